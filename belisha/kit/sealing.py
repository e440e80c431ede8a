"""Encryption of what must not be readable in the database or in a backup of it: AES-256-GCM (NIST SP 800-38D)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES: Final = 12
KEY_BYTES: Final = 32
FORMAT: Final = b"\x01"


class UnsealError(ValueError):
    """Something sealed was changed, belongs elsewhere, or was sealed with another key."""


@dataclass(frozen=True, repr=False)
class Seal:
    """Seals and unseals with one key of 32 bytes."""

    key: bytes

    def close(self, content: bytes, belongs_to: str) -> bytes:
        """Encrypts. `belongs_to` says whose it is, such as a table and a reference; it is needed to open it again."""
        nonce = os.urandom(NONCE_BYTES)
        return FORMAT + nonce + AESGCM(self.key).encrypt(nonce, content, belongs_to.encode())

    def open(self, sealed: bytes, belongs_to: str) -> bytes:
        """Decrypts. Raises UnsealError when it is not what was sealed, or not for `belongs_to`."""
        nonce, rest = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
        if sealed[:1] != FORMAT:
            raise UnsealError("This was not sealed by Belisha, or by a later version of it.")
        try:
            return AESGCM(self.key).decrypt(nonce, rest, belongs_to.encode())
        except (InvalidTag, ValueError) as error:
            raise UnsealError(
                "This was sealed with another key, was changed, or belongs elsewhere."
            ) from error


def new_key() -> bytes:
    """A new key."""
    return AESGCM.generate_key(bit_length=KEY_BYTES * 8)
