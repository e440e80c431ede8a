"""Passwords that are long and still easily guessed. Django's own list of common ones holds few of twelve characters."""

from __future__ import annotations

import re
from typing import Final

from django.core.exceptions import ValidationError

FIRST_GUESSES: Final = frozenset(
    {"password", "qwerty", "letmein", "welcome", "belisha", "school", "admin", "teacher"}
)
"""What a guesser who knows where they are tries first (NIST SP 800-63B, section 5.1.1.2: context-specific words)."""
FEWEST_DIFFERENT: Final = 5


class GuessedFirstValidator:
    """Refuses what is nothing but a word that is guessed first, said again or with numbers; and few characters."""

    def validate(self, password: str, user: object = None) -> None:  # noqa: ARG002 (Django passes it to every validator)
        """Raises ValidationError, which says what to do."""
        rest = "".join(re.findall(r"[a-z]", password.lower()))
        for word in FIRST_GUESSES:
            rest = rest.replace(word, "")
        if not rest or len(set(password.lower())) < FEWEST_DIFFERENT:
            raise ValidationError(
                "That is a password that others guess first. Choose three words that have nothing to do with each other.",
                code="guessed_first",
            )

    def get_help_text(self) -> str:
        """For Django's own forms."""
        return "Choose three words that have nothing to do with each other."
