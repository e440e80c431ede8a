"""How a provision's sentence is put together.

The parts stand in a fixed order and are parted by semicolons, which no phrase may hold, and each optional part begins
with words of its own. So a sentence can be taken apart again in one way only, and two provisions that
differ never read the same.
"""

from __future__ import annotations


def sentence(lead: str, *parts: str | None) -> str:
    """One sentence: the lead, then each part that is there, with a capital letter and a full stop."""
    text = "; ".join([lead, *(part for part in parts if part)])
    return f"{text[:1].upper()}{text[1:]}."


def part(words: str, value: object) -> str | None:
    """A part that is there only when its value is: `part("giving a reason: {}", reason)`."""
    return None if value is None or value in ("", (), False) else words.format(value)
