"""What a provision is about for a pupil: a topic, said in words for each of three ages."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from functools import singledispatch
from typing import Final

from belisha.agreements.provisions import Agreement, Consent, Gate
from belisha.concerns.provisions import Ladder, Sanctions
from belisha.education.provisions import Teach
from belisha.filtering.provisions import AllowOnly, Block, Filter
from belisha.language.provisions import Provision
from belisha.monitoring.provisions import Monitor
from belisha.policy.provisions import Attest, Directory, Duty, Procedure, Rule


class Part(IntEnum):
    """The parts of a pupil's page, in order."""

    TELL = 1
    BEFORE = 2
    RULES = 3
    GROWN_UPS = 4

    @property
    def heading(self) -> str:
        """What stands above it on a page that has headings."""
        return {
            Part.TELL: "Who to tell",
            Part.BEFORE: "Before you go online",
            Part.RULES: "Our rules",
            Part.GROWN_UPS: "What the school does",
        }[self]


@dataclass(frozen=True, slots=True)
class Topic:
    """One idea: where it stands, its picture, and our own words for it; `{0}` is filled from the policy."""

    key: str
    part: Part
    picture: str
    infant: str
    junior: str


TELL: Final = Topic(
    "tell",
    Part.TELL,
    "tell",
    "Sad or scared online? Tell {0}.",
    "If something online worries you, tell {0} straight away.",
)
HELP: Final = Topic("help", Part.TELL, "phone-call", "You can ring {0}.", "You can ring {0}.")
SIGN: Final = Topic("sign", Part.BEFORE, "sign", "{0}.", "{0} “{1}”.")
GATED: Final = Topic(
    "gated",
    Part.BEFORE,
    "sign",
    "First, our rules must be signed.",
    "“{1}” must be signed before you go online.",
)
READY: Final = Topic(
    "ready",
    Part.BEFORE,
    "people",
    "Ask a grown-up before you go online.",
    "Before you go online, a grown-up checks that you are ready.",
)
CLOSED: Final = Topic(
    "closed", Part.GROWN_UPS, "closed", "Some websites are closed here. This keeps you safe.",
    "Some websites are closed here. This keeps you safe.",
)  # fmt: skip
LISTED: Final = Topic(
    "listed",
    Part.GROWN_UPS,
    "closed",
    "You see only safe websites here.",
    "Here you can visit only the websites on our list.",
)
SEEN: Final = Topic(
    "seen",
    Part.GROWN_UPS,
    "eye",
    "We can see what you do online.",
    "Grown-ups at school can see what you do on our computers.",
)
ASKED: Final = Topic(
    "images", Part.GROWN_UPS, "camera", "We ask before we share your photo.", "We ask {0} before we use {1}."
)
FOLLOWS: Final = Topic(
    "follows",
    Part.GROWN_UPS,
    "rules",
    "If you break a rule, we talk.",
    "If you break these rules, {0} decides what happens next.",
)
TAUGHT: Final = Topic(
    "taught",
    Part.GROWN_UPS,
    "book",
    "We teach you to stay safe online.",
    "In lessons we teach you how to stay safe online.",
)

