"""Backup: everything that an installation must not lose, in one encrypted file that was restored once before it counts."""
