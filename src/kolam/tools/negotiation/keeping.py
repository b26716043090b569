"""Whose hand may change what of the shared sheet, by whatever door the change comes."""

from collections.abc import Iterator, Mapping
from typing import Any

from kolam.core.fault import Fault
from kolam.tools.negotiation.sheet import Party, Sheet, Tabled

#: Only who runs the table sets these: the rule, where positions led, and what is agreed.
HOSTED = ("rule", "positional", "agreed")
#: What a party says of itself: what it asks for, and what it gives.
SPOKEN = ("interests", "gifts")


def faults(before: Sheet, after: Sheet, owner: str, *, host: bool) -> tuple[Fault, ...]:
    """What may not be changed by a member of the organisation `owner` ("" for none).

    Seats, the rule and what is agreed are no party's to set, and nobody changes what another
    party asks for, gives, tables or answers: otherwise one party could speak for another, or make
    the table so small that its results tell another's points. `host` is who runs the table: seats
    and rules are theirs, and they write down what is said, but a package or an answer of a party
    that somebody speaks for is not theirs to make either; they may only take it off the table.
    """
    if host:
        return tuple(_tabled(before, after, _unspoken(before, after), host=True))
    mine = next((p.id for p in before.parties if owner and p.organisation == owner), "")
    return (
        *_hosted(before, after),
        *_parties(before, after, mine),
        *(fault for name in SPOKEN for fault in _spoken(before, after, name, mine)),
        *_tabled(before, after, frozenset({mine} - {""}), host=False),
    )


def _unspoken(before: Sheet, after: Sheet) -> frozenset[str]:
    """Whom a host may speak for: nobody's packages, and parties that had no organisation."""
    seated = {party.id for party in before.parties if party.organisation}
    named = {party.id for sheet in (before, after) for party in sheet.parties}
    return frozenset({"", *named} - seated)


def _hosted(before: Sheet, after: Sheet) -> Iterator[Fault]:
    for name in HOSTED:
        if getattr(before, name) != getattr(after, name):
            yield Fault((name,), "not_a_partys")


def _parties(before: Sheet, after: Sheet, mine: str) -> Iterator[Fault]:
    """A party may write its own name and sector; seats and other parties stay as they are."""
    was, now = _by_id(before.parties), _by_id(after.parties)
    if was.keys() != now.keys():
        yield Fault(("parties",), "not_a_partys")
    for number, party in enumerate(before.parties):
        if (then := now.get(party.id)) is not None:
            for name in _moved(party, then, own=party.id == mine):
                yield Fault(("parties", number, name), "not_a_partys")


def _moved(was: Party, now: Party, *, own: bool) -> list[str]:
    fields = ("organisation",) if own else ("name", "sector", "organisation")
    return [name for name in fields if getattr(was, name) != getattr(now, name)]


def _spoken(before: Sheet, after: Sheet, name: str, mine: str) -> Iterator[Fault]:
    """Rows of another party that were changed, added or taken out; those of nobody are shared."""
    was, now = _by_id(getattr(before, name)), _by_id(getattr(after, name))
    for id in _changed(was, now):
        speakers = {row.party for row in (was.get(id), now.get(id)) if row is not None}
        if speakers - {mine, ""}:
            yield Fault(_place(before, after, name, id), "not_your_row")


def _tabled(before: Sheet, after: Sheet, speaks: frozenset[str], *, host: bool) -> Iterator[Fault]:
    was, now = _by_id(before.tabled), _by_id(after.tabled)
    for id in _changed(was, now):
        if not _may_pass(was.get(id), now.get(id), speaks, host=host):
            yield Fault(_place(before, after, "tabled", id), "not_your_words")


def _may_pass(
    was: Tabled | None, now: Tabled | None, speaks: frozenset[str], *, host: bool
) -> bool:
    """Whether the difference of one tabled package is made by who may."""
    if now is None:
        return host or (was is not None and was.party in speaks)
    if was is None or _package(was) != _package(now):
        # Only who runs the table proposes or writes the single text.
        theirs = {row.party for row in (was, now) if row is not None} <= speaks
        if not theirs or not (host or now.kind == "offer") or (was and _answers(was, speaks)):
            return False
    if was is None:
        return not _answers(now, speaks)
    stood, stand = _answers(was, speaks), _answers(now, speaks)
    return stood == stand or (host and stand.items() <= stood.items())


def _package(row: Tabled) -> tuple[Any, ...]:
    return (row.party, row.kind, row.round, row.choices, row.note)


def _answers(row: Tabled, speaks: frozenset[str]) -> dict[str, tuple[str, str]]:
    """The answers of all others than those one speaks for."""
    return {r.id: (r.answer, r.reason) for r in row.responses if r.id not in speaks}


def _by_id(rows: Any) -> dict[str, Any]:
    return {row.id: row for row in rows}


def _changed(was: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    return [id for id in {**was, **now} if was.get(id) != now.get(id)]


def _place(before: Sheet, after: Sheet, name: str, id: str) -> tuple[str | int, ...]:
    """Where the row stands on the reader's page: as it was, or where it would come."""
    for sheet in (before, after):
        for number, row in enumerate(getattr(sheet, name)):
            if row.id == id:
                return (name, number, "party")
    return (name,)
