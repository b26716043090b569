"""A real signed PDF, altered in each of its regions: every alteration is named where it is."""

import re

import pytest

from kolam import toolbox
from kolam.store.sealing.seal import find_seal
from kolam.store.sealing.verifying import verify_pdf
from kolam.web.signing.signed_pdf import signed_pdf
from tests.store.sealing.signing_room import KEY, OTHER, signed

REGIONS = {
    "text": rb"stream\r?\n",
    "metadata": rb"<x:xmpmeta",
    "title in the metadata": rb"<dc:title>",
    "document and receipts": rb"%signed ",
    "signature": rb"%sign ",
    "key": rb"%key ",
    "hashes": rb"%parts ",
    "trailer": rb"trailer\s+<<|/Type ?/XRef",
    "last line": rb"%%EO",
}
UPDATE = b"9 0 obj\n<< >>\nendobj\nxref\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n"


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return signed_pdf(signed(), KEY, toolbox.voice("en"))


def names(data: bytes, keys: tuple[str, ...] = ()) -> set[str]:
    return {check.name for check in verify_pdf(data, keys=keys).failed}


def test_unaltered_it_holds(pdf: bytes) -> None:
    assert names(pdf, (KEY.public,)) == set()


@pytest.mark.parametrize("region", sorted(REGIONS))
def test_one_byte_altered_in_a_region_is_named_where_it_is(pdf: bytes, region: str) -> None:
    found = re.search(REGIONS[region], pdf)
    assert found
    at = found.end()
    failed = verify_pdf(pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]).failed
    spans = [re.fullmatch(r"bytes (\d+)-(\d+)", check.place) for check in failed]
    assert any(int(one[1]) <= at <= int(one[2]) for one in spans if one)


@pytest.mark.parametrize("left", [0.999, 0.9, 0.5, 0.01])
def test_a_file_that_was_cut_off_does_not_hold(pdf: bytes, left: float) -> None:
    assert names(pdf[: int(len(pdf) * left)]) & {"shorter", "no_seal", "torn_seal"}


@pytest.mark.parametrize("more", [b"\n", b"\n%%EOF\n", UPDATE], ids=["line", "end", "update"])
def test_what_is_appended_is_told_to_the_byte(pdf: bytes, more: bytes) -> None:
    (found,) = verify_pdf(pdf + more).failed
    assert (found.name, found.values["n"]) == ("longer", len(more))


def test_a_file_made_by_another_key_is_not_the_servers() -> None:
    again = signed_pdf(signed(key=OTHER), OTHER, toolbox.voice("en"))
    assert names(again, (KEY.public,)) == {"pinned"}


def test_the_pages_of_one_and_the_seal_of_another_do_not_fit(pdf: bytes) -> None:
    other = signed_pdf(signed(), KEY, toolbox.voice("ta"))
    mine, theirs = find_seal(pdf), find_seal(other)
    assert mine
    assert theirs
    mixed = pdf[: mine.start] + other[theirs.start : theirs.end] + pdf[mine.end :]
    assert names(mixed) & {"bytes", "longer", "shorter"}
