"""Findings: who understands whom, which sectors are here, and how due diligence stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from kolam.core.fault import Fault
from kolam.core.passing import Invitation
from kolam.core.stakeholder import Stakeholder
from kolam.core.tool import Given
from kolam.tools.sectors.coverage import Coverage, coverage
from kolam.tools.sectors.diligence import Standing, State, diligence
from kolam.tools.sectors.guessing import Guessing, guessing
from kolam.tools.sectors.profiles import Told, profiles
from kolam.tools.sectors.sheet import Sheet, rating_faults


@dataclass(frozen=True)
class Findings:
    """Everything the room knows; `absent` are on the stakeholder map and have no profile here."""

    sheet: Sheet
    profiles: tuple[Told, ...]
    guessing: Guessing
    coverage: Coverage
    standings: tuple[Standing, ...]
    absent: tuple[Stakeholder, ...]
    faults: tuple[Fault, ...]

    def in_state(self, state: State) -> tuple[Standing, ...]:
        """The organisations whose due diligence stands so."""
        return tuple(found for found in self.standings if found.state == state)

    @property
    def anybody(self) -> bool:
        """Whether anybody is known to be here."""
        return bool(self.coverage.present)


def analyse(sheet: Sheet, given: Given) -> Findings:
    """The findings of a sheet, beside who is on the map and whom other rooms ask in."""
    mapped = given.get(Stakeholder, ())
    return Findings(
        sheet=sheet,
        profiles=profiles(sheet),
        guessing=guessing(sheet),
        coverage=coverage(mapped, sheet.organisations, given.get(Invitation, ())),
        standings=diligence(sheet),
        absent=tuple(_absent(sheet, mapped)),
        faults=tuple(_faults(sheet)),
    )


def _absent(sheet: Sheet, mapped: tuple[Stakeholder, ...]) -> Iterator[Stakeholder]:
    for one in mapped:
        if not any(row.stands_for(one.ref.path[-1], one.name) for row in sheet.organisations):
            yield one


def _faults(sheet: Sheet) -> Iterator[Fault]:
    """What reading would refuse, for sheets put together in other ways, and strange answers."""
    yield from sheet.faults()
    for name in ("organisations", "results", "own"):
        for number, row in enumerate(getattr(sheet, name)):
            yield from (fault.inside(name, number) for fault in row.faults())
    yield from rating_faults(sheet)
