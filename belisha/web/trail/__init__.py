"""The trail: who did or read what, when; checked and taken away."""
