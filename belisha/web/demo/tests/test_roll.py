"""The roll to try importing with, as whoever keeps the register takes it."""

from __future__ import annotations

import io
import zipfile

import pytest
from pytest_django import Settings

from tests.school import client_of, member, school

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("state", "demo", "made_up", "status"),
    [
        ("mended", True, True, 200),
        ("with-three-wrong-rows", True, True, 200),
        ("other", True, True, 404),
        ("mended", False, True, 404),
        ("mended", True, False, 404),
    ],
)
def test_only_a_made_up_school_in_a_demonstration_has_one(
    state: str, demo: bool, made_up: bool, status: int, settings: Settings
) -> None:
    settings.BELISHA_DEMO = demo
    here = school()
    here.made_up = made_up
    here.save()
    answer = client_of(member(here, "staff", holds=("office",))).get(f"/demo/roll/{state}/")
    assert answer.status_code == status
    if status == 200:
        with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
            assert "manifest.csv" in packed.namelist()


def test_a_teacher_may_not_take_it(settings: Settings) -> None:
    settings.BELISHA_DEMO = True
    here = school()
    assert client_of(member(here, "teacher")).get("/demo/roll/mended/").status_code == 403
