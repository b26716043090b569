"""The demonstration's private value sheets: each partner has its own, and nobody another's."""

from collections.abc import Iterator
from html import unescape
from io import BytesIO
from zipfile import ZipFile, is_zipfile

import pytest
from django.test import Client

from kolam.core.record import Record
from kolam.store.archive import Opened, packed
from kolam.toolbox import rooms
from kolam.web import demo, demo_partners, sheets
from kolam.web.books import book_of
from kolam.web.models import Partnership
from tests.web.kept_demo import demonstration
from tests.web.table_cast import PARTIES, seat, signed_in

pytestmark = pytest.mark.django_db

TOOL = "value"
ROOM = f"/desk/{demo.SLUG}/rooms/{TOOL}/"
PAGE = f"{ROOM}table/"
SEEN = (PAGE, ROOM, f"{ROOM}sheet/", f"{ROOM}history/", f"{ROOM}take/json/", f"{ROOM}take/csv/")


@pytest.fixture(autouse=True)
def built() -> Partnership:
    made = demonstration().partnership
    row = sheets.current(made, TOOL)
    fewer = sheets.record_of(row).with_(draws=1000)
    sheets.save(row, fewer, read=row.fingerprint, who=demonstration().facilitator, why="edit")
    return made


def own(party: str) -> Record:
    found = demo_partners.private_of(TOOL, party)
    assert found
    return found


def secrets(party: str) -> set[str]:
    """Every word and every amount of a partner's private sheet, as text that pages could hold."""

    def leaves(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            for key, inner in value.items():
                if key in ("low", "likely", "high") and inner:
                    # Stored in cents, shown in rupees.
                    yield from (str(inner), str(inner // 100), str(round(inner / 100)))
                if key in ("en", "si", "ta"):
                    yield inner
                yield from leaves(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from leaves(inner)

    return {secret for secret in leaves(own(party).plain()) if len(secret) > 5}


def unpacked(answer: bytes) -> str:
    """What an answer says; a table is taken away as an archive of files."""
    if not is_zipfile(BytesIO(answer)):
        return answer.decode()
    with ZipFile(BytesIO(answer)) as archive:
        return "\n".join(archive.read(name).decode("latin-1") for name in archive.namelist())


def bytes_of(client: Client) -> str:
    answers = [client.get(page, follow=True) for page in SEEN]
    # The plain form is not for everybody, and says so.
    assert {answer.status_code for answer in answers} <= {200, 403}
    assert answers[1].status_code == 200
    return unescape("\n".join(unpacked(answer.getvalue()) for answer in answers)).replace(",", "")


@pytest.mark.parametrize("party", PARTIES)
def test_every_party_has_its_own_private_sheet(built: Partnership, party: str) -> None:
    row = sheets.current(built, TOOL, seat(party))
    assert sheets.record_of(row) == own(party)


def test_partners_are_the_organisations_at_the_table_and_the_others_are_nobodys(
    built: Partnership,
) -> None:
    shared = sheets.record_of(sheets.current(built, TOOL)).plain()
    told = {p["id"]: p["organisation"] for p in shared["partners"] if p["organisation"]}
    assert told == {party: str(seat(party).pk) for party in PARTIES}


@pytest.mark.parametrize("party", ["SMC", "WFP"])
def test_a_partner_sees_its_own_lines(party: str) -> None:
    page = signed_in(party.lower()).get(PAGE).content.decode()
    lines = own(party).plain()["lines"]
    assert lines
    assert [x["description"]["en"] for x in lines if x["description"]["en"] not in page] == []


def test_what_is_looked_for_is_what_a_page_with_the_lines_shows() -> None:
    seen = signed_in("smc").get(PAGE).content.decode().replace(",", "")
    amounts = {secret for secret in secrets("SMC") if secret.isdigit() and secret in seen}
    assert len(amounts) >= 8


@pytest.mark.parametrize("who", ["facilitator", "mediator", "observer", "partner"])
def test_nobody_of_the_room_gets_a_byte_of_any(who: str) -> None:
    seen = bytes_of(signed_in(who))
    found = {s for party in PARTIES for s in secrets(party) if s.replace(",", "") in seen}
    assert found == set()


@pytest.mark.parametrize("who", ["SMC", "WFP"])
def test_no_partner_gets_a_byte_of_anothers(who: str) -> None:
    seen = bytes_of(signed_in(who.lower()))
    others = {s for party in PARTIES if party != who for s in secrets(party)} - secrets(who)
    assert {secret for secret in others if secret.replace(",", "") in seen} == set()


def test_the_book_that_is_taken_away_holds_none(built: Partnership) -> None:
    book = book_of(built)
    told = str(book.sheets) + packed(Opened(book), rooms()).decode("latin-1")
    assert {s for party in PARTIES for s in secrets(party) if s in told} == set()


def test_the_rooms_button_says_where_it_leads() -> None:
    page = signed_in("smc").get(ROOM).content.decode()
    assert f'href="{PAGE}">Our own side</a>' in page
