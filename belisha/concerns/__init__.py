"""A concern is what somebody reported or an alert became; it follows the policy's procedure, and may end on a rung of its ladder.

So far the room brings the words that a policy says about it; nothing here acts on them yet.
"""
