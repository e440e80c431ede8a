"""How a school's own records arrive: several files at once."""

from __future__ import annotations

from belisha.people.importing.limits import LARGEST_FILE
from belisha.web.uploads import takes_files

takes_records = takes_files(LARGEST_FILE, LARGEST_FILE)
"""A view whose form may hold a school's records."""
