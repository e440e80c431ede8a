"""The commands with which somebody starts: `make run` and what it says when it can't."""
