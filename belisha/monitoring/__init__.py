"""What the school looks at of people's use of its systems.

So far the room brings the words that a policy says about it; nothing here acts on them yet.
"""
