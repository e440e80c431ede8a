"""What every test shares: quick settings, and the mark by which tests of the records are found."""

from __future__ import annotations

import pytest
from hypothesis import settings

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
