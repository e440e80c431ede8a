"""Each deed of the register reads back as a sentence that follows a name."""

from __future__ import annotations

from datetime import date

import pytest

from belisha.audit.deeds import Deed
from belisha.people import deeds

DAY = date(2026, 11, 21)
SENTENCES: list[tuple[Deed, str]] = [
    (deeds.PersonRead(about="w", relation="parent"), "opened the record of W as their parent or carer"),
    (
        deeds.RegisterSeen(kind="support-staff", year=3, group="g", by_name=True, leavers=True, number=2),
        "looked through the register: support staff, year 3, G, by name, leavers (2 people)",
    ),
    (deeds.RegisterExported(number=1), "took the register away as a file (1 person)"),
    (
        deeds.ComersSeen(since=DAY, until=DAY, number=0),
        "looked at who joined and left from 21 November 2026 to 21 November 2026 (0 people)",
    ),
    (deeds.GroupSeen(about="g", number=30), "looked at the people of G (30 people)"),
    (
        deeds.RegisterImported(source="csv", sha256="0", joined=2000, left=1, changed=0),
        "brought the register in from the school’s records: 2,000 people joined, 1 person left, 0 people changed",
    ),
    (
        deeds.ImportPreviewed(source="csv", joins=1, leaves=1, changes=1, bad=0),
        "looked at what the school’s records would change (3 people)",
    ),
    (deeds.ImportKept(sha256="0"), "uploaded the school’s records"),
    (deeds.ImportMapped(), "said what the columns of the uploaded records are"),
    (deeds.ImportDropped(), "erased the records that were uploaded"),
    (
        deeds.PersonJoined(about="w", kinds=("parent", "support-staff"), since=DAY, again=True),
        "recorded that W came back as parent and support staff from 21 November 2026",
    ),
    (
        deeds.PersonLeft(about="w", kinds=("pupil",), last_on=DAY),
        "recorded 21 November 2026 as the last day of W as pupil",
    ),
    (deeds.LeavingUndone(about="w"), "took back that W has left"),
    (
        deeds.PersonChanged(about="w", fields=("family_name", "upn")),
        "changed the record of W: family name, upn",
    ),
    (deeds.ParentTied(about="w", parent="a"), "recorded A as a parent or carer of W"),
    (deeds.ParentUntied(about="w", parent="a"), "recorded that A is no longer a parent or carer of W"),
    (deeds.GroupJoined(about="w", group="g"), "recorded that W is in G"),
    (deeds.GroupLeft(about="w", group="g", teaches=True), "recorded that W no longer teaches G"),
]


@pytest.mark.parametrize(("deed", "sentence"), SENTENCES)
def test_a_deed_reads_as_a_sentence(deed: Deed, sentence: str) -> None:
    assert deed.sentence(str.upper) == sentence


def test_every_deed_of_the_register_is_read_here() -> None:
    there = {one for one in vars(deeds).values() if isinstance(one, type) and issubclass(one, Deed)}
    assert there - {Deed} == {type(deed) for deed, _ in SENTENCES}
