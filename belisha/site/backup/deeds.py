"""What backups write in the installation's chain of the trail."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from belisha.audit.deeds import Deed, Name


class BackupMade(Deed):
    """The records were copied into an encrypted file."""

    word: ClassVar[str] = "site.backup-made"

    made_at: datetime
    rows: int
    verified: bool

    def sentence(self, name: Name) -> str:  # noqa: ARG002 - every deed is read back alike
        checked = "verified by restoring it" if self.verified else "not verified by restoring it"
        return f"made a backup of {self.rows:,} rows, {checked}"


class BackupRestored(Deed):
    """The records were replaced by those of a backup."""

    word: ClassVar[str] = "site.backup-restored"

    made_at: datetime
    """When the backup was made."""
    rows: int

    def sentence(self, name: Name) -> str:  # noqa: ARG002 - every deed is read back alike
        return f"restored the backup of {self.made_at:%-d %B %Y, %H:%M} UTC with {self.rows:,} rows"
