"""What the UK Safer Internet Centre means by appropriate filtering and appropriate monitoring.

The definitions speak to providers; a school reads a provider's answers to them. Heads read in pages that quote the
definitions are marked as reported, those known in general as remembered.
"""

from __future__ import annotations

from datetime import date

from belisha.guidance.terms import Confidence, Requirement, Standard

_REPORTED, _REMEMBERED = Confidence.REPORTED, Confidence.REMEMBERED
_FILTERING = "uksic-filtering"
_MONITORING = "uksic-monitoring"

STANDARDS = (
    Standard(
        _FILTERING,
        "Appropriate filtering",
        "UK Safer Internet Centre",
        "2026",
        date(2026, 1, 1),
        "https://saferinternet.org.uk/guide-and-resource/teachers-and-school-staff/appropriate-filtering-and-monitoring/appropriate-filtering",
        _REPORTED,
        note="Summed up at https://smoothwall.com/resources/uk-sic-appropriate-filtering-and-monitoring-2026; only the year is known.",
    ),
    Standard(
        _MONITORING,
        "Appropriate monitoring",
        "UK Safer Internet Centre",
        "2026",
        date(2026, 1, 1),
        "https://saferinternet.org.uk/guide-and-resource/teachers-and-school-staff/appropriate-filtering-and-monitoring/appropriate-monitoring",
        _REPORTED,
        note="Summed up at https://smoothwall.com/resources/uk-sic-appropriate-filtering-and-monitoring-2026; only the year is known.",
    ),
)

_ILLEGAL = {
    "child-sexual-abuse": ("child sexual abuse", _REPORTED),
    "terrorism": ("terrorism", _REPORTED),
    "intimate-images": ("abuse of intimate images", _REPORTED),
    "coercive-behaviour": ("controlling or coercive behaviour", _REPORTED),
    "fraud": ("fraud", _REPORTED),
    "public-order": ("racially or religiously aggravated public order offences", _REPORTED),
    "suicide": ("promoting or helping suicide", _REPORTED),
    "sexual-violence": ("extreme sexual violence", _REMEMBERED),
    "extreme-pornography": ("extreme pornography", _REMEMBERED),
    "inciting-violence": ("inciting violence", _REMEMBERED),
    "people-smuggling": ("illegal immigration and people smuggling", _REMEMBERED),
    "drugs-and-weapons": ("selling illegal drugs or weapons", _REMEMBERED),
    "sexual-exploitation": ("sexual exploitation", _REMEMBERED),
}
"""Illegal content that a filter blocks, so that nobody can turn it off."""

_INAPPROPRIATE = {
    "gambling": "gambling",
    "hate-speech": "hate speech, and violence for hate of a group",
    "discrimination": "discrimination",
    "harmful-content": "bullying, dangerous stunts and extreme violence",
    "malware": "malware and hacking",
    "misinformation": "misinformation and disinformation",
    "piracy": "piracy and breach of copyright",
    "pornography": "pornography",
    "self-harm": "self-harm and eating disorders",
    "violence-against-women": "violence against women and girls",
    "drugs": "drugs",
    "extremism": "extremism",
}
"""Content that is not right for pupils; harmful content, misinformation and violence against women since 2025."""

_SYSTEM = {
    "age": ("Filtering differs by age, ability and role.", ("filter.categories",), _REPORTED),
    "control": ("The school itself can allow or block particular content.", ("filter.unblock", "filter.categories"), _REPORTED),
    "rationale": ("The provider explains how it sorts content, and what it does about blocking too much.", ("filter.check",), _REPORTED),
    "identification": ("Users and devices are told apart.", ("account.identity", "monitor.activity"), _REPORTED),
    "apps": ("It says what is and what is not filtered inside apps and on mobile devices.", ("filter.check",), _REPORTED),
    "languages": ("It copes with the languages that matter to the school.", ("filter.categories",), _REPORTED),
    "network-level": ("It works on the network, without software on each device.", ("filter.categories",), _REPORTED),
    "reporting": ("People can report what should be blocked or allowed.", ("filter.unsuitable-report", "filter.unblock"), _REPORTED),
    "reports": ("It reports clearly which sites people visited.", ("monitor.report", "monitor.activity"), _REPORTED),
    "real-time": ("It judges content as it is streamed, also inside platforms that are otherwise allowed, such as tools of artificial intelligence.", ("filter.categories",), _REPORTED),
    "encryption": ("It says plainly what encrypted traffic hides from it.", ("filter.check",), _REPORTED),
    "deployment": ("It says how it is deployed and what has to be configured.", ("filter.check",), _REPORTED),
    "circumvention": ("It detects and stops ways round it.", ("filter.categories", "network.security"), _REMEMBERED),
    "groups": ("It can be run for several sites together.", (), _REMEMBERED),
    "remote": ("It protects devices away from the school.", ("filter.categories",), _REMEMBERED),
    "safe-search": ("It enforces safe search.", ("filter.categories",), _REMEMBERED),
    "case-management": ("Its findings can go into the school's safeguarding records.", ("monitor.alert",), _REMEMBERED),
}  # fmt: skip

