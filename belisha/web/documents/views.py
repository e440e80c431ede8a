"""The pages of the documents that the policy leans on: the list, and the record of each."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from belisha.access.terms import Act
from belisha.policy.companions.actions import forget_document, record_document
from belisha.policy.companions.queries import CompanionRow, companions, recorded_documents
from belisha.policy.companions.terms import CompanionError
from belisha.policy.queries import Examined
from belisha.policy.register_queries import evidence_facts
from belisha.web.admission import acting, admits
from belisha.web.documents.forms import DocumentForm, ForgetForm
from belisha.web.documents.listing import (
    DECIDES,
    STANDINGS,
    Source,
    documents_table,
    fits,
    options,
    sources,
    web_address,
)
from belisha.web.files import as_file
from belisha.web.policy.downloads import file_name
from belisha.web.policy.pages import page
from belisha.web.policy.served import with_policy


@admits(Act.READ_COVERAGE)
@require_safe
@with_policy
def documents(request: HttpRequest, examined: Examined) -> HttpResponse:
    """Every document that the policy lists or leans on, and what it cites."""
    rows = _rows(request, examined)
    state = request.GET.get("state", "")
    listed = {row.companion.document for row in rows}
    on_record = recorded_documents(acting(request).school)
    shown = {
        "rows": [row for row in rows if fits(row, state)],
        "total": len(rows),
        "options": options(rows),
        "state": state,
        "unlisted": [one for name, one in on_record.items() if name not in listed],
        "sources": _sources(request, examined),
        "standings": STANDINGS,
        "decides": DECIDES,
        "web_address": web_address,
    }
    return page(request, "documents/documents", examined, shown)


@admits(Act.READ_COVERAGE)
@require_safe
@with_policy
def documents_export(request: HttpRequest, examined: Examined) -> HttpResponse:
    """The documents that somebody looks for, and what the policy cites, as a table for a spreadsheet."""
    state = request.GET.get("state", "")
    rows = [row for row in _rows(request, examined) if fits(row, state)]
    content = documents_table(rows, () if state else _sources(request, examined))
    return as_file(content, "text/csv; charset=utf-8", file_name(examined.policy, "csv", "documents"))


@admits(Act.KEEP_DOCUMENTS)
@require_http_methods(["GET", "HEAD", "POST"])
@with_policy
def document_record(request: HttpRequest, examined: Examined, document: str) -> HttpResponse:
    """Record which edition of a document the school has, where, and when it is due for review."""
    row = _row(request, examined, document)
    form = DocumentForm(request.POST) if request.method == "POST" else _filled(row)
    if form.is_bound and form.is_valid():
        try:
            record_document(form.recorded(document), actor=acting(request), today=timezone.localdate())
        except CompanionError as error:
            form.refuse(str(error))
        else:
            messages.success(request, f"“{row.companion.title}” is on record.")
            return redirect("documents")
    return _record_page(request, examined, row, form, ForgetForm(prefix="forget"))


@admits(Act.KEEP_DOCUMENTS)
@require_POST
@with_policy
def document_forget(request: HttpRequest, examined: Examined, document: str) -> HttpResponse:
    """Remove the record of a document, once somebody has said that they are sure."""
    sure = ForgetForm(request.POST, prefix="forget")
    known = recorded_documents(acting(request).school)
    if document not in known:
        raise Http404
    if not sure.is_valid():
        row = _row_or_none(request, examined, document)
        if row is not None:
            return _record_page(request, examined, row, _filled(row), sure)
        messages.error(request, "Tick the box to remove the record.")
        return redirect("documents")
    forget_document(document, actor=acting(request))
    messages.success(request, "The record of the document is removed. The document itself stays where it is.")
    return redirect("documents")


def _rows(request: HttpRequest, examined: Examined) -> tuple[CompanionRow, ...]:
    return companions(examined, timezone.localdate(), actor=acting(request))


def _sources(request: HttpRequest, examined: Examined) -> tuple[Source, ...]:
    return sources(evidence_facts(examined, timezone.localdate(), actor=acting(request)))


def _row_or_none(request: HttpRequest, examined: Examined, document: str) -> CompanionRow | None:
    return next((row for row in _rows(request, examined) if row.companion.document == document), None)


def _row(request: HttpRequest, examined: Examined, document: str) -> CompanionRow:
    row = _row_or_none(request, examined, document)
    if row is None:
        raise Http404
    return row


def _filled(row: CompanionRow) -> DocumentForm:
    known = row.recorded
    if known is None:
        return DocumentForm()
    return DocumentForm(
        initial={
            "edition": known.edition,
            "kept_at": known.kept_at,
            "reviewed_on": known.reviewed_on,
            "review_due_on": known.review_due_on,
        }
    )


def _record_page(
    request: HttpRequest, examined: Examined, row: CompanionRow, form: DocumentForm, sure: ForgetForm
) -> HttpResponse:
    shown = {
        "row": row,
        "record_form": form,
        "forget_form": sure,
        "standings": STANDINGS,
        "decides": DECIDES,
        "form": sure if sure.is_bound else form,
    }
    return page(request, "documents/record", examined, shown)
