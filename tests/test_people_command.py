"""`belisha people import`: what it prints and its exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from belisha.commands.people import app
from belisha.people.models import Person
from tests.school import school

pytestmark = pytest.mark.django_db
HEADINGS = "Identifier,Given name,Family name,Kind,UPN,Year group\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    school()
    (tmp_path / "people.csv").write_text(HEADINGS + "1,Wren,Fern,pupil,,3\n", "utf-8")
    return tmp_path / "people.csv"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["import", *(str(argument) for argument in arguments)])


def test_a_trial_changes_nothing_and_an_import_does(table: Path) -> None:
    trial = run(table, "--dry-run")
    assert (trial.exit_code, Person.objects.count()) == (0, 0), trial.output
    assert "Joins: 1." in trial.output
    found = json.loads(run(table, "--json").stdout)
    assert (found["joins"], found["bad"], Person.objects.count()) == (1, [], 1)
    assert json.loads(run(table, "--json").stdout)["joins"] == 0


def test_a_bad_row_is_named_by_file_and_line(table: Path) -> None:
    table.write_text(table.read_text("utf-8") + "2,Lark,Fern,pupil,,99\n", "utf-8")
    result = run(table)
    assert (result.exit_code, Person.objects.count()) == (1, 0)
    assert "people.csv:3: Lark Fern: " in result.output


def test_what_cannot_be_read_or_is_no_school_s_ends_with_two(table: Path, tmp_path: Path) -> None:
    assert run(tmp_path / "nothing.csv").exit_code == 2
    assert run(table, "--school", "elsewhere").exit_code == 2
    school("Elsewhere School")
    assert run(table).exit_code == 2
    assert run(table, "--school", "the-example-school").exit_code == 0
