"""The scene: what an activity asks and promises, as a facilitator's acts leave it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import orjson

from kolam import toolbox
from kolam.core.card import Promise
from kolam.core.field import fields_of
from kolam.core.record import Record, Row
from kolam.core.voice import LANGUAGES
from kolam.web import sheets
from kolam.web.live.results import shown_before
from kolam.web.models import Activity, Card, Seat, Sheet, Workshop


@dataclass(frozen=True, slots=True)
class Now:
    """The activity on the phones."""

    id: str
    tool: str
    round: int
    number: int
    title: str
    state: str
    revealed: bool
    locked: bool
    promise: Promise

    def told(self) -> dict[str, Any]:
        """The activity as phones are told of it, but for its version."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Scene:
    """What a facilitator's act changes: replaced whole, so that no reader sees half of it."""

    title: str
    label: Mapping[str, str]
    ended: bool
    now: Now | None = None
    states: Mapping[str, str] = field(default_factory=dict)
    asks: Mapping[str, bytes] = field(default_factory=dict)
    ask_version: str = ""
    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    follows: str = ""


def on_phones(activities: list[Activity]) -> Activity | None:
    """The newest activity that is no draft; while all are drafts, the first."""
    begun = [activity for activity in activities if activity.state != Activity.State.DRAFT]
    if begun:
        return max(begun, key=lambda activity: activity.number)
    return min(activities, key=lambda activity: activity.number, default=None)


def scene_of(workshop: Workshop, activities: list[Activity]) -> Scene:
    about = sheets.about_of(workshop.partnership)
    label = {language: about.label.said(language) for language in LANGUAGES}
    activity = on_phones(activities)
    if activity is None:
        return Scene(workshop.title, label, workshop.ended)
    row = sheets.current(workshop.partnership, activity.tool)
    record = sheets.record_of(row)
    asks = _asks(activity, record)
    return Scene(
        workshop.title,
        label,
        workshop.ended,
        now=_now(activity),
        states={str(a.pk): "locked" if a.locked else a.state for a in activities},
        asks=asks,
        ask_version=_ask_version(workshop, asks),
        ids=_row_ids(record),
        follows=_follows(activity, row),
    )


def _now(activity: Activity) -> Now:
    return Now(
        id=str(activity.pk),
        tool=activity.tool,
        round=activity.round,
        number=activity.number,
        title=activity.title,
        state=activity.state,
        revealed=activity.revealed,
        locked=activity.locked,
        promise=activity.promise,  # type: ignore[arg-type]
    )


def _asks(activity: Activity, record: Record) -> dict[str, bytes]:
    """What phones are asked, in each language; nothing before it is open."""
    ask = toolbox.room(activity.tool).ask
    if ask is None or activity.state == Activity.State.DRAFT:
        return {}
    return {code: orjson.dumps(ask(record, toolbox.voice(code))) for code in LANGUAGES}


def _ask_version(workshop: Workshop, asks: Mapping[str, bytes]) -> str:
    """Changes with what is asked, and when a seat is removed: then its phone looks again."""
    removed = Seat.objects.filter(workshop=workshop, removed=True).order_by("pk")
    ids = "".join(str(pk) for pk in removed.values_list("pk", flat=True))
    return hashlib.sha256(b"".join(asks.values()) + ids.encode()).hexdigest()[:12]


def _row_ids(record: Record) -> dict[str, frozenset[str]]:
    lists = {name: value for name, value in dict(record).items() if isinstance(value, tuple)}
    return {
        name: frozenset(row.id for row in rows if isinstance(row, Row))
        for name, rows in lists.items()
    }


def _follows(activity: Activity, row: Sheet) -> str:
    """What else the results follow from: the sheets, and the rounds that were shown before."""
    seen = [row.fingerprint]
    if toolbox.room(activity.tool).takes:
        others = Sheet.objects.filter(partnership=row.partnership_id, owner=None)
        seen += sorted(others.values_list("fingerprint", flat=True))
    cards = Card.objects.filter(activity__in=shown_before(activity), removed=False)
    seen += cards.order_by("pk").values_list("pk", flat=True)
    return hashlib.sha256(",".join(seen).encode()).hexdigest()[:16]


def unlisted(record: Record, ids: Mapping[str, frozenset[str]]) -> list[str]:
    """The rows that a card speaks of and the sheet does not list any more, sorted."""
    found: set[str] = set()
    for name, list_of, inner in _pointers(type(record)):
        value = getattr(record, name)
        rows = value if isinstance(value, tuple) else (value,)
        if inner is None:
            found.update(row for row in rows if row and row not in ids.get(list_of, ()))
            continue
        for own, of, _ in _pointers(inner):
            found |= {getattr(row, own) for row in rows} - ids.get(of, frozenset())
    return sorted(id for id in found if id)


@cache
def _pointers(kind: type[Record]) -> tuple[tuple[str, str, type[Record] | None], ...]:
    """The fields that name a row of the sheet, and those with records inside that may."""
    specs = (spec for spec in fields_of(kind) if spec.row_of or spec.inner)
    return tuple((spec.name, spec.row_of, spec.inner) for spec in specs)
