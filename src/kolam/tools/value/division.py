"""Dividing what is reached together: by what each adds, by the least complaint, and by sector."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from kolam.core.fault import Fault
from kolam.maths.core import core_test
from kolam.maths.game import Dividends
from kolam.maths.nucleolus import nucleolus
from kolam.maths.owen import owen
from kolam.maths.shapley import shapley
from kolam.tools.value.advantage import exact
from kolam.tools.value.sheet import Indicator, Sheet

#: So many partners can in a moment be divided among by least complaint, and tested for the core.
FAIR, TESTED = 16, 20
Shares = dict[str, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """Ways to share what all reach together, in the indicator's unit.

    shapley    by what each adds on average over all orders of joining
    owen       the same where the partners of a sector join as one
    nucleolus  so that the largest complaint of any group is the least; None where they are too
               many, or where acting alone reaches more
    blocking   the partners that would reach most more by themselves than Shapley's shares give
               them, and by how much more; empty where nobody would
    """

    indicator: Indicator
    players: tuple[str, ...]
    total: Fraction
    alone: Shares
    shapley: Shares
    owen: Shares
    nucleolus: Shares | None
    blocking: tuple[str, ...] = ()
    excess: Fraction = field(default=Fraction(0))
    tested: bool = True

    @property
    def ways(self) -> tuple[Shares, ...]:
        """Every way that there is, Shapley's first."""
        return (self.shapley, self.owen, *((self.nucleolus,) if self.nucleolus else ()))

    @property
    def parts(self) -> tuple[Mapping[str, Fraction], ...]:
        """Every way as shares of all that is reached; none where somebody's would be below 0."""
        shares = [share for way in self.ways for share in way.values()]
        if self.total <= 0 or min(shares) < 0:
            return ()
        return tuple({id: way[id] / self.total for id in self.players} for way in self.ways)


def division(sheet: Sheet) -> Division | None:
    """The division of the first indicator that has a table of synergies; None without one.

    A partner that has left takes what it took part in with it.
    """
    indicator = _indicator(sheet)
    stay = [row.id for row in sheet.partners if not row.left]
    rows = [
        row
        for row in sheet.synergies
        if indicator and row.indicator == indicator.id and row.partners
        if set(row.partners) <= set(stay) and len(set(row.partners)) == len(row.partners)
    ]
    players = tuple(id for id in stay if any(id in row.partners for row in rows))
    if indicator is None or not players:
        return None
    number = {id: place for place, id in enumerate(players)}
    terms: dict[tuple[int, ...], Fraction] = {}
    for row in rows:
        members = tuple(sorted(number[id] for id in row.partners))
        terms[members] = terms.get(members, Fraction(0)) + exact(row.adds)
    return _divided(sheet, indicator, players, Dividends.of(len(players), terms))


def _indicator(sheet: Sheet) -> Indicator | None:
    named = [row.indicator for row in sheet.synergies]
    return next((row for id in named for row in sheet.indicators if row.id == id), None)


def _divided(
    sheet: Sheet, indicator: Indicator, players: tuple[str, ...], game: Dividends
) -> Division:
    def told(payoffs: tuple[Fraction | float, ...]) -> Shares:
        return {id: Fraction(share) for id, share in zip(players, payoffs, strict=True)}

    average = shapley(game)
    alone = tuple(game.value(place) for place in range(len(players)))
    total = game.value(*range(len(players)))
    n = len(players)
    fair = told(nucleolus(game.game()).payoffs) if n <= FAIR and sum(alone) <= total else None
    test = core_test(game.game(), average) if n <= TESTED else None
    blocking = test.blocking if test else None
    return Division(
        indicator=indicator,
        players=players,
        total=total,
        alone=told(alone),
        shapley=told(average),
        owen=told(owen(game, _blocs(sheet, players))),
        nucleolus=fair,
        blocking=tuple(players[place] for place in blocking or ()),
        excess=test.excess if test and blocking else Fraction(0),
        tested=n <= TESTED,
    )


def _blocs(sheet: Sheet, players: tuple[str, ...]) -> list[tuple[int, ...]]:
    """Players by sector, those without one each on their own."""
    sector = {row.id: row.sector or f"{row.id}." for row in sheet.partners}
    blocs: dict[str, list[int]] = {}
    for place, id in enumerate(players):
        blocs.setdefault(sector[id], []).append(place)
    return [tuple(bloc) for bloc in blocs.values()]


def faults(sheet: Sheet) -> Iterator[Fault]:
    """Rows of nobody, of a partner that is not there or named twice, of unlike indicators."""
    known, first = {row.id for row in sheet.partners}, _indicator(sheet)
    for number, row in enumerate(sheet.synergies):
        place = ("synergies", number)
        if not row.partners:
            yield Fault((*place, "partners"), "no_partners")
        for id in row.partners:
            if id not in known:
                yield Fault((*place, "partners"), "no_such_row", {"id": id})
            elif row.partners.count(id) > 1:
                yield Fault((*place, "partners"), "twice", {"id": id})
        if first is None or row.indicator != first.id:
            values = {"unit": row.indicator or "–", "other": first.id if first else "–"}
            yield Fault((*place, "indicator"), "unlike_units", values)
