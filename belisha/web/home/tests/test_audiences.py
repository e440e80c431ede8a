"""For whom a home page is, and how it says what they are."""

from __future__ import annotations

import pytest

from belisha.language.roles import Title, Titles
from belisha.people.rules import with_those_that_follow
from belisha.web.home.audiences import Audience, audiences_of, is_only_pupil, who_you_are

WHO = [
    ({"head"}, (Audience.LEADER,)),
    ({"online-safety-lead", "teacher"}, (Audience.LEADER,)),
    ({"network-manager", "office"}, (Audience.TECHNICIAN,)),
    ({"office"}, (Audience.OFFICE,)),
    ({"governor"}, (Audience.GOVERNOR,)),
    ({"teacher"}, (Audience.STAFF,)),
    ({"teacher", "parent"}, (Audience.STAFF, Audience.PARENT)),
    ({"governor", "parent"}, (Audience.GOVERNOR, Audience.PARENT)),
    ({"pupil"}, (Audience.PUPIL,)),
    ({"visitor"}, (Audience.OTHER,)),
]


@pytest.mark.parametrize(("held", "audiences"), WHO)
def test_each_role_gives_its_part(held: set[str], audiences: tuple[Audience, ...]) -> None:
    roles = with_those_that_follow(held)
    assert audiences_of(roles) == audiences
    assert is_only_pupil(roles) is (held == {"pupil"})


SAID = [
    ({"head"}, (), "You are the Principal at The Example School."),
    ({"dsl", "teacher"}, (), "You are the Designated Safeguarding Lead and a teacher at The Example School."),
    ({"parent"}, ("Ada Fern", "Wren Fern"), "You are a parent or carer of Ada Fern and Wren Fern at The Example School."),
    ({"teacher", "parent"}, ("Ada Fern",), "You are a parent or carer of Ada Fern and a teacher at The Example School."),
    ({"governing-body"}, (), "You are a member of the governing body at The Example School."),
    ({"office"}, (), "You are a member of the school office at The Example School."),
    (set(), (), "You belong to The Example School."),
]  # fmt: skip


@pytest.mark.parametrize(("held", "children", "sentence"), SAID)
def test_the_page_says_what_somebody_is(held: set[str], children: tuple[str, ...], sentence: str) -> None:
    titles = Titles(roles={"head": Title("Principal", "Principals", office=True)})
    roles = with_those_that_follow(held)
    assert who_you_are(roles, children, titles, "The Example School") == sentence
