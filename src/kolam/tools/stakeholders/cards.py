"""What a phone is asked, and how the cards that come back move the sheet."""

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any

from kolam.core import card as core
from kolam.core.gathering import LONGEST_TITLE, carried, rating_id, told
from kolam.core.voice import Voice
from kolam.tools.stakeholders.placement import MIDDLE
from kolam.tools.stakeholders.sheet import Card, Mark, Rating, Round, Sheet

SAYS = ("interest", "influence", "attitude", "confidence")


def ask(sheet: Sheet, voice: Voice) -> dict[str, Any]:
    """The question, the scale and the stakeholders, as plain JSON values in the reader's language.

    The lines on a phone stand where the sheet sets them, else in the middle: lines that follow
    from the answers (median split, top third) would tell what the others said.
    """
    fixed = sheet.scale.rule == "set"
    return {
        "question": sheet.question.said(voice.language),
        "question_language": sheet.question.speaks(voice.language),
        "scale": {
            "lowest": sheet.scale.lowest,
            "highest": sheet.scale.highest,
            "interest": sheet.scale.interest if fixed else MIDDLE,
            "influence": sheet.scale.influence if fixed else MIDDLE,
        },
        "stakeholders": [
            {
                "id": row.id,
                "name": row.name.said(voice.language),
                "name_language": row.name.speaks(voice.language),
                "sector": row.sector,
                "kind": row.kind,
            }
            for row in sheet.stakeholders
        ],
    }


def gather(cards: Sequence[core.Card], sheet: Sheet) -> Sheet:
    """The sheet with each card's marks as ratings of the round of that name.

    Takes every card of a round at once, in any order: what an earlier gathering left in that round
    is replaced, ratings typed in by hand stay. For each author and stakeholder the card with the
    highest (order, id) counts; a mark that says nothing takes the answer back. Raters are called
    R1, R2 ... in the order of the authors' pseudonyms, which tells nothing about who came first.
    A round that the sheet already has keeps its title and promise; a new one takes them from its
    cards. Nothing beyond the promise is copied.
    """
    rounds = {held.id: held for held in sheet.rounds}
    for name in sorted({card.round for card in cards}, key=lambda id: (len(id), id)):
        own = [card for card in cards if card.round == name]
        held = rounds.get(name) or _new_round(name, own)
        rounds[name] = held.with_(ratings=_ratings(own, held))
    return sheet.with_(rounds=tuple(rounds.values()))


def _new_round(name: str, cards: Sequence[core.Card]) -> Round:
    first = min(cards, key=lambda card: card.id)
    promise = first.promise or carried(cards)
    return Round(id=name, title=first.title[:LONGEST_TITLE], held=first.held, promise=promise)


def _ratings(cards: Sequence[core.Card], held: Round) -> tuple[Rating, ...]:
    typed = tuple(r for r in held.ratings if r.id != rating_id(r.rater, r.stakeholder))
    latest = _latest(cards)
    raters = _names({author for author, _ in latest}, {rating.rater for rating in typed})
    last = {card.author: card for card in sorted(cards, key=lambda card: (card.order, card.id))}
    about = {author: told(last[author], held.promise) for author in raters}
    return typed + tuple(
        Rating(
            id=rating_id(raters[author], stakeholder),
            rater=raters[author],
            **about[author],
            **dict(latest[author, stakeholder]),
        )
        for author, stakeholder in sorted(latest)
    )


def _latest(cards: Iterable[core.Card]) -> dict[tuple[str, str], Mark]:
    """The mark that counts for each author and stakeholder; those taken back are gone."""
    marks = {
        (card.author, mark.stakeholder): mark
        for card in sorted(cards, key=lambda card: (card.order, card.id))
        if isinstance(card.body, Card)
        for mark in card.body.marks
    }
    return {place: mark for place, mark in marks.items() if _says_something(mark)}


def _says_something(mark: Mark) -> bool:
    given = any(getattr(mark, name) is not None for name in SAYS)
    return given or mark.dont_know or bool(mark.reason)


def _names(authors: Iterable[str], taken: set[str]) -> dict[str, str]:
    free = (name for number in count(1) if (name := f"R{number}") not in taken)
    return dict(zip(sorted(authors), free, strict=False))
