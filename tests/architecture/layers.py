"""The table of rooms from top to bottom, as import-linter reads it in pyproject.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).parents[2]


@cache
def pyproject() -> Mapping[str, Any]:
    """What pyproject.toml says."""
    return tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))


@cache
def heights() -> Mapping[str, int]:
    """How high each room stands; rooms on one line stand equally high."""
    contracts = pyproject()["tool"]["importlinter"]["contracts"]
    lines = next(contract["layers"] for contract in contracts if contract["id"] == "arrows")
    return {
        room.strip(" ()"): height for height, line in enumerate(reversed(lines)) for room in line.split("|")
    }


def may_reach(room: str, other: str) -> bool:
    """Whether a room may import another, or point at its tables: itself, and whatever stands lower.

    Raises KeyError for a room that the table doesn't name.
    """
    return room == other or heights()[other] < heights()[room]
