"""Occasions: what is known of a workshop besides the book's sheets; counts, and nobody's name."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One activity as it was held: its tool, its promise about who said it, how many answered."""

    title: str
    tool: str
    promise: str
    answered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A workshop: `joined` people with `sectors` counted, and its rounds in order.

    `sectors` are pairs of a sector's id ("" for none named) and a number of people.
    """

    title: str
    day: datetime.date | None = None
    joined: int = 0
    sectors: tuple[tuple[str, int], ...] = ()
    rounds: tuple[Round, ...] = ()
