"""Devices, networks and software, and the risks that are weighed before they are used.

So far the room brings the words that a policy says about it; nothing here acts on them yet.
"""
