"""The table of the trail. The database itself refuses to change or delete what stands in it."""

from __future__ import annotations

from dataclasses import fields

from django.db import models

from belisha.audit.terms import Entry


class TrailEntry(models.Model):
    """One entry, as `belisha.audit.terms.Entry` describes it. It points to nothing, so that it outlives everything."""

    chain = models.CharField(max_length=36)
    number = models.PositiveBigIntegerField()
    recorded_at = models.DateTimeField()
    word = models.CharField(max_length=60)
    author_kind = models.CharField(max_length=10)
    author = models.CharField(max_length=36, blank=True)
    roles = models.TextField(blank=True)
    about = models.CharField(max_length=64, blank=True)
    details = models.TextField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("chain", "number")
        indexes = (
            models.Index(fields=("chain", "about", "number")),
            models.Index(fields=("chain", "author", "number")),
            models.Index(fields=("chain", "word", "number")),
        )
        constraints = (models.UniqueConstraint(fields=("chain", "number"), name="one_entry_at_each_place"),)

    def __str__(self) -> str:
        return f"{self.chain} {self.number} {self.word}"

    def as_value(self) -> Entry:
        """The entry as a value."""
        return Entry(*(getattr(self, field.name) for field in fields(Entry)))
