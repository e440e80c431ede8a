"""Reading the versions that a school's policy has had: which there are, who approved them, which was in force when."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from django.db.models import QuerySet

from belisha.access.rules import require
from belisha.access.terms import Act, Actor, NotFoundError
from belisha.language.obligations import Obligation, read_obligations
from belisha.language.vocabulary import Vocabulary
from belisha.policy.models import Adoption, PolicyVersion
from belisha.policy.queries import Examined, Known, examine

UUID_LENGTH: Final = 36


class NoSuchVersionError(NotFoundError):
    """The actor's school has no such version."""


@dataclass(frozen=True, slots=True)
class Approved:
    """An approval that was given."""

    role: str
    by: str
    """The name of who approved it or recorded it; "the command line" where it was no person."""
    decided_on: date
    minute: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class InForce:
    """A version's time in force."""

    reference: str
    version: str
    """The reference of the version."""
    first: date
    last: date | None
    """The last day; None while no later version is adopted."""
    by: str

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Version:
    """One exact text that the school has, without the text itself."""

    reference: str
    sha256: str
    title: str
    label: str
    source: str
    proposed_by: str
    proposed_at: datetime
    approvals: tuple[Approved, ...]
    times: tuple[InForce, ...]
    """When it is, was or will be in force; most have one, or none."""

    @property
    def approved_roles(self) -> frozenset[str]:
        """The roles that have approved it."""
        return frozenset(approval.role for approval in self.approvals)

    def is_in_force(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return any(time.holds_on(day) for time in self.times)


def versions(*, actor: Actor) -> tuple[Version, ...]:
    """Every version that the actor's school has, the newest first. Raises RefusedError. Four queries."""
    require(actor, Act.READ_VERSIONS)
    times = times_in_force(actor.school)
    rows = _versions_of(actor.school).prefetch_related("approvals__approved_by")
    return tuple(_version(row, times) for row in rows)


def version_for(reference: str, *, actor: Actor) -> Version:
    """One version. Raises RefusedError, and NoSuchVersionError when the actor's school has none such."""
    require(actor, Act.READ_VERSIONS)
    row = _versions_of(actor.school).filter(reference=reference).first()
    if row is None:
        raise NoSuchVersionError(reference)
    return _version(row, times_in_force(actor.school))


def examined_version(reference: str, vocabulary: Vocabulary, today: date, *, actor: Actor) -> Examined:
    """The text of a version, read and checked. Raises RefusedError and NoSuchVersionError."""
    require(actor, Act.READ_VERSIONS)
    row = _versions_of(actor.school).filter(reference=reference).first()
    if row is None:
        raise NoSuchVersionError(reference)
    return _examined(_Stored.of(row), Known(vocabulary), today)


def policy_in_force(vocabulary: Vocabulary, on: date, today: date, *, actor: Actor) -> Examined | None:
    """The policy in force at the actor's school on a day, checked as of today; None when there is none.

    Raises RefusedError. One query; the text is read and checked once for each process and day.
    """
    require(actor, Act.READ_POLICY)
    adoption = _in_force(actor.school, on)
    return _examined(_Stored.of(adoption.version), Known(vocabulary), today) if adoption else None


def version_in_force(on: date, *, actor: Actor) -> Version | None:
    """Which version is in force at the actor's school on a day; None when there is none."""
    require(actor, Act.READ_POLICY)
    adoption = _in_force(actor.school, on)
    if adoption is None:
        return None
    row = _versions_of(actor.school).get(pk=adoption.version_id)
    return _version(row, times_in_force(actor.school))


def version_names(references: Collection[str], *, actor: Actor) -> Mapping[str, str]:
    """What the reader may call those of these references that are versions of the actor's school. One query."""
    known = [reference for reference in references if len(reference) == UUID_LENGTH]
    rows = PolicyVersion.objects.filter(school__reference=actor.school, reference__in=known)
    return {
        str(reference): f"the text “{title} {label}”".replace(" ”", "”")
        for reference, title, label in rows.values_list("reference", "title", "label")
    }


def last_adoption(*, actor: Actor) -> str:
    """The reference of the actor's school's last adoption, which may be to come; "" where there is none.

    It changes when somebody adopts a version or takes one back. Raises RefusedError.
    """
    require(actor, Act.READ_VERSIONS)
    row = _standing(actor.school).first()
    return str(row.reference) if row else ""


def times_in_force(school: str) -> tuple[InForce, ...]:
    """Each time a version was put in force, the latest first; one that a later one replaced before it began is left out."""
    found: list[InForce] = []
    until: date | None = None
    rows = _standing(school).select_related("version", "adopted_by")
    for row in rows.defer("version__text", "version__obligations"):
        if until is not None and row.in_force_from >= until:
            continue
        last = date.fromordinal(until.toordinal() - 1) if until else None
        by = row.adopted_by.name if row.adopted_by else ""
        found.append(InForce(str(row.reference), str(row.version.reference), row.in_force_from, last, by))
        until = row.in_force_from
    return tuple(found)


def _standing(school: str) -> QuerySet[Adoption]:
    return Adoption.objects.filter(school__reference=school, withdrawn_at=None)


def _in_force(school: str, on: date) -> Adoption | None:
    rows = _standing(school).filter(in_force_from__lte=on).select_related("version")
    return rows.defer("version__text", "version__obligations").first()


def _versions_of(school: str) -> QuerySet[PolicyVersion]:
    rows = PolicyVersion.objects.filter(school__reference=school).defer("text", "obligations")
    return rows.select_related("proposed_by")


def _version(row: PolicyVersion, times: tuple[InForce, ...]) -> Version:
    reference = str(row.reference)
    approvals = tuple(
        Approved(
            one.role,
            one.approved_by.name if one.approved_by else "",
            one.decided_on,
            one.minute,
            one.recorded_at,
        )
        for one in row.approvals.all()
    )
    return Version(
        reference=reference,
        sha256=row.sha256,
        title=row.title,
        label=row.label,
        source=row.source,
        proposed_by=row.proposed_by.name if row.proposed_by else "",
        proposed_at=row.proposed_at,
        approvals=approvals,
        times=tuple(time for time in times if time.version == reference),
    )


@dataclass(frozen=True, slots=True)
class _Stored:
    """A text and its obligations as a key: the same in two schools are the same."""

    sha256: str
    obligations: str
    row: int = field(compare=False)

    @classmethod
    def of(cls, row: PolicyVersion) -> _Stored:
        return cls(row.sha256, row.obligations_sha256, row.pk)


# A text never changes, so what was read of it stays true until midnight.
@lru_cache(maxsize=32)
def _examined(stored: _Stored, known: Known, today: date) -> Examined:
    row = PolicyVersion.objects.get(pk=stored.row)
    name = row.source or "policy.md"
    return examine(bytes(row.text), known.vocabulary, today, name, _obligations(bytes(row.obligations)))


def _obligations(content: bytes) -> Mapping[str, Obligation]:
    return read_obligations(content.decode().splitlines()) if content else {}
