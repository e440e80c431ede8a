"""What the room writes in the trail."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from belisha.audit.deeds import Deed, Name
from belisha.language.days import in_british


class PolicyProposed(Deed):
    """A text was brought in as the school's policy."""

    word: ClassVar[str] = "policy.proposed"

    sha256: str

    def sentence(self, name: Name) -> str:
        return f"proposed {name(self.about)} (fingerprint {self.sha256[:12]})"


class PolicyApproved(Deed):
    """A role approved one exact text."""

    word: ClassVar[str] = "policy.approved"

    sha256: str
    role: str
    decided_on: date

    def sentence(self, name: Name) -> str:
        decided = in_british(self.decided_on)
        return f"recorded that {name(self.role)} approved {name(self.about)} (fingerprint {self.sha256[:12]}) on {decided}"


class PolicyAdopted(Deed):
    """An approved text was put in force from a day."""

    word: ClassVar[str] = "policy.adopted"

    sha256: str
    in_force_from: date

    def sentence(self, name: Name) -> str:
        return f"put {name(self.about)} (fingerprint {self.sha256[:12]}) in force from {in_british(self.in_force_from)}"


class AdoptionWithdrawn(Deed):
    """An adoption was taken back."""

    word: ClassVar[str] = "policy.adoption-withdrawn"

    in_force_from: date

    def sentence(self, name: Name) -> str:
        return f"took back that {name(self.about)} is in force from {in_british(self.in_force_from)}"
