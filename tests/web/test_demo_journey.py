"""The demonstration's private tracks: no byte of them on others' pages, files or wall."""

from collections.abc import Iterator
from html import unescape
from io import BytesIO
from zipfile import ZipFile, is_zipfile

import pytest
from django.test import Client
from icalendar import Calendar

from kolam import toolbox
from kolam.bench import Bench
from kolam.core.record import Record
from kolam.store.archive import Opened, packed
from kolam.web import demo, demo_partners, sheets
from kolam.web.books import book_of
from kolam.web.live import acts, results
from kolam.web.models import Partnership
from kolam.web.private import whole_book
from tests.web.kept_demo import demonstration
from tests.web.table_cast import PARTIES, seat, signed_in

pytestmark = pytest.mark.django_db

DESK = f"/desk/{demo.SLUG}/"
ROOM = f"{DESK}rooms/journey/"
PAGE = f"{ROOM}table/"
SEEN = (
    PAGE, ROOM, f"{ROOM}sheet/", f"{ROOM}sheet/at/told/SMC/", f"{ROOM}history/",
    *(f"{ROOM}take/{what}/" for what in ("json", "csv", "xlsx", "svg")),
    DESK, f"{DESK}flow/", f"{DESK}calendar/", f"{DESK}book/", f"{DESK}files/",
)  # fmt: skip


@pytest.fixture(autouse=True)
def built() -> Partnership:
    return demonstration().partnership


def own(party: str) -> Record:
    found = demo_partners.private_of("journey", party)
    assert found
    return found


def secrets(party: str) -> set[str]:
    """Every note of a partner's track, in every language."""

    def leaves(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            for key, inner in value.items():
                if key in ("en", "si", "ta") and inner:
                    yield inner
                yield from leaves(inner)
        if isinstance(value, list):
            for inner in value:
                yield from leaves(inner)

    return set(leaves(own(party).plain()))


def unpacked(answer: bytes) -> str:
    """What an answer says, archives opened."""
    if not is_zipfile(BytesIO(answer)):
        return answer.decode()
    with ZipFile(BytesIO(answer)) as archive:
        return "\n".join(
            archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
        )


def bytes_of(client: Client) -> str:
    told = ""
    # Words are shown in one language at a time; files have them in all.
    for language, pages in (("en", SEEN), ("si", SEEN[:2]), ("ta", SEEN[:2])):
        client.post("/language/", {"language": language, "next": PAGE})
        for page in pages:
            answer = client.get(page, follow=True)
            # The plain form is not for everybody, and says so.
            assert answer.status_code in (200, 403), page
            told += unescape(unpacked(answer.getvalue())).replace("\r\n ", "")
    return told


@pytest.mark.parametrize("party", PARTIES)
def test_every_party_has_its_own_track(built: Partnership, party: str) -> None:
    assert sheets.record_of(sheets.current(built, "journey", seat(party))) == own(party)


def test_what_is_looked_for_is_what_the_owners_page_shows() -> None:
    client, shown = signed_in("smc"), ""
    for language in ("en", "si", "ta"):
        client.post("/language/", {"language": language, "next": PAGE})
        shown += unescape(client.get(PAGE).content.decode())
    assert len(secrets("SMC")) == 6
    assert {secret for secret in secrets("SMC") if secret not in shown} == set()


@pytest.mark.parametrize("who", ["facilitator", "mediator", "observer", "partner"])
def test_nobody_of_the_room_gets_a_byte_of_any(who: str) -> None:
    seen = bytes_of(signed_in(who))
    assert {s for party in PARTIES for s in secrets(party) if s in seen} == set()


@pytest.mark.parametrize("who", ["SMC", "WFP"])
def test_no_partner_gets_a_byte_of_anothers(who: str) -> None:
    seen = bytes_of(signed_in(who.lower()))
    others = {s for party in PARTIES if party != who for s in secrets(party)} - secrets(who)
    assert {secret for secret in others if secret in seen} == set()


def test_the_book_that_is_taken_away_holds_none(built: Partnership) -> None:
    book = book_of(built)
    told = str(book.sheets) + packed(Opened(book), toolbox.rooms()).decode("latin-1")
    assert {s for party in PARTIES for s in secrets(party) if s in told} == set()


def test_even_with_all_private_sheets_no_other_room_is_given_any(built: Partnership) -> None:
    for language in ("en", "si", "ta"):
        bench = Bench(whole_book(built), toolbox.rooms(), toolbox.voice(language))
        tool = toolbox.room("journey")
        told = repr([bench.offered(kind) for kind in tool.gives])
        assert {s for party in PARTIES for s in secrets(party) if s in told} == set()


def test_the_wall_and_the_phones_get_none(built: Partnership) -> None:
    workshop = demonstration().workshop
    activity = acts.new_activity(workshop, tool="journey", promise="organisation")
    found = results.findings_of(activity)
    for canvas in ("wall", "phone"):
        for language in ("en", "si", "ta"):
            told = str(results.drawn(toolbox.room("journey"), found, canvas, language))
            assert {s for party in PARTIES for s in secrets(party) if s in told} == set()


def test_a_partner_without_a_seat_has_no_organisation(built: Partnership) -> None:
    plain = sheets.record_of(sheets.current(built, "journey")).plain()
    told = {p["id"]: p["organisation"] for p in plain["partners"] if p["organisation"]}
    assert told == {party: str(seat(party).pk) for party in PARTIES}


def test_the_desk_gives_the_dates_as_a_calendar_in_the_readers_language() -> None:
    client = signed_in("observer")
    client.post("/language/", {"language": "ta", "next": DESK})
    answer = client.get(f"{DESK}calendar/")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == f'attachment; filename="{demo.SLUG}.ics"'
    said = [str(e["summary"]) for e in Calendar.from_ical(answer.content).walk("VEVENT")]
    assert "படி 2: தொலைநோக்கு (உடன்பட்டது)" in said


def test_the_room_links_to_the_calendar() -> None:
    page = signed_in("facilitator").get(ROOM).content.decode()
    assert f'href="{DESK}calendar/" download' in page


def test_who_is_no_member_gets_no_calendar(client: Client) -> None:
    assert client.get(f"{DESK}calendar/").status_code == 302
