"""What the critic says of the served policy: as a list of jobs, beside the text, as a spreadsheet, and one kind at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from belisha.access.terms import Act
from belisha.language import reading
from belisha.language.findings import Kind
from belisha.policy.queries import Examined
from belisha.site.vocabulary import VOCABULARY
from belisha.web.admission import admits
from belisha.web.critic.beside import stretches
from belisha.web.critic.groups import group_of
from belisha.web.critic.listing import ORDER, Remark, Wanted, counted, jobs, neighbours, remarks_on
from belisha.web.critic.marking import in_code
from belisha.web.critic.spreadsheet import table
from belisha.web.critic.texts import title_of
from belisha.web.files import csv_file
from belisha.web.policy.served import with_policy
from belisha.web.policy.words import LEVELS

KINDS: Final = {kind.id: kind for kind in (*reading.KINDS, *VOCABULARY.kinds())}
"""Everything that can be found, by its id."""


@admits(Act.READ_FINDINGS)
@require_safe
@with_policy
def findings(request: HttpRequest, examined: Examined) -> HttpResponse:
    """The findings, grouped by what to do about them; `level`, `id` and `clause` choose among them."""
    remarks, wanted = _asked(request, examined)
    chosen = _wanted(remarks, wanted)
    return render(
        request,
        "critic/findings.html",
        {
            **_about(examined),
            "remarks": remarks,
            "chosen": chosen,
            "jobs": jobs(chosen),
            "counts": counted(remarks),
            "query": _query(request),
            **_choices(examined, remarks),
            **_words(wanted),
        },
    )


@admits(Act.READ_FINDINGS)
@require_safe
@with_policy
def findings_text(request: HttpRequest, examined: Examined) -> HttpResponse:
    """The policy's text with each finding beside its line."""
    remarks, wanted = _asked(request, examined)
    chosen = _wanted(remarks, wanted)
    shown = {"remarks": chosen, "all": len(remarks), "query": _query(request), **_words(wanted)}
    text = {"stretches": stretches(examined.policy, chosen), "neighbours": neighbours(chosen)}
    return render(request, "critic/findings_text.html", {**_about(examined), **shown, **text})


@admits(Act.READ_FINDINGS)
@require_safe
@with_policy
def findings_csv(request: HttpRequest, examined: Examined) -> HttpResponse:
    """The findings as a spreadsheet, chosen as on the page."""
    remarks, wanted = _asked(request, examined)
    return csv_file(table(_wanted(remarks, wanted)), "findings.csv")


@admits(Act.READ_FINDINGS)
@require_safe
@with_policy
def finding(request: HttpRequest, examined: Examined, finding: str) -> HttpResponse:
    """What one kind of finding means, and where it occurs in the served policy."""
    kind: Kind | None = KINDS.get(finding)
    if kind is None:
        raise Http404
    remarks, _ = _asked(request, examined)
    here = _wanted(remarks, Wanted(id=kind.id))
    return render(
        request,
        "critic/finding.html",
        {
            **_about(examined),
            "kind": kind,
            "meaning": LEVELS[kind.level],
            "group": group_of(kind.id),
            "remarks": here,
            "in_code": in_code,
        },
    )


def _asked(request: HttpRequest, examined: Examined) -> tuple[tuple[Remark, ...], Wanted]:
    return remarks_on(examined.policy, examined.findings), Wanted.from_query(request.GET.dict())


def _wanted(remarks: tuple[Remark, ...], wanted: Wanted) -> tuple[Remark, ...]:
    return tuple(remark for remark in remarks if wanted.wants(remark.finding))


def _about(examined: Examined) -> dict[str, Any]:
    return {"school": examined.policy.front.school, "policy_title": title_of(examined.policy)}


def _words(wanted: Wanted) -> dict[str, Any]:
    return {"wanted": wanted, "wanted_words": wanted.words, "meanings": LEVELS}


def _choices(examined: Examined, remarks: tuple[Remark, ...]) -> dict[str, list[dict[str, str]]]:
    kinds = sorted({remark.kind for remark in remarks}, key=lambda kind: kind.title)
    concerned = {clause for remark in remarks for clause in remark.clauses}
    clauses = [clause.id for clause in examined.policy.clauses if clause.id in concerned]
    return {
        "level_items": _items([(level, f"{LEVELS[level].words}s") for level in ORDER]),
        "kind_items": _items([(kind.id, kind.title) for kind in kinds]),
        "clause_items": _items([(clause, clause) for clause in clauses]),
    }


def _items(choices: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"value": "", "text": "All"}, *({"value": value, "text": text} for value, text in choices)]


def _query(request: HttpRequest) -> str:
    return f"?{request.GET.urlencode()}" if request.GET else ""
