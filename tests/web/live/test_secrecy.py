"""Private means private: every address walked as every role, and no byte of another party found.

What comes back from the served application, pages and files and streams with their headers, and
what it logs, is searched for the canaries of all parties: a party may find its own, a mediator
all, everybody else none.
"""

import re
from typing import Any

import orjson
import pytest
from django.db import connection
from django.urls import resolve
from starlette.routing import Route

from kolam.web import private
from kolam.web.live.bundle import PAGE
from kolam.web.live.lane import ENDPOINTS, OURS
from kolam.web.live.pages import Pages
from kolam.web.live.venue import Venue
from kolam.web.models import Sheet
from tests.web.live.canaries import (
    CODE,
    POINTS,
    ROLES,
    House,
    addresses,
    foreign,
    leaks,
    routes,
    word,
)
from tests.web.table_cast import PARTIES, TABLE, TOOL, seat

VIEWERS = ("nobody", *(role for role in ROLES if foreign(role)))
# Parties that are walked through their own room alone; the chain goes through all.
LIKE_SMC = tuple(party for party in PARTIES if party != "SMC")
# Routes that nobody of the demonstration gets into: they answer to nobody, or show a second step
# of signing in that none of them has.
NOT_REACHED = {
    "api/",
    "accounts/2fa/totp/deactivate/",
    "accounts/2fa/recovery-codes/",
    "accounts/2fa/recovery-codes/download/",
    "accounts/2fa/webauthn/keys/<int:pk>/edit/",
    "accounts/2fa/webauthn/keys/<int:pk>/remove/",
}


@pytest.mark.parametrize("name", VIEWERS)
def test_every_address_walked_holds_nothing_foreign(house: House, name: str) -> None:
    found, seen = {}, set()
    for address in addresses():
        if "logout" in address or (name in LIKE_SMC and TOOL not in address):
            continue
        answer = house.get(name, address)
        seen.add((address, answer.status_code))
        if told := leaks(name, answer):
            found[address] = told
    assert found == {}
    assert ((TABLE, 200) in seen) == (name != "nobody")
    assert len({address for address, status in seen if status == 200}) > 10


def test_the_walk_gets_into_every_route_of_the_desk(house: House) -> None:
    """A route with a value that the walk does not know answers 404 to all: put the value in."""
    left = {route.replace("^", "") for route in routes()}
    for address in addresses():
        path = address.partition("?")[0]
        if path.startswith(OURS) or path == "/j" or (route := resolve(path).route) not in left:
            continue
        viewers = ("facilitator", "SMC", "mediator")
        if any(house.get(name, address).status_code != 404 for name in viewers):
            left.remove(route)
    assert left == NOT_REACHED


def test_the_walk_gets_to_every_route_of_the_live_lane() -> None:
    walked = [address.partition("?")[0] for address in addresses()]
    pages = Pages(Venue(), PAGE).router.routes
    missed = [
        route.path
        for route in pages
        if isinstance(route, Route) and not any(route.path_regex.match(a) for a in walked)
    ]
    ends = {address.split("/")[3] for address in walked if address.startswith(f"/live/{CODE}/")}
    assert (missed, set(ENDPOINTS) - ends) == ([], {"events"})


def test_the_search_would_have_found_them(house: House) -> None:
    """A mediator's page has every party's words and numbers, and a party's page its own."""
    page = house.get("mediator", TABLE)
    assert leaks("nobody", page) == [
        f"{what} of {party}" for party in sorted(PARTIES) for what in ("words", "numbers")
    ]
    assert leaks("nobody", house.get("SMC", TABLE)) == ["words of SMC", "numbers of SMC"]


def test_streams_hold_nothing_private(house: House) -> None:
    for canvas in ("phone", "wall"):
        address = f"/live/{CODE}/events?as={canvas}"
        with house.http.stream("GET", address) as stream:
            head = next(stream.iter_bytes())
        assert not any(word(party).encode() in head for party in PARTIES)


def test_a_failure_in_the_middle_of_it_logs_and_says_nothing_private(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> Any:
        raise RuntimeError("out of order")

    monkeypatch.setattr(private, "viewer_of", fail)
    for name in ("SMC", "mediator"):
        answer = house.get(name, TABLE)
        assert (answer.status_code, leaks("nobody", answer)) == (500, [])
    logged = house.logged.getvalue()
    assert "out of order" in logged
    for party in PARTIES:
        assert word(party) not in logged
        assert not any(re.search(rf"\b{n}\b", logged) for n in POINTS[party])


def test_the_log_of_all_this_is_free_of_private_words(house: House) -> None:
    assert [party for party in PARTIES if word(party) in house.logged.getvalue()] == []


def test_in_the_database_they_stand_in_their_owners_rows_alone(house: House) -> None:
    """A dump, cell by cell: only sheets and revisions hold them, under the right owner."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for party in PARTIES:
                    if any(word(party) in str(cell) for cell in row):
                        found.add(
                            (table, party, _owner(table, dict(zip(columns, row, strict=True))))
                        )
    assert found == {
        (table, party, seat(party).pk)
        for party in PARTIES
        for table in ("kolam_sheet", "kolam_revision")
    }


def _owner(table: str, row: dict[str, Any]) -> Any:
    pk = row["id"] if table == "kolam_sheet" else row.get("sheet_id") or 0
    found = Sheet.objects.filter(pk=pk).first()
    return found and found.owner_id


def test_the_book_and_the_rooms_findings_hold_nothing_private(house: House) -> None:
    from kolam import toolbox
    from kolam.web.books import book_of
    from kolam.web.models import Partnership

    partnership = Partnership.objects.get()
    book = book_of(partnership)
    seen = private.findings_for(partnership, TOOL, None, toolbox.voice("en"))
    assert (dict(book.private), seen.mine, seen.mediation) == ({}, None, None)
    told = orjson.dumps({slug: sheet.plain() for slug, sheet in book.sheets.items()})
    assert not any(word(party).encode() in told + repr(seen).encode() for party in PARTIES)
