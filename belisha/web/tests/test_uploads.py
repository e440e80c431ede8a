from __future__ import annotations

import pytest
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.http import HttpRequest
from django.test import RequestFactory

from belisha.web import uploads
from belisha.web.critic.uploads import LARGEST_FILE
from belisha.web.uploads import KeepingHandler


def sent(rf: RequestFactory, content: bytes) -> HttpRequest:
    request = rf.post("/", {"text": "typed", "file": SimpleUploadedFile("policy.md", content)})
    request.upload_handlers = [KeepingHandler(request, LARGEST_FILE, 2 * LARGEST_FILE)]
    return request


def file_in(request: HttpRequest) -> UploadedFile[bytes]:
    file = request.FILES["file"]
    assert isinstance(file, UploadedFile)
    return file


def test_a_file_arrives_whole(rf: RequestFactory) -> None:
    content = b"# Policy\n" * 50_000
    file = file_in(sent(rf, content))
    assert (file.name, file.size, file.read()) == ("policy.md", len(content), content)


def test_a_file_that_is_too_large_leaves_the_form_around_it_whole(rf: RequestFactory) -> None:
    request = sent(rf, b"x" * (LARGEST_FILE * 2))
    assert request.POST["text"] == "typed"
    assert file_in(request).size == LARGEST_FILE * 2
    assert len(file_in(request).read()) == LARGEST_FILE


def test_several_files_share_the_room(rf: RequestFactory) -> None:
    files = {name: SimpleUploadedFile(f"{name}.csv", b"x" * 600) for name in ("first", "second")}
    request = rf.post("/", files)
    request.upload_handlers = [KeepingHandler(request, 1_000, 1_000)]
    kept = [request.FILES[name] for name in ("first", "second")]
    assert [(one.size, len(one.read())) for one in kept if isinstance(one, UploadedFile)] == [
        (600, 600),
        (600, 400),
    ]


def test_there_is_an_end_to_what_is_taken_in(rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_SENT", 1_000)
    with pytest.raises(RequestDataTooBig):
        sent(rf, b"x" * 2_000).FILES  # noqa: B018 (reading it is what parses the request)
