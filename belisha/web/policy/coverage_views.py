"""How the policy stands as a whole: at a glance, and clause by clause."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from belisha.access.rules import may
from belisha.access.terms import Act
from belisha.language.publishing import Form
from belisha.policy.queries import Examined
from belisha.policy.register_queries import evidence_facts
from belisha.policy.version_history import version_before
from belisha.policy.version_queries import InForce, Version, version_in_force
from belisha.web.admission import acting, admits
from belisha.web.files import as_file
from belisha.web.policy import asking, counting, downloads, filters
from belisha.web.policy.document import document_of
from belisha.web.policy.evidencing import ClauseEvidence, evidence_of_all, states_of
from belisha.web.policy.filters import Choice
from belisha.web.policy.on_record import facts_on_record
from belisha.web.policy.pages import filtered, found, page
from belisha.web.policy.served import with_policy

FORMS: Final = (
    (Form.PDF, "PDF", "to print or to send"),
    (Form.DOCX, "Word", "to work on"),
    (Form.HTML, "Web page", "one file, for the school’s website"),
)


@admits(Act.READ_COVERAGE)
@require_safe
@with_policy
def overview(request: HttpRequest, examined: Examined) -> HttpResponse:
    """The policy at a glance: which it is, whether it is approved and kept, and how it stands."""
    today, actor = timezone.localdate(), acting(request)
    version = version_in_force(today, actor=actor)
    shown = {
        "facts": facts_on_record(examined.policy, version, today, by_whom=True),
        "before": _before(request, version),
        "counts": counting.counts(examined),
        "evidence": counting.evidence_counts(states_of(_evidence(request, examined)).values()),
        "levels": counting.levels(examined),
        "roles": [row for row in asking.role_rows(examined) if row.clauses],
        "forms": FORMS,
    }
    return page(request, "overview", examined, shown)


def _before(request: HttpRequest, version: Version | None) -> InForce | None:
    """The version that this one took the place of, for whoever may see what changed."""
    actor = acting(request)
    if version is None or not (may(actor, Act.READ_VERSIONS) and may(actor, Act.COMPARE)):
        return None
    return version_before(version.reference, actor=actor)


def _evidence(request: HttpRequest, examined: Examined) -> dict[str, ClauseEvidence]:
    facts = evidence_facts(examined, timezone.localdate(), actor=acting(request))
    return evidence_of_all(document_of(examined), facts)


@admits(Act.READ_COVERAGE)
@require_safe
@with_policy
def coverage(request: HttpRequest, examined: Examined) -> HttpResponse:
    """How each clause is kept, and what nothing serves yet; by clause and by subject."""
    states = states_of(_evidence(request, examined))
    shown = found(request, examined, states) | {
        "states": states,
        "counts": counting.counts(examined),
        "evidence": counting.evidence_counts(states.values()),
        "subjects": examined.coverage,
    }
    return filtered(request, "coverage", examined, shown)


@admits(Act.READ_COVERAGE)
@require_safe
@with_policy
def coverage_export(request: HttpRequest, examined: Examined) -> HttpResponse:
    """The clauses that somebody looks for, as a table for a spreadsheet."""
    document = document_of(examined)
    evidence = _evidence(request, examined)
    chosen = filters.shown(document, Choice.of(request.GET), states_of(evidence))
    table = downloads.coverage_table(document, chosen.entries, evidence)
    return as_file(table, "text/csv; charset=utf-8", downloads.file_name(examined.policy, "csv", "coverage"))
