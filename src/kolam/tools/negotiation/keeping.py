"""What whoever speaks for a party, or for nobody, may not change in the shared sheet."""

from collections.abc import Iterator, Mapping
from typing import Any

from kolam.core.fault import Fault
from kolam.tools.negotiation.sheet import Sheet, Tabled

#: By which rule one chooses and what is agreed: whoever runs the table says so.
HOSTED = ("rule", "agreed")


def faults(before: Sheet, after: Sheet, owner: str) -> tuple[Fault, ...]:
    """What the organisation `owner` ("" for none) may not change from one sheet to the other.

    Seats, the rule and what is agreed are no party's to set, and a package or an answer is only
    that party's whose it is: otherwise one party could speak for another, or make the table so
    small that its results tell another's points. Whoever takes its own package back takes the
    answers to it along; a package that others have answered cannot become another one.
    """
    return tuple(_faults(before, after, owner))


def _faults(before: Sheet, after: Sheet, owner: str) -> Iterator[Fault]:
    for name in HOSTED:
        if getattr(before, name) != getattr(after, name):
            yield Fault((name,), "not_a_partys")
    if _seats(before) != _seats(after):
        yield Fault(("parties",), "not_a_partys")
    mine = next((p.id for p in before.parties if owner and p.organisation == owner), "")
    was, now = ({row.id: row for row in sheet.tabled} for sheet in (before, after))
    for id in sorted({*was, *now}):
        if not _may_pass(was.get(id), now.get(id), mine):
            yield Fault(("tabled",), "not_your_words")
            return


def _seats(sheet: Sheet) -> dict[str, str]:
    return {party.id: party.organisation for party in sheet.parties}


def _may_pass(was: Tabled | None, now: Tabled | None, mine: str) -> bool:
    """Whether the difference of one tabled package is the party's own to make."""
    if was is None or now is None:
        changed = now or was
        assert changed
        strange = {r.id for r in changed.responses} - {mine} if was is None else set()
        return bool(mine) and changed.party == mine and not strange
    if _package(was) != _package(now):
        others = {response.id for response in was.responses} - {mine}
        if not mine or {was.party, now.party} != {mine} or others:
            return False
    return _answers(was, mine) == _answers(now, mine)


def _package(row: Tabled) -> tuple[Any, ...]:
    return (row.party, row.kind, row.round, row.choices, row.note)


def _answers(row: Tabled, mine: str) -> Mapping[str, Any]:
    """Everybody else's answers."""
    return {response.id: response for response in row.responses if response.id != mine}