RULES: Final = (
    ("password|log on|logged on|user name", Topic("passwords", Part.RULES, "key", "Keep your password secret.", "Keep your password secret. Never use someone else’s.")),
    ("personal detail|private|address|personal information|home information", Topic("private", Part.RULES, "house", "Keep your name and home secret.", "Keep your name, address and phone number private online.")),
    ("meet(?!ing)|arrange|stranger", Topic("meeting", Part.RULES, "people", "Never meet a stranger from online.", "Never meet someone you only know online without asking a trusted grown-up.")),
    ("photograph|image|video|camera|record", Topic("photographs", Part.RULES, "camera", "Ask before you take a photo.", "Ask first before you take or share a photo of anyone.")),
    ("watch|headphone", Topic("watches", Part.RULES, "watch", "Ask before you bring a smart watch.", "Check our rules before you bring a smart watch or headphones.")),
    ("phone|personal device|mobile|bluetooth", Topic("phones", Part.RULES, "phone", "Keep to our rules about phones.", "Keep to our rules about phones and other devices.")),
    ("social|friend|chat|newsgroup|nickname", Topic("social", Part.RULES, "people", "Ask before you chat online.", "Keep to our rules about social media and chatting online.")),
    ("email|message|attachment", Topic("email", Part.RULES, "letter", "Ask before you open an email.", "Be careful with emails. Show an adult any that seem wrong.")),
    ("copy|copyright|plagiar|own work|artificial", Topic("copying", Part.RULES, "book", "Do your own work.", "Say where you found things. Do not copy other people’s work.")),
    ("virus|software|install|network|equipment|program|device|data|file|vpn|filter|system", Topic("computers", Part.RULES, "computer", "Look after our computers.", "Take care of our computers. Do not change how they work.")),
    ("abus|bull|offen|threat|harm|unkind|polite|respect|hate|discrimin|violen|intimidat", Topic("kind", Part.RULES, "heart", "Be kind online.", "Be kind online. Never hurt or frighten anyone.")),
    ("search|site|internet|online|visit", Topic("websites", Part.RULES, "computer", "Ask before you go online.", "Visit only websites that are right for your work.")),
)  # fmt: skip
"""Our own words for what the rules of policies are about, by words that their data hold; the first that fits."""
OTHER: Final = Topic(
    "rules", Part.RULES, "rules", "Keep our rules online.", "Keep all of our rules when you use computers."
)
GRAVE: Final = r"pornograph|indecent|sexual|\bsuch\b|listed|business|transaction|defam|attempted|obscene|extremis|radicalis|gambl|terror"
"""What a young pupil's line never says: grave matters, and words that lean on the text around them."""


PUPILS: Final = frozenset({"pupil", "everyone"})


@singledispatch
def topic_of(provision: Provision) -> Topic | None:
    """What a provision is about for a pupil; None where it says nothing to pupils."""
    del provision
    return None


@topic_of.register
def _procedure(provision: Procedure) -> Topic | None:
    told = any(
        step.by and PUPILS & set(step.by.everyone) and (step.tell or step.ask) for step in provision.steps
    )
    begins = provision.who is not None and bool(PUPILS & set(provision.who.roles))
    first = provision.steps[0] if provision.steps else None
    return TELL if told or (begins and first and (first.tell or first.ask)) else None


@topic_of.register
def _rule(provision: Rule) -> Topic | None:
    if provision.capability == "incident.report":
        return TELL
    return by_words(
        " ".join(
            [provision.of or "", *provision.may, *provision.must, *provision.may_not, provision.capability]
        )
    )


@topic_of.register(Attest)
@topic_of.register(Duty)
def _conduct(provision: Attest | Duty) -> Topic | None:
    phrases = provision.that if isinstance(provision, Attest) else provision.do
    return TELL if provision.capability == "incident.report" else by_words(" ".join(phrases))


def by_words(words: str) -> Topic:
    """The topic that words are about: the first of our own that fits."""
    found = (topic for pattern, topic in RULES if re.search(pattern, words.lower()))
    return next(found, OTHER)


_SIMPLE: Final[tuple[tuple[type[Provision], Topic], ...]] = (
    (Directory, HELP), (Agreement, SIGN), (Block, CLOSED), (Filter, CLOSED), (AllowOnly, LISTED), (Monitor, SEEN),
    (Consent, ASKED), (Ladder, FOLLOWS), (Sanctions, FOLLOWS), (Teach, TAUGHT),
)  # fmt: skip


@topic_of.register
def _gate(provision: Gate) -> Topic | None:
    return GATED if provision.signed else READY


def _always(topic: Topic) -> Callable[[Provision], Topic | None]:
    return lambda _provision: topic


for _kind, _topic in _SIMPLE:
    topic_of.register(_kind, _always(_topic))
