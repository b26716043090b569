"""The room's findings: what everybody may see, and what each partner alone sees of itself."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from kolam.core.fault import Fault
from kolam.core.private import Viewer, seat_among
from kolam.core.record import Text
from kolam.tools.journey.gates import Asked, Standing, StepFindings, came_for, counted, last_round
from kolam.tools.journey.private import CHECKS, CheckState, least
from kolam.tools.journey.sheet import Partner, Private, Rating, Sheet, StepName, Told

#: Days of a month, on average over four years.
MONTH = Fraction(1461, 48)
#: The only published yardstick: from first talks to signing, in months.
SHORTEST, LONGEST = 2, 18


@dataclass(frozen=True, slots=True)
class Length:
    """How long the way was or is planned to be: `last` is the day of signing or its plan."""

    first: datetime.date
    last: datetime.date
    signed: bool

    @property
    def months(self) -> Fraction:
        """Days from first to last, in months of 365.25 / 12 days."""
        return Fraction((self.last - self.first).days) / MONTH

    @property
    def usual(self) -> bool:
        """Whether it lies within the published range, ends included."""
        return SHORTEST <= self.months <= LONGEST


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """What one partner has told of its internal track; `late` says that it decides after signing.

    `told` is None where it has told nothing, which is neither good nor bad.
    """

    partner: Partner
    told: Told | None
    late: bool = False

    @property
    def stuck(self) -> tuple[str, ...]:
        """The checks that it calls stuck."""
        told = self.told
        return tuple(name for name in CHECKS if told and getattr(told, name) == "stuck")


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What one organisation sees of itself; `behind` says that the room knows an older state."""

    partner: Partner
    private: Private
    told: Told | None
    behind: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the sheets say together, cut to what its reader may see.

    steps    all seven, in their order
    inside   every partner's internal track as far as it is told, in the order of the list
    own      every organisation's own side, by partner: gone after `seen_by`
    mine     the reader's own side
    """

    sheet: Sheet
    steps: tuple[StepFindings, ...]
    inside: tuple[Inside, ...] = ()
    length: Length | None = None
    faults: tuple[Fault, ...] = ()
    own: Mapping[str, Own] = field(default_factory=dict)
    mine: Own | None = None

    def of(self, name: StepName) -> StepFindings:
        """The findings of one step."""
        return next(step for step in self.steps if step.name == name)

    @property
    def agreed(self) -> tuple[StepFindings, ...]:
        """The steps that are called agreed."""
        return tuple(step for step in self.steps if step.is_agreed)

    @property
    def now(self) -> StepFindings | None:
        """The first step that is not agreed; None where all are."""
        return next((step for step in self.steps if not step.is_agreed), None)

    @property
    def begun(self) -> bool:
        """Whether any step was begun."""
        return any(step.status != "not_started" for step in self.steps)

    @property
    def readiness(self) -> CheckState | None:
        """The least that any partner tells of its internal track; None where nobody tells."""
        told = [one.told.readiness for one in self.inside if one.told]
        return least(told) if told else None

    @property
    def asked(self) -> tuple[StepFindings, Asked] | None:
        """The step that phones are asked about and its last round, if anybody answered."""
        name = self.sheet.asking
        found = last_round(self.sheet, name) if name else Asked()
        return (self.of(name), found) if name and found.answers else None

    def name(self, partner: str) -> Text:
        """A partner's name; its id where the list does not have it."""
        rows = self.sheet.partners
        return next((row.name for row in rows if row.id == partner), Text(en=partner))

    def who(self, rating: Rating) -> Text | None:
        """Who answered: the partner's own name where it is one; None for who gave no name."""
        came = next((p.name for p in self.sheet.partners if came_for(rating, p)), None)
        typed = rating.organisation or rating.name
        return came or (Text(en=typed) if typed else None)

    def stale(self) -> tuple[tuple[StepFindings, Standing], ...]:
        """Every consent to a wording that stands no more."""
        return tuple((step, one) for step in self.steps for one in step.at("stale"))

    def seen_by(self, viewer: Viewer) -> "Findings":
        """These findings, without what the viewer may not see: a mediator sees no more than all.

        An organisation sees its own side, which a row of the sheet ties to it.
        """
        seat = seat_of(self.sheet, viewer.owner)
        kept = self.mine if self.mine and self.mine.partner.id == seat else None
        return replace(self, own={}, mine=(self.own.get(seat) or kept) if seat else None)


def seat_of(sheet: Sheet, owner: str) -> str:
    """The partner that an organisation speaks for, "" for none and for one that has left."""
    return seat_among(counted(sheet), owner)
