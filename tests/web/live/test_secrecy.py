"""Private means private: every address walked as every role, and no byte of another party found.

Each party's private sheet holds words and numbers that stand nowhere else. What comes back from
the served application, pages and files and streams with their headers, and what it logs, is
searched for them: a party may find its own, a mediator all, everybody else none.
"""

import io
import logging
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any, cast

import httpx
import orjson
import pytest
from django.contrib.auth.models import User
from django.core.asgi import get_asgi_application
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from kolam.core.record import read
from kolam.tools.negotiation.preferences import Preferences
from kolam.web import demo, private, sheets
from kolam.web.live import acts
from kolam.web.live.lane import Lane
from kolam.web.models import Revision, Sheet, Workshop
from tests.web.live.stage import PAGE, served
from tests.web.table_cast import BEST, PARTIES, TABLE, TOOL, own, post, seat, signed_in, tabled

ROLES = ("facilitator", "partner", "observer", "mediator", *PARTIES)
# Primes: three options of the first issue, and the walk-away. What follows from a party's own
# numbers, its totals and gains, cannot be another's: the next party begins 110 points further on.
POINTS = {
    "DSD": (307, 311, 313), "MOE": (431, 433, 439), "WFP": (557, 563, 569),
    "SAR": (673, 677, 683), "SMC": (797, 809, 811), "APP": (919, 929, 937),
}  # fmt: skip
FLOORS = {"DSD": 293, "MOE": 419, "WFP": 541, "SAR": 661, "SMC": 787, "APP": 907}
FORMATS = ("csv", "xlsx", "svg", "png", "json")


def word(party: str) -> str:
    """What stands in the party's private texts and nowhere else."""
    return f"kanari{party.lower()}zebra"


def canary(party: str) -> Preferences:
    """The party's example with numbers and words of its own in every private field."""
    body = sheets.record_of(own(party)).plain()
    for option, points in zip(body["issues"][0]["options"], POINTS[party], strict=True):
        option |= {"points": points, "low": points - 1, "high": points + 1}
    body["reservation"] = FLOORS[party]
    body["batna"] = dict.fromkeys(("en", "si", "ta"), f"{word(party)} batna")
    body["needs"] = [{"id": f"n-{word(party)}", "interest": {"en": f"{word(party)} need"}}]
    must = {"id": "coverage", "options": ["d2", "d3", "d5"], "why": {"en": f"{word(party)} must"}}
    return read(Preferences, {**body, "must_haves": [must]})


@dataclass
class House:
    """The served demonstration, everybody's browser, and what was logged."""

    http: httpx.Client
    cookies: dict[str, dict[str, str]]
    logged: io.StringIO

    def get(self, name: str, address: str) -> httpx.Response:
        self.http.cookies.clear()
        return self.http.get(address, headers={"Cookie": _cookie(self.cookies[name])})

    def send(self, name: str, address: str, data: dict[str, str], **headers: str) -> httpx.Response:
        page = self.get(name, f"/desk/{demo.SLUG}/")
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)
        data = data | {"csrfmiddlewaretoken": token[1] if token else ""}
        cookies = self.cookies[name] | dict(page.cookies)
        self.http.cookies.clear()
        return self.http.post(address, data=data, headers=headers | {"Cookie": _cookie(cookies)})


