"""Parties: who approves, receives or acts; one role, any of several, all of them, or in turn."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, model_validator

from belisha.language.phrases import Shared, as_list, listed
from belisha.language.roles import Party, Titles
from belisha.language.trouble import wrong

NOBODY = "somebody whom the policy does not name"
"""How a sentence says that a policy names nobody."""


class How(StrEnum):
    """How several parties stand together."""

    ANY = "any-of"
    ALL = "all-of"
    TURN = "in-turn"
    UNSTATED = "unstated"


def _split(words: str) -> dict[str, object]:
    for join, how in ((" or ", How.ANY), (" and ", How.ALL), (" then ", How.TURN)):
        if join in words:
            return {"how": how, "members": [word.strip() for word in words.replace(",", join).split(join)]}
    return {"members": [words]}


def _from_mapping(value: dict[object, object]) -> dict[object, object]:
    if "how" in value or "members" in value:
        return value
    rest = {key: item for key, item in value.items() if key not in set(How)}
    chosen = [how for how in How if how in value]
    if len(chosen) != 1:
        raise wrong("Say who, in one way: `any-of`, `all-of`, `in-turn` or `unstated: true`.")
    if chosen[0] is How.UNSTATED:
        return {**rest, "how": How.UNSTATED, "members": []}
    return {**rest, "how": chosen[0], "members": value[chosen[0]]}


def _one_is_one(value: dict[object, object]) -> dict[object, object]:
    members = value.get("members")
    alone = isinstance(members, str) or (isinstance(members, list | tuple) and len(members) == 1)
    return {**value, "how": How.ANY} if alone else value


class Parties(Shared):
    """One role or body, or several and how they stand together; or nobody, where a policy names nobody."""

    how: How = How.ANY
    members: Annotated[tuple[Party, ...], BeforeValidator(as_list)]
    number: int | None = None
    """With `any-of`: how many of them are needed, when more than one."""
    in_absence: Party | None = None
    """Who acts when they are absent."""

    @model_validator(mode="before")
    @classmethod
    def _from_short_form(cls, value: object) -> object:
        if isinstance(value, str):
            return _split(value)
        if isinstance(value, list | tuple):
            return {"how": How.ANY, "members": value}
        return _one_is_one(_from_mapping(value)) if isinstance(value, dict) else value

    @model_validator(mode="after")
    def _makes_sense(self) -> Parties:
        if self.how is not How.UNSTATED and not self.members:
            raise wrong(
                "Name at least one role or body.", "Where the policy names nobody, write `{unstated: true}`."
            )
        if self.number is not None and not (self.how is How.ANY and 1 < self.number <= len(self.members)):
            raise wrong(
                "`number` says how many of several are needed: more than one, and no more than are named."
            )
        if len(set(self.members)) != len(self.members):
            raise wrong("The same role is named twice here.")
        return self

    @property
    def unstated(self) -> bool:
        """True where the policy names nobody."""
        return self.how is How.UNSTATED

    @property
    def everyone(self) -> tuple[str, ...]:
        """All who are named, with whoever acts in absence."""
        return tuple(dict.fromkeys([*self.members, *([self.in_absence] if self.in_absence else [])]))

    @property
    def one(self) -> bool:
        """True when one role alone can act."""
        return len(self.members) == 1 or (self.how is How.ANY and self.number is None)

    @property
    def plural(self) -> bool:
        """Whether a verb that follows stands in the plural."""
        return bool(self.number) or (len(self.members) > 1 and self.how is How.ALL)

    def words(self, titles: Titles) -> str:
        """These parties, as they stand in a sentence: of a group, one member."""
        return self._words(titles, titles.one_of)

    def together(self, titles: Titles) -> str:
        """These parties, where all of a group are meant: "together with staff"."""
        return self._words(titles, titles.party)

    def _words(self, titles: Titles, name: Callable[[str], str]) -> str:
        if self.unstated:
            return NOBODY
        absence = f" (in their absence {titles.one_of(self.in_absence)})" if self.in_absence else ""
        return f"{self._named([name(member) for member in self.members])}{absence}"

    def _named(self, names: list[str]) -> str:
        if self.number:
            return f"at least {self.number} of {listed(names)}"
        if self.how is How.TURN and len(names) > 1:
            return f"{names[0]} first, then {listed(names[1:], 'then')}"
        return listed(names, "or" if self.how is How.ANY else "and")
