"""Verifying signed documents: what holds, and what is named when it does not."""

import datetime
from base64 import b64decode
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kolam import toolbox
from kolam.core.fault import Faulty
from kolam.core.record import Text
from kolam.core.signable import DocumentPart, Receipt, Spoken
from kolam.core.signing import marked
from kolam.store.sealing.keys import HANDOVER, SigningKey, grouped, new_key
from kolam.store.sealing.receipts import digest, is_genuine, receive, shown
from kolam.store.sealing.seal import find_seal, seal_pdf
from kolam.store.sealing.signed import (
    Signed,
    as_json,
    read_signed,
    read_taken_home,
    taken_home,
)
from kolam.store.sealing.telling import Report
from kolam.store.sealing.verifying import verify_pdf, verify_signed, verify_taken_home
from tests.core.documents import document
from tests.store.sealing.signing_room import KEY, OTHER, WHEN, sign, signed, small_pdf

#: The small agreement of the room's tests, signed by a version that knew no parts.
OLD = Path(__file__).with_name("signed_before_parts.json")
PDF = seal_pdf(small_pdf(), signed(), KEY)
NEWEST = KEY.hand_over().hand_over()


def failed(report: Report) -> list[tuple[str, str]]:
    return [(check.name, check.place) for check in report.failed]


def of(receipts: Sequence[Receipt], version: int = 1) -> Signed:
    return Signed(document=document(version), receipts=tuple(receipts))


def test_a_signed_document_holds_and_says_who_signed() -> None:
    report = verify_signed(signed())
    told = [(check.name, check.state, check.values.get("name")) for check in report.checks]
    assert told == [
        ("document", "passed", None),
        ("languages", "passed", None),
        ("signed", "passed", "A. Perera"),
        ("signed", "passed", "B. Nadar"),
        ("signed", "passed", "C. Silva"),
        ("complete", "passed", None),
        ("pinned", "unchecked", None),
    ]


def test_a_sealed_pdf_holds_and_carries_the_signed_document() -> None:
    report = verify_pdf(PDF)
    assert (failed(report), report.signed) == ([], signed())


def test_a_changed_clause_is_named() -> None:
    whole = signed()
    pay = whole.document.articles[1]
    words = pay.words.with_(en=pay.words.en.replace("523,000", "253,000"))
    articles = (whole.document.articles[0], pay.with_(words=words))
    changed = whole.with_(document=whole.document.with_(articles=articles))
    report = verify_signed(changed)
    assert ("clause", "articles.pay") in failed(report)
    assert ("clause", "articles.aim") not in failed(report)
    assert ("languages", "document.articles.pay.words") in failed(report)
    assert not report.holds


def test_a_clause_moved_to_another_part_is_named() -> None:
    parts = [DocumentPart(id=id, heading=Text(en=id)) for id in ("why", "how")]
    articles = [one.with_(part="why") for one in document().articles]
    whole = signed(document(parts=parts, articles=articles))
    moved = (whole.document.articles[0], whole.document.articles[1].with_(part="how"))
    report = verify_signed(whole.with_(document=whole.document.with_(articles=moved)))
    said = [check.said(toolbox.voice("en")) for check in report.failed if check.name == "clause"]
    assert said == ["Clause 2.1 (pay) is not as it was when it was opened for signing."]


def test_a_document_signed_before_there_were_parts_still_holds() -> None:
    whole = read_signed(OLD.read_bytes())
    assert failed(verify_signed(whole)) == []
    assert as_json(whole) == OLD.read_bytes()


def test_who_signed_is_told_in_the_readers_language() -> None:
    spoken = Spoken(organisation=Text(en="Ministry of Health", ta="சுகாதார அமைச்சு"))
    signers = document().signers
    whole = signed(document(signers=(signers[0].with_(spoken=spoken), *signers[1:])))
    told = next(c for c in verify_signed(whole).checks if c.name == "signed")
    assert "சுகாதார அமைச்சு" in told.said(toolbox.voice("ta"))
    assert "Ministry of Health" in told.said(toolbox.voice("si"))


