"""The seal of a PDF: every byte is held, and a change is told where it is."""

import io

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kolam.core.fault import Faulty
from kolam.store.sealing.altered import Altered, alterations
from kolam.store.sealing.seal import BEGIN, END, Seal, find_seal, seal_pdf
from tests.store.sealing.signing_room import KEY, OTHER, signed, small_pdf

PDF = seal_pdf(small_pdf(), signed(), KEY)
LONG = seal_pdf(small_pdf().replace(b"%%EOF", b"%" + b"x" * 9000 + b"\n%%EOF"), signed(), KEY)


def seal_of(data: bytes) -> Seal:
    found = find_seal(data)
    assert found
    return found


def flipped(data: bytes, place: int, mask: int = 1) -> bytes:
    return data[:place] + bytes([data[place] ^ mask]) + data[place + 1 :]


def test_a_sealed_file_is_as_it_was_sealed() -> None:
    assert alterations(PDF) == ()


def test_a_pdf_reader_opens_it_and_shows_the_same_pages() -> None:
    plain, sealed = (pypdf.PdfReader(io.BytesIO(d), strict=True) for d in (small_pdf(), PDF))
    boxes = [[list(page.mediabox) for page in reader.pages] for reader in (plain, sealed)]
    assert boxes[0] == boxes[1]


def test_taking_the_seal_out_gives_back_the_file_that_was_sealed() -> None:
    assert seal_of(PDF).around == small_pdf()


def test_the_same_document_sealed_twice_has_the_same_bytes() -> None:
    assert seal_pdf(small_pdf(), signed(), KEY) == PDF


def test_a_change_of_any_single_byte_is_found_where_it_is() -> None:
    """Every byte of the file, one after another."""
    lost = []
    for place in range(len(PDF)):
        found = alterations(flipped(PDF, place))
        if not any(one.first <= place <= one.last for one in found):
            lost.append((place, found))
    assert lost == []


@settings(max_examples=300)
@given(st.integers(0, len(PDF) - 1), st.integers(1, 255))
def test_whatever_a_byte_is_changed_to_is_found(place: int, mask: int) -> None:
    found = alterations(flipped(PDF, place, mask))
    assert any(one.first <= place <= one.last for one in found)


@settings(max_examples=200)
@given(st.integers(0, len(PDF) - 1))
def test_a_file_that_was_cut_off_is_found(length: int) -> None:
    assert alterations(PDF[:length])


@settings(max_examples=100)
@given(st.binary(min_size=1, max_size=50).filter(lambda more: BEGIN not in more))
def test_what_was_appended_is_told_to_the_byte(more: bytes) -> None:
    last = len(PDF) + len(more) - 1
    assert alterations(PDF + more) == (Altered("longer", len(PDF), last, len(more)),)


@settings(max_examples=100)
@given(st.integers(0, len(PDF)), st.binary(min_size=1, max_size=50))
def test_what_was_put_in_is_found(place: int, more: bytes) -> None:
    assert alterations(PDF[:place] + more + PDF[place:])


@settings(max_examples=100)
@given(st.integers(0, len(PDF) - 2), st.integers(1, 40))
def test_what_was_taken_out_is_found(place: int, count: int) -> None:
    assert alterations(PDF[:place] + PDF[place + count :])


def test_two_changes_far_apart_are_told_apart() -> None:
    end = seal_of(LONG).end
    places = (20, end + 2000, end + 7000)
    changed = LONG
    for place in places:
        changed = flipped(changed, place)
    found = alterations(changed)
    assert [one.what for one in found] == ["bytes"] * 3
    assert all(a.first <= p <= a.last < a.first + 2048 for a, p in zip(found, places, strict=True))


def test_bytes_that_are_gone_are_counted() -> None:
    assert alterations(LONG[:-2500])[0].count == 2500
    assert alterations(LONG[:-2500])[0].what == "shorter"


def test_a_seal_moved_elsewhere_in_the_file_no_longer_fits() -> None:
    seal = seal_of(PDF)
    rest, block = seal.around, PDF[seal.start : seal.end]
    assert {a.what for a in alterations(rest[:15] + block + rest[15:])} == {"seal_line"}


def test_a_second_seal_is_told() -> None:
    seal = seal_of(PDF)
    twice = PDF[: seal.end] + PDF[seal.start :]
    assert [a.what for a in alterations(twice)] == ["two_seals"]


def test_another_keys_signature_under_this_key_is_told() -> None:
    forged = seal_pdf(small_pdf(), signed(), OTHER)
    changed = forged.replace(OTHER.public.encode(), KEY.public.encode())
    assert [a.what for a in alterations(changed)] == ["not_genuine"]


def test_a_payload_swapped_for_another_document_is_told() -> None:
    other = seal_of(seal_pdf(small_pdf(), signed().with_(receipts=()), KEY))
    seal = seal_of(PDF)
    swapped = PDF.replace(seal.lines["signed"], other.lines["signed"])
    assert [a.what for a in alterations(swapped)] == ["not_genuine"]


@pytest.mark.parametrize("data", [b"", b"x", b"%PDF-1.7", small_pdf(), b"\x00" * 3000])
def test_what_was_never_sealed_is_said_to_have_no_seal(data: bytes) -> None:
    assert [a.what for a in alterations(data)] == ["no_seal"]


@pytest.mark.parametrize("data", [BEGIN, END, BEGIN + END, BEGIN + b"%at x\n" + END, b"\n" + END])
def test_a_torn_seal_is_said_to_be_torn(data: bytes) -> None:
    assert [a.what for a in alterations(data)] == ["torn_seal"]


@pytest.mark.parametrize(
    ("data", "key"),
    [(b"", "not_a_pdf"), (b"%PDF-1.7\n", "not_a_pdf"), (PDF, "sealed_already")],
)
def test_what_cannot_be_sealed_is_refused_in_words(data: bytes, key: str) -> None:
    with pytest.raises(Faulty) as caught:
        seal_pdf(data, signed(), KEY)
    assert [fault.key for fault in caught.value.faults] == [key]


def test_a_file_whose_last_line_does_not_end_is_sealed_on_a_new_one() -> None:
    glued = small_pdf().replace(b">>\nstartxref", b">> startxref")
    assert alterations(seal_pdf(glued, signed(), KEY)) == ()
