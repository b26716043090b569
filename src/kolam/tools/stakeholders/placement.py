"""Where one round of raters placed the stakeholders: centre, spread, quadrant, and who agrees."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal, get_args

from kolam.maths import spread
from kolam.maths.outcome import Undefined
from kolam.maths.spread import Summary
from kolam.maths.table import Exact
from kolam.tools.stakeholders.sheet import HIGHEST, LOWEST, Rating, Scale

Axis = Literal["interest", "influence"]
AXES: tuple[Axis, ...] = get_args(Axis)
Quadrant = Literal["work_together", "keep_satisfied", "empower_and_inform", "keep_in_view"]
QUADRANTS: tuple[Quadrant, ...] = get_args(Quadrant)

MIDDLE = (LOWEST + HIGHEST) // 2
#: Fewer raters than this have a middle but no spread worth naming.
FEWEST = 3
TWO_THIRDS = Fraction(2, 3)


@dataclass(frozen=True, slots=True)
class Reading:
    """Where high begins on each axis, and whether a value on the line counts as high."""

    interest: Fraction
    influence: Fraction
    tie_is_high: bool

    def high(self, axis: Axis, value: Exact) -> bool:
        """Whether the value counts as high."""
        line = self.line(axis)
        return value > line or (self.tie_is_high and value == line)

    def line(self, axis: Axis) -> Fraction:
        """Where high begins on one axis."""
        return self.interest if axis == "interest" else self.influence

    def quadrant(self, interest: Exact, influence: Exact) -> Quadrant:
        """The quadrant of a point of the map."""
        if self.high("influence", influence):
            return "work_together" if self.high("interest", interest) else "keep_satisfied"
        return "empower_and_inform" if self.high("interest", interest) else "keep_in_view"


@dataclass(frozen=True)
class Placement:
    """One stakeholder as one round placed it; a summary is None where nobody gave a value.

    `dots` are the (interest, influence) pairs of the raters who gave both, lowest first, so that
    their order tells nothing about the raters; `dont_know` counts those who said so.
    """

    stakeholder: str
    reading: Reading
    interest: Summary | None
    influence: Summary | None
    dots: tuple[tuple[int, int], ...]
    dont_know: int
    attitudes: tuple[int, ...]
    confidences: tuple[int, ...]
    reasons: tuple[str, ...]

    @property
    def n(self) -> int:
        """How many raters gave both values."""
        return len(self.dots)

    @property
    def few(self) -> bool:
        """Whether too few raters gave both values to speak of agreement."""
        return self.n < FEWEST

    @cached_property
    def quadrant(self) -> Quadrant | None:
        """The quadrant of the medians."""
        if not (self.interest and self.influence):
            return None
        return self.reading.quadrant(self.interest.median, self.influence.median)

    @cached_property
    def mean_quadrant(self) -> Quadrant | None:
        """The quadrant of the means."""
        if not (self.interest and self.influence):
            return None
        return self.reading.quadrant(self.interest.mean, self.influence.mean)

    @cached_property
    def agreeing(self) -> int:
        """How many of the n raters placed it in the quadrant of the medians themselves."""
        return sum(self.reading.quadrant(*dot) == self.quadrant for dot in self.dots)

    @property
    def share(self) -> Fraction:
        """The agreeing raters as a share of the n; 0 without any."""
        return Fraction(self.agreeing, self.n) if self.n else Fraction(0)

    @property
    def torn(self) -> bool:
        """Whether median and mean fall into different quadrants."""
        return self.quadrant != self.mean_quadrant

    @property
    def contested(self) -> bool:
        """At most half of the raters agree, or median and mean fall into different quadrants."""
        return not self.few and (2 * self.agreeing <= self.n or self.torn)

    @property
    def on_line(self) -> tuple[Axis, ...]:
        """The axes on which the median lies exactly on the line, so that the tie rule decides."""
        return tuple(
            axis
            for axis in AXES
            if (told := self.of(axis)) and told.median == self.reading.line(axis)
        )

    @property
    def spread(self) -> Fraction:
        """Both inter-quartile ranges together; 0 where one is missing."""
        ranges = (told.quartiles.range for axis in AXES if (told := self.of(axis)))
        return sum(ranges, Fraction(0))

    @property
    def attitude(self) -> Fraction | None:
        """The median attitude of those who gave one."""
        return _median(self.attitudes)

    @property
    def confidence(self) -> Fraction | None:
        """The median confidence, from 1 (a guess) to 3 (sure), of those who gave one."""
        return _median(self.confidences)

    def of(self, axis: Axis) -> Summary | None:
        """The summary of one axis."""
        return self.interest if axis == "interest" else self.influence


def placements(
    stakeholders: Iterable[str], ratings: Iterable[Rating], scale: Scale
) -> tuple[Placement, ...]:
    """One placement for each stakeholder, in the order given; ratings of others do not count."""
    marks: Mapping[str, list[Rating]] = defaultdict(list)
    for rating in ratings:
        marks[rating.stakeholder].append(rating)
    order = tuple(stakeholders)
    told = {id: {axis: _summary(marks[id], axis) for axis in AXES} for id in order}
    reading = reading_of(scale, {a: [s.median for t in told.values() if (s := t[a])] for a in AXES})
    return tuple(_placement(id, marks[id], told[id], reading) for id in order)


def reading_of(scale: Scale, medians: Mapping[Axis, Sequence[Fraction]]) -> Reading:
    """Where high begins under the sheet's rule, from all stakeholders' medians on each axis.

    midpoint: halfway up the scale. median_split: the median of the medians. top_third: their upper
    tercile. set: what the sheet says. Without medians the two rules that need them fall back on the
    middle. None of the four is validated: they are conventions.
    """
    lines = {axis: _line(scale, axis, medians[axis]) for axis in AXES}
    return Reading(lines["interest"], lines["influence"], scale.tie == "at_or_above")


def given(rating: Rating, axis: Axis) -> int | None:
    """The rater's value; none where the rater says not to know."""
    value: int | None = getattr(rating, axis)
    return None if rating.dont_know else value


def _median(values: Sequence[int]) -> Fraction | None:
    middle = spread.median(values)
    return None if isinstance(middle, Undefined) else middle


def _line(scale: Scale, axis: Axis, medians: Sequence[Fraction]) -> Fraction:
    if scale.rule == "set":
        return Fraction(getattr(scale, axis))
    found: Fraction | Undefined = Undefined("no_values")
    if scale.rule == "median_split":
        found = spread.median(medians)
    elif scale.rule == "top_third":
        found = spread.quantile(medians, TWO_THIRDS)
    return Fraction(scale.lowest + scale.highest, 2) if isinstance(found, Undefined) else found


def _summary(ratings: Sequence[Rating], axis: Axis) -> Summary | None:
    told = spread.summary([given(rating, axis) for rating in ratings])
    return None if isinstance(told, Undefined) else told


def _placement(
    id: str, ratings: Sequence[Rating], told: Mapping[Axis, Summary | None], reading: Reading
) -> Placement:
    known = [rating for rating in ratings if not rating.dont_know]
    pairs = ((rating.interest, rating.influence) for rating in known)
    return Placement(
        stakeholder=id,
        reading=reading,
        interest=told["interest"],
        influence=told["influence"],
        dots=tuple(sorted((a, b) for a, b in pairs if a is not None and b is not None)),
        dont_know=len(ratings) - len(known),
        attitudes=tuple(sorted(r.attitude for r in known if r.attitude is not None)),
        confidences=tuple(sorted(r.confidence for r in known if r.confidence is not None)),
        reasons=tuple(sorted(r.reason for r in ratings if r.reason)),
    )
