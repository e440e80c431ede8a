"""Words that show a text's age: things that are gone, and terms that the field no longer uses.

Bodies that are gone stand in `bodies`, laws in `laws`, guidance in `publications`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from belisha.guidance.names import Names
from belisha.guidance.terms import Confidence, DatedTerm, Named

_REPORTED = Confidence.REPORTED
_KCSIE = "https://www.gov.uk/government/publications/keeping-children-safe-in-education--2"
_NUDES = "http://www.gov.uk/government/publications/sharing-nudes-and-semi-nudes-advice-for-education-settings-working-with-children-and-young-people/sharing-nudes-and-semi-nudes-advice-for-education-settings-working-with-children-and-young-people"
_3G = "https://passiontreasure.com/?p=72889"

DATED_TERMS: tuple[DatedTerm, ...] = (
    DatedTerm("3G", "The last network switched its 3G off in early 2026.", date(2026, 1, 1), "4G and 5G", _3G, _REPORTED, exact_day=False),
    DatedTerm("sexting", "The national advice has said otherwise since 2020, because young people take the word to mean messages.", date(2020, 12, 23), "sharing nudes and semi-nudes", _NUDES, _REPORTED),
    DatedTerm("youth produced sexual imagery", "The national advice has said otherwise since 2020.", date(2020, 12, 23), "sharing nudes and semi-nudes", _NUDES, _REPORTED, forms=("youth-produced sexual imagery", "YPSI")),
    DatedTerm("three areas of risk", "Keeping children safe in education added a fourth, commerce, in 2021.", date(2021, 9, 1), "four areas of risk: content, contact, conduct and commerce", _KCSIE, forms=("three Cs", "3 Cs", "3Cs")),
    DatedTerm("peer on peer abuse", "Keeping children safe in education says otherwise since 2022.", date(2022, 9, 1), "child-on-child abuse", _KCSIE, forms=("peer-on-peer abuse",)),
    DatedTerm("Designated Senior Person", "Keeping children safe in education has called the role otherwise since 2014.", date(2014, 4, 3), "designated safeguarding lead", _KCSIE, forms=("Designated Senior Person for Child Protection", "Designated Child Protection Officer", "Child Protection Liaison Officer", "Child Protection Co-ordinator", "Child Protection Coordinator")),
    DatedTerm("child pornography", "It hides the abuse that such images show.", date(2016, 1, 28), "child sexual abuse material", "https://ecpat.org/luxembourg-guidelines/", exact_day=False),
    DatedTerm("serious case review", "Child safeguarding practice reviews took their place.", date(2019, 9, 29), "child safeguarding practice review", "https://saferbradford.co.uk/resources/legislation-government-guidance/", _REPORTED, exact_day=False, forms=("serious case reviews",)),
    DatedTerm("statement of special educational needs", "Education, health and care plans took their place from 2014, the last by 2018.", date(2018, 4, 1), "education, health and care plan", "https://www.gov.uk/government/publications/send-code-of-practice-0-to-25", forms=("statements of special educational needs", "SEN statement", "School Action Plus")),
    DatedTerm("ContactPoint", "The database was closed.", date(2010, 8, 6), "", "https://www.gov.uk/government/organisations/department-for-education"),
    DatedTerm("CRB check", "The Disclosure and Barring Service took over in 2012.", date(2012, 12, 1), "DBS check", "https://www.gov.uk/government/organisations/disclosure-and-barring-service", forms=("CRB checks", "CRB checked", "CRB disclosure")),
    DatedTerm("eight data protection principles", "They were the principles of the Act of 1998; the UK GDPR has seven.", date(2018, 5, 25), "the principles of the UK GDPR", "https://www.legislation.gov.uk/ukpga/2018/12", forms=("eight principles of data protection", "eight principles of the Data Protection Act")),
    DatedTerm("Google+", "Closed to everybody but companies.", date(2019, 4, 2)),
    DatedTerm("MSN Messenger", "Closed.", date(2014, 10, 31), forms=("Windows Live Messenger", "Windows Messenger")),
    DatedTerm("Friends Reunited", "Closed.", date(2016, 2, 26)),
    DatedTerm("Periscope", "Closed.", date(2021, 3, 31)),
    DatedTerm("Omegle", "Closed.", date(2023, 11, 8)),
    DatedTerm("Skype", "Closed.", date(2025, 5, 5)),
    DatedTerm("Twitter", "Renamed.", date(2023, 7, 24), "X (formerly Twitter)"),
    DatedTerm("musical.ly", "Became TikTok.", date(2018, 8, 2), "TikTok"),
    DatedTerm("Adobe Flash", "No longer kept up or run by browsers.", date(2020, 12, 31), forms=("Flash Player",)),
    DatedTerm("Internet Explorer", "No longer kept up.", date(2022, 6, 15)),
    DatedTerm("Windows XP", "No longer kept up, so not safe on a network.", date(2014, 4, 8)),
    DatedTerm("Windows 7", "No longer kept up, so not safe on a network.", date(2020, 1, 14)),
    DatedTerm("Windows 8", "No longer kept up, so not safe on a network.", date(2023, 1, 10), forms=("Windows 8.1",)),
    DatedTerm("Windows 10", "No longer kept up without a paid extension, so not safe on a network.", date(2025, 10, 14)),
)  # fmt: skip

_BY_FORM: Mapping[str, DatedTerm] = {form: term for term in DATED_TERMS for form in (term.term, *term.forms)}
_PROPER = Names((form for form in _BY_FORM if form != form.lower()), same_case=True)
_COMMON = Names(form for form in _BY_FORM if form == form.lower())


def dated_terms_in(text: str, on: date) -> tuple[Named[DatedTerm], ...]:
    """The words in a text that were out of date on a day, in order."""
    found = [*_PROPER.found_in(text), *_COMMON.found_in(text)]
    return tuple(
        Named(_BY_FORM[form], text[begin:end], begin)
        for begin, end, form in sorted(found)
        if _BY_FORM[form].since <= on
    )
