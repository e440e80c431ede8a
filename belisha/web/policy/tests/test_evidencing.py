"""The gravest state of a clause, and where its evidence leads somebody."""

from __future__ import annotations

import pytest

from belisha.access.terms import Actor, ActorKind
from belisha.language.obligations import read_obligations
from belisha.people.evidence import Evidence, EvidenceState, Hint
from belisha.people.holding.terms import HeldRoles
from belisha.people.populations import Census
from belisha.policy.evidence import EvidenceFacts
from belisha.policy.queries import Examined, examine
from belisha.site.vocabulary import VOCABULARY
from belisha.web.policy.document import document_of
from belisha.web.policy.evidencing import (
    GRAVEST_FIRST,
    ClauseEvidence,
    Proof,
    evidence_of_all,
    states_of,
    way_to_mend,
)
from belisha.web.policy.words import EVIDENCE
from tests.policies import TODAY, clause, policy

KEPT, OVERDUE = EvidenceState.KEPT, EvidenceState.OVERDUE
SMALL = policy(
    clause("role: dsl", "a.lead", "appoint"),
    clause("who: staff\ndo: keep passwords secret", "a.duty"),
    "\nWe value the internet. {#a.value}\n",
    '\nThe law holds. {#a.law source="x.9"}\n\n```cite\ntitle: Data Protection Act\nedition: "2018"\n```\n',
)
OWED = "id,kind,capability\nx.9,enforced,filter.unblock\n"


def clause_with(*states: EvidenceState) -> ClauseEvidence:
    return ClauseEvidence(tuple(Proof((), Evidence(state, "A sentence.")) for state in states))


def small(owed: str = "") -> Examined:
    return examine(SMALL, VOCABULARY, TODAY, "policy.md", read_obligations(owed.splitlines()))


def evidence_in(examined: Examined) -> dict[str, ClauseEvidence]:
    facts = EvidenceFacts(examined, TODAY, HeldRoles(), Census(TODAY, (), frozenset()), {})
    return evidence_of_all(document_of(examined), facts)


def reader(*roles: str) -> Actor:
    return Actor(ActorKind.PERSON, "p", "s", frozenset(roles))


def way(page: str, identity: str, who: str, state: EvidenceState = OVERDUE) -> str:
    found = way_to_mend(Evidence(state, "A sentence.", (), Hint(page, identity)), small(), reader(who))
    return found.address if found else ""


def test_every_state_has_a_place_in_order_and_a_name() -> None:
    assert set(GRAVEST_FIRST) == set(EvidenceState) == set(EVIDENCE)


def test_a_clause_is_as_its_gravest_provision_and_kept_only_when_all_are() -> None:
    assert clause_with(KEPT, OVERDUE, EvidenceState.DUE).state is OVERDUE
    assert clause_with(KEPT, EvidenceState.UNSERVED).state is EvidenceState.UNSERVED
    assert clause_with(KEPT, KEPT).state is KEPT
    assert clause_with().state is None


def test_each_clause_that_asks_something_has_a_state() -> None:
    assert states_of(evidence_in(small())) == {
        "a.lead": EvidenceState.NEVER_EXERCISED,
        "a.duty": EvidenceState.UNSERVED,
        "a.law": KEPT,
    }


def test_what_a_clause_owes_beyond_its_blocks_is_unserved() -> None:
    found = evidence_in(small(OWED))["a.law"]
    assert [proof.evidence.state for proof in found.proofs] == [KEPT, EvidenceState.UNSERVED]
    assert found.state is EvidenceState.UNSERVED
    assert evidence_in(small())["a.law"].state is KEPT


@pytest.mark.parametrize(
    ("page", "identity", "who", "address"),
    [
        ("role", "dsl", "teacher", "/roles/dsl/"),
        ("role", "police", "teacher", "/roles/"),
        ("roles", "", "teacher", "/roles/"),
        ("document", "pupil-agreement", "head", "/documents/pupil-agreement/"),
        ("document", "pupil-agreement", "teacher", "/documents/#pupil-agreement"),
        ("people", "a.lead", "teacher", "/policy/scope/"),
        ("clause", "a.law", "head", "/versions/new/"),
        ("clause", "a.law", "teacher", ""),
        ("moon", "", "teacher", ""),
    ],
)
def test_it_leads_only_where_the_reader_may_go(page: str, identity: str, who: str, address: str) -> None:
    assert way(page, identity, who) == address


def test_those_who_may_see_names_are_led_to_them_once_all_are_known() -> None:
    assert way("people", "a.lead", "head", KEPT) == "/policy/clauses/a.lead/people/"
    assert way("people", "a.lead", "teacher", KEPT) == "/policy/scope/"


def test_what_is_kept_asks_for_no_corrected_text() -> None:
    assert way("clause", "a.law", "head", KEPT) == ""


def test_evidence_without_a_hint_leads_nowhere() -> None:
    assert way_to_mend(Evidence(KEPT, "A sentence."), small(), reader("head")) is None
