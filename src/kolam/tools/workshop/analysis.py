"""Findings: what the report can tell, what is still missing in it, and what people answered."""

import calendar
import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from kolam.core.answers import small_rounds
from kolam.core.fault import Fault
from kolam.core.passing import Evidence
from kolam.core.tool import Given
from kolam.tools.workshop.evaluation import Asked, Statement, Written, asked, statements, written
from kolam.tools.workshop.items import USED, USEFUL, frame
from kolam.tools.workshop.people import Participants, participants
from kolam.tools.workshop.programme import Slot, State, programme
from kolam.tools.workshop.sheet import ROWS, Action, Exercise, Photo, Quote, Sheet, is_said
from kolam.tools.workshop.taking import found_in

#: How long after the workshop the last question comes.
MONTHS = 3


@dataclass(frozen=True, slots=True)
class Held:
    """One exercise, with what its room found in the meantime."""

    exercise: Exercise
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Findings:
    """Everything the room knows."""

    sheet: Sheet
    participants: Participants
    programme: tuple[Slot, ...]
    exercises: tuple[Held, ...]
    statements: tuple[Statement, ...]
    useful: Asked | None
    used: Asked | None
    written: tuple[Written, ...]
    faults: tuple[Fault, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The parts of a report of which nothing is there yet."""
        return tuple(id for id in frame("parts").ids() if not self.has(id))

    def has(self, part: str) -> bool:
        """Whether anything is there of one part of a report."""
        sheet = self.sheet
        if part in ("name", "place", "objective"):
            return is_said(getattr(sheet, part))
        if part == "dates":
            return sheet.first is not None
        if part == "participants":
            return self.participants.total > 0
        if part == "agenda":
            return any(slot.session.held for slot in self.programme)
        if part == "evaluation":
            return bool(self.statements or self.useful or self.used)
        return bool(getattr(sheet, part)) or (part == "feedback" and bool(self.written))

    def in_state(self, state: State) -> tuple[Slot, ...]:
        """The sessions that came out one way, in their order."""
        return tuple(slot for slot in self.programme if slot.state == state)

    @property
    def overrun(self) -> int:
        """Minutes by which the day ended later than planned; the worst of several days."""
        days: dict[datetime.date | None, tuple[int, int]] = {}
        for slot in self.programme:
            planned, held = slot.session.planned, slot.session.held
            if planned and held:
                ends = days.get(slot.session.day, (0, 0))
                days[slot.session.day] = (max(ends[0], planned[1]), max(ends[1], held[1]))
        return max((held - planned for planned, held in days.values()), default=0)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotes that may leave the sheet."""
        return tuple(quote for quote in self.sheet.quotes if quote.consent == "yes")

    @property
    def photos(self) -> tuple[Photo, ...]:
        """The photos that may be mentioned outside."""
        return tuple(photo for photo in self.sheet.photos if photo.consent == "yes")

    @property
    def kept_back(self) -> int:
        """How many quotes and photos stay in the sheet for want of consent."""
        kept = len(self.sheet.quotes) + len(self.sheet.photos)
        return kept - len(self.quotes) - len(self.photos)

    @property
    def loose(self) -> tuple[Action, ...]:
        """Actions without an owner or without a date."""
        return tuple(a for a in self.sheet.actions if not a.owner.strip() or not a.due)

    @property
    def moved(self) -> tuple[Statement, ...]:
        """The statements with a change, the largest share of people who moved up first."""
        told = [one for one in self.statements if one.change]
        return tuple(sorted(told, key=_share_up, reverse=True))

    @property
    def ask_later(self) -> datetime.date | None:
        """From when on the delayed question can be asked; None where it was, or no day is known."""
        ended = self.sheet.ended
        later = self.used or any("later" in one.at for one in self.statements)
        return None if later or not ended else months_after(ended, MONTHS)


def analyse(sheet: Sheet, given: Given) -> Findings:
    """The findings of a sheet, beside what the rooms of its exercises have found."""
    spoken = given.get(Evidence, ())
    return Findings(
        sheet=sheet,
        participants=participants(sheet),
        programme=programme(sheet),
        exercises=tuple(
            Held(row, tuple(one for one in spoken if found_in(row, one))) for row in sheet.exercises
        ),
        statements=statements(sheet),
        useful=asked(sheet, USEFUL),
        used=asked(sheet, USED),
        written=written(sheet),
        faults=tuple(_faults(sheet)),
    )


def months_after(day: datetime.date, months: int) -> datetime.date:
    """The same day some months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def _share_up(statement: Statement) -> Fraction:
    change = statement.change
    assert change
    return Fraction(change.up, change.up + change.same + change.down)


def _faults(sheet: Sheet) -> Iterator[Fault]:
    yield from sheet.faults()
    yield from small_rounds("rounds", sheet.rounds)
    for name in ROWS:
        for number, row in enumerate(getattr(sheet, name)):
            yield from (fault.inside(name, number) for fault in row.faults())
