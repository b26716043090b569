"""The picture of a chain: stations from what people said to what is done, with one row picked."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kolam.core.chain import STATIONS, Station
from kolam.tracing.answers import Told, told
from kolam.tracing.cells import Cell, Way
from kolam.tracing.trace import Stop, Trace

#: Stations that are told even where nothing stands: an empty one says something, too.
ALWAYS: dict[Way, tuple[Station, ...]] = {"from": ("said",), "to": ("signed", "done")}


@dataclass(frozen=True, slots=True)
class Heard:
    """A round of answers on a chain: who answered, and about which rows, the nearest first."""

    tool: str
    told: Told
    about: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one list on a chain, the nearest first; of no list what the room worked out."""

    tool: str
    lists: tuple[str, ...]
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """What of a chain stands at one station; nothing where the chain does not reach it."""

    station: Station
    groups: tuple[Group, ...] = ()
    heard: tuple[Heard, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the chain does not come by."""
        return not self.groups and not self.heard


@dataclass(frozen=True, slots=True)
class Picture:
    """A picked cell with what comes before it and what follows from it, station by station."""

    at: Cell
    station: Station
    before: tuple[Stage, ...]
    after: tuple[Stage, ...]

    def count(self, station: Station) -> int:
        """How many rows of both chains stand at a station; answers count by what they are about."""
        here = [stage for stage in (*self.before, *self.after) if stage.station == station]
        rows = sum(len(group.stops) for stage in here for group in stage.groups)
        return rows + sum(len(heard.about) for stage in here for heard in stage.heard)


def picture(trace: Trace, at: Cell) -> Picture:
    """Both chains of a cell as stages."""
    return Picture(
        at=at,
        station=trace.station(at),
        before=_stages(trace, at, "from"),
        after=_stages(trace, at, "to"),
    )


def _stages(trace: Trace, at: Cell, way: Way) -> tuple[Stage, ...]:
    by: dict[Station, list[Stop]] = defaultdict(list)
    for stop in trace.reached(at, way):
        by[trace.station(stop.cell)].append(stop)
    here = trace.station(at)
    return tuple(
        _stage(trace, station, by[station])
        for station in STATIONS
        if by[station] or (station in ALWAYS[way] and station != here)
    )


def _stage(trace: Trace, station: Station, stops: Sequence[Stop]) -> Stage:
    groups: dict[tuple[str, tuple[str, ...]], list[Stop]] = defaultdict(list)
    rounds: dict[tuple[str, str], list[Stop]] = defaultdict(list)
    for stop in stops:
        if stop.cell.is_answers:
            rounds[stop.cell.tool, stop.cell.place[1]].append(stop)
        else:
            groups[stop.cell.tool, stop.cell.lists if _is_row(stop.cell) else ()].append(stop)
    return Stage(
        station,
        groups=tuple(Group(tool, lists, tuple(same)) for (tool, lists), same in groups.items()),
        heard=tuple(_heard(trace, rounds.values())),
    )


def _is_row(at: Cell) -> bool:
    return len(at.place) % 2 == 0


def _heard(trace: Trace, rounds: Iterable[Sequence[Stop]]) -> Iterable[Heard]:
    for stops in rounds:
        first = stops[0].cell
        items = [stop.cell.place[3] for stop in stops if len(stop.cell.place) == 4]
        whole = len(items) < len(stops)
        found = told(trace.row(Cell(first.tool, first.place[:2])), None if whole else items)
        if found:
            yield Heard(first.tool, found, tuple(stops))
