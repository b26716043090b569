"""Downloads of a certificate: who gets which file, and that each can be checked offline."""

from typing import Any

import orjson
import pytest
from click.testing import CliRunner

from kolam.cli.main import kolam
from kolam.web import demo
from kolam.web.models import Sheet
from tests.web.kept_demo import demonstration
from tests.web.table_cast import PARTIES, signed_in

pytestmark = pytest.mark.django_db

BASE = f"/desk/{demo.SLUG}/rooms/negotiation/certificate/"
EVERYBODY = ("facilitator", "mediator", "partner", "observer", "smc")


@pytest.fixture(autouse=True)
def built() -> demo.Demo:
    return demonstration()


def fetched(name: str, what: str = "") -> Any:
    return signed_in(name).get(f"{BASE}{what}")


def checked(tmp_path: Any, **files: bytes) -> tuple[int, dict[str, str]]:
    """The exit code and the checks of `kolam verify` on these files."""
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    more = [arg for name in files if name != "file" for arg in (f"--{name}", str(tmp_path / name))]
    done = CliRunner().invoke(kolam, ["verify", str(tmp_path / "file"), *more, "--json"])
    checks = orjson.loads(done.stdout)["checks"] if done.stdout.startswith("{") else []
    return done.exit_code, {check["place"]: check["state"] for check in checks}


def test_every_member_gets_the_same_certificate() -> None:
    assert {fetched(name).content for name in EVERYBODY} == {fetched("smc").content}


def test_the_certificate_holds_nobodys_points_or_salt() -> None:
    data = fetched("observer").content
    secrets = [str(row.body["secret"]) for row in Sheet.objects.filter(tool="negotiation.salt")]
    words = (b'"points"', b"reservation", b"batna", b"needs", *(s.encode() for s in secrets))
    assert len(secrets) == len(PARTIES)
    assert [word for word in words if word in data] == []


def test_a_party_checks_its_own_part_offline(tmp_path: Any) -> None:
    own = fetched("smc", "own/").content
    code, found = checked(tmp_path, file=fetched("smc").content, own=own)
    assert (code, found["commitments.SMC"]) == (0, "passed")
    assert orjson.loads(own)["party"] == "SMC"


def test_a_mediator_checks_all_of_it_offline(tmp_path: Any) -> None:
    files = {"file": fetched("mediator").content, "opening": fetched("mediator", "all/").content}
    code, found = checked(tmp_path, **files)
    assert (code, set(found.values())) == (0, {"passed"})


def test_a_changed_digit_ends_with_one_and_its_place(tmp_path: Any) -> None:
    data = fetched("smc").content.replace(b'"cap": 700', b'"cap": 701')
    code, found = checked(tmp_path, file=data)
    assert (code, found["problem.budgets.cash"]) == (1, "failed")


@pytest.mark.parametrize("name", ["facilitator", "mediator", "observer"])
def test_who_has_no_seat_has_no_opening(name: str) -> None:
    assert fetched(name, "own/").status_code == 403


def test_a_partner_without_a_seat_at_this_table_has_no_opening() -> None:
    assert fetched("partner", "own/").status_code == 404


@pytest.mark.parametrize("name", ["facilitator", "partner", "observer", "smc"])
def test_only_a_mediator_gets_all_openings(name: str) -> None:
    assert fetched(name, "all/").status_code == 403


def test_an_opening_is_of_one_party_alone() -> None:
    others = [fetched(party.lower(), "own/").content for party in PARTIES if party != "SMC"]
    salts = {orjson.loads(data)["salt"] for data in others}
    assert len(salts) == len(others)
    assert [salt for salt in salts if salt.encode() in fetched("smc", "own/").content] == []


def test_a_room_without_certificates_has_none() -> None:
    address = BASE.replace("negotiation", "stakeholders")
    assert signed_in("smc").get(address).status_code == 404


def test_while_points_are_missing_there_is_no_certificate() -> None:
    Sheet.objects.get(tool="negotiation", owner__name="National supermarket chain").delete()
    assert fetched("observer").status_code == 404


def test_the_salts_stay_out_of_the_book() -> None:
    fetched("smc")
    book = signed_in("facilitator").get(f"/desk/{demo.SLUG}/book/").content
    names = {row.tool for row in Sheet.objects.all()}
    assert "negotiation.salt" in names
    assert b"salt" not in book
