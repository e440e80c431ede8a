"""Files that a person takes away: the published policy, and the table of what is served."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from belisha.kit.spreadsheets import as_csv
from belisha.language.clauses import Policy
from belisha.language.publishing import Form, publish
from belisha.language.publishing.publication import publication
from belisha.policy.queries import Examined
from belisha.web.policy.document import Document, Entry
from belisha.web.policy.evidencing import ClauseEvidence
from belisha.web.policy.words import EVIDENCE, STATES

HEADINGS = (
    "Clause", "Section", "Text", "Kind", "Served", "States", "Who is bound", "Subjects", "What it does", "Sources",
    "Evidence", "What the records show",
)  # fmt: skip


@lru_cache(maxsize=12)
def published(examined: Examined, form: Form) -> bytes:
    """The published policy in one form, made once for each version."""
    return publish(publication(examined.policy, examined.standings), form)


def file_name(policy: Policy, ending: str, *more: str) -> str:
    """A name such as `the-milestone-school-e-safety-policy-2017.11.pdf`: letters, digits, full stops and hyphens alone."""
    words = (policy.front.school, policy.front.title, policy.front.version, *more)
    slug = re.sub(r"[^a-z0-9.]+", "-", " ".join(words).lower().replace("’", "").replace("'", ""))
    return f"{slug.strip('-.')[:120] or 'policy'}.{ending}"


def coverage_table(
    document: Document, entries: Iterable[Entry], evidence: Mapping[str, ClauseEvidence]
) -> bytes:
    """The clauses and how each stands, as a table. `evidence` is what the records show of each, by its anchor."""
    return as_csv([HEADINGS, *(_row(document, entry, evidence[entry.anchor]) for entry in entries)])


def _row(document: Document, entry: Entry, evidence: ClauseEvidence) -> tuple[str, ...]:
    standing, clause, titles = entry.standing, entry.clause, document.policy.titles
    subjects = document.examined.vocabulary.capabilities
    return (
        clause.id,
        " > ".join(clause.headings),
        entry.words,
        str(standing.kind),
        "yes" if standing.served else "no" if not entry.served else "nothing to serve",
        "; ".join(STATES[state].words for state in standing.states),
        "; ".join(titles.party(role) for role in standing.bound),
        "; ".join(subjects.get(capability, capability) for capability in entry.capabilities),
        " ".join(sentence for _, sentence in standing.sentences),
        " ".join(clause.sources),
        EVIDENCE[evidence.state].words if evidence.state else "nothing to keep",
        " ".join(dict.fromkeys(proof.evidence.sentence for proof in evidence.proofs)),
    )
