"""Gathering: how the cards of a round become its ratings, with no more than the promise allows."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import count
from typing import Any, TypeVar

from kolam.core.answers import Answer, Answers, Round
from kolam.core.card import Card, Promise

LONGEST_ID = 64
LONGEST_TITLE = 120
TOLD: Mapping[Promise, tuple[str, ...]] = {
    "named": ("name", "organisation", "sector"),
    "organisation": ("organisation", "sector"),
    "sector": ("sector",),
    "anonymous": (),
}
R = TypeVar("R", bound=Round)


def gathered(cards: Sequence[Card], rounds: Sequence[R], kind: type[R]) -> tuple[R, ...]:
    """The rounds with each card's answers as ratings of the round of that name.

    Takes every card of a round at once, in any order: what an earlier gathering left in that round
    is replaced, ratings typed in by hand stay. For each author and item the card with the highest
    (order, id) counts; an answer that says nothing takes what was said back. Raters are called
    R1, R2 ... in the order of the authors' pseudonyms, which tells nothing about who came first.
    A round that the sheet already has keeps its title and promise; a new one takes them from its
    cards. Nothing beyond the promise is copied.
    """
    found = {held.id: held for held in rounds}
    for name in sorted({card.round for card in cards}, key=lambda id: (len(id), id)):
        own = [card for card in cards if card.round == name]
        held = found.get(name) or _new_round(name, own, kind)
        found[name] = held.with_(ratings=_ratings(own, held))
    return tuple(found.values())


def rating_id(rater: str, item: str) -> str:
    """The id of a gathered rating: one for each rater and item, at most 64 characters."""
    plain = f"{rater}.{item}"
    return plain if len(plain) <= LONGEST_ID else sha256(plain.encode()).hexdigest()


def carried(cards: Iterable[Card]) -> Promise:
    """The least that the cards allow to be told."""
    cards = tuple(cards)
    if any(card.name for card in cards):
        return "named"
    if any(card.organisation for card in cards):
        return "organisation"
    return "sector" if any(card.sector for card in cards) else "anonymous"


def told(card: Card, promise: Promise) -> dict[str, Any]:
    """What the promise allows to be written beside a rating."""
    return {field: getattr(card, field) for field in TOLD[promise]}


def _new_round(name: str, cards: Sequence[Card], kind: type[R]) -> R:
    first = min(cards, key=lambda card: card.id)
    promise = first.promise or carried(cards)
    return kind(id=name, title=first.title[:LONGEST_TITLE], held=first.held, promise=promise)


def _ratings(cards: Sequence[Card], held: Round) -> list[dict[str, Any]]:
    typed = [r for r in held.ratings if r.id != rating_id(r.rater, r.item)]
    latest = _latest(cards)
    raters = _names({author for author, _ in latest}, {rating.rater for rating in typed})
    last = {card.author: card for card in sorted(cards, key=lambda card: (card.order, card.id))}
    about = {author: told(last[author], held.promise) for author in raters}
    return [dict(rating) for rating in typed] + [
        {
            "id": rating_id(raters[author], item),
            "rater": raters[author],
            **about[author],
            **dict(latest[author, item]),
        }
        for author, item in sorted(latest)
    ]


def _latest(cards: Iterable[Card]) -> dict[tuple[str, str], Answer]:
    """The answer that counts for each author and item; those taken back are gone."""
    answers = {
        (card.author, answer.item): answer
        for card in sorted(cards, key=lambda card: (card.order, card.id))
        if isinstance(card.body, Answers)
        for answer in card.body.answers
    }
    return {place: answer for place, answer in answers.items() if answer.says_something}


def _names(authors: Iterable[str], taken: set[str]) -> dict[str, str]:
    free = (name for number in count(1) if (name := f"R{number}") not in taken)
    return dict(zip(sorted(authors), free, strict=False))
