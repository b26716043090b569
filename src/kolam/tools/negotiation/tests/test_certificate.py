"""Certificates: what is claimed, what is given away, and what a change of one digit does."""

from hashlib import sha256
from random import Random
from typing import Any

import orjson
import pytest

from kolam.core.fault import Faulty
from kolam.core.record import canonical, read
from kolam.store.plain import pretty
from kolam.tools.negotiation.certificate import certify
from kolam.tools.negotiation.certificate_record import Certificate, Claim, Opening, Openings
from kolam.tools.negotiation.preferences import Preferences
from kolam.tools.negotiation.sheet import Choice, Sheet, Tabled
from kolam.tools.negotiation.tests.certified import certificate, openings, sheet
from kolam.tools.negotiation.verifying import Report, verify

OWN = "SMC"


def own(party: str = OWN) -> Opening:
    return next(o for o in openings().openings if o.party == party)


def states(report: Report) -> dict[str, str]:
    return {check.name: check.state for check in report.checks}


def changed(opening: Opening, **fields: Any) -> Opening:
    return opening.with_(preferences=opening.preferences.with_(**fields))


def agreed_on(options: dict[str, str]) -> Sheet:
    picked = {choice.id: choice.option for choice in certificate().chosen} | options
    row = Tabled(id="t", choices=tuple(Choice(id=i, option=o) for i, o in picked.items()))
    return sheet().with_(tabled=(row,), agreed="t")


def test_the_seed_case_is_efficient_and_what_nash_picks() -> None:
    assert certificate().claims == (
        Claim(claim="allowed", holds=True, proof="anybody"),
        Claim(claim="counted", holds=True, proof="anybody", packages="6561", possible="4160"),
        Claim(claim="acceptable", holds=True, proof="each_party"),
        Claim(claim="efficient", holds=True, proof="all_openings"),
        Claim(claim="optimal", holds=True, proof="all_openings", rule="nash", within=0),
    )


def test_a_certificate_reads_back_equal() -> None:
    assert read(Certificate, pretty(certificate().plain())) == certificate()


def test_the_same_sheets_and_salts_make_the_same_bytes() -> None:
    again = certify(sheet(), openings(), title=certificate().title)
    assert canonical(again) == canonical(certificate())


def test_a_certificate_alone_shows_what_everybody_can_check() -> None:
    assert states(verify(certificate())) == {
        "unchanged": "passed",
        "allowed": "passed",
        "counted": "passed",
        "acceptable": "unchecked",
        "efficient": "unchecked",
        "optimal": "unchecked",
    }


def test_a_party_checks_its_own_part_without_the_others() -> None:
    report = verify(certificate(), own=own())
    found = {c.name: (c.state, c.values.get("points"), c.values.get("gain")) for c in report.checks}
    assert found["commitment"] == ("passed", None, None)
    assert found["gain"] == ("passed", 92, 52)
    assert found["must_haves"] == ("passed", None, None)
    assert report.holds


def test_a_mediator_works_everything_out_again() -> None:
    report = verify(certificate(), opening=openings())
    assert {check.state for check in report.checks} == {"passed"}
    assert {"acceptable", "efficient", "optimal"} <= set(states(report))


def test_a_certificate_of_a_worse_package_says_so() -> None:
    sure = certify(agreed_on({"retail": "none"}), openings())
    said = {claim.claim: claim.holds for claim in sure.claims}
    assert said["efficient"] is False
    assert said["optimal"] is False
    assert verify(sure, opening=openings()).holds


def test_a_claim_that_is_not_true_is_found_by_the_mediator() -> None:
    worse = certify(agreed_on({"retail": "none"}), openings())
    lying = worse.with_(claims=certificate().claims).hashed()
    assert {c.place for c in verify(lying, opening=openings()).failed} == {
        "claims.efficient",
        "claims.optimal",
    }


def test_a_package_below_a_walk_away_is_found_by_that_party() -> None:
    higher = changed(own(), reservation=93)
    others = tuple(o for o in openings().openings if o.party != OWN)
    order = [p.id for p in sheet().parties]
    every = sorted((*others, higher), key=lambda o: order.index(o.party))
    honest = certify(agreed_on({}), Openings(openings=tuple(every)))
    lying = honest.with_(claims=certificate().claims).hashed()
    assert [check.name for check in verify(lying, own=higher).failed] == ["gain"]


