"""Schooldays: when a school meets, and where its pupils stand in it.

A *school day* is a day on which pupils are taught: not a holiday, a closure, or a training day, when only staff come in.
Terms and training days are the school's own, and it enters them; what it has not entered is said and never guessed.
Ages, year groups and key stages follow the rules of England.
"""
