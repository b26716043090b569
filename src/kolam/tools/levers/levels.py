"""From rows and answers to levels: what was agreed counts, else the middle answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kolam.tools.levers.sheet import LEVERS, WHO, Asking, Lever, Round, Sheet, item


@dataclass(frozen=True, slots=True)
class Answered:
    """One lever as people answered it: every score, lowest first, and the one that is used.

    `supplier` is who could supply it; "" where the need of the lever was asked. `shown`: whether
    the scores may be seen one by one without telling on anybody.
    """

    supplier: str
    lever: Lever
    scores: tuple[int, ...]
    shown: bool = True

    @property
    def used(self) -> int:
        """The median; between two scores the lower supply and the higher need, to hide no gap."""
        last = len(self.scores) - 1
        return self.scores[last // 2 if self.supplier else (last + 1) // 2]

    @property
    def apart(self) -> int:
        """From the lowest to the highest answer."""
        return self.scores[-1] - self.scores[0]


@dataclass(frozen=True, slots=True)
class Levels:
    """What is known of supply and need, and the answers behind it.

    supply    level by supplier and lever; a pair of which nothing was said is not in it
    needed    by lever; a lever of which nothing was said is not in it
    answered  every pair, and every need, that people answered on phones
    unplaced  raters of a last round who did not say about whom, or named somebody not listed
    """

    supply: Mapping[tuple[str, Lever], int]
    needed: Mapping[Lever, int]
    answered: tuple[Answered, ...]
    unplaced: int

    def row(self, supplier: str) -> tuple[int, ...]:
        """The levels of one supplier in the levers' order; what was not said counts as 0."""
        return tuple(self.supply.get((supplier, lever), 0) for lever in LEVERS)


def levels(sheet: Sheet) -> Levels:
    """The levels of a sheet; of each thing the last round that asked about it counts."""
    said: dict[tuple[str, Lever], Answered] = {}
    for held in sheet.rounds:
        said |= {(found.supplier, found.lever): found for found in _answers(held, sheet)}
    supply = {pair: found.used for pair, found in said.items() if pair[0]}
    needed = {lever: found.used for (who, lever), found in said.items() if not who}
    return Levels(
        supply=supply | {(row.supplier, row.lever): row.level for row in sheet.supplies},
        needed=needed | {n.lever: n.needed for n in sheet.needs if n.needed is not None},
        answered=tuple(said.values()),
        unplaced=_unplaced(sheet.rounds[-1], sheet) if sheet.rounds else 0,
    )


def _answers(held: Round, sheet: Sheet) -> Iterator[Answered]:
    """The answers of one round by supplier and lever, in the levers' order."""
    about = _about(held, sheet)
    asked = {item(asking, lever): (asking, lever) for asking, lever in _asked()}
    scores: dict[tuple[str, Lever], list[int]] = {}
    for rating in held.ratings:
        asking, lever = asked.get(rating.item, ("", None))
        who = about.get(rating.rater) if asking == "supplies" else ""
        if lever is not None and who is not None and rating.score is not None:
            scores.setdefault((who, lever), []).append(rating.score)
    for (who, lever), given in sorted(scores.items(), key=lambda pair: LEVERS.index(pair[0][1])):
        yield Answered(who, lever, tuple(sorted(given)), held.shows(len(given)))


def _about(held: Round, sheet: Sheet) -> dict[str, str]:
    """By rater, about whom it answers; those who named nobody listed are left out."""
    known = {supplier.id for supplier in sheet.suppliers}
    chosen = {r.rater: r.chosen[0] for r in held.ratings if r.item == WHO and r.chosen}
    return {rater: id for rater, id in chosen.items() if id in known}


def _unplaced(held: Round, sheet: Sheet) -> int:
    supplies = {item("supplies", lever) for lever in LEVERS}
    raters = {r.rater for r in held.ratings if r.item in supplies and r.score is not None}
    return len(raters - set(_about(held, sheet)))


def _asked() -> Iterator[tuple[Asking, Lever]]:
    for lever in LEVERS:
        yield "supplies", lever
        yield "needs", lever