def test_other_points_do_not_fit_the_commitment() -> None:
    report = verify(certificate(), own=changed(own(), reservation=41))
    assert [check.place for check in report.failed] == [f"commitments.{OWN}"]


def test_another_salt_does_not_fit_the_commitment() -> None:
    report = verify(certificate(), own=own().with_(salt="0" * 64))
    assert [check.place for check in report.failed] == [f"commitments.{OWN}"]


def test_one_opening_missing_leaves_the_rest_unchecked() -> None:
    part = openings().with_(openings=openings().openings[1:])
    assert states(verify(certificate(), opening=part))["efficient"] == "unchecked"


def digits(data: bytes) -> list[int]:
    return [at for at, byte in enumerate(data) if chr(byte).isdigit()]


def test_any_changed_digit_is_found() -> None:
    data = pretty(certificate().plain())
    for at in Random(7).sample(digits(data), 60):
        other = b"0" if data[at : at + 1] != b"0" else b"1"
        assert not _believed(data[:at] + other + data[at + 1 :]), data[at - 40 : at + 20]


def _believed(data: bytes) -> bool:
    try:
        return verify(read(Certificate, data)).holds
    except Faulty:
        return False


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda d: d["problem"]["budgets"][0].update(cap=701), "problem.budgets"),
        (lambda d: d["chosen"][0].update(option="d5"), "chosen.coverage"),
        (lambda d: d["claims"][1].update(packages="6562"), "claims.counted"),
        (lambda d: d["commitments"][0].update(sha256="0" * 64), "commitments.DSD"),
        (lambda d: d["title"].update(en="Another"), "about"),
        (lambda d: d["problem"]["issues"][0]["options"][0].update(id="d9"), "problem.issues"),
    ],
)
def test_a_change_is_found_where_it_is(change: Any, place: str) -> None:
    data = certificate().plain()
    change(data)
    report = verify(read(Certificate, data))
    assert report.failed[0].place.startswith(place)


def test_a_claim_that_was_taken_out_is_found() -> None:
    short = certificate().with_(claims=certificate().claims[:-1]).hashed()
    assert [check.name for check in verify(short).failed] == ["complete"]


def test_whoever_makes_another_certificate_gets_another_fingerprint() -> None:
    other = certificate().with_(agreed=True).hashed()
    assert verify(other).holds
    assert other.fingerprint != certificate().fingerprint


def test_nobodys_private_words_or_points_are_in_the_file() -> None:
    private = openings().with_(
        openings=tuple(_marked(o) for o in openings().openings),
    )
    data = pretty(certify(sheet(), private).plain())
    assert [o.party for o in private.openings if _gives_away(data, o)] == []


def _marked(opening: Opening) -> Opening:
    """The same with words and a walk-away that stand nowhere else."""
    batna = opening.preferences.batna.with_(en=f"BATNA of {opening.party} 9137")
    return changed(opening, batna=batna)


def _gives_away(data: bytes, opening: Opening) -> bool:
    return any(
        word in data for word in (b"BATNA", b"9137", b'"points"', b"reservation", b"swing")
    ) or (opening.salt.encode() in data)


def test_equal_points_have_unlike_commitments() -> None:
    one = own().with_(salt="1" * 64)
    other = own("APP").with_(salt="2" * 64, preferences=one.preferences)
    assert one.commitment().sha256 != other.commitment().sha256


def test_a_commitment_is_salt_and_canonical_sheet_hashed() -> None:
    wanted = sha256(bytes.fromhex(own().salt) + canonical(own().preferences)).hexdigest()
    assert own().commitment().sha256 == wanted


def test_points_that_are_missing_make_no_certificate() -> None:
    part = openings().with_(openings=(changed(own("DSD"), issues=()), *openings().openings[1:]))
    with pytest.raises(ValueError, match="points are missing: DSD"):
        certify(sheet(), part)


def test_the_published_walk_aways_cannot_be_guessed_without_the_salt() -> None:
    bound = {c.id: c.sha256 for c in certificate().commitments}[OWN]
    without = [
        sha256(canonical(own().preferences.with_(reservation=guess))).hexdigest()
        for guess in range(101)
    ]
    assert bound not in without


def test_the_openings_read_back_equal() -> None:
    assert read(Openings, orjson.dumps(openings().plain())) == openings()
    assert isinstance(own().preferences, Preferences)
