"""The pages that read the served policy: each address of one verb, with a view of the same name."""

from __future__ import annotations

from difflib import get_close_matches
from functools import partial
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from belisha.access.terms import Act
from belisha.language.marks import Conflict
from belisha.language.publishing import Form
from belisha.policy.queries import Examined
from belisha.policy.role_register import register_of_roles
from belisha.policy.role_rows import RoleRegister
from belisha.web.admission import acting, admits
from belisha.web.policy import asking, counting, downloads, filters
from belisha.web.policy.addresses import address_or_none, with_links
from belisha.web.policy.approval import facts
from belisha.web.policy.document import document_of
from belisha.web.policy.filters import Choice, Shown
from belisha.web.policy.marking import mark_html, mark_text
from belisha.web.policy.served import with_policy
from belisha.web.policy.words import KINDS, LEVELS, NOT_YET, in_parts, within
from belisha.web.words import count_of

FORMS: Final = (
    (Form.PDF, "PDF", "to print or to send"),
    (Form.DOCX, "Word", "to work on"),
    (Form.HTML, "Web page", "one file, for the school’s website"),
)


@admits(Act.READ_COVERAGE)
@require_safe
@with_policy
def overview(request: HttpRequest, examined: Examined) -> HttpResponse:
    """The policy at a glance: which it is, whether it is approved, and how it stands."""
    shown = {
        "facts": facts(examined.policy, timezone.localdate()),
        "counts": counting.counts(examined),
        "levels": counting.levels(examined),
        "roles": [row for row in asking.role_rows(examined) if row.clauses],
        "forms": FORMS,
    }
    return _page(request, "overview", examined, shown)


@admits(Act.READ_POLICY)
@require_safe
@with_policy
def policy(request: HttpRequest, examined: Examined) -> HttpResponse:
    """The whole policy as a document, or the clauses of it that somebody looks for."""
    found = _found(request, examined)
    found["facts"] = facts(examined.policy, timezone.localdate())
    return _filtered(request, "policy", examined, found)


@admits(Act.READ_POLICY)
@require_safe
@with_policy
def clause(request: HttpRequest, examined: Examined, clause: str) -> HttpResponse:
    """One clause: what it makes the software do, for whom, why, and what is the matter with it."""
    document = document_of(examined)
    entry = document.by_id.get(clause)
    if entry is None:
        return _no_clause(request, examined, clause)
    before, after = examined.neighbours(entry.clause)
    titles = examined.policy.titles
    shown = {
        "entry": entry,
        "asks": examined.asks_by(entry.standing),
        "marks": [mark.sentence(titles) for mark, _ in entry.clause.marks if not isinstance(mark, Conflict)],
        "bound": [(role, titles.party(role), role in titles.bodies) for role in entry.standing.bound],
        "owed": {one.id: one for one in examined.owed_by(entry.standing)},
        "contradictions": examined.contradictions(entry.clause),
        "findings": examined.findings_by_clause.get(clause, ()),
        "written": examined.written(entry.clause),
        "before": before,
        "after": after,
        "document": document,
    }
    return _page(request, "clause", examined, shown)


def _no_clause(request: HttpRequest, examined: Examined, clause: str) -> HttpResponse:
    near = get_close_matches(clause, document_of(examined).by_id, n=5, cutoff=0.5)
    return _page(request, "no_clause", examined, {"sought": clause, "near": near}, status=404)


@admits(Act.READ_ROLES)
@require_safe
@with_policy
def roles(request: HttpRequest, examined: Examined) -> HttpResponse:
    """Every role that the policy names or asks something of."""
    shown = {
        "rows": asking.role_rows(examined),
        "register": _register(request, examined),
        "findings": asking.findings_about_any(examined),
    }
    return _page(request, "roles", examined, shown)


