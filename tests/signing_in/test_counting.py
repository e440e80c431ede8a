"""What is counted against guessing is counted for all processes together."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client, RequestFactory

from belisha.people.accounts.lockout import caller, is_spent, within_limit
from belisha.people.models import Person
from tests.signing_in.conftest import Later, enter, with_password

PREPARE = "import django; django.setup(); from django.core.management import call_command; call_command('migrate', verbosity=0)"
TRY = """
import sys
import django
django.setup()
from belisha.people.accounts.lockout import within_limit
print("ready", flush=True)
sys.stdin.readline()
print(sum(within_limit("class-code", "192.0.2.7", 40) for _ in range(30)), flush=True)
"""


def test_two_processes_let_no_more_tries_through_than_one(tmp_path: Path) -> None:
    surroundings = os.environ | {
        "BELISHA_VAR": str(tmp_path), "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "belisha.site.settings",
    }  # fmt: skip
    subprocess.run([sys.executable, "-c", PREPARE], env=surroundings, check=True)
    both = [
        subprocess.Popen(
            [sys.executable, "-c", TRY],
            env=surroundings,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    for one in both:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in both:
        assert one.stdin is not None
        one.stdin.write("now\n")
        one.stdin.flush()
    let_through = [int(one.communicate()[0]) for one in both]
    assert sum(let_through) == 40
    assert all(let_through)


@pytest.mark.django_db
def test_tries_are_counted_by_what_and_by_whom_and_forgotten_after_a_while(later: Later) -> None:
    def tried(what: str = "class-code", whose: str = "192.0.2.7") -> bool:
        return within_limit(what, whose, 2)

    assert [tried(), tried(), tried(), tried()] == [True, True, False, False]
    assert tried(whose="192.0.2.8")
    assert tried(what="password-link")
    later(timedelta(minutes=16))
    assert [tried(), tried(), tried()] == [True, True, False]


@pytest.mark.django_db
def test_to_ask_whether_tries_are_spent_counts_none() -> None:
    assert [is_spent("class-code", "192.0.2.7", 2) for _ in range(3)] == [False, False, False]
    within_limit("class-code", "192.0.2.7", 2)
    assert not is_spent("class-code", "192.0.2.7", 2)
    within_limit("class-code", "192.0.2.7", 2)
    assert is_spent("class-code", "192.0.2.7", 2)


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::9", "2001:db8:1:2::"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("", ""),
    ],
)
def test_whoever_has_many_addresses_of_one_network_is_counted_as_one(
    rf: RequestFactory, address: str, counted: str
) -> None:
    assert caller(rf.get("/", REMOTE_ADDR=address)) == counted


@pytest.mark.django_db
def test_another_address_of_the_same_network_opens_no_lock(teacher: Person) -> None:
    with_password(teacher)
    for number in range(5):
        enter(Client(REMOTE_ADDR=f"2001:db8::{number + 1}"), teacher.email, "wrong")
    assert enter(Client(REMOTE_ADDR="2001:db8::99"), teacher.email).status_code == 429
    assert enter(Client(REMOTE_ADDR="2001:db8:0:1::1"), teacher.email).status_code == 302