def test_a_clause_changed_with_its_mark_is_still_found() -> None:
    whole = signed()
    signers = (whole.document.signers[0].with_(name="Somebody else"), *whole.document.signers[1:])
    changed = whole.with_(document=marked(whole.document.with_(signers=signers)))
    names = {name for name, _ in failed(verify_signed(changed))}
    assert names == {"document", "other_document"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("typed", "Somebody else"),
        ("when", "2026-06-26T11:00:00Z"),
        ("how", "link"),
        ("signer", "UNI"),
        ("language", "ta"),
        ("reason", "none"),
        pytest.param("key", OTHER.public, id="key-another"),
    ],
)
def test_a_changed_receipt_is_named(field: str, value: str) -> None:
    first, *rest = signed().receipts
    changed = of((first.with_(**{field: value}), *rest))
    assert ("receipt_changed", "receipts.R1") in failed(verify_signed(changed))


def test_a_removed_receipt_breaks_the_chain_where_it_was() -> None:
    first, _, last = signed().receipts
    found = failed(verify_signed(of((first, last))))
    assert found == [("chain", "receipts.R3"), ("turn", "receipts.R3"), ("complete", "receipts")]


def test_a_last_receipt_that_is_missing_leaves_the_document_incomplete() -> None:
    assert failed(verify_signed(of(signed().receipts[:2]))) == [("complete", "receipts")]


def test_reordered_receipts_are_named() -> None:
    first, second, last = signed().receipts
    found = failed(verify_signed(of((second, first, last))))
    assert [place for name, place in found if name == "chain"] == [
        "receipts.R2",
        "receipts.R1",
        "receipts.R3",
    ]


def test_a_receipt_replayed_for_another_document_is_named() -> None:
    found = failed(verify_signed(of(signed().receipts, version=2)))
    replayed = [place for name, place in found if name == "other_document"]
    assert replayed == ["receipts.R1", "receipts.R2", "receipts.R3"]


def test_a_receipt_that_stands_twice_is_out_of_turn() -> None:
    receipts = signed().receipts
    twice = of((*receipts[:1], receipts[0].with_(id="R9"), *receipts[1:]))
    found = failed(verify_signed(twice))
    assert ("turn", "receipts.R9") in found
    assert ("receipt_changed", "receipts.R9") in found


def test_a_receipt_by_another_key_among_a_servers_is_named() -> None:
    made = document()
    receipts = sign(made, sign(made, (), "MOH"), "UNI")
    forged = sign(made, receipts, "SHG", OTHER)
    assert failed(verify_signed(of(forged))) == [("other_key", "receipts.R3.key")]


def test_a_key_that_was_handed_over_goes_on() -> None:
    made, newer = document(), KEY.hand_over()
    receipts = sign(made, sign(made, (), "MOH"), "UNI", newer)
    receipts = sign(made, receipts, "SHG", newer)
    assert failed(verify_signed(of(receipts))) == []


def test_keys_are_followed_over_two_changes_between_two_signatures() -> None:
    made, newest = document(), KEY.hand_over().hand_over()
    receipts = sign(made, sign(made, (), "MOH"), "UNI", newest)
    report = verify_signed(of(sign(made, receipts, "SHG", newest)))
    assert failed(report) == []
    (told,) = [check for check in report.checks if check.name == "handed"]
    assert (told.values["keys"][0], told.values["keys"][2]) == (
        grouped(KEY.public),
        grouped(newest.public),
    )


@pytest.mark.parametrize("pinned", [KEY, NEWEST])
def test_one_key_of_a_line_is_enough_to_trust_it(pinned: SigningKey) -> None:
    made = document()
    receipts = sign(made, sign(made, (), "MOH"), "UNI", NEWEST)
    whole = of(sign(made, receipts, "SHG", NEWEST))
    assert failed(verify_signed(whole, keys=(pinned.public,))) == []


