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
TAUGHT_FIRST: Final = Topic(
    "ready",
    Part.BEFORE,
    "book",
    "First, we teach you to stay safe.",
    "Before you go online, we teach you how to stay safe.",
)
CLOSED: Final = Topic(
    "closed", Part.GROWN_UPS, "closed", "Some websites are closed here. This keeps you safe.",
    "Some websites are closed here. This keeps you safe.",
)  # fmt: skip
LISTED: Final = Topic(
    "closed",
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
PHOTOS_ASKED: Final = Topic(
    "images", Part.GROWN_UPS, "camera", "We ask before we share your photo.",
    "We ask {0} before we use photos or videos of you.",
)  # fmt: skip
ONLINE_ASKED: Final = Topic(
    "leave", Part.BEFORE, "people", "A grown-up says yes before you go online.", "We ask {0} before you go online.",
)  # fmt: skip
ASKED: Final = Topic("leave", Part.GROWN_UPS, "people", "", "We ask {0} about this first: {1}.")
FOLLOWS: Final = Topic(
    "follows",
    Part.GROWN_UPS,
    "rules",
    "Break a rule? A grown-up decides what happens.",
    "If you break these rules, {0} decides what happens next.",
)
TAUGHT: Final = Topic(
    "taught",
    Part.GROWN_UPS,
    "book",
    "We teach you to stay safe online.",
    "In lessons we teach you how to stay safe online.",
)
UPSETTING: Final = Topic(
    "upsetting",
    Part.RULES,
    "closed",
    "Look only at things for school.",
    "Never look for or share things that could hurt or upset people.",
)
UNSAID: Final = Topic("unsaid", Part.RULES, "rules", "", "")
"""What is said to older pupils only."""
OTHER: Final = Topic(
    "rules", Part.RULES, "rules", "Keep our rules online.", "Keep all of our rules when you use computers."
)


def _rule_about(key: str, picture: str, infant: str, junior: str) -> Topic:
    return Topic(key, Part.RULES, picture, infant, junior)


WITH_LEAVE: Final = (
    (r"video call|video conf|conference call", _rule_about("calls", "camera", "Ask before you join a video call.", "Ask first before you make or join a video call.")),
    (r"photograph|image|video|camera|\brecord|film", _rule_about("photographs", "camera", "Ask before you take a photo.", "Ask first before you take or share a photo of anyone.")),
    (r"\bmeet(?!ing)|arrange|stranger", _rule_about("meeting", "people", "Never meet a stranger from online.", "Never meet someone you only know online without asking a trusted grown-up.")),
    (r"social|\bchat|newsgroup", _rule_about("social", "people", "Ask before you chat online.", "Ask first before you use social media or chat online.")),
    (r"e-?mail|message", _rule_about("email", "letter", "Ask before you use email.", "Ask first before you use email.")),
)  # fmt: skip
"""Our own words for what a policy lets pupils do only with leave; never for what it forbids."""

RULES: Final = (
    (r"change.*password", UNSAID),
    (r"(?:password|user ?name|account|logins?|log-ons?).*(?:of their own|unique|another|others?\b)|log on with|as another", _rule_about("accounts", "key", "Use only your own password.", "Use only your own name and password.")),
    (r"password|log on|logged on|user ?name|logins?\b", _rule_about("passwords", "key", "Keep your password secret.", "Keep your password secret. Never use someone else’s.")),
    (r"personal detail|personal information|home information|\baddress|private information|phone numbers?", _rule_about("private", "house", "Keep your name and home secret.", "Keep your name, address and phone number private online.")),
    (r"\bmeet(?!ing)|arrange|stranger", _rule_about("meeting", "people", "Never meet a stranger from online.", "Never meet someone you only know online.")),
    (r"video call|video conf|conference call|lessons by video", _rule_about("calls", "camera", "", "Keep to our rules about video calls.")),
    (r"headphone|listening device", _rule_about("watches", "watch", "Keep our rules about headphones.", "Keep to our rules about headphones.")),
    (r"smart-?\s?watch|\bwatch(?:es)?\b", _rule_about("watches", "watch", "Keep our rules about smart watches.", "Keep to our rules about smart watches.")),
    (r"phone|personal device|mobile|bluetooth|device of their own", _rule_about("phones", "phone", "Keep our rules about phones.", "Keep to our rules about phones and other devices.")),
    (r"photograph|image|video|camera|\brecord(?!s)|film", _rule_about("photographs", "camera", "Keep our rules about photos.", "Keep to our rules about taking and sharing photos.")),
    (r"social network|social media|friend|\bchat|newsgroup|nickname|facebook", _rule_about("social", "people", "Keep our rules about online chat.", "Keep to our rules about social media and chatting online.")),
    (r"e-?mail|message|attachment|chain letter", _rule_about("email", "letter", "Take care with emails.", "Take care with emails, and keep to our rules about them.")),
    (r"artificial", _rule_about("artificial", "computer", "", "Keep to our rules about artificial intelligence.")),
    (r"copyright|plagiar|own work|copy", _rule_about("copying", "book", "Do not copy other people’s work.", "Say where you found things. Do not copy other people’s work.")),
    (r"bypass|get round|safeguards|\bvpn|proxy", _rule_about("safeguards", "computer", "Leave our safety tools on.", "Never try to get round the tools that keep us safe.")),
    (r"virus|software|install|equipment|program|browser|damage|hardware|network|lock (?:the|their)|unattended", _rule_about("computers", "computer", "Look after our computers.", "Take care of our computers. Do not change how they work.")),
    (r"abus|bull|offen|threat|harm|unkind|polite|respect|hate|discrimin|intimidat|upset|hurt|feelings", _rule_about("kind", "heart", "Be kind online.", "Be kind online. Never hurt or frighten anyone.")),
    (r"education|lesson|understand|research skills|aware", _rule_about("learning", "book", "Learn how to stay safe online.", "Learn how to stay safe online.")),
    (r"search|\bsites?\b|internet|online|visit|web", _rule_about("websites", "computer", "Use the internet to learn.", "Use the internet to learn, and keep to our rules.")),
)  # fmt: skip
"""Our own words for what the rules of policies are about, by words that their data hold; the first that fits.

They are true of whatever a rule about the thing says: where one policy forbids and another allows, they say “our rules”.
"""
FOREMOST: Final = (
    "kind", "private", "meeting", "passwords", "accounts", "upsetting", "photographs", "calls", "websites", "phones", "social",
    "email", "watches", "computers", "safeguards", "copying", "artificial", "learning",
)  # fmt: skip
"""What a child needs first; whatever is not here comes last."""
GRAVE: Final = r"pornograph|indecent|sexual|obscene|extremis|radicalis|gambl|terror|racial|violen|illegal"
"""Grave matters, which a young pupil’s line never names."""
GROWN_UP: Final = r"business|transaction|defam|proprietary|commercial|unsolicited|disrepute|confidential|executable|database|attempted|broadband|traffic|resource|integrity|corrupt"
"""What only older pupils are told of."""
PERMITTED: Final = r"permission|\bleave\b|allowed|agreed|asked"
LEANS: Final = r"\bsuch an? |\bbelow\b|\babove\b|listed here|of these sorts|no other time than this|the issue\b|specified period"
"""Words that lean on another clause, so that a line with them says nothing by itself."""


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
    phrases = [provision.of or "", *provision.may, *provision.must, *provision.may_not]
    words = " ".join(phrases).lower()
    if re.search(GRAVE, words):
        return UPSETTING if provision.may_not else UNSAID
    asked = provision.leave is not None or bool(re.search(PERMITTED, provision.unless or ""))
    return (_first(WITH_LEAVE, words) if asked else None) or by_words(words)


@topic_of.register(Attest)
@topic_of.register(Duty)
def _conduct(provision: Attest | Duty) -> Topic | None:
    if provision.capability == "incident.report":
        return TELL
    words = " ".join(provision.that if isinstance(provision, Attest) else provision.do).lower()
    return UNSAID if re.search(GRAVE, words) else by_words(words)


def by_words(words: str) -> Topic:
    """The topic that words are about: the first of our own that fits."""
    return UNSAID if re.search(GROWN_UP, words) else _first(RULES, words) or OTHER


def _first(topics: tuple[tuple[str, Topic], ...], words: str) -> Topic | None:
    return next((topic for pattern, topic in topics if re.search(pattern, words)), None)


@topic_of.register
def _consent(provision: Consent) -> Topic | None:
    purposes = " ".join(provision.for_)
    if re.search("photo|image|video", purposes):
        return PHOTOS_ASKED
    return ONLINE_ASKED if re.search("internet|online|technolog", purposes) else ASKED


@topic_of.register
def _gate(provision: Gate) -> Topic | None:
    if provision.signed:
        return GATED
    return (
        TAUGHT_FIRST
        if re.search("teach|taught|lesson|instruct|train|learn", " ".join(provision.done))
        else READY
    )


_SIMPLE: Final[tuple[tuple[type[Provision], Topic], ...]] = (
    (Directory, HELP), (Agreement, SIGN), (Block, CLOSED), (Filter, CLOSED), (AllowOnly, LISTED), (Monitor, SEEN),
    (Ladder, FOLLOWS), (Sanctions, FOLLOWS), (Teach, TAUGHT),
)  # fmt: skip


def _always(topic: Topic) -> Callable[[Provision], Topic | None]:
    return lambda _provision: topic


for _kind, _topic in _SIMPLE:
    topic_of.register(_kind, _always(_topic))
