"""An agreement is a document that a person, or a parent for them, signs; a consent is leave given for a purpose.

So far the room brings the words that a policy says about it; nothing here acts on them yet.
"""
