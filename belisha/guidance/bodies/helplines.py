"""Helplines and charities."""

from __future__ import annotations

from belisha.guidance.terms import Body, Confidence

_UKSIC = "https://saferinternet.org.uk"

HELPLINES = (
    Body(
        "childline",
        "Childline",
        "A child who wants to talk to somebody, at any hour",
        "https://www.childline.org.uk",
        aliases=("ChildLine", "www.childline.org.uk"),
        phones=("0800 1111",),
        confidence=Confidence.REPORTED,
    ),
    Body(
        "nspcc",
        "NSPCC",
        "An adult who is worried about a child",
        "https://www.nspcc.org.uk",
        aliases=("National Society for the Prevention of Cruelty to Children",),
        phones=("0808 800 5000",),
        confidence=Confidence.REPORTED,
    ),
    Body(
        "nspcc-whistleblowing",
        "NSPCC Whistleblowing Advice Line",
        "Staff whose worries about children at work are not heard",
        "https://www.nspcc.org.uk/keeping-children-safe/reporting-abuse/dedicated-helplines/whistleblowing-advice-line/",
        aliases=("NSPCC Whistleblowing Helpline",),
        phones=("0800 028 0285",),
        confidence=Confidence.REPORTED,
    ),
    Body(
        "report-remove",
        "Report Remove",
        "Someone under 18 who wants an image of themselves taken down",
        "https://www.childline.org.uk/remove",
        remit="Sexual images of the young person who reports them; Childline and the Internet Watch Foundation run it together.",
    ),
    Body(
        "samaritans",
        "Samaritans",
        "Anybody who finds it hard to go on, at any hour",
        "https://www.samaritans.org",
        phones=("116 123",),
    ),
    Body(
        "papyrus",
        "Papyrus",
        "Young people who think of suicide, and those who worry about them",
        "https://www.papyrus-uk.org",
        aliases=("HOPELINE247", "HOPELINEUK"),
        phones=("0800 068 4141",),
    ),
    Body(
        "young-minds",
        "YoungMinds",
        "Parents who worry about a child's mental health",
        "https://www.youngminds.org.uk",
        aliases=("Young Minds",),
        phones=("0808 802 5544",),
    ),
    Body(
        "family-lives",
        "Family Lives",
        "Parents who want to talk something over",
        "https://www.familylives.org.uk",
        phones=("0808 800 2222",),
    ),
    Body(
        "education-support",
        "Education Support",
        "Staff of schools who need somebody to talk to",
        "https://www.educationsupport.org.uk",
        phones=("0800 056 2561",),
    ),
    Body(
        "posh",
        "Professionals Online Safety Helpline",
        "Advice to people who work with children, about anything online",
        "https://swgfl.org.uk/helplines/professionals-online-safety-helpline/",
        aliases=("Professional Online Safety Helpline", "POSH", "UK Safer Internet Centre helpline"),
        phones=("0344 381 4772",),
        note="Policies often print its older number, 0844 381 4772.",
        confidence=Confidence.REPORTED,
    ),
    Body(
        "report-harmful-content",
        "Report Harmful Content",
        "Harmful but lawful things that a platform would not take down",
        "https://reportharmfulcontent.com",
        remit="Abuse, bullying, threats, impersonation, unwanted sexual advances, violence, self-harm and pornography, for people of 13 and over who have already told the platform.",
        outside_remit=("images of child sexual abuse", "terrorism", "crime"),
        confidence=Confidence.READ,
    ),
    Body(
        "revenge-porn-helpline",
        "Revenge Porn Helpline",
        "Adults whose intimate images were shared",
        "https://revengepornhelpline.org.uk",
        phones=("0345 600 0459",),
        outside_remit=("people under 18",),
    ),
    Body(
        "uk-safer-internet-centre",
        "UK Safer Internet Centre",
        "Advice and teaching about life online",
        _UKSIC,
        aliases=("UKSIC", "Safer Internet Centre"),
    ),
    Body(
        "swgfl",
        "SWGfL",
        "Online safety for schools",
        "https://swgfl.org.uk",
        aliases=("South West Grid for Learning",),
    ),
    Body(
        "360-degree-safe",
        "360 degree safe",
        "A school's own review of its online safety",
        "https://360safe.org.uk",
        aliases=("360safe", "360 Safe"),
    ),
    Body(
        "childnet",
        "Childnet",
        "Teaching about life online",
        "https://www.childnet.com",
        aliases=("Childnet International",),
    ),
    Body("internet-matters", "Internet Matters", "Advice to parents", "https://www.internetmatters.org"),
    Body("parent-zone", "Parent Zone", "Advice to parents", "https://parentzone.org.uk"),
    Body(
        "get-safe-online", "Get Safe Online", "Advice against fraud online", "https://www.getsafeonline.org"
    ),
    Body(
        "lucy-faithfull",
        "Lucy Faithfull Foundation",
        "Preventing child sexual abuse",
        "https://www.lucyfaithfull.org.uk",
    ),
    Body(
        "stop-it-now",
        "Stop It Now",
        "Worries about an adult's or a child's sexual thoughts or behaviour",
        "https://www.stopitnow.org.uk",
        phones=("0808 1000 900",),
    ),
    Body(
        "shore",
        "Shore Space",
        "Young people who worry about sexual thoughts or behaviour",
        "https://shorespace.org.uk",
        confidence=Confidence.REPORTED,
    ),
    Body(
        "marie-collins",
        "Marie Collins Foundation",
        "Children harmed by sexual abuse online",
        "https://www.mariecollinsfoundation.org.uk",
    ),
    Body("kidscape", "Kidscape", "Bullying", "https://www.kidscape.org.uk"),
    Body(
        "anti-bullying-alliance", "Anti-Bullying Alliance", "Bullying", "https://anti-bullyingalliance.org.uk"
    ),
)
