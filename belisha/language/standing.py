"""Standing: a clause's kind, whether a room serves it, and what is the matter with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from belisha.language.clauses import Clause, Policy
from belisha.language.obligations import Obligation
from belisha.language.provisions import Provision, State, Worth
from belisha.language.roles import Titles


@dataclass(frozen=True, slots=True)
class Standing:
    """How one clause stands."""

    clause: Clause
    kind: Worth
    served: bool
    states: tuple[State, ...]
    sentences: tuple[tuple[str, str], ...]
    """Each provision's word and sentence."""
    capabilities: tuple[str, ...]
    bound: tuple[str, ...]
    """The roles that the clause asks something of."""

    def as_json(self) -> dict[str, object]:
        """The stable form that `belisha policy clauses --json` prints."""
        return {
            "id": self.clause.id,
            "line": self.clause.spot.line,
            "heading": self.clause.heading,
            "kind": str(self.kind),
            "served": self.served,
            "states": [str(state) for state in self.states],
            "sources": list(self.clause.sources),
            "provisions": [{"name": word, "sentence": sentence} for word, sentence in self.sentences],
        }


def keeps(provision: Provision, obligation: Obligation) -> bool:
    """Whether a provision says what an obligation asks: the same capability, and at least as strong."""
    return (
        provision.capability == obligation.capability and provision.worth.strength >= obligation.kind.strength
    )


def standing_of(
    clause: Clause,
    titles: Titles,
    serves: Callable[[Provision], bool],
    obligations: Mapping[str, Obligation],
) -> Standing:
    """How a clause stands.

    An obligation is served only by a provision of its capability that some room serves and that is at least as
    strong as its kind. A clause is served when each of its provisions and obligations is.
    """
    provisions = [provision for provision, _ in clause.provisions]
    owed = [obligations[source] for source in clause.sources if source in obligations]
    owed = [obligation for obligation in owed if obligation.kind is not Worth.STATEMENT]
    kept = [provision for provision in provisions if serves(provision)]
    served = bool(provisions) and len(kept) == len(provisions) and _all_kept(kept, owed)
    unserved = {State.UNSERVED} if not served and (provisions or owed) else set()
    states = unserved.union(*(placed.block.states() for placed in clause.blocks))
    return Standing(
        clause,
        max(
            (provision.worth for provision in provisions),
            key=lambda worth: worth.strength,
            default=Worth.STATEMENT,
        ),
        served,
        tuple(state for state in State if state in states),
        tuple((provision.word, provision.sentence(titles)) for provision in provisions),
        tuple(dict.fromkeys(provision.capability for provision in provisions)),
        tuple(dict.fromkeys(role for provision in provisions for role in provision.bound())),
    )


def _all_kept(kept: list[Provision], owed: list[Obligation]) -> bool:
    return all(any(keeps(provision, obligation) for provision in kept) for obligation in owed)


def standings(
    policy: Policy, serves: Callable[[Provision], bool], obligations: Mapping[str, Obligation]
) -> tuple[Standing, ...]:
    """How each clause of a policy stands, in the order of the text."""
    return tuple(standing_of(clause, policy.titles, serves, obligations) for clause in policy.clauses)


def unserved(found: tuple[Standing, ...]) -> int:
    """How many clauses need something that nothing serves yet."""
    return sum(State.UNSERVED in standing.states for standing in found)
