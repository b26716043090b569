"""Anonymity, read from the bytes: nothing on the disk, in a log or in an export leads to a person.

A real server process, phones that join in one order and answer in another, and then every file
that it leaves, page by page, while it runs and after the activity is closed.
"""

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pysqlite3
import pytest

from kolam.core.stakeholder import SECTORS
from kolam.web import books
from kolam.web.live import arrival, codes
from kolam.web.models import Activity, Card
from tests.web.live.process import running
from tests.web.live.stage import Phone, database, new_workshop

PEOPLE = 40
PAGE = 8192
FRAME = 24
INNER, LEAF = 2, 10


@dataclass
class Session:
    """What happened, and every byte that stayed."""

    activity: Activity
    people: list["Person"]
    while_open: dict[str, bytes] = field(default_factory=dict)
    closed: dict[str, bytes] = field(default_factory=dict)
    after: dict[str, bytes] = field(default_factory=dict)
    said: list[bytes] = field(default_factory=list)
    path: Path = Path()

    @property
    def tables(self) -> list[bytes]:
        """The database and its log, at all times."""
        return [*self.while_open.values(), *self.closed.values(), *self.after.values()]


@dataclass
class Person:
    """A participant, and what could give them away."""

    number: int
    phone: Phone
    sector: str

    @property
    def name(self) -> str:
        return f"Person-{self.number:02d}-Perera"

    @property
    def organisation(self) -> str:
        return f"Organisation-{self.number:02d}"

    @property
    def reason(self) -> str:
        """The words in their card: the mark by which a test finds it."""
        return f"because-{self.number:02d}-of-this"

    def traces(self, activity: Activity) -> list[bytes]:
        """What must never stand in or beside a card."""
        token = self.phone.token
        told = [token, codes.token_hash(token), self.name, self.organisation]
        return [trace.encode() for trace in told]


def play(home: Path, promise: str) -> Session:
    """People join in one order and answer in another; the facilitator closes, reveals, locks."""
    path = home / "kolam.sqlite3"
    with database(path):
        activity = new_workshop(promise=promise)
    chance = random.Random(7)
    with running(home) as server:
        server.live()
        base = f"http://127.0.0.1:{server.port}"
        with httpx.Client(base_url=base, timeout=20) as http:
            session = Session(activity, [_person(n, http, activity) for n in range(PEOPLE)])
            session.path = path
            for person in chance.sample(session.people, PEOPLE):
                about = {"name": person.name, "organisation": person.organisation}
                person.phone.join(**about, sector=person.sector).raise_for_status()
            for person in session.people:
                marks = [{"stakeholder": "MOH", "interest": 5, "reason": person.reason}]
                person.phone.send(activity, body={"marks": marks}).raise_for_status()
            session.while_open = _files(home)
            server.act("close_activity", activity.pk)
            session.closed = _files(home)
            server.act("reveal", activity.pk)
            server.act("lock", activity.pk)
            session.after = _files(home)
            session.said = list(_told(http, activity))
    session.said.append(server.log.read_bytes())
    return session


def _person(number: int, http: httpx.Client, activity: Activity) -> Person:
    phone = Phone(http, activity.workshop.code)
    return Person(number, phone, SECTORS[number % len(SECTORS)])


def _files(home: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in home.glob("kolam.sqlite3*")}


def _told(http: httpx.Client, activity: Activity) -> Iterator[bytes]:
    """Everything that anyone with the code can ask for."""
    start = f"/live/{activity.workshop.code}"
    for path in ("state", "result/x?canvas=phone", "result/x?canvas=wall&lang=ta"):
        yield http.get(f"{start}/{path}").content
    with http.stream("GET", f"{start}/events") as answer:
        yield next(answer.iter_raw())


@pytest.fixture(scope="module", params=["anonymous", "sector"])
def session(
    request: pytest.FixtureRequest,
    empty_tables: Path,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_blocker: Any,
) -> Session:
    home = tmp_path_factory.mktemp(request.param)
    shutil.copy(empty_tables, home / "kolam.sqlite3")
    with django_db_blocker.unblock():
        return play(home, request.param)


def pages_of(name: str, data: bytes) -> Iterator[bytes]:
    """The pages of a database file, or those in the frames of its write-ahead log."""
    if name.endswith("-wal"):
        for start in range(32, len(data), PAGE + FRAME):
            yield data[start + FRAME : start + FRAME + PAGE]
    elif not name.endswith("-shm"):
        yield from (data[start : start + PAGE] for start in range(0, len(data), PAGE))


def test_the_cards_did_reach_the_disk(session: Session) -> None:
    everything = b"".join(session.while_open.values())
    assert all(person.reason.encode() in everything for person in session.people)


def test_no_token_is_on_the_disk_or_in_anything_said(session: Session) -> None:
    for bytes_ in (*session.tables, *session.said):
        for person in session.people:
            assert person.phone.token.encode() not in bytes_


def test_no_page_with_a_card_holds_a_trace_of_a_person(session: Session) -> None:
    traces = [trace for person in session.people for trace in person.traces(session.activity)]
    reasons = [person.reason.encode() for person in session.people]
    checked = 0
    for files in (session.while_open, session.closed):
        for name, data in files.items():
            for page in pages_of(name, data):
                if any(reason in page for reason in reasons):
                    checked += 1
                    assert [trace for trace in traces if trace in page] == []
    assert checked


def test_nothing_that_is_said_holds_a_trace_of_a_person(session: Session) -> None:
    log = session.said[-1].decode()
    traces = [t for person in session.people for t in person.traces(session.activity)]
    for said in session.said:
        assert [trace for trace in traces if trace in said] == []
    assert session.activity.workshop.code not in log


