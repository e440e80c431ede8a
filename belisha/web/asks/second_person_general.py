"""The general provisions, said to one of those whom they bind."""

from __future__ import annotations

from belisha.concerns.provisions import Ladder, Sanctions
from belisha.language.force import Force
from belisha.language.phrases import listed, spoken
from belisha.language.roles import Titles
from belisha.language.steps import Step
from belisha.people.terms import Facts
from belisha.policy.provisions import (
    Appoint,
    Attest,
    Cite,
    Directory,
    Distribute,
    Duty,
    Procedure,
    Record,
    Refer,
    Report,
    Review,
    Rule,
    Scope,
)
from belisha.web.asks.saying import (
    act,
    capitalised,
    in_a_row,
    is_one_of,
    must,
    others,
    places_and_times,
    reached,
    told,
    yours,
)
from belisha.web.asks.second_person import due, to_you, words_of

__all__ = ["to_you"]


@to_you.register
def _scope(provision: Scope, titles: Titles, facts: Facts) -> str:
    del titles, facts
    return told(
        "this policy binds you" + (f" when {yours(provision.when)}" if provision.when else ""),
        f"it holds {words_of(provision.where)}" if provision.where else None,
        f"it holds for {words_of(provision.using)}" if provision.using else None,
        f"this means: {provision.means}" if provision.means else None,
    )


@to_you.register
def _appoint(provision: Appoint, titles: Titles, facts: Facts) -> str:
    title = titles.one_of(provision.role)
    if provision.role not in facts.roles and provision.deputy in facts.roles:
        return told(f"you act for {title} in their absence")
    apart = listed([titles.one_of(role) for role in provision.apart_from], "or")
    return told(
        f"you are {title}",
        f"you are there to {in_a_row([yours(one) for one in provision.to])}" if provision.to else None,
        f"you may not also be {apart}" if apart else None,
    )


@to_you.register
def _review(provision: Review, titles: Titles, facts: Facts) -> str:
    acts = [
        verb
        for verb, who in (("review", provision.by), ("approve", provision.approve), ("sign", provision.sign))
        if is_one_of(who, facts)
    ]
    if not acts:
        return provision.sentence(titles)
    return told(
        f"{must(provision.force)} {listed(acts)} {provision.of}",
        due(provision.every, titles),
        f"it is also due when {in_a_row(provision.also, 'or')}" if provision.also else None,
        f"ask for the views of {provision.ask.words(titles)}" if provision.ask else None,
        f"the next is due by {provision.due.words()}" if provision.due else None,
    )


@to_you.register
def _distribute(provision: Distribute, titles: Titles, facts: Facts) -> str:
    paper = f"the document is “{titles.document(provision.document)}”" if provision.document else None
    when = due(provision.when, titles)
    if is_one_of(provision.by, facts):
        return told(
            f"{must(provision.force)} give or tell {provision.to.words(titles)} this: {provision.what}",
            paper,
            when,
        )
    return told(f"you are given or told this: {yours(provision.what)}", paper, when)


@to_you.register
def _refer(provision: Refer, titles: Titles, facts: Facts) -> str:
    del facts
    return provision.sentence(titles)


@to_you.register
def _cite(provision: Cite, titles: Titles, facts: Facts) -> str:
    del facts
    return provision.sentence(titles)


@to_you.register
def _attest(provision: Attest, titles: Titles, facts: Facts) -> str:
    confirms = is_one_of(provision.who, facts)
    own = provision.of is None or not confirms
    that = in_a_row([yours(one) if own else one for one in provision.that])
    if not confirms:
        return told(f"somebody else confirms this of you: {that}", due(provision.every, titles))
    speaking = f"you speak for {provision.of.words(titles)}" if provision.of else None
    return told(f"{must(provision.force)} confirm this: {that}", speaking, due(provision.every, titles))


@to_you.register
def _duty(provision: Duty, titles: Titles, facts: Facts) -> str:
    if is_one_of(provision.who, facts):
        lead = f"{must(provision.force)} {in_a_row([yours(one) for one in provision.do])}"
        with_ = f"do it together with {provision.with_.together(titles)}" if provision.with_ else None
    else:
        people = provision.who.words(titles)
        verb = provision.force.verb(plural=provision.who.plural(titles))
        lead = f"{people} {verb} do this together with you: {in_a_row(provision.do)}"
        with_ = None
    evidence = f"the evidence is {provision.evidence}" if provision.evidence else None
    return told(lead, with_, due(provision.every, titles), evidence)


@to_you.register
def _rule(provision: Rule, titles: Titles, facts: Facts) -> str:
    if not is_one_of(provision.who, facts):
        people = provision.who.words(titles)
        verb = "do otherwise than the rule says" if provision.must else "do this"
        what = in_a_row(provision.may or provision.must or provision.may_not, "or")
        return told(f"you decide whether {people} may {verb}: {what}")
    said = _ruled(provision)
    said += places_and_times(said, provision.where, provision.when)
    unless = f", unless {yours(provision.unless)}" if provision.unless else ""
    return told(
        f"{said}{_with_leave(provision, titles)}{unless}", _whose(provision), due(provision.every, titles)
    )


