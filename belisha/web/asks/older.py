"""What the policy says to older pupils: its own rules, each in one or two short sentences that read alone."""

from __future__ import annotations

import re
from functools import singledispatch
from typing import Final

from belisha.agreements.provisions import Agreement, Consent, Gate
from belisha.concerns.provisions import Ladder, Sanctions
from belisha.education.provisions import Teach
from belisha.filtering.provisions import Block, Filter
from belisha.language.phrases import listed, spoken
from belisha.language.provisions import Provision
from belisha.language.roles import Titles
from belisha.language.steps import Step
from belisha.monitoring.provisions import Monitor
from belisha.policy.provisions import Attest, Rule
from belisha.web.asks.pupil_words import Reader
from belisha.web.asks.readability import words_in
from belisha.web.asks.saying import act, capitalised, in_a_row, must, told, used, yours
from belisha.web.asks.second_person import words_of
from belisha.web.asks.second_person_general import to_you
from belisha.web.asks.topics import GRAVE

_WITH_LEAVE: Final = re.compile(
    r"You may (?P<what>.+?)(?:, once you have asked)?, but only with (?:the leave of (?P<giver>[^.]+)|leave)\."
    r"(?: The policy does not say whose leave that is\.)?$"
)
LONGEST: Final = 32
"""The most words that a line has."""
_ASIDE: Final = re.compile(
    r" (?:It is due|It comes|The form is|The document is|The evidence is|Give it back|It is given|It is looked at)\b[^.]*\."
)


def older(provision: Provision, own: str, reader: Reader) -> tuple[str, ...]:
    """The lines that a provision gives an older pupil; none where none is short enough. `own` are our words for it."""
    return tuple(text for text in _lines(provision, own, reader) if text and len(words_in(text)) <= LONGEST)


@singledispatch
def _lines(provision: Provision, own: str, reader: Reader) -> tuple[str, ...]:
    del own
    return (_ASIDE.sub("", to_you(provision, reader.titles, reader.facts)),)


@_lines.register(Agreement)
@_lines.register(Consent)
def _ours(provision: Provision, own: str, reader: Reader) -> tuple[str, ...]:
    del provision, reader
    return (own,)


@_lines.register
def _gate(provision: Gate, own: str, reader: Reader) -> tuple[str, ...]:
    del own
    before = used(provision.before)
    papers = listed([f"“{reader.titles.document(paper)}”" for paper in provision.signed])
    signed = told(f"{papers} must be signed before you use {before}") if papers else ""
    done = in_a_row([yours(one) for one in provision.done])
    return signed, told(f"before you may use {before}, this comes first: {done}") if done else ""


@_lines.register
def _rule(provision: Rule, own: str, reader: Reader) -> tuple[str, ...]:
    """A rule that forbids or demands many things is said in as many lines."""
    del own
    whole = _only_if_asked(to_you(provision, reader.titles, reader.facts))
    if len(words_in(whole)) <= LONGEST:
        return (_ASIDE.sub("", whole),)
    field = next(name for name in ("may", "must", "may_not") if getattr(provision, name))
    each = [provision.model_copy(update={field: (phrase,)}) for phrase in getattr(provision, field)]
    return tuple(_only_if_asked(_ASIDE.sub("", to_you(one, reader.titles, reader.facts))) for one in each)


def _only_if_asked(said: str) -> str:
    """What a pupil may do only with leave, said as what they must not do without it.

    Read in haste, "you may arrange to meet people" is leave itself.
    """
    found = _WITH_LEAVE.match(said)
    if not found or re.search(r"\b(only|where)\b", found["what"]):
        return said
    giver = found["giver"] or "a grown-up whom you trust"
    return f"You must not {found['what']} unless {giver} has said yes."


@_lines.register
def _attest(provision: Attest, own: str, reader: Reader) -> tuple[str, ...]:
    del own, reader
    return tuple(told(capitalised(yours(phrase))) for phrase in provision.that)


@_lines.register
def _teach(provision: Teach, own: str, reader: Reader) -> tuple[str, ...]:
    del own, reader
    lead = must(provision.force).replace("must", "will")
    return tuple(
        told(f"{lead} {provision.verb}{' about' if ': ' in phrase else ':'} {yours(phrase)}")
        for phrase in provision.that
    )


@_lines.register
def _block(provision: Block, own: str, reader: Reader) -> tuple[str, ...]:
    named = [*map(spoken, provision.categories), *provision.sites]
    if provision.lists or re.search(GRAVE, " ".join(named)):
        return ("The filter closes websites that are harmful or against the law.",)
    return to_you(provision, reader.titles, reader.facts), own


@_lines.register
def _filter(provision: Filter, own: str, reader: Reader) -> tuple[str, ...]:
    del own, reader
    safe = " Safe search is always on." if provision.safe_search else ""
    return (f"What the filter closes depends on your {words_of(provision.by)}.{safe}",)


@_lines.register
def _monitor(provision: Monitor, own: str, reader: Reader) -> tuple[str, ...]:
    traced = "it is traced to you" if provision.attributed else None
    looked = f"it is looked at by {provision.by.words(reader.titles)}" if provision.by else None
    said = told(f"your use of {words_of(provision.systems)} is recorded", traced, looked)
    return (said if len(words_in(said)) <= LONGEST else own,)


@_lines.register
def _ladder(provision: Ladder, own: str, reader: Reader) -> tuple[str, ...]:
    steps = _rungs(provision.steps, reader.titles)
    return own, told(
        f"these steps follow {spoken(provision.of)}, one after another: {steps}"
    ) if steps else ""


@_lines.register
def _sanctions(provision: Sanctions, own: str, reader: Reader) -> tuple[str, ...]:
    steps = _rungs(provision.any_of, reader.titles)
    return own, told(f"this can follow {spoken(provision.of)}: {steps}") if steps else ""


def _rungs(steps: tuple[Step, ...], titles: Titles) -> str:
    """The rungs in a row, said to the pupil whom they concern."""
    rows = "; ".join(act(step, titles) for step in steps)
    return re.sub(r"\bthe pupil\b(?! behaviour)", "you", rows.replace("the pupil's", "your"))
