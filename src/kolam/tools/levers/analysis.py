"""Findings: what is supplied of each lever, by how many, where it is short, and who closes it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from kolam.core.answers import SMALL, small_rounds
from kolam.core.fault import Fault
from kolam.core.passing import IssueQuestion
from kolam.core.record import Text
from kolam.core.stakeholder import Stakeholder
from kolam.core.tool import Given
from kolam.tools.levers.closing import CANDIDATES, Closing, by_sector, by_stakeholder, closing
from kolam.tools.levers.levels import Answered, Levels, levels
from kolam.tools.levers.sheet import LEVERS, STRONG, Lever, Need, Sheet, Supplier, stages

State = Literal["unasked", "not_needed", "met", "open", "accepted", "assigned"]
#: Answers so many steps apart are worth a talk.
APART = 2


@dataclass(frozen=True, slots=True)
class Coverage:
    """One lever: the level of everyone at the table, what is needed, and what is done about it.

    `number` is its place in the framework's order, 1 the boundary of the system to 13 its elements.
    """

    lever: Lever
    number: int
    levels: Mapping[str, int]
    needed: int | None
    row: Need | None

    @property
    def best(self) -> int:
        """The highest level at the table; 0 where nobody supplies any."""
        return max(self.levels.values(), default=0)

    @property
    def leads(self) -> tuple[str, ...]:
        """Who supplies the best level; nobody where that is 0."""
        return tuple(id for id, level in self.levels.items() if level == self.best > 0)

    @property
    def strong(self) -> tuple[str, ...]:
        """Who supplies it at 2 or more."""
        return tuple(id for id, level in self.levels.items() if level >= STRONG)

    @property
    def depth(self) -> int:
        """How many supply it at 2 or more."""
        return len(self.strong)

    @property
    def gap(self) -> int:
        """Needed less best, if above 0."""
        return max(0, (self.needed or 0) - self.best)

    @property
    def state(self) -> State:
        """Whether it is needed, met, or, where there is a gap, what is done about it."""
        if self.needed is None:
            return "unasked"
        if not self.needed:
            return "not_needed"
        if not self.gap:
            return "met"
        return self.row.stands if self.row else "open"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A lever that is to come after others of which there is too little."""

    lever: Lever
    for_: tuple[Lever, ...]


@dataclass(frozen=True)
class Findings:
    """Everything the room knows.

    invited, sectors    the smallest sets among those who could come that close the gaps that
                        nobody has accepted
    held, held_sectors  the smallest sets at the table that hold whatever is met
    absent              stakeholders of the map whom this list has not
    question            the map's issue question, where it has other words than this room's
    """

    sheet: Sheet
    levels: Levels
    levers: tuple[Coverage, ...]
    invited: Closing | None
    sectors: Closing | None
    held: Closing | None
    held_sectors: Closing | None
    absent: tuple[Stakeholder, ...]
    question: Text | None
    faults: tuple[Fault, ...]

    @cached_property
    def names(self) -> Mapping[str, Text]:
        """The suppliers' names by id."""
        return {row.id: row.name for row in self.sheet.suppliers}

    @property
    def table(self) -> tuple[Supplier, ...]:
        """Those at the table."""
        return tuple(row for row in self.sheet.suppliers if row.seat == "table")

    @property
    def gaps(self) -> tuple[Coverage, ...]:
        """The levers of which less is supplied than is needed."""
        return tuple(found for found in self.levers if found.gap)

    def in_state(self, state: State) -> tuple[Coverage, ...]:
        """The levers in one state, in the framework's order."""
        return tuple(found for found in self.levers if found.state == state)

    @property
    def closed(self) -> tuple[Coverage, ...]:
        """Levers whose gap somebody had taken on or accepted, and that are met now."""
        met = self.in_state("met")
        return tuple(found for found in met if found.row and found.row.stands != "open")

    @property
    def singles(self) -> Mapping[str, tuple[Coverage, ...]]:
        """By stakeholder, the levers that it alone supplies at 2 or more, where any are needed."""
        found: dict[str, tuple[Coverage, ...]] = {}
        for lever in self.levers:
            if lever.depth == 1 and lever.needed != 0:
                found[lever.strong[0]] = (*found.get(lever.strong[0], ()), lever)
        return found

    @property
    def stages(self) -> tuple[tuple[Lever, ...], ...]:
        """The levers in the order in which they can begin, where any waits for another."""
        found = stages(self.sheet.needs)
        return found if len(found) > 1 else ()

    @property
    def first(self) -> tuple[Lever, ...]:
        """The levers that wait for none and that others wait for."""
        waited_for = {lever for need in self.sheet.needs for lever in need.after}
        return tuple(lever for stage in self.stages[:1] for lever in stage if lever in waited_for)

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """Levers that wait for others of which there is too little."""
        short = {found.lever for found in self.gaps}
        rows = ((n.lever, tuple(a for a in n.after if a in short)) for n in self.sheet.needs)
        return tuple(Waiting(lever, after) for lever, after in rows if after)

    @property
    def disputed(self) -> tuple[Answered, ...]:
        """What people answer most differently, by two steps or more."""
        wide = (found for found in self.levels.answered if found.apart >= APART)
        return tuple(sorted(wide, key=lambda found: -found.apart))

    @property
    def small(self) -> tuple[Fault, ...]:
        """Rounds that too few people answered."""
        return tuple(fault for fault in self.faults if fault.key in SMALL)

    @property
    def all_alike(self) -> bool:
        """Whether every one of the thirteen is said to be needed, and all as much."""
        told = {found.needed for found in self.levers}
        return len(told) == 1 and not told & {None, 0}

    @property
    def missing(self) -> int:
        """Pairs of stakeholder and lever of which nothing was said; they count as none."""
        return len(self.sheet.suppliers) * len(LEVERS) - len(self.levels.supply)


