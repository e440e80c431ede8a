"""Two versions of a policy: what changes from one to the other, and for whom. Neither is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from belisha.access.terms import Act, Actor
from belisha.language.comparing import Comparison, compare
from belisha.language.findings import Level
from belisha.language.reading import Reading
from belisha.policy.queries import Examined
from belisha.web.admission import acting, admits
from belisha.web.critic import differing
from belisha.web.critic.forms import TEXT, CompareForm, choices
from belisha.web.critic.marking import visible
from belisha.web.critic.texts import SERVED, named, read_only, title_of
from belisha.web.critic.uploads import takes_policies
from belisha.web.policy.served import with_policy
from belisha.web.words import count_of, in_words, sentence_case


@dataclass(frozen=True)
class Version:
    """One of the two: what it is called here, the text, and where it came from."""

    words: str
    side: str
    """"old" or "new", as its fields are called."""
    reading: Reading
    source: str
    """The name of a policy that Belisha holds, or TEXT."""

    @property
    def errors(self) -> int:
        """How many errors stand in the way of reading all of it."""
        return sum(finding.level is Level.ERROR for finding in self.reading.findings)

    @property
    def title(self) -> str:
        return title_of(self.reading.draft)

    @property
    def origin(self) -> str:
        """Where it came from, in words."""
        return {SERVED: "the policy that is in force here", TEXT: "your own text"}.get(
            self.source, "one that Belisha holds"
        )


@admits(Act.COMPARE)
@never_cache
@takes_policies
@require_http_methods(["GET", "HEAD", "POST"])
@with_policy
def compare_versions(request: HttpRequest, here: Examined) -> HttpResponse:
    """The form; with two versions, what changes. `old` and `new` in the address name policies that Belisha holds."""
    form = _form(request)
    result = (
        _result(form, acting(request), request.POST.get("role", ""))
        if form.is_bound and form.is_valid()
        else {}
    )
    about = {
        "school": here.policy.front.school,
        "visible": visible,
        "contrast": differing.contrast,
        "here": here.by_id,
    }
    return render(request, "critic/compare.html", {"form": form, "result": result, **about})


def _form(request: HttpRequest) -> CompareForm:
    known = choices(acting(request))
    if request.method == "POST":
        return CompareForm(request.POST, request.FILES, known=known)
    names = {name for name, _ in known} - {TEXT}
    if names.issuperset({request.GET.get("old", ""), request.GET.get("new", "")}):
        return CompareForm(request.GET, known=known)
    return CompareForm(initial={"old": SERVED, "new": TEXT}, known=known)


def _result(form: CompareForm, actor: Actor, role: str) -> dict[str, Any]:
    old, new = (_version(form, actor, side, words) for side, words in (("old", "earlier"), ("new", "later")))
    comparison = compare(old.reading.draft, new.reading.draft)
    return {"old": old, "new": new, **_changes(comparison, old, new, role)}


def _changes(comparison: Comparison, old: Version, new: Version, role: str) -> dict[str, Any]:
    before, after = old.reading.draft, new.reading.draft
    touched = differing.touched(comparison, before, after)
    known = role if role in {each.id for each in touched} else ""
    return {
        "comparison": comparison,
        "touched": touched,
        "role": known,
        "role_title": differing.title_of(known, before, after) if known else "",
        "front": differing.front_touching(comparison, known),
        "clauses": differing.touching(comparison.clauses, known),
        "summary": _summary(comparison),
    }


def _summary(comparison: Comparison) -> str:
    counts = differing.counted(comparison.clauses)
    clauses = in_words(f"{count_of(number, 'clause')} {change}" for change, number in counts.items())
    front = count_of(len(comparison.front), "change") + " about the policy itself" if comparison.front else ""
    return sentence_case(f"{'; '.join(part for part in (clauses, front) if part)}.")


def _version(form: CompareForm, actor: Actor, side: str, words: str) -> Version:
    source = form.cleaned_data[side]
    if source == TEXT:
        return Version(words, side, read_only(form.cleaned_data[f"{side}_text"]), TEXT)
    return Version(words, side, named(source, actor).reading, source)