@admits(Act.READ_ROLES)
@require_safe
@with_policy
def role(request: HttpRequest, examined: Examined, role: str) -> HttpResponse:
    """All that the policy asks of one role, by when it is due: a hand-out for whoever holds it."""
    if role not in examined.roles:
        near = get_close_matches(role, examined.roles, n=3, cutoff=0.4)
        rows = [asking.role_row(examined, one) for one in near]
        return _page(request, "no_role", examined, {"sought": role, "near": rows}, status=404)
    asks = examined.asks_of(role)
    shown = {
        "row": asking.role_row(examined, role),
        "filled": _register(request, examined).row(role),
        "whom": examined.policy.titles.role(role).definite,
        "occasions": asking.occasions(examined, asks),
        "number": len(asks),
        "wider": asking.wider(examined, role),
        "findings": asking.findings_about(examined, role),
        "today": timezone.localdate(),
    }
    return _page(request, "role", examined, shown)


def _register(request: HttpRequest, examined: Examined) -> RoleRegister:
    return register_of_roles(examined, timezone.localdate(), actor=acting(request))


@admits(Act.READ_POLICY)
@require_safe
@with_policy
def publish(request: HttpRequest, examined: Examined, form: str) -> HttpResponse:
    """The published policy as a file; a policy with errors is not published."""
    if form not in set(Form):
        raise Http404
    if not examined.sound:
        return _page(request, "not_published", examined, {}, status=409)
    wanted = Form(form)
    made = downloads.published(examined, wanted)
    return _file(made, wanted.media_type, downloads.file_name(examined.policy, wanted))


@admits(Act.READ_COVERAGE)
@require_safe
@with_policy
def coverage(request: HttpRequest, examined: Examined) -> HttpResponse:
    """How each clause is kept, and what nothing serves yet; by clause and by subject."""
    found = _found(request, examined)
    found |= {"counts": counting.counts(examined), "subjects": examined.coverage}
    return _filtered(request, "coverage", examined, found)


@admits(Act.READ_COVERAGE)
@require_safe
@with_policy
def coverage_export(request: HttpRequest, examined: Examined) -> HttpResponse:
    """The clauses that somebody looks for, as a table for a spreadsheet."""
    document = document_of(examined)
    found = filters.shown(document, Choice.of(request.GET))
    table = downloads.coverage_table(document, found.entries)
    return _file(table, "text/csv; charset=utf-8", downloads.file_name(examined.policy, "csv", "coverage"))


def _found(request: HttpRequest, examined: Examined) -> dict[str, Any]:
    document = document_of(examined)
    choice = Choice.of(request.GET)
    return {
        "choice": choice,
        "options": filters.options(document, choice),
        "labels": filters.LABELS,
        "chosen": filters.chosen(document, choice),
        "shown": filters.shown(document, choice),
        "mark_html": partial(mark_html, terms=choice.terms),
        "mark_text": partial(mark_text, terms=choice.terms),
    }


def _filtered(request: HttpRequest, name: str, examined: Examined, found: dict[str, Any]) -> HttpResponse:
    """A page with filters: whole, or only what a changed filter changes when htmx asks for it."""
    asked_by_htmx = bool(getattr(request, "htmx", False))
    response = _page(request, f"{name}_found" if asked_by_htmx else name, examined, found)
    patch_vary_headers(response, ["HX-Request"])
    if asked_by_htmx:
        response["HX-Push-Url"] = f"{request.path}{found['choice'].query}"
    return response


def _page(
    request: HttpRequest, name: str, examined: Examined, shown: dict[str, Any], status: int = 200
) -> HttpResponse:
    front = examined.policy.front
    common = {
        "examined": examined,
        "policy": examined.policy,
        "school": front.school,
        "policy_within": within(front.title),
        "findings_address": address_or_none("findings"),
        "kinds": KINDS,
        "not_yet": NOT_YET,
        "level_names": LEVELS,
        "in_parts": in_parts,
        "with_links": partial(with_links, known=examined.by_id),
        "number_shown": number_shown,
        "by_kind": counting.by_kind,
    }
    return render(request, f"policy/{name}.html", common | shown, status=status)


def number_shown(shown: Shown) -> str:
    """How many clauses a choice leaves: "12 of 143 clauses", or "143 clauses" when all are shown."""
    if len(shown.entries) == shown.total:
        return count_of(shown.total, "clause")
    return f"{len(shown.entries):,} of {count_of(shown.total, 'clause')}"


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-cache"},
    )
