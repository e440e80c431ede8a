"""Each provision, said to one of those whom it binds: "You must ..."."""

from __future__ import annotations

from functools import singledispatch

from belisha.agreements.provisions import Agreement, Consent, Gate
from belisha.education.provisions import Advise, Teach, Train
from belisha.filtering.provisions import AllowOnly, Block, ChangeControl, Filter, Unblock
from belisha.language.periods import Period
from belisha.language.phrases import Slugs, listed, spoken
from belisha.language.provisions import Provision
from belisha.language.roles import Titles
from belisha.monitoring.provisions import Alert, Monitor
from belisha.people.terms import Facts
from belisha.technology.provisions import Assess
from belisha.web.asks.saying import in_a_row, is_one_of, must, others, places_and_times, told, used, yours


@singledispatch
def to_you(provision: Provision, titles: Titles, facts: Facts) -> str:
    """What a provision asks of you, in sentences; as the policy reads it back where "you" makes no sense.

    `facts` say whom it is said to: one of those whom the provision names.
    """
    del facts
    return provision.sentence(titles)


def due(period: Period | None, titles: Titles) -> str | None:
    """When it is due, as a sentence's words; None where the policy sets no time."""
    return f"it is due {period.words(titles)}" if period else None


def words_of(slugs: Slugs) -> str:
    """Slugs in a row, as words."""
    return listed([spoken(slug) for slug in slugs])


@to_you.register
def _agreement(provision: Agreement, titles: Titles, facts: Facts) -> str:
    signers = [signer for signer in provision.signed_by if is_one_of(signer.for_, facts)]
    who = in_a_row(
        [
            f"{one.signer.words(titles) if one.signer else 'somebody whom the policy does not name'} for {one.for_.words(titles)}"
            for one in signers
        ]
    )
    lead = f"{must(provision.force)} sign “{titles.document(provision.document)}”"
    before = f" before you use {used(provision.before)}" if provision.before else ""
    back = f"give it back to {titles.one_of(provision.returned_to)}" if provision.returned_to else None
    return told(lead + before, f"it is signed by {who}" if who else None, due(provision.when, titles), back)


@to_you.register
def _gate(provision: Gate, titles: Titles, facts: Facts) -> str:
    del facts
    papers = listed([f"“{titles.document(paper)}”" for paper in provision.signed])
    return told(
        f"you cannot use {used(provision.before)} yet"
        + (f" until you have signed {papers}" if papers else ""),
        f"this must be done first: {in_a_row([yours(one) for one in provision.done])}"
        if provision.done
        else None,
    ).replace(" yet until", " until")


@to_you.register
def _consent(provision: Consent, titles: Titles, facts: Facts) -> str:
    purposes = words_of(provision.for_)
    if is_one_of(provision.given_by, facts) and "pupil" not in facts.roles:
        whom = "your child" if "parent" in facts.roles else provision.who.words(titles)
        lead = f"you are asked for leave for {purposes}, for {whom}"
    else:
        lead = f"leave is asked for you, for {purposes}; it is given by {provision.given_by.words(titles)}"
    return told(
        lead,
        f"it is given {provision.medium}" if provision.medium else None,
        f"the form is “{titles.document(provision.document)}”" if provision.document else None,
        due(provision.when, titles),
        "without it the software refuses" if provision.refused_without else None,
    )


@to_you.register
def _block(provision: Block, titles: Titles, facts: Facts) -> str:
    del titles, facts
    what = [
        *map(spoken, provision.categories),
        *provision.sites,
        *(f"all on the {spoken(one)} list" for one in provision.lists),
    ]
    where = places_and_times("", provision.where, provision.when)
    unless = f", unless {provision.unless}" if provision.unless else ""
    return told(f"the filter closes these to you{where}{unless}: {in_a_row(what)}")


@to_you.register
def _allow_only(provision: AllowOnly, titles: Titles, facts: Facts) -> str:
    del titles, facts
    return told(f"you can reach only what is on the list {spoken(provision.list)}")


@to_you.register
def _filter(provision: Filter, titles: Titles, facts: Facts) -> str:
    del titles, facts
    safe = "safe search is always on" if provision.safe_search else None
    return told(f"what the filter closes to you goes by {words_of(provision.by)}", safe)


