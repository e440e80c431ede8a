"""Records that wait to be looked at, and what somebody sees once they wait no more."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from belisha.people.register.terms import NoSuchImportError

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


def still_waiting(view: View[Rest]) -> View[Rest]:
    """A page about records that wait; where they wait no more, a page that says where they went."""

    @wraps(view)
    def page(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NoSuchImportError:
            return render(request, "people/not_waiting.html", status=404)

    return page
