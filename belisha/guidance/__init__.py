"""Guidance: what the nation asks and knows, as dated facts with their sources, apart from any school's answers.

Laws, publications and their editions, outside bodies, places, police and telephone numbers, words that have aged, and
the requirements of the national standards. Every fact names where it comes from and how sure we are of it. What a
school makes of them stands in its policy; whether that is enough is for people to say.
"""
