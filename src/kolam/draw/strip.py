"""One item of strips, and one group of those who answered it."""

from dataclasses import dataclass

from kolam.draw.caption import Kind


@dataclass(frozen=True, slots=True)
class Part:
    """One group's answers within an item: the group's kind, its median and an interval."""

    kind: Kind
    median: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """One item.

    values     every single answer
    quartiles  first quartile, median and third quartile, or None when nobody answered
    parts      the groups among those who answered
    kind       what the item itself is, shown beside its name
    note       a quiet line under the name, such as n
    """

    key: str
    label: str
    values: tuple[float, ...]
    quartiles: tuple[float, float, float] | None
    parts: tuple[Part, ...] = ()
    kind: Kind | None = None
    contested: bool = False
    note: str = ""
