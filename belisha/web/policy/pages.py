"""What the pages about the policy have in common: their surroundings, their filters, and the files that they give."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from belisha.policy.queries import Examined
from belisha.web.policy import counting, filters
from belisha.web.policy.addresses import address_or_none, with_links
from belisha.web.policy.document import document_of
from belisha.web.policy.filters import NO_EVIDENCE, Choice, Evidenced, Shown
from belisha.web.policy.marking import mark_html, mark_text
from belisha.web.policy.words import EVIDENCE, KINDS, LEVELS, NOT_YET, in_parts, within
from belisha.web.words import count_of


def found(request: HttpRequest, examined: Examined, evidenced: Evidenced = NO_EVIDENCE) -> dict[str, Any]:
    """The clauses that somebody looks for. By evidence they are chosen only where `evidenced` says how each stands."""
    document = document_of(examined)
    choice = Choice.of(request.GET)
    choice = choice if evidenced else choice.without("evidence")
    return {
        "choice": choice,
        "options": filters.options(document, choice, evidenced),
        "labels": filters.LABELS,
        "chosen": filters.chosen(document, choice),
        "shown": filters.shown(document, choice, evidenced),
        "mark_html": partial(mark_html, terms=choice.terms),
        "mark_text": partial(mark_text, terms=choice.terms),
    }


def filtered(request: HttpRequest, name: str, examined: Examined, shown: dict[str, Any]) -> HttpResponse:
    """A page with filters: whole, or only what a changed filter changes when htmx asks for it."""
    asked_by_htmx = bool(getattr(request, "htmx", False))
    response = page(request, f"{name}_found" if asked_by_htmx else name, examined, shown)
    patch_vary_headers(response, ["HX-Request"])
    if asked_by_htmx:
        response["HX-Push-Url"] = f"{request.path}{shown['choice'].query}"
    return response


def page(
    request: HttpRequest, name: str, examined: Examined, shown: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A page of the folder `policy`, or of another that is named: "documents/documents"."""
    front = examined.policy.front
    common = {
        "examined": examined,
        "policy": examined.policy,
        "school": front.school,
        "policy_within": within(front.title),
        "findings_address": address_or_none("findings"),
        "kinds": KINDS,
        "not_yet": NOT_YET,
        "evidence_names": EVIDENCE,
        "level_names": LEVELS,
        "in_parts": in_parts,
        "with_links": partial(with_links, known=examined.by_id),
        "number_shown": number_shown,
        "by_kind": counting.by_kind,
    }
    template = name if "/" in name else f"policy/{name}"
    return render(request, f"{template}.html", common | shown, status=status)


def number_shown(shown: Shown) -> str:
    """How many clauses a choice leaves: "12 of 143 clauses", or "143 clauses" when all are shown."""
    if len(shown.entries) == shown.total:
        return count_of(shown.total, "clause")
    return f"{len(shown.entries):,} of {count_of(shown.total, 'clause')}"