@to_you.register
def _unblock(provision: Unblock, titles: Titles, facts: Facts) -> str:
    asks, decides = is_one_of(provision.ask, facts), is_one_of(provision.approve, facts)
    lead = (
        "you may ask for a blocked site to be opened"
        if asks or not decides
        else "you decide whether a blocked site is opened"
    )
    if is_one_of(provision.supervised_by, facts) and not asks and not decides:
        lead = "you supervise the use of a blocked site that has been opened"
    return told(
        lead,
        "you must give a reason" if asks and provision.reason == "required" else None,
        f"it may be opened only for {in_a_row(provision.for_)}" if provision.for_ else None,
        "you never decide on what you asked for yourself"
        if decides
        else f"the decision lies with {provision.approve.words(titles)}",
        f"it closes by itself: {provision.until}" if provision.until else None,
    )


@to_you.register
def _change_control(provision: ChangeControl, titles: Titles, facts: Facts) -> str:
    made, agreed = is_one_of(provision.by, facts), is_one_of(provision.approve, facts)
    read = is_one_of(provision.read_by, facts)
    leads = [
        "you make changes to the filter" if made else "",
        "you decide whether the filter is changed" if agreed else "",
        "you read the log of changes to the filter" if read else "",
    ]
    return told(
        *([lead for lead in leads if lead] or ["the filter is changed in one way only"]),
        f"changes are approved by {provision.approve.words(titles)}"
        if provision.approve and not agreed
        else None,
        "the risk is assessed first" if provision.risk_assessed else None,
        "one person alone never changes it" if provision.never_one_person else None,
        "every change is logged" if provision.logged else None,
    )


def _lesson(provision: Teach | Train | Advise, titles: Titles, facts: Facts) -> str:
    learns = is_one_of(provision.who, facts)
    if learns and isinstance(provision, Advise):
        offered = in_a_row([yours(one) for one in provision.that])
        lead = f"the school {provision.force.verb(plural=False)} offer you this: {offered}"
    elif learns:
        lead = f"{must(provision.force)} {provision.verb}: {in_a_row([yours(one) for one in provision.that])}"
    else:
        verb = provision.verb.removeprefix("be ")
        lead = f"through you, {provision.who.words(titles)} {provision.force.verb(plural=True)} be {verb}: {in_a_row(provision.that)}"
    giver = f"it comes from {provision.by.words(titles)}" if provision.by and learns else None
    within = f"it comes by way of {words_of(provision.within)}" if provision.within else None
    return told(lead, giver, within, due(provision.every, titles))


to_you.register(Teach, _lesson)
to_you.register(Train, _lesson)
to_you.register(Advise, _lesson)


@to_you.register
def _assess(provision: Assess, titles: Titles, facts: Facts) -> str:
    before = f"do it before {provision.before}" if provision.before else None
    if is_one_of(provision.by, facts):
        lead = f"{must(provision.force)} assess the risks of {provision.what}"
        return told(lead, others(provision.by, facts, titles), before, due(provision.every, titles))
    return told(f"you may not use this until its risks have been assessed: {provision.what}")


@to_you.register
def _monitor(provision: Monitor, titles: Titles, facts: Facts) -> str:
    systems = words_of(provision.systems)
    looks = is_one_of(provision.by, facts)
    if looks:
        return told(
            f"{must(provision.force)} look at the use that {provision.who.words(titles)} make of {systems}",
            due(provision.every, titles),
        )
    return told(
        f"your use of {systems} is recorded",
        "it is traced to you" if provision.attributed else None,
        f"it is looked at by {provision.by.words(titles)}" if provision.by else None,
        due(provision.every, titles),
    )


@to_you.register
def _alert(provision: Alert, titles: Titles, facts: Facts) -> str:
    of = words_of(provision.of)
    if is_one_of(provision.to, facts):
        by = f"it is reported by {provision.by.words(titles)}" if provision.by else None
        return told(f"{must(provision.force)} look at this: {of}", by)
    return told(f"{must(provision.force)} report this to {provision.to.words(titles)}: {of}")
