"""How long the server works on each page that reads a policy, on the largest policy here, by Django's own test client.

A person who follows a link or changes a filter waits for this and for the network. The promise is 100 ms for every page.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import django

CHECKOUT = Path(__file__).parents[1]
ROUNDS = 15
PROMISED_MS = 100.0


def largest_policy() -> Path:
    """The longest of the policies in the checkout."""
    return max(CHECKOUT.glob("policies/*/policy.md"), key=lambda path: path.stat().st_size)


def addresses() -> Iterable[str]:
    """Every page that reads the served policy; of clauses and roles, those with the most on them."""
    from belisha.web.policy.served import served  # noqa: PLC0415 - Django's settings stand first

    examined = served()
    clause = max(examined.standings, key=lambda standing: len(standing.sentences)).clause.id
    role = max(examined.roles, key=lambda role: len(examined.asks_of(role)))
    yield from ("/", "/policy/", "/policy/?q=the", f"/policy/?role={role}", f"/policy/clauses/{clause}/")
    yield from ("/roles/", f"/roles/{role}/", "/coverage/", "/coverage/?state=unserved", "/coverage/export/")
    yield from ("/policy/download/html/", "/findings/", "/findings/text/", "/compare/", "/check/")


def milliseconds(address: str) -> tuple[float, float, int]:
    """The median and the longest of the rounds, and the size of the answer in bytes."""
    from django.test import Client  # noqa: PLC0415

    client = Client(headers={"host": "127.0.0.1"})
    client.get(address)
    taken = []
    size = 0
    for _ in range(ROUNDS):
        started = time.perf_counter()
        size = len(client.get(address).content)
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken), max(taken), size


def main() -> None:
    """Prints a line for each page."""
    policy = Path(sys.argv[1]) if sys.argv[1:] else largest_policy()
    os.environ["BELISHA_POLICY"] = str(policy.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "belisha.site.settings")
    os.environ.setdefault("BELISHA_SECRET_KEY", "for measuring alone")
    django.setup()
    print(f"{policy.parent.name}: server time of each page, in milliseconds")
    print(f"{'page':<48} {'median':>8} {'longest':>8} {'bytes':>9}")
    for address in addresses():
        median, longest, size = milliseconds(address)
        print(f"{address:<48} {median:>8.1f} {longest:>8.1f} {size:>9,}")
    print(f"promised: {PROMISED_MS:.0f} ms")


if __name__ == "__main__":
    main()
