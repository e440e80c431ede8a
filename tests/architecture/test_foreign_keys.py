"""Foreign keys point downward, like imports. Tools that read imports cannot see a key that names its model in a string."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from tests.architecture.keys import Model, keys_against_the_arrows


def table(room: str, name: str, **fields: models.Field[object, object]) -> Model:
    """A model that claims to live in a room."""
    meta = type("Meta", (), {"app_label": room})
    return type(name, (models.Model,), {"__module__": f"belisha.{room}.models", "Meta": meta, **fields})


@pytest.fixture(autouse=True)
def _no_other_models() -> Iterator[None]:
    with isolate_apps():
        yield


def test_no_key_of_belisha_points_upward() -> None:
    ours = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("belisha.")
    ]
    assert keys_against_the_arrows(ours) == []


def test_a_key_may_point_downward_and_within_its_room() -> None:
    table("policy", "Version")
    clause = table("policy", "Clause", version=models.ForeignKey("policy.Version", on_delete=models.PROTECT))
    step = table("concerns", "Step", clause=models.ForeignKey(clause, on_delete=models.PROTECT))
    assert keys_against_the_arrows([clause, step]) == []


def test_a_key_that_points_upward_is_named() -> None:
    clause = table("policy", "Clause", step=models.ForeignKey("concerns.Step", on_delete=models.PROTECT))
    table("concerns", "Step")
    assert keys_against_the_arrows([clause]) == [
        "belisha.policy.models.Clause.step points to belisha.concerns.models.Step"
    ]


def test_a_key_to_a_room_on_the_same_line_is_named() -> None:
    table("technology", "Device")
    lesson = table(
        "education", "Lesson", device=models.OneToOneField("technology.Device", on_delete=models.PROTECT)
    )
    assert len(keys_against_the_arrows([lesson])) == 1


def test_many_to_many_counts_as_well() -> None:
    table("concerns", "Concern")
    person = table("people", "Person", concerns=models.ManyToManyField("concerns.Concern"))
    assert keys_against_the_arrows([person]) == [
        "belisha.people.models.Person.concerns points to belisha.concerns.models.Concern"
    ]


def test_a_key_to_what_is_not_there_is_named() -> None:
    person = table(
        "people", "Person", account=models.ForeignKey("accounts.Account", on_delete=models.PROTECT)
    )
    assert keys_against_the_arrows([person]) == [
        "belisha.people.models.Person.account points to accounts.Account"
    ]
