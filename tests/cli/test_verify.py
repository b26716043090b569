"""`kolam verify`: what it prints, and how it ends."""

from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner, Result

from kolam.cli.main import kolam
from kolam.store.plain import pretty
from kolam.tools.negotiation.tests.certified import certificate, openings


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "certificate.json").write_bytes(pretty(certificate().plain()))
    (tmp_path / "own.json").write_bytes(pretty(openings().openings[4].plain()))
    return tmp_path


def verify(files: Path, *more: str, name: str = "certificate.json") -> Result:
    return CliRunner().invoke(kolam, ["verify", str(files / name), *more])


def test_a_certificate_that_holds_ends_with_nothing_wrong(files: Path) -> None:
    done = verify(files, "--own", str(files / "own.json"))
    assert done.exit_code == 0
    assert "92 points to you, 52 above your walk-away" in done.stdout
    assert certificate().fingerprint in done.stdout
    assert "Not checkable here" in done.stdout


def test_a_changed_digit_is_named_with_its_place(files: Path) -> None:
    path = files / "certificate.json"
    path.write_bytes(path.read_bytes().replace(b'"cap": 700', b'"cap": 701'))
    done = verify(files)
    assert done.exit_code == 1
    assert "problem.budgets.cash" in done.stdout


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_every_sentence_is_said_in_the_language(files: Path, language: str) -> None:
    done = verify(files, "--own", str(files / "own.json"), "--language", language)
    assert "⟦" not in done.stdout


def test_data_says_the_same(files: Path) -> None:
    told = orjson.loads(verify(files, "--json").stdout)
    assert told["holds"] is True
    assert {check["state"] for check in told["checks"]} == {"passed", "unchecked"}


def test_another_file_is_told_with_its_faults(files: Path) -> None:
    done = verify(files, name="own.json")
    assert done.exit_code == 1


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b'{"kind": 7}', b"\xff\xfe", b"[" * 9000])
def test_rubbish_ends_in_order(files: Path, data: bytes) -> None:
    (files / "certificate.json").write_bytes(data)
    done = verify(files)
    assert done.exit_code == 1
    assert not done.exception or isinstance(done.exception, SystemExit)


def test_a_missing_file_is_told_with_the_nearest_name(files: Path) -> None:
    done = verify(files, name="certificat.json")
    assert done.exit_code == 3
    assert "certificate.json" in done.stderr
