"""Places: which county a name lies in, which police serve it, and which places a text names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from belisha.guidance.districts import DISTRICTS, OTHER_NAMES, REGIONS
from belisha.guidance.names import Names
from belisha.guidance.police import COUNCILS, FORCES
from belisha.guidance.terms import Area, Named, Nation, PoliceForce

_TAIL = re.compile(
    r"(?:\s+(?:county|city|borough|district|metropolitan|unitary|council|authority|local|cc|mbc))+$|'s$"
)
_HEAD = re.compile(
    r"^(?:the\s+)?(?:(?:city|county|borough|royal borough|london borough) of\s+|london borough\s+)"
)


def _areas() -> dict[str, Area]:
    areas: dict[str, Area] = {}
    for force in FORCES:
        for county in force.counties:
            areas.setdefault(county, Area(county, (county,), force.nation))
    for name, (nation, counties) in COUNCILS.items():
        areas[name] = Area(name, counties, nation, educates=nation is Nation.ENGLAND)
    for name, county in DISTRICTS.items():
        areas.setdefault(name, Area(name, (county,), Nation.ENGLAND))
    for name, found in REGIONS.items():
        areas[name] = Area(name, found, Nation.ENGLAND)
    return areas


AREAS: Mapping[str, Area] = _areas()
"""Every county, council, district and region that we know, by name."""

CHILDRENS_SERVICES: tuple[str, ...] = tuple(name for name, area in AREAS.items() if area.educates)
"""The 153 councils of England with children's services, and so with a LADO."""

_LONDON = frozenset({"Greater London", "City of London"})


def _key(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split())


_KNOWN: Mapping[str, Area] = {_key(name): area for name, area in AREAS.items()} | {
    _key(name): AREAS[meant] for name, meant in OTHER_NAMES.items()
}


def find_area(name: str) -> Area | None:
    """The area that a name means, with or without "council", "City of" and the like; None where we know none."""
    key = _key(name)
    for attempt in (key, _TAIL.sub("", key), _HEAD.sub("", key), _HEAD.sub("", _TAIL.sub("", key))):
        if found := _KNOWN.get(attempt):
            return found
    return None


def counties_of(name: str) -> tuple[str, ...]:
    """The counties that an area lies in; none where we do not know the name."""
    found = find_area(name)
    return found.counties if found else ()


def counties_named_in(text: str) -> frozenset[str]:
    """The counties of an area, or of every area that a longer phrase names: "Derby and Derbyshire"."""
    whole = find_area(text)
    areas = [whole] if whole else [named.what for named in areas_named_in(text)]
    return frozenset(county for area in areas for county in area.counties)


def share_a_county(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two lots of counties have one in common; London and its City count as one."""
    left, right = set(one), set(other)
    return bool(left & right) or bool(left & _LONDON and right & _LONDON)


def same_area(one: str, other: str) -> bool | None:
    """Whether two names lie in one county; None where we do not know one of them."""
    left, right = counties_named_in(one), counties_named_in(other)
    return share_a_county(left, right) if left and right else None


def find_police(name: str) -> PoliceForce | None:
    """The force of a name such as "Kent police" or "the Derbyshire Constabulary"; None where there is none."""
    key = _key(name).removeprefix("the ")
    return _FORCES.get(key) or _FORCES.get(re.sub(r"\b(?:police force|constabulary)$", "police", key))


def area_of_police(name: str) -> tuple[str, ...]:
    """The counties that a force serves, by its name; none where we do not know it."""
    force = find_police(name)
    return force.counties if force else ()


def police_for(area: str) -> tuple[PoliceForce, ...]:
    """The forces that serve an area: one for a council or district, perhaps two for a county."""
    found = find_area(area)
    if found is None:
        return ()
    if found.name in COUNCILS and found.name not in found.counties:
        return tuple(force for force in FORCES if found.name in force.councils)
    return tuple(force for force in FORCES if set(force.counties) & set(found.counties))


def police_serves(force: PoliceForce, area: str) -> bool | None:
    """Whether a force serves any of an area; None where we do not know the area."""
    counties = counties_named_in(area)
    return share_a_county(force.counties, counties) if counties else None


def _forces() -> dict[str, PoliceForce]:
    return {_key(name): force for force in FORCES for name in (force.name, *force.aliases)}


_FORCES: Mapping[str, PoliceForce] = _forces()


_BARE = frozenset(
    {name for name, area in AREAS.items() if name in area.counties or name in REGIONS}
    | {name for name in AREAS if " " in name or name.endswith("shire")}
) - {"Durham", "Bristol", "Cleveland", "Avon"}
"""Names that mean the place wherever they stand; others (Reading, Bury, Rugby) only before a word of public life."""

_PUBLIC_LIFE = re.compile(
    r"(?:['’]s)?(?:\s+(?:city|county|borough|district|metropolitan|unitary|and|&|\w+shire)){0,3}\s+"
    r"(?:council|safeguarding|police|constabulary|local\s+authority|children|lado|lscb|channel|prevent|scp|mash)\b",
    re.IGNORECASE,
)


def areas_named_in(text: str) -> tuple[Named[Area], ...]:
    """The places that a text names, in order. A town whose name is also a word counts only as "Reading Council"."""
    found = [(begin, end, find_area(name)) for begin, end, name in _PLACE_NAMES.found_in(text)]
    return tuple(
        Named(area, text[begin:end], begin)
        for begin, end, area in found
        if area and (area.name in _BARE or _PUBLIC_LIFE.match(text, end))
    )


def police_named_in(text: str) -> tuple[Named[PoliceForce], ...]:
    """The police forces that a text names, in order."""
    found = [(begin, end, find_police(name)) for begin, end, name in _FORCE_NAMES.found_in(text)]
    return tuple(Named(force, text[begin:end], begin) for begin, end, force in found if force)


_PLACE_NAMES = Names((*AREAS, *OTHER_NAMES), same_case=True)
_FORCE_NAMES = Names(name for force in FORCES for name in (force.name, *force.aliases))
