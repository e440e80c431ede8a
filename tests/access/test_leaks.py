"""A second school in the same installation learns nothing of the first, whatever its members open, ask for or send."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import pytest
from django.apps import apps
from django.db.models import F, ForeignKey, Model
from django.urls import reverse

from tests.access.asking import names_of, own_names_of, sent_to
from tests.access.cast import IN_CHARGE, MEMBERS, NOBODY, Cast, browser_of
from tests.access.crawling import SLOW, crawled, plain_starts, text_of
from tests.access.matrix import LINES
from tests.access.test_matrix import trail_of

EVERYBODY: Final = (*MEMBERS, IN_CHARGE)
ASKED_BY: Final = (
    "about",
    "author",
    "before",
    "clause",
    "from",
    "group",
    "kind",
    "new",
    "next",
    "old",
    "q",
    "role",
    "school",
    "state",
)
"""What pages are asked by."""


def leaks(text: str, of: Cast, *, besides: str = "") -> list[str]:
    """The words of a school that stand in a text."""
    lower = text.lower().replace(besides.lower(), "") if besides else text.lower()
    return [secret for secret in of.secrets() if secret.lower() in lower]


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("first_reads", [True, False], ids=["first", "second"])
def test_no_page_or_file_of_one_school_says_a_word_of_the_other(
    who: str, first_reads: bool, here: Cast, elsewhere: Cast
) -> None:
    mine, theirs = (here, elsewhere) if first_reads else (elsewhere, here)
    pages = crawled(browser_of(mine, who), mine, who)
    assert {address: found for address, text in pages.items() if (found := leaks(text, theirs))} == {}
    assert sum(mine.name in text for text in pages.values()) > 3


def test_what_would_be_a_leak_is_found(here: Cast) -> None:
    pages = crawled(browser_of(here, "head"), here, "head")
    found = {secret for text in pages.values() for secret in leaks(text, here)}
    people = ("pupil", "parent", "child", "other pupil", "teacher", "visitor")
    assert {here.name.lower(), *(here.reference(who) for who in people)} <= found
    assert {here.people["other pupil"].upn, here.people["pupil"].email} & found
    assert str(here.records["version"]) in found


def theirs_to_ask_for(cast: Cast) -> Iterator[str]:
    """References of another school's records, as somebody would put them in an address."""
    yield from (cast.reference("pupil"), str(cast.records["class"]), f"version-{cast.records['version']}")


@pytest.mark.parametrize("name", ASKED_BY)
def test_asking_a_page_about_another_schools_records_shows_nothing_of_them(
    name: str, here: Cast, elsewhere: Cast
) -> None:
    browser = browser_of(elsewhere, "head")
    asks = re.compile(rf'name="{name}"|[?&;]{name}=')
    for address in dict.fromkeys(plain_starts(elsewhere, "head")):
        if SLOW.search(address) or not asks.search(text_of(browser.get(address))):
            continue
        for asked in theirs_to_ask_for(here):
            answer: Any = browser.get(address, {name: asked})
            assert answer.status_code < 500
            assert leaks(text_of(answer), here, besides=asked) == [], f"{address}?{name}={asked}"


@pytest.mark.parametrize("who", ["head", NOBODY])
def test_where_somebody_is_led_after_signing_in_is_a_page_or_nothing(who: str, here: Cast) -> None:
    answer: Any = browser_of(here, who).get(reverse("sign-in"), {"next": here.reference("pupil")})
    assert answer.status_code == (200 if who == NOBODY else 302)


def forged(sent: dict[str, Any], theirs: Cast) -> Iterator[dict[str, Any]]:
    """A form with, in place of each thing it says, another school's record."""
    references = (theirs.reference("other pupil"), str(theirs.records["class"]))
    for name in (name for name in sent if not name.endswith(("_day", "_month", "_year"))):
        for reference in (*references, f"version-{theirs.records['version']}"):
            yield {**sent, name: reference}


@pytest.mark.parametrize(
    "line", [line for line in LINES if line.method == "POST" and not line.when], ids=lambda line: line.route
)
def test_a_form_that_names_another_schools_records_touches_none_of_them(
    line: Any, here: Cast, elsewhere: Cast
) -> None:
    before = trail_of(here)
    browser = browser_of(elsewhere, "head")
    names = [*own_names_of(line.route, elsewhere, "head"), names_of(line.route, elsewhere, "head")][0]
    sent = sent_to(line.route, elsewhere) | {"pupil": "", "for": "some"}
    for form in forged(sent, here):
        address = reverse(line.route, kwargs=names) + (
            "?add=parent" if line.route == "person-tie-add" else ""
        )
        answer: Any = browser.post(address, form)
        assert answer.status_code < 500
        assert here.name not in text_of(answer)
    assert trail_of(here) == before
    assert across() == []


def test_pupils_of_another_class_are_not_reached_through_ones_own(here: Cast) -> None:
    teacher = browser_of(here, "teacher")
    names = {"group": here.records["class"], "pupil": here.reference("other pupil")}
    address = reverse("class-pupil-secret", kwargs=names)
    before = trail_of(here)
    assert teacher.get(address).status_code == 404
    assert teacher.post(address, {"password": "piano-toast-river"}).status_code == 404
    teacher.post(
        reverse("class-new-secrets", kwargs={"group": here.records["class"]}),
        {"for": "some", "pupil": [here.reference("other pupil")]},
    )
    assert "account.secret-set" not in trail_of(here)[len(before) :]


def across() -> list[str]:
    """The rows of one school that point to a row of another, by table and column."""
    return [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if has_school(model)
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey) and has_school(field.related_model)
        and model._default_manager.exclude(**{field.name: None}).exclude(
            **{f"{field.name}__school": F("school")}
        ).exists()
    ]  # fmt: skip


def has_school(model: type[Model] | str) -> bool:
    """Whether each row of a table carries its school."""
    assert not isinstance(model, str)
    return any(field.name == "school" for field in model._meta.get_fields())
