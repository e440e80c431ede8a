"""The policy that this installation serves, for pages; and what a person sees when it cannot be read."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from belisha.language.obligations import FILE_NAME
from belisha.policy.queries import Examined, served_policy
from belisha.site.vocabulary import VOCABULARY

log = logging.getLogger(__name__)

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]
PolicyView = Callable[Concatenate[HttpRequest, Examined, Rest], HttpResponse]


def served() -> Examined:
    """The served policy, examined as of today. Raises OSError or ValueError when it cannot be read."""
    return served_policy(Path(settings.BELISHA_POLICY), VOCABULARY, timezone.localdate())


def with_policy(view: PolicyView[Rest]) -> View[Rest]:
    """A page about the served policy: the view is given it, or a page says what to do when there is none."""

    @wraps(view)
    def page(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        try:
            examined = served()
        except OSError as error:
            return _unreadable(request, error, (error.strerror or "unknown error").lower())
        except ValueError as error:
            return _unreadable(request, error, f"{FILE_NAME}, which stands beside it: {error}")
        return view(request, examined, *args, **kwargs)

    return page


def _unreadable(request: HttpRequest, error: Exception, reason: str) -> HttpResponse:
    path = Path(settings.BELISHA_POLICY)
    log.error("The policy %s cannot be read: %s", path, error)
    # The whole address of the file is for the log, not for everybody.
    shown = {
        "file": "/".join(path.parts[-2:]),
        "reason": reason,
        "missing": isinstance(error, FileNotFoundError),
    }
    return render(request, "policy/unreadable.html", shown, status=503)
