"""The words of the room: who acts, what they want to do, and how they stand to the person whose record it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    """What sort of actor it is."""

    PERSON = "person"
    COMMAND = "command"
    """Somebody at the computer itself, by the command line."""
    CLOCK = "clock"
    """Belisha's own work at its hours."""
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, and as what. It is made for one request, from the register as it stands today."""

    kind: ActorKind
    reference: str = ""
    """The reference of the person; "" for anything but a person."""
    school: str = ""
    """The reference of the school whose member acts."""
    roles: frozenset[str] = frozenset()
    """The roles held today: groups such as `pupil`, offices such as `head`, and whom they deputise for."""
    children: frozenset[str] = frozenset()
    """The references of the pupils for whom this person is responsible as a parent or carer."""

    @property
    def is_nobody(self) -> bool:
        """Whether nobody has signed in."""
        return self.kind is ActorKind.NOBODY


NOBODY = Actor(ActorKind.NOBODY)


class Relation(StrEnum):
    """How an actor stands to the person whom a record is about."""

    SELF = "self"
    PARENT = "parent"
    TEACHES = "teaches"
    NONE = "none"


class Act(StrEnum):
    """Everything that somebody may want to do, in words that finish “may …”."""

    READ_POLICY = "read the policy"
    READ_FINDINGS = "read what the critic says of the policy"
    READ_COVERAGE = "see what Belisha does for each clause"
    COMPARE = "compare versions"
    CHECK = "check a text"
    READ_VERSIONS = "see the versions of the policy"
    PROPOSE = "propose a text as the school’s policy"
    APPROVE = "approve a proposed text"
    ADOPT = "put an approved text in force"
    KEEP_DOCUMENTS = "keep the list of companion documents"
    READ_ROLES = "see who holds which role"
    APPOINT = "say who holds a role"
    READ_REGISTER = "look through the register"
    EXPORT_REGISTER = "take the register away as a file"
    CHANGE_REGISTER = "change the register"
    IMPORT = "import the register from the school’s own records"
    READ_PERSON = "open a person’s record"
    READ_CLASSES = "see the classes"
    KEEP_CLASS = "keep a class’s code and its pupils’ ways to sign in"
    RESET_SECOND_STEP = "reset a person’s second step"
    READ_LOOKS = "see who looked at a person’s record"
    READ_TRAIL = "read the trail"
    EXPORT_TRAIL = "take the trail’s head away"
    READ_OWN_HOME = "see what the policy asks of oneself"


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether an act is allowed, and why or why not in a sentence."""

    allowed: bool
    reason: str

    def __bool__(self) -> bool:
        return self.allowed


@dataclass(frozen=True, slots=True)
class Allowance:
    """To whom an act is allowed: holders of these roles, and those who stand so to the person concerned."""

    roles: frozenset[str] = frozenset()
    relations: frozenset[Relation] = frozenset()
    commands: bool = True
    """Whether somebody at the computer itself may do it, by the command line."""


Allowances = Mapping[Act, Allowance]


class RefusedError(Exception):
    """An act that is not allowed. The message says why, for whoever tried."""


class NotFoundError(LookupError):
    """What is asked for is not the actor's school's: it does not exist, or it is another's, which is the same to them."""
