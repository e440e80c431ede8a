"""What the record says of a policy's approval and force, and what the text says where it differs."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from belisha.policy.version_queries import Approved, InForce, Version
from belisha.web.policy.approval import Fact
from belisha.web.policy.on_record import facts_on_record
from tests.policies import TODAY, TOP, reading_of

MOMENT = datetime(2026, 9, 2, 9, 0, tzinfo=UTC)
BODY = Approved("governing-body", "Hazel Reed", date(2026, 9, 1), "Autumn meeting, minute 7", MOMENT)
HEAD = Approved("head", "", date(2026, 8, 30), "", MOMENT)
TIME = InForce("t", "v", date(2026, 9, 5), None, "Robin Marsh")
FROM = TOP.replace("approved-by", "in-force-from: 2026-10-01\napproved-by")


def version(*approvals: Approved, times: tuple[InForce, ...] = (TIME,)) -> Version:
    return Version("v", "0" * 64, "Policy", "1", "policy.md", "", MOMENT, approvals, times)


def told(record: Version | None, top: str = TOP, *, by_whom: bool = False) -> dict[str, Fact]:
    draft = reading_of(top=top).draft
    return {fact.name: fact for fact in facts_on_record(draft, record, TODAY, by_whom=by_whom)}


def test_an_approval_on_record_is_told_with_its_minute() -> None:
    found = told(version(BODY))["Approval"]
    assert found.words == "Approved by the Governing Body on 1 September 2026 (Autumn meeting, minute 7)."
    assert (found.wanting, found.aside) == (False, "")


def test_who_recorded_and_adopted_it_is_named_only_where_that_is_asked_for() -> None:
    found = told(version(BODY), by_whom=True)
    assert found["Approval"].words.endswith(", recorded by Hazel Reed.")
    assert found["In force"].words == "Since 5 September 2026, adopted by Robin Marsh."
    assert told(version(BODY))["In force"].words == "Since 5 September 2026."


@pytest.mark.parametrize(
    "given",
    [HEAD, Approved("governing-body", "", date(2026, 9, 2), "", MOMENT)],
    ids=["another role", "another day"],
)
def test_where_the_text_says_otherwise_that_stands_beside_it(given: Approved) -> None:
    aside = told(version(given))["Approval"].aside
    assert aside == "The text itself says: Approved by the Governing Body on 1 September 2026."
    assert told(version(BODY))["Approval"].aside == ""


def test_where_the_text_gives_only_a_month_any_day_of_it_agrees() -> None:
    top = TOP.replace("approved-on: 2026-09-01", "approved-on: 2026-09")
    assert told(version(BODY), top)["Approval"].aside == ""


def test_without_an_approval_on_record_the_text_alone_is_not_believed() -> None:
    found = told(version())["Approval"]
    assert (found.words, found.wanting) == ("No approval of this text is on record.", True)
    assert found.aside.startswith("The text itself says: Approved by the Governing Body")


def test_a_text_that_gives_another_day_in_force_is_told_beside_the_record() -> None:
    assert told(version(BODY), FROM)["In force"].aside == "The text itself says: from 1 October 2026."
    same = FROM.replace("2026-10-01", "2026-09-05")
    assert told(version(BODY), same)["In force"].aside == ""


def test_a_role_that_the_text_does_not_know_is_still_told() -> None:
    given = Approved("trust-board", "", date(2026, 9, 1), "", MOMENT)
    assert "Approved by the trust board on" in told(version(given))["Approval"].words


def test_where_no_record_is_the_text_is_told() -> None:
    assert told(None)["Approval"].words == "Approved by the Governing Body on 1 September 2026."
