"""How a school's own records arrive: in memory, several files at once, and too large ones without losing the form."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from io import BytesIO
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from belisha.people.importing.limits import LARGEST_FILE
from belisha.web.critic.uploads import MOST_SENT

View = Callable[[HttpRequest], HttpResponse]


class RecordsHandler(FileUploadHandler):
    """Keeps LARGEST_FILE bytes of all files together in memory. Of what is more it keeps only the true size."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._room = LARGEST_FILE

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
        self._room -= self._kept.write(raw_data[: self._room])

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file, with the size that it had when it was sent."""
        self._kept.seek(0)
        return InMemoryUploadedFile(
            self._kept, self.field_name, self.file_name or "", self.content_type, file_size, self.charset
        )


def takes_records(view: View) -> View:
    """A view whose form may hold a school's records.

    Django lets a view choose how files arrive only before its token check has read the form, so the check comes after.
    """
    checked = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def receiving(request: HttpRequest) -> HttpResponse:
        request.upload_handlers = [RecordsHandler(request)]
        return checked(request)

    return receiving
