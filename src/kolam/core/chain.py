"""Chains: what a room says of its rows so that one can be followed from answers to what is done."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from kolam.core.voice import Voice

#: A row's place in its sheet: list names and ids by turns.
Place = tuple[str, ...]
#: From what people say to what is done: where a row stands on the way.
Station = Literal["said", "found", "tabled", "agreed", "signed", "done"]
STATIONS: tuple[Station, ...] = get_args(Station)


@dataclass(frozen=True, slots=True)
class Lead:
    """What leads from one row of a room to another; `key` is the word for how."""

    source: Place
    target: Place
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """What tracing cannot see from a room's fields; a room has it in its chain.py as CHAIN.

    stations  by list: where its rows stand; "" for every list that is not named
    leads     (sheet) -> what leads from row to row beyond what a field names
    links     lists, with those that they stand in, whose rows only tie others together
    down      lists whose rows follow from the row that they stand in, instead of making it up
    reads     by type: (sheet, thing) -> the rows that a thing speaks to, where it is read live
    called    (lists, row, sheet, voice) -> what a row is called, "" where its own words do
    private   the list of a private sheet whose rows can be followed, by their owner alone
    """

    stations: Mapping[str, Station] = field(default_factory=dict)
    leads: Callable[[Any], Iterable[Lead]] | None = None
    links: frozenset[Place] = frozenset()
    down: frozenset[Place] = frozenset()
    reads: Mapping[type, Callable[[Any, Any], Iterable[Place]]] = field(default_factory=dict)
    called: Callable[[Place, Any, Any, Voice], str] | None = None
    private: str = ""


#: What holds for a room that says nothing of itself.
PLAIN = Chain()
