"""How much a school's records may hold: far beyond any school's, and little enough to read safely."""

from __future__ import annotations

from typing import Final

LARGEST_FILE: Final = 20 * 1024 * 1024
"""Bytes of one file, packed or unpacked."""
LARGEST_UNPACKED: Final = 60 * 1024 * 1024
"""Bytes of everything that a zip holds."""
LARGEST_RATIO: Final = 200
"""How many times its packed size a file may be: lists of people shrink to a tenth, a zip bomb to a thousandth."""
MOST_FILES: Final = 100
"""In a zip or a folder."""
MOST_ROWS: Final = 200_000
MOST_COLUMNS: Final = 300
LONGEST_CELL: Final = 5_000
"""Characters of one cell of a table."""
MOST_MARKS: Final = 2_000_000
"""Opening and closing marks of an XML file: some 10,000 pupils with all their assessments."""
