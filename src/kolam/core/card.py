"""Cards: what one participant sends, with no more about the person than the promise allows."""

import datetime
from dataclasses import dataclass
from typing import Literal

from kolam.core.record import Record
from kolam.core.stakeholder import Sector

Promise = Literal["named", "organisation", "sector", "anonymous"]
PROMISES: tuple[Promise, ...] = ("named", "organisation", "sector", "anonymous")


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A card in a round: `author` is a pseudonym, `order` the author's own counter.

    Where one author's cards speak about the same thing, the highest (order, id) counts.
    What is said of the round (`title`, `held`, `promise`) is the same on all its cards.
    """

    id: str
    round: str
    author: str
    body: Record
    order: int = 0
    name: str | None = None
    organisation: str | None = None
    sector: Sector | None = None
    title: str = ""
    held: datetime.date | None = None
    promise: Promise | None = None
