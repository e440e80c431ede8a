"""The last steps of bringing the register in: what would change, and doing it or not."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from belisha.access.terms import Act, Actor
from belisha.people.holding.losing import falls_vacant, offices_lost
from belisha.people.holding.queries import held_roles
from belisha.people.importing import read_records
from belisha.people.importing.alone import table_alone
from belisha.people.register.as_seen import import_as_seen, mark_of
from belisha.people.register.importing_actions import preview
from belisha.people.register.imports_made import import_made
from belisha.people.register.terms import Changes, RegisterError
from belisha.people.register.waiting import Waiting, drop_waiting, waiting
from belisha.people.roll import BadRow, Roll, UnreadableError
from belisha.web.admission import acting, admits
from belisha.web.files import csv_file
from belisha.web.people.naming import SOURCES, WORDS, titles_for
from belisha.web.people.showing import alterations, begun_ties, ended_ties, last_days, newly_numbered
from belisha.web.people.waiting import still_waiting

BAD_HEADINGS = ("File", "Line", "Who", "Column", "What is wrong", "What to do")


@admits(Act.IMPORT)
@never_cache
@require_safe
@still_waiting
def preview_page(request: HttpRequest, reference: UUID) -> HttpResponse:
    """Who would join, leave and change; or the rows that stand in the way."""
    actor, today = acting(request), timezone.localdate()
    wait = waiting(str(reference), actor=actor, now=timezone.now())
    if _needs_columns(wait):
        return redirect("people-import-columns", reference)
    try:
        changes = preview(_roll(wait, today), actor=actor, today=today)
    except UnreadableError as error:
        messages.error(request, str(error))
        return redirect("people-import")
    if changes.bad:
        return render(request, "people/bad_rows.html", _to_mend(wait, changes.bad))
    return render(request, "people/preview.html", _shown(wait, changes, actor, today))


def _shown(wait: Waiting, changes: Changes, actor: Actor, today: date) -> dict[str, object]:
    known, leaving = held_roles(today, actor=actor), last_days(changes, today)
    return {
        "wait": wait,
        "changes": changes,
        "mark": mark_of(changes),
        "alterations": alterations(changes),
        "newly_numbered": newly_numbered(changes),
        "begun_ties": begun_ties(changes),
        "ended_ties": ended_ties(changes),
        "lost": offices_lost(known, leaving, today),
        "vacant": falls_vacant(known, leaving, today),
        "titles": titles_for(actor),
        "is_table": bool(wait.mapping),
        "today": today,
        **WORDS,
    }


def _needs_columns(wait: Waiting) -> bool:
    return not wait.mapping and table_alone(wait.content, wait.file_name) is not None


def _roll(wait: Waiting, today: date) -> Roll:
    return read_records(wait.content, wait.file_name, today, wait.mapping or None)


def _to_mend(wait: Waiting, bad: tuple[BadRow, ...]) -> dict[str, object]:
    """What is wrong, in how many rows of which files. Where there are no lines, each slip counts as a row."""
    rows = {(row.place.file, row.place.line or -number) for number, row in enumerate(bad, start=1)}
    files = list(dict.fromkeys(row.place.file for row in bad))
    return {"wait": wait, "bad": bad, "rows": len(rows), "files": files, "is_table": bool(wait.mapping)}


@admits(Act.IMPORT)
@never_cache
@require_safe
@still_waiting
def bad_rows(request: HttpRequest, reference: UUID) -> HttpResponse:
    """The rows that stand in the way, as a table for a spreadsheet, to be ticked off."""
    actor, today = acting(request), timezone.localdate()
    wait = waiting(str(reference), actor=actor, now=timezone.now())
    try:
        bad = preview(_roll(wait, today), actor=actor, today=today).bad
    except UnreadableError:
        return redirect("people-import-preview", reference)
    return csv_file([BAD_HEADINGS, *map(_cells, bad)], "rows-to-mend.csv")


def _cells(row: BadRow) -> tuple[str, ...]:
    line = "" if row.place.line is None else str(row.place.line)
    return (row.place.file, line, row.who, row.column, row.problem, row.remedy)


@admits(Act.IMPORT)
@require_POST
@still_waiting
def bring_in(request: HttpRequest, reference: UUID) -> HttpResponse:
    """Bring the records in exactly as they were looked at, or not at all."""
    actor, today = acting(request), timezone.localdate()
    wait = waiting(str(reference), actor=actor, now=timezone.now())
    known = held_roles(today, actor=actor)
    try:
        made, changes = import_as_seen(
            _roll(wait, today), wait, request.POST.get("seen", ""), actor=actor, today=today
        )
    except (RegisterError, UnreadableError) as error:
        messages.error(request, str(error))
        return redirect("people-import-preview", reference)
    if not made:
        messages.success(request, "Nothing has changed: the register says all of it already.")
        return redirect("people-import")
    for role in sorted(falls_vacant(known, last_days(changes, today), today)):
        messages.warning(request, f"Nobody is {titles_for(actor).one_of(role)} any more: the role is vacant.")
    return redirect("people-import-done", made)


@admits(Act.IMPORT)
@require_POST
@still_waiting
def cancel(request: HttpRequest, reference: UUID) -> HttpResponse:
    """Erase records that wait."""
    drop_waiting(str(reference), actor=acting(request))
    messages.success(request, "The records are erased. Nothing was brought in.")
    return redirect("people-import")


@admits(Act.IMPORT)
@never_cache
@require_safe
@still_waiting
def done(request: HttpRequest, reference: UUID) -> HttpResponse:
    """What an import has changed, and where to go on."""
    made = import_made(str(reference), actor=acting(request))
    return render(request, "people/done.html", {"made": made, "sources": SOURCES})