def test_a_file_sealed_after_two_changes_of_the_key_holds() -> None:
    assert failed(verify_pdf(seal_pdf(small_pdf(), signed(), NEWEST))) == []


def test_who_claims_to_follow_a_key_that_never_handed_over_is_named() -> None:
    """A stranger puts the real key's digits before his own, with a seal that he made up."""
    claimed = SigningKey(OTHER.private, KEY.public + OTHER.seal(b"anything"))
    made = document()
    receipts = sign(made, sign(made, (), "MOH"), "UNI", claimed)
    found = failed(verify_signed(of(sign(made, receipts, "SHG", claimed))))
    assert found == [
        ("handed", "receipts.R2.handed"),
        ("handed", "receipts.R3.handed"),
        ("other_key", "receipts.R2.key"),
    ]


def test_a_trusted_key_does_not_vouch_for_one_that_puts_itself_before_it() -> None:
    """Anybody can seal the digits of a key: only what that key sealed itself says it is so."""
    word = HANDOVER + KEY.public.encode("ascii")
    claimed: Any = SimpleNamespace(
        public=KEY.public, handed=OTHER.public + OTHER.seal(word), seal=OTHER.seal
    )
    forged = seal_pdf(small_pdf(), signed(key=OTHER), claimed)
    found = [name for name, _ in failed(verify_pdf(forged, keys=(KEY.public,)))]
    assert found == ["not_genuine", "pinned", "pinned", "pinned"]


def test_a_handover_by_somebody_else_does_not_go_on() -> None:
    made, stranger = document(), OTHER.hand_over()
    receipts = sign(made, sign(made, (), "MOH"), "UNI", stranger)
    receipts = sign(made, receipts, "SHG", stranger)
    assert failed(verify_signed(of(receipts))) == [("other_key", "receipts.R2.key")]


def test_people_with_keys_of_their_own_need_no_common_one() -> None:
    made, receipts = document(), ()
    for signer in ("MOH", "UNI", "SHG"):
        receipts = sign(made, receipts, signer, new_key(), how="key")  # type: ignore[assignment]
    assert failed(verify_signed(of(receipts))) == []


def test_with_the_servers_key_everything_is_checked() -> None:
    report = verify_pdf(PDF, keys=(KEY.public,))
    assert {check.state for check in report.checks} == {"passed"}


def test_a_file_made_anew_under_another_key_fails_against_the_servers() -> None:
    """All of it written again by somebody else: it holds together, and is not the server's."""
    again = seal_pdf(small_pdf(), signed(key=OTHER), OTHER)
    assert failed(verify_pdf(again)) == []
    found = failed(verify_pdf(again, keys=(KEY.public,)))
    assert [name for name, _ in found] == ["pinned", "pinned", "pinned"]


def test_pages_changed_and_sealed_again_by_another_key_are_named() -> None:
    again = seal_pdf(small_pdf().replace(b"842", b"843"), signed(), OTHER)
    assert [name for name, _ in failed(verify_pdf(again))] == ["file_key"]


def test_a_file_sealed_after_the_key_was_handed_over_holds() -> None:
    assert failed(verify_pdf(seal_pdf(small_pdf(), signed(), KEY.hand_over()))) == []


def test_a_receipt_taken_home_finds_a_file_that_the_server_made_anew() -> None:
    """The server itself signs again, with its own key: only the signer's receipt tells."""
    mine = taken_home(document(), signed().receipts[0])
    later: dict[str, Any] = {"when": WHEN + datetime.timedelta(days=1)}
    made = document()
    receipts = sign(
        made, sign(made, sign(made, (), "MOH", **later), "UNI", **later), "SHG", **later
    )
    again = seal_pdf(small_pdf(), Signed(document=made, receipts=receipts), KEY)
    assert failed(verify_pdf(again, keys=(KEY.public,))) == []
    assert failed(verify_pdf(again, home=(mine,))) == [("home", "receipts.R1")]
    assert failed(verify_pdf(PDF, home=(mine,))) == []


