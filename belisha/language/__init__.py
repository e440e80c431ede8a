"""The policy language.

A policy is one Markdown file: prose for people and, beneath a clause's prose, a fenced block for each
provision, which says what the clause makes the software do. This room reads such a file, says what is
wrong with it and where, reads each provision back as a plain English sentence, compares two versions
and publishes one. It knows no provision itself: the rooms bring theirs in a `Vocabulary`.
"""
