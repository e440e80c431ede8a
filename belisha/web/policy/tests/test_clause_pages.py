"""What a clause's page shows of its evidence, of the people whom it binds, and of its history, and to whom."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from belisha.web.policy.tests.cast import KEPT, Cast, cast_of, words
from tests.policies import clause, policy

pytestmark = pytest.mark.django_db
LEAD = "/policy/clauses/people.lead/"
SCOPE = "/policy/clauses/scope.all/"
NAMES = "/policy/clauses/scope.all/people/"


@pytest.fixture
def cast() -> Cast:
    return cast_of()


def test_a_role_that_nobody_holds_is_shown_with_where_to_fill_it(cast: Cast) -> None:
    answer = cast.governor.get(LEAD)
    assert "Never exercised Nobody has held it yet." in words(answer)
    assert 'href="/roles/dsl/">See who is the Designated Safeguarding Lead</a>' in answer.content.decode()


def test_a_role_that_is_held_is_kept_with_the_fact_and_its_day(cast: Cast) -> None:
    cast.add("teacher", name="Holly Moss", holds=("dsl",))
    shown = words(cast.teacher.get(LEAD))
    assert "Kept Holly Moss holds it. Holly Moss holds it since 1 September 2020" in shown
    assert "Kept Holly Moss" not in words(cast.stranger.get(LEAD))


def test_what_nothing_serves_says_so(cast: Cast) -> None:
    shown = words(cast.head.get("/policy/clauses/people.passwords/"))
    assert "Unserved Nothing in Belisha keeps evidence of this yet." in shown


def test_a_clause_that_asks_nothing_has_nothing_to_keep(cast: Cast) -> None:
    shown = words(cast.head.get("/policy/clauses/people.value/"))
    assert "The clause asks nothing, so there is nothing to keep." in shown


def test_a_law_that_has_ended_is_overdue_and_leads_to_a_corrected_text(cast: Cast) -> None:
    answer = cast.head.get("/policy/clauses/papers.law/")
    assert "Overdue The Data Protection Act 1998 is no longer in force." in words(answer)
    assert "Bring in a corrected text" in words(answer)
    assert "Bring in a corrected text" not in words(cast.teacher.get("/policy/clauses/papers.law/"))


@pytest.mark.parametrize(
    ("who", "way"), [("office", "/documents/pupil-agreement/"), ("teacher", "/documents/#pupil-agreement")]
)
def test_a_missing_document_leads_to_its_record_or_to_the_list(cast: Cast, who: str, way: str) -> None:
    content = getattr(cast, who).get("/policy/clauses/papers.agreement/").content.decode()
    assert f'href="{way}"' in content


def test_whom_it_binds_is_counted_by_kind_with_places(cast: Cast) -> None:
    shown = words(cast.teacher.get(SCOPE))
    assert "It binds pupils and staff. 4 people on the register today." in shown
    assert "Pupils: 1" in shown
    assert "in these places: on site" in shown


def test_what_takes_its_people_from_the_scope_names_the_clause(cast: Cast) -> None:
    answer = cast.teacher.get("/policy/clauses/people.value/")
    assert "as the policy’s scope says in scope.all" in words(answer)


def test_where_nobody_says_whom_it_binds_that_is_said() -> None:
    cast = cast_of(policy("\nWe value the internet. {#a.value}\n"))
    shown = words(cast.head.get("/policy/clauses/a.value/"))
    assert "The policy does not state whom this clause binds" in shown
    assert "Where it holds, and on which devices, is unstated." in shown


@pytest.mark.parametrize("who", ["parent", "pupil"])
def test_families_see_the_clause_and_neither_evidence_nor_numbers(cast: Cast, who: str) -> None:
    shown = words(getattr(cast, who).get(LEAD))
    assert "Clause people.lead" in shown
    for hidden in ("What shows that it is kept", "Whom it binds today", "Never exercised", "on the register"):
        assert hidden not in shown
        assert hidden in words(cast.head.get(LEAD))


class TestNames:
    def test_they_are_shown_to_the_head_and_the_office_and_the_reading_is_recorded(self, cast: Cast) -> None:
        assert "Wren Fern" in words(cast.head.get(NAMES))
        assert "Clover Fern" not in words(cast.office.get(NAMES))
        shown = words(cast.head.get("/trail/"))
        assert "Robin Marsh read the names of 4 people whom" in shown
        assert "Hazel Reed read the names of 4 people whom" in shown

    @pytest.mark.parametrize("who", ["teacher", "governor", "parent", "pupil"])
    def test_others_are_refused_and_offered_no_link(self, cast: Cast, who: str) -> None:
        client = getattr(cast, who)
        assert client.get(NAMES).status_code == 403
        assert NAMES not in client.get(SCOPE).content.decode()
        assert NAMES in cast.head.get(SCOPE).content.decode()

    def test_another_school_sees_its_own_people_alone(self, cast: Cast) -> None:
        shown = words(cast.stranger.get(NAMES))
        assert "Wren Fern" not in shown
        assert "Sorrel Birch" in shown

    def test_many_are_turned_by_page(self, cast: Cast) -> None:
        for number in range(60):
            cast.add("pupil", name=f"Pupil Zebra{number:02}")
        first, second = cast.head.get(NAMES), cast.head.get(NAMES, {"page": "2"})
        assert "Page 1 of 2" in words(first)
        assert ("Zebra59" in words(first), "Zebra59" in words(second)) == (False, True)

    @pytest.mark.parametrize("odd", ["0", "-1", "x", "²", "9" * 30, "99999"])
    def test_an_odd_page_is_a_real_one(self, cast: Cast, odd: str) -> None:
        assert "Wren Fern" in words(cast.head.get(NAMES, {"page": odd}))

    def test_there_are_none_of_no_clause(self, cast: Cast) -> None:
        assert cast.head.get("/policy/clauses/no.such/people/").status_code == 404

    def test_a_hostile_name_does_nothing(self, cast: Cast) -> None:
        cast.add("pupil", name="<script>alert(1)</script> Fern")
        content = cast.head.get(NAMES).content.decode()
        assert "<script>alert" not in content
        assert "&lt;script&gt;alert" in content


class TestHistory:
    @pytest.fixture
    def through_three(self, cast: Cast) -> Cast:
        changed = KEPT.replace("keep passwords secret", "keep passwords to themselves")
        cast.adopt(changed, since=date(2022, 9, 1))
        gone = changed.replace(clause("role: dsl", "people.lead", "appoint"), "")
        cast.adopt(gone.replace("We value", "We treasure"), since=date(2024, 9, 1))
        return cast

    def test_what_a_clause_asks_changed(self, through_three: Cast) -> None:
        shown = words(through_three.parent.get("/policy/clauses/people.passwords/"))
        history = shown.split("Its history", 1)[1]
        assert "in force from 1 September 2024: unchanged" in history
        assert "in force from 1 September 2022 to 31 August 2024: what it asks changed For staff:" in history
        assert "keep passwords to themselves”" in history
        assert ("in force from 1 September 2020 to 31 August 2022: stands in the first version") in history

    def test_its_words_changed(self, through_three: Cast) -> None:
        shown = words(through_three.head.get("/policy/clauses/people.value/"))
        assert "in force from 1 September 2024: its words changed" in shown

    def test_a_clause_that_is_gone_is_not_found_and_its_history_stays(self, through_three: Cast) -> None:
        answer = through_three.head.get(LEAD)
        assert answer.status_code == 404
        assert "in force from 1 September 2024: removed" in words(answer)
        assert "Its history" not in words(through_three.pupil.get(LEAD))

    def test_who_may_not_see_versions_sees_none(self, through_three: Cast) -> None:
        page = "/policy/clauses/people.value/"
        assert "Its history" not in words(through_three.pupil.get(page))
        assert "/versions/" not in through_three.pupil.get(page).content.decode()
        assert "Its history" in words(through_three.parent.get(page))

    def test_another_school_s_versions_are_not_in_it(self, through_three: Cast) -> None:
        shown = words(through_three.stranger.get("/policy/clauses/people.value/"))
        assert "2024" not in shown.split("Its history", 1)[1].split("How it is written", 1)[0]


@pytest.mark.parametrize("number", [30, 300])
def test_each_page_asks_the_database_little_however_many_people(
    number: int, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for place in range(number):
        cast.add("pupil", name=f"Pupil Fern{place}", year_group=place % 14)
    for page in (LEAD, SCOPE, NAMES, "/policy/scope/", "/coverage/", "/overview/", "/documents/"):
        cast.head.get(page)
        with django_assert_max_num_queries(24):
            assert cast.head.get(page).status_code == 200
