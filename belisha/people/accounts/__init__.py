"""Accounts: what people sign in with, what counts against guessing, and the links and codes that let them in."""
