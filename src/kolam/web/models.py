"""The tables: eleven of them, the same for every tool; a new tool adds none."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone


class Organisation(models.Model):
    """A body that can join a partnership and hold private sheets.

    `letterhead` is kolam.paper.letterhead.Letterhead as JSON, where it has one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    sector = models.CharField(max_length=40, blank=True)
    letterhead = models.JSONField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class Partnership(models.Model):
    """A partnership; `about` is kolam.core.book.About as JSON.

    `links` and `head` are how many appointments it has had, and the hash of the last one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=64, unique=True)
    about = models.JSONField()
    links = models.PositiveIntegerField(default=0, editable=False)
    head = models.CharField(max_length=64, blank=True, editable=False)
    created = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return self.slug


class Member(models.Model):
    """What a person may do in a partnership, and for which organisation."""

    class Role(models.TextChoices):
        BROKER = "broker"
        FACILITATOR = "facilitator"
        MEDIATOR = "mediator"
        PARTNER = "partner"
        OBSERVER = "observer"

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="members")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True)
    role = models.CharField(max_length=20, choices=Role)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["partnership", "person"], name="one_membership")
        ]


class Appointment(models.Model):
    """Append-only: who was given which role by whom, or lost it, or was made a link.

    A link to sign by has a line with its moment, so that one that was put in later has none.

    Names stand here as they were then, so that the line outlives the account. `link` is the hash
    of the row and of the link before it; `number` counts them.
    """

    class Act(models.TextChoices):
        ADDED = "added"
        ROLE = "role"
        REMOVED = "removed"
        LINK = "link"
        SIGN = "sign"

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="appointments")
    when = models.DateTimeField(default=timezone.now)
    by = models.CharField(max_length=320)
    name = models.CharField(max_length=320)
    organisation = models.CharField(max_length=200, blank=True)
    act = models.CharField(max_length=10, choices=Act)
    before = models.CharField(max_length=20, blank=True)
    after = models.CharField(max_length=20, blank=True)
    number = models.PositiveIntegerField(default=0, editable=False)
    link = models.CharField(max_length=64, blank=True, editable=False)


class Sheet(models.Model):
    """One tool's sheet; with an owner it is private to that organisation.

    `version` tells which of the tool's upgrades the body has been through; `links` and `head` are
    how many revisions it has had, and the hash of the last one.
    """

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="sheets")
    tool = models.CharField(max_length=40)
    owner = models.ForeignKey(Organisation, models.CASCADE, null=True, blank=True)
    version = models.PositiveIntegerField(default=0)
    body = models.JSONField()
    fingerprint = models.CharField(max_length=32)
    links = models.PositiveIntegerField(default=0, editable=False)
    head = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["partnership", "tool"], condition=models.Q(owner=None), name="one_sheet"
            ),
            models.UniqueConstraint(fields=["partnership", "tool", "owner"], name="one_own_sheet"),
        ]


class Revision(models.Model):
    """Append-only: who changed which rows of a sheet, when, from what to what.

    `person` is the number of the account, which outlives it. `link` is the hash of the row and of
    the link before it; `number` counts them.
    """

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="revisions")
    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    when = models.DateTimeField(default=timezone.now)
    why = models.CharField(max_length=40, default="edit")
    before = models.CharField(max_length=32)
    after = models.CharField(max_length=32)
    changes = models.JSONField()
    person = models.BigIntegerField(null=True, editable=False)
    number = models.PositiveIntegerField(default=0, editable=False)
    link = models.CharField(max_length=64, blank=True, editable=False)


class SigningLink(models.Model):
    """A link by which one signer of one version signs once; its token is known by its hash alone.

    Rows stay: who was made a link by whom, and whether it was used or revoked, all members see.
    """

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="signing_links")
    tool = models.CharField(max_length=40)
    version = models.CharField(max_length=64)
    signer = models.CharField(max_length=64)
    token_hash = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField(default=timezone.now)
    by = models.CharField(max_length=200)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True, blank=True)
    revoked = models.BooleanField(default=False)


class Workshop(models.Model):
    """A room of people: one join code, one wall, activities in order."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="workshops")
    code = models.CharField(max_length=8, unique=True)
    wall_key = models.CharField(max_length=32)
    title = models.CharField(max_length=200)
    held = models.DateField(null=True, blank=True)
    ended = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.title} ({self.code})"


class Activity(models.Model):
    """One round of one tool; the workshop's newest activity that is no draft is on the phones."""

    class State(models.TextChoices):
        DRAFT = "draft"
        OPEN = "open"
        CLOSED = "closed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="activities")
    tool = models.CharField(max_length=40)
    number = models.PositiveIntegerField(default=1)
    round = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=120, blank=True)
    promise = models.CharField(max_length=20, default="anonymous")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    revealed = models.BooleanField(default=False)
    locked = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["workshop", "number"], name="one_number")
        ]


class Seat(models.Model):
    """A participant's place; the phone alone knows the token behind `token_hash`.

    It holds no time, and lies by its random id: nothing tells who came when.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="seats", db_index=False)
    token_hash = models.CharField(max_length=64)
    name = models.CharField(max_length=80, blank=True)
    organisation = models.CharField(max_length=120, blank=True)
    sector = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=5, default="en")
    removed = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["workshop", "token_hash"], name="one_seat")
        ]


class Card(models.Model):
    """Append-only: what a phone sent; it holds no more about the person than was promised.

    `id` is a hash of the activity and the phone's own key, so rows lie in no order of arrival;
    seat, name, organisation, sector and time stay empty where the promise says so.
    """

    id = models.CharField(primary_key=True, max_length=32)
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="cards", db_index=False)
    author = models.CharField(max_length=32)
    order = models.PositiveIntegerField()
    body = models.JSONField()
    seat = models.ForeignKey(Seat, models.SET_NULL, null=True, blank=True, db_index=False)
    name = models.CharField(max_length=80, blank=True)
    organisation = models.CharField(max_length=120, blank=True)
    sector = models.CharField(max_length=40, blank=True)
    when = models.DateTimeField(null=True, blank=True)
    removed = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["activity", "author"], name="card_by_author")
        ]
