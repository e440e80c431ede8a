"""The pages of a demonstration. Outside demo mode there are none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
from belisha.site.demo.members import (
    Audience,
    Members,
    account_in_demonstration,
    made_up_schools,
    only_made_up_schools,
)
from belisha.site.vocabulary import VOCABULARY
from belisha.web.admission import open_to_all
from belisha.web.demo.outbox import letters
from belisha.web.signing_in.sessions import begin, end

ON_A_PAGE: Final = 30
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
    """The leaders, and links to each other group; one group; or those who fit what somebody looks for."""
    schools = made_up_schools()
    chosen = next(
        (one for one in schools if one.slug == request.GET.get("school")), next(iter(schools), None)
    )
    sought = " ".join(request.GET.get("sought", "")[:100].split())
    those = Members(chosen.slug if chosen else "", VOCABULARY, timezone.localdate(), sought)
    counts = those.counts()
    asked = next((one for one in Audience if one.name.lower() == request.GET.get("who")), None)
    shown = asked if asked or sought else next(iter(counts), None)
    number = counts.get(shown, 0) if shown else sum(counts.values())
    page = Paginator(range(number), ON_A_PAGE).get_page(request.GET.get("page"))
    people = those.some(shown, max(page.start_index() - 1, 0), ON_A_PAGE)
    kept = {"school": chosen.slug if chosen else "", "sought": sought}
    context = {
        "schools": schools,
        "chosen": chosen,
        "sought": sought,
        "who": asked,
        "number": number,
        "everybody": f"?{urlencode({'school': kept['school']})}",
        "audiences": _audiences(counts, kept, shown),
        "sections": [
            (audience, list(these)) for audience, these in groupby(people, lambda one: one.audience)
        ],
        "pages": _pages(page, kept | ({"who": shown.name.lower()} if shown else {})),
        "page": page,
    }
    return render(request, "demo/members.html", context)


def _audiences(
    counts: Mapping[Audience, int], kept: dict[str, str], shown: Audience | None
) -> list[tuple[Audience, int, str]]:
    """Each audience that is not shown, with how many there are of it, and the address that shows only these."""
    return [
        (audience, number, f"?{urlencode(kept | {'who': audience.name.lower()})}")
        for audience, number in counts.items()
        if audience is not shown
    ]


def _pages(page: Page[int], kept: dict[str, str]) -> dict[str, Any]:
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
    """The emails that would have been sent, the newest first; none where a real school's could be among them."""
    shown = letters(Path(settings.EMAIL_FILE_PATH)) if only_made_up_schools() else ()
    return render(request, "demo/outbox.html", {"letters": shown})
