"""What is not on the register of the reader's school is not found, as if it did not exist."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from belisha.people.register.terms import NoSuchImportError, NoSuchPersonError

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


def finds(view: View[Rest]) -> View[Rest]:
    """A page about a person, a group or an import; 404 where the reader's school has none such."""

    @wraps(view)
    def page(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NoSuchPersonError as error:
            raise Http404 from error
        except NoSuchImportError:
            return render(request, "people/not_waiting.html", status=404)

    return page
