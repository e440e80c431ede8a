"""The tables of the room. Each that holds a school's data carries the school."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from belisha.people.terms import KINDS, GroupKind, SecretKind


class School(models.Model):
    """A school, or whatever else lives by an online-safety policy."""

    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80, unique=True)
    made_up = models.BooleanField(default=False)
    """True for a demonstration, whose members anybody may sign in as."""
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """Somebody on a school's register."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="people")
    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    given_name = models.CharField(max_length=100)
    family_name = models.CharField(max_length=100, blank=True)
    known_as = models.CharField(max_length=100, blank=True)
    """The given name that is used, where it is another."""
    born_on = models.DateField(null=True, blank=True)
    year_group = models.SmallIntegerField(null=True, blank=True)
    """Of a pupil; reception is 0. None where the school gives none, such as in a nursery class."""
    upn = models.CharField(max_length=13, blank=True)
    """The unique pupil number."""
    email = models.EmailField(blank=True)
    telephone = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("family_name", "given_name", "id")
        indexes = (models.Index(fields=("school", "family_name", "given_name")),)
        constraints = (
            models.UniqueConstraint(
                fields=("school", "upn"), condition=~Q(upn=""), name="one_person_for_each_upn"
            ),
            models.CheckConstraint(
                condition=Q(year_group__isnull=True) | Q(year_group__range=(0, 13)), name="year_group_exists"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name that is used: "Ada Fern"."""
        return f"{self.known_as or self.given_name} {self.family_name}".strip()


class Membership(models.Model):
    """How a person belongs to the school, from when to when."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    kind = models.CharField(max_length=30, choices=[(kind, kind) for kind in KINDS])
    organisation = models.CharField(max_length=200, blank=True)
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    """The last day."""

    class Meta:
        indexes = (models.Index(fields=("school", "kind", "left_on")),)
        constraints = (
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=F("joined_on")),
                name="nobody_leaves_before_joining",
            ),
            models.UniqueConstraint(
                fields=("person", "kind"), condition=Q(left_on__isnull=True), name="belongs_once_in_each_way"
            ),
        )

    def __str__(self) -> str:
        return self.kind


class Group(models.Model):
    """A class, a tutor group, a teaching set or another group of people."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="groups")
    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=100)
    slug = models.SlugField(max_length=100)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in GroupKind])
    ended_on = models.DateField(null=True, blank=True)
    source_key = models.CharField(max_length=240, blank=True)
    """What the system that it was imported from calls it, after the system: "oneroster:c-3b"; "" where none does."""
    code = models.CharField(max_length=40, blank=True)
    """What pupils type to come to their class's page for signing in; "" while there is none."""
    code_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(fields=("school", "slug"), name="one_group_for_each_slug"),
            models.UniqueConstraint(fields=("code",), condition=~Q(code=""), name="one_class_for_each_code"),
            models.UniqueConstraint(
                fields=("school", "source_key"), condition=~Q(source_key=""), name="one_group_for_each_key"
            ),
        )

    def __str__(self) -> str:
        return self.name


class GroupPlace(models.Model):
    """A person's place in a group: as a learner, or as who teaches it."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="group_places")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="places")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="group_places")
    teaches = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    """The last day."""

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("group", "person", "teaches"),
                condition=Q(until__isnull=True),
                name="one_place_in_each_group",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} in {self.group}"


class Parenthood(models.Model):
    """A parent or carer, and a child for whom they are responsible."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="parenthoods")
    parent = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="children")
    child = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="parents")
    relationship = models.CharField(max_length=60, blank=True)
    responsible = models.BooleanField(default=True)
    """Whether they have parental responsibility, so that the law gives them the child's records."""
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("parent", "child"), condition=Q(until__isnull=True), name="one_tie_to_each_child"
            ),
            models.CheckConstraint(condition=~Q(parent=F("child")), name="nobody_is_their_own_parent"),
        )

    def __str__(self) -> str:
        return f"{self.parent}, {self.relationship or 'parent or carer'} of {self.child}"


class Identifier(models.Model):
    """What another system calls a person: how a second import finds them again."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="identifiers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="identifiers")
    scheme = models.CharField(max_length=30)
    """Which system: "oneroster", "ctf", "csv"."""
    value = models.CharField(max_length=200)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("school", "scheme", "value"), name="one_person_for_each_identifier"
            ),
        )

    def __str__(self) -> str:
        return f"{self.scheme} {self.value}"


class Holding(models.Model):
    """Somebody holds a role, or deputises for whoever holds it, from when to when."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="holdings")
    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    role = models.CharField(max_length=80)
    """The role's id in the policy: "dsl"."""
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="holdings")
    is_deputy = models.BooleanField(default=False)
    contact = models.CharField(max_length=200, blank=True)
    """How to reach them in this role, for everybody to see."""
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    """The last day."""

    class Meta:
        ordering = ("role", "is_deputy", "since", "id")
        indexes = (models.Index(fields=("school", "role")),)
        constraints = (
            models.UniqueConstraint(
                fields=("role", "person", "is_deputy"),
                condition=Q(until__isnull=True),
                name="holds_each_role_once",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="no_role_ends_before_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} as {self.role}"


class Absence(models.Model):
    """A person is away, so that deputies act. The reason is nobody's business here."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="absences")
    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="absences")
    first = models.DateField()
    last = models.DateField(null=True, blank=True)
    """The last day away; None while nobody knows."""

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(last__isnull=True) | Q(last__gte=F("first")),
                name="no_absence_ends_before_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} from {self.first}"


class Import(models.Model):
    """The register was brought in from the school's own records."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="imports")
    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    source = models.CharField(max_length=30)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    made_by = models.UUIDField(null=True)
    """The reference of the person who did; None for the command line."""
    recorded_at = models.DateTimeField(auto_now_add=True)
    joined = models.PositiveIntegerField(default=0)
    left = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-recorded_at", "-id")

    def __str__(self) -> str:
        return self.file_name


class WaitingImport(models.Model):
    """Records that were uploaded and wait for a person to look at what they would change. Erased after a day."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="waiting_imports")
    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    uploaded_by = models.UUIDField()
    uploaded_at = models.DateTimeField(auto_now_add=True)
    file_name = models.CharField(max_length=200)
    sealed = models.BinaryField()
    """The file as it was uploaded, encrypted."""
    mapping = models.JSONField(default=dict)
    """For a plain table: which column is what."""

    def __str__(self) -> str:
        return self.file_name


class Accounts(BaseUserManager["Account"]):
    """How accounts are found: always with their person and school, because every page needs them."""

    def get_queryset(self) -> models.QuerySet[Account]:
        """All accounts."""
        return super().get_queryset().select_related("person__school")


class Account(AbstractBaseUser):
    """What one person signs in with."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="account")
    username = models.CharField(max_length=60, unique=True)
    """An opaque name of no meaning: people sign in by address, by class or by a link."""
    email = models.EmailField(blank=True, db_index=True)
    secret_kind = models.CharField(
        max_length=10, choices=[(kind.value, kind.value) for kind in SecretKind], default=SecretKind.NONE
    )
    is_active = models.BooleanField(default=True)
    sessions_since = models.DateTimeField(null=True, blank=True)
    """Sessions that began by this moment are over; None while none was ended so."""

    objects = Accounts()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["email"]

    def __str__(self) -> str:
        return self.username
