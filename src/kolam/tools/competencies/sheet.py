"""The records of MUST: what people say of themselves and peers, under a key, and take on."""

import datetime
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Literal, get_args

from kolam.core import answers as core
from kolam.core.fault import Fault
from kolam.core.frame import Frame, read_frame
from kolam.core.record import Field, Record, Row, Text, twice

Letter = Literal["mindset", "understanding", "skills", "technical"]
LETTERS: tuple[Letter, ...] = get_args(Letter)
#: What a rating is about: oneself before, after, earlier as seen from after, months later; a peer.
Part = Literal["before", "looking_back", "after", "later", "peer"]
PARTS: tuple[Part, ...] = get_args(Part)
Asking = Literal["before", "after", "later", "peer"]
LOWEST, HIGHEST = 1, 5
#: From this mean on somebody covers a letter for the team.
COVERS = 4
#: Items beside the statements: one's own key, the peer's, and whether one's own may be shown.
KEY, ABOUT, SHARE = "key", "about", "share"
NO, YES = 0, 1
SHORTEST_KEY, LONGEST_KEY = 3, 12
SEAL, SEALED = "#", 16


@cache
def frame(table: Literal["letters", "statements"]) -> Frame:
    """One of the room's lists, in its order."""
    return read_frame(Path(__file__).with_name("frame.toml"), table)


@cache
def items() -> frozenset[str]:
    """Every item that can be rated: a part and a statement, such as before.mindset.risk."""
    return frozenset(f"{part}.{id}" for part in PARTS for id in frame("statements").ids())


def part_of(item: str) -> str:
    """What a rated item is about."""
    return item.partition(".")[0]


def letter_of(item: str) -> str:
    """The letter to which a rated item's statement belongs."""
    return item.split(".")[1]


def statement_of(item: str) -> str:
    """The statement of a rated item."""
    return item.partition(".")[2]


def as_key(typed: str) -> str:
    """A key without spaces and in capitals, so that two ways of writing it pair."""
    return "".join(typed.split()).upper()


def sealed(key: str) -> str:
    """What pairs a key and does not show it: a mark and its SHA-256, cut; a sealed key as it is.

    It keeps what people typed off pages and files; who knows a key can still work out its seal.
    """
    if not key or key.startswith(SEAL):
        return key
    return SEAL + sha256(f"competencies:{as_key(key)}".encode()).hexdigest()[:SEALED]


def is_key(key: str) -> bool:
    """Whether this can be a key: 3 to 12 characters, none of them the mark of a seal."""
    return SEAL not in key and SHORTEST_KEY <= len(key) <= LONGEST_KEY


class Answer(core.Answer):
    """What one participant says about one statement (1-5), or a key, or a consent (0-1)."""

    score: int | None = Field(default=None, ge=NO, le=HIGHEST)

    def faults(self) -> Iterable[Fault]:
        yield from super().faults()
        yield from _item_faults(self.item, self.score)
        if self.item in (KEY, ABOUT) and self.reason and not is_key(as_key(self.reason)):
            limits = {"shortest": SHORTEST_KEY, "longest": LONGEST_KEY}
            yield Fault(("reason",), "key_form", limits)


class Card(core.Answers):
    """What one participant sends."""

    answers: tuple[Answer, ...] = Field(max_length=60)


class Rating(core.Rating):
    """How far a statement holds, 1 (not at all) to 5 (fully); a key stands in `reason`."""

    score: int | None = Field(default=None, ge=NO, le=HIGHEST)

    def faults(self) -> Iterable[Fault]:
        yield from super().faults()
        yield from _item_faults(self.item, self.score)


class Round(core.Round):
    """The statements as rated in one go."""

    ratings: tuple[Rating, ...] = Field(default=(), max_length=100_000)


class Action(Row):
    """What somebody does to grow in one letter, who sees to it, and by when."""

    letter: Letter
    what: Text
    owner: str = Field(default="", max_length=120)
    due: datetime.date | None = None


class Sheet(Record):
    """The ratings of a group over time, and its development actions."""

    asking: Asking = "before"
    rounds: tuple[Round, ...] = ()
    actions: tuple[Action, ...] = ()

    def faults(self) -> Iterable[Fault]:
        for name in ("rounds", "actions"):
            yield from twice(name, getattr(self, name))


def _item_faults(item: str, score: int | None) -> Iterable[Fault]:
    if item in (KEY, ABOUT):
        return
    if item != SHARE and item not in items():
        yield Fault(("item",), "no_such_statement", {"id": item})
    elif score is not None:
        low, high = (NO, YES) if item == SHARE else (LOWEST, HIGHEST)
        if score < low:
            yield Fault(("score",), "too_low", {"limit": low})
        if score > high:
            yield Fault(("score",), "too_high", {"limit": high})
