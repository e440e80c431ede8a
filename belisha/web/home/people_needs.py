"""What needs those who keep the register, who teach, and who look after children."""

from __future__ import annotations

from datetime import date, datetime

from django.urls import reverse

from belisha.access.rules import might
from belisha.access.terms import Act, Actor
from belisha.people.register.person_queries import groups
from belisha.people.register.state import LastImport, last_import, register_state, waiting_files
from belisha.people.register.views import GroupHeld
from belisha.web.home.needs import Need
from belisha.web.words import count_of, moment_gb


def about_register(today: date, now: datetime, actor: Actor) -> list[Need]:
    """What is missing in the register, and what waits to be brought in. Five queries, however many people."""
    if not might(actor, Act.READ_REGISTER):
        return []
    people = reverse("people")
    state = register_state(actor=actor, today=today)
    found = _imports(now, actor) if might(actor, Act.IMPORT) else []
    if state.without_year:
        words = f"{count_of(state.without_year, 'pupil has', 'pupils have')} no year group, so Belisha cannot tell what the policy asks of them."
        found.append(Need(words, "See the pupils", people, about="without a year group"))
    if state.unreachable:
        words = f"For {count_of(state.unreachable, 'pupil')}, the register has no parent or carer who can be reached."
        found.append(Need(words, "See the pupils", people, about="whose parents cannot be reached"))
    if state.without_address:
        words = f"{count_of(state.without_address, 'grown-up has', 'grown-ups have')} no email address, so they cannot sign in."
        found.append(
            Need(words, "See the register", people, about="without an email address", pressing=False)
        )
    return found


def _imports(now: datetime, actor: Actor) -> list[Need]:
    page = reverse("people-import")
    found = [
        Need(f"“{one.file_name}” waits for you to look at what it would change.", "Look at it", reverse("people-import-preview", args=[one.reference]), about=one.file_name)
        for one in waiting_files(actor=actor, now=now)
    ]  # fmt: skip
    last = last_import(actor=actor)
    if last is None:
        words = "The register was never brought in from the school’s own records."
        return [*found, Need(words, "Bring it in", page, pressing=False)]
    words = f"The register was last brought in on {moment_gb(last.recorded_at)}: {_changes(last)}."
    return [*found, Need(words, "Bring it in again", page, pressing=False)]


def _changes(last: LastImport) -> str:
    if not (last.joined or last.left or last.changed):
        return "nothing had changed"
    return f"{last.joined:,} joined, {last.left:,} left, {last.changed:,} changed"


def classes_taught(today: date, actor: Actor) -> tuple[GroupHeld, ...]:
    """The classes that somebody teaches. Two queries."""
    if not might(actor, Act.READ_CLASSES):
        return ()
    return tuple(one for one in groups(actor=actor, today=today) if one.teaches)


def class_page(group: GroupHeld) -> str:
    """The address of the page with a class's code."""
    return reverse("class-sign-in", kwargs={"group": group.reference})
