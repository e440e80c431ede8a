"""The policy that is in force at the reader's school today, for pages; and what a person sees when there is none."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from belisha.access.terms import Actor
from belisha.policy.queries import Examined
from belisha.policy.version_queries import policy_in_force
from belisha.site.vocabulary import VOCABULARY
from belisha.web.admission import acting

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]
PolicyView = Callable[Concatenate[HttpRequest, Examined, Rest], HttpResponse]


def served(actor: Actor) -> Examined | None:
    """The policy in force today at the actor's school, examined as of today; None when there is none."""
    today = timezone.localdate()
    return policy_in_force(VOCABULARY, today, today, actor=actor)


def with_policy(view: PolicyView[Rest]) -> View[Rest]:
    """A page about the policy in force: the view is given it, or a page says what to do when there is none."""

    @wraps(view)
    def page(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        examined = served(acting(request))
        if examined is None:
            return render(request, "policy/none.html")
        return view(request, examined, *args, **kwargs)

    return page
