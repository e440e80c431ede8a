"""Standard roles, the school's own titles for them, and outside bodies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, ValidationInfo

from belisha.language.phrases import as_list, slug_of, spoken
from belisha.language.suggestions import closest, did_you_mean
from belisha.language.trouble import UNKNOWN_CAPABILITY, UNKNOWN_DOCUMENT, UNKNOWN_ROLE, trouble


@dataclass(frozen=True, slots=True)
class Title:
    """What a school calls a role: "pupil" and "pupils", or "Network Manager"."""

    one: str
    many: str
    office: bool = False
    """True for a role that somebody is appointed to; False for a group that people belong to."""
    also_called: tuple[str, ...] = ()

    @property
    def definite(self) -> str:
        """The role as the subject of a sentence: "the Network Manager", "pupils"."""
        return f"the {self.one}" if self.office else self.many

    @property
    def single(self) -> str:
        """One of them: "the Network Manager", "a pupil"."""
        if self.one == self.many:
            return self.many
        article = "an" if self.one[:1].lower() in "aeio" else "a"
        return f"the {self.one}" if self.office else f"{article} {self.one}"


def _group(one: str, many: str = "") -> Title:
    return Title(one, many or f"{one}s")


def _office(one: str) -> Title:
    return Title(one, f"{one}s", office=True)


GROUPS: Mapping[str, Title] = {
    "everyone": Title("everyone", "everyone"),
    "school": Title("school", "the school", office=True),
    "pupil": _group("pupil"),
    "parent": _group("parent or carer", "parents and carers"),
    "staff": _group("member of staff", "staff"),
    "teacher": _group("teacher"),
    "tutor": _group("tutor"),
    "support-staff": _group("member of the support staff", "support staff"),
    "pastoral-staff": _group("member of the pastoral staff", "pastoral staff"),
    "temporary-staff": _group("temporary member of staff", "temporary staff"),
    "peripatetic-staff": _group("peripatetic member of staff", "peripatetic staff"),
    "staff-not-employed": _group(
        "member of staff not employed by the school", "staff not employed by the school"
    ),
    "technician": _group("technician"),
    "line-manager": _group("line manager"),
    "manager": _group("manager"),
    "senior-leader": _group("senior leader"),
    "governor": _group("governor"),
    "volunteer": _group("volunteer"),
    "visitor": _group("visitor"),
    "contractor": _group("contractor"),
    "community-user": _group("community user"),
    "outside-organisation": _group("outside organisation"),
}
"""Groups that every school has; a policy may give them titles of its own."""

OFFICES: Mapping[str, Title] = {
    "governing-body": _office("governing body"),
    "chair-of-governors": _office("Chair of Governors"),
    "online-safety-governor": _office("online safety governor"),
    "safeguarding-governor": _office("safeguarding governor"),
    "head": _office("Headteacher"),
    "deputy-head": _office("Deputy Headteacher"),
    "senior-team": _office("senior leadership team"),
    "business-manager": _office("Business Manager"),
    "online-safety-lead": _office("online safety lead"),
    "dsl": _office("Designated Safeguarding Lead"),
    "deputy-dsl": _office("Deputy Designated Safeguarding Lead"),
    "senco": _office("SENCO"),
    "data-protection-officer": _office("Data Protection Officer"),
    "network-manager": _office("Network Manager"),
    "ict-coordinator": _office("ICT Co-ordinator"),
    "curriculum-leader": _office("curriculum leader"),
    "website-editor": _office("website editor"),
    "office": _office("school office"),
    "ict-provider": _office("ICT provider"),
    "filtering-provider": _office("filtering provider"),
    "internet-provider": _office("internet service provider"),
}
"""Roles that somebody is appointed to; a policy lists those that it uses."""

STAFF = frozenset(
    {
        "staff", "teacher", "tutor", "support-staff", "pastoral-staff", "temporary-staff", "peripatetic-staff", "technician",
        "line-manager", "manager", "senior-leader", "head", "deputy-head", "senior-team", "business-manager",
        "online-safety-lead", "dsl", "deputy-dsl", "senco", "network-manager", "ict-coordinator", "curriculum-leader",
        "website-editor", "office",
    }
)  # fmt: skip
"""Roles whose holders are members of staff unless a policy says otherwise."""
GOVERNORS = frozenset(
    {"governor", "governing-body", "chair-of-governors", "online-safety-governor", "safeguarding-governor"}
)
"""Roles whose holders are governors."""

PLURALS: Mapping[str, str] = {
    "pupils": "pupil", "parents": "parent", "teachers": "teacher", "tutors": "tutor", "technicians": "technician",
    "line-managers": "line-manager", "managers": "manager", "senior-leaders": "senior-leader", "governors": "governor",
    "volunteers": "volunteer", "visitors": "visitor", "contractors": "contractor",
    "community-users": "community-user", "outside-organisations": "outside-organisation",
}  # fmt: skip
"""The plural that an author writes, and the role that it means."""


@dataclass(frozen=True, slots=True)
class Titles:
    """The names that a policy gives to roles, outside bodies and documents, and Belisha to what it does; by id."""

    roles: Mapping[str, Title] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    documents: Mapping[str, str] = field(default_factory=dict)
    capabilities: Mapping[str, str] = field(default_factory=dict)

    def role(self, identity: str) -> Title:
        """The title of a role: the school's own, else the standard one; in a draft, a role may have only its id."""
        return (
            self.roles.get(identity)
            or GROUPS.get(identity)
            or OFFICES.get(identity)
            or _office(spoken(identity))
        )

    def party(self, identity: str) -> str:
        """A role or an outside body as it stands in a sentence."""
        if identity in self.bodies:
            return self.bodies[identity]
        return self.role(identity).definite

    def one_of(self, identity: str) -> str:
        """One holder of a role, or an outside body: "the Headteacher", "a teacher"."""
        return self.bodies[identity] if identity in self.bodies else self.role(identity).single

    def is_office(self, identity: str) -> bool:
        """Whether one person or body holds this: "the Headteacher", a body; not "pupils"."""
        return identity in self.bodies or self.role(identity).office

    def document(self, identity: str) -> str:
        """The title of a document."""
        return self.documents.get(identity) or spoken(identity)

    def capability(self, identity: str) -> str:
        """What Belisha does, in words."""
        return self.capabilities.get(identity) or identity

    def knows(self, identity: str) -> bool:
        """Whether this role or body may be named in the policy."""
        return identity in GROUPS or identity in self.roles or identity in self.bodies

    def names(self) -> Iterator[tuple[str, str]]:
        """The school's own names: each role's and body's id, and what it is called here."""
        for identity, title in self.roles.items():
            yield identity, title.one
        yield from self.bodies.items()

    def known(self) -> set[str]:
        """All roles and bodies that may be named."""
        return {*GROUPS, *self.roles, *self.bodies}


