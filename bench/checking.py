"""How long the server works when somebody pastes the largest policy here to check it, or to compare it with the served one.

The promise is about 100 ms, most of which is reading and criticising the text, which a pasted text needs each time. Somebody
who may check texts has signed in, at a made-up school of 150 people in a SQLite file that is thrown away.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import django

CHECKOUT = Path(__file__).parents[1]
ROUNDS = 15
PEOPLE = 150
OK = 200
PROMISED_MS = 100.0


def largest_policy() -> Path:
    """The longest of the policies in the checkout."""
    return max(CHECKOUT.glob("policies/*/policy.md"), key=lambda path: path.stat().st_size)


def milliseconds(work: Callable[[], object]) -> tuple[float, float]:
    """The median and the longest of the rounds, after one to warm up."""
    taken = []
    work()
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken), max(taken)


def deeds(text: str) -> dict[str, Callable[[], object]]:
    """What is measured, by name."""
    from django.test import Client  # noqa: PLC0415 - Django's settings stand first

    from belisha.people.models import Holding  # noqa: PLC0415
    from belisha.web.critic.texts import examined  # noqa: PLC0415

    client = Client(headers={"host": "127.0.0.1"})
    head = Holding.objects.select_related("person").get(role="head", is_deputy=False, until=None).person
    client.post(f"/demo/sign-in/{head.reference}/")
    assert client.get("/check/").status_code == OK
    changed = {"old": "served", "new": "text", "new_text": text.replace("month", "term")}
    return {
        "reading and criticising alone": lambda: examined(text),
        "the page that checks it": lambda: client.post("/check/", {"text": text}),
        "the page that compares it": lambda: client.post("/compare/", changed),
    }


def make_school(policy: Path) -> None:
    """A made-up school that lives by this policy."""
    from django.core.management import call_command  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from belisha.site.demo.making import Wish, make_up  # noqa: PLC0415
    from belisha.site.vocabulary import VOCABULARY  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    make_up(Wish(policy, people=PEOPLE), VOCABULARY, timezone.localdate(), lambda _: None)


def measure() -> None:
    """Prints a line for each."""
    from django.db import connection  # noqa: PLC0415

    policy = largest_policy()
    make_school(policy)
    print(f"{policy.parent.name}: server time for a pasted text, in milliseconds")
    for name, work in deeds(policy.read_text("utf-8")).items():
        median, longest = milliseconds(work)
        print(f"{name:<32} median {median:>6.1f}, longest {longest:>6.1f}")
    print(f"promised: about {PROMISED_MS:.0f} ms")
    connection.close()


def main() -> None:
    """Measures in a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as var:
        os.environ |= {"BELISHA_VAR": var, "BELISHA_DEMO": "1"}
        os.environ.pop("DATABASE_URL", None)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "belisha.site.settings")
        django.setup()
        measure()


if __name__ == "__main__":
    main()
