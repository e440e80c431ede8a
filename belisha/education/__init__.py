"""What pupils are taught, staff are trained in and parents are told.

So far the room brings the words that a policy says about it; nothing here acts on them yet.
"""
