"""Front matter: what stands at the top of a policy about the policy itself."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator, model_validator

from belisha.language.days import Day
from belisha.language.parties import Parties
from belisha.language.periods import Period
from belisha.language.phrases import Phrase, Phrases, Shared, Slug
from belisha.language.roles import GROUPS, OFFICES, PLURALS, Title, Titles
from belisha.language.trouble import wrong


class Phase(StrEnum):
    """What sort of school it is."""

    NURSERY = "nursery"
    INFANT = "infant"
    PRIMARY = "primary"
    SECONDARY = "secondary"
    ALL_THROUGH = "all-through"
    SPECIAL = "special"
    ALTERNATIVE_PROVISION = "alternative provision"


class RoleTitle(Shared):
    """A role of the school's: a standard role with the school's own title, or one of its own."""

    title: Phrase
    plural: Phrase | None = None
    also_called: Phrases = ()
    """Other names that the same policy uses for the same role."""

    @model_validator(mode="before")
    @classmethod
    def _from_words(cls, value: object) -> object:
        return {"title": value} if isinstance(value, str) else value


class DocumentKind(StrEnum):
    """What sort of document it is."""

    POLICY = "policy"
    AGREEMENT = "agreement"
    PROCEDURE = "procedure"
    PLAN = "plan"
    FORM = "form"
    GUIDANCE = "guidance"
    LETTER = "letter"
    RECORD = "record"


class DocumentTitle(Shared):
    """Another document that the policy names."""

    title: Phrase
    kind: DocumentKind = DocumentKind.POLICY
    also_called: Phrases = ()
    edition: Phrase | None = None
    listed: bool = True
    """False where the policy cites the document but leaves it out of its own list of companion documents."""

    @model_validator(mode="before")
    @classmethod
    def _from_words(cls, value: object) -> object:
        return {"title": value} if isinstance(value, str) else value


def _empty_for_none(value: object) -> object:
    return {} if value is None else value


class FrontMatter(Shared):
    """Title, school, version, approval, dates, and the names of roles, bodies and documents."""

    title: Phrase
    school: Phrase
    version: Phrase
    area: Phrase | None = None
    """The local authority's area, such as Derbyshire: telephone numbers and police must fit it."""
    phase: Phase | None = None
    dated: Day | None = None
    """The date that the text bears, where it says no more of it."""
    approved_by: Parties | None = None
    approved_on: Day | None = None
    signed_by: Parties | None = None
    in_force_from: Day | None = None
    review_by: Parties | None = None
    review_every: Period | None = None
    review_due: Day | None = None
    roles: Annotated[Mapping[Slug, RoleTitle], BeforeValidator(_empty_for_none)] = Field(default_factory=dict)
    bodies: Annotated[Mapping[Slug, Phrase], BeforeValidator(_empty_for_none)] = Field(default_factory=dict)
    documents: Annotated[Mapping[Slug, DocumentTitle], BeforeValidator(_empty_for_none)] = Field(
        default_factory=dict
    )

    @field_validator("roles", mode="before")
    @classmethod
    def _singular(cls, value: object) -> object:
        return (
            {PLURALS.get(str(key), key): item for key, item in value.items()}
            if isinstance(value, dict)
            else value
        )

    @field_validator("bodies", mode="after")
    @classmethod
    def _bodies_are_not_roles(cls, value: Mapping[str, str], info: ValidationInfo) -> Mapping[str, str]:
        for identity in value:
            if identity in GROUPS or identity in OFFICES or identity in info.data.get("roles", {}):
                raise wrong(
                    f"`{identity}` is a role, so it can't also be an outside body.", "Move it under `roles:`."
                )
        return value

    def titles(self, capabilities: Mapping[str, str]) -> Titles:
        """The names that the policy's provisions are read with."""
        documents = {identity: document.title for identity, document in self.documents.items()}
        roles = {identity: _title(identity, role) for identity, role in self.roles.items()}
        return Titles(roles, dict(self.bodies), documents, capabilities)


def _title(identity: str, role: RoleTitle) -> Title:
    """The school's title of a role: an office unless it is a standard group, or is given a plural."""
    group = GROUPS.get(identity)
    office = group.office if group else role.plural is None
    plural = role.plural or (group.many if group and role.title == group.one else f"{role.title}s")
    return Title(role.title, plural, office, role.also_called)
