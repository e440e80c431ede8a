"""Files that a person takes away: the published policy, and the table of what is served."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from belisha.language.clauses import Policy
from belisha.language.publishing import Form, publish
from belisha.language.publishing.publication import publication
from belisha.policy.queries import Examined
from belisha.web.policy.document import Document, Entry
from belisha.web.policy.evidencing import ClauseEvidence
from belisha.web.policy.words import EVIDENCE, STATES

BYTE_ORDER_MARK = "\ufeff"
"""By which a spreadsheet tells that a table is in UTF-8."""
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
    return table(HEADINGS, (_row(document, entry, evidence[entry.anchor]) for entry in entries))


def table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """Rows as CSV (RFC 4180) that a spreadsheet opens without obeying what is in it."""
    made = io.StringIO()
    made.write(BYTE_ORDER_MARK)
    writer = csv.writer(made)
    writer.writerow(headings)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return made.getvalue().encode()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: OWASP, "CSV Injection"."""
    risky = cell.lstrip()[:1] in {"=", "+", "-", "@", "|", "＝", "＋", "－", "＠"} or cell[:1] in {
        "\t",
        "\r",
        "\n",
    }
    return f"'{cell}" if risky else cell


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