def _cookie(cookies: dict[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


@pytest.fixture(scope="module")
def house(tables: Path) -> Iterator[House]:
    """The demonstration with canaries in it, an offer, a live round of gifts and its wall."""
    built = demo.build()
    for party in PARTIES:
        row, who = own(party), User.objects.get(username=f"{party.lower()}@demo.kolam.example")
        sheets.save(row, canary(party), read=row.fingerprint, who=who)
    tabled(signed_in("smc"), BEST | {"coverage": "d2"}, note="An offer")
    post(signed_in("smc"), "walk_away", batna__en=f"{word('SMC')} again")
    workshop = Workshop.objects.create(
        partnership=built.partnership, code="KNRDGF", wall_key="w" * 32, title="Gifts"
    )
    activity = acts.new_activity(workshop, tool=TOOL, promise="anonymous")
    acts.reveal(acts.open_activity(activity))
    app = Lane(cast(Any, get_asgi_application()), page=PAGE)
    logged = io.StringIO()
    handler = logging.StreamHandler(logged)
    logging.getLogger().addHandler(handler)
    cookies = {name: _cookies(signed_in(name)) for name in ROLES} | {"nobody": {}}
    with served(app) as http:
        yield House(http, cookies, logged)
    logging.getLogger().removeHandler(handler)


def _cookies(client: Client) -> dict[str, str]:
    return {name: morsel.value for name, morsel in client.cookies.items()}


def patterns(found: Any = None, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in found or get_resolver().url_patterns:
        here = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from patterns(entry.url_patterns, here)
        else:
            yield here, entry


def addresses() -> list[str]:
    """Every address of the URLconf, with every sheet, revision, workshop and format put in."""
    found = set()
    for route, _ in patterns():
        plain = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<str:\1>", route).replace("^", "").rstrip("$")
        found |= set(_filled(plain.replace("\\", "")))
    revisions = list(Revision.objects.values_list("pk", flat=True))
    room = f"desk/{demo.SLUG}/rooms/{TOOL}/history/"
    found |= {f"{room}compare/?a={a}&b={revisions[-1]}" for a in revisions}
    found |= {f"{TABLE[1:]}?done={mark}" for mark in revisions}
    found |= {f"desk/{demo.SLUG}/rooms/stakeholders/"}
    found |= {f"desk/{demo.SLUG}/rooms/{TOOL}/take/csv/?table=issues"}
    for code, key in Workshop.objects.values_list("code", "wall_key"):
        found |= {f"j/{code}", f"wall/{code}?key={key}", f"live/{code}/state"}
        found |= {f"live/{code}/result/{v}?canvas=wall&lang=en" for v in ("1", "2", "3")}
    return sorted("/" + address.lstrip("/") for address in found)


def _filled(route: str) -> Iterator[str]:
    """The route with every value that its first gap can have, and so on."""
    gap = re.search(r"<(?:\w+:)?(\w+)>", route)
    if not gap:
        yield route
        return
    for value in _values(gap[1]):
        yield from _filled(route.replace(gap[0], value, 1))


def _values(name: str) -> list[str]:
    paths = [
        "parties", "issues", "tabled", "interests", "parties/SMC", "issues/coverage", "needs",
        "issues/coverage/options", "issues/coverage/options/d2", "budgets/cash",
    ]  # fmt: skip
    known = {
        "slug": [demo.SLUG],
        "tool": [TOOL],
        "what": [*FORMATS],
        "path": paths,
        "code": list(Workshop.objects.values_list("code", flat=True)),
        "revision": [str(pk) for pk in Revision.objects.values_list("pk", flat=True)],
        "member": ["1", "2"],
    }
    return known.get(name, ["x"])


def foreign(name: str) -> set[str]:
    """The parties whose private words this viewer must never meet."""
    return set() if name == "mediator" else set(PARTIES) - {name}


def secrets_of(party: str) -> tuple[int, ...]:
    return (*POINTS[party], FLOORS[party])


def leaks(name: str, answer: httpx.Response) -> list[str]:
    """The foreign parties whose words or numbers stand in an answer, with where."""
    heads = b"\n".join(key + b":" + value for key, value in answer.headers.raw)
    data = b"\n".join(_opened(answer.content))
    text = _said(answer.headers.get("content-type", ""), data)
    found = []
    for party in sorted(foreign(name)):
        if word(party).encode() in heads + data:
            found.append(f"words of {party}")
        numbers = "|".join(str(n) for n in secrets_of(party))
        if re.search(rf"(?<![0-9A-Za-z_.,-])(?:{numbers})(?![0-9A-Za-z_])", text):
            found.append(f"numbers of {party}")
    return found


def _opened(data: bytes) -> Iterator[bytes]:
    """The bytes, and those of every file inside them."""
    yield data
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.namelist():
                yield archive.read(entry)


def _said(kind: str, data: bytes) -> str:
    """What a person or a program can read: texts, values of boxes, labels; no drawing's places."""
    if not kind.startswith(("text", "application/json", "image/svg")):
        return ""
    text = data.decode("utf-8", "replace").replace('\\"', '"')
    boxes = re.findall(r'(?:value|aria-label|title|content|placeholder)="([^"]*)"', text)
    return unescape(" \n ".join([re.sub(r"<[^>]*>", " ", text), *boxes]))


def test_every_address_walked_as_everybody_holds_nothing_foreign(house: House) -> None:
    walked = addresses()
    found, seen = {}, set()
    for name in ("nobody", *(role for role in ROLES if foreign(role))):
        for address in walked:
            if "logout" in address or (name in PARTIES[:4] and TOOL not in address):
                continue
            answer = house.get(name, address)
            seen.add((address, answer.status_code))
            if told := leaks(name, answer):
                found[name, address] = told
    assert found == {}
    assert (TABLE, 200) in seen
    assert len({address for address, status in seen if status == 200}) > 40


def test_the_search_would_have_found_them(house: House) -> None:
    """A mediator's page has every party's words and numbers, and a party's page its own."""
    page = house.get("mediator", TABLE)
    assert leaks("nobody", page) == [
        f"{what} of {party}" for party in sorted(PARTIES) for what in ("words", "numbers")
    ]
    assert leaks("nobody", house.get("SMC", TABLE)) == ["words of SMC", "numbers of SMC"]


FORMS: tuple[dict[str, str], ...] = (
    {"move": "points", "issue": "coverage", "points.coverage.d2": "x"},
    {"move": "points", "issue": "nowhere"},
    {"move": "points", "issue": "coverage", "points.coverage.d2": "5", "own": "0" * 32},
    {"move": "walk_away", "reservation": "-3"},
    {"move": "put_on_table"},
    {"move": "nonsense"},
    {"look": "1", "choice.coverage": "d2"},
    {"undo": "1"},
)


@pytest.mark.parametrize("name", ["nobody", *ROLES])
def test_refusals_and_stale_pages_hold_nothing_foreign(house: House, name: str) -> None:
    marks = [{"undo": str(pk)} for pk in Revision.objects.exclude(sheet__owner=None)
             .exclude(who__username=f"{name.lower()}@demo.kolam.example")
             .values_list("pk", flat=True)]  # fmt: skip
    for form in (*FORMS, *marks):
        for accept in ("text/html", "application/json"):
            assert leaks(name, house.send(name, TABLE, form, Accept=accept)) == []


def test_streams_hold_nothing_private(house: House) -> None:
    for canvas in ("phone", "wall"):
        address = f"/live/KNRDGF/events?as={canvas}"
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
