"""What the sheets say together: the whole partnership's side, and each partner's own."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from kolam.core.answers import small_rounds
from kolam.core.fault import Fault
from kolam.core.private import Owned
from kolam.tools.value import advantage, division, money
from kolam.tools.value.findings import Claimed, Findings, Own, seat_of
from kolam.tools.value.line import Line
from kolam.tools.value.scores import Scores, scores
from kolam.tools.value.sheet import Claim, Partner, Private, Sheet
from kolam.tools.value.standing import (
    Equity,
    Standing,
    by_partner,
    effective,
    equity,
    standing,
    standings,
)

Given = Mapping[type, tuple[Any, ...]]


def analyse(sheet: Sheet, given: Given) -> Findings:
    """The sources, the extra result, every partner's two indices, money, shares and division.

    Only open lines count for what everybody sees. Private sheets, in given[Owned], lead to `own`
    and to nothing else.
    """
    told, stand = scores(sheet), standings(sheet)
    return Findings(
        sheet=sheet,
        claims=_claims(sheet, told),
        deltas=advantage.deltas(sheet),
        standings=stand,
        worths=_worths(sheet),
        given=tuple(line for line in effective(sheet.lines, "second") if not line.own),
        equity=_equity(sheet, stand),
        division=division.division(sheet),
        scores=told,
        faults=tuple(_faults(sheet)),
        own=_own(sheet, given),
    )


def _claims(sheet: Sheet, told: Scores | None) -> tuple[Claimed, ...]:
    claims = [
        Claimed(
            claim=claim,
            index=_index(claim, told),
            spread=told.products.get(claim.source) if told else None,
        )
        for claim in sheet.sources
    ]
    return tuple(sorted(claims, key=lambda one: (one.index is None, -(one.index or 0))))


def _index(claim: Claim, told: Scores | None) -> Fraction | None:
    """Relevance times evidence: what the sheet says, else the room's medians."""

    def value(aspect: str, typed: int | None) -> Fraction | None:
        if typed is not None:
            return Fraction(typed)
        return told.median(f"{aspect}.{claim.source}") if told else None

    relevance = value("relevance", claim.relevance)
    evidence = value("evidence", claim.evidence)
    return None if relevance is None or evidence is None else relevance * evidence


def _worths(sheet: Sheet) -> tuple[money.Worth, ...]:
    lines = by_partner(effective(sheet.lines, "second"))
    told = (money.worth(sheet, row.id, tuple(lines.get(row.id, ()))) for row in sheet.partners)
    return tuple(worth for worth in told if worth)


def _equity(sheet: Sheet, stand: tuple[Standing, ...]) -> Equity | None:
    """Value points against resources put in: in money where any are, else in cost points."""
    gains = {s.partner.id: s.last.value.points if s.last.value else 0 for s in stand}
    pays = money.put_in(sheet)
    if any(pays.values()):
        return equity(gains, pays, in_money=True)
    points = {s.partner.id: Fraction(s.last.cost.points if s.last.cost else 0) for s in stand}
    return equity(gains, points, in_money=False)


def _own(sheet: Sheet, given: Given) -> dict[str, Own]:
    sides: dict[str, Private] = {}
    for owned in given.get(Owned, ()):
        if isinstance(owned.record, Private) and (seat := seat_of(sheet, owned.owner)):
            sides[seat] = owned.record
    return {row.id: _side(sheet, row, sides[row.id]) for row in sheet.partners if row.id in sides}


def _side(sheet: Sheet, row: Partner, private: Private) -> Own:
    open_lines = [line for line in sheet.lines if line.partner == row.id]
    closed = [line.with_(partner=row.id) for line in private.lines]
    counted: tuple[Line, ...] = (*effective(open_lines, "second"), *effective(closed, "second"))
    return Own(
        partner=row,
        private=private,
        lines=(*open_lines, *closed),
        standing=standing(row, open_lines, closed),
        worth=money.worth(sheet, row.id, counted),
        faults=tuple(money.faults(sheet, private.lines)),
    )


def _faults(sheet: Sheet) -> Iterator[Fault]:
    """Everything that contradicts something else; what is concerned is kept and not counted."""
    yield from small_rounds("rounds", sheet.rounds)
    yield from advantage.faults(sheet)
    known = {row.id for row in sheet.partners}
    for number, line in enumerate(sheet.lines):
        if line.partner not in known:
            yield Fault(("lines", number, "partner"), "no_such_row", {"id": line.partner})
    yield from money.faults(sheet, sheet.lines)
    for number, claim in enumerate(sheet.sources):
        for id in claim.partners:
            if id not in known:
                yield Fault(("sources", number, "partners"), "no_such_row", {"id": id})
    yield from division.faults(sheet)
