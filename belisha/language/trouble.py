"""The errors that the language's own types raise, and the findings that they become."""

from __future__ import annotations

from pydantic_core import PydanticCustomError

from belisha.language.findings import Kind, Level

UNKNOWN_ROLE = Kind(
    "unknown-role",
    Level.ERROR,
    "A role or body that the policy does not list",
    "A duty that falls to nobody is not done. Every role and outside body that a provision names stands at the top of the policy, with the school's own title.",
    "Correct the spelling, or add the role under `roles:` (an outside body under `bodies:`) at the top of the policy.",
)
UNKNOWN_DOCUMENT = Kind(
    "unknown-document",
    Level.ERROR,
    "A document that the policy does not list",
    "People are asked to read or sign documents; the software must know which one is meant.",
    "Correct the spelling, or add the document under `documents:` at the top of the policy.",
)
UNKNOWN_CAPABILITY = Kind(
    "unknown-capability",
    Level.ERROR,
    "An `about` that names nothing Belisha can do",
    "`about` says which part of Belisha keeps the provision, so a misspelt one would be kept by nobody.",
    "Use one of the names in docs/capabilities.md.",
)
WRONG_VALUE = Kind(
    "wrong-value",
    Level.ERROR,
    "A value of the wrong sort",
    "The software obeys only what it can read without guessing.",
    "docs/language.md lists what can stand here.",
)
KINDS = (UNKNOWN_ROLE, UNKNOWN_DOCUMENT, UNKNOWN_CAPABILITY, WRONG_VALUE)


def trouble(kind: Kind, message: str, hint: str = "") -> PydanticCustomError:
    """An error for a type's validator to raise; `hint` says what to try."""
    escaped = message.replace("{", "{{").replace("}", "}}")
    return PydanticCustomError("belisha", escaped, {"kind": kind, "hint": hint, "message": message})


def wrong(message: str, hint: str = "") -> PydanticCustomError:
    """An error for a value of the wrong sort."""
    return trouble(WRONG_VALUE, message, hint)
