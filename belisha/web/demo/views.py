"""The pages of a demonstration. Outside demo mode there are none."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from itertools import groupby
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from belisha.people.accounts.deeds import Ending, Way
from belisha.site.demo.members import Audience, Member, account_in_demonstration, made_up_schools
from belisha.site.demo.members import members as members_of
from belisha.site.vocabulary import VOCABULARY
from belisha.web.admission import open_to_all
from belisha.web.demo.outbox import letters
from belisha.web.signing_in.sessions import begin, end

ON_A_PAGE: Final = 60
View = Callable[..., HttpResponse]


def only_in_demo_mode(view: View) -> View:
    """A page that is not there unless this is a demonstration."""

    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not settings.BELISHA_DEMO:
            raise Http404
        return view(request, **kwargs)

    return guarded


@open_to_all
@require_safe
@only_in_demo_mode
def members(request: HttpRequest) -> HttpResponse:
    """Everybody as whom one can sign in, by audience; found by name, or by what they are."""
    schools = made_up_schools()
    chosen = next(
        (one for one in schools if one.slug == request.GET.get("school")), next(iter(schools), None)
    )
    everybody = members_of(chosen.slug, VOCABULARY, timezone.localdate()) if chosen else ()
    sought = " ".join(request.GET.get("sought", "")[:100].split())
    matching = [one for one in everybody if one.matches(sought)]
    who = next((one for one in Audience if one.name.lower() == request.GET.get("who")), None)
    shown = [one for one in matching if who in {None, one.audience}]
    page = Paginator(shown, ON_A_PAGE).get_page(request.GET.get("page"))
    kept = {"school": chosen.slug if chosen else "", "sought": sought}
    context = {
        "schools": schools,
        "chosen": chosen,
        "sought": sought,
        "who": who,
        "number": len(shown),
        "everybody": f"?{urlencode(kept)}",
        "audiences": _audiences(matching, kept),
        "sections": [
            (audience, list(those)) for audience, those in groupby(page, key=lambda one: one.audience)
        ],
        "pages": _pages(page, kept | ({"who": who.name.lower()} if who else {})),
        "page": page,
    }
    return render(request, "demo/members.html", context)


def _audiences(matching: list[Member], kept: dict[str, str]) -> list[tuple[Audience, int, str]]:
    """Each audience with how many there are of it, and the address that shows only these."""
    counted = [(audience, sum(one.audience is audience for one in matching)) for audience in Audience]
    return [
        (audience, number, f"?{urlencode(kept | {'who': audience.name.lower()})}")
        for audience, number in counted
        if number
    ]


def _pages(page: Page[Member], kept: dict[str, str]) -> dict[str, Any]:
    """The parameters of GOV.UK's pagination; nothing while there is one page."""
    if page.paginator.num_pages == 1:
        return {}

    def address(number: int) -> str:
        return f"?{urlencode(kept | {'page': str(number)})}"

    items: list[dict[str, Any]] = [
        {"number": number, "href": address(number), "current": number == page.number}
        if isinstance(number, int)
        else {"ellipsis": True}
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    ]
    found: dict[str, Any] = {"items": items}
    if page.has_previous():
        found["previous"] = {"href": address(page.previous_page_number())}
    if page.has_next():
        found["next"] = {"href": address(page.next_page_number())}
    return found


@open_to_all
@require_POST
@only_in_demo_mode
def sign_in(request: HttpRequest, reference: UUID) -> HttpResponse:
    """Signs in as a member of a made-up school, without a password; nobody else can be signed in so."""
    account = account_in_demonstration(str(reference))
    if account is None:
        raise Http404
    if request.user.is_authenticated:
        end(request, Ending.ASKED)
    begin(request, account, Way.DEMONSTRATION)
    return redirect("home")


@open_to_all
@require_safe
@only_in_demo_mode
def outbox(request: HttpRequest) -> HttpResponse:
    """The emails that would have been sent, the newest first."""
    return render(request, "demo/outbox.html", {"letters": letters(Path(settings.EMAIL_FILE_PATH))})
