"""Any text checked and read back, and then forgotten: it is never written down, logged or kept in a session."""

from __future__ import annotations

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from belisha.access.terms import Act, Actor
from belisha.language.provisions import Worth
from belisha.policy.queries import Examined
from belisha.web.admission import acting, admits
from belisha.web.critic.beside import stretches
from belisha.web.critic.forms import CheckForm
from belisha.web.critic.listing import counted, jobs, neighbours, remarks_on
from belisha.web.critic.marking import visible
from belisha.web.critic.texts import SERVED, bundled, examined, named, title_of
from belisha.web.critic.uploads import takes_policies
from belisha.web.policy.served import with_policy
from belisha.web.policy.words import LEVELS, kind_name, troubles
from belisha.web.words import count_of, in_words

WORDS: Final = {"meanings": LEVELS, "kind_name": kind_name, "troubles": troubles, "visible": visible}
"""What the page needs to put a result into words."""

_KIND_WORDS: Final = {
    Worth.ENFORCED: "to be enforced",
    Worth.EVIDENCED: "to be evidenced",
    Worth.ATTESTED: "to be attested",
    Worth.STATEMENT: "that only state something",
}


@admits(Act.CHECK)
@never_cache
@takes_policies
@require_http_methods(["GET", "HEAD", "POST"])
@with_policy
def check(request: HttpRequest, here: Examined) -> HttpResponse:
    """The form; with a text, what the critic says of it and what it would make the software do."""
    if request.method == "POST":
        form = CheckForm(request.POST, request.FILES)
        result = _result(form.cleaned_data["text"]) if form.is_valid() else {}
    else:
        form = CheckForm(initial={"text": _beginning(request.GET.get("from", ""), acting(request))})
        result = {}
    about = {"school": here.policy.front.school, "starter": "starter" in bundled()}
    return render(request, "critic/check.html", {"form": form, "result": result, **about, **WORDS})


def _beginning(name: str, actor: Actor) -> str:
    if not name:
        return ""
    if name != SERVED and name not in bundled():
        raise Http404
    return named(name, actor).policy.text


def _result(text: str) -> dict[str, Any]:
    found = examined(text)
    remarks = remarks_on(found.policy, found.findings)
    counts = counted(remarks)
    return {
        "examined": found,
        "title": visible(title_of(found.policy)),
        "summary": in_words(count_of(number, level) for level, number in counts.items() if number)
        or "No findings",
        "remarks": remarks,
        "jobs": jobs(remarks),
        "counts": counts,
        "stretches": stretches(found.policy, remarks) if found.policy.text else (),
        "neighbours": neighbours(remarks),
        **_read_back(found),
    }


def _read_back(found: Examined) -> dict[str, Any]:
    asking = [standing for standing in found.standings if standing.sentences or standing.states]
    kinds = [standing.kind for standing in found.standings]
    words = (f"{kinds.count(kind)} {_KIND_WORDS[kind]}" for kind in _KIND_WORDS if kind in kinds)
    return {
        "asking": asking,
        "asked": {standing.clause.id for standing in asking},
        "kinds_in_words": in_words(words),
    }