def rows(session: Session, words: str) -> list[tuple[Any, ...]]:
    with pysqlite3.connect(session.path) as base:
        return list(base.execute(words))


def test_joining_cards_and_seats_yields_nothing(session: Session) -> None:
    cards = rows(session, "SELECT * FROM kolam_card")
    seats = rows(session, "SELECT * FROM kolam_seat")
    both = {str(v) for row in cards for v in row} & {str(v) for row in seats for v in row}
    allowed = {"", "0", "None"} | (set(SECTORS) if session.activity.promise == "sector" else set())
    assert (len(cards), len(seats)) == (PEOPLE, PEOPLE)
    assert both <= allowed


def test_a_card_has_no_time_and_no_seat(session: Session) -> None:
    assert set(rows(session, 'SELECT "when", seat_id, name, organisation FROM kolam_card')) == {
        (None, None, "", "")
    }


def test_only_the_sector_stands_beside_a_card_and_only_where_promised(session: Session) -> None:
    kept = rows(session, "SELECT body, sector FROM kolam_card")
    by_reason = {json.loads(body)["marks"][0]["reason"]: sector for body, sector in kept}
    promised = session.activity.promise == "sector"
    assert by_reason == {p.reason: p.sector if promised else "" for p in session.people}


def test_cards_and_seats_do_not_lie_in_the_order_in_which_they_came(session: Session) -> None:
    cards = rows(session, "SELECT id, body FROM kolam_card")
    names = [name for (name,) in rows(session, "SELECT name FROM kolam_seat")]
    bodies = [json.loads(body)["marks"][0]["reason"] for _, body in cards]
    ids = [id for id, _ in cards]
    assert bodies != sorted(bodies)
    assert names != sorted(names)
    assert ids == sorted(ids)


def test_after_the_close_the_write_ahead_log_is_empty(session: Session) -> None:
    assert b"because-" in session.while_open["kolam.sqlite3-wal"]
    assert session.closed["kolam.sqlite3-wal"] == b""


def test_after_the_close_bytes_lie_in_the_order_of_random_keys(session: Session) -> None:
    """Inside a page SQLite lays the newest row lowest; a closed activity is laid anew."""
    ids = dict(rows(session, "SELECT json_extract(body, '$.marks[0].reason'), id FROM kolam_card"))
    laid = []
    for page in pages_of("kolam.sqlite3", session.closed["kolam.sqlite3"]):
        found = {reason: page.find(reason.encode()) for reason in ids if reason.encode() in page}
        if found and page[0] in (INNER, LEAF):
            laid.append([ids[reason] for reason in sorted(found, key=lambda r: -found[r])])
    whole = [page for page in laid if len(page) > 1]
    assert whole
    assert all(page == sorted(page) or page == sorted(page, reverse=True) for page in whole)


def test_the_exported_book_tells_nobody(session: Session, django_db_blocker: Any) -> None:
    from kolam import toolbox
    from kolam.store import archive

    with django_db_blocker.unblock(), database(session.path):
        opened = books.opened_of(session.activity.workshop.partnership)
        authors = list(Card.objects.values_list("author", flat=True))
    told = b"".join(archive._members(opened, toolbox.rooms()).values())
    traces = [t for person in session.people for t in person.traces(session.activity)]
    assert all(person.reason.encode() in told for person in session.people)
    assert [t for t in (*traces, *(a.encode() for a in authors)) if t in told] == []


def test_two_orders_of_arrival_leave_the_same_bytes(
    empty_tables: Path, tmp_path: Path, django_db_blocker: Any
) -> None:
    """The same cards, sent in two orders: after the close no byte of their leaves differs."""
    left = []
    first = tmp_path / "one.sqlite3"
    shutil.copy(empty_tables, first)
    with django_db_blocker.unblock(), database(first):
        activity = new_workshop()
    for seed in (1, 2):
        path = tmp_path / f"{seed}.sqlite3"
        shutil.copy(first, path)
        with django_db_blocker.unblock(), database(path):
            _fill(activity, random.Random(seed))
            Activity.objects.update(state="closed")
            arrival.forget(Activity.objects.get())
        pages = pages_of(path.name, path.read_bytes())
        left.append(sorted(p for p in pages if b"because-" in p and p[0] == LEAF))
    assert left[0]
    assert left[0] == left[1]


def _fill(activity: Activity, chance: random.Random) -> None:
    for number in chance.sample(range(200), 200):
        Card.objects.create(
            id=codes.card_id("a", f"{number}", "k"),
            activity=activity,
            author=codes.author_of("a", f"{number}"),
            order=1,
            body={"marks": [{"stakeholder": "MOH", "reason": f"because-{number} " + "x" * 200}]},
        )


def test_the_access_log_leaves_out_phones_and_walls() -> None:
    said = subprocess.run(
        [sys.executable, "-c", _ACCESS], capture_output=True, text=True, check=True
    ).stderr
    assert said.split() == ["/desk/", "/"]


_ACCESS = """
import logging, os, tempfile
os.environ["KOLAM_HOME"] = tempfile.mkdtemp()
import django
os.environ["DJANGO_SETTINGS_MODULE"] = "kolam.web.settings"
django.setup()
from kolam.web.live.lane import _tells_nobody
log = logging.getLogger("uvicorn.access")
log.propagate = False
log.addHandler(logging.StreamHandler())
log.setLevel("INFO")
log.addFilter(_tells_nobody)
for path in ("/live/A/cards", "/desk/", "/j/ABC?lang=en", "/j", "/wall/A?key=1", "/"):
    log.info("%.0s%.0s%s%.0s%.0s", "1.2.3.4:5", "GET", path, "1.1", 200)
"""
