"""What a pupil's line takes from the policy: who is told, who signs, who gives leave; and in what words a page speaks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from belisha.agreements.provisions import Agreement, Consent
from belisha.concerns.provisions import Ladder, Sanctions
from belisha.language.parties import Parties
from belisha.language.phrases import listed, spoken
from belisha.language.provisions import Provision
from belisha.language.roles import Titles
from belisha.people.populations import Answer, Known, belongs
from belisha.people.terms import Facts
from belisha.policy.provisions import Procedure
from belisha.schooldays.rules.ages import key_stage_on
from belisha.web.asks.readability import is_easy
from belisha.web.asks.topics import GATED, SIGN, TELL, Topic

LAST_INFANT: Final = 2
LAST_JUNIOR: Final = 6
TRUSTED: Final = "a grown-up you trust"


class Register(Enum):
    """In what words a page speaks: most lines, most words of a sentence, and most long words of it."""

    INFANT = (8, 8, 1)
    JUNIOR = (15, 15, 3)
    SENIOR = (30, 60, 60)

    @property
    def lines(self) -> int:
        """How many lines a page has at most."""
        return self.value[0]

    def reads(self, text: str) -> bool:
        """Whether a text is easy enough for those who read this page."""
        return is_easy(text, words=self.value[1], long_words=self.value[2])


@dataclass(frozen=True, slots=True)
class Reader:
    """The pupil who reads: in what words, in which school, and who they are today."""

    register: Register
    titles: Titles
    facts: Facts
    today: date


def register_of(facts: Facts, today: date) -> Register:
    """In what words to speak to a pupil, by year group, else by date of birth; else as to a junior."""
    year = facts.year_group
    if year is None:
        stage = (
            str(key_stage_on(facts.born_on, today) or "")
            if facts.born_on and facts.born_on <= today
            else "key stage 2"
        )
        if stage in ("EYFS", "key stage 1"):
            return Register.INFANT
        return Register.JUNIOR if stage == "key stage 2" else Register.SENIOR
    if year <= LAST_INFANT:
        return Register.INFANT
    return Register.JUNIOR if year <= LAST_JUNIOR else Register.SENIOR


def slots(provision: Provision, topic: Topic, reader: Reader) -> tuple[str, str]:
    """What a topic's words take from the policy: who, and what."""
    register, titles = reader.register, reader.titles
    if topic in (SIGN, GATED):
        return _signing(provision, reader)
    if topic is TELL:
        return _short(_told(provision), TRUSTED, register, titles), ""
    if isinstance(provision, Consent):
        purposes = listed([spoken(one) for one in provision.for_])
        asked = _short(provision.given_by, "your parents", register, titles).replace("a pupil", "you")
        asked = asked.replace("you or a grown-up at school", "you")
        return asked, purposes.replace("the pupils ", "your ")
    if isinstance(provision, Ladder | Sanctions):
        school = "the school" if register is Register.SENIOR else "a grown-up at school"
        return _short(provision.decided_by, school, register, titles), ""
    return "", ""


def _told(provision: Provision) -> Parties | None:
    if not isinstance(provision, Procedure):
        return None
    begun = provision.who is not None and "pupil" in provision.who.roles
    by_pupils = [
        step for step in provision.steps if (begun if step.by is None else "pupil" in step.by.everyone)
    ]
    return next((step.tell or step.ask for step in by_pupils if step.tell or step.ask), None)


def _short(who: Parties | None, otherwise: str, register: Register, titles: Titles) -> str:
    """Whom the policy names, where the name is easy; else words that are."""
    if who is None or who.unstated:
        return otherwise
    if any(member in titles.bodies for member in who.members):
        return otherwise
    name = (
        who.words(titles)
        .replace("a teacher", "your teacher")
        .replace("a member of staff", "a grown-up at school")
    )
    most = 4 if register is Register.INFANT else 9
    return (
        name if is_easy(name, words=most, long_words=0 if register is Register.INFANT else 2) else otherwise
    )


def _signing(provision: Provision, reader: Reader) -> tuple[str, str]:
    """Who signs for this pupil, and what."""
    signers = [
        one.signer
        for one in getattr(provision, "signed_by", ())
        if one.signer and belongs(reader.facts, one.for_, Known(reader.today)).answer is Answer.YES
    ]
    own = not signers or any("pupil" in one.everyone for one in signers)
    papers = (
        [provision.document] if isinstance(provision, Agreement) else list(getattr(provision, "signed", ()))
    )
    title = listed([reader.titles.document(paper) for paper in papers])
    if reader.register is Register.INFANT:
        return ("Sign your name on our rules" if own else "A grown-up signs our rules for you"), title
    return ("You sign" if own else "A parent or carer signs"), title
