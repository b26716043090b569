"""Findings: what the list, the ratings and the rounds tell, worked out from the sheet alone."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from kolam.core.fault import Fault
from kolam.core.record import Text, fingerprint
from kolam.core.tool import Given
from kolam.maths.agreement import Agreement, agreement
from kolam.maths.resampling import BootstrapInterval
from kolam.tools.stakeholders.breakdown import Split, by_organisation, by_sector
from kolam.tools.stakeholders.comparison import Shift, shifts
from kolam.tools.stakeholders.coverage import (
    Coverage,
    Degree,
    coverage,
    degrees,
    nobody_in_touch,
    salience_class,
)
from kolam.tools.stakeholders.disagreement import Gap, gaps, intervals
from kolam.tools.stakeholders.placement import (
    AXES,
    FEWEST,
    Axis,
    Placement,
    Quadrant,
    Reading,
    given,
    placements,
)
from kolam.tools.stakeholders.sheet import LinkKind, Rating, Round, Sheet, Stakeholder

NEAR: tuple[Quadrant, ...] = ("work_together", "empower_and_inform")
STRONG: tuple[Quadrant, ...] = ("work_together", "keep_satisfied")


@dataclass(frozen=True)
class RoundFindings:
    """One round: `ratings` are those that count, one for each rater and listed stakeholder.

    What takes many draws or a whole table is worked out when it is first asked for; it depends on
    nothing but the round, whose fingerprint is the seed.
    """

    held: Round
    ratings: tuple[Rating, ...]
    placements: tuple[Placement, ...]

    @cached_property
    def raters(self) -> int:
        """How many people said anything about a listed stakeholder."""
        return len({rating.rater for rating in self.ratings})

    @property
    def reading(self) -> Reading:
        """Where high begins in this round."""
        return self.placements[0].reading

    @property
    def few(self) -> bool:
        """Whether these are too few raters to speak of agreement."""
        return self.raters < FEWEST

    @cached_property
    def contested(self) -> tuple[Placement, ...]:
        """The contested placements: the least agreed and the widest spread first."""
        found = (placement for placement in self.placements if placement.contested)
        return tuple(sorted(found, key=lambda p: (p.share, -p.spread)))

    @cached_property
    def agreement(self) -> Mapping[Axis, Agreement]:
        """The agreement statistics of both axes; none with too few raters."""
        if self.few:
            return {}
        rows = [placement.stakeholder for placement in self.placements]
        raters = list(dict.fromkeys(rating.rater for rating in self.ratings))
        marks = {(r.stakeholder, r.rater): r for r in self.ratings}
        cells = [[marks.get((row, rater)) for rater in raters] for row in rows]
        return {
            axis: agreement([[given(r, axis) if r else None for r in row] for row in cells])
            for axis in AXES
        }

    @cached_property
    def sectors(self) -> tuple[Split, ...]:
        """What the raters' sectors think, as far as the round's promise lets it be shown."""
        return by_sector(self._order, self.ratings, self.held.promise)

    @cached_property
    def organisations(self) -> tuple[Split, ...]:
        """What the raters' organisations think, as far as the round's promise lets it be shown."""
        return by_organisation(self._order, self.ratings, self.held.promise)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Where the raters' sectors lie apart, the widest first."""
        return gaps(self.sectors, self.ratings, seed=self._seed)

    @cached_property
    def intervals(self) -> Mapping[tuple[str, Axis, str], BootstrapInterval]:
        """Intervals for the medians of the raters' sectors: by stakeholder, axis and sector."""
        return intervals(self.sectors, self.ratings, seed=self._seed)

    def of(self, stakeholder: str) -> Placement:
        """The placement of one stakeholder."""
        return next(p for p in self.placements if p.stakeholder == stakeholder)

    @cached_property
    def _seed(self) -> int:
        return int(fingerprint(self.held)[:12], 16)

    @property
    def _order(self) -> tuple[str, ...]:
        return tuple(placement.stakeholder for placement in self.placements)


@dataclass(frozen=True, slots=True)
class Stranger:
    """n ratings of one round about a stakeholder no longer on the list: kept, but not counted."""

    fault: Fault
    n: int


