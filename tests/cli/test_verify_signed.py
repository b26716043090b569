"""`kolam verify` on what was signed: what it prints, and how it ends."""

from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner, Result

from kolam.cli.main import kolam
from kolam.store.sealing.keys import grouped
from kolam.store.sealing.seal import find_seal, seal_pdf
from kolam.store.sealing.signed import as_json, taken_home
from tests.store.sealing.signing_room import KEY, OTHER, signed, small_pdf

PDF = seal_pdf(small_pdf(), signed(), KEY)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "signed.pdf").write_bytes(PDF)
    (tmp_path / "signed.json").write_bytes(as_json(signed()))
    mine = taken_home(signed().document, signed().receipts[0])
    (tmp_path / "receipt.json").write_bytes(as_json(mine))
    return tmp_path


def verify(path: Path, *more: str) -> Result:
    return CliRunner().invoke(kolam, ["verify", str(path), *more])


@pytest.mark.parametrize("name", ["signed.pdf", "signed.json"])
def test_a_signed_file_says_who_signed_what_and_when(files: Path, name: str) -> None:
    done = verify(files / name)
    assert done.exit_code == 0
    assert "A. Perera signed for Ministry of Health (Secretary) on 26 June 2026" in done.stdout
    assert "Everybody has signed: 3 of 3." in done.stdout
    assert done.stdout.endswith("Nothing was found wrong.\n")


@pytest.mark.parametrize("language", ["en", "si", "ta"])
@pytest.mark.parametrize("name", ["signed.pdf", "signed.json", "receipt.json"])
def test_every_sentence_is_said_in_the_language(files: Path, name: str, language: str) -> None:
    done = verify(files / name, "--language", language)
    assert (done.exit_code, "⟦" in done.stdout) == (0, False)


def test_a_changed_byte_is_named(files: Path) -> None:
    changed = PDF[:40] + bytes([PDF[40] ^ 1]) + PDF[41:]
    (files / "signed.pdf").write_bytes(changed)
    done = verify(files / "signed.pdf")
    assert done.exit_code == 1
    assert "FAILED Bytes 0 to 314 are not as they were sealed." in done.stdout
    assert "1 thing is wrong. Do not rely on this file." in done.stdout


def test_a_changed_clause_is_named(files: Path) -> None:
    path = files / "signed.json"
    path.write_bytes(path.read_bytes().replace(b"523,000", b"253,000"))
    done = verify(path)
    assert done.exit_code == 1
    assert "Clause 2 (pay) is not as it was" in done.stdout


def test_a_cut_file_is_told(files: Path) -> None:
    (files / "signed.pdf").write_bytes(PDF[:300])
    done = verify(files / "signed.pdf")
    assert done.exit_code == 1
    assert "has no seal" in done.stdout


def test_a_key_that_is_trusted_is_given_as_the_page_shows_it(files: Path) -> None:
    right = verify(files / "signed.pdf", "--key", grouped(KEY.public))
    wrong = verify(files / "signed.pdf", "--key", OTHER.public)
    assert (right.exit_code, wrong.exit_code) == (0, 1)
    assert "sealed by a key that you trust" in right.stdout


def test_what_is_no_key_is_refused_with_what_to_do(files: Path) -> None:
    done = verify(files / "signed.pdf", "--key", "abc")
    assert done.exit_code == 3
    assert "32 to 64 hexadecimal digits" in done.stderr


def test_a_receipt_from_home_is_looked_for_in_the_file(files: Path) -> None:
    other = signed(signed().document.with_(version=2))
    (files / "other.pdf").write_bytes(seal_pdf(small_pdf(), other, KEY))
    own = ("--receipt", str(files / "receipt.json"))
    right, wrong = verify(files / "signed.pdf", *own), verify(files / "other.pdf", *own)
    assert (right.exit_code, wrong.exit_code) == (0, 1)
    assert "The file does not hold the receipt that A. Perera took home" in wrong.stdout


def test_a_receipt_alone_says_what_it_is_for(files: Path) -> None:
    done = verify(files / "receipt.json")
    assert done.exit_code == 0
    assert "signed “Partnership agreement”, version 1" in done.stdout


def test_something_else_given_as_a_receipt_is_refused(files: Path) -> None:
    done = verify(files / "signed.pdf", "--receipt", str(files / "signed.json"))
    assert done.exit_code == 1
    assert "no receipt of Kolam" in done.stderr


def test_the_words_that_were_signed_are_printed_on_request(files: Path) -> None:
    done = verify(files / "signed.pdf", "--words", "--language", "ta")
    assert "5,23,000 ரூபாய்" in done.stdout


def test_data_says_the_same(files: Path) -> None:
    (told,) = orjson.loads(verify(files / "signed.pdf", "--json").stdout)["documents"]
    assert {check["state"] for check in told["checks"]} == {"passed", "unchecked"}
    assert [one["signer"] for one in told["receipts"]] == ["MOH", "UNI", "SHG"]


def test_a_book_without_versions_has_nothing_to_check(tmp_path: Path) -> None:
    CliRunner().invoke(kolam, ["new", str(tmp_path / "coffee")])
    done = verify(tmp_path / "coffee")
    assert (done.exit_code, "No document in this book" in done.stdout) == (0, True)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"\x00\xff" * 99])
def test_a_pdf_that_is_none_ends_in_order(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.pdf").write_bytes(data)
    assert verify(tmp_path / "x.pdf").exit_code == 1


def test_a_signed_document_with_faults_is_told_with_their_places(files: Path) -> None:
    (files / "signed.json").write_bytes(b'{"kind": "kolam-signed", "receipts": 7}')
    done = verify(files / "signed.json")
    assert done.exit_code == 1
    assert "document:" in done.stderr
    assert "receipts:" in done.stderr


def test_a_seal_whose_document_cannot_be_read_is_told(files: Path) -> None:
    seal = find_seal(PDF)
    assert seal
    broken = PDF.replace(seal.lines["signed"], b"%signed e30=\n")
    (files / "signed.pdf").write_bytes(broken)
    done = verify(files / "signed.pdf")
    assert done.exit_code == 1
    assert "cannot be read" in done.stdout
