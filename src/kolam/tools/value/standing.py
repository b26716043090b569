"""Where each partner stands: what it gains and what it bears, as two indices side by side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from kolam.maths.lorenz import lorenz
from kolam.maths.outcome import Undefined
from kolam.tools.value.line import Line, Pass
from kolam.tools.value.sheet import Partner, Sheet

HIGHEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Points given of the points possible: score times weight, against 4 times weight."""

    points: int
    most: int

    @property
    def share(self) -> Fraction:
        """The index, 0 to 1."""
        return Fraction(self.points, self.most)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What a partner gains and what it bears: two scales, never one taken from the other."""

    value: Index | None
    cost: Index | None

    @property
    def cost_above(self) -> bool | None:
        """Whether the cost index is above the value index; None where one is missing."""
        if self.value is None or self.cost is None:
            return None
        return self.cost.share > self.value.share


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A partner after each pass; `second` only where the second pass has changed something."""

    partner: Partner
    first: Pair
    second: Pair | None = None

    @property
    def last(self) -> Pair:
        """Where the partner stands now."""
        return self.second or self.first


def effective(lines: Iterable[Line], last: Pass) -> tuple[Line, ...]:
    """The lines that count up to this pass: a second one replaces its kind's first ones."""
    lines = tuple(lines)
    if last == "first":
        return tuple(line for line in lines if line.round == "first")
    renewed = {_slot(line) for line in lines if line.round == "second"}
    return tuple(x for x in lines if x.round == "second" or _slot(x) not in renewed)


def pair(lines: Iterable[Line]) -> Pair:
    """The two indices of scored lines; lines in money and those given to others do not count."""
    scored = [line for line in lines if line.score is not None and line.own]
    return Pair(
        value=_index([line for line in scored if line.side == "value"]),
        cost=_index([line for line in scored if line.side == "cost"]),
    )


def standing(partner: Partner, *sheets: Iterable[Line]) -> Standing:
    """One partner's standing from its lines; those of each sheet are renewed by that sheet's."""
    own = tuple(tuple(lines) for lines in sheets)
    second = any(line.round == "second" for lines in own for line in lines)

    def counted(last: Pass) -> Pair:
        return pair(line for lines in own for line in effective(lines, last))

    return Standing(
        partner=partner,
        first=counted("first"),
        second=counted("second") if second else None,
    )


def by_partner(lines: Iterable[Line]) -> dict[str, list[Line]]:
    """The lines of each partner id, in order."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(line.partner, []).append(line)
    return found


def standings(sheet: Sheet) -> tuple[Standing, ...]:
    """Every partner's standing from what is told openly, in sheet order."""
    lines = by_partner(sheet.lines)
    return tuple(standing(row, lines.get(row.id, ())) for row in sheet.partners)


def _slot(line: Line) -> tuple[str, str, str]:
    return line.partner, line.kind, line.flow


def _index(lines: Iterable[Line]) -> Index | None:
    told = [(line.score or 0, line.weight) for line in lines]
    most = HIGHEST * sum(weight for _, weight in told)
    return Index(points=sum(s * w for s, w in told), most=most) if most else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Equity:
    """Who gains and who pays: each partner's share of all value points and of all resources.

    curve  the Lorenz curve: cumulative shares of resources and of value, by id in `order`
    apart  its Gini coefficient: 0 where all have their share, towards 1 the farther apart
    """

    gains: Mapping[str, Fraction]
    pays: Mapping[str, Fraction]
    curve: tuple[tuple[Fraction, Fraction], ...]
    order: tuple[str, ...]
    apart: Fraction
    in_money: bool


def equity(
    gains: Mapping[str, int], pays: Mapping[str, Fraction], *, in_money: bool
) -> Equity | None:
    """Shares of what is gained against shares of what is put in; None without either sum."""
    ids = [id for id in gains if gains[id] or pays.get(id)]
    base = [pays.get(id, Fraction(0)) for id in ids]
    told = lorenz([gains[id] for id in ids], base)
    if isinstance(told, Undefined):
        return None
    total, whole = sum(gains.values()), sum(base, Fraction(0))
    return Equity(
        gains={id: Fraction(gains[id], total) for id in ids},
        pays={id: part / whole for id, part in zip(ids, base, strict=True)},
        curve=told.points,
        order=tuple(ids[place] for place in told.order),
        apart=told.gini,
        in_money=in_money,
    )
