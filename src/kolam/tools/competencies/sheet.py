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
#: A seal is written #salt.digest, both in hexadecimal digits; the first ones had no salt.
SEAL, END_OF_SALT, SEALED = "#", ".", 16


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


def sealed(key: str, salt: str | None) -> str:
    """What pairs a key and does not show it: salt and SHA-256, cut; a sealed key as it is.

    It keeps what people typed off pages and files, and with a salt no list of seals made elsewhere
    fits. Who holds the sheet and knows a key can still work out its seal.
    """
    if not key or key.startswith(SEAL):
        return key
    salted = f"{salt}{END_OF_SALT}" if salt else ""
    return (
        SEAL + salted + sha256(f"competencies:{salted}{as_key(key)}".encode()).hexdigest()[:SEALED]
    )


def salt_of(seal: str) -> str:
    """The salt that stands in a seal; "" in one without."""
    return seal.removeprefix(SEAL).rpartition(END_OF_SALT)[0]


def is_key(key: str) -> bool:
    """Whether this can be a key: 3 to 12 characters, none of them the mark of a seal."""
    return SEAL not in key and SHORTEST_KEY <= len(key) <= LONGEST_KEY


class Answer(core.Answer):
    """What one participant says about one statement (1-5), or a key, or a consent (0-1)."""

    score: int | None = Field(default=None, ge=NO, le=HIGHEST)

    def faults(self) -> Iterable[Fault]:
        yield from super().faults()
        yield from _item_faults(self.item, self.score)
        yield from _key_faults(self.item, self.reason)


class Card(core.Answers):
    """What one participant sends."""

    answers: tuple[Answer, ...] = Field(max_length=60)


class Rating(core.Rating):
    """How far a statement holds, 1 (not at all) to 5 (fully); a key stands in `reason`."""

    score: int | None = Field(default=None, ge=NO, le=HIGHEST)

    def faults(self) -> Iterable[Fault]:
        yield from super().faults()
        yield from _item_faults(self.item, self.score)
        if not self.reason.startswith(SEAL):
            yield from _key_faults(self.item, self.reason)


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

    @property
    def salt(self) -> str | None:
        """The salt of the sheet's seals, taken from the first of them; None where there is none."""
        keys = (r.reason for held in self.rounds for r in held.ratings if r.item in (KEY, ABOUT))
        return next((salt_of(key) for key in keys if key.startswith(SEAL)), None)


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


def _key_faults(item: str, key: str) -> Iterable[Fault]:
    if item in (KEY, ABOUT) and key and not is_key(as_key(key)):
        yield Fault(("reason",), "key_form", {"shortest": SHORTEST_KEY, "longest": LONGEST_KEY})
