"""Publishing: a policy as people read it, on a page, as a PDF or in Word.

The school's own prose stands first, and beneath each clause what it makes the software do, in sentences.
"""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module

from belisha.language.publishing.publication import Publication


class Form(StrEnum):
    """The forms in which a policy is published."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"

    @property
    def media_type(self) -> str:
        """The type to send it as (RFC 6838)."""
        return {
            Form.HTML: "text/html; charset=utf-8",
            Form.PDF: "application/pdf",
            Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }[self]


def publish(publication: Publication, form: Form) -> bytes:
    """The publication in one form.

    Its library is loaded only now: checking a policy from the shell should not wait for Word and PDF.
    """
    module = {Form.HTML: "html", Form.PDF: "pdf", Form.DOCX: "word"}[form]
    made = import_module(f"belisha.language.publishing.{module}").render(publication)
    if not isinstance(made, bytes):
        raise TypeError(f"publishing as {form} gave no file")
    return made
