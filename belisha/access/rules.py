"""Who may do what. An act that stands in no line is allowed to nobody."""

from __future__ import annotations

from typing import Final

from belisha.access.terms import Act, Actor, ActorKind, Allowance, Allowances, Answer, RefusedError, Relation
from belisha.language.roles import GOVERNORS, STAFF

LEADERS: Final = frozenset({"head", "deputy-head", "senior-leader", "senior-team"})
SAFEGUARDING: Final = frozenset({"dsl", "deputy-dsl", "online-safety-lead"})
TECHNICAL: Final = frozenset({"network-manager", "technician", "ict-coordinator"})
REGISTRARS: Final = frozenset({"office", "business-manager", "network-manager"})
"""Those who keep the register."""
LEARNERS: Final = frozenset({"pupil"})
OTHERS: Final = frozenset(
    {"volunteer", "visitor", "contractor", "community-user", "outside-organisation", "staff-not-employed"}
)
MEMBERS: Final = LEARNERS | STAFF | GOVERNORS | OTHERS | {"parent"}
"""Everybody who belongs to the school in some way."""
OVERSEERS: Final = frozenset(
    {"head", "dsl", "deputy-dsl", "online-safety-governor", "data-protection-officer"}
)
"""Those who may read the trail."""
NEEDS_SECOND_STEP: Final = (
    LEADERS
    | SAFEGUARDING
    | TECHNICAL
    | REGISTRARS
    | {"data-protection-officer", "chair-of-governors", "online-safety-governor"}
)
"""Those who sign in with more than a password: what they may see or change is everybody's."""

_SELF_OR_PARENT: Final = frozenset({Relation.SELF, Relation.PARENT})

ALLOWED: Final[Allowances] = {
    Act.READ_OWN_HOME: Allowance(MEMBERS),
    Act.READ_POLICY: Allowance(MEMBERS),
    Act.READ_ROLES: Allowance(MEMBERS),
    Act.READ_FINDINGS: Allowance(STAFF | GOVERNORS),
    Act.READ_COVERAGE: Allowance(STAFF | GOVERNORS),
    Act.COMPARE: Allowance(STAFF | GOVERNORS),
    Act.CHECK: Allowance(STAFF | GOVERNORS),
    Act.READ_VERSIONS: Allowance(MEMBERS - LEARNERS),
    Act.PROPOSE: Allowance(LEADERS | SAFEGUARDING),
    Act.APPROVE: Allowance(STAFF | GOVERNORS),
    Act.ADOPT: Allowance(frozenset({"head", "chair-of-governors"})),
    Act.KEEP_DOCUMENTS: Allowance(LEADERS | SAFEGUARDING | {"office", "business-manager"}),
    Act.APPOINT: Allowance(frozenset({"head", "chair-of-governors"})),
    Act.READ_REGISTER: Allowance(LEADERS | SAFEGUARDING | REGISTRARS),
    Act.EXPORT_REGISTER: Allowance(frozenset({"head"}) | REGISTRARS),
    Act.CHANGE_REGISTER: Allowance(frozenset({"head"}) | REGISTRARS),
    Act.IMPORT: Allowance(frozenset({"head"}) | REGISTRARS),
    Act.READ_PERSON: Allowance(
        LEADERS | SAFEGUARDING | REGISTRARS, frozenset({Relation.SELF, Relation.PARENT, Relation.TEACHES})
    ),
    Act.READ_CLASSES: Allowance(LEADERS | SAFEGUARDING | REGISTRARS | {"teacher"}),
    Act.KEEP_CLASS: Allowance(LEADERS | REGISTRARS, frozenset({Relation.TEACHES})),
    Act.RESET_SECOND_STEP: Allowance(frozenset({"head", "network-manager"})),
    Act.READ_LOOKS: Allowance(relations=_SELF_OR_PARENT),
    Act.READ_TRAIL: Allowance(OVERSEERS),
    Act.EXPORT_TRAIL: Allowance(OVERSEERS),
}


def may(actor: Actor, act: Act, relation: Relation = Relation.NONE) -> Answer:
    """Whether somebody may do something, to whom they stand in this relation if it concerns a person.

    It knows nothing of schools: that a record is of the actor's own school is seen to where the record is fetched.
    """
    allowance = ALLOWED.get(act, Allowance(commands=False))
    if actor.is_nobody:
        return Answer(False, f"Sign in first. Nobody may {act} without signing in.")
    if actor.kind is not ActorKind.PERSON:
        return Answer(allowance.commands, "The command line is for whoever looks after the installation.")
    if not actor.roles:
        return Answer(
            False, f"The register does not have you as a member of the school today, so you may not {act}."
        )
    if relation in allowance.relations:
        return Answer(True, f"You may {act} because of how you stand to this person.")
    if held := sorted(actor.roles & allowance.roles):
        return Answer(True, f"You may {act} because of your role: {held[0].replace('-', ' ')}.")
    return Answer(False, f"Your role does not let you {act}.")


def might(actor: Actor, act: Act) -> bool:
    """Whether there is anybody to whom somebody may do this: what decides if a page is offered at all."""
    return any(may(actor, act, relation) for relation in Relation)


def require(actor: Actor, act: Act, relation: Relation = Relation.NONE) -> None:
    """Raises RefusedError unless somebody may do something."""
    answer = may(actor, act, relation)
    if not answer:
        raise RefusedError(answer.reason)
