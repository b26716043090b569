"""The tool protocol: the one small object through which everything talks to a room."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from kolam.core.block import Block, Figure
from kolam.core.card import Card
from kolam.core.record import Record
from kolam.core.voice import Voice

Canvas = Literal["phone", "desk", "wall", "paper"]
Given = Mapping[type, tuple[Any, ...]]


@dataclass(frozen=True, kw_only=True)
class Tool:
    """A tool of the partnering framework.

    slug     folder, URL part, file name and CLI word; its words name it `<slug>.title`
    sheet    what the team keeps
    private  what one organisation keeps to itself, or None; its findings have `seen_by`
    card     what one participant sends, or None
    ask      (sheet, voice) -> what a phone shows, as plain JSON values
    gather   (cards, sheet) -> sheet; how cards move the sheet
    analyse  (sheet, given) -> findings; pure: no clock, no unseeded randomness; the private
             sheets are in given[Owned]
    figure   (findings, voice, canvas) -> the picture of the findings
    sections (sheet, findings, voice) -> its pages in a report
    gives    what it offers to the other rooms, by type
    takes    the types it wants from the others
    upgrades old sheets to new ones, one step each, as plain values
    """

    slug: str
    sheet: type[Record]
    analyse: Callable[[Any, Given], Any]
    figure: Callable[[Any, Voice, Canvas], Figure]
    sections: Callable[[Any, Any, Voice], tuple[Block, ...]]
    private: type[Record] | None = None
    card: type[Record] | None = None
    ask: Callable[[Any, Voice], dict[str, Any]] | None = None
    gather: Callable[[Sequence[Card], Any], Any] | None = None
    gives: Mapping[type, Callable[[Any, Any, Voice], tuple[Any, ...]]] = field(default_factory=dict)
    takes: tuple[type, ...] = ()
    upgrades: tuple[Callable[[dict[str, Any]], dict[str, Any]], ...] = ()
