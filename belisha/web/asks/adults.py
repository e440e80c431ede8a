"""What the policy asks of one person, each thing in words for them, by when it is asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from belisha.agreements.provisions import Agreement, Consent, Gate
from belisha.concerns.provisions import Ladder, Sanctions
from belisha.education.provisions import Advise, Teach, Train
from belisha.filtering.provisions import ChangeControl, Unblock
from belisha.language.force import Force
from belisha.language.parties import Parties
from belisha.language.periods import Period
from belisha.language.populations import Population
from belisha.language.provisions import Provision, Worth
from belisha.language.roles import Titles
from belisha.people.populations import Answer, Belongs, Known, belongs
from belisha.people.terms import Facts
from belisha.policy.provisions import Directory, Procedure, Report, Review, Rule
from belisha.policy.queries import Ask, Examined
from belisha.policy.scoping import counts_in
from belisha.web.asks.saying import any_held, is_one_of, named
from belisha.web.asks.second_person_general import to_you


class When(StrEnum):
    """When something is asked: the parts of a person's page, in order."""

    BEFORE = "Before you may"
    LEARNS = "What you are taught and offered"
    BY_A_DATE = "By a date"
    ON_EVENT = "When something happens"
    ALWAYS = "Always"
    YOU_DECIDE = "You decide"
    EVERYONE = "Asked of everyone"


@dataclass(frozen=True, slots=True)
class PersonalAsk:
    """One thing that the policy asks of one person."""

    ask: Ask
    sentence: str
    when: When
    doubt: str = ""
    """Why they are perhaps not meant; "" where they surely are."""

    @property
    def clause(self) -> str:
        """The id of the clause that asks it."""
        return self.ask.clause.id

    @property
    def due(self) -> Period | None:
        """When it is due; None when the policy sets no time."""
        return self.ask.due

    @property
    def force(self) -> Force:
        """How strongly it is asked."""
        return self.ask.provision.force

    @property
    def worth(self) -> Worth:
        """What keeps it."""
        return self.ask.provision.worth

    @property
    def served(self) -> bool:
        """Whether Belisha acts on it or keeps evidence of it."""
        return self.ask.served


def asks_of_person(
    examined: Examined, facts: Facts, today: date, groups: frozenset[str] | None = None
) -> tuple[PersonalAsk, ...]:
    """Everything that the policy asks of one person, part by part, in each part in the order of the text.

    `groups` are the slugs of all groups that the school has; None where that is not known. Whom the policy counts in
    with a role is asked what that role is.
    """
    counted = counts_in(examined.policy)
    known = Known(today, groups, counted)
    facts = replace(
        facts, roles=facts.roles | {role for role, others in counted.items() if others & facts.roles}
    )
    titles = examined.policy.titles
    found: list[PersonalAsk] = []
    for ask in (ask for standing in examined.standings for ask in examined.asks_by(standing)):
        bound = _binds(ask.provision, facts, known)
        if bound.answer is not Answer.NO:
            doubt = bound.reason if bound.answer is Answer.PERHAPS else ""
            found.append(PersonalAsk(ask, _said(ask, titles, facts), when_asked(ask, facts), doubt))
    order = list(When)
    return tuple(sorted(found, key=lambda one: order.index(one.when)))


def _said(ask: Ask, titles: Titles, facts: Facts) -> str:
    """What is asked of the school as a whole is not said to one of its people."""
    own = {role for part in parts_of(ask.provision) for role in named(part)}
    if "school" in own and not own & (facts.roles | {"everyone"}):
        return ask.sentence
    return to_you(ask.provision, titles, facts)


def by_part(asks: tuple[PersonalAsk, ...]) -> tuple[tuple[When, tuple[PersonalAsk, ...]], ...]:
    """The asks, part by part; a part that holds nothing is left out."""
    parts = ((when, tuple(one for one in asks if one.when is when)) for when in When)
    return tuple((when, found) for when, found in parts if found)


def parts_of(provision: Provision) -> list[Population | Parties | str]:
    """The values of a provision that say whom it binds or concerns."""
    names = (*provision.binds(), *(("for_",) if isinstance(provision, Directory) else ()))
    found = [value for name in names if (value := getattr(provision, name, None)) is not None]
    if isinstance(provision, Procedure):
        found += [party for step in provision.steps for party in (step.by, step.recipient) if party]
    return found


def _binds(provision: Provision, facts: Facts, known: Known) -> Belongs:
    """Whether a provision binds somebody; the surest of its parts counts."""
    answers = [_belongs(part, facts, known) for part in parts_of(provision)]
    order = (Answer.YES, Answer.PERHAPS, Answer.NO)
    return min(
        answers, key=lambda one: order.index(one.answer), default=Belongs(Answer.NO, "It names nobody.")
    )


def _belongs(part: Population | Parties | str, facts: Facts, known: Known) -> Belongs:
    if isinstance(part, Population) and "school" not in part.roles:
        return belongs(facts, part, known)
    held = is_one_of(part, facts)
    return Belongs(Answer.YES if held else Answer.NO, "They hold the role, or they do not.")


def when_asked(ask: Ask, facts: Facts) -> When:
    """The part of the page that an ask stands in, for this person."""
    provision = ask.provision
    if not any(any_held(named(part), facts) for part in parts_of(provision)):
        return When.EVERYONE
    if _decides(provision, facts):
        return When.YOU_DECIDE
    if isinstance(provision, Agreement | Gate | Consent):
        return When.BEFORE
    if isinstance(provision, Procedure):
        return When.ON_EVENT
    if ask.due is not None:
        return When.ON_EVENT if ask.due.event else When.BY_A_DATE
    if isinstance(provision, Train | Teach | Advise):
        return When.LEARNS if is_one_of(provision.who, facts) else When.ALWAYS
    return When.ON_EVENT if isinstance(provision, Report) else When.ALWAYS


def _decides(provision: Provision, facts: Facts) -> bool:
    if isinstance(provision, Unblock | ChangeControl | Review):
        return is_one_of(provision.approve, facts)
    if isinstance(provision, Ladder | Sanctions):
        return is_one_of(provision.decided_by, facts)
    return isinstance(provision, Rule) and provision.leave is not None and is_one_of(provision.leave, facts)
