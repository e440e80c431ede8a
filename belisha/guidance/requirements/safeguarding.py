"""What the statutory guidance on safeguarding asks about life online: Keeping children safe in education, and the
guidance on shared images, on Prevent, on mobile phones and on what is taught.

Keeping children safe in education 2026 was not read directly: its paragraphs 159, 160 and 165 are known from
quotations, the rest from earlier editions, and these are marked as remembered.
"""

from __future__ import annotations

from datetime import date

from belisha.guidance.terms import Confidence, Coverage, Requirement, Standard

_REPORTED, _REMEMBERED = Confidence.REPORTED, Confidence.REMEMBERED
YEAR = 366
TWO_YEARS = 731

STANDARDS = (
    Standard(
        "kcsie",
        "Keeping children safe in education",
        "Department for Education",
        "2026",
        date(2026, 9, 1),
        "https://www.gov.uk/government/publications/keeping-children-safe-in-education--2",
        _REPORTED,
        statutory=True,
        note="Not read directly.",
    ),
    Standard(
        "sharing-nudes",
        "Sharing nudes and semi-nudes: advice for education settings",
        "UK Council for Internet Safety",
        "March 2024",
        date(2024, 3, 11),
        "https://www.gov.uk/government/publications/sharing-nudes-and-semi-nudes-advice-for-education-settings-working-with-children-and-young-people",
        _REPORTED,
    ),
    Standard(
        "prevent",
        "Prevent duty guidance: for England and Wales",
        "Home Office",
        "2023",
        date(2023, 12, 31),
        "https://www.gov.uk/government/publications/prevent-duty-guidance",
        _REPORTED,
        statutory=True,
    ),
    Standard(
        "phones",
        "Mobile phones in schools",
        "Department for Education",
        "January 2026",
        date(2026, 1, 19),
        "https://www.gov.uk/government/publications/mobile-phones-in-schools",
        _REPORTED,
        statutory=True,
        note="Statutory since section 36 of the Children's Wellbeing and Schools Act 2026 came into force at the end of "
        "June 2026 (https://www.legislation.gov.uk/ukpga/2026/21/section/36/enacted and /section/78, read).",
    ),
    Standard(
        "rshe",
        "Relationships Education, Relationships and Sex Education (RSE) and Health Education",
        "Department for Education",
        "2025",
        date(2026, 9, 1),
        "https://www.gov.uk/government/publications/relationships-education-relationships-and-sex-education-rse-and-health-education",
        _REPORTED,
        statutory=True,
    ),
)

_RISKS = ("curriculum.coverage", "risk.assessment", "conduct.prohibited", "filter.categories")

