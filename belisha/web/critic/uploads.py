"""How a policy file arrives that is only to be looked at: in memory, and too large a one without losing the form around it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from io import BytesIO
from typing import Any, Final

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

LARGEST_FILE: Final = 2 * 1024 * 1024
"""Bytes that a policy file may hold."""
MOST_SENT: Final = 256 * 1024 * 1024
"""Bytes that are taken in before the whole request is refused, with the form and all."""

View = Callable[[HttpRequest], HttpResponse]


class PolicyFileHandler(FileUploadHandler):
    """Keeps a file of up to LARGEST_FILE bytes in memory. Of a larger one it keeps that much and the true size."""

    def handle_raw_input(self, *request: Any, **more: Any) -> None:
        """Takes what FileUploadHandler takes. Raises RequestDataTooBig for more than MOST_SENT bytes in all."""
        content_length: int = request[2]
        if content_length > MOST_SENT:
            raise RequestDataTooBig

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins; takes what FileUploadHandler takes."""
        super().new_file(*args, **kwargs)
        self._kept = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keeps what still fits."""
        self._kept.write(raw_data[: max(0, LARGEST_FILE - start)])

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file, with the size that it had when it was sent."""
        self._kept.seek(0)
        return InMemoryUploadedFile(
            self._kept, self.field_name, self.file_name or "", self.content_type, file_size, self.charset
        )


def takes_policies(view: View) -> View:
    """A view whose form may hold policy files.

    Django lets a view choose how files arrive only before its token check has read the form, so the check comes after.
    """
    checked = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def receiving(request: HttpRequest) -> HttpResponse:
        request.upload_handlers = [PolicyFileHandler(request)]
        return checked(request)

    return receiving
