"""Makes a school up in the database: its register, its offices and its policy in force, all of it or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from django.db import transaction

from belisha.access.terms import Actor
from belisha.audit.actions import record
from belisha.language.clauses import Policy
from belisha.language.obligations import FILE_NAME
from belisha.language.phrases import slug_of
from belisha.language.reading import read
from belisha.language.vocabulary import Vocabulary
from belisha.people.actors import command_line
from belisha.people.holding.absence_actions import record_absence
from belisha.people.holding.actions import appoint
from belisha.people.models import Identifier, Person, School
from belisha.people.register.importing_actions import import_roll
from belisha.people.roll import Roll
from belisha.policy.actions import AdoptionError, Decision, Start, Text, adopt, approve, propose
from belisha.policy.queries import examine
from belisha.policy.rules import approvals_needed, outstanding
from belisha.policy.version_queries import version_for
from belisha.schooldays.rules.ages import school_year_of
from belisha.site.demo.appointing import appointments
from belisha.site.demo.deeds import SchoolMadeUp
from belisha.site.demo.posts import Posts, posts_of
from belisha.site.demo.roll import made_up_roll


class DemoError(ValueError):
    """A school cannot be made up. The message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Which school to make up."""

    policy: Path
    name: str = ""
    """What it is called; "" for the policy's own school."""
    people: int = 300
    seed: int = 1
    again: bool = False
    """Whether to make another beside one of the same name."""


@dataclass(frozen=True, slots=True)
class MadeUp:
    """What was made up."""

    name: str
    slug: str
    people: int
    in_force: bool
    problem: str
    """Why the policy is not in force; "" when it is."""


Tell = Callable[[str], None]
"""Called with a sentence as each step begins."""


def make_up(wish: Wish, vocabulary: Vocabulary, today: date, tell: Tell) -> MadeUp:
    """Makes a school up, in one transaction.

    A policy with errors cannot be put in force, so that its school is made without one, for its head to see why. Raises
    DemoError where there is a school of that name, where the file is no policy or cannot be read, or for too few or too
    many people.
    """
    text = _text(wish.policy)
    policy = read(text.content, vocabulary, text.source).draft
    try:
        roll = made_up_roll(policy, wish.people, wish.seed, today)
    except ValueError as error:
        raise DemoError(str(error)) from error
    with transaction.atomic():
        school = _school(wish, policy)
        tell(f"{len(roll.people):,} people join {school.name}.")
        actor = command_line(school)
        people = _register(roll, actor, today)
        record(SchoolMadeUp(people=len(people), seed=wish.seed), by=actor, school=actor.school)
        tell("They take up their roles.")
        _appoint(posts_of(policy), roll, people, actor, today)
        tell(
            "The governors approve the policy."
            if "governing-body" in policy.titles.roles
            else "The policy is approved."
        )
        problem = _put_in_force(text, actor, vocabulary, today)
    return MadeUp(school.name, school.slug, len(people), not problem, problem)


def _text(path: Path) -> Text:
    try:
        beside = path.with_name(FILE_NAME)
        obligations = beside.read_bytes() if beside.is_file() else b""
        return Text(path.read_bytes(), f"{path.parent.name}/{path.name}", obligations)
    except OSError as error:
        raise DemoError(
            f"{path}: this file cannot be opened: {(error.strerror or 'unknown error').lower()}."
        ) from error


def made_up_name(wish: Wish, vocabulary: Vocabulary) -> str:
    """What the school that is wished for would be called. Raises DemoError for a file that cannot be read."""
    text = _text(wish.policy)
    return _name(wish, read(text.content, vocabulary, text.source).draft)


def _name(wish: Wish, policy: Policy) -> str:
    return (wish.name.strip() or policy.front.school)[:190]


def _school(wish: Wish, policy: Policy) -> School:
    name = _name(wish, policy)
    slug = slug_of(name)[:70].strip("-")
    if not slug:
        raise DemoError("A school needs a name with letters in it. Say it with --name.")
    there = set(School.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    if slug not in there:
        return School.objects.create(name=name, slug=slug, made_up=True)
    if not wish.again:
        raise DemoError(
            f"There is a school called {name} already. Add --again to make another beside it, or --name."
        )
    number = next(number for number in range(2, len(there) + 3) if f"{slug}-{number}" not in there)
    return School.objects.create(name=f"{name} {number}", slug=f"{slug}-{number}", made_up=True)


def _register(roll: Roll, actor: Actor, today: date) -> Mapping[str, Person]:
    """Everybody on the roll, by their keys, on the register: first all who ever came, then who of them has left."""
    everybody = replace(roll, people=tuple(replace(person, left_on=None) for person in roll.people))
    for one in (everybody, roll):
        sha256 = hashlib.sha256(repr(one).encode()).hexdigest()
        import_roll(one, actor=actor, file_name="made-up school", sha256=sha256, today=today)
    rows = Identifier.objects.filter(school__reference=actor.school, scheme=roll.scheme)
    return {row.value: row.person for row in rows.select_related("person")}


def _appoint(posts: Posts, roll: Roll, people: Mapping[str, Person], actor: Actor, today: date) -> None:
    joined = {person.key: person.joined_on or today for person in roll.people}
    contact = {person.key: person.email for person in roll.people}
    for one in appointments(posts, roll):
        reference = str(people[one.key].reference)
        appoint(
            one.role,
            reference,
            joined[one.key],
            actor=actor,
            today=today,
            contact=contact[one.key],
            is_deputy=one.is_deputy,
        )
    away = str(people[posts.by_role[posts.away].key].reference)
    record_absence(away, today - timedelta(days=3), actor=actor, today=today)


def _put_in_force(text: Text, actor: Actor, vocabulary: Vocabulary, today: date) -> str:
    """Proposes, approves and adopts, as of the beginning of the school year; why it could not be done, else ""."""
    starts = school_year_of(today).first
    version = propose(text, actor=actor, vocabulary=vocabulary, today=today)
    examined = examine(text.content, vocabulary, today, text.source)
    sha256 = version_for(version, actor=actor).sha256
    try:
        for role in _approvers(examined.policy):
            decided = Decision(role, sha256, starts - timedelta(days=60), _minute(starts))
            approve(version, decision=decided, actor=actor, vocabulary=vocabulary, today=today)
        adopt(version, Start(starts), actor=actor, vocabulary=vocabulary, today=today)
    except AdoptionError as error:
        return str(error)
    return ""


def _approvers(policy: Policy) -> tuple[str, ...]:
    needed = approvals_needed(policy, None)
    given: list[str] = []
    while missing := outstanding(needed, given):
        given.append(missing[0])
    return tuple(given)


def _minute(starts: date) -> str:
    return f"minute 7 of the summer meeting {starts.year}"
