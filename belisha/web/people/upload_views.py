"""The first steps of bringing the register in: the file, and what the columns of a plain table are."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from belisha.access.terms import Act
from belisha.people.importing import columns_of, read_records
from belisha.people.importing.alone import table_alone
from belisha.people.register.imports_made import imports_made
from belisha.people.register.waiting import keep_waiting, map_waiting, waiting
from belisha.people.roll import UnreadableError
from belisha.web.admission import acting, admits
from belisha.web.people.import_forms import ColumnsForm, UploadForm
from belisha.web.people.naming import SOURCES
from belisha.web.people.uploads import takes_records
from belisha.web.people.waiting import still_waiting


@admits(Act.IMPORT)
@never_cache
@takes_records
@require_http_methods(["GET", "HEAD", "POST"])
@still_waiting
def people_import(request: HttpRequest) -> HttpResponse:
    """Choose the school's records; and the imports that were made."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_bound and form.is_valid():
        name, content = form.cleaned_data["records"]
        try:
            is_table = _look_into(name, content, timezone.localdate())
        except UnreadableError as error:
            form.add_error("records", str(error))
        else:
            reference = keep_waiting(name, content, actor=acting(request), mapping={})
            return redirect("people-import-columns" if is_table else "people-import-preview", reference)
    shown = {"form": form, "made": imports_made(actor=acting(request)), "sources": SOURCES}
    return render(request, "people/import.html", shown)


def _look_into(name: str, content: bytes, today: date) -> bool:
    """Whether it is a plain table. Raises UnreadableError for what cannot be read."""
    table = table_alone(content, name)
    if table is None:
        read_records(content, name, today)
        return False
    file, inside = table
    columns_of(inside, file)
    return True


@admits(Act.IMPORT)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@still_waiting
def columns(request: HttpRequest, reference: UUID) -> HttpResponse:
    """Say what each column of a plain table is."""
    actor = acting(request)
    wait = waiting(str(reference), actor=actor, now=timezone.now())
    table = table_alone(wait.content, wait.file_name)
    if table is None:
        return redirect("people-import-preview", reference)
    file, content = table
    found = columns_of(content, file)
    form = ColumnsForm(request.POST or None, table=found, mapping=wait.mapping)
    if form.is_bound and form.is_valid():
        try:
            read_records(wait.content, wait.file_name, timezone.localdate(), form.mapping())
        except UnreadableError as error:
            form.add_error(None, str(error))
        else:
            map_waiting(wait.reference, form.mapping(), actor=actor)
            return redirect("people-import-preview", reference)
    return render(request, "people/columns.html", {"form": form, "wait": wait, "file": file})
