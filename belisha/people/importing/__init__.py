"""Importing: reading a school's own records into a roll. Nothing here changes the register."""

from belisha.people.importing.meanings import EVERYONE_IS, MEANINGS, WHOLE_LIST_OF, Meaning
from belisha.people.importing.plain import Table, columns_of
from belisha.people.importing.reading import read_path, read_records

__all__ = (
    "EVERYONE_IS",
    "MEANINGS",
    "WHOLE_LIST_OF",
    "Meaning",
    "Table",
    "columns_of",
    "read_path",
    "read_records",
)
