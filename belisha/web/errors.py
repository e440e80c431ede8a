"""What somebody sees when a page cannot be shown: what happened and what to do, in plain words, and never a traceback."""

from __future__ import annotations

import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

log = logging.getLogger(__name__)

# Stands in for the page when the page itself is what fails, so it needs no template, style or database.
LAST_RESORT: Final = """<!DOCTYPE html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>Sorry, there is a problem with Belisha</title></head>
<body>
<main>
<h1>Sorry, there is a problem with Belisha</h1>
<p>Nothing that you sent was saved. Try again in a few minutes. If it goes on, tell whoever looks after Belisha
at your school, and say what you were doing and at what time.</p>
<p>If a child is in immediate danger, call 999 now. Do not wait for Belisha.</p>
</main>
</body>
</html>
"""


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, or 413 when more was sent than Belisha accepts."""
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    return render(request, "errors/400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403. It does not say what lies there, because its existence may be what is private."""
    return render(request, "errors/403.html", status=403)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form without its token: Django's CSRF check refused it."""
    return render(request, "errors/form_expired.html", status=403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return render(request, "errors/404.html", status=404)


class NothingToReadMiddleware:
    """A page for whoever opens the address that a form is sent to, say by reloading it: Django's own 405 is blank."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or request.method not in {"GET", "HEAD"}:
            return response
        page = render(request, "errors/405.html", status=HTTPStatus.METHOD_NOT_ALLOWED)
        page.headers["Allow"] = response.headers["Allow"]
        return page


def too_large(request: HttpRequest) -> HttpResponse:
    """413."""
    return render(request, "errors/413.html", status=413)


def server_error(request: HttpRequest) -> HttpResponse:
    """500. Django has logged the exception before it calls this."""
    try:
        return render(request, "errors/500.html", status=500)
    except Exception:
        log.exception("The error page itself could not be shown")
        return HttpResponse(LAST_RESORT, status=500)
