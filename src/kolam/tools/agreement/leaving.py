"""Partners that have left: what still rests on them, and whether what was signed says so."""

from collections.abc import Iterator

from kolam.core.fault import Fault
from kolam.core.signing import standing
from kolam.tools.agreement.amendment import last_signed, words_of
from kolam.tools.agreement.partner import Partner
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.signable import AGREEMENT


def leaving_faults(sheet: Sheet) -> tuple[Fault, ...]:
    """Everything that a partner who has left still leads, pays, owes or decides, with its place."""
    gone = {row.id: row for row in sheet.partners if row.left}
    return tuple(_faults(sheet, gone)) if gone else ()


def _faults(sheet: Sheet, gone: dict[str, Partner]) -> Iterator[Fault]:
    for number, row in enumerate(sheet.partners):
        if row.id in gone and _unamended(sheet, row):
            yield _fault(("partners", number, "left"), "left_without_amendment", row)
        if row.represented_by in gone:
            place = ("partners", number, "represented_by")
            yield _fault(place, "represented_by_one_who_left", gone[row.represented_by])
    for number, activity in enumerate(sheet.activities):
        for at, cell in enumerate(activity.cells):
            if cell.funder in gone and cell.amount:
                at_cell = ("activities", number, "cells", at, "funder")
                yield _fault(at_cell, "left_pays", gone[cell.funder], activity=activity.id)
    for number, contract in enumerate(sheet.contracts):
        for side in ("payer", "payee"):
            who = getattr(contract, side)
            if who in gone and contract.status != "ended":
                yield _fault(("contracts", number, side), "left_bound", gone[who])
    for number, body in enumerate(sheet.bodies):
        for at, seat in enumerate(body.seats):
            if seat.partners and all(id in gone for id in seat.partners):
                at_seat = ("bodies", number, "seats", at, "partners")
                yield _fault(at_seat, "left_sits", gone[seat.partners[0]])
    yield from _waiting(sheet, gone)


def _waiting(sheet: Sheet, gone: dict[str, Partner]) -> Iterator[Fault]:
    """A version that waits for the signature of one who has left will wait for ever."""
    for number, version in enumerate(sheet.versions):
        stands = standing(words_of(version), version.receipts)
        for id in (*stands.now, *stands.later):
            if id in gone:
                yield _fault(("versions", number), "signer_left", gone[id])


def _unamended(sheet: Sheet, row: Partner) -> bool:
    """Whether it signed the agreement that stands, and no signed amendment says that it leaves."""
    signed = last_signed(sheet.versions, AGREEMENT)
    if signed is None or row.id not in {one.id for one in words_of(signed).signers}:
        return False
    amended = (one.id for one in sheet.amendments if row.id in one.leaving)
    return not any(last_signed(sheet.versions, f"amendment.{id}") for id in amended)


def _fault(place: tuple[str | int, ...], key: str, row: Partner, **values: object) -> Fault:
    return Fault(place, key, {"name": row.name, **values})
