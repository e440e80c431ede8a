"""`belisha demo`: what it says and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from belisha.commands import application
from belisha.people.models import Person, School
from tests.policies import clause, policy

pytestmark = pytest.mark.django_db


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "policy.md"
    path.write_text(policy(clause("who: staff\ndo: lock the screen")), "utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(application, ["demo", *(str(argument) for argument in arguments)])


def test_it_makes_a_school_up_and_says_which(small: Path) -> None:
    result = run("--policy", small, "--people", "150", "--name", "Ferry Lane School")
    assert result.exit_code == 0
    assert "Made Ferry Lane School up, with 15" in result.stdout
    assert School.objects.get().made_up
    assert Person.objects.count() >= 150


def test_a_school_that_is_there_already_is_refused_unless_another_is_wanted(small: Path) -> None:
    run("--policy", small, "--people", "150")
    refused = run("--policy", small, "--people", "150")
    assert refused.exit_code == 2
    assert "Add --again" in refused.stderr
    assert run("--policy", small, "--people", "150", "--again").exit_code == 0
    assert School.objects.count() == 2


def test_where_there_is_a_school_nothing_is_made_unless_asked_for(small: Path) -> None:
    run("--policy", small, "--people", "150")
    assert run("--unless-there").exit_code == 0
    assert School.objects.count() == 1


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    refused = run("--policy", tmp_path / "nowhere.md")
    assert refused.exit_code == 2
    assert "nowhere.md: this file cannot be opened: no such file or directory." in refused.stderr
