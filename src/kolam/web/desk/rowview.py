"""Lists of rows as tables: a few telling columns, in words and not in codes."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kolam.core.field import FieldSpec, fields_of
from kolam.core.money import in_units, unit_of
from kolam.core.record import Record, Text
from kolam.core.sentence import begins
from kolam.web.desk.boxes import Maker
from kolam.web.desk.place import Body

SHOWN = ("words", "text", "choice", "int", "number", "date", "yes_no")
COLUMNS = 4
SHORT_ID = 12


@dataclass(frozen=True)
class Line:
    """One row of a list: its cells, and the lists inside it with their lengths."""

    id: str
    title: str
    cells: tuple[str, ...]
    inside: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True)
class Listing:
    """A list of rows on a page."""

    name: str
    path: str
    label: str
    header: tuple[str, ...]
    lines: tuple[Line, ...]


def listing(
    maker: Maker,
    holder: type[Record],
    spec: FieldSpec,
    *,
    rows: Sequence[Body],
    path: str,
    around: Sequence[Body] = (),
) -> Listing:
    """The list as a table; `around` are the records that hold it, the nearest first."""
    assert spec.inner is not None
    kind = spec.inner
    columns = _columns(kind)
    return Listing(
        name=spec.name,
        path=path,
        label=maker.label(holder, spec),
        header=tuple(maker.label(kind, column) for column in columns),
        lines=tuple(_line(maker, kind, columns, (row, *around)) for row in rows),
    )


def row_title(maker: Maker, kind: type[Record], row: Mapping[str, Any]) -> str:
    """What a row is called: its first words, else its id."""
    for spec in _columns(kind):
        if spec.kind in ("words", "text") and (said := shown(maker, kind, spec, row)):
            return said
    return str(row.get("id", ""))


def shown(
    maker: Maker,
    kind: type[Record],
    spec: FieldSpec,
    row: Mapping[str, Any],
    around: Sequence[Mapping[str, Any]] = (),
) -> str:
    """One cell in the reader's words."""
    value, voice = row.get(spec.name), maker.voice
    if value in (None, ""):
        return ""
    if spec.money is not None and isinstance(value, int):
        unit = unit_of(spec, row, around)
        return f"{in_units(value, unit.places)} {unit.code}".strip()
    if spec.row_of in maker.rows:
        return dict(maker.rows[spec.row_of]).get(str(value), str(value))
    if spec.kind == "words" and isinstance(value, dict):
        return Text(**value).said(voice.language)
    if spec.kind == "choice":
        return maker.said_choice(kind, spec, str(value))
    if spec.kind == "yes_no":
        return voice("yes" if value else "no")
    if spec.kind == "date":
        return _day(maker, str(value))
    return voice.number(value) if isinstance(value, int | float) else str(value)


def row_names(sheet: type[Record], body: Body, language: str) -> dict[str, list[tuple[str, str]]]:
    """The rows of each list of the sheet by name, for fields that refer to them."""
    return {
        spec.name: [(row["id"], _name(row, language)) for row in body.get(spec.name) or []]
        for spec in fields_of(sheet)
        if spec.kind == "rows"
    }


def _name(row: Body, language: str) -> str:
    id = str(row["id"])
    for key in ("name", "title", "heading"):
        if isinstance(words := row.get(key), dict):
            return Text(**words).said(language) or _begins(row.get("words"), language) or id
        if isinstance(words, str) and words:
            return words
    if isinstance(what := row.get("what"), dict):
        # A short id is how people speak of the row, and tells apart what is called the same.
        said = Text(**what).said(language)
        return said if said and len(id) > SHORT_ID else f"{id} {said}".strip()
    return id


def _begins(words: Any, language: str) -> str:
    """How the words of a row begin that has no heading yet."""
    return begins(Text(**words).said(language)) if isinstance(words, dict) else ""


def _columns(kind: type[Record]) -> tuple[FieldSpec, ...]:
    simple = [s for s in fields_of(kind) if s.kind in SHOWN and s.name != "id"]
    return tuple(simple[:COLUMNS])


def _line(
    maker: Maker, kind: type[Record], columns: Sequence[FieldSpec], held: Sequence[Body]
) -> Line:
    row, *around = held
    inside = tuple(
        (spec.name, maker.label(kind, spec), len(row.get(spec.name) or ()))
        for spec in fields_of(kind)
        if spec.kind == "rows"
    )
    cells = tuple(shown(maker, kind, spec, row, around) for spec in columns)
    return Line(str(row["id"]), row_title(maker, kind, row), cells, inside)


def _day(maker: Maker, value: str) -> str:
    try:
        return maker.voice.date(datetime.date.fromisoformat(value))
    except ValueError:
        return value
