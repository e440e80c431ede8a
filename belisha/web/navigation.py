"""The service navigation: the few places that are offered on every page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True)
class Place:
    """One entry: the words that are shown and the name of the route behind them."""

    words: str
    route: str


PLACES: Final = (
    Place("Policy", "policy"),
    Place("Findings", "findings"),
    Place("Roles", "roles"),
    Place("What is served", "coverage"),
    Place("Compare", "compare"),
    Place("Check a policy", "check"),
)


def navigation(request: HttpRequest, places: tuple[Place, ...] = PLACES) -> list[dict[str, Any]]:
    """The entries for GOV.UK's service navigation.

    The page itself is marked as current, and the place that it stands beneath as active. A place whose pages are not
    installed here is left out.
    """
    addressed = [(place, address) for place in places if (address := _address_of(place))]
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
