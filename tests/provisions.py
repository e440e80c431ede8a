"""Made-up provisions of every word, for property tests: built from the models themselves, so a new field is covered at once."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from belisha.language.days import Day
from belisha.language.marks import ClauseReference
from belisha.language.parties import Parties
from belisha.language.periods import Period
from belisha.language.phrases import Phrase, Phrases, Slug, Slugs, Some, hyphenated
from belisha.language.populations import Age, Bands, Population, Year
from belisha.language.provisions import Block
from belisha.language.roles import Capability, Document, Party, PartyList, Title, Titles
from belisha.policy.terms import CAPABILITIES

TITLES = Titles(
    roles={
        "head": Title("Headteacher", "Headteachers", office=True),
        "dsl": Title("Designated Safeguarding Lead", "Designated Safeguarding Leads", office=True),
        "network-manager": Title("Network Manager", "Network Managers", office=True),
        "governing-body": Title("Governing Body", "Governing Bodies", office=True),
    },
    bodies={"police": "Derbyshire Police", "iwf": "Internet Watch Foundation"},
    documents={"pupil-agreement": "Pupil Agreement", "staff-code": "Staff Code of Conduct"},
    capabilities=CAPABILITIES,
)
"""The names with which made-up provisions are read back."""

_WORDS = (
    "review", "the security", "of", "and", "or", "must", "due every month", "if", "the Headteacher", "by", "giving a reason",
    "a, b", "until", "for", "to", "how soon", "where", "(in their absence", "this concerns", "within a day", "before lessons",
    "recording", "not", "never", "telephone 1", "of the Network Manager", "tell", "every term",
)  # fmt: skip
phrases = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=3).map(" ".join)
slugs = st.sampled_from(["phones", "a", "b", "a-and-b", "internet", "or", "social-media", "breaks", "when"])
parties = st.sampled_from(
    ["head", "dsl", "network-manager", "governing-body", "police", "iwf", "staff", "pupil"]
)
documents = st.sampled_from(sorted(TITLES.documents))
dates = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def _several(one: st.SearchStrategy[Any], least: int = 0) -> st.SearchStrategy[list[Any]]:
    return st.lists(one, min_size=least, max_size=3, unique_by=str)


_LEAVES: Mapping[Any, st.SearchStrategy[Any]] = {
    Phrase: phrases,
    Phrases: _several(phrases),
    Some: _several(phrases, 1),
    Slug: slugs,
    Slugs: _several(slugs),
    Party: parties,
    PartyList: _several(parties),
    Document: documents,
    Capability: st.sampled_from(["network.security", "email.rules", "device.phone-rules"]),
    ClauseReference: st.sampled_from(["#a.b", "#c.d", "#a.b-and-c"]),
    Age: st.integers(3, 18),
    Year: st.integers(0, 13),
    date: dates,
    Day: dates | st.sampled_from(["2017-11", "2018-03"]),
    bool: st.booleans(),
    str: phrases,
    int: st.integers(2, 3),
}


def _strategy(annotation: Any) -> st.SearchStrategy[Any]:
    """Values, as an author would write them, for a field of this type."""
    for known, strategy in _LEAVES.items():
        if annotation == known:
            return strategy
    if annotation == Bands:
        return _several(_written(typing.get_args(typing.get_args(Bands)[0])[0]), 1)
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (typing.Union, types.UnionType):
        return st.one_of(*(_strategy(each) for each in arguments if each is not type(None)))
    if origin is typing.Annotated:
        return _annotated(arguments)
    if origin is typing.Literal:
        return st.sampled_from(arguments)
    if origin is tuple:
        return _several(_strategy(arguments[0]), 1)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return st.sampled_from(list(annotation))
    assert isinstance(annotation, type), annotation
    assert issubclass(annotation, BaseModel), annotation
    return _shared(annotation)


def _annotated(arguments: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    pattern = next((str(item.pattern) for detail in arguments[1:] for item in _metadata(detail)), "")
    if pattern:
        return st.sampled_from(pattern.strip("^$()").split("|"))
    return _strategy(arguments[0])


def _metadata(detail: Any) -> list[Any]:
    return [item for item in getattr(detail, "metadata", ()) if getattr(item, "pattern", None)]


_PERIODS = st.one_of(
    st.sampled_from(["month", "2 weeks", "term", "at least year", "before every lesson", "at induction"]),
    st.builds(lambda said: {"said": said}, phrases),
    st.builds(
        lambda said, meaning, by, on: {"said": said, "interpreted-as": meaning, "by": by, "on": on},
        phrases,
        st.sampled_from(["month", "3 weeks", "before every lesson"]),
        parties,
        dates,
    ),
)
_PARTIES = st.one_of(
    parties,
    st.just({"unstated": True}),
    st.builds(
        lambda how, members, absent: {how: members} | ({"in-absence": absent} if absent else {}),
        st.sampled_from(["any-of", "all-of", "in-turn"]),
        _several(parties, 1),
        st.none() | parties,
    ),
)


def _shared(model: type[BaseModel]) -> st.SearchStrategy[Any]:
    if model is Period:
        return _PERIODS
    if model is Parties:
        return _PARTIES
    if model is Population:
        bands = _several(_written(typing.get_args(typing.get_args(Bands)[0])[0]), 1)
        return st.builds(
            lambda of, other: {"of": of} | ({"except": other} if other else {}), bands, bands | st.just([])
        )
    return _written(model)


@cache
def _hints(model: type[BaseModel]) -> dict[str, Any]:
    return typing.get_type_hints(model, include_extras=True)


@cache
def _written(model: type[BaseModel]) -> st.SearchStrategy[dict[str, Any]]:
    """What an author might write for a model, not always allowed."""
    hints = _hints(model)
    required = {
        hyphenated(name): _strategy(hints[name])
        for name, info in model.model_fields.items()
        if info.is_required()
    }
    optional = {
        hyphenated(name): _strategy(hints[name])
        for name in model.model_fields
        if hyphenated(name) not in required
    }
    return st.fixed_dictionaries(required, optional=optional)


def _made(model: type[Block], written: dict[str, Any]) -> Block | None:
    try:
        return model.model_validate(written, context=TITLES)
    except ValidationError:
        return None


@cache
def made_up(model: type[Block]) -> st.SearchStrategy[Block]:
    """Blocks of one word."""
    return _written(model).map(lambda written: _made(model, written)).filter(lambda block: block is not None)  # type: ignore[return-value]


@st.composite
def neighbours(draw: st.DrawFn, model: type[Block]) -> tuple[Block, Block]:
    """Two blocks of one word that differ, if at all, in one field: where sentences are likeliest to meet."""
    written = draw(_written(model))
    names = {hyphenated(name): hint for name, hint in _hints(model).items() if name in model.model_fields}
    name = draw(st.sampled_from(sorted(names)))
    other = {key: value for key, value in written.items() if key != name}
    if draw(st.booleans()) or model.model_fields[_python_name(model, name)].is_required():
        other[name] = draw(_strategy(names[name]))
    return tuple(draw(st.just(each).filter(bool)) for each in (_made(model, written), _made(model, other)))  # type: ignore[return-value]


def _python_name(model: type[BaseModel], written: str) -> str:
    return next(name for name in model.model_fields if hyphenated(name) == written)
