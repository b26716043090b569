"""The guessing round: which sector knows what drives which, every score before any mean."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from kolam.core.stakeholder import SECTORS, Sector
from kolam.maths.groups import FEWEST as FEWEST_SHOWN
from kolam.maths.groups import visible
from kolam.tools.sectors.overlap import Places, by_chance, overlap, picked, places
from kolam.tools.sectors.sheet import PLACES, Rating, Round, Sheet, item

#: With fewer who guessed, a mean says nothing about their sector.
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of those who guessed, lowest first; at least one."""

    scores: tuple[Fraction, ...]

    @property
    def n(self) -> int:
        """How many guessed."""
        return len(self.scores)

    @property
    def low(self) -> Fraction:
        """The lowest score."""
        return self.scores[0]

    @property
    def high(self) -> Fraction:
        """The highest score."""
        return self.scores[-1]

    @property
    def mean(self) -> Fraction:
        """The mean score, exact."""
        return sum(self.scores, Fraction()) / self.n

    @property
    def few(self) -> bool:
        """Whether these are too few to speak for their sector."""
        return self.n < FEWEST


@dataclass(frozen=True, slots=True)
class Own:
    """What a sector says of itself.

    places  its drivers with the share of a place each has; empty where it has not said or where
            too few of its people said it to be told
    agreed  whether it was said at the table, else from `n` answers of its people
    hidden  whether people said it, and too few for the promise of the round
    """

    places: Places
    agreed: bool = False
    n: int = 0
    hidden: bool = False

    @property
    def tied(self) -> tuple[str, ...]:
        """Drivers that share a place with others."""
        return tuple(driver for driver, share in self.places.items() if share < 1)

    @property
    def short(self) -> bool:
        """Whether it has named fewer than three, so that nobody can score 3."""
        return bool(self.places) and sum(self.places.values()) < PLACES


@dataclass(frozen=True)
class Understood:
    """How well one sector's drivers were guessed.

    guessers  the sectors that guessed, in the order of the seven
    by        the scores of each of them that may be shown; none while it has not said its own
    whole     the scores of all who guessed; None with nobody, or too few to be shown
    chance    what blind guesses would score on average
    unsure    how many said that they do not know
    """

    sector: Sector
    own: Own
    guessers: tuple[Sector, ...]
    by: Mapping[Sector, Scores]
    whole: Scores | None
    chance: Fraction
    unsure: int = 0

    @property
    def guessed(self) -> bool:
        """Whether anybody guessed about it."""
        return bool(self.guessers or self.unsure)

    @property
    def hidden(self) -> tuple[Sector, ...]:
        """Sectors that guessed and may not be shown; without own drivers there is no score."""
        return tuple(by for by in self.guessers if self.own.places and by not in self.by)


#: The sector guessed about, the one that guessed, and its scores.
Pair = tuple[Understood, Sector, Scores]


