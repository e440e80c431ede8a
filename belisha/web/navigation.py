"""The service navigation: the few places that are offered on every page to whoever may go there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from belisha.access.rules import might
from belisha.access.terms import Act
from belisha.web.admission import acting


@dataclass(frozen=True)
class Place:
    """One entry: the words that are shown and the name of the route behind them."""

    words: str
    route: str
    act: Act
    """What one must be allowed to do to be offered it."""


PLACES: Final = (
    Place("Home", "home", Act.READ_OWN_HOME),
    Place("Policy", "policy", Act.READ_POLICY),
    Place("Roles", "roles", Act.READ_ROLES),
    Place("People", "people", Act.READ_REGISTER),
    Place("Classes", "classes", Act.READ_CLASSES),
    Place("Versions", "versions", Act.READ_FINDINGS),
    Place("Findings", "findings", Act.READ_FINDINGS),
    Place("What is served", "coverage", Act.READ_COVERAGE),
    Place("Trail", "trail", Act.READ_TRAIL),
)


def navigation(request: HttpRequest, places: tuple[Place, ...] = PLACES) -> list[dict[str, Any]]:
    """The entries for GOV.UK's service navigation.

    The page itself is marked as current, and the place that it stands beneath as active. A place whose pages are not
    installed here is left out.
    """
    actor = acting(request)
    offered = [place for place in places if might(actor, place.act)]
    addressed = [(place, address) for place in offered if (address := _address_of(place))]
    beneath = max(
        (address for _, address in addressed if request.path.startswith(address)), key=len, default=""
    )
    return [
        {
            "text": place.words,
            "href": address,
            "current": request.path == address,
            "active": address == beneath and address != "/",
        }
        for place, address in addressed
    ]


def _address_of(place: Place) -> str | None:
    try:
        return reverse(place.route)
    except NoReverseMatch:
        return None
