"""The routes of the site and some that fail, so that tests can see what a person would see then."""

from __future__ import annotations

from typing import NoReturn

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.http import require_POST

from belisha.site.urls import handler400, handler403, handler404, handler500
from belisha.web.admission import open_to_all

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

SECRET = "the pupil's name is in this exception"


@open_to_all
def malformed(request: HttpRequest) -> NoReturn:
    raise BadRequest(SECRET)


@open_to_all
def refused(request: HttpRequest) -> NoReturn:
    raise PermissionDenied(SECRET)


@open_to_all
def broken(request: HttpRequest) -> NoReturn:
    raise RuntimeError(SECRET)


@open_to_all
def reads_form(request: HttpRequest) -> HttpResponse:
    return HttpResponse(", ".join(request.POST))


@open_to_all
@require_POST
def takes_form(request: HttpRequest) -> HttpResponse:
    return HttpResponse("taken")


urlpatterns = [
    path("malformed", malformed),
    path("refused", refused),
    path("broken", broken),
    path("reads-form", reads_form),
    path("takes-form", takes_form),
    path("", include("belisha.site.urls")),
]
