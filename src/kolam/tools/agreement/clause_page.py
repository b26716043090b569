"""Clauses on the room's page: part by part, with source, state, comments and redlines."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from kolam.core.page import Asked, first
from kolam.core.record import Text
from kolam.core.signable import Signable, numbers
from kolam.core.voice import Voice
from kolam.tools.agreement.amendment import of, words_of
from kolam.tools.agreement.cited import title
from kolam.tools.agreement.clause import PARTS, Clause
from kolam.tools.agreement.library import library
from kolam.tools.agreement.redline import Change, Piece, changes, reworded
from kolam.tools.agreement.scorecard import part_of
from kolam.tools.agreement.sentences import Source
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.signable import AGREEMENT, signable
from kolam.tools.agreement.tables import came_from

Plain = dict[str, Any]
STATUSES = ("draft", "agreed", "disputed")


def parts(asked: Asked, voice: Voice, undone: Collection[str] = ()) -> list[Plain]:
    """Each part of the agreement with its clauses, then the clauses of contracts.

    `undone` are the ids of those whose source is there and is no longer agreed.
    """
    sheet = asked.sheet
    assert isinstance(sheet, Sheet)
    return [part for part in _parts(sheet, asked, undone, voice) if part["clauses"]]


def waiting(sheet: Sheet, voice: Voice) -> list[Plain]:
    """The clauses that are not agreed, and those of which something was said and not settled."""
    return [
        {
            "id": row.id,
            "heading": _heading(row, voice),
            "status": _status(row.status, voice),
            "comments": len(row.open_comments),
        }
        for row in sheet.clauses
        if row.status != "agreed" or row.open_comments
    ]


def _parts(sheet: Sheet, asked: Asked, undone: Collection[str], voice: Voice) -> Iterator[Plain]:
    for part in PARTS:
        rows = [row for row in sheet.clauses if row.part == part and not row.contract]
        yield _part(part, voice(f"agreement.part.{part}"), _told(rows, asked, undone, voice))
    for contract in sheet.contracts:
        rows = [row for row in sheet.clauses if row.contract == contract.id]
        title = contract.title.said(voice.language) or contract.id
        title = voice("agreement.page.contract", title=title)
        yield _part(f"contract-{contract.id}", title, _told(rows, asked, undone, voice))


def _part(id: str, title: str, clauses: list[Plain]) -> Plain:
    return {"id": id, "title": title, "clauses": clauses}


def _told(
    rows: Iterable[Clause], asked: Asked, undone: Collection[str], voice: Voice
) -> list[Plain]:
    return [_clause(row, _state(row, asked, undone), asked, voice) for row in rows]


def shelf(asked: Asked, voice: Voice) -> list[Plain]:
    """The clauses of the library that the sheet has not begun with, part by part."""
    sheet = asked.sheet
    assert isinstance(sheet, Sheet)
    taken = {row.library for row in sheet.clauses}
    return [
        {
            "id": part,
            "title": voice(f"agreement.part.{part}"),
            "entries": [
                {
                    "id": one.id,
                    "heading": one.heading.said(voice.language),
                    "words": one.words.said(voice.language),
                    "source": one.source,
                }
                for one in library()
                if part_of(one.id) == part and one.id not in taken
            ],
        }
        for part in PARTS
    ]


def since(sheet: Sheet, voice: Voice) -> Plain | None:
    """What is not as it was when the agreement was last put up for signature; None without."""
    versions = of(sheet.versions, AGREEMENT)
    if not versions:
        return None
    last, now = words_of(versions[-1]), signable(sheet, AGREEMENT)
    found = changes(last.articles, now.articles)
    return {"version": last.version, "changes": [_change(one, last, now, voice) for one in found]}


def _change(one: Change, last: Signable, now: Signable, voice: Voice) -> Plain:
    document = last if one.kind == "removed" else now
    article = next(row for row in document.articles if row.id == one.id)
    return {
        "kind": voice(f"agreement.page.change.{one.kind}"),
        "heading": f"{numbers(document)[one.id]} {title(article).said(voice.language)}".strip(),
        "tongues": tongues(one.pieces, voice),
    }


def _clause(row: Clause, state: str, asked: Asked, voice: Voice) -> Plain:
    said = row.words.said(voice.language)
    return {
        "id": row.id,
        "heading": _heading(row, voice),
        "words": said,
        "language": row.words.speaks(voice.language),
        "state": voice(f"agreement.page.state.{state}"),
        "waits": state in ("stale", "orphaned", "undone"),
        "source": _room(row, voice) if row.ref else came_from(row.library, voice),
        "taken": row.ref is not None,
        "must": row.must,
        "statuses": [(one, _status(one, voice), one == row.status) for one in STATUSES],
        "status": row.status,
        "judged": _status(row.status, voice),
        "tongues": tongues(reworded(row.offered, row.words), voice) if row.edited else [],
        "comments": [
            {
                "id": one.id,
                "by": one.by,
                "on": voice.date(one.on) if one.on else "",
                "words": one.words,
                "settled": one.settled,
            }
            for one in row.comments
        ],
        "open": len(row.open_comments),
        "chosen": first(asked.typed, "clause") == row.id,
        "typed": first(asked.typed, "comment") if first(asked.typed, "clause") == row.id else "",
    }


def _heading(row: Clause, voice: Voice) -> str:
    """Its heading; else, as nobody gave it one yet, the room that it comes from or its id."""
    return row.heading.said(voice.language) or (_room(row, voice) if row.ref else row.id)


def _room(row: Clause, voice: Voice) -> str:
    assert row.ref
    return Source(row.ref).room(voice)


def _status(status: str, voice: Voice) -> str:
    return voice(f"agreement.choice.Clause.status.{status}")


def _state(row: Clause, asked: Asked, undone: Collection[str]) -> str:
    """How a clause stands to where it came from: stale and orphaned before edited and taken."""
    if row.ref is None:
        return "library" if row.library else "typed"
    stands = asked.states.get(("clauses", row.id), "")
    if stands == "orphaned" and row.id in undone:
        return "undone"
    if stands in ("stale", "orphaned"):
        return stands
    return "edited" if row.edited else "taken"


def tongues(pieces: Mapping[str, tuple[Piece, ...]], voice: Voice) -> list[Plain]:
    """The redline of each language, the reader's own first."""
    order = sorted(pieces, key=lambda code: (code != voice.language, Text.languages.index(code)))
    return [
        {
            "code": code,
            "name": voice(f"language.{code}"),
            "pieces": [(piece.kind, piece.words) for piece in pieces[code]],
        }
        for code in order
    ]