def test_a_receipt_taken_home_is_checked_by_itself() -> None:
    mine = taken_home(document(), signed().receipts[0])
    assert verify_taken_home(mine).holds
    changed = mine.with_(receipt=mine.receipt.with_(typed="Somebody else"))
    assert failed(verify_taken_home(changed)) == [("receipt", "receipt")]


def test_a_version_in_a_book_may_still_wait_for_signatures() -> None:
    made = document()
    half = Signed(document=made, receipts=sign(made, (), "MOH"))
    states = [c.state for c in verify_signed(half, final=False).checks if c.name == "complete"]
    assert (states, verify_signed(half, final=False).holds) == (["unchecked"], True)
    assert failed(verify_signed(half)) == [("complete", "receipts")]


@pytest.mark.parametrize("act", ["declined", "withdrawn"])
def test_what_was_declined_or_withdrawn_is_no_final_document(act: str) -> None:
    made = document()
    signer = "UNI" if act == "declined" else ""
    ended = Signed(document=made, receipts=sign(made, sign(made, (), "MOH"), signer, act=act))
    assert failed(verify_signed(ended)) == [(f"ended_{act}", "receipts")]
    assert verify_signed(ended, final=False).holds


@settings(max_examples=150)
@given(st.integers(0, len(PDF) - 1), st.integers(1, 255))
def test_no_changed_byte_verifies(place: int, mask: int) -> None:
    changed = PDF[:place] + bytes([PDF[place] ^ mask]) + PDF[place + 1 :]
    assert verify_pdf(changed).failed


def test_a_change_of_the_document_inside_the_file_is_named_by_its_clause() -> None:
    seal = find_seal(PDF)
    assert seal
    inside = b64decode(seal.payload)
    other = inside.replace(b"523,000", b"253,000")
    assert inside != other
    changed = Signed.model_validate_json(other)
    again = seal_pdf(small_pdf(), changed, OTHER)
    assert ("clause", "articles.pay") in failed(verify_pdf(again))


def test_files_read_back_as_they_were_written() -> None:
    mine = taken_home(document(), signed().receipts[0])
    assert read_signed(as_json(signed())) == signed()
    assert read_taken_home(as_json(mine)) == mine


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"kind": "kolam-signed"}', b"\xff"])
def test_rubbish_is_told_with_faults(data: bytes) -> None:
    with pytest.raises(Faulty):
        read_signed(data)


def test_receipts_are_a_chain_with_numbers() -> None:
    receipts = signed().receipts
    assert [r.id for r in receipts] == ["R1", "R2", "R3"]
    assert [r.before for r in receipts] == ["", digest(receipts[0]), digest(receipts[1])]
    assert all(is_genuine(r) for r in receipts)


def test_a_receipt_is_read_aloud_in_groups_of_four() -> None:
    said = shown(signed().receipts[0]).split(" ")
    assert [len(group) for group in said] == [4] * 8
    assert "".join(said) == digest(signed().receipts[0])[:32]


def test_nobody_gets_a_receipt_out_of_turn() -> None:
    with pytest.raises(Faulty, match="not_your_turn"):
        sign(document(), (), "SHG")


def test_a_moment_in_another_time_zone_is_kept_in_utc() -> None:
    colombo = datetime.timezone(datetime.timedelta(hours=5, minutes=30))
    when = datetime.datetime(2026, 6, 26, 15, 30, tzinfo=colombo)
    made = receive(
        document(), (), act="signed", signer="MOH", typed="A", how="link", when=when, key=KEY
    )
    assert made.when == "2026-06-26T10:00:00Z"


def test_a_title_is_said_in_the_language_that_the_signer_read() -> None:
    made = document()
    (mine,) = sign(made, (), "MOH", language="ta")
    assert taken_home(made, mine).title == made.title.ta
    assert made.title != Text()
