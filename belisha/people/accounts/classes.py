"""Classes and how their pupils sign in: as a pupil sees it who has the code, and as whoever teaches them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from belisha.access.rules import require
from belisha.access.terms import NOBODY, Act, Actor, Relation
from belisha.audit.actions import record
from belisha.people.accounts.deeds import ClassNamesShown, ClassSignInRead
from belisha.people.accounts.rules import names_on_a_list, secret_kind_for
from belisha.people.models import Account, Group, GroupPlace, Membership, Person
from belisha.people.register.finding import group_row
from belisha.people.register.terms import NoSuchPersonError
from belisha.people.terms import SecretKind

BY_CODE_OR_LINK: Final = frozenset({"pupil", "parent"})
"""Those who sign in without a password of their own choice."""


@dataclass(frozen=True, slots=True)
class Learner:
    """A pupil of a class, and how they sign in."""

    reference: str
    shown: str
    """As they stand on the list: "Ada F"."""
    name: str
    """The whole name."""
    kind: SecretKind
    """By what a pupil of this age signs in."""
    has_secret: bool


@dataclass(frozen=True, slots=True)
class ClassSheet:
    """A class, its code, and its pupils."""

    reference: str
    name: str
    school: str
    school_reference: str
    code: str
    """"" when there is none that is good now."""
    code_until: datetime | None
    learners: tuple[Learner, ...]


def class_with_code(typed: str) -> ClassSheet | None:
    """The class whose code somebody typed, if the code is good now; words may be parted by anything."""
    code = "-".join("".join(letter if letter.isalpha() else " " for letter in typed.lower()).split())
    group = (
        Group.objects.select_related("school")
        .filter(code=code, code_until__gt=timezone.now(), ended_on__isnull=True)
        .exclude(code="")
        .first()
    )
    return _sheet(group, timezone.localdate()) if group else None


def note_names_shown(sheet: ClassSheet) -> None:
    """Writes that the names of a class were shown to somebody who had its code, and how many."""
    deed = ClassNamesShown(about=sheet.reference, names=len(sheet.learners))
    with transaction.atomic():
        record(deed, by=NOBODY, school=sheet.school_reference)


def class_for(actor: Actor, reference: str, today: date) -> ClassSheet:
    """A class for whoever keeps how its pupils sign in, written in the trail.

    Raises NoSuchPersonError when the actor's school has no such class, and RefusedError.
    """
    with transaction.atomic():
        group = kept_class(actor, reference, today)
        record(ClassSignInRead(about=str(group.reference)), by=actor)
        return _sheet(group, today)


def kept_class(actor: Actor, reference: str, today: date) -> Group:
    """The class itself, once it is sure that the actor may keep it. Raises as `class_for` does."""
    if actor.is_nobody:
        require(actor, Act.KEEP_CLASS)
    group = group_row(reference, actor)
    if group.ended_on is not None:
        raise NoSuchPersonError(reference)
    teachers = places(group, today, teaches=True).values_list("person__reference", flat=True)
    taught = actor.reference in {str(one) for one in teachers}
    require(actor, Act.KEEP_CLASS, Relation.TEACHES if taught else Relation.NONE)
    return group


def places(group: Group, today: date, *, teaches: bool) -> QuerySet[GroupPlace]:
    """The places of a class that hold today: of those who learn, or of those who teach."""
    return GroupPlace.objects.filter(
        Q(until__isnull=True) | Q(until__gte=today), group=group, teaches=teaches, since__lte=today
    )


def learners_of(group: Group, today: date) -> list[Person]:
    """The pupils of a class who belong to the school today, by the name that is used.

    Who belongs to it as more than a pupil or a parent, such as a governor who learns, signs in by password: a code and
    a secret that a teacher sets must not open more than a pupil's pages.
    """
    lasting = Membership.objects.filter(
        Q(left_on__isnull=True) | Q(left_on__gte=today), person=OuterRef("pk"), joined_on__lte=today
    )
    people = Person.objects.filter(
        Exists(lasting.filter(kind="pupil")),
        ~Exists(lasting.exclude(kind__in=BY_CODE_OR_LINK)),
        group_places__in=places(group, today, teaches=False),
    ).distinct()
    return sorted(people, key=lambda one: (one.name.lower(), one.pk))


def _sheet(group: Group, today: date) -> ClassSheet:
    people = learners_of(group, today)
    shown = names_on_a_list([(one.known_as or one.given_name, one.family_name) for one in people])
    kinds = dict(Account.objects.filter(person__in=people).values_list("person_id", "secret_kind"))
    good = bool(group.code) and group.code_until is not None and group.code_until > timezone.now()
    return ClassSheet(
        str(group.reference),
        group.name,
        group.school.name,
        str(group.school.reference),
        group.code if good else "",
        group.code_until if good else None,
        tuple(_learner(one, words, kinds, today) for one, words in zip(people, shown, strict=True)),
    )


def _learner(person: Person, shown: str, kinds: dict[int, str], today: date) -> Learner:
    kind = secret_kind_for(person.year_group, person.born_on, today)
    has_secret = kinds.get(person.pk) == kind
    return Learner(str(person.reference), shown, person.name, kind, has_secret)
