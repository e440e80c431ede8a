"""How files arrive that are only to be looked at: in memory, and too large ones without losing the form around them."""

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

MOST_SENT: Final = 256 * 1024 * 1024
"""Bytes that are taken in before the whole request is refused, with the form and all."""

View = Callable[[HttpRequest], HttpResponse]


class KeepingHandler(FileUploadHandler):
    """Keeps so many bytes of each file, and of all together, in memory. Of a larger one it keeps the true size too."""

    def __init__(self, request: HttpRequest | None, each: int, together: int) -> None:
        super().__init__(request)
        self._each = each
        self._room = together

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
        self._room -= self._kept.write(raw_data[: max(0, min(self._each - start, self._room))])

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file, with the size that it had when it was sent."""
        self._kept.seek(0)
        return InMemoryUploadedFile(
            self._kept, self.field_name, self.file_name or "", self.content_type, file_size, self.charset
        )


def takes_files(each: int, together: int) -> Callable[[View], View]:
    """A view whose form may hold files of so many bytes each and together.

    Django lets a view choose how files arrive only before its token check has read the form, so the check comes after.
    """

    def prepared(view: View) -> View:
        checked = csrf_protect(view)

        @csrf_exempt
        @wraps(view)
        def receiving(request: HttpRequest) -> HttpResponse:
            request.upload_handlers = [KeepingHandler(request, each, together)]
            return checked(request)

        return receiving

    return prepared
