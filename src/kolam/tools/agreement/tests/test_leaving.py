"""A partner that leaves: what still rests on it is named, wherever it stands."""

from typing import Any

from kolam.core.signable import Receipt
from kolam.tools.agreement.leaving import leaving_faults
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.signable import signable
from kolam.tools.agreement.tests.situations import contract, found, partner, sheet

GONE = [partner("clinic"), partner("shop", left="2024-06-30")]
HEX = "0" * 64


def told(kept: Sheet) -> list[tuple[str, str]]:
    return [(fault.where(), fault.key) for fault in leaving_faults(kept)]


def receipt(signer: str) -> dict[str, Any]:
    return Receipt(
        id=signer, signer=signer, typed=signer, how="account", when="2024-02-01T10:00:00Z",
        document=HEX, key=HEX,
    ).plain()  # fmt: skip


def signed(kept: Sheet, document: str, *signers: str) -> dict[str, Any]:
    return {
        "id": f"{document}.1",
        "document": document,
        "signable": signable(kept, document).plain(),
        "receipts": [receipt(one) for one in signers],
    }


def test_nobody_left_and_nothing_is_told() -> None:
    assert told(sheet()) == []


def test_what_it_still_pays_is_told_at_the_cell() -> None:
    assert told(sheet(partners=GONE)) == [("activities.0.cells.1.funder", "left_pays")]


def test_a_contract_that_has_not_ended_still_binds_it() -> None:
    open_ = contract("c1", "clinic", "shop", 5)
    ended = contract("c2", "shop", "clinic", 5, status="ended")
    assert told(sheet(partners=GONE, contracts=[open_, ended]))[1:] == [
        ("contracts.0.payee", "left_bound")
    ]


def test_a_seat_that_nobody_is_left_on_still_has_votes() -> None:
    seats = [{"id": "s1", "partners": ["shop"]}, {"id": "s2", "partners": ["shop", "clinic"]}]
    board = {"id": "b", "name": {"en": "Board"}, "seats": seats}
    assert told(sheet(partners=GONE, bodies=[board]))[1:] == [
        ("bodies.0.seats.0.partners", "left_sits")
    ]


def test_a_group_that_it_spoke_for_needs_another_voice() -> None:
    group = partner("people", kind="population_group", signs=False, represented_by="shop")
    assert told(sheet(partners=[*GONE, group]))[0] == (
        "partners.2.represented_by",
        "represented_by_one_who_left",
    )


def test_after_signing_an_amendment_has_to_say_that_it_left() -> None:
    before = sheet()
    version = signed(before, "agreement", "clinic", "shop")
    after = sheet(partners=GONE, versions=[version])
    assert told(after)[0] == ("partners.1.left", "left_without_amendment")


def test_a_signed_amendment_that_lets_it_go_is_enough_and_an_unsigned_one_is_not() -> None:
    version = signed(sheet(), "agreement", "clinic", "shop")
    change = {"id": "a1", "title": {"en": "Leaving"}, "leaving": ["shop"]}
    amended = sheet(partners=GONE, versions=[version], amendments=[change])
    waiting = signed(amended, "amendment.a1")
    done = signed(amended, "amendment.a1", "clinic")
    for versions, missing in ([version, waiting], True), ([version, done], False):
        kept = amended.with_(versions=versions)
        assert (("partners.1.left", "left_without_amendment") in told(kept)) == missing


def test_a_version_that_waits_for_it_waits_in_vain() -> None:
    version = signed(sheet(), "agreement", "clinic")
    kept = sheet(partners=GONE, versions=[version])
    assert ("versions.0", "signer_left") in told(kept)


def test_before_signing_leaving_needs_no_amendment() -> None:
    assert "left_without_amendment" not in [key for _, key in told(sheet(partners=GONE))]


def test_one_that_left_leads_nothing_any_more() -> None:
    led = found(partners=[partner("clinic", left="2024-06-30"), partner("shop")])
    assert led.check("leads_sign").state == "broken"


def test_words_that_changed_since_signing_are_told() -> None:
    version = signed(sheet(), "agreement", "clinic", "shop")
    clause = {"id": "c", "part": "how", "words": {"en": "New."}}
    (same,) = [s for s in found(versions=[version]).signings if s.document == "agreement"]
    told_ = found(versions=[version], clauses=[clause]).signings
    assert (same.state, same.changed) == ("complete", False)
    assert [s.changed for s in told_ if s.document == "agreement"] == [True]