_WATCHED = {
    "illegal": "illegal content",
    "bullying": "bullying",
    "sexual-exploitation": "child sexual exploitation",
    "discrimination": "discrimination",
    "drugs": "drugs and substance abuse",
    "extremism": "extremism",
    "pornography": "pornography",
    "self-harm": "self-harm",
    "suicide": "suicide",
    "violence": "violence",
}
"""Content that monitoring looks for. Misinformation belongs to filtering, not here (2025)."""

_WATCHING = {
    "age": ("Monitoring differs by age and ability.", ("monitor.activity",)),
    "alerts": ("Alerts are managed: who gets which, and how they are put in order.", ("monitor.alert",)),
    "audit": ("Changes to the monitoring, and who looked at what, can be traced.", ("audit.practice",)),
    "own-devices": ("It says whether people's own devices are monitored.", ("monitor.activity",)),
    "retention": ("It says what is kept, where and for how long.", ("data.protection",)),
    "devices": ("It says which devices and systems it covers.", ("monitor.activity",)),
    "flexibility": ("Words and rules can be changed to fit the school.", ("monitor.alert",)),
    "groups": ("It can be run for several sites together.", ()),
    "images": ("It says whether it recognises harmful images.", ("monitor.alert",)),
    "impact": ("What monitoring shows feeds policy and practice.", ("incident.log", "audit.practice")),
    "policy": ("A monitoring policy tells people what is monitored.", ("monitor.notice",)),
    "languages": ("It copes with the languages that matter to the school.", ("monitor.activity",)),
    "priority": ("Alerts come in order of urgency.", ("monitor.alert",)),
    "remote": ("It works away from the school, and says when.", ("monitor.activity",)),
    "reporting": ("Alerts and reports are recorded and passed on.", ("monitor.report",)),
    "case-management": ("Its findings can go into the school's safeguarding records.", ("monitor.alert",)),
}


def _blocked(key: str, words: str, confidence: Confidence) -> Requirement:
    summary = f"The filter blocks {words}, and nobody can turn that off."
    return Requirement(
        f"{_FILTERING}.illegal-{key}",
        summary,
        ("filter.iwf", "filter.categories"),
        "Illegal online content",
        confidence=confidence,
        ours=False,
    )


def _kept_away(key: str, words: str) -> Requirement:
    summary = f"The filter keeps pupils from {words}."
    return Requirement(
        f"{_FILTERING}.content-{key}",
        summary,
        ("filter.categories",),
        "Inappropriate online content",
        ours=False,
    )


def _watched(key: str, words: str) -> Requirement:
    summary = f"Monitoring looks for {words}."
    return Requirement(
        f"{_MONITORING}.content-{key}",
        summary,
        ("monitor.activity", "monitor.alert"),
        "Monitoring content",
        confidence=_REMEMBERED,
        ours=False,
    )


REQUIREMENTS: tuple[Requirement, ...] = (
    *(_blocked(key, words, confidence) for key, (words, confidence) in _ILLEGAL.items()),
    *(_kept_away(key, words) for key, words in _INAPPROPRIATE.items()),
    *(
        Requirement(
            f"{_FILTERING}.{key}",
            summary,
            capabilities,
            "Filtering system features",
            confidence=confidence,
            ours=False,
        )
        for key, (summary, capabilities, confidence) in _SYSTEM.items()
    ),
    *(_watched(key, words) for key, words in _WATCHED.items()),
    *(
        Requirement(
            f"{_MONITORING}.{key}",
            summary,
            capabilities,
            "Monitoring system features",
            confidence=_REMEMBERED,
            ours=False,
        )
        for key, (summary, capabilities) in _WATCHING.items()
    ),
    Requirement(
        f"{_MONITORING}.strategy",
        "The school chooses how it monitors, by staff who watch, by logs or by active tools, from its assessment of risk.",
        ("monitor.activity", "supervision.attest", "risk.assessment"),
        "Monitoring strategies",
    ),
    Requirement(
        f"{_MONITORING}.impact-assessment",
        "The school considers a data protection impact assessment of its monitoring.",
        ("data.protection", "risk.assessment"),
    ),
)
