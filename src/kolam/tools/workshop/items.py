"""The items of an evaluation: statements at four moments, and the questions beside them."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from kolam.core.fault import Fault
from kolam.core.frame import Frame, read_frame

#: When a statement is answered for: in the morning, looking back to it, at the end, months later.
Moment = Literal["before", "back", "after", "later"]
MOMENTS: tuple[Moment, ...] = get_args(Moment)
LOWEST, HIGHEST = 1, 5
#: What is asked beside the statements: how useful it was, in words, and what was used since.
USEFUL, BEST, BETTER, MONDAY = "after.useful", "after.best", "after.better", "after.monday"
USED, CHANGED = "later.used", "later.changed"
WORDS = (BEST, BETTER, MONDAY, CHANGED)
#: Not yet, once, several times.
USES = (0, 1, 2)


@cache
def frame(table: Literal["statements", "parts"]) -> Frame:
    """One of the room's lists, in its order."""
    return read_frame(Path(__file__).with_name("frame.toml"), table)


@cache
def ranges() -> dict[str, tuple[int, int]]:
    """The lowest and highest score of every item that is scored."""
    statements = [f"{moment}.{id}" for moment in MOMENTS for id in frame("statements").ids()]
    scored = dict.fromkeys((*statements, USEFUL), (LOWEST, HIGHEST))
    return {**scored, USED: (USES[0], USES[-1])}


def item_faults(item: str, score: int | None) -> Iterator[Fault]:
    """What is wrong with a score of an item, or with the item itself."""
    if item in WORDS:
        return
    if item not in ranges():
        yield Fault(("item",), "no_such_statement", {"id": item})
    elif score is not None:
        low, high = ranges()[item]
        if score < low:
            yield Fault(("score",), "too_low", {"limit": low})
        if score > high:
            yield Fault(("score",), "too_high", {"limit": high})