@dataclass(frozen=True)
class Guessing:
    """The round as far as it may be told: a row for each sector; `unplaced` named no sector."""

    rows: tuple[Understood, ...]
    raters: int
    unplaced: int

    @cached_property
    def ranked(self) -> tuple[Understood, ...]:
        """The sectors about which three or more guessed, the least understood first."""
        told = (row for row in self.rows if row.whole and not row.whole.few)
        return tuple(sorted(told, key=lambda row: row.whole.mean if row.whole else 0))

    @property
    def least(self) -> tuple[Understood, ...]:
        """The least understood sector, or all that tie for it; none where all are alike."""
        low = {row.whole.mean for row in self.ranked if row.whole}
        if len(low) < 2:
            return ()
        return tuple(row for row in self.ranked if row.whole and row.whole.mean == min(low))

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Every pair that may be told and has three who guessed, the lowest mean first."""
        found = [(row, by, s) for row in self.rows for by, s in row.by.items() if not s.few]
        return tuple(sorted(found, key=lambda pair: pair[2].mean))

    @property
    def lowest(self) -> tuple[Pair, ...]:
        """The pair with the lowest mean, or all that tie for it; none where all are alike."""
        found = tuple(pair for pair in self.pairs if pair[2].mean == self.pairs[0][2].mean)
        return found if len(found) < len(self.pairs) else ()

    @property
    def few(self) -> int:
        """Pairs that are shown and have fewer than three who guessed."""
        return sum(s.few for row in self.rows for s in row.by.values())

    @property
    def hidden(self) -> int:
        """Pairs that are too few people to be shown."""
        return sum(len(row.hidden) for row in self.rows)

    @property
    def silent(self) -> tuple[Understood, ...]:
        """Sectors that were guessed about and have not said their own drivers."""
        return tuple(row for row in self.rows if row.guessed and not row.own.places)


def guessing(sheet: Sheet) -> Guessing:
    """Who guessed what; of each sector the last round that has answers about it counts.

    The answer of somebody about their own sector is what it says of itself, every other answer is
    a guess. Score: overlap of the two, 0 to 3. Whose sector is not known is not counted.
    """
    rows = tuple(_understood(sector, sheet) for sector in SECTORS)
    last = sheet.rounds[-1].ratings if sheet.rounds else ()
    return Guessing(
        rows=rows,
        raters=len({rating.rater for rating in last}),
        unplaced=len({rating.rater for rating in last if rating.sector is None}),
    )


def _understood(sector: Sector, sheet: Sheet) -> Understood:
    own = _own(sector, sheet)
    held, guesses = _last(sheet, sector, own=False)
    scores: dict[Sector, list[Fraction]] = {}
    for rating in guesses:
        if rating.sector and rating.chosen:
            known = picked(d for d in rating.chosen if d in sheet.offered)
            scores.setdefault(rating.sector, []).append(overlap(known, own.places))
    fewest = _fewest(held)
    people: dict[str, int] = {by: len(found) for by, found in scores.items()}
    shown = visible(people, fewest=fewest) if own.places else frozenset()
    every = [score for found in scores.values() for score in found] if own.places else []
    return Understood(
        sector=sector,
        own=own,
        guessers=tuple(by for by in SECTORS if by in scores),
        by={by: _scores(scores[by]) for by in SECTORS if by in shown},
        whole=_scores(every) if len(every) >= max(1, fewest) else None,
        chance=by_chance(own.places, offered=len(sheet.offered))
        if len(sheet.offered) >= PLACES
        else Fraction(),
        unsure=sum(rating.dont_know for rating in guesses),
    )


def _own(sector: Sector, sheet: Sheet) -> Own:
    for row in sheet.own:
        if row.sector == sector and row.drivers:
            return Own(picked(row.drivers), agreed=True)
    held, answers = _last(sheet, sector, own=True)
    said = [[d for d in rating.chosen if d in sheet.offered] for rating in answers]
    n = sum(bool(chosen) for chosen in said)
    if n < _fewest(held):
        return Own({}, n=n, hidden=n > 0)
    order = {driver: place for place, driver in enumerate(sheet.offered)}
    named = Counter(driver for chosen in said for driver in chosen)
    return Own(places(dict(sorted(named.items(), key=lambda pair: order[pair[0]]))), n=n)


def _last(sheet: Sheet, sector: Sector, *, own: bool) -> tuple[Round | None, list[Rating]]:
    """The last round with answers about a sector by its own people, or by others."""
    for held in reversed(sheet.rounds):
        about = (r for r in held.ratings if r.item == item(sector) and r.sector)
        if found := [r for r in about if (r.sector == sector) == own]:
            return held, found
    return None, []


def _fewest(held: Round | None) -> int:
    """How many people a number must stand for: five, or one where all agreed to be named."""
    return 1 if held and held.promise == "named" else FEWEST_SHOWN


def _scores(found: Iterator[Fraction] | list[Fraction]) -> Scores:
    return Scores(tuple(sorted(found)))
