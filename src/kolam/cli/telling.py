"""Differences between two states of a book, as lines for people and as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kolam.core.book import Book
from kolam.core.record import Text
from kolam.store.changes import Change, differences

ABOUT = "about"
MOST_LINES = 60
LONGEST = 60
SIGNS = {"add": "+", "remove": "-", "move": "^", "set": "~"}
Changes = Mapping[str, tuple[Change, ...]]


def steps_between(before: Book, after: Book) -> Changes:
    """What differs, by sheet and under `about`; a sheet that is new counts from an empty one."""
    found = {ABOUT: differences(before.about, after.about)}
    for slug, sheet in after.sheets.items():
        found[slug] = differences(before.sheets.get(slug) or type(sheet)(), sheet)
    return {name: changes for name, changes in found.items() if changes}


def data_of(changes: Changes) -> list[dict[str, Any]]:
    """The changes as plain values, each with its sheet."""
    return [{"in": name, **change.plain()} for name, own in changes.items() for change in own]


def lines_of(changes: Changes) -> Iterator[str]:
    """The changes for people: + added, - removed, ~ changed, ^ moved; the first of very many."""
    for name, own in changes.items():
        yield f"{name}: {_tally(own)}"
        yield from (f"  {SIGNS[change.kind]} {_line(change)}" for change in own[:MOST_LINES])
        if len(own) > MOST_LINES:
            yield f"  ... and {len(own) - MOST_LINES} more; --json lists all"


def _tally(changes: tuple[Change, ...]) -> str:
    kinds = [change.kind for change in changes]
    named = {"add": "added", "remove": "removed", "set": "changed", "move": "moved"}
    return ", ".join(f"{kinds.count(k)} {word}" for k, word in named.items() if k in kinds)


def _line(change: Change) -> str:
    place = ".".join((*change.path, *([change.row] if change.row else ())))
    if change.kind == "set":
        return f"{place}: {_said(change.before)} -> {_said(change.after)}"
    if change.kind == "move":
        return f"{place} now below {change.new_above or 'nothing: it is first'}"
    row = change.after if change.kind == "add" else change.before
    return " ".join(filter(None, (place, _name_of(row))))


def _name_of(row: Any) -> str:
    """What a row calls itself, if it has a field that names it."""
    named = (row.get(field) for field in ("name", "title", "what", "words"))
    found = next((value for value in named if value), "")
    return _said(found) if found else ""


def _said(value: Any) -> str:
    if isinstance(value, dict) and set(value) == set(Text.languages):
        value = Text(**value).said("en")
    if value is None or value == "":
        return "nothing"
    text = str(value) if not isinstance(value, str) else f'"{value}"'
    return text if len(text) <= LONGEST else text[: LONGEST - 4] + '..."'
