"""Audit: the trail. Each entry says who did or read what, when and to whose record; entries are only ever added, and each is chained to the one before."""
