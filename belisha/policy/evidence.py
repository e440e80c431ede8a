"""What shows that the policy's provisions on roles, people bound and other documents are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from belisha.guidance.publications import current_edition, find_publication
from belisha.language.clauses import Clause
from belisha.language.days import in_british
from belisha.language.provisions import Provision
from belisha.people.evidence import Evidence, EvidenceState, Fact, Hint, people_bound
from belisha.people.holding.terms import HeldRoles
from belisha.people.populations import Census
from belisha.policy.checks.currency import law_of, replacement_of
from belisha.policy.companions.rules import Stands, companions_of, stands
from belisha.policy.companions.terms import Recorded, Standing
from belisha.policy.provisions import Appoint, Cite, Record, Refer, Scope
from belisha.policy.queries import Examined
from belisha.policy.role_rows import RoleRegister, RoleRow, role_register
from belisha.policy.scoping import counts_in

KEPT, DUE, OVERDUE = EvidenceState.KEPT, EvidenceState.DUE, EvidenceState.OVERDUE
BREACHED, NEVER = EvidenceState.BREACHED, EvidenceState.NEVER_EXERCISED
UNSERVED = Evidence(EvidenceState.UNSERVED, "Nothing in Belisha keeps evidence of this yet.")
OF_DOCUMENTS: Mapping[Standing, EvidenceState] = {
    Standing.RECORDED: KEPT,
    Standing.UNDATED: DUE,
    Standing.DUE_SOON: DUE,
    Standing.OVERDUE: OVERDUE,
    Standing.MISSING: NEVER,
    Standing.NOT_HELD: BREACHED,
}


@dataclass(frozen=True)
class EvidenceFacts:
    """All that the evidence of one policy at one school on one day is decided from, fetched once."""

    examined: Examined
    today: date
    held: HeldRoles
    people: Census
    documents: Mapping[str, Recorded]

    @cached_property
    def roles(self) -> RoleRegister:
        """The register of roles for the policy."""
        return role_register(self.examined, self.held, self.people, self.today)

    @cached_property
    def counts_in(self) -> Mapping[str, frozenset[str]]:
        """The roles that the policy counts in with another."""
        return counts_in(self.examined.policy)

    @cached_property
    def standing(self) -> Mapping[str, Stands]:
        """How each companion document stands, by its id."""
        return {
            one.document: stands(one, self.documents.get(one.document), self.today)
            for one in companions_of(self.examined.policy)
        }


def evidence_for(provision: Provision, clause: Clause, facts: EvidenceFacts) -> Evidence:
    """What shows that one provision of a clause is kept; UNSERVED for what other rooms, or none, keep evidence of."""
    key = (type(provision), provision.capability)
    if isinstance(provision, Scope) and key == (Scope, "policy.scope"):
        return _of_scope(provision, clause, facts)
    if isinstance(provision, Refer) and key == (Refer, "policy.links"):
        return _of_document(provision, facts)
    if isinstance(provision, Cite) and key == (Cite, "policy.links"):
        return _of_source(provision, clause, facts.today)
    if isinstance(provision, Appoint) and key == (Appoint, "role.register"):
        return _of_role(provision, facts)
    if key == (Record, "role.register"):
        return _of_register(facts)
    return UNSERVED


def _of_scope(scope: Scope, clause: Clause, facts: EvidenceFacts) -> Evidence:
    asides = []
    if "off-site" in scope.where:
        when = f", when {scope.when}" if scope.when else ""
        asides.append(f"It holds away from the school too{when}.")
    if scope.means:
        asides.append(f"The policy says what it means: {scope.means}.")
    return people_bound(facts.people.bound(scope.who, facts.counts_in), clause.id, asides)


def _of_document(refer: Refer, facts: EvidenceFacts) -> Evidence:
    hint = Hint("document", refer.to)
    found = facts.standing.get(refer.to)
    if found is None:
        return Evidence(BREACHED, "The policy does not list the document that it leans on.", (), hint)
    recorded = facts.documents.get(refer.to)
    return Evidence(
        OF_DOCUMENTS[found.standing], found.sentence, _facts_of(recorded) if recorded else (), hint
    )


def _facts_of(recorded: Recorded) -> tuple[Fact, ...]:
    found = [Fact(f"Edition: {recorded.edition}")] if recorded.edition else []
    found += [Fact(f"Kept at: {recorded.kept_at}")] if recorded.kept_at else []
    found += [Fact("Last reviewed", recorded.reviewed_on)] if recorded.reviewed_on else []
    found += [Fact("Next review due by", recorded.review_due_on)] if recorded.review_due_on else []
    return tuple(found)


def _of_source(cite: Cite, clause: Clause, today: date) -> Evidence:
    """Of a law or a national publication: whether it stands, by Belisha's own dated facts."""
    return _of_law(cite, clause, today) or _of_publication(cite, clause, today) or _unknown(cite, clause)


