"""The filter: what may be reached on the web, by whom, and how that is changed.

So far the room brings the words that a policy says about it; nothing here acts on them yet.
"""
