"""How policy files arrive that are only to be looked at."""

from __future__ import annotations

from typing import Final

from belisha.web.uploads import takes_files

LARGEST_FILE: Final = 2 * 1024 * 1024
"""Bytes that a policy file may hold."""

takes_policies = takes_files(LARGEST_FILE, 2 * LARGEST_FILE)
"""A view whose form may hold two policy files."""
