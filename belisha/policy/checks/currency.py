"""Checks of age: laws and guidance that have been replaced, laws that never were, and bodies that are gone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from belisha.guidance.bodies import bodies_gone
from belisha.guidance.dated_terms import dated_terms_in
from belisha.guidance.laws import find_law, laws_named_in
from belisha.guidance.publications import find_publication, is_superseded, publications_named_in
from belisha.guidance.terms import Body, DatedTerm, Law, LawMatch, Named, Replacement
from belisha.language.clauses import Clause, Placed, Policy
from belisha.language.days import in_british
from belisha.language.findings import Kind, Level
from belisha.language.vocabulary import Check
from belisha.policy.checks.common import Found, Text, placed_at
from belisha.policy.checks.namings import Naming, is_history, naming, said_once
from belisha.policy.checks.said import said
from belisha.policy.provisions import Cite

SUPERSEDED_LAW = Kind(
    "superseded-law",
    Level.WARNING,
    "A law that is no longer in force",
    "What the policy builds on it may no longer hold, and whoever looks it up finds something else.",
    "Name the law that took its place, and check that what the clause says still holds.",
)
UNKNOWN_LAW = Kind(
    "unknown-law",
    Level.WARNING,
    "An Act that does not exist",
    "A policy that names a law wrongly convinces nobody, and nobody can look it up.",
    "Correct the title or the year.",
)
SUPERSEDED_GUIDANCE = Kind(
    "superseded-guidance",
    Level.WARNING,
    "An edition of national guidance that is no longer in force",
    "Schools must have regard to the edition in force, which asks for more than the older ones did.",
    "Read the edition in force, change what it changes, and name it.",
)
DATED_TERM = Kind(
    "dated-term",
    Level.WARNING,
    "A body that is closed or renamed, or a word that the field no longer uses",
    "Somebody who turns to a body that is gone gets no help, and old words make people doubt the rest.",
    "Write what is right today.",
)


def currency(policy: Policy, today: date) -> Found:
    """Laws, guidance, bodies and words that a policy names and that are out of date on a day."""
    words, text = said(policy), Text(policy)
    yield from _laws(policy, words, text, today)
    yield from _guidance(policy, words, text, today)
    yield from _terms(policy, words, text, today)


def _cites(policy: Policy) -> Iterator[tuple[Clause, Cite, Placed]]:
    for clause, provision, placed in policy.provisions():
        if isinstance(provision, Cite):
            yield clause, provision, placed


def _cited(clause: Clause, cite: Cite, placed: Placed, key: str) -> Naming:
    return Naming(key, placed_at(placed, "title"), clause, _whole(cite))


def _whole(cite: Cite) -> str:
    return f"{cite.title} {cite.edition}" if cite.edition else cite.title


def law_of(cite: Cite) -> LawMatch | None:
    """The law that is cited, exactly or as the likeliest; None where no year is given, or we know none like it."""
    return find_law(_whole(cite)) if cite.edition else None


def replacement_of(cite: Cite, today: date) -> Replacement | None:
    """What to cite instead of a national publication on a day; None while the edition that is named is in force."""
    publication = find_publication(cite.title)
    return is_superseded(publication, _whole(cite), today) if publication else None


def _laws(policy: Policy, words: str, text: Text, today: date) -> Found:
    ended: dict[str, Law] = {}
    slips: dict[str, Law] = {}
    found: list[Naming] = []
    for match, each in _law_matches(policy, words, text):
        if not match.exact:
            slips[each.key] = match.law
        elif not match.law.in_force(today):
            ended[each.key] = match.law
        else:
            continue
        found.append(each)
    yield from said_once(
        policy,
        SUPERSEDED_LAW,
        (each for each in found if each.key in ended),
        lambda each: _ended(ended[each.key]),
    )
    yield from said_once(
        policy,
        UNKNOWN_LAW,
        (each for each in found if each.key in slips),
        lambda each: (f"There is no “{each.text}”.", f"Did you mean the {slips[each.key].name}?"),
    )


def _law_matches(policy: Policy, words: str, text: Text) -> Iterator[tuple[LawMatch, Naming]]:
    for match in laws_named_in(words):
        if not is_history(words, match.offset, match.offset + len(match.text)):
            key = match.law.name if match.exact else " ".join(match.text.split())
            yield (
                match,
                naming(text, key, match.offset, policy.text[match.offset : match.offset + len(match.text)]),
            )
    for clause, cite, placed in _cites(policy):
        cited = law_of(cite)
        if cited and cited.exact:
            yield cited, _cited(clause, cite, placed, cited.law.name)


def _ended(law: Law) -> tuple[str, str]:
    when = f" since {in_british(law.ended_on)}" if law.ended_on else ""
    message = f"The {law.name} has not been in force{when}."
    if not law.replaced_by:
        return message, ""
    return message, f"Name the {law.replaced_by} instead, and check that what the clause says still holds."


def _guidance(policy: Policy, words: str, text: Text, today: date) -> Found:
    replaced: dict[str, Replacement] = {}
    found: list[Naming] = []
    for mention in publications_named_in(words):
        newer = is_superseded(mention.publication, mention.edition, today)
        if newer and not is_history(words, mention.offset, mention.offset + len(mention.text)):
            key = f"{mention.publication.id} {mention.edition}"
            replaced[key] = newer
            found.append(naming(text, key, mention.offset, mention.text))
    for clause, cite, placed in _cites(policy):
        publication = find_publication(cite.title)
        newer = replacement_of(cite, today)
        if publication and newer and cite.edition:
            key = f"{publication.id} {_year_of(cite.edition)}"
            replaced[key] = newer
            found.append(_cited(clause, cite, placed, key))
    yield from said_once(policy, SUPERSEDED_GUIDANCE, found, lambda each: _replaced(each, replaced))


def _year_of(edition: str) -> str:
    years = re.findall(r"(?:19|20)\d\d", edition)
    return years[-1] if years else edition


def _replaced(each: Naming, replaced: Mapping[str, Replacement]) -> tuple[str, str]:
    newer = replaced[each.key]
    identity, edition = each.key.split(" ", 1)
    title, since = newer.publication.title, newer.since
    when = (
        in_british(since) if newer.edition.exact_day and since == newer.edition.in_force_on else f"{since:%Y}"
    )
    if identity == newer.publication.id:
        return (
            f"“{title}” {edition} is out of date: the edition of {newer.edition.name} is in force since {when}.",
            "",
        )
    message = f"“{each.text}” was withdrawn: “{title}” took its place."
    return message, f"Read “{title}” ({newer.edition.name}), change what it changes, and name it."


def _terms(policy: Policy, words: str, text: Text, today: date) -> Found:
    meant: dict[str, Body | DatedTerm] = {}
    found: list[Naming] = []
    old: list[Named[Body] | Named[DatedTerm]] = [*bodies_gone(words, today), *dated_terms_in(words, today)]
    for named in old:
        if is_history(words, named.offset, named.offset + len(named.text)):
            continue
        key = named.what.id if isinstance(named.what, Body) else named.what.term
        meant[key] = named.what
        found.append(
            naming(text, key, named.offset, policy.text[named.offset : named.offset + len(named.text)])
        )
    yield from said_once(policy, DATED_TERM, found, lambda each: _dated(each, meant[each.key]))


def _dated(each: Naming, what: Body | DatedTerm) -> tuple[str, str]:
    if isinstance(what, DatedTerm):
        return f"“{each.text}” is out of date. {what.why}", f"Write “{what.instead}”." if what.instead else ""
    place = f": {what.replaced_by} took its place" if what.replaced_by else ""
    message = f"“{each.text}” is gone{place}. {what.note}".rstrip()
    return message, f"Write “{what.replaced_by}”." if what.replaced_by else ""


CHECKS = (Check((SUPERSEDED_LAW, UNKNOWN_LAW, SUPERSEDED_GUIDANCE, DATED_TERM), currency),)
