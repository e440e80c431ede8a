"""Populations: who a provision binds, such as "pupils in EYFS or key stage 1"."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from belisha.language.phrases import Phrase, Shared, Slugs, as_list, listed, spoken_list
from belisha.language.roles import Party, Titles
from belisha.language.trouble import wrong

OLDEST = 120
Stage = Literal["EYFS", "key stage 1", "key stage 2", "key stage 3", "key stage 4", "key stage 5"]
Year = Annotated[int, Field(ge=0, le=13)]
Age = Annotated[int, Field(ge=0, le=OLDEST)]

_STAGES = {"eyfs": "EYFS", **{f"key stage {n}": f"key stage {n}" for n in range(1, 6)}}
_STAGES |= {f"ks{n}": f"key stage {n}" for n in range(1, 6)}
_PHASES = {"primary": ("key stage 1", "key stage 2"), "secondary": ("key stage 3", "key stage 4")}
_WHERE = re.compile(r"^(?P<role>[a-z0-9-]+)(?: (?P<rest>(?:in|aged|who|using|with|whose) .+))?$")
_AGES = re.compile(r"^(?:(?P<low>\d+) to (?P<high>\d+)|under (?P<under>\d+)|(?P<over>\d+) or over)$")
_EXAMPLES = "Write, for example, `pupils`, `pupils in key stage 1 or EYFS`, `pupils in year 3`, `pupils aged under 16`."


def _stages_and_years(words: str) -> dict[str, object]:
    stages: list[str] = []
    years: list[int] = []
    for word in re.split(r",| or | and ", words):
        name = word.strip()
        if name.lower() in _PHASES:
            stages += _PHASES[name.lower()]
        elif name.lower() in _STAGES:
            stages.append(_STAGES[name.lower()])
        elif name.lower() == "reception":
            years.append(0)
        elif re.fullmatch(r"[Yy]ear (\d{1,2})", name):
            years.append(int(name[5:]))
        else:
            raise wrong(f"`{name}` is not a key stage or a year group.", _EXAMPLES)
    return {"stages": stages, "years": years}


def _ages(words: str) -> dict[str, object]:
    found = _AGES.match(words)
    if not found:
        raise wrong(f"`aged {words}` cannot be read as ages.", _EXAMPLES)
    if found["under"]:
        return {"age_to": int(found["under"]) - 1}
    if found["over"]:
        return {"age_from": int(found["over"])}
    return {"age_from": int(found["low"]), "age_to": int(found["high"])}


def _band(words: str) -> dict[str, object]:
    found = _WHERE.match(words.strip())
    if "@" in words:
        raise wrong(
            f"`{words}` is an address; a policy names roles, and the register says who holds them.", _EXAMPLES
        )
    if not found:
        raise wrong(f"`{words}` cannot be read as people.", _EXAMPLES)
    rest = found["rest"] or ""
    band: dict[str, object] = {"role": found["role"]}
    if rest.startswith("in group "):
        return band | {"groups": [name.strip() for name in re.split(r",| or ", rest[9:])]}
    if rest.startswith("in "):
        return band | _stages_and_years(rest[3:])
    if rest.startswith("aged "):
        return band | _ages(rest[5:])
    return band | ({"who": rest} if rest else {})


class Band(Shared):
    """People of one role, perhaps only some of them: by key stage, year group, age or group."""

    role: Party
    stages: tuple[Stage, ...] = ()
    years: tuple[Year, ...] = ()
    age_from: Age | None = None
    age_to: Age | None = None
    groups: Slugs = ()
    who: Phrase | None = None
    """Words for what no list can say: "who live with relatives"."""

    @model_validator(mode="before")
    @classmethod
    def _from_words(cls, value: object) -> object:
        return _band(value) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _ages_in_order(self) -> Band:
        if self.age_from is not None and self.age_to is not None and self.age_from > self.age_to:
            raise wrong(f"Nobody is aged {self.age_from} to {self.age_to}.", "Write the younger age first.")
        return self

    def words(self, titles: Titles) -> str:
        """These people, as they stand in a sentence."""
        return " ".join([titles.party(self.role), *self._limits()])

    def _limits(self) -> list[str]:
        years = [f"year {year}" if year else "reception" for year in self.years]
        limits = [f"in {listed([*self.stages, *years], 'or')}"] if self.stages or years else []
        limits += [self._age_words()] if (self.age_from, self.age_to) != (None, None) else []
        limits += [f"in any group of: {spoken_list(self.groups)}"] if self.groups else []
        return limits + ([f"“{self.who}”"] if self.who else [])

    def _age_words(self) -> str:
        if self.age_from is None:
            return f"aged under {(self.age_to or 0) + 1}"
        return (
            f"aged {self.age_from} or over"
            if self.age_to is None
            else f"aged {self.age_from} to {self.age_to}"
        )


Bands = Annotated[tuple[Band, ...], BeforeValidator(as_list), Field(min_length=1)]


class Population(Shared):
    """A set of people: one band or several, and who is excepted."""

    of: Bands
    except_: Annotated[tuple[Band, ...], BeforeValidator(as_list)] = ()

    @model_validator(mode="before")
    @classmethod
    def _from_short_form(cls, value: object) -> object:
        if isinstance(value, dict) and ("of" in value or "except" in value):
            return value
        return value if isinstance(value, Population) else {"of": value}

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles whose holders are bound, or some of them."""
        return tuple(dict.fromkeys(band.role for band in self.of))

    def words(self, titles: Titles) -> str:
        """These people, as the subject of a sentence."""
        people = listed([band.words(titles) for band in self.of])
        if not self.except_:
            return people
        return f"{people} (except {listed([band.words(titles) for band in self.except_])})"

    def plural(self, titles: Titles) -> bool:
        """Whether a verb that follows stands in the plural."""
        return len(self.of) > 1 or not (self.of[0].role == "everyone" or titles.is_office(self.of[0].role))
