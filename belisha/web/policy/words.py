"""How pages name the kinds and states of clauses, in words for people who know schools."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from belisha.language.findings import Level
from belisha.language.provisions import State, Worth
from belisha.language.standing import Standing
from belisha.people.evidence import EvidenceState

PART: Final = "; "
"""What parts a sentence that was read back; no phrase within it may hold a semicolon."""


@dataclass(frozen=True, slots=True)
class Name:
    """A kind or state: the words of its tag, and what it means."""

    words: str
    meaning: str
    colour: str = ""
    """Of its tag, as GOV.UK's tags call it; "" for a tag of Belisha's own."""


KINDS: Final = {
    Worth.ENFORCED: Name("Enforced", "The software itself refuses, allows, ends or passes something on."),
    Worth.EVIDENCED: Name(
        "Evidenced",
        "The software keeps the record of it, or checks it, and says what is missing or out of date.",
    ),
    Worth.ATTESTED: Name(
        "Attested", "A person in a named role confirms that they did it. No answer is never taken as a yes."
    ),
    Worth.STATEMENT: Name("Statement", "The clause explains or declares something, and asks nothing."),
}
NOT_YET: Final = {
    Worth.ENFORCED: Name("To be enforced", "The software ought to see to this itself. Nothing does so yet."),
    Worth.EVIDENCED: Name(
        "To be evidenced", "The software ought to keep a record of this. Nothing does so yet."
    ),
    Worth.ATTESTED: Name("To be attested", "A person ought to confirm this. Nothing asks them yet."),
    Worth.STATEMENT: Name(
        "To be served",
        "The clause asks for something that its blocks do not say, so nothing can serve it yet.",
    ),
}
STATES: Final = {
    State.UNSERVED: Name("Unserved", "Nothing in Belisha does all that this clause asks yet."),
    State.CONFLICT: Name("Contradiction", "This clause and another cannot both be kept."),
    State.RESIDUE: Name(
        "Leftover text", "Something here was left over, cut short, misprinted or never filled in."
    ),
    State.MISSING_STEP: Name("Missing step", "The policy promises a step and does not give it."),
    State.BY_REFERENCE: Name("Decided elsewhere", "Another document decides this."),
    State.UNSTATED: Name("Left open", "The policy leaves a case open that the school has to decide."),
    State.UNINTERPRETED: Name("Undefined word", "A word such as “regularly” that nobody has interpreted."),
    State.INTERPRETED: Name("Interpreted word", "The school has said what a word such as “regularly” means."),
}
EVIDENCE: Final = {
    EvidenceState.KEPT: Name("Kept", "The school’s records show it.", "green"),
    EvidenceState.DUE: Name("Due", "Something is to be done soon, or a record is not complete.", "yellow"),
    EvidenceState.OVERDUE: Name("Overdue", "It ought to have been done by now.", "orange"),
    EvidenceState.BREACHED: Name("Breached", "The records show that it is not kept.", "red"),
    EvidenceState.NEVER_EXERCISED: Name(
        "Never exercised", "No record shows yet that it was ever done.", "blue"
    ),
    EvidenceState.UNSERVED: Name(
        "Unserved", "Nothing in Belisha keeps evidence of all of it. People have to see to it.", "grey"
    ),
}
LEVELS: Final = {
    Level.ERROR: Name("Error", "Stops the policy from being obeyed."),
    Level.WARNING: Name("Warning", "Ought to be mended before governors approve the policy."),
    Level.NOTE: Name("Note", "Worth knowing, and for the school to judge."),
}


def unserved(standing: Standing) -> bool:
    """Whether a clause needs something that nothing serves yet."""
    return State.UNSERVED in standing.states


def kind_name(standing: Standing) -> Name:
    """A clause's kind as it stands today: "Enforced", or "To be enforced" when nothing serves it yet."""
    return (NOT_YET if unserved(standing) else KINDS)[standing.kind]


def troubles(standing: Standing) -> tuple[Name, ...]:
    """What else is the matter with a clause; that nothing serves it is said by its kind already."""
    return tuple(STATES[state] for state in standing.states if state is not State.UNSERVED)


def in_parts(sentence: str) -> tuple[str, ...]:
    """A sentence as its parts, for showing each on a line; put together they are the sentence again."""
    *before, last = sentence.split(PART)
    return (*(f"{part}{PART}" for part in before), last)


def within(title: str) -> str:
    """A title as it stands within a sentence: "the online safety policy", but "the ICT policy"."""
    return title if title[1:2].isupper() else f"{title[:1].lower()}{title[1:]}"
