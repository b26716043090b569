"""Findings: who understands whom, which sectors are here, and how due diligence stands."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kolam.core.fault import Fault
from kolam.core.passing import Invitation
from kolam.core.private import Owned, Viewer
from kolam.core.stakeholder import Stakeholder
from kolam.core.tool import Given
from kolam.tools.sectors.coverage import Coverage, coverage
from kolam.tools.sectors.diligence import (
    WORST_FIRST,
    Standing,
    State,
    by_own_list,
    diligence,
    worst,
)
from kolam.tools.sectors.guessing import Guessing, guessing
from kolam.tools.sectors.private import Private
from kolam.tools.sectors.profiles import Told, profiles
from kolam.tools.sectors.sheet import Sheet, rating_faults


@dataclass(frozen=True)
class Findings:
    """Everything the room knows.

    absent     on the stakeholder map and without a profile here
    outside    organisations that are not on the map, by id; none where nobody has made a map
    standings  due diligence by the shared questions
    told       by organisation, the states that owners of lists of their own let the others know
    lists      every organisation's own list, by owner: gone after `seen_by`
    mine       the reader's own list, of the organisation `reader`
    """

    sheet: Sheet
    profiles: tuple[Told, ...]
    guessing: Guessing
    coverage: Coverage
    standings: tuple[Standing, ...]
    absent: tuple[Stakeholder, ...]
    faults: tuple[Fault, ...]
    outside: frozenset[str] = frozenset()
    told: Mapping[str, tuple[State, ...]] = field(default_factory=dict)
    lists: Mapping[str, tuple[Standing, ...]] = field(default_factory=dict)
    mine: tuple[Standing, ...] = ()
    reader: str = ""

    def state(self, found: Standing) -> State:
        """How an organisation stands by the shared questions and by all that owners tell."""
        return worst((found.state, *self.told.get(found.organisation.id, ())))

    def in_state(self, state: State) -> tuple[Standing, ...]:
        """The organisations that stand so."""
        return tuple(found for found in self.standings if self.state(found) == state)

    @property
    def joining(self) -> tuple[Standing, ...]:
        """How those stand who have joined or could: whoever the map does not know is neither."""
        return tuple(s for s in self.standings if s.organisation.id not in self.outside)

    @property
    def anybody(self) -> bool:
        """Whether anybody is known to be here."""
        return bool(self.coverage.present)

    def seen_by(self, viewer: Viewer) -> "Findings":
        """These findings, without any list but the viewer's own; a mediator sees none."""
        kept = self.mine if viewer.owner and viewer.owner == self.reader else ()
        mine = self.lists.get(viewer.owner, kept) if viewer.owner else ()
        return replace(self, lists={}, mine=mine, reader=viewer.owner)


def analyse(sheet: Sheet, given: Given) -> Findings:
    """The findings of a sheet, beside who is on the map and whom other rooms ask in."""
    mapped = given.get(Stakeholder, ())
    owned = [(one.owner, one.record) for one in given.get(Owned, ())]
    lists = {o: by_own_list(sheet, own) for o, own in owned if isinstance(own, Private)}
    telling = [o for o, own in owned if isinstance(own, Private) and own.tell]
    return Findings(
        sheet=sheet,
        profiles=profiles(sheet),
        guessing=guessing(sheet),
        coverage=coverage(mapped, sheet.organisations, given.get(Invitation, ())),
        standings=diligence(sheet),
        absent=tuple(_absent(sheet, mapped)),
        faults=tuple(_faults(sheet)),
        outside=frozenset(_outside(sheet, mapped)),
        told=_told(standing for owner in telling for standing in lists[owner]),
        lists=lists,
    )


def _told(standings: Iterable[Standing]) -> dict[str, tuple[State, ...]]:
    """The states by organisation, the worst first: their order tells nothing about the owners."""
    found: dict[str, list[State]] = {}
    for standing in standings:
        found.setdefault(standing.organisation.id, []).append(standing.state)
    return {id: tuple(sorted(states, key=WORST_FIRST.index)) for id, states in found.items()}


def _absent(sheet: Sheet, mapped: tuple[Stakeholder, ...]) -> Iterator[Stakeholder]:
    for one in mapped:
        if not any(row.stands_for(one.ref.path[-1], one.name) for row in sheet.organisations):
            yield one


def _outside(sheet: Sheet, mapped: tuple[Stakeholder, ...]) -> Iterator[str]:
    for row in sheet.organisations if mapped else ():
        known = any(row.stands_for(one.ref.path[-1], one.name) for one in mapped)
        if not known and row.kind != "vehicle":
            yield row.id


def _faults(sheet: Sheet) -> Iterator[Fault]:
    """What reading would refuse, for sheets put together in other ways, and strange answers."""
    yield from sheet.faults()
    for name in ("organisations", "results", "own"):
        for number, row in enumerate(getattr(sheet, name)):
            yield from (fault.inside(name, number) for fault in row.faults())
    yield from rating_faults(sheet)