def _of_law(cite: Cite, clause: Clause, today: date) -> Evidence | None:
    match, hint = law_of(cite), Hint("clause", clause.id)
    if match is None:
        return None
    law = match.law
    if not match.exact:
        sentence = (
            f"There is no “{cite.title} {cite.edition}”. Did you mean the {law.name}? Correct the clause."
        )
        return Evidence(BREACHED, sentence, (), hint)
    if law.in_force(today):
        return Evidence(
            KEPT, f"The {law.name} is in force.", (Fact("Checked against the law of", today),), hint
        )
    instead = (
        f"Name the {law.replaced_by} instead."
        if law.replaced_by
        else "Take it out, or say what took its place."
    )
    ended = (Fact("No longer in force from", law.ended_on),)
    return Evidence(OVERDUE, f"The {law.name} is no longer in force. {instead}", ended, hint)


def _of_publication(cite: Cite, clause: Clause, today: date) -> Evidence | None:
    publication, hint = find_publication(cite.title), Hint("clause", clause.id)
    if publication is None:
        return None
    newer = replacement_of(cite, today)
    if newer:
        sentence = f"“{cite.title}” is out of date. Read “{newer.publication.title}” ({newer.edition.name}), and name it."
        return Evidence(OVERDUE, sentence, (Fact("Replaced from", newer.since),), hint)
    edition = current_edition(publication, today)
    if edition is None:
        return Evidence(OVERDUE, f"“{publication.title}” was withdrawn. Take it out of the clause.", (), hint)
    sentence = f"“{publication.title}” is in force, in the edition of {edition.name}."
    return Evidence(KEPT, sentence, (Fact("In force from", edition.in_force_on),), hint)


def _unknown(cite: Cite, clause: Clause) -> Evidence:
    sentence = f"Belisha holds nothing about “{cite.title}”. Look up whether it is still right."
    return Evidence(NEVER, sentence, (), Hint("clause", clause.id))


def _of_role(appoint: Appoint, facts: EvidenceFacts) -> Evidence:
    hint, titles = Hint("role", appoint.role), facts.examined.policy.titles
    row = facts.roles.row(appoint.role)
    if row is None:
        sentence = "It is an outside body, which the policy names and the school appoints nobody to."
        return Evidence(NEVER, sentence, (), hint)
    if row.vacant:
        state = OVERDUE if row.must_be_held and row.filling.vacant_since else NEVER
        return Evidence(state, row.sentence(titles), _past(row), hint)
    mine = [one for one in row.conflicts if one.roles[0] == appoint.role or appoint.role in one.roles]
    if mine:
        sentence = " ".join(one.sentence(titles) for one in mine)
        return Evidence(BREACHED, sentence, _holders(row), hint)
    if row.agrees is False:
        sentence = (
            f"{row.sentence(titles)} The policy names somebody else. Correct the register, or the policy."
        )
        return Evidence(DUE, sentence, _holders(row), hint)
    state = DUE if row.filling.holders and not row.filling.acting else KEPT
    return Evidence(state, row.sentence(titles), _holders(row), hint)


def _holders(row: RoleRow) -> tuple[Fact, ...]:
    holders = [Fact(f"{one.name} holds it since", one.since) for one in row.filling.holders]
    deputies = [Fact(f"{one.name} deputises since", one.since) for one in row.filling.deputies]
    named = [Fact(f"The policy names {name}") for name in row.demand.named]
    return (*holders, *deputies, *named)


def _past(row: RoleRow) -> tuple[Fact, ...]:
    since = row.filling.vacant_since
    return (Fact("Vacant since", since),) if since else ()


def _of_register(facts: EvidenceFacts) -> Evidence:
    """Of the register of roles itself, which is the list that the policy asks for."""
    offices = [row for row in facts.roles.rows if not row.is_group]
    filled = [row for row in offices if not row.vacant]
    dates = [one.since for row in filled for one in row.filling.holders]
    latest = (Fact("Last appointment on record from", max(dates)),) if dates else ()
    hint = Hint("roles")
    if not dates:
        return Evidence(NEVER, "The register of roles is empty. Say who holds each role.", (), hint)
    vacant = [row for row in facts.roles.vacancies if row.must_be_held]
    counted = f"The register of roles says who holds {len(filled)} of the policy’s {len(offices)} roles"
    if vacant:
        titles = ", ".join(row.title for row in vacant)
        return Evidence(OVERDUE, f"{counted}. Fill these vacancies: {titles}.", latest, hint)
    return Evidence(KEPT, f"{counted}, as of {in_british(facts.today)}.", latest, hint)
