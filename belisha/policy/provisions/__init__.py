"""The general provisions: what any policy can say, whatever it is about."""

from belisha.policy.provisions.conduct import Attest, Duty, Record, Report, Rule
from belisha.policy.provisions.documents import Cite, Distribute, Refer
from belisha.policy.provisions.governance import Appoint, Review, Scope
from belisha.policy.provisions.help import Directory, Procedure

PROVISIONS = (
    Scope, Appoint, Review, Distribute, Refer, Cite, Attest, Duty, Rule, Record, Report, Directory, Procedure,
)  # fmt: skip

__all__ = [
    "PROVISIONS", "Appoint", "Attest", "Cite", "Directory", "Distribute", "Duty", "Procedure", "Record", "Refer", "Report",
    "Review", "Rule", "Scope",
]  # fmt: skip
