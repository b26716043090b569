"""Moves of the room's own page: own drivers, answers of due diligence, and a list of one's own."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from kolam.core.gathering import rating_id
from kolam.core.page import Asked, By, Move, Values, first
from kolam.core.record import LANGUAGES, read
from kolam.tools.sectors.diligence import Standing, by_own_list, diligence
from kolam.tools.sectors.private import Private
from kolam.tools.sectors.sheet import Result, Sheet

Plain = dict[str, Any]
#: Whoever has a seat may edit the shared sheet as well.
EVERYBODY: frozenset[By] = frozenset({"editor", "seat"})
SEATED: frozenset[By] = frozenset({"seat"})
#: The fields of a result that the page's form has, by question.
TYPED = ("outcome", "evidence", "who", "when")


def say_own(asked: Asked, values: Values) -> Sheet:
    """What a sector says drives it; nothing chosen takes back what it said."""
    sheet, sector = _shared(asked), first(values, "sector")
    chosen = [driver for driver in values.get("driver", ()) if driver]
    others = [row.plain() for row in sheet.own if row.sector != sector]
    known = next((row.id for row in sheet.own if row.sector == sector), sector)
    said = [{"id": known, "sector": sector, "drivers": chosen}] if chosen else []
    return read(Sheet, sheet.plain() | {"own": [*others, *said]})


def answer(asked: Asked, values: Values) -> Sheet:
    """The answers to one organisation's shared questions; what was not touched stays."""
    sheet = _shared(asked)
    rows = _answered(sheet.results, diligence(sheet), values)
    return read(Sheet, sheet.plain() | {"results": rows})


def answer_own(asked: Asked, values: Values) -> Private:
    """The answers to one organisation's questions of the own list."""
    own = _own(asked)
    rows = _answered(own.results, by_own_list(_shared(asked), own), values)
    return read(Private, own.plain() | {"results": rows})


def load_list(asked: Asked, values: Values) -> Private:
    """One more question of the own list for each line; a line that is there already stays one."""
    own = _own(asked)
    rows = {row.id: row.plain() for row in own.checks}
    for code in LANGUAGES:
        for line in first(values, f"list.{code}").splitlines():
            if words := line.strip():
                id, theme = _named(words), first(values, "theme") or "exclusion"
                rows.setdefault(id, {"id": id, "words": {code: words}, "theme": theme})
    return read(Private, own.plain() | {"checks": list(rows.values())})


def drop_check(asked: Asked, values: Values) -> Private:
    """Take a question off the own list, with what was answered to it."""
    own, gone = _own(asked), values.get("check", ())
    return read(
        Private,
        own.plain()
        | {
            "checks": [row.plain() for row in own.checks if row.id not in gone],
            "results": [row.plain() for row in own.results if row.check not in gone],
        },
    )


def tell(asked: Asked, values: Values) -> Private:
    """Whether the others learn how organisations stand by the own list."""
    return _own(asked).with_(tell="tell" in values)


MOVES: Mapping[str, Move] = {
    "say_own": Move(EVERYBODY, say_own),
    "answer": Move(EVERYBODY, answer),
    "answer_own": Move(SEATED, answer_own),
    "load_list": Move(SEATED, load_list),
    "drop_check": Move(SEATED, drop_check),
    "tell": Move(SEATED, tell),
}


def _shared(asked: Asked) -> Sheet:
    assert isinstance(asked.sheet, Sheet)
    return asked.sheet


def _own(asked: Asked) -> Private:
    assert isinstance(asked.private, Private)
    return asked.private


def _named(words: str) -> str:
    """An id that follows from the words, so that a list loaded twice is there once."""
    return "q" + sha256(words.encode()).hexdigest()[:12]


def _answered(kept: Iterable[Result], standings: Iterable[Standing], values: Values) -> list[Plain]:
    """The results with what the form says of one organisation."""
    rows = {row.id: row.plain() for row in kept}
    for found in standings:
        if found.organisation.id == first(values, "organisation"):
            rows |= {row["id"]: row for row in _typed(found, values)}
    return list(rows.values())


def _typed(found: Standing, values: Values) -> Iterator[Plain]:
    """What the form says of each question, as a row; nothing for one that nobody has touched."""
    for one in found.asked:
        if f"outcome.{one.id}" not in values:
            continue
        said = {name: first(values, f"{name}.{one.id}") for name in TYPED}
        old = found.results.get(one.id)
        if old or said["outcome"] != "open" or any(said[name] for name in TYPED[1:]):
            yield {
                # The same for whoever answers it, so that two who do at once meet in one row.
                "id": old.id if old else rating_id(found.organisation.id, one.id),
                "organisation": found.organisation.id,
                "check": one.id,
                **said,
                "when": said["when"] or None,
            }
