"""The tables of the room: the texts that a school has had as its policy, who approved which, and which was in force when."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from belisha.people.models import Person, School


class PolicyVersion(models.Model):
    """One exact text, byte for byte. A changed text is another version."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="policy_versions")
    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sha256 = models.CharField(max_length=64)
    """The hash of `text`, in hexadecimal: what is approved."""
    text = models.BinaryField()
    obligations = models.BinaryField(default=b"")
    """The table of the original policy's obligations, where there is one (CSV)."""
    obligations_sha256 = models.CharField(max_length=64, blank=True)
    title = models.CharField(max_length=200)
    label = models.CharField(max_length=80, blank=True)
    """The version as the text itself gives it."""
    source = models.CharField(max_length=200, blank=True)
    """The name of the file, or of the policy that comes with Belisha."""
    proposed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-proposed_at", "-id")
        constraints = (
            models.UniqueConstraint(fields=("school", "sha256"), name="one_version_for_each_text"),
        )

    def __str__(self) -> str:
        return f"{self.title} {self.label}".strip()


class Approval(models.Model):
    """A role approved one exact text."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="policy_approvals")
    version = models.ForeignKey(PolicyVersion, on_delete=models.CASCADE, related_name="approvals")
    role = models.CharField(max_length=80)
    """For which role: "governing-body"."""
    sha256 = models.CharField(max_length=64)
    """The hash of the text that was approved, as it was shown."""
    approved_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    """Who approved it, or recorded that a body did."""
    decided_on = models.DateField()
    minute = models.CharField(max_length=200, blank=True)
    """Where a body's decision is written down: "minute 7 of the autumn meeting"."""
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("recorded_at", "id")
        constraints = (models.UniqueConstraint(fields=("version", "role"), name="each_role_approves_once"),)

    def __str__(self) -> str:
        return f"{self.role} approved {self.sha256[:8]}"


class Adoption(models.Model):
    """A version is in force from a day, until the next is."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="adoptions")
    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, related_name="adoptions")
    in_force_from = models.DateField()
    adopted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    """When it was taken back, which can be done before it is in force."""

    class Meta:
        ordering = ("-in_force_from", "-recorded_at", "-id")
        indexes = (models.Index(fields=("school", "in_force_from")),)

    def __str__(self) -> str:
        return f"{self.version} from {self.in_force_from}"


class CompanionDocument(models.Model):
    """Another document that the school's policy leans on, as the school holds it."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="companion_documents")
    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    document = models.CharField(max_length=80)
    """The document's id in the policy."""
    edition = models.CharField(max_length=80, blank=True)
    """The version or year that it bears."""
    kept_at = models.CharField(max_length=300, blank=True)
    """Where people find it: an address or a place."""
    reviewed_on = models.DateField(null=True, blank=True)
    review_due_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("document",)
        constraints = (
            models.UniqueConstraint(fields=("school", "document"), name="one_record_of_each_companion"),
            models.CheckConstraint(
                condition=Q(reviewed_on__isnull=True)
                | Q(review_due_on__isnull=True)
                | Q(review_due_on__gt=F("reviewed_on")),
                name="companion_review_is_due_after_the_last",
            ),
        )

    def __str__(self) -> str:
        return self.document
