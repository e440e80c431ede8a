"""Importing: reading a school's own records into a roll. Nothing here changes the register."""
