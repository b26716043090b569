"""The demonstration as a book: an invented partnership, every room with its own example."""

from typing import Any

import orjson

from kolam import toolbox
from kolam.core.book import About, Book
from kolam.core.private import Owned
from kolam.core.record import Text, fingerprint, read
from kolam.core.ref import Ref
from kolam.core.voice import LANGUAGES

ID = "food-secure-households-demo"
EXAMPLE = "food_security"
TABLE, AGREEMENT = "negotiation", "agreement"
#: The lists of the agreement that hold what was agreed at the table.
TAKEN = ("clauses", "costs")
#: The option of each issue that the parties agree on: the Nash package over all eight issues.
PACKAGE = {
    "coverage": "d3",
    "procurement": "p50",
    "margin": "m8",
    "data": "steward",
    "chair": "rotating",
    "cash": "s60",
    "retail": "surplus",
    "youth": "open",
}


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
    return traced(agreed(book))


def agreed(book: Book) -> Book:
    """The book with the package that all six parties sign in the end, as one text on the table."""
    table: Any = book.sheets[TABLE]
    row = {
        "id": "signed",
        "kind": "text",
        "round": 3,
        "choices": [{"id": issue, "option": option} for issue, option in PACKAGE.items()],
        "responses": [{"id": party.id, "answer": "accept"} for party in table.parties],
    }
    return book.with_sheet(TABLE, table.with_(tabled=[*table.tabled, row], agreed=row["id"]))


def traced(book: Book) -> Book:
    """The book whose agreement knows which of its rows were taken from the negotiation.

    Such a row has the path of its source as its id.
    """
    table: Any = book.sheets[TABLE]
    seen = {issue.id: fingerprint(issue) for issue in table.issues}

    def with_source(row: Any) -> Any:
        tool, *path = row.id.split(".")
        if tool != TABLE or len(path) < 2 or path[1] not in seen:
            return row
        return row.with_(ref=Ref(tool=tool, path=tuple(path), seen=seen[path[1]]))

    sheet = book.sheets[AGREEMENT]
    rows = {name: [with_source(row) for row in getattr(sheet, name)] for name in TAKEN}
    return book.with_sheet(AGREEMENT, sheet.with_(**rows))


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
