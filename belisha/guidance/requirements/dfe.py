"""What the Department for Education's filtering and monitoring core standard asks.

Read as a condensation of the text of June 2026, not as the page itself; what is only known from the text of 2023 or
from general knowledge is marked as remembered.
"""

from __future__ import annotations

from datetime import date

from belisha.guidance.terms import Confidence, Coverage, Requirement, Standard

STANDARD = Standard(
    "dfe-filtering",
    "Filtering and monitoring core standard",
    "Department for Education",
    "June 2026",
    date(2023, 3, 29),
    "https://www.gov.uk/guidance/meeting-digital-and-technology-standards-in-schools-and-colleges/filtering-and-monitoring-core-standard",
    Confidence.REPORTED,
    note="Schools should already meet it. The day of its first publication in March 2023 is remembered.",
)

_AI_SINCE = date(2026, 6, 1)
_REMEMBERED = Confidence.REMEMBERED
YEAR = 366
WEEK = 7

REQUIREMENTS: tuple[Requirement, ...] = (
    Requirement(
        "dfe-filtering.governor",
        "The governing body makes one governor responsible for seeing that the standard is met.",
        ("role.register",),
        "1",
        roles=("online-safety-governor", "safeguarding-governor"),
    ),
    Requirement(
        "dfe-filtering.leader",
        "A member of the senior leadership team is responsible for filtering and monitoring.",
        ("role.register",),
        "1",
        roles=("senior-leader", "senior-team", "head", "deputy-head", "business-manager", "dsl"),
    ),
    Requirement(
        "dfe-filtering.dsl",
        "The designated safeguarding lead leads on it: checks the reports, responds to concerns and assures the governors.",
        ("monitor.report", "monitor.alert"),
        "1",
        roles=("dsl",),
    ),
    Requirement(
        "dfe-filtering.technical",
        "Whoever runs the systems keeps them working, provides the reports and does what a concern or a check calls for.",
        ("filter.check", "monitor.report"),
        "1",
        roles=("network-manager", "ict-coordinator", "technician", "ict-provider"),
    ),
    Requirement(
        "dfe-filtering.decisions",
        "What is blocked or allowed, and why, is decided by senior leaders and written down.",
        ("filter.change-log", "filter.categories"),
        "1",
    ),
    Requirement("dfe-filtering.assurance", "The governing body is assured that the standard is met.", ("report.governors",), "1"),
    Requirement(
        "dfe-filtering.training",
        "Staff understand their part in filtering and monitoring, are trained for it and know how to report.",
        ("training.record",),
        "1",
        confidence=_REMEMBERED,
    ),
    Requirement(
        "dfe-filtering.review-yearly",
        "Filtering and monitoring are reviewed at least once in every academic year, by a senior leader, the designated "
        "safeguarding lead, the technical staff and the responsible governor.",
        ("audit.practice", "filter.check"),
        "2",
        longest_days=YEAR,
    ),
    Requirement(
        "dfe-filtering.review-triggers",
        "They are reviewed as well when a risk is found, when ways of working change, and when technology, major software "
        "or the set-up of networks and devices changes.",
        ("risk.assessment", "audit.practice", "review.schedule"),
        "2",
    ),
    Requirement(
        "dfe-filtering.review-ai",
        "A new tool that uses artificial intelligence is a reason for a review.",
        ("risk.assessment", "resource.vetting"),
        "2",
        since=_AI_SINCE,
    ),
    Requirement(
        "dfe-filtering.review-record",
        "The results of a review and what is done about them are recorded.",
        ("audit.practice",),
        "2",
    ),
    Requirement(
        "dfe-filtering.checks",
        "Checks that the filter and the monitoring work are made on each kind of device and service, at each site, and for "
        "each group of users, guests among them.",
        ("filter.check",),
        "2",
    ),
    Requirement(
        "dfe-filtering.checks-record",
        "Each check is logged: who made it and when, what was tested, and what was done as a result.",
        ("filter.check",),
        "2",
    ),
    Requirement(
        "dfe-filtering.checks-illegal",
        "At the least, the tests cover child sexual abuse material, terrorist content and adult content.",
        ("filter.check", "filter.iwf"),
        "2",
    ),
    Requirement(
        "dfe-filtering.block-lists",
        "The lists of the Internet Watch Foundation and the Counter Terrorism Internet Referral Unit are in use, and nobody, "
        "administrators included, can turn them off, override or change them.",
        ("filter.iwf",),
        "3",
    ),
    Requirement(
        "dfe-filtering.provider",
        "The filtering provider is a member of the Internet Watch Foundation and signed up to the counter-terrorism list.",
        (),
        "3",
        ours=False,
    ),
    Requirement(
        "dfe-filtering.every-device",
        "The filter covers every device that the school manages, on site and off, and the devices of guests, pupils and staff.",
        ("filter.categories", "policy.scope"),
        "3",
    ),
    Requirement(
        "dfe-filtering.unmanaged",
        "Devices that the school does not manage are kept on a network apart.",
        ("network.security",),
        "3",
    ),
    Requirement(
        "dfe-filtering.profiles",
        "Not everybody has the same filtering: staff and pupils differ at the least, and ages and abilities where that is needed.",
        ("filter.categories",),
        "3",
    ),
    Requirement(
        "dfe-filtering.circumvention",
        "The filter stops what people use to get round it, such as proxies and private networks.",
        ("filter.categories", "conduct.prohibited", "network.security"),
        "3",
    ),
    Requirement(
        "dfe-filtering.log",
        "The log shows the device, its network address and where possible the person; the date and time; and what was searched for or blocked.",
        ("monitor.activity",),
        "3",
    ),
    Requirement(
        "dfe-filtering.identify",
        "Users can be told apart, so that a concern leads to somebody.",
        ("account.identity", "monitor.activity"),
        "3 and 4",
    ),
    Requirement(
        "dfe-filtering.safe-search",
        "Safe search is on by default and cannot be turned off.",
        ("filter.categories",),
        "3",
    ),
    Requirement(
        "dfe-filtering.browsers",
        "No further browsers or unauthorised extensions can be put on devices.",
        ("software.control",),
        "3",
    ),
    Requirement(
        "dfe-filtering.teaching",
        "Filtering does not get in the way of teaching and learning more than it must.",
        ("filter.unblock", "filter.check"),
        "3",
    ),
    Requirement(
        "dfe-filtering.reporting",
        "Staff know how to report unsuitable material that was reached, a failing system, and needless blocking.",
        ("filter.unsuitable-report",),
        "3",
        confidence=_REMEMBERED,
    ),
    Requirement(
        "dfe-filtering.monitoring",
        "There is a plan of monitoring, by staff who watch, by logs, or on the devices, that fits the risks.",
        ("monitor.activity", "supervision.attest"),
        "4",
    ),
    Requirement(
        "dfe-filtering.weekly-report",
        "A report of monitoring that highlights incidents is made at least every week.",
        ("monitor.report",),
        "4",
        longest_days=WEEK,
    ),
    Requirement(
        "dfe-filtering.alerts",
        "An incident of high risk is reported at once.",
        ("monitor.alert",),
        "4",
    ),
    Requirement(
        "dfe-filtering.notice",
        "Everybody is told that they are monitored, on the device itself where it is the device that monitors.",
        ("monitor.notice",),
        "4",
    ),
    Requirement(
        "dfe-filtering.process",
        "What happens after an alert follows a written process, and the action taken and its outcome are recorded.",
        ("incident.procedure", "incident.log", "monitor.alert"),
        "4",
        Coverage.ANY,
    ),
    Requirement(
        "dfe-filtering.readable",
        "Monitoring data reaches staff in a form that they understand.",
        ("monitor.report",),
        "4",
        ours=False,
    ),
)  # fmt: skip
