from __future__ import annotations

import pytest
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from django.test import RequestFactory, override_settings


def test_a_file_is_kept_in_memory(rf: RequestFactory) -> None:
    request = rf.post("/", {"policy": SimpleUploadedFile("policy.md", b"# Policy\n" * 100_000)})
    assert isinstance(request.FILES["policy"], InMemoryUploadedFile)
    assert request.FILES["policy"].size == 900_000


@override_settings(FILE_UPLOAD_MAX_MEMORY_SIZE=1000)
def test_a_file_that_is_too_large_is_refused(rf: RequestFactory) -> None:
    request = rf.post("/", {"policy": SimpleUploadedFile("policy.md", b"# Policy\n" * 1000)})
    with pytest.raises(RequestDataTooBig):
        request.FILES  # noqa: B018 (reading it is what parses the request)
