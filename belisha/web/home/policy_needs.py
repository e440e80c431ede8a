"""What needs those who answer for the policy: vacancies, clashes, texts to approve, findings, documents."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.urls import reverse

from belisha.access.rules import might
from belisha.access.terms import Act, Actor
from belisha.language.findings import Level
from belisha.language.phrases import listed
from belisha.policy.actions import AdoptionError
from belisha.policy.companions.queries import companions
from belisha.policy.companions.terms import Standing
from belisha.policy.queries import Examined
from belisha.policy.role_register import register_of_roles
from belisha.policy.version_queries import Version, examined_version, versions
from belisha.site.vocabulary import VOCABULARY
from belisha.web.home.needs import MOST, Need
from belisha.web.policy.approval import facts
from belisha.web.versions.standing import NeededApproval, approvals, mine_to_give
from belisha.web.words import count_of

NEWEST: Final = 3
"""How many waiting texts are read; older ones stand on the page of versions."""
URGENT: Final = (Standing.NOT_HELD, Standing.OVERDUE, Standing.DUE_SOON, Standing.MISSING)


def about_roles(examined: Examined, today: date, actor: Actor) -> list[Need]:
    """Roles that nobody holds, and people in roles that clash. Seven queries."""
    register = register_of_roles(examined, today, actor=actor)
    titles = examined.policy.titles
    found = [
        Need(row.sentence(titles), *_filling(row.role, actor), pressing=row.must_be_held, about=row.title)
        for row in register.vacancies[:MOST]
    ]
    if left := len(register.vacancies) - MOST:
        found += (
            [Need(f"{count_of(left, 'more role is', 'more roles are')} vacant.", "See all roles", reverse("roles"), pressing=False)]
            if left > 0
            else []
        )  # fmt: skip
    clashes = [clash.sentence(titles) for clash in register.conflicts[:MOST]]
    return [*found, *(Need(words, "See the roles", reverse("roles"), about=words) for words in clashes)]


def _filling(role: str, actor: Actor) -> tuple[str, str]:
    """The words and the address of what this person can do about a vacancy."""
    if might(actor, Act.APPOINT):
        return "Say who it is", reverse("role-appoint", args=[role])
    return "See the role", reverse("role", args=[role])


def about_versions(in_force: Examined | None, today: date, actor: Actor, *, all_of_them: bool) -> list[Need]:
    """Texts that wait to be approved or put in force; without `all_of_them` only those for this person to approve."""
    known = versions(actor=actor)
    began = max((time.first for one in known for time in one.times if time.first <= today), default=None)
    waiting = [
        one
        for one in known
        if not one.times and (in_force is None or began is None or one.proposed_at.date() >= began)
    ]
    found = [_waiting(one, today, actor, all_of_them=all_of_them) for one in waiting[:NEWEST]]
    return [need for need in found if need]


def _waiting(version: Version, today: date, actor: Actor, *, all_of_them: bool) -> Need | None:
    called = f"“{version.title} {version.label}”".replace(" ”", "”")
    address = reverse("version", args=[version.reference])
    examined = examined_version(version.reference, VOCABULARY, today, actor=actor)
    if not examined.sound:
        return _unsound(called, address) if all_of_them else None
    try:
        needed = approvals(version, examined, today, actor)
    except AdoptionError:
        return None
    mine = [title for _, title in mine_to_give(needed, actor)]
    if mine:
        words = f"{called} waits for the approval of {listed(mine, 'or')}, which you can give or record."
        return Need(words, "Read it and decide", address, about=called)
    return _for_others(called, address, needed, actor) if all_of_them else None


def _unsound(called: str, address: str) -> Need:
    words = (
        f"{called} was brought in with errors, so nobody can approve it. Correct it and bring it in again."
    )
    return Need(words, "See the errors", address, about=called)


def _for_others(called: str, address: str, needed: tuple[NeededApproval, ...], actor: Actor) -> Need:
    awaited = [one.title for one in needed if one.is_open]
    if awaited:
        words = f"{called} waits for the approval of {listed(awaited)}."
        return Need(words, "See how it stands", address, pressing=False, about=called)
    if might(actor, Act.ADOPT):
        return Need(
            f"{called} is approved and can be put in force.", "Put it in force", address, about=called
        )
    words = f"{called} is approved. The head or the chair of governors can put it in force."
    return Need(words, "See how it stands", address, pressing=False, about=called)


def about_findings(examined: Examined, today: date) -> list[Need]:
    """What the critic finds, and whether the policy’s review is due. No query."""
    number = {level: sum(one.level is level for one in examined.findings) for level in Level}
    found = []
    if errors := number[Level.ERROR]:
        words = f"The critic finds {count_of(errors, 'error')} in the policy in force, which software cannot obey."
        found.append(Need(words, "Read what to mend", reverse("findings")))
    found += [
        Need(f"The policy’s review. {fact.words}", "See the policy at a glance", reverse("overview"))
        for fact in facts(examined.policy, today)
        if fact.wanting and fact.name == "Review"
    ]  # fmt: skip
    if warnings := number[Level.WARNING]:
        words = f"The critic has {count_of(warnings, 'warning')} about the policy in force."
        found.append(Need(words, "Read the findings", reverse("findings"), pressing=False))
    return found


def about_documents(examined: Examined, today: date, actor: Actor) -> list[Need]:
    """Documents that the policy leans on and that are missing or due, each sort in one line. One query."""
    address = reverse("documents")
    rows = companions(examined, today, actor=actor)
    found = []
    for standing in URGENT:
        titles = [f"“{row.companion.title}”" for row in rows if row.stands.standing is standing]
        if titles:
            words = f"{count_of(len(titles), 'document')} {standing.value}: {_some(titles)}."
            pressing = standing is not Standing.MISSING
            found.append(Need(words, "See the documents", address, pressing=pressing, about=standing.value))
    return found


def _some(titles: list[str]) -> str:
    """A few of the titles, and how many more there are."""
    more = len(titles) - 3
    return listed([*titles[:3], f"{more} more"]) if more > 0 else listed(titles)
