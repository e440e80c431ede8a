"""Evidence of a crime: what is done before the police are asked, and who is asked."""

from __future__ import annotations

import pytest

from belisha.policy.checks.evidence import destroys
from tests.policies import TOP, clause, findings_of, policy

WIDE = TOP.replace("  police: Derbyshire Police", "  police: Derbyshire Police\n  force: Peak Constabulary")


def _found(
    identity: str, steps: str, event: str = "indecent-images-of-children", more: str = ""
) -> list[str]:
    block = f"for: {event}\n{more}\nsteps:\n{steps}".replace("\n\n", "\n")
    found = findings_of(policy(clause(block, word="procedure"), top=WIDE))
    return [each.spot.text for each in found if each.id == identity]


DELETE = "  - delete every copy"
POLICE = "  - tell: police"


@pytest.mark.parametrize(
    ("steps", "destroyed"),
    [
        (f"{DELETE}\n{POLICE}", True),
        (f"{POLICE}\n{DELETE}", False),
        (DELETE, True),
        (f"  - tell: force\n{DELETE}", False),
        (f"  - do: call 999\n{DELETE}", False),
        (f"  - tell: dsl\n    calling: 101\n{DELETE}", False),
        (f"  - refer: iwf\n{DELETE}\n{POLICE}", True),
        (f"  - tell: dsl\n  - switch the device off\n{POLICE}", False),
        (f"  - do: delete every copy\n    when: the police ask for it\n{POLICE}", False),
        (f"  - delete every copy once the police have said so\n{POLICE}", False),
        (f"  - print the page for the record\n{POLICE}", True),
        (f"  - two members of staff view the image\n{POLICE}", True),
        (f"  - keep the device without viewing it or copying it\n{POLICE}", False),
        (f"  - do not delete, print or forward anything\n{POLICE}", False),
        (f"  - review the school's filter\n{POLICE}", False),
    ],
)
def test_the_order_of_the_steps(steps: str, destroyed: bool) -> None:
    assert bool(_found("evidence-destroyed", steps)) == destroyed


def test_each_step_is_pointed_at() -> None:
    steps = f"{DELETE}\n  - tell: dsl\n  - print the page\n{POLICE}\n  - wipe the device"
    assert _found("evidence-destroyed", steps) == ["delete every copy", "print the page"]


@pytest.mark.parametrize(
    ("event", "crime"),
    [
        ("indecent-images", True), ("sexting", True), ("nudes", True), ("illegal-content", True),
        ("youth-produced-imagery", True), ("sexual-abuse", True), ("spam", False), ("offensive-message", False),
        ("phone-misuse", False),
    ],
)  # fmt: skip
def test_what_counts_as_evidence_of_a_crime(event: str, crime: bool) -> None:
    assert bool(_found("evidence-destroyed", f"{DELETE}\n{POLICE}", event)) == crime


@pytest.mark.parametrize(
    ("act", "destroying"),
    [
        ("delete the messages", True), ("the copies are deleted", True), ("erase the card", True), ("wiping the tablet", True),
        ("forward the email to the office", True), ("make a screenshot", True), ("never copy it", False),
        ("lock it away rather than delete it", False), ("set it apart, and nobody may view it", False),
        ("interview the pupil", False),
    ],
)  # fmt: skip
def test_which_acts_destroy_copy_or_show(act: str, destroying: bool) -> None:
    assert destroys(act) == destroying


IWF = "  - refer: iwf"


@pytest.mark.parametrize(
    ("steps", "event", "more", "outside"),
    [
        (IWF, "unsuitable-site", "", True),
        (IWF, "inappropriate-content", "", True),
        (IWF, "illegal-content", "", False),
        (IWF, "illegal-content", "when: an unsuitable or illegal site is found", True),
        (f"{IWF}\n    when: it shows the abuse of children", "unsuitable-site", "", False),
        (f"{IWF}\n    what: unsuitable or illegal material", "illegal-content", "", True),
        (f"{IWF}\n    what: the address of illegal material", "unsuitable-site", "", False),
        ("  - tell: dsl", "unsuitable-site", "", False),
    ],
)
def test_what_the_internet_watch_foundation_takes(steps: str, event: str, more: str, outside: bool) -> None:
    assert bool(_found("outside-remit", steps, event, more)) == outside


@pytest.mark.parametrize(
    ("prose", "too_young"),
    [
        ("Indecent images of children under 16 are reported.", "under 16"),
        (
            "We report child abuse images, drawings\nincluded, of children below the age of sixteen.",
            "below the age of sixteen",
        ),
        ("Indecent images of children under 18 are reported.", None),
        ("Parents sign for pupils under 16.", None),
        ("Sharing nudes of under-16s is a crime.", "under-16s"),
        ("Parents sign for pupils under 16.\n\nIndecent images of children are reported.", None),
    ],
)
def test_whom_the_law_on_indecent_images_protects(prose: str, too_young: str | None) -> None:
    found = findings_of(policy(f"\n{prose} {{#a.images}}\n"))
    assert [each.spot.text for each in found if each.id == "age-of-a-child"] == (
        [too_young] if too_young else []
    )
