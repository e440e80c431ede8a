"""Two rules for one thing: when nobody can keep both, and when they only look alike."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from belisha.policy.checks.clashes import clash
from belisha.policy.provisions import Rule
from tests.policies import clause, findings_of, policy

USE_AT_BREAKS = {"who": "pupils", "may": "use a mobile phone", "when": "breaks"}
NO_USE = {"who": "pupils", "may-not": "use mobile phones"}


def _clash(one: Mapping[str, object], other: Mapping[str, object]) -> str | None:
    first, second = (Rule.model_validate({"of": "phones", **each}) for each in (one, other))
    assert clash(first, second) == clash(second, first), "a clash does not depend on which rule comes first"
    return clash(first, second)


@pytest.mark.parametrize(
    ("ban", "why"),
    [
        (NO_USE, "everywhere, always"),
        ({**NO_USE, "when": "school-day"}, "breaks are part of the school day"),
        ({**NO_USE, "when": ["breaks", "lunch"]}, "breaks are named"),
        ({**NO_USE, "who": "everyone"}, "pupils are part of everyone"),
        ({**NO_USE, "may-not": "switch on a phone"}, "to switch on is to use"),
        ({**NO_USE, "may-not": "bring a phone to school"}, "nobody can use what they may not bring"),
    ],
)
def test_what_one_rule_allows_and_another_forbids(ban: dict[str, object], why: str) -> None:
    assert _clash(USE_AT_BREAKS, ban) == "one allows what the other forbids", why


@pytest.mark.parametrize(
    ("ban", "why"),
    [
        ({**NO_USE, "when": "lessons"}, "another time"),
        ({**NO_USE, "when": "after-school"}, "after school is no part of the school day"),
        ({**NO_USE, "where": "toilets"}, "a narrower place: an exception to the permission"),
        ({**NO_USE, "who": "staff"}, "other people"),
        ({**NO_USE, "who": "pupils in key stage 1"}, "only some of the pupils: an exception"),
        ({**NO_USE, "unless": "a teacher allows it"}, "the ban has an exception"),
        ({**NO_USE, "leave": "head"}, "the ban gives way to leave"),
        ({**NO_USE, "may-not": "photograph anybody"}, "another act"),
        ({**NO_USE, "may-not": "share photographs"}, "another act"),
    ],
)
def test_what_can_both_be_kept(ban: dict[str, object], why: str) -> None:
    assert _clash(USE_AT_BREAKS, ban) is None, why


@pytest.mark.parametrize(
    ("where", "banned", "clashes"),
    [
        ("playground", "on-site", True),
        ("playground", ["playground", "hall"], True),
        ("playground", "hall", False),
        ("trips", "on-site", False),
        ("off-site", "on-site", False),
        (["playground", "trips"], "on-site", False),
    ],
)
def test_places(where: object, banned: object, clashes: bool) -> None:
    found = _clash({**USE_AT_BREAKS, "where": where}, {**NO_USE, "where": banned})
    assert (found is not None) == clashes


@pytest.mark.parametrize(
    ("one", "other", "clashes"),
    [
        ("lunch", "breaks", True),
        (["lunch", "breaks"], "breaks", True),
        (["lunch", "breaks"], ["breaks", "lunch"], False),
    ],
)
def test_permissions_for_other_times(one: object, other: object, clashes: bool) -> None:
    found = _clash({**USE_AT_BREAKS, "when": one}, {**USE_AT_BREAKS, "when": other})
    assert found == ("they allow it at different times" if clashes else None)


def test_permissions_for_other_people_or_other_acts_do_not_clash() -> None:
    at_lunch = {**USE_AT_BREAKS, "when": "lunch"}
    assert _clash(USE_AT_BREAKS, {**at_lunch, "who": "pupils in year 6"}) is None
    assert _clash(USE_AT_BREAKS, {**at_lunch, "may": "carry a phone"}) is None
    assert _clash({**USE_AT_BREAKS, "where": "hall"}, {**at_lunch, "where": "playground"}) is None


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (
            "switch phones off",
            "have phones off or silent",
            "one asks for it to be off, the other off or silent",
        ),
        ("switch phones off", "put phones on silent", "one asks for it to be off, the other silent"),
        ("have phones off or silent", "put phones on silent or off", None),
        ("switch phones off", "hand phones in at the office", None),
    ],
)
def test_the_state_that_a_device_must_be_in(one: str, other: str, found: str | None) -> None:
    assert _clash({"who": "pupils", "must": one}, {"who": "pupils", "must": other}) == found


@pytest.mark.parametrize(
    ("duty", "ban", "clashes"),
    [
        ({"must": "carry a phone"}, {"may-not": "bring phones to school"}, True),
        ({"must": "put phones on silent"}, {"may-not": "leave phones on silent"}, True),
        ({"must": "switch off phones"}, {"may-not": "photograph others"}, False),
        (
            {"must": "carry a phone", "where": "trips"},
            {"may-not": "carry a phone", "where": "on-site"},
            False,
        ),
        ({"must": "carry a phone"}, {"may-not": "carry a phone", "where": "on-site"}, True),
    ],
)
def test_what_one_rule_asks_and_another_forbids(
    duty: dict[str, object], ban: dict[str, object], clashes: bool
) -> None:
    found = _clash({"who": "staff", **duty}, {"who": "staff", **ban})
    assert found == ("one asks for what the other forbids" if clashes else None)


def test_whoever_uses_anothers_log_in_shares_a_password() -> None:
    private = {"who": "everyone", "may-not": "share their password"}
    assert _clash(
        private, {"who": "senior-team", "may": "hold the log-ins that another member of staff uses"}
    )
    assert _clash(private, {"who": "senior-team", "may": "hold the log-ins of the school's own page"}) is None


ALLOWED = clause("who: pupils\nmay: use phones\nwhen: breaks\nof: phones", "a.allowed", "rule")
BANNED = clause("who: pupils\nmay-not: use phones\nof: phones", "a.banned", "rule")
SETTLED = '\n```conflict\nwith: "#a.allowed"\nabout: breaks\nresolution: {holds: no phones, by: head, on: 2026-09-01}\n```\n'


def test_two_clauses_are_named_once() -> None:
    [found] = [each for each in findings_of(policy(ALLOWED, BANNED)) if each.id == "clashing-rules"]
    assert found.clauses == ("a.allowed", "a.banned")
    assert found.spot.text == "use phones"


def test_a_clash_that_has_been_settled_is_let_be() -> None:
    assert "clashing-rules" not in {each.id for each in findings_of(policy(ALLOWED, BANNED, SETTLED))}


def test_one_clause_may_hold_a_rule_and_its_exception() -> None:
    both = ALLOWED + "\n```rule\nwho: pupils\nmay-not: use phones\nof: phones\n```\n"
    assert "clashing-rules" not in {each.id for each in findings_of(policy(both))}
