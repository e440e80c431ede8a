"""Each room says what its word means, is known to Django if it has tables, and keeps its pure files pure."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import grimp
import pytest
from django.apps import apps
from django.conf import settings

from tests.architecture.layers import CHECKOUT, heights

BELISHA = CHECKOUT / "belisha"
ROOMS = sorted(path.parent.name for path in BELISHA.glob("*/__init__.py"))
# Names that promise that no database is needed: provisions.py, provisions_of_filtering.py, a folder checks/.
PURE = re.compile(r"\.(terms|rules|(provisions|checks)\w*)(\.|$)")


@cache
def imports() -> grimp.ImportGraph:
    """Who imports whom, in Belisha and one step outside it."""
    return grimp.build_graph("belisha", include_external_packages=True, cache_dir=None)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_stands_in_the_table_of_arrows(room: str) -> None:
    assert room in heights()


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_defines_its_word(room: str) -> None:
    text = (BELISHA / room / "__init__.py").read_text("utf-8")
    assert re.match(r'"""\w[^"]{20,}', text), "its __init__.py opens with a docstring that says what it is"


@pytest.mark.parametrize("room", ROOMS)
def test_no_room_stands_empty(room: str) -> None:
    code = [path for path in (BELISHA / room).rglob("*.py") if "tests" not in path.parts]
    assert any(_holds_code(path) for path in code)


def _holds_code(path: Path) -> bool:
    return bool(
        re.search(r"^(class|def|from|import|[A-Za-z_]+\s*[:=])", path.read_text("utf-8"), re.MULTILINE)
    )


def test_rooms_with_tables_or_migrations_are_known_to_django() -> None:
    kept = {path.parent.name for pattern in ("*/models.py", "*/migrations") for path in BELISHA.glob(pattern)}
    assert [room for room in sorted(kept) if not apps.is_installed(f"belisha.{room}")] == []


def test_what_django_is_told_of_is_there() -> None:
    told = {name.split(".")[1] for name in settings.INSTALLED_APPS if name.startswith("belisha.")}
    assert told <= set(ROOMS)


def test_pure_files_reach_no_django_even_indirectly() -> None:
    pure = sorted(name for name in imports().modules if name.startswith("belisha.") and PURE.search(name))
    assert pure
    reached = {name: imports().find_shortest_chain(importer=name, imported="django") for name in pure}
    assert {name: chain for name, chain in reached.items() if chain} == {}


def test_the_pattern_knows_a_pure_file_by_its_name() -> None:
    pure = ["belisha.policy.terms", "belisha.policy.provisions.help", "belisha.filtering.checks_of_lists"]
    assert all(PURE.search(name) for name in pure)
    assert not PURE.search("belisha.policy.models")
