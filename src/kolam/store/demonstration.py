"""The demonstration as a book: an invented partnership, every room with its own example."""

from typing import Any

import orjson

from kolam import toolbox
from kolam.core.book import About, Book
from kolam.core.private import Owned
from kolam.core.record import Text, read
from kolam.core.voice import LANGUAGES

ID = "food-secure-households-demo"
EXAMPLE = "food_security"


def about() -> About:
    """What the demonstration says about itself; its label stands on everything."""
    return About(
        id=ID,
        title=_said("demo.title"),
        label=_said("demo.label"),
        country="LK",
        currency="LKR",
        districts=("Nuwara Eliya", "Batticaloa", "Kilinochchi"),
        targets=("2.1", "2.2", "2.3", "17.16", "17.17"),
    )


def demonstration() -> Book:
    """The book with every example in it, and the private sheets that belong to them."""
    book = Book(about())
    for slug, tool in toolbox.rooms().items():
        path = toolbox.folder(slug) / "examples" / f"{EXAMPLE}.json"
        if not path.is_file():
            continue
        plain = orjson.loads(path.read_bytes())
        if tool.private:
            book = book.with_private(slug, _owned(slug, tool.private, plain))
        book = book.with_sheet(slug, read(tool.sheet, plain))
    return book


def _owned(slug: str, kind: Any, plain: dict[str, Any]) -> list[Owned]:
    """The private sheets beside an example; their owners are named in it by the ids of its rows."""
    folder = toolbox.folder(slug) / "examples" / "private" / EXAMPLE
    owned = {path.stem: read(kind, path.read_bytes()) for path in sorted(folder.glob("*.json"))}
    for rows in plain.values():
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, dict) and "organisation" in row and row.get("id") in owned:
                row["organisation"] = row["id"]
    return [Owned(owner, record) for owner, record in owned.items()]


def _said(key: str) -> Text:
    return Text(**{language: toolbox.voice(language)(key) for language in LANGUAGES})
