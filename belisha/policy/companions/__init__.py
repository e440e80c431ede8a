"""Companions: the other documents that a policy leans on, and the school's own record of each."""
