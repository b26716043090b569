"""What phones are asked now, and how the cards that come back become rows of the sheet."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from kolam.core import card as core
from kolam.core.record import Row, Text
from kolam.core.voice import Voice
from kolam.tools.negotiation.card_record import LONGEST, Card
from kolam.tools.negotiation.sheet import Asking, Assumption, Gift, Idea, Interest, Sheet

#: Where the cards of each kind go.
LISTS: Mapping[Asking, str] = MappingProxyType(
    {
        "gifts": "gifts",
        "interests": "interests",
        "options": "ideas",
        "assumptions": "assumptions",
    }
)
#: What people at the table add to a gathered row, and a later gathering leaves as it is.
ADDED = MappingProxyType(
    {"interests": ("issues", "met"), "ideas": ("merged",), "assumptions": ("found",), "gifts": ()}
)
DIGITS = 12


def ask(sheet: Sheet, voice: Voice) -> dict[str, Any]:
    """What is asked now, who the parties are and which issues there are, as plain JSON values.

    Options that stand already are not shown: the first ideas set the frame for all others.
    """
    language = voice.language
    return {
        "question": voice(f"negotiation.asked.{sheet.asking}"),
        "question_language": language,
        "asking": sheet.asking,
        "longest": LONGEST,
        "about": sheet.question.said(language),
        "about_language": sheet.question.speaks(language),
        "parties": [
            {
                "id": party.id,
                "name": party.name.said(language),
                "name_language": party.name.speaks(language),
                "sector": party.sector,
            }
            for party in sheet.parties
        ],
        "issues": [
            {
                "id": issue.id,
                "question": issue.question.said(language),
                "question_language": issue.question.speaks(language),
            }
            for issue in sheet.issues
        ],
    }


def gather(cards: Sequence[core.Card], sheet: Sheet) -> Sheet:
    """The sheet with each card's words as a row of gifts, interests, ideas or assumptions.

    Takes every card of a round at once, in any order; rows that an earlier gathering of the same
    round left are replaced, but keep what people have added to them since (what an idea was
    merged into, whether an assumption held). Rows typed in by hand and other rounds' stay. Of
    one author's cards with the same slot the highest (order, id) counts. A row's id follows from
    round, author and slot through a hash, and rows stand in the order of their ids: nothing tells
    who wrote two of them, or who came first. Under the promises 'organisation' and 'named' the
    card's organisation says which party it is; under the others what the participant chose.
    """
    rounds = sorted({card.round for card in cards})
    before = {name: getattr(sheet, name) for name in LISTS.values()}
    changed = {
        name: (
            *(row for row in rows if not _of_rounds(row, rounds)),
            *_rows(cards, sheet, name),
        )
        for name, rows in before.items()
    }
    return sheet.with_(**{name: rows for name, rows in changed.items() if rows != before[name]})


def row_id(round: str, author: str, slot: str) -> str:
    """The id of a gathered row: its round, and a hash that tells nothing of its author."""
    digest = sha256(f"{round}:{author}:{slot}".encode()).hexdigest()[:DIGITS]
    return f"{round}.{digest}"


def _of_rounds(row: Row, rounds: Iterable[str]) -> bool:
    stem, dot, rest = row.id.rpartition(".")
    return bool(dot) and len(rest) == DIGITS and stem in rounds


def _rows(cards: Sequence[core.Card], sheet: Sheet, name: str) -> tuple[Row, ...]:
    old = {row.id: row for row in getattr(sheet, name)}
    found = []
    for card, body in _latest(cards):
        if LISTS[body.kind] == name and (row := _row(card, body, sheet)):
            earlier = old.get(row.id)
            kept = {field: getattr(earlier, field) for field in ADDED[name]} if earlier else {}
            found.append(row.with_(**kept))
    return tuple(sorted(found, key=lambda row: row.id))


def _latest(cards: Iterable[core.Card]) -> list[tuple[core.Card, Card]]:
    """The card that counts for each author and slot; those taken back are gone."""
    latest = {
        (card.round, card.author, card.body.slot): (card, card.body)
        for card in sorted(cards, key=lambda card: (card.order, card.id))
        if isinstance(card.body, Card)
    }
    return [(card, body) for card, body in latest.values() if body.says_something]


def _row(card: core.Card, body: Card, sheet: Sheet) -> Row | None:
    id = row_id(card.round, card.author, body.slot)
    party = _party(card, body, sheet)
    said = {field: _text(getattr(body, field), body) for field in ("words", "why")}
    if body.kind == "gifts":
        return Gift(id=id, party=party, what=said["words"])
    if body.kind == "assumptions":
        return Assumption(id=id, what=said["words"], test=_text(body.test, body))
    if body.kind == "options":
        issue = body.issue if body.issue in {issue.id for issue in sheet.issues} else ""
        return Idea(id=id, issue=issue, words=said["words"], party=party)
    if not party:
        return None  # The party has left the table since; an interest is always somebody's.
    return Interest(
        id=id,
        party=party,
        position=_text(body.position, body),
        why=said["why"],
        interest=said["words"],
        noticed=_text(body.noticed, body),
        importance=body.importance,
    )


def _text(words: str, body: Card) -> Text:
    return Text(**{body.language: words.strip()})


def _party(card: core.Card, body: Card, sheet: Sheet) -> str:
    """The party whose organisation sent the card, else the one that the participant chose."""
    wanted = _plain(card.organisation or "")
    for party in sheet.parties:
        names = {party.id, party.organisation, *(party.name.said(c) for c in Text.languages)}
        if wanted and wanted in {_plain(name) for name in names}:
            return party.id
    return body.party if body.party in {party.id for party in sheet.parties} else ""


def _plain(name: str) -> str:
    """A name as people mean it: whatever its capitals, spaces and ways of writing an accent."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
