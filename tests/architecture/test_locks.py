"""What is installed is exactly what somebody looked at: every file by its hash, from whichever registry."""

from __future__ import annotations

import re

import pytest

from tests.architecture.layers import CHECKOUT, pyproject

LOCKS = ["runtime", "development"]


def lines_of(lock: str) -> list[str]:
    """Each requirement of a lock file with its hashes, on one line."""
    text = (CHECKOUT / "locks" / f"{lock}.txt").read_text("utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def versions_of(lock: str) -> dict[str, str]:
    """The version of each package that a lock file names."""
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", "\n".join(lines_of(lock)), re.MULTILINE))


def plain(requirement: str) -> str:
    """The name of what is required, as lock files write it."""
    return re.sub(r"[._-]+", "-", re.split(r"[\[<>=!~; ]", requirement)[0]).lower()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_has_a_version_and_a_hash(lock: str) -> None:
    unlocked = [
        line for line in lines_of(lock) if not re.match(r"[\w.-]+==\S+.*--hash=sha256:[0-9a-f]{64}", line)
    ]
    assert unlocked == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_a_registry(lock: str) -> None:
    text = (CHECKOUT / "locks" / f"{lock}.txt").read_text("utf-8")
    assert not re.search(r"://|index-url|find-links|trusted-host", text)


def test_the_two_locks_agree() -> None:
    runtime, development = versions_of("runtime"), versions_of("development")
    assert {name: development[name] for name in runtime.keys() & development.keys()} == {
        name: runtime[name] for name in runtime.keys() & development.keys()
    }


def test_the_locks_hold_all_that_is_asked_for() -> None:
    project = pyproject()
    assert {plain(asked) for asked in project["project"]["dependencies"]} <= versions_of("runtime").keys()
    groups = project["dependency-groups"]
    assert {plain(asked) for asked in groups["development"]} <= versions_of("development").keys()


def test_what_only_tests_need_is_not_in_the_way_of_a_first_start() -> None:
    assert not {"pytest", "mypy", "ruff", "playwright"} & versions_of("runtime").keys()