@dataclass(frozen=True)
class Findings:
    """Everything the room knows; `rounds` are those in which somebody rated, in their order."""

    sheet: Sheet
    rounds: tuple[RoundFindings, ...]
    coverage: Coverage
    salience: Mapping[str, str]
    degrees: Mapping[str, Mapping[LinkKind, Degree]]
    strangers: tuple[Stranger, ...]
    faults: tuple[Fault, ...]

    @cached_property
    def rows(self) -> Mapping[str, Stakeholder]:
        """The stakeholders by id."""
        return {row.id: row for row in self.sheet.stakeholders}

    @property
    def now(self) -> RoundFindings | None:
        """The last round."""
        return self.rounds[-1] if self.rounds else None

    @property
    def before(self) -> RoundFindings | None:
        """The last round but one."""
        return self.rounds[-2] if len(self.rounds) > 1 else None

    @cached_property
    def shifts(self) -> tuple[Shift, ...]:
        """The last two rounds compared; empty with fewer rounds."""
        return self.compared[-1] if self.compared else ()

    @cached_property
    def compared(self) -> tuple[tuple[Shift, ...], ...]:
        """Every round compared with the one before it."""
        pairs = pairwise(self.rounds)
        return tuple(shifts(one.placements, other.placements) for one, other in pairs)

    @cached_property
    def quadrants(self) -> Mapping[str, Quadrant]:
        """The quadrant of every stakeholder placed in the last round."""
        placed = self.now.placements if self.now else ()
        return {p.stakeholder: p.quadrant for p in placed if p.quadrant}

    @cached_property
    def room(self) -> Mapping[str, Mapping[Axis, float]]:
        """What the whole room said of each stakeholder in the last round, for a phone to show."""
        placed = self.now.placements if self.now else ()
        return {
            placement.stakeholder: {
                axis: float(told.median) for axis in AXES if (told := placement.of(axis))
            }
            for placement in placed
            if placement.quadrant
        }

    @property
    def out_of_touch(self) -> tuple[str, ...]:
        """Those to work with or to empower for whom no next contact is settled."""
        near = (row for row in self.sheet.stakeholders if self.quadrants.get(row.id) in NEAR)
        return tuple(row.id for row in near if nobody_in_touch(row))

    @property
    def opposed(self) -> tuple[str, ...]:
        """Those with high influence whose attitude is against, by the raters, else by the sheet."""
        placed = self.now.placements if self.now else ()
        strong = (p for p in placed if p.quadrant in STRONG)
        return tuple(p.stakeholder for p in strong if (self._attitude(p) or 0) < 0)

    def name(self, stakeholder: str) -> Text:
        """The name of a stakeholder; the id itself for one that is no longer on the list."""
        row = self.rows.get(stakeholder)
        return row.name if row else Text(en=stakeholder)

    def _attitude(self, placement: Placement) -> float | None:
        said = placement.attitude if len(placement.attitudes) >= FEWEST else None
        return self.rows[placement.stakeholder].attitude if said is None else float(said)


def analyse(sheet: Sheet, given: Given) -> Findings:
    """The findings of a sheet; needs nothing from other rooms. Never fails, whatever is missing."""
    ids = tuple(row.id for row in sheet.stakeholders)
    rounds = tuple(_round(held, ids, sheet) for held in sheet.rounds)
    return Findings(
        sheet=sheet,
        rounds=tuple(found for found in rounds if found.ratings),
        coverage=coverage(sheet.stakeholders),
        salience={row.id: salience_class(row.salience) for row in sheet.stakeholders},
        degrees=degrees(sheet.links),
        strangers=tuple(_strangers(sheet, set(ids))),
        faults=tuple(_faults(sheet)),
    )


def _round(held: Round, ids: tuple[str, ...], sheet: Sheet) -> RoundFindings:
    known = set(ids)
    # Of two ratings of one rater about one stakeholder, which reading refuses, the later counts.
    latest = {(r.rater, r.stakeholder): r for r in held.ratings if r.stakeholder in known}
    ratings = tuple(latest.values())
    return RoundFindings(held, ratings, placements(ids, ratings, sheet.scale))


def _faults(sheet: Sheet) -> Iterator[Fault]:
    """What reading would refuse, for sheets that were put together in other ways."""
    yield from sheet.faults()
    for number, held in enumerate(sheet.rounds):
        yield from (fault.inside("rounds", number) for fault in held.faults())


def _strangers(sheet: Sheet, known: set[str]) -> Iterator[Stranger]:
    """For each round and stakeholder missing from the list: the first rating's place, and n."""
    for number, held in enumerate(sheet.rounds):
        places: dict[str, list[int]] = defaultdict(list)
        for place, rating in enumerate(held.ratings):
            if rating.stakeholder not in known:
                places[rating.stakeholder].append(place)
        for id, found in places.items():
            where = ("rounds", number, "ratings", found[0], "stakeholder")
            yield Stranger(Fault(where, "no_such_row", {"id": id}), len(found))
