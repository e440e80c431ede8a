"""What every test shares: quick settings, the mark by which tests of the records are found, and how a test that
commits is cleared up after.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import TransactionTestCase, override_settings
from hypothesis import settings

from belisha.audit import guards

# A slow machine is not a broken program: no test is failed for the time it took.
settings.register_profile("belisha", deadline=None)
settings.load_profile("belisha")

RECORDS = frozenset({"db", "transactional_db", "django_db_reset_sequences", "live_server"})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks each test that asks for the database by a fixture, so that `-m django_db` finds it as well."""
    for item in items:
        if RECORDS.intersection(getattr(item, "fixturenames", ())) and not item.get_closest_marker(
            "django_db"
        ):
            item.add_marker(pytest.mark.django_db)


@pytest.fixture(scope="session", autouse=True)
def _files_are_found_when_they_are_asked_for() -> Iterator[None]:
    """Spares each new browser of a test the reading of every file that could be served."""
    with override_settings(WHITENOISE_AUTOREFRESH=True):
        yield


@pytest.fixture(scope="session", autouse=True)
def _guards_step_aside_while_tables_are_emptied() -> Iterator[None]:
    """A test that commits is followed by emptying every table, which the guards of the trail refuse.

    They are down only while that happens, after the test, so that every test meets them. Tests that roll back never
    come here.
    """
    empty = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

    def empty_unguarded(case: TransactionTestCase) -> None:
        guards.take_down(connection)
        try:
            empty(case)
        finally:
            guards.put_up(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty_unguarded)
        yield
