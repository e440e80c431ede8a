"""Comparing: what changes between two versions of a policy, for whom, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from belisha.language.clauses import Clause, Policy
from belisha.language.days import Day
from belisha.language.parties import Parties
from belisha.language.periods import Period
from belisha.language.phrases import listed
from belisha.language.provisions import Block, Provision
from belisha.language.publishing.prose import plain

ALIKE = 60.0
"""How like each other, in per cent, two sentences of one word must be to count as one provision that was changed."""


class Change(StrEnum):
    """What became of a clause."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    REWORDED = "reworded"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Difference:
    """One sentence of what changes, and the roles for whom it does."""

    sentence: str
    roles: tuple[str, ...] = ()
    was: str = ""
    becomes: str = ""


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """What changes in one clause."""

    change: Change
    clause: Clause
    """The clause as it is in the newer version; as it was, when it is removed."""
    before: Clause | None
    differences: tuple[Difference, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles for whom something changes."""
        return tuple(dict.fromkeys(role for difference in self.differences for role in difference.roles))


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changes between two versions: about the policy itself, then clause by clause."""

    front: tuple[Difference, ...]
    clauses: tuple[ClauseChange, ...]

    def as_json(self) -> dict[str, object]:
        """The stable form that `belisha policy compare --json` prints."""
        return {
            "policy": [difference.sentence for difference in self.front],
            "clauses": [
                {
                    "id": change.clause.id,
                    "change": str(change.change),
                    "differences": [
                        {
                            "sentence": each.sentence,
                            "for": list(each.roles),
                            "was": each.was,
                            "becomes": each.becomes,
                        }
                        for each in change.differences
                    ],
                }
                for change in self.clauses
            ],
        }

    @property
    def same(self) -> bool:
        """True when nothing changes for anybody."""
        return not self.front and not self.clauses


def compare(old: Policy, new: Policy) -> Comparison:
    """What changes from one version to the next, in the order of the new one; what is removed stands last."""
    changes = [change for clause in new.clauses if (change := _change(old, new, clause))]
    removed = [_removed(old, clause) for clause in old.clauses if clause.id not in new.by_id]
    return Comparison(tuple(_front(old, new)), (*changes, *removed))


def _change(old: Policy, new: Policy, clause: Clause) -> ClauseChange | None:
    before = old.by_id.get(clause.id)
    if before is None:
        return ClauseChange(Change.ADDED, clause, None, tuple(_added(new, clause)))
    differences = tuple(_blocks(old, new, before, clause))
    if differences:
        return ClauseChange(Change.CHANGED, clause, before, differences)
    if plain(before.prose) != plain(clause.prose):
        reworded = Difference(
            "Its words change; what it asks stays the same.", (), plain(before.prose), plain(clause.prose)
        )
        return ClauseChange(Change.REWORDED, clause, before, (reworded,))
    if before.headings != clause.headings:
        moved = f"It moves from “{before.heading}” to “{clause.heading}”."
        return ClauseChange(Change.MOVED, clause, before, (Difference(moved),))
    return None


def _added(new: Policy, clause: Clause) -> Iterator[Difference]:
    if not clause.blocks:
        yield Difference("This clause is new. It asks nothing of anybody.", (), "", plain(clause.prose))
    for placed in clause.blocks:
        yield _new(new, placed.block)


def _removed(old: Policy, clause: Clause) -> ClauseChange:
    differences = tuple(_gone(old, placed.block) for placed in clause.blocks)
    nothing = (Difference("This clause is gone. It asked nothing of anybody.", (), plain(clause.prose), ""),)
    return ClauseChange(Change.REMOVED, clause, clause, differences or nothing)


def _new(policy: Policy, block: Block) -> Difference:
    return Difference(
        f"New: {block.sentence(policy.titles)}", _roles(block), "", block.sentence(policy.titles)
    )


def _gone(policy: Policy, block: Block) -> Difference:
    return Difference(
        f"No longer: {block.sentence(policy.titles)}", _roles(block), block.sentence(policy.titles), ""
    )


def _roles(block: Block) -> tuple[str, ...]:
    return block.bound() if isinstance(block, Provision) else ()


def _blocks(old: Policy, new: Policy, before: Clause, after: Clause) -> Iterator[Difference]:
    gone = [placed.block for placed in before.blocks]
    come = [placed.block for placed in after.blocks]
    said = {block.sentence(new.titles) for block in come}
    kept = {block.sentence(old.titles) for block in gone} & said
    gone = [block for block in gone if block.sentence(old.titles) not in kept]
    come = [block for block in come if block.sentence(new.titles) not in kept]
    for block in come:
        match = _likest(old, new, block, gone)
        if match is None:
            yield _new(new, block)
        else:
            gone.remove(match)
            yield _changed(old, new, match, block)
    yield from (_gone(old, block) for block in gone)


def _likest(old: Policy, new: Policy, block: Block, gone: list[Block]) -> Block | None:
    sentence = block.sentence(new.titles)
    rated = [
        (fuzz.ratio(other.sentence(old.titles), sentence), other)
        for other in gone
        if other.word == block.word
    ]
    best = max(rated, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= ALIKE or len(rated) == 1 else None


def _changed(old: Policy, new: Policy, was: Block, block: Block) -> Difference:
    before, after = was.sentence(old.titles), block.sentence(new.titles)
    roles = tuple(dict.fromkeys([*_roles(was), *_roles(block)]))
    who = _for_whom(new, roles)
    return Difference(f"{who}{_what(before, after)}", roles, before, after)


def _for_whom(policy: Policy, roles: tuple[str, ...]) -> str:
    known = [policy.titles.party(role) for role in roles if policy.titles.knows(role)]
    return f"For {listed(known)}: " if known else ""


def _what(before: str, after: str) -> str:
    """The parts of two sentences that differ: "“due every month” becomes “due every term”"."""
    old, new = before.removesuffix(".").split("; "), after.removesuffix(".").split("; ")
    gone = [part for part in old if part not in new]
    come = [part for part in new if part not in old]
    if gone and come:
        return f"“{'; '.join(gone)}” becomes “{'; '.join(come)}”."
    if come:
        return f"this is added: “{'; '.join(come)}”."
    if gone:
        return f"this is dropped: “{'; '.join(gone)}”."
    return f"the order changes: “{after}”"


_FACTS = {
    "title": "title", "school": "school", "version": "version", "approved_by": "approver", "approved_on": "date of approval",
    "in_force_from": "date in force", "review_by": "reviewer", "review_every": "period of review", "review_due": "date of the next review",
}  # fmt: skip


def _front(old: Policy, new: Policy) -> Iterator[Difference]:
    for name, words in _FACTS.items():
        before, after = _fact(old, name), _fact(new, name)
        if before != after:
            yield Difference(
                f"The {words} changes from {before or 'none'} to {after or 'none'}.", (), before, after
            )
    for role in {**old.titles.roles, **new.titles.roles}:
        was, now = old.titles.roles.get(role), new.titles.roles.get(role)
        if was and now and was.one != now.one:
            yield Difference(f"The {was.one} is now called {now.one}.", (role,), was.one, now.one)
        elif was is None and now:
            yield Difference(f"The policy now has a role called {now.one}.", (role,), "", now.one)
        elif was and now is None:
            yield Difference(f"The policy no longer has a role called {was.one}.", (role,), was.one, "")


def _fact(policy: Policy, name: str) -> str:
    value = getattr(policy.front, name)
    if value is None:
        return ""
    if isinstance(value, Parties | Period):
        return value.words(policy.titles)
    return value.words() if isinstance(value, Day) else str(value)