REQUIREMENTS: tuple[Requirement, ...] = (
    Requirement("kcsie.content", "The policy minds content: what is illegal, unsuitable or harmful, misinformation, disinformation and conspiracy theories among it.", _RISKS, "165"),
    Requirement("kcsie.contact", "The policy minds contact: harm that comes from other users, or from artificial intelligence that poses as one.", _RISKS, "165"),
    Requirement("kcsie.conduct", "The policy minds conduct: what pupils do online that harms, such as bullying or sharing explicit images, made by artificial intelligence or not.", _RISKS, "165"),
    Requirement("kcsie.commerce", "The policy minds commerce: gambling, advertising, phishing and scams.", _RISKS, "165"),
    Requirement("kcsie.education", "Pupils are taught about safety online, as a part of preventing harm.", ("curriculum.coverage",), "159 and 160"),
    Requirement("kcsie.dsl", "The designated safeguarding lead has lead responsibility for safety online, and understands the filtering and monitoring.", ("role.register",), roles=("dsl",), confidence=_REMEMBERED),
    Requirement("kcsie.governor", "A governor takes the lead on safeguarding.", ("role.register",), roles=("safeguarding-governor", "online-safety-governor"), confidence=_REMEMBERED),
    Requirement("kcsie.policy-review", "The policies on safeguarding, safety online among them, are reviewed at least every year.", ("review.schedule",), longest_days=YEAR, confidence=_REMEMBERED),
    Requirement("kcsie.approach-review", "The school considers a yearly review of its approach to safety online, with an assessment of the risks that its pupils face.", ("audit.practice", "risk.assessment"), longest_days=YEAR, confidence=_REMEMBERED),
    Requirement("kcsie.training-staff", "All staff are trained in safeguarding, safety online and their part in filtering and monitoring, at induction and at least every year after.", ("training.record",), longest_days=YEAR, confidence=_REMEMBERED),
    Requirement("kcsie.training-governors", "Governors are trained in safeguarding, safety online included, at induction and regularly after.", ("training.record",), confidence=_REMEMBERED),
    Requirement("kcsie.training-dsl", "The designated safeguarding lead and deputies are trained at least every two years.", ("training.record",), longest_days=TWO_YEARS, roles=("dsl",), confidence=_REMEMBERED),
    Requirement("kcsie.filtering", "The school has appropriate filtering, and reviews whether it works.", ("filter.categories", "filter.check"), coverage=Coverage.ALL, confidence=_REMEMBERED),
    Requirement("kcsie.monitoring", "The school has appropriate monitoring, and reviews whether it works.", ("monitor.activity",), confidence=_REMEMBERED),
    Requirement("kcsie.over-blocking", "Blocking does not restrict needlessly what pupils can be taught.", ("filter.unblock", "filter.check"), confidence=_REMEMBERED),
    Requirement("kcsie.phones", "There is a clear policy on mobile and smart devices, which takes account of the mobile network that goes past the filter.", ("device.phone-rules",), confidence=_REMEMBERED),
    Requirement("kcsie.parents", "Parents are told what filtering and monitoring the school uses and what their children are asked to do online.", ("parent.engagement", "policy.distribute"), confidence=_REMEMBERED),
    Requirement("kcsie.code-of-conduct", "The staff code of conduct covers acceptable use, communication with pupils and social media.", ("agreement.sign", "social.conduct"), confidence=_REMEMBERED),
    Requirement("kcsie.report", "Staff who are worried about a child tell the designated safeguarding lead at once, and children can easily report.", ("incident.report",), confidence=_REMEMBERED),
    Requirement("kcsie.record", "Every concern, discussion and decision is recorded in writing with its reasons, how it was followed up, and the outcome.", ("incident.log",), confidence=_REPORTED),
    Requirement("kcsie.allegations", "Allegations against staff go to the headteacher, those against the headteacher to the chair of governors, and to the council's designated officer.", ("incident.escalate", "incident.procedure"), confidence=_REMEMBERED),
    Requirement("kcsie.child-on-child", "There is a procedure for abuse between children, online and off, sexual harassment among it.", ("incident.procedure",), confidence=_REMEMBERED),
    Requirement("kcsie.transfer", "A child protection file goes to the next school apart from the main file, within five days, securely and against a receipt.", ("incident.log", "data.protection"), confidence=_REPORTED),
    Requirement("kcsie.vulnerable", "Pupils with special educational needs or other vulnerabilities get what they need to be safe online.", ("inclusion.adjust",), confidence=_REMEMBERED),
    Requirement("kcsie.security", "The school protects its systems against cyber crime.", ("network.security",), confidence=_REMEMBERED),
    Requirement("sharing-nudes.never-view", "Nobody views, copies, prints, shares, stores or saves the image, or asks a child to share it.", ("incident.evidence",)),
    Requirement("sharing-nudes.report", "An incident is reported to the designated safeguarding lead at once.", ("incident.report",), roles=("dsl",)),
    Requirement("sharing-nudes.exception", "Only in exceptional circumstances, to protect the child, may the designated safeguarding lead or an equivalent view it.", ("incident.evidence",)),
    Requirement("sharing-nudes.adults", "An adult who shares images of somebody under 18 commits child sexual abuse: the police are told urgently.", ("incident.escalate",)),
    Requirement("sharing-nudes.keep", "Images are not deleted, and nobody is asked to delete them, before the police or the designated safeguarding lead has decided.", ("incident.evidence",), confidence=_REMEMBERED),
    Requirement("sharing-nudes.police", "The police and children's social care are told where an adult is involved, there is coercion, a child is under 13, or a child is at immediate risk.", ("incident.escalate",), confidence=_REMEMBERED),
    Requirement("sharing-nudes.parents", "Parents are told early and involved, unless that would put the child at risk.", ("incident.notify-parents",), confidence=_REMEMBERED),
    Requirement("sharing-nudes.record", "The incident and each decision are recorded, with the reasons for not referring it on.", ("incident.log",), confidence=_REMEMBERED),
    Requirement("sharing-nudes.taught", "Pupils are taught about sharing images.", ("curriculum.coverage",), confidence=_REMEMBERED),
    Requirement("prevent.risk", "The risk that pupils are drawn into terrorism is assessed, online included.", ("risk.assessment",)),
    Requirement("prevent.training", "Staff are trained to notice radicalisation and know what to do.", ("training.record",)),
    Requirement("prevent.filtering", "Terrorist and extremist material is filtered.", ("filter.categories", "filter.iwf")),
    Requirement("prevent.referral", "Concerns are referred, to Channel where that fits.", ("incident.escalate",)),
    Requirement("prevent.lead", "A senior member of staff leads on Prevent.", ("role.register",), roles=("dsl", "head", "senior-leader"), confidence=_REMEMBERED),
    Requirement("phones.whole-day", "Pupils have no access to their phones in the whole school day: not in lessons, between them, at break or at lunch.", ("device.phone-rules",), confidence=_REPORTED),
    Requirement("phones.policy", "The rule on phones is written, and pupils, parents and staff know it.", ("device.phone-rules", "policy.distribute")),
    Requirement("phones.exceptions", "Pupils who need a device for a disability or a medical condition may have it.", ("inclusion.adjust", "device.phone-rules")),
    Requirement("phones.confiscation", "What happens when a pupil breaks the rule is set out, confiscation among it.", ("device.confiscation", "sanction.ladder"), confidence=_REMEMBERED),
    Requirement("phones.staff", "Staff do not use their own phones in front of pupils.", ("device.phone-rules",), confidence=_REPORTED),
    Requirement("rshe.online", "What the guidance lists about life online is taught, from relationships to wellbeing.", ("curriculum.coverage",)),
    Requirement("rshe.parents", "Parents can see what is taught.", ("parent.engagement",), confidence=_REPORTED),
)  # fmt: skip
