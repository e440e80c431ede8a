"""Telephone numbers: whether one can be dialled, and which was meant where it cannot.

The patterns are those of libphonenumber (https://github.com/google/libphonenumber), which follow Ofcom's numbering
plan. Loading them takes a few hundredths of a second, so they stand in a module of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from phonenumbers import (
    NumberParseException,
    PhoneNumber,
    PhoneNumberFormat,
    format_number,
    is_valid_number,
    parse,
)

from belisha.guidance.bodies import BODIES
from belisha.guidance.dialling import dialling_of
from belisha.guidance.numbers import FULL_LENGTH, SHORT_CODES, digits_of
from belisha.guidance.terms import NumberFault, NumberProblem

KNOWN: Mapping[str, str] = {
    digits_of(phone): body.name
    for body in BODIES
    for phone in body.phones
    if len(digits_of(phone)) > len("116123")
}
"""The numbers of the bodies that we know, as they are dialled, and whose they are."""

_FICTION = re.compile(
    r"01632960\d{3}|07700900\d{3}|02079460\d{3}|08081570\d{3}|0909879\d{4}|03069990\d{3}|01\d{2}4960\d{3}"
)
"""https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama (remembered)."""


def check_number(text: str, region: str = "GB") -> NumberProblem | None:
    """What is wrong with a telephone number; None where it can be dialled.

    A number that can't be dialled comes with the one that was likely meant: two digits changed places, a zero in
    front was left out, or a digit was doubled or lost. One that we know is likelier than one that we don't.
    """
    digits = digits_of(text)
    if digits in SHORT_CODES:
        return None
    fault = _fault(digits, region)
    if fault is None:
        return None
    suggestion = "" if fault is NumberFault.FOR_FICTION else _likeliest(digits, region)
    return NumberProblem(text, fault, _printed(suggestion, region), KNOWN.get(suggestion, ""))


def owner_of(text: str) -> str:
    """Whose number it is, where it is the number of a body that we know."""
    return KNOWN.get(digits_of(text), "")


def _parsed(digits: str, region: str) -> PhoneNumber | None:
    try:
        return parse(digits, region)
    except NumberParseException:
        return None


def _can_be_dialled(digits: str, region: str) -> bool:
    number = _parsed(digits, region)
    return number is not None and is_valid_number(number)


def _fault(digits: str, region: str) -> NumberFault | None:
    if _FICTION.fullmatch(digits):
        return NumberFault.FOR_FICTION
    if digits.startswith("0") and _can_be_dialled(digits, region):
        return None
    if not digits.startswith("0") and _can_be_dialled(f"0{digits}", region):
        return NumberFault.NO_LEADING_ZERO
    if len(digits) < FULL_LENGTH - 1:
        return NumberFault.TOO_SHORT
    return NumberFault.TOO_LONG if len(digits) > FULL_LENGTH else NumberFault.NOT_IN_USE


def _likeliest(digits: str, region: str) -> str:
    likely = [other for other in dict.fromkeys(_near(digits)) if _can_be_dialled(other, region)]
    known = [other for other in likely if other in KNOWN]
    here = dialling_of(digits)
    same_place = [other for other in likely if here and dialling_of(other) == here]
    somewhere = [other for other in likely if dialling_of(other)]
    return next(iter((*known, *same_place, *somewhere, *likely)), "")


def _near(digits: str) -> Iterator[str]:
    """Numbers that a slip of the finger turns into this one, the likelier slips first."""
    candidates: tuple[Iterable[str], ...] = (
        _swapped(digits),
        _with_zero(digits),
        _undoubled(digits),
        _mended(digits),
    )
    for each in candidates:
        yield from (other for other in each if other.startswith("0") and other != digits)


def _swapped(digits: str) -> Iterator[str]:
    for at in range(len(digits) - 1):
        yield digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]


def _with_zero(digits: str) -> Iterator[str]:
    yield f"0{digits}"


def _undoubled(digits: str) -> Iterator[str]:
    for at in range(1, len(digits)):
        if digits[at] == digits[at - 1]:
            yield digits[:at] + digits[at + 1 :]


def _mended(digits: str) -> Iterator[str]:
    """Numbers that we know, where one digit of this is wrong, missing or too many."""
    for known in KNOWN:
        if _one_apart(digits, known):
            yield known


def _one_apart(one: str, other: str) -> bool:
    if len(one) == len(other):
        return sum(mine != theirs for mine, theirs in zip(one, other, strict=True)) == 1
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) != 1:
        return False
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _printed(digits: str, region: str) -> str:
    number = _parsed(digits, region) if digits else None
    return format_number(number, PhoneNumberFormat.NATIONAL) if number else ""
