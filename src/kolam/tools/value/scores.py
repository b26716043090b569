"""What a room says of the sources and of its own organisations' lines: spread before mean."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from kolam.core.answers import FEWEST_RATERS
from kolam.maths.outcome import Undefined
from kolam.maths.spread import Summary, summary
from kolam.tools.value.line import COSTS, VALUES
from kolam.tools.value.sheet import SOURCES, Given, Round, Sheet

LINES: tuple[str, ...] = (*(f"value.{kind}" for kind in VALUES), *(f"cost.{k}" for k in COSTS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """One round: every item's spread, and for each source the spread of relevance x evidence.

    items     by item, such as "relevance.scale" or "cost.loss_of_autonomy"
    products  each rater's relevance times evidence, by source; only raters who gave both
    unsure    how often "don't know" was said, by item
    """

    round: Round
    raters: int
    items: Mapping[str, Summary]
    products: Mapping[str, Summary]
    unsure: Mapping[str, int]

    @property
    def few(self) -> bool:
        """Whether too few took part to speak of agreement, or to show it and tell on nobody."""
        return self.raters < FEWEST_RATERS or not self.round.shows(self.raters)

    def shown(self, told: Summary | None) -> Summary | None:
        """A spread that may be shown: of enough people, who gave it or are told."""
        return told if told and not self.few and self.round.shows(told.n) else None

    def median(self, item: str) -> Fraction | None:
        """The median of an item that three people or more scored: of fewer it tells who said it."""
        told = self.items.get(item)
        return told.median if told and told.n >= FEWEST_RATERS else None

    @property
    def contested(self) -> tuple[str, ...]:
        """Sources by the width of the middle half of relevance x evidence, the widest first."""
        spreads = {id: self.shown(told) for id, told in self.products.items()}
        widths = {id: told.quartiles.range for id, told in spreads.items() if told}
        return tuple(sorted((id for id in widths if widths[id]), key=lambda id: -widths[id]))


def scores(sheet: Sheet) -> Scores | None:
    """The last round that has any answers."""
    held = next((r for r in reversed(sheet.rounds) if r.ratings), None)
    return _of(held) if held else None


def _of(held: Round) -> Scores:
    given: dict[str, dict[str, Given]] = {}
    for rating in held.ratings:
        given.setdefault(rating.item, {})[rating.rater] = rating
    return Scores(
        round=held,
        raters=len({rating.rater for rating in held.ratings}),
        items=_summaries({item: _scored(by.values()) for item, by in given.items()}),
        products=_summaries({id: _products(given, id) for id in SOURCES}),
        unsure={item: sum(r.dont_know for r in by.values()) for item, by in given.items()},
    )


def _scored(ratings: Iterable[Given]) -> list[int]:
    return [r.score for r in ratings if r.score is not None and not r.dont_know]


def _products(given: Mapping[str, Mapping[str, Given]], source: str) -> list[int]:
    first, second = given.get(f"relevance.{source}", {}), given.get(f"evidence.{source}", {})
    pairs = ((first[rater].score, second[rater].score) for rater in first if rater in second)
    return [a * b for a, b in pairs if a is not None and b is not None]


def _summaries(values: Mapping[str, list[int]]) -> dict[str, Summary]:
    told = {key: summary(found) for key, found in values.items()}
    return {key: found for key, found in told.items() if not isinstance(found, Undefined)}
