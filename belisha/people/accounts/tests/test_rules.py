from __future__ import annotations

from datetime import date

import pytest

from belisha.people.accounts.pictures import PICTURES, WORDS, as_secret, three_words, two_pictures
from belisha.people.accounts.rules import names_on_a_list, secret_kind_for, trouble_with
from belisha.people.terms import SecretKind

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("year_group", "born_on", "kind"),
    [
        (0, None, SecretKind.PICTURES),
        (2, None, SecretKind.PICTURES),
        (3, None, SecretKind.PASSWORD),
        (13, None, SecretKind.PASSWORD),
        (None, None, SecretKind.PICTURES),
        (None, date(2023, 1, 1), SecretKind.PICTURES),
        (None, date(2018, 11, 21), SecretKind.PASSWORD),
        (None, date(2018, 11, 22), SecretKind.PICTURES),
        (2, date(2010, 1, 1), SecretKind.PICTURES),
    ],
)
def test_pictures_up_to_key_stage_1_and_a_password_from_key_stage_2(
    year_group: int | None, born_on: date | None, kind: SecretKind
) -> None:
    assert secret_kind_for(year_group, born_on, TODAY) is kind


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("seven77", "at least 8"),
        ("12345678", "others guess"),
        ("abababababab", "others guess"),
        ("wren-and-fox", "name"),
        ("piano-toast-river", ""),
    ],
)
def test_a_pupils_password_is_long_and_not_guessed_first(password: str, says: str) -> None:
    trouble = trouble_with(password, ("Wren", "", "Fern"))
    assert says in trouble
    assert bool(trouble) == bool(says)


def test_names_are_short_until_two_are_alike() -> None:
    names = [("Wren", "Fern"), ("Wren", "Fox"), ("Ada", "Fern"), ("Cher", "")]
    assert names_on_a_list(names) == ["Wren Fern", "Wren Fox", "Ada F", "Cher"]


def test_words_are_short_plain_and_each_stands_once() -> None:
    assert len(set(WORDS)) == len(WORDS) >= 250
    assert all(word.isalpha() and word.islower() and 3 <= len(word) <= 8 for word in WORDS)
    assert all(word in WORDS for word in three_words().split("-"))


def test_two_pictures_by_chance_differ() -> None:
    assert all(len(set(two_pictures())) == 2 for _ in range(50))


def test_what_is_no_picture_is_refused() -> None:
    assert as_secret("cat", "cat") == "cat cat"
    with pytest.raises(ValueError, match="two of the pictures"):
        as_secret("cat", "dog")
    assert len(PICTURES) == 12
