"""Pure: which pupils stay, which parents have a child who does, and with what a tie of the two begins."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from belisha.people.register.matching import Matched
from belisha.people.register.terms import KnownBelonging, KnownPerson, NewTie, Register
from belisha.people.roll import NOT_PRESUMED, ListedPerson, Roll


class Families:
    """Which pupils stay, and which parents have a child who does."""

    def __init__(self, roll: Roll, register: Register, matched: Matched, today: date) -> None:
        self._matched, self._today, self._covers = matched, today, roll.covers
        self._listed = {one.key: one for one in roll.people}
        self._known = {person.id: person for person in register.people}
        self._by_key = {key: person for person in register.people for key in person.keys} | matched
        listed_ids = {person.id: key for key, person in matched.items()}
        self._staying = {
            person.id for person in register.people if self._stays(person, listed_ids.get(person.id))
        }
        self._children: defaultdict[int, set[int]] = defaultdict(set)
        self._responsible = register.responsible_before
        for tie in register.ties:
            self._children[tie.parent].add(tie.child)

    def _stays(self, person: KnownPerson, key: str | None) -> bool:
        listed = self._listed.get(key) if key is not None else None
        if listed and "pupil" in listed.kinds:
            return not has_left(listed, self._today)
        return "pupil" not in self._covers and any(
            one.kind == "pupil" for one in lasting(person, self._today)
        )

    def child(self, key: str) -> KnownPerson | None:
        """The person of the register whom a roll calls so, if any."""
        return self._by_key.get(key)

    def stays(self, key: str) -> bool:
        """Whether a child of the roll is a pupil of the school from now on."""
        person = self.child(key)
        if person:
            return person.id in self._staying
        listed = self._listed.get(key)
        return bool(listed and "pupil" in listed.kinds and not has_left(listed, self._today))

    def kinds(self, listed: ListedPerson) -> tuple[str, ...]:
        """In which ways a listed person belongs: a parent none of whose children stays is no parent here."""
        person = self._matched.get(listed.key)
        known = self._children.get(person.id, set()) if person else set()
        any_child = bool(listed.children or known)
        stays = any(self.stays(key) for key in listed.children) or bool(known & self._staying)
        return tuple(
            kind for kind in dict.fromkeys(listed.kinds) if kind != "parent" or stays or not any_child
        )

    def loses_last_child(self, person: KnownPerson) -> bool:
        """Whether a parent on the register has children there, and none of them stays."""
        children = self._children.get(person.id, set())
        return bool(children) and not children & self._staying

    def new_tie(self, parent: ListedPerson, child: str, pair: tuple[int, int] | None) -> NewTie:
        """The tie of a parent to a child (the roll's key) that begins; `pair` is both on the register, if they are there.

        Records do not give back what a person has taken away: a court may have, and the school's own system not know it.
        Such a tie begins without responsibility, until somebody says otherwise; so does that of a relative.
        """
        told = parent.responsible
        presumed = parent.relationship not in NOT_PRESUMED if told is None else told
        responsible = self._responsible.get(pair, presumed) if pair else presumed
        person = self.child(child)
        names = (parent.name, person.name if person else self._listed[child].name)
        return NewTie(parent.key, child, parent.relationship, responsible, names)


def lasting(person: KnownPerson, today: date) -> tuple[KnownBelonging, ...]:
    """How somebody of the register belongs to the school still."""
    return tuple(one for one in person.belongings if one.lasts(today))


def has_left(listed: ListedPerson, today: date) -> bool:
    """Whether the records say that somebody left before today."""
    return listed.left_on is not None and listed.left_on < today
