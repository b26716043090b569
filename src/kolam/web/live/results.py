"""Results: the cards of an activity gathered, analysed and drawn; nothing before the reveal.

Lane, wall and desk all take them from here. What is worked out is kept by the version that it
follows from, so that a whole room asking at once costs one analysis.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from threading import Lock
from typing import Any, Literal, TypeVar

import orjson
from django.db.models import QuerySet

from kolam import toolbox
from kolam.bench import Bench
from kolam.core import card as core
from kolam.core.book import Book
from kolam.core.fault import Faulty
from kolam.core.record import Record, read
from kolam.core.stakeholder import SECTORS
from kolam.core.tool import Tool
from kolam.core.voice import LANGUAGES
from kolam.web import sheets
from kolam.web.live.refusals import Refusal
from kolam.web.live.wire import Packed
from kolam.web.models import Activity, Card

Screen = Literal["phone", "wall"]
SCREENS: tuple[Screen, ...] = ("phone", "wall")
T = TypeVar("T")
KEPT = 64
KEPT_FINDINGS = 8


def cards_of(activity: Activity) -> tuple[core.Card, ...]:
    """The activity's cards but for removed ones, each with what the promise lets be told."""
    kind = toolbox.room(activity.tool).card
    rows = Card.objects.filter(activity=activity, removed=False).order_by("id")
    return tuple(_cards(rows.iterator(), kind, _round(activity))) if kind else ()


def _round(activity: Activity) -> dict[str, Any]:
    """What every card of the activity says of its round."""
    title = activity.title or activity.workshop.title
    return {"title": title, "held": activity.workshop.held, "promise": activity.promise}


def _cards(
    rows: Iterable[Card], kind: type[Record], of_round: dict[str, Any]
) -> Iterator[core.Card]:
    for row in rows:
        try:
            body = read(kind, row.body)
        except Faulty:
            continue  # The room's card has changed since: what cannot be read cannot be counted.
        yield core.Card(
            id=row.pk,
            round=str(row.activity_id),
            author=row.author,
            body=body,
            order=row.order,
            name=row.name or None,
            organisation=row.organisation or None,
            sector=row.sector if row.sector in SECTORS else None,
            **of_round,
        )


def gathered(activity: Activity) -> Record:
    """The partnership's sheet with this activity's cards in it, and those of rounds shown before.

    Nothing is saved. What a locked activity gathered stands in the sheet already.
    """
    sheet = sheets.record_of(sheets.current(activity.workshop.partnership, activity.tool))
    gather = toolbox.room(activity.tool).gather
    for part in (*shown_before(activity), activity):
        if gather and not part.locked:
            sheet = gather(cards_of(part), sheet)
    return sheet


def shown_before(activity: Activity) -> QuerySet[Activity]:
    """The rounds of the same tool that the room has seen, and that no sheet holds yet."""
    return activity.workshop.activities.filter(
        tool=activity.tool, number__lt=activity.number, revealed=True, locked=False
    )


def findings_of(activity: Activity) -> Any:
    """What the tool finds in the gathered sheet, with what the other rooms give it."""
    tools, partnership = toolbox.rooms(), activity.workshop.partnership
    kept = {activity.tool: gathered(activity)}
    if tools[activity.tool].takes:
        rows = partnership.sheets.filter(owner=None, tool__in=tools).exclude(tool=activity.tool)
        kept |= {row.tool: sheets.record_of(row) for row in rows}
    book = Book(sheets.about_of(partnership), kept)
    return Bench(book, tools, toolbox.voice("en")).findings(activity.tool)


def drawn(tool: Tool, findings: Any, canvas: Screen, language: str) -> dict[str, Any]:
    """The finding in words, the picture and the equal table, as plain JSON values."""
    figure = tool.figure(findings, toolbox.voice(language), canvas)
    table = getattr(figure, "table", None)
    told = {
        "headline": figure.title,
        "description": figure.description,
        "figure": figure.svg(f"{canvas}-"),
        "table": table and {"header": table.header, "rows": table.rows},
    }
    room = getattr(findings, "room", None)
    return told | ({"room": room} if room else {})


class Board:
    """What has been worked out lately, and the bytes of it, ready to be sent."""

    def __init__(self) -> None:
        self._findings: OrderedDict[Any, Any] = OrderedDict()
        self._bytes: OrderedDict[Any, Packed] = OrderedDict()
        self._locks: dict[Any, Lock] = {}
        self._guard = Lock()

    def ready(self, version: str, canvas: Screen, language: str) -> Packed | None:
        """The bytes, if they are at hand."""
        return self._bytes.get((version, canvas, language))

    def show(self, activity: Activity, version: str, canvas: Screen, language: str) -> Packed:
        """The bytes, worked out once whoever else asks meanwhile. Raises Refusal while sealed."""
        if not activity.revealed:
            raise Refusal("sealed")

        def pack() -> Packed:
            found = self._once(self._findings, version, lambda: findings_of(activity))
            tool = toolbox.room(activity.tool)
            told = drawn(tool, found, canvas, language) | {"version": version}
            return Packed(orjson.dumps(told, option=orjson.OPT_SERIALIZE_NUMPY))

        return self._once(self._bytes, (version, canvas, language), pack)

    def prepare(self, activity: Activity, version: str) -> None:
        """Work everything out before the room is told that it may ask."""
        for canvas in SCREENS:
            for language in LANGUAGES:
                self.show(activity, version, canvas, language)

    def _once(self, kept: "OrderedDict[Any, T]", key: Any, make: Callable[[], T]) -> T:
        with self._lock(kept, key):
            if key not in kept:
                kept[key] = make()
                while len(kept) > (KEPT_FINDINGS if kept is self._findings else KEPT):
                    kept.popitem(last=False)
            return kept[key]

    def _lock(self, kept: Any, key: Any) -> Lock:
        with self._guard:
            if len(self._locks) > 2 * KEPT:
                self._locks = {k: lock for k, lock in self._locks.items() if lock.locked()}
            return self._locks.setdefault((id(kept), key), Lock())
