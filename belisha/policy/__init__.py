"""A policy: one school's promises about online safety, in versions, each approved and in force from a date.

Here stand the words that any policy needs whatever it is about, and the critic that reads one.
"""