def _with_leave(provision: Rule, titles: Titles) -> str:
    """With whose leave, as the end of a sentence; "" where none is asked for."""
    if provision.leave is None:
        return ""
    lead = "except with" if provision.may_not else "but only with" if provision.may else "with"
    if provision.leave.unstated:
        return f", {lead} leave"
    return f", {lead} the leave of {provision.leave.words(titles)}"


def _whose(provision: Rule) -> str | None:
    unstated = provision.leave is not None and provision.leave.unstated
    return "the policy does not say whose leave that is" if unstated else None


def _ruled(provision: Rule) -> str:
    if provision.may:
        return f"you may {in_a_row([yours(one) for one in provision.may])}"
    if provision.must:
        return f"{must(provision.force)} {in_a_row([yours(one) for one in provision.must])}"
    verb = "you must never" if provision.force is Force.MUST else must(provision.force, negative=True)
    return f"{verb} {in_a_row([yours(one) for one in provision.may_not], 'or')}"


@to_you.register
def _record(provision: Record, titles: Titles, facts: Facts) -> str:
    if provision.by is None or not is_one_of(provision.by, facts):
        if is_one_of(provision.seen_by, facts):
            return told(f"you may read the record of {provision.of}")
        return provision.sentence(titles)
    return told(
        f"{must(provision.force)} keep a record of {provision.of}",
        f"it holds {in_a_row(provision.holds)}" if provision.holds else None,
        others(provision.by, facts, titles) and f"you keep it {others(provision.by, facts, titles)}",
        due(provision.every, titles),
    )


@to_you.register
def _report(provision: Report, titles: Titles, facts: Facts) -> str:
    meeting = "you meet about it" if provision.meeting else None
    when = due(provision.every, titles)
    if is_one_of(provision.by, facts):
        return told(
            f"{must(provision.force)} report to {provision.to.words(titles)} on {provision.of}", when, meeting
        )
    sender = f" from {provision.by.words(titles)}" if provision.by else ""
    return told(f"you get a report{sender} on {yours(provision.of)}", when, meeting)


@to_you.register
def _directory(provision: Directory, titles: Titles, facts: Facts) -> str:
    del facts
    return told(f"these can help: {', '.join(_contact(one.words(titles)) for one in provision.entries)}")


def _contact(words: str) -> str:
    name, *rest = words.split(" – ")
    return f"{name} ({', '.join(rest)})" if rest else name


@to_you.register
def _procedure(provision: Procedure, titles: Titles, facts: Facts) -> str:
    when = f", when {provision.when}" if provision.when else ""
    said = [words for step in provision.steps if (words := _your_part(step, provision, titles, facts))]
    if is_one_of(provision.leads, facts):
        said = ["you lead what is done", *said]
    never = f"nobody may do this: {words_of(provision.never)}" if provision.never else None
    if not said:
        return told(f"you take part in what is done about {spoken(provision.for_)}{when}", never)
    return told(f"about {spoken(provision.for_)}{when}: {said[0]}", *said[1:], never)


def _your_part(step: Step, provision: Procedure, titles: Titles, facts: Facts) -> str | None:
    first = step == provision.steps[0] and step.by is None and is_one_of(provision.who, facts)
    if first or is_one_of(step.by, facts):
        return f"you {'may' if step.optional else provision.force.verb(plural=True)} {act(step, titles)}"
    return reached(step) if is_one_of(step.recipient, facts) else None


@to_you.register
def _ladder(provision: Ladder, titles: Titles, facts: Facts) -> str:
    rungs = [capitalised(act(step, titles)) for step in provision.steps]
    steps = (
        f"the steps, one after another, are these: {'; '.join(rungs)}"
        if rungs
        else "the policy does not say what follows"
    )
    return told(_decided(provision, titles, facts), steps)


@to_you.register
def _sanctions(provision: Sanctions, titles: Titles, facts: Facts) -> str:
    rungs = "; ".join(capitalised(act(step, titles)) for step in provision.any_of)
    choice = {"any-or-all": "any or all of these", "one": "one of these", "all": "all of these"}[
        provision.choose
    ]
    return told(_decided(provision, titles, facts), f"{choice} can follow: {rungs}")


def _decided(provision: Ladder | Sanctions, titles: Titles, facts: Facts) -> str:
    if is_one_of(provision.decided_by, facts):
        return f"you decide what follows {spoken(provision.of)} by {provision.who.words(titles)}"
    by = f"{provision.decided_by.words(titles)} decides" if provision.decided_by else "the school decides"
    return f"for {spoken(provision.of)} by you, {by} what follows"
