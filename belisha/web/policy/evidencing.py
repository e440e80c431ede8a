"""What shows that clauses are kept, ready to be shown: for each provision its evidence, and for a clause the gravest state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from belisha.access.rules import may
from belisha.access.terms import Act, Actor
from belisha.people.evidence import Evidence, EvidenceState
from belisha.policy.evidence import UNSERVED, EvidenceFacts, evidence_for
from belisha.policy.queries import Examined
from belisha.web.policy.addresses import address_or_none
from belisha.web.policy.document import Document, Entry
from belisha.web.policy.words import unserved

GRAVEST_FIRST: Final = (
    EvidenceState.BREACHED,
    EvidenceState.OVERDUE,
    EvidenceState.DUE,
    EvidenceState.NEVER_EXERCISED,
    EvidenceState.UNSERVED,
    EvidenceState.KEPT,
)
"""A clause is kept only when all that it asks is."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What shows that one provision is kept, beside what the provision says; "" for what no block says."""

    sentence: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ClauseEvidence:
    """What shows that a clause is kept."""

    proofs: tuple[Proof, ...]

    @property
    def state(self) -> EvidenceState | None:
        """The gravest of its provisions' states; None for a clause that asks nothing."""
        found = {proof.evidence.state for proof in self.proofs}
        return next((state for state in GRAVEST_FIRST if state in found), None)


def evidence_of(entry: Entry, facts: EvidenceFacts) -> ClauseEvidence:
    """What shows that one clause is kept. Where it asks for more than its blocks say, that is unserved."""
    clause = entry.clause
    proofs = [
        Proof(sentence, evidence_for(provision, clause, facts))
        for (provision, _), sentence in zip(clause.provisions, entry.sentences, strict=True)
    ]
    if unserved(entry.standing) and all(
        proof.evidence.state is not EvidenceState.UNSERVED for proof in proofs
    ):
        proofs.append(Proof((), UNSERVED))
    return ClauseEvidence(tuple(proofs))


def evidence_of_all(document: Document, facts: EvidenceFacts) -> dict[str, ClauseEvidence]:
    """What shows that each clause of a document is kept, by the clause's anchor, which no two share."""
    return {entry.anchor: evidence_of(entry, facts) for entry in document.entries}


def states_of(evidence: Mapping[str, ClauseEvidence]) -> dict[str, EvidenceState]:
    """The state of each clause that asks something."""
    return {anchor: one.state for anchor, one in evidence.items() if one.state}


@dataclass(frozen=True, slots=True)
class Way:
    """A link to where something is looked up or put right."""

    words: str
    address: str


def way_to_mend(evidence: Evidence, examined: Examined, actor: Actor) -> Way | None:
    """Where evidence leads somebody; None where there is nowhere that they may go."""
    hint = evidence.hint
    if hint is None:
        return None
    if hint.page == "role":
        return _to_role(hint.identity, examined)
    if hint.page == "document":
        return _to_document(hint.identity, actor)
    if hint.page == "people":
        return _to_people(hint.identity, evidence.state, actor)
    if hint.page == "roles":
        return _way("See who holds which role", "roles")
    if evidence.state is not EvidenceState.KEPT and may(actor, Act.PROPOSE):
        return _way("Bring in a corrected text", "version-propose")
    return None


def _to_role(role: str, examined: Examined) -> Way | None:
    if role in examined.roles:
        return _way(f"See who is {examined.policy.titles.one_of(role)}", "role", role)
    return _way("See who holds which role", "roles")


def _to_document(document: str, actor: Actor) -> Way | None:
    if may(actor, Act.KEEP_DOCUMENTS):
        return _way("Open the record of this document", "document-record", document)
    way = _way("See it in the list of documents", "documents")
    return Way(way.words, f"{way.address}#{document}") if way else None


def _to_people(clause: str, state: EvidenceState, actor: Actor) -> Way | None:
    if not may(actor, Act.READ_REGISTER):
        return _way("See whom the policy binds", "scope")
    if state is EvidenceState.KEPT:
        return _way("See their names", "clause-people", clause)
    return _way("Open the register", "people") or _way("See their names", "clause-people", clause)


def _way(words: str, route: str, *args: str) -> Way | None:
    address = address_or_none(route, *args)
    return Way(words, address) if address else None