def analyse(sheet: Sheet, given: Given) -> Findings:
    """The findings of a sheet, beside whom the stakeholder map has and which question it asks."""
    known = levels(sheet)
    table = [row for row in sheet.suppliers if row.seat == "table"]
    possible = [row for row in sheet.suppliers if row.seat == "possible"]
    levers = tuple(_coverage(lever, table, known, sheet) for lever in LEVERS)
    wanting = (found for found in levers if found.gap and found.state != "accepted")
    short = {found.lever: found.needed or 0 for found in wanting}
    met = {f.lever: f.needed or 0 for f in levers if f.state == "met"}
    return Findings(
        sheet=sheet,
        levels=known,
        levers=levers,
        invited=closing(by_stakeholder(possible, known), short),
        sectors=closing(by_sector(possible, known), short),
        held=closing(by_stakeholder(table, known), met),
        held_sectors=closing(by_sector(table, known), met),
        absent=tuple(_absent(sheet, given.get(Stakeholder, ()))),
        question=_differing(sheet, given.get(IssueQuestion, ())),
        faults=(
            *_faults(sheet),
            *small_rounds("rounds", sheet.rounds),
            *_too_many(table, possible),
        ),
    )


def _coverage(lever: Lever, table: list[Supplier], known: Levels, sheet: Sheet) -> Coverage:
    return Coverage(
        lever=lever,
        number=LEVERS.index(lever) + 1,
        levels={row.id: known.supply.get((row.id, lever), 0) for row in table},
        needed=known.needed.get(lever),
        row=next((need for need in sheet.needs if need.lever == lever), None),
    )


def _absent(sheet: Sheet, mapped: tuple[Stakeholder, ...]) -> Iterator[Stakeholder]:
    for one in mapped:
        if not any(row.stands_for(one.ref.path[-1], one.name) for row in sheet.suppliers):
            yield one


def _differing(sheet: Sheet, asked: tuple[IssueQuestion, ...]) -> Text | None:
    words = sheet.question.plain()
    other = (found.words for found in asked if found.words.plain() != words)
    return next(other, None) if any(words.values()) else None


def _faults(sheet: Sheet) -> Iterator[Fault]:
    yield from sheet.faults()
    for number, need in enumerate(sheet.needs):
        yield from (fault.inside("needs", number) for fault in need.faults())


def _too_many(table: list[Supplier], possible: list[Supplier]) -> Iterator[Fault]:
    n = max(len(table), len(possible))
    if n > CANDIDATES:
        yield Fault(("suppliers",), "too_many_to_search", {"n": n, "limit": CANDIDATES})
