"""How a file that somebody sends arrives: in memory only, so that what is only checked is never stored."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler


class MemoryUploadHandler(MemoryFileUploadHandler):
    """Keeps a file in memory, and refuses more than FILE_UPLOAD_MAX_MEMORY_SIZE before reading any of it."""

    def handle_raw_input(self, *request: Any, **more: Any) -> None:
        """Takes what FileUploadHandler takes. Raises RequestDataTooBig, which is answered with 413."""
        super().handle_raw_input(*request, **more)
        if not self.activated:
            raise RequestDataTooBig
