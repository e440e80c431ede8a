"""Pure decisions about companion documents: which there are, how each stands, and what can be recorded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from belisha.language.clauses import Clause, Policy
from belisha.language.days import in_british
from belisha.policy.companions.terms import Companion, Leaning, Recorded, Standing
from belisha.policy.provisions import Refer
from belisha.policy.provisions.documents import Held

SOON: Final = 60
"""How many days before its review is due a document is due soon: two months, time for one meeting of governors."""
LONGEST_ID: Final = 80
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HELD = {Held.YES: True, Held.NO: False, Held.UNKNOWN: None}


def companions_of(policy: Policy) -> tuple[Companion, ...]:
    """The documents that a policy lists or leans on, in the order of its list; the policy itself is none of them."""
    leanings: dict[str, list[Leaning]] = {}
    for clause, provision, _ in policy.provisions():
        if isinstance(provision, Refer):
            leanings.setdefault(provision.to, []).append(_leaning(clause, provision))
    listed = {name: title for name, title in policy.front.documents.items() if not _itself(title.title)}
    return tuple(
        Companion(
            name,
            title.title,
            str(title.kind),
            title.edition or "",
            title.listed,
            tuple(leanings.get(name, ())),
        )
        for name, title in listed.items()
    )


def _leaning(clause: Clause, refer: Refer) -> Leaning:
    return Leaning(clause.id, refer.for_ or "", refer.decides, _HELD[refer.held], refer.capability)


def _itself(title: str) -> bool:
    """Whether a document's title means the policy itself: "This e-safety policy"."""
    return title.casefold().startswith("this ")


@dataclass(frozen=True, slots=True)
class Stands:
    """How a document stands on a day, and a sentence that says what to do."""

    standing: Standing
    sentence: str


def stands(companion: Companion, recorded: Recorded | None, today: date) -> Stands:
    """How a companion document stands on a day."""
    title = f"“{companion.title}”"
    if recorded is None:
        return _unrecorded(companion, title)
    due = recorded.review_due_on
    if due is None:
        sentence = f"{title} is on record, but not when its review is due. Add that date."
        return Stands(Standing.UNDATED, sentence)
    if due < today:
        sentence = (
            f"The review of {title} was due on {in_british(due)}. Review it, then record the new dates."
        )
        return Stands(Standing.OVERDUE, sentence)
    if (due - today).days <= SOON:
        return Stands(Standing.DUE_SOON, f"The review of {title} is due by {in_british(due)}. Plan it now.")
    return Stands(Standing.RECORDED, f"{title} is on record, and its review is due by {in_british(due)}.")


def _unrecorded(companion: Companion, title: str) -> Stands:
    if any(one.held is False for one in companion.leanings):
        sentence = f"The policy says that the school does not hold {title}. Get or write it, then record it."
        return Stands(Standing.NOT_HELD, sentence)
    decided = " It alone says what is to be done in a clause." if companion.decides else ""
    return Stands(
        Standing.MISSING, f"{title} was never recorded.{decided} Record where it is kept and when it is due."
    )


def why_not(wanted: Recorded, today: date) -> str:
    """Why a record of a document cannot be kept so; "" when it can."""
    if len(wanted.document) > LONGEST_ID or not _ID.fullmatch(wanted.document):
        return "That is not a document. Choose one of the documents that the policy lists."
    if not (wanted.edition.strip() or wanted.kept_at.strip()):
        return "Say which edition it is or where it is kept, so that people can find it."
    if wanted.reviewed_on and wanted.reviewed_on > today:
        return f"{in_british(wanted.reviewed_on)} has not come yet. Give the day of the last review."
    if wanted.reviewed_on and wanted.review_due_on and wanted.review_due_on <= wanted.reviewed_on:
        return "The next review is due before the last one took place. Correct one of the two dates."
    return ""
