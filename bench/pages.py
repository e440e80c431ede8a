"""How long the server works on each page of each audience, at a made-up school of 1,500 people with the largest policy here.

A person who follows a link waits for this and for the network. The promise is 100 ms for every page. Beside them stands
the same school's list of people with nothing of Belisha around it: fifty rows of one query in a bare template. It writes
to a new SQLite file, which is thrown away; with DATABASE_URL, to that database.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django

if TYPE_CHECKING:
    from django.test import Client

CHECKOUT = Path(__file__).parents[1]
PEOPLE = 1_500
ROUNDS = 15
PROMISED_MS = 100.0
BARE = "<ul>{% for one in people %}<li>{{ one.name }} {{ one.email }}</li>{% endfor %}</ul>"
AUDIENCES = (
    "pupil",
    "parent",
    "teacher",
    "head",
    "dsl",
    "online-safety-governor",
    "network-manager",
    "office",
)
FOR_ALL = (
    "/",
    "/policy/",
    "/policy/?q=the",
    "/policy/clauses/{clause}/",
    "/roles/",
    "/roles/{role}/",
    "/me/",
    "/me/looks/",
)
FOR_GROWN_UPS = ("/versions/", "/versions/{version}/")
FOR_STAFF = (
    "/overview/", "/coverage/", "/coverage/export/", "/findings/", "/findings/text/", "/documents/", "/policy/scope/",
    "/check/", "/compare/", "/policy/download/html/",
)  # fmt: skip
FOR_THE_REGISTER = (
    "/people/", "/people/?q=a&kind=pupil", "/people/?page=20", "/people/{pupil}/", "/people/joiners-and-leavers/",
    "/classes/", "/classes/{group}/", "/policy/clauses/{clause}/people/",
)  # fmt: skip
PAGES: Mapping[str, tuple[str, ...]] = {
    "pupil": FOR_ALL,
    "parent": (*FOR_ALL, *FOR_GROWN_UPS),
    "teacher": (*FOR_ALL, *FOR_GROWN_UPS, *FOR_STAFF, "/classes/"),
    "head": (
        *FOR_ALL, *FOR_GROWN_UPS, *FOR_STAFF, *FOR_THE_REGISTER, "/trail/", "/people/export/", "/people/import/",
        "/roles/dsl/appoint/", "/versions/new/", "/people/add/",
    ),
    "dsl": (*FOR_ALL, *FOR_STAFF, *FOR_THE_REGISTER, "/trail/"),
    "online-safety-governor": (*FOR_ALL, *FOR_STAFF, "/trail/"),
    "network-manager": (*FOR_ALL, *FOR_THE_REGISTER, "/people/import/"),
    "office": (*FOR_ALL, *FOR_THE_REGISTER, "/people/import/", "/people/export/"),
}  # fmt: skip


def largest_policy() -> Path:
    """The longest of the policies in the checkout."""
    return max(CHECKOUT.glob("policies/*/policy.md"), key=lambda path: path.stat().st_size)


def made_up(policy: Path) -> Any:
    """The made-up school, once it stands in the database."""
    from django.core.management import call_command  # noqa: PLC0415 - Django's settings stand first
    from django.utils import timezone  # noqa: PLC0415

    from belisha.people.models import School  # noqa: PLC0415
    from belisha.site.demo.making import Wish, make_up  # noqa: PLC0415
    from belisha.site.vocabulary import VOCABULARY  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    made = make_up(Wish(policy, people=PEOPLE, again=True), VOCABULARY, timezone.localdate(), lambda _: None)
    return School.objects.get(slug=made.slug)


def browsers(school: Any) -> Iterator[tuple[str, Client]]:
    """For each audience that the school has, a browser in which one of them has signed in."""
    from django.test import Client  # noqa: PLC0415

    from belisha.people.models import Person  # noqa: PLC0415

    for who in AUDIENCES:
        people = Person.objects.filter(school=school)
        held = people.filter(holdings__role=who, holdings__is_deputy=False, holdings__until=None)
        person = held.first() or _of_kind(people, who)
        if person is not None:
            browser = Client(headers={"host": "127.0.0.1"})
            browser.post(f"/demo/sign-in/{person.reference}/")
            yield who, browser


def _of_kind(people: Any, kind: str) -> Any:
    """Somebody who belongs to the school so and holds no office."""
    return people.filter(memberships__kind=kind, memberships__left_on=None, holdings=None).first()


def named(school: Any) -> dict[str, str]:
    """What stands in the addresses: of clauses and roles, those with the most on them."""
    from django.utils import timezone  # noqa: PLC0415

    from belisha.people.actors import command_line  # noqa: PLC0415
    from belisha.people.models import Group, Person  # noqa: PLC0415
    from belisha.policy.models import PolicyVersion  # noqa: PLC0415
    from belisha.policy.version_queries import policy_in_force  # noqa: PLC0415
    from belisha.site.vocabulary import VOCABULARY  # noqa: PLC0415

    today = timezone.localdate()
    examined = policy_in_force(VOCABULARY, today, today, actor=command_line(school))
    assert examined, "The policy is not in force: see what belisha policy check finds."
    pupils = Person.objects.filter(school=school, memberships__kind="pupil")
    return {
        "clause": max(examined.standings, key=lambda standing: len(standing.sentences)).clause.id,
        "role": max(examined.roles, key=lambda role: len(examined.asks_of(role))),
        "version": str(PolicyVersion.objects.filter(school=school)[0].reference),
        "pupil": str(pupils[0].reference),
        "group": str(Group.objects.filter(school=school, ended_on=None)[0].reference),
    }


def milliseconds(work: Callable[[], object]) -> tuple[float, float]:
    """The median and the longest of the rounds, after one to warm up."""
    taken = []
    work()
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken), max(taken)


def bare(school: Any) -> str:
    """Fifty people of one query, in a template with nothing around it."""
    from django.template import engines  # noqa: PLC0415

    from belisha.people.models import Person  # noqa: PLC0415

    template = engines["jinja2"].from_string(BARE)
    return str(template.render({"people": Person.objects.filter(school=school)[:50]}))


def line(who: str, address: str, browser: Client) -> bool:
    """Prints what one page takes; whether it keeps the promise."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    median, longest = milliseconds(lambda: browser.get(address))
    with CaptureQueriesContext(connection) as asked:
        answer: Any = browser.get(address)
    missed = "" if median <= PROMISED_MS else "  MISSED"
    status = "" if answer.status_code == 200 else f"  {answer.status_code}"  # noqa: PLR2004
    size = len(answer.content)
    print(
        f"{who:<23} {address[:52]:<52} {median:>7.1f} {longest:>8.1f} {size:>9,} {len(asked):>7}{missed}{status}"
    )
    return not missed


def measure(policy: Path) -> None:
    """Prints a line for each page of each audience."""
    from django.db import connection  # noqa: PLC0415

    school = made_up(policy)
    print(
        f"{connection.vendor}, {school.people.count():,} people, {policy.parent.name}: server time in milliseconds"
    )
    print(f"{'who':<23} {'page':<52} {'median':>7} {'longest':>8} {'bytes':>9} {'queries':>7}")
    names = named(school)
    kept = [
        line(who, page.format(**names), browser) for who, browser in browsers(school) for page in PAGES[who]
    ]
    median, longest = milliseconds(lambda: bare(school))
    print(f"fifty people of one query in a bare template: median {median:.1f}, longest {longest:.1f}")
    print(f"promised: {PROMISED_MS:.0f} ms; {kept.count(False)} of {len(kept)} pages miss it")
    connection.close()


def main() -> None:
    """Measures in a folder that is thrown away."""
    policy = Path(sys.argv[1]).resolve() if sys.argv[1:] else largest_policy()
    with tempfile.TemporaryDirectory() as var:
        os.environ |= {"BELISHA_VAR": var, "BELISHA_DEMO": "1"}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "belisha.site.settings")
        django.setup()
        measure(policy)


if __name__ == "__main__":
    main()
