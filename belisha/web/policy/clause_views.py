"""One clause: what it does, what shows that it is kept, whom it binds, and how it came to be as it is."""

from __future__ import annotations

from difflib import get_close_matches
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from belisha.access.rules import may
from belisha.access.terms import Act
from belisha.language.marks import Conflict
from belisha.policy.queries import Examined
from belisha.policy.register_queries import evidence_facts, names_bound, scope_of
from belisha.policy.scope_table import scope_table
from belisha.policy.version_history import Moment, clause_history
from belisha.site.vocabulary import VOCABULARY
from belisha.web.admission import acting, admits
from belisha.web.policy.addresses import address_or_none
from belisha.web.policy.document import document_of
from belisha.web.policy.evidencing import evidence_of, way_to_mend
from belisha.web.policy.pages import page
from belisha.web.policy.served import with_policy


@admits(Act.READ_POLICY)
@require_safe
@with_policy
def clause(request: HttpRequest, examined: Examined, clause: str) -> HttpResponse:
    """One clause: what it makes the software do, for whom, why, what shows it kept, and what is the matter with it."""
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
        "history": _history(request, clause),
    }
    return page(request, "clause", examined, shown | _kept(request, examined, clause))


def _kept(request: HttpRequest, examined: Examined, clause: str) -> dict[str, Any]:
    """What the records show of a clause, and whom it binds today; nothing for who may not see either."""
    actor = acting(request)
    if not may(actor, Act.READ_COVERAGE):
        return {"evidence": None, "reach": None}
    facts = evidence_facts(examined, timezone.localdate(), actor=actor)
    reach = scope_of(examined, clause)
    evidence = evidence_of(document_of(examined).by_id[clause], facts)
    return {
        "evidence": evidence,
        "ways": [way_to_mend(proof.evidence, examined, actor) for proof in evidence.proofs],
        "reach": reach,
        "people": facts.people.bound(reach.who, reach.counts_in),
    }


def _history(request: HttpRequest, clause: str) -> tuple[Moment, ...]:
    actor = acting(request)
    if not may(actor, Act.READ_VERSIONS):
        return ()
    return clause_history(clause, VOCABULARY, actor=actor)


def _no_clause(request: HttpRequest, examined: Examined, clause: str) -> HttpResponse:
    near = get_close_matches(clause, document_of(examined).by_id, n=5, cutoff=0.5)
    shown = {"sought": clause, "near": near, "history": _history(request, clause)}
    return page(request, "no_clause", examined, shown, status=404)


@admits(Act.READ_REGISTER)
@require_safe
@with_policy
def clause_people(request: HttpRequest, examined: Examined, clause: str) -> HttpResponse:
    """The names of those whom a clause binds today. That they were read stands in the trail."""
    if clause not in examined.by_id:
        return _no_clause(request, examined, clause)
    asked = request.GET.get("page", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < len("100000") else 1
    names = names_bound(examined, clause, number, timezone.localdate(), actor=acting(request))
    shown = {
        "clause": clause,
        "names": names,
        "reach": scope_of(examined, clause),
        "person_address": partial(address_or_none, "person"),
    }
    return page(request, "clause_people", examined, shown)


@admits(Act.READ_COVERAGE)
@require_safe
@with_policy
def scope(request: HttpRequest, examined: Examined) -> HttpResponse:
    """For whom, where and on which devices the policy holds, and whom it does not bind."""
    today = timezone.localdate()
    table = scope_table(examined, today, actor=acting(request))
    return page(request, "scope", examined, {"table": table, "today": today})
