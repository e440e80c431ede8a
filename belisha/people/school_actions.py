"""The only way to add a school: with its first person, who is its head and invites everybody else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from belisha.access.terms import Actor, ActorKind, RefusedError
from belisha.audit.actions import record
from belisha.language.phrases import slug_of
from belisha.people.accounts.actions import give_account, password_link, send_invitation
from belisha.people.actors import command_line
from belisha.people.holding.actions import appoint
from belisha.people.holding.terms import HoldingError
from belisha.people.models import Account, Person, School
from belisha.people.register.actions import Joining, add_person
from belisha.people.register.terms import RegisterError
from belisha.people.school_deeds import SchoolAdded

LONGEST_SLUG = 80


class SchoolError(ValueError):
    """A school cannot be added so. The message says why and what to do."""


@dataclass(frozen=True, slots=True)
class FirstPerson:
    """Whoever heads a new school."""

    given_name: str
    family_name: str
    email: str
    offices: tuple[str, ...] = ()
    """Roles that they hold besides."""


@dataclass(frozen=True, slots=True)
class AddedSchool:
    """A school that was added."""

    reference: str
    slug: str
    name: str
    link: str
    """The address at which its head sets a password."""


def add_school(name: str, slug: str, head: FirstPerson, *, actor: Actor, today: date) -> AddedSchool:
    """Adds a school with its head, and sends the head an invitation. Without a slug it is made from the name.

    All of it or nothing; the email leaves once it is kept. Raises RefusedError for anybody but the command line, and
    SchoolError where something cannot be so.
    """
    if actor.kind is not ActorKind.COMMAND:
        raise RefusedError("Whoever looks after the installation adds schools.")
    with transaction.atomic():
        school = _new_school(name, slug or slug_of(name)[:70].strip("-"))
        account = _new_head(school, head, today)
        added = AddedSchool(str(school.reference), school.slug, school.name, password_link(account))
    send_invitation(account)
    return added


def _new_school(name: str, slug: str) -> School:
    school = School(name=name.strip(), slug=slug)
    if School.objects.filter(slug=slug).exists():
        raise SchoolError(f"There is a school “{slug}” already. Choose another short name with --slug.")
    try:
        school.full_clean()
    except ValidationError as error:
        raise SchoolError(_told(error)) from error
    school.save()
    by = command_line(school)
    record(SchoolAdded(about=by.school), by=by, school=by.school)
    return school


def _told(error: ValidationError) -> str:
    if "slug" in error.message_dict:
        return (
            f"Give the school a short name with --slug: up to {LONGEST_SLUG} letters, digits and hyphens, such as "
            "oak-hill. It stands for the school in commands."
        )
    return "Give the school a name of up to 200 characters."


def _new_head(school: School, head: FirstPerson, today: date) -> Account:
    by = command_line(school)
    facts = {"given_name": head.given_name, "family_name": head.family_name, "email": head.email}
    try:
        reference = add_person(facts, Joining(("staff",), today), actor=by)
        for role in dict.fromkeys(("head", *head.offices)):
            appoint(role, reference, today, actor=by, today=today, contact=head.email)
    except (RegisterError, HoldingError) as error:
        raise SchoolError(str(error)) from error
    person = Person.objects.select_related("school").get(reference=reference)
    return give_account(person, actor=by)
