"""Foreign keys as Django resolves them, also those that name their model in a string."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import models

from tests.architecture.layers import may_reach

Model = type[models.Model]


def keys_against_the_arrows(tables: Iterable[Model]) -> list[str]:
    """A sentence for each relation of these models to a table that their room may not reach."""
    return [
        f"{source.__module__}.{source.__name__}.{name} points to {_name_of(target)}"
        for source in tables
        for name, target in _relations_of(source)
        if not _is_allowed(source, target)
    ]


def _relations_of(model: Model) -> Iterator[tuple[str, Model | str]]:
    for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
        if field.remote_field is not None:
            yield field.name, field.remote_field.model


def _is_allowed(source: Model, target: Model | str) -> bool:
    if isinstance(target, str):
        return False
    package, _, inside = target.__module__.partition(".")
    return package == "belisha" and may_reach(_room_of(source), inside.partition(".")[0])


def _room_of(model: Model) -> str:
    return model.__module__.split(".")[1]


def _name_of(target: Model | str) -> str:
    return target if isinstance(target, str) else f"{target.__module__}.{target.__name__}"
