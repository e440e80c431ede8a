"""Everybody's first page: what needs them now, what they can do, and what the policy asks of them."""
