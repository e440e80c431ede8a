"""The five schools' policies say all that their originals ask, and the critic finds what is the matter with each.

The tables list the contradictions and leftovers of the originals, school by school. What stands in the third column
shows the critic where: the id of a clause, or words that the finding quotes at the top of the policy.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from belisha.language.checking import check
from belisha.language.findings import Finding, Level
from belisha.language.obligations import FILE_NAME, obligations_beside
from belisha.language.provisions import Worth
from belisha.language.reading import Reading, read
from belisha.language.standing import keeps
from belisha.site.vocabulary import VOCABULARY
from tests.policies import TODAY

POLICIES = Path(__file__).parent.parent / "policies"
FIVE = ("melton", "chances", "milestone", "melbourne", "claremont")
OBLIGATIONS = {"melton": 155, "chances": 155, "milestone": 242, "melbourne": 427, "claremont": 194}


def _path(school: str) -> Path:
    return POLICIES / school / "policy.md"


@cache
def _read(school: str) -> Reading:
    return read(_path(school).read_bytes(), VOCABULARY)


@cache
def _found(school: str) -> tuple[Finding, ...]:
    return check(_read(school), VOCABULARY, TODAY)


def test_every_policy_is_one_of_the_five_or_the_starter() -> None:
    assert sorted(path.parent.name for path in POLICIES.glob("*/policy.md")) == sorted((*FIVE, "starter"))


@pytest.mark.parametrize("school", FIVE)
def test_it_reads_without_an_error(school: str) -> None:
    assert [finding for finding in _read(school).findings if finding.level is Level.ERROR] == []
    assert _read(school).policy is not None


@pytest.mark.parametrize("school", FIVE)
def test_every_obligation_is_the_source_of_a_clause(school: str) -> None:
    sources = {source for clause in _read(school).draft.clauses for source in clause.sources}
    assert sources == set(obligations_beside(_path(school)))


@pytest.mark.parametrize("school", FIVE)
def test_every_obligation_has_a_provision_at_least_as_strong(school: str) -> None:
    clauses = defaultdict(list)
    for clause in _read(school).draft.clauses:
        for source in clause.sources:
            clauses[source].append(clause)
    owed = {
        key: each
        for key, each in obligations_beside(_path(school)).items()
        if each.kind is not Worth.STATEMENT
    }
    weak = [
        key
        for key, obligation in owed.items()
        if not any(
            keeps(provision, obligation) for clause in clauses[key] for provision, _ in clause.provisions
        )
    ]
    assert weak == []
    assert owed


@pytest.mark.parametrize("school", FIVE)
def test_provisions_that_differ_never_read_the_same(school: str) -> None:
    draft = _read(school).draft
    read_back = defaultdict(set)
    for _, provision, _ in draft.provisions():
        read_back[provision.sentence(draft.titles)].add((provision.word, provision.model_dump_json()))
    assert [sentence for sentence, written in read_back.items() if len(written) > 1] == []


@pytest.mark.parametrize("school", FIVE)
def test_the_obligations_hold_no_quotation(school: str) -> None:
    with (POLICIES / school / FILE_NAME).open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        assert rows.fieldnames == ["id", "kind", "capability"]
        assert all(row["id"].startswith(f"{school}.") and len("".join(row.values())) < 100 for row in rows)


def test_there_are_1173_obligations_in_all() -> None:
    counted = {school: len(obligations_beside(_path(school))) for school in FIVE}
    assert counted == OBLIGATIONS
    assert sum(counted.values()) == 1173


@pytest.mark.parametrize("school", FIVE)
def test_every_capability_of_the_obligations_is_one_that_belisha_has(school: str) -> None:
    assert {each.capability for each in obligations_beside(_path(school)).values()} <= set(
        VOCABULARY.capabilities
    )


def test_the_starter_policy_has_no_error_and_no_warning() -> None:
    assert [finding.id for finding in _found("starter") if finding.level is not Level.NOTE] == []
    assert _read("starter").draft.clauses


MELTON = [
    (
        "phones at breaks only, or before lessons, at lunch and after lessons",
        "clashing-rules",
        "phones.breaktimes",
    ),
    ("a phone that is out: a tray, or letters home, or not brought", "several-consequences", "phones.tray"),
    (
        "a phone that is out: a tray, or letters home, or not brought",
        "several-consequences",
        "sanctions.pupil-phone",
    ),
    ("no phones in class but for a tutor's leave, or none at all", "open-conflict", "phones.places"),
    ("deliberate access will be reported, or may be", "several-recipients", "sanctions.pupil-serious"),
    ("deliberate access will be reported, or may be", "open-conflict", "police.deliberate-access"),
    ("grooming always to the police, or where judged necessary", "several-recipients", "reporting.grooming"),
    ("indecent images of under-16s", "age-of-a-child", "police.child-abuse-images"),
    ("reported at once, to nobody named", "no-recipient", "reporting.immediately"),
    ("the nominated person, the designated person and a manager", "unstated", "introduction.lead"),
    ("an exception to a filter that no clause sets up", "exception-without-rule", "websites.authorised"),
    ("the form lacks the pupil's signature", "open-conflict", "phones.signature"),
    ("a yearly signature, and placements that start in mid-year", "joins-mid-year", "phones.signature"),
    ("sent home", "sent-home", "phones.ladder"),
    ("BECTA", "dated-term", "introduction.whole-school"),
    ("LSCB", "dated-term", "reporting.grooming"),
    ("embc", "dated-term", "conduct.embc-network"),
    ("3G", "dated-term", "conduct.intimidation"),
    ("a tip that is cut short", "residue", "tips.gaming-devices"),
]
CHANCES = [
    ("phones off and not silent, or off or silent", "clashing-rules", "phones.off-or-silent"),
    ("nobody leads on safeguarding", "missing-role", "roles"),
    ("no date of approval", "not-approved", "E-safety"),
    ("no date of review", "review-unset", "E-safety"),
    ("“such incidents” without any before", "residue", "incidents.such"),
    ("a sentence that is cut short", "residue", "conduct.responsible"),
    ("a section 2 without a section 1", "misnumbered", "2. Education and curriculum"),
    ("the heading Conduct is missing", "residue", "risks.privacy"),
    ("three names for one form", "several-names", "conduct.internet-consent"),
    ("nobody named to approve an exception to the filter", "unstated", "network.blocked"),
    ("nobody named to approve an exception to the filter", "unstated", "images.blocked"),
    ("escalation processes that are nowhere defined", "missing-step", "incidents.escalation"),
    ("the rule for giving a phone back is nowhere defined", "unstated", "devices.confiscation"),
    ("parents told where appropriate, or specifically", "open-conflict", "incidents.out-of-school"),
    ("different people give leave", "several-approvers", "phones.staff-teaching"),
    ("different people give leave", "open-conflict", "phones.recording"),
    ("staff's devices searched without suspicion", "open-conflict", "phones.search-staff"),
    ("staff's devices searched without suspicion", "unstated", "phones.search-staff"),
    ("Head, or principal", "several-names", "phones.recording"),
    ("“head or department”", "residue", "email.copies"),
]
MILESTONE = [
    ("no steps where misuse is illegal", "missing-steps", "incidents.illegal"),
    ("nobody's sole job, yet one alone unblocks", "sole-approver", "curriculum.unblock"),
    ("nobody's sole job, yet one alone gets the report", "sole-approver", "filtering.weekly-report"),
    ("the co-ordinator is the business manager, who reports", "reports-to-self", "technical.alert"),
    ("the governor oversees herself", "roles-together", "protection.holder"),
    ("social sites banned, or controlled", "clashing-rules", "social.access"),
    ("social sites banned, or known friends invited", "open-conflict", "social.friends"),
    ("nobody signs for key stage 2", "unstated", "pupils.agreement"),
    ("parents asked, or expected", "several-strengths", "families.agreement"),
    ("a policy on deletion that stands nowhere", "missing-document", "portable.deletion"),
    ("a clause doubled", "residue", "pupils.research"),
    ("a clause doubled", "residue", "curriculum.sites"),
    ("a clause doubled", "residue", "personal-data.law"),
    ("generally not published, and never when it is", "residue", "website.contacts"),
    ("the Data Protection Act 1998", "superseded-law", "data.law"),
    ("a review that is overdue", "review-overdue", "2018-11"),
    ("guidance of an agency that is closed", "dated-term", "guidance.becta"),
]
MELBOURNE = [
    ("police of another county", "another-area", "exploitation.response.outside"),
    ("the safeguarding board of another county", "another-area", "exploitation.response"),
    ("a telephone number that is misprinted", "misprinted-telephone", "links.call-derbyshire"),
    ("copies deleted before the police are told", "evidence-destroyed", "indecent-images.found"),
    ("copies deleted before the police are told", "evidence-destroyed", "indecent-images.exposure"),
    ("an allegation against the head goes to the head", "accused-decides", "indecent-images.staff"),
    ("the head is the safeguarding lead", "roles-together", "roles.lead"),
    ("no learning platform, and several", "open-conflict", "platforms.none"),
    ("passwords never shared, and held by leaders", "clashing-rules", "social.emergency"),
    ("infants sign for themselves", "young-signer", "access.agreement"),
    ("parents requested, or required", "open-conflict", "parents.information"),
    ("visitors are staff", "open-conflict", "scope.people"),
    ("a template's gap", "unfilled-placeholder", "aims.early-years"),
    ("a template's gap", "unfilled-placeholder", "classroom.technology"),
    ("a template's gap", "unfilled-placeholder", "monitoring.internet"),
    ("a template's gap", "unfilled-placeholder", "exploitation.button"),
    ("a flow chart that is not there", "missing-document", "responding.flow-chart"),
    ("part 2.2 in section 1", "misnumbered", "2.2 Policies"),
    ("part 4.1 in section 3", "misnumbered", "4.1 Leaders"),
    ("no part 7.3.3", "misnumbered", "7.3.4 Monitoring"),
    ("infants watch only, and sign in by themselves", "open-conflict", "classroom.infants"),
    ("all of gaming blocked, with no way to open", "no-way-to-open", "filtering.blocked"),
    ("all of gaming blocked, though not too much is to be", "open-conflict", "filtering.blocked"),
    ("a policy that its own list leaves out", "unlisted-document", "Social media policy"),
    ("no device on the premises, and smart-watches", "clashing-rules", "phones.smart-watches"),
    ("nobody has signed", "not-approved", "approval.signatures"),
    ("a review that is overdue", "review-overdue", "2021-04"),
    ("phones provided, of which only email is said", "residue", "staff-devices.email"),
    ("guidance that was withdrawn", "superseded-guidance", "sexting.response"),
]
CLAREMONT = [
    ("an unsuitable site: provider, or head", "several-recipients", "filtering.unsuitable"),
    ("the unsuitable to the Internet Watch Foundation", "outside-remit", "filtering.referral"),
    ("bi-annually, with dates two years apart", "review-mismatch", "review.period"),
    ("reviewed by the head, or by governors", "several-periods", "governors.review"),
    ("reviewed by the head, or by governors", "review-mismatch", "governors.review"),
    ("four names for the lead", "several-names", "headteacher.designated"),
    ("a complaint: head, or head or safeguarding lead", "several-recipients", "complaints.recipient"),
    ("logins recorded, and confidential", "open-conflict", "internet.passwords"),
    ("social sites blocked, or moderated", "clashing-rules", "social.moderated"),
    ("social sites blocked, or with a nickname", "open-conflict", "social.moderated"),
    ("pupils sign, or parents for all under 16", "several-signers", "access.key-stage-2"),
    ("key stage 1 is left open", "unstated", "access.key-stage-2"),
    ("approved accounts only, or webmail that may be blocked", "open-conflict", "email.approved"),
    ("an Act that does not exist", "unknown-law", "risk.crime"),
    ("coursework in a primary school", "another-phase", "complaints.sanction-access"),
    ("no names, though images need consent", "unstated", "website.names"),
    ("consent for photographs only", "consent-gap", "website.consent"),
    ("passwords changed “frequently”", "open-period", "security.passwords"),
    ("the Data Protection Act 1998", "superseded-law", "law.data-protection"),
    ("Keeping children safe in education 2016", "superseded-guidance", "guidance.kcsie"),
    ("a review every two years where every year is asked", "requirement-uncovered", "24 months"),
]
MATTERS = [
    (school, *row)
    for school, rows in zip(FIVE, (MELTON, CHANCES, MILESTONE, MELBOURNE, CLAREMONT), strict=True)
    for row in rows
]


@pytest.mark.parametrize(("school", "matter", "finding", "where"), MATTERS)
def test_the_critic_finds_what_is_the_matter(school: str, matter: str, finding: str, where: str) -> None:
    places = [(each.clauses, each.spot.text) for each in _found(school) if each.id == finding]
    assert any(where in clauses or where in text for clauses, text in places), f"{matter}: {places}"


@pytest.mark.parametrize("school", FIVE)
def test_each_finding_stands_where_it_says(school: str) -> None:
    """The words that a finding quotes stand at its line and column."""
    lines = _read(school).draft.text.split("\n")
    astray = [
        (each.id, each.spot)
        for each in _found(school)
        if each.spot.text and not lines[each.spot.line - 1][each.spot.column - 1 :].startswith(each.spot.text)
    ]
    assert astray == []