def _titles(info: ValidationInfo) -> Titles | None:
    return info.context if isinstance(info.context, Titles) else None


def known_party(value: str, info: ValidationInfo) -> str:
    """The id of a role or body that the policy lists; plurals such as `pupils` are accepted."""
    identity = PLURALS.get(value, value)
    titles = _titles(info)
    if titles is None or titles.knows(identity):
        return identity
    if identity in OFFICES:
        hint = f"It is a standard role: add `{identity}: {OFFICES[identity].one}` under `roles:` at the top."
    else:
        hint = _likely_party(value, titles)
    raise trouble(UNKNOWN_ROLE, f"This policy has no role or body called `{value}`.", hint)


def _likely_party(value: str, titles: Titles) -> str:
    """The role or body that was probably meant: authors misspell ids, and write titles where ids belong."""
    by_title = {slug_of(name): identity for identity, name in titles.names()}
    written = closest(value, {*titles.known(), *PLURALS, *by_title})
    if written is None:
        return ""
    identity = written if written in PLURALS or titles.knows(written) else by_title[written]
    name = dict(titles.names()).get(PLURALS.get(identity, identity))
    return (
        f"Did you mean `{identity}` ({name})?"
        if name and slug_of(name) != identity
        else f"Did you mean `{identity}`?"
    )


def _known_document(value: str, info: ValidationInfo) -> str:
    titles = _titles(info)
    if titles is None or value in titles.documents:
        return value
    message = f"This policy lists no document called `{value}`."
    raise trouble(UNKNOWN_DOCUMENT, message, did_you_mean(value, titles.documents))


def _known_capability(value: str, info: ValidationInfo) -> str:
    titles = _titles(info)
    if titles is None or value in titles.capabilities:
        return value
    message = f"Belisha has nothing called `{value}` for a provision to be about."
    raise trouble(UNKNOWN_CAPABILITY, message, did_you_mean(value, titles.capabilities))


Party = Annotated[str, AfterValidator(known_party)]
"""The id of a role or an outside body."""

PartyList = Annotated[tuple[Party, ...], BeforeValidator(as_list)]

Document = Annotated[str, AfterValidator(_known_document)]
"""The id of a document that stands at the top of the policy."""

Capability = Annotated[str, AfterValidator(_known_capability)]
"""The id of what Belisha does for a provision."""
