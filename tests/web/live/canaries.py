"""Canaries: the served demonstration with words and numbers that stand nowhere else.

Each party's private sheet holds its own. Whoever finds one where it does not belong has found a
leak; `leaks` says whose.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

import httpx
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from kolam.core.record import read
from kolam.tools.negotiation.preferences import Preferences
from kolam.web import demo, sheets
from kolam.web.desk.take_out import FORMATS
from kolam.web.live import acts
from kolam.web.models import Partnership, Revision, Workshop
from tests.web import signed
from tests.web.table_cast import BEST, PARTIES, TABLE, TOOL, own, post, signed_in, tabled

ROLES = ("facilitator", "partner", "observer", "mediator", *PARTIES)
# Primes: three options of the first issue, and the walk-away. What follows from a party's own
# numbers, its totals and gains, cannot be another's: the next party begins 110 points further on.
POINTS = {
    "DSD": (307, 311, 317), "MOE": (431, 433, 439), "WFP": (557, 563, 569),
    "SAR": (673, 677, 683), "SMC": (797, 809, 811), "APP": (919, 929, 937),
}  # fmt: skip
FLOORS = {"DSD": 293, "MOE": 419, "WFP": 541, "SAR": 661, "SMC": 787, "APP": 907}
CODE = "KNRDGF"
# Files inside files that hold words and numbers for people.
READ = (".json", ".csv", ".md", ".txt", ".xml")


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
    _tokens: dict[str, str] = field(default_factory=dict)

    def get(self, name: str, address: str) -> httpx.Response:
        return self.ask(name, "GET", address)

    def send(self, name: str, address: str, data: Any, **headers: str) -> httpx.Response:
        """Post a form with the token that its page would have had."""
        token = self.token(name)
        data = data | {"csrfmiddlewaretoken": token}
        return self.ask(name, "POST", address, data=data, headers=headers)

    def ask(
        self, name: str, method: str, address: str, *, headers: Any = None, **sent: Any
    ) -> httpx.Response:
        self.http.cookies.clear()
        cookie = "; ".join(f"{key}={value}" for key, value in self.cookies[name].items())
        heads = {"Cookie": cookie, **(headers or {})}
        return self.http.request(method, address, headers=heads, **sent)

    def token(self, name: str) -> str:
        """The form token of somebody's browser, whose cookie it then keeps."""
        if name not in self._tokens:
            page = self.get(name, f"/desk/{demo.SLUG}/")
            self.cookies[name] |= dict(page.cookies)
            found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)
            self._tokens[name] = found[1] if found else ""
        return self._tokens[name]


def let_loose() -> dict[str, dict[str, str]]:
    """Build the demonstration with canaries in it, an offer, and a live round of gifts.

    Gives everybody's cookies.
    """
    built = demo.build()
    for party in PARTIES:
        row, who = own(party), User.objects.get(username=f"{party.lower()}@demo.kolam.example")
        sheets.save(row, canary(party), read=row.fingerprint, who=who)
    tabled(signed_in("smc"), BEST | {"coverage": "d2"}, note="An offer")
    post(signed_in("smc"), "walk_away", batna__en=f"{word('SMC')} again")
    workshop = Workshop.objects.create(
        partnership=built.partnership, code=CODE, wall_key="w" * 32, title="Gifts"
    )
    signed.sign_all(built)
    activity = acts.new_activity(workshop, tool=TOOL, promise="anonymous")
    acts.reveal(acts.open_activity(activity))
    return {name: _cookies(signed_in(name)) for name in ROLES} | {"nobody": {}}


def _cookies(client: Client) -> dict[str, str]:
    return {name: morsel.value for name, morsel in client.cookies.items()}


def patterns(found: Any = None, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in found or get_resolver().url_patterns:
        here = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from patterns(entry.url_patterns, here)
        else:
            yield here, entry


def routes() -> dict[str, list[str]]:
    """Every route of the URLconf, and its addresses with every value put in."""
    found, values = {}, _values()
    for route, _ in patterns():
        plain = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<str:\1>", route).replace("^", "").rstrip("$")
        found[route] = ["/" + address for address in _filled(plain.replace("\\", ""), values)]
    return found


def addresses() -> list[str]:
    """Every address of the URLconf and of the live lane, and every one with a question in it."""
    found = {address for filled in routes().values() for address in filled}
    marks, room = _revisions(), f"/desk/{demo.SLUG}/rooms/{TOOL}/"
    newest = Revision.objects.filter(sheet__tool=TOOL, sheet__owner=None).latest("pk").pk
    found |= {f"{room}history/compare/?a={a}&b={newest}" for a in marks}
    found |= {f"{TABLE}?done={mark}" for mark in marks}
    found |= {f"/desk/{demo.SLUG}/rooms/stakeholders/", f"{room}take/csv/?table=issues"}
    found |= {"/j", "/j/", "/j/worker.js", "/live/static/x/phone.js"}
    trace = f"/desk/{demo.SLUG}/trace/"
    found |= {f"{trace}?q=zebra", f"{trace}?room={TOOL}&list=parties"}
    found |= {f"{trace}?at={TOOL}/{path}" for path in ("parties/SMC", "issues/coverage")}
    for code, key in Workshop.objects.values_list("code", "wall_key"):
        found |= {
            "/j",
            "/j/",
            "/j/worker.js",
            f"/j/{code}",
            "/live/static/x/phone.js",
            f"/wall/{code}?key={key}",
            f"/wall/{code}/qr.svg",
        }
        found |= {f"/live/{code}/{end}" for end in ("state", "seats", "cards")}
        found |= {f"/live/{code}/result/{v}?canvas=wall&lang=en" for v in ("1", "2", "3")}
    return sorted(found)


def _filled(route: str, values: dict[str, list[str]]) -> Iterator[str]:
    """The route with every value that its first gap can have, and so on."""
    gap = re.search(r"<(?:\w+:)?(\w+)>", route)
    if not gap:
        yield route
        return
    for value in values.get(gap[1], ["x"]):
        yield from _filled(route.replace(gap[0], value, 1), values)


def _values() -> dict[str, list[str]]:
    """What the gaps of routes can hold, by name."""
    paths = [
        "parties", "issues", "tabled", "interests", "parties/SMC", "issues/coverage", "needs",
        "issues/coverage/options", "issues/coverage/options/d2", "budgets/cash",
    ]  # fmt: skip
    version = signed.version_of(Partnership.objects.get(slug=demo.SLUG))
    return {
        "slug": [demo.SLUG],
        "tool": [TOOL],
        "what": [*FORMATS],
        "path": paths,
        "code": list(Workshop.objects.values_list("code", flat=True)),
        "revision": _revisions(),
        "member": ["1", "2"],
        "pk": ["1"],
        "token": signed.TOKENS,
        "version": [version.id],
        "receipt": [version.receipts[0].id],
        "kind": ["report"],
        "language": ["en"],
        "format": ["md"],
    }


def _revisions() -> list[str]:
    """The first and the newest revision of every sheet, shared or private."""
    ends: dict[int, list[int]] = {}
    for pk, sheet in Revision.objects.order_by("pk").values_list("pk", "sheet_id"):
        ends.setdefault(sheet, [pk, pk])[1] = pk
    return [str(pk) for pk in sorted({pk for pair in ends.values() for pk in pair})]


def foreign(name: str) -> set[str]:
    """The parties whose private words this viewer must never meet."""
    return set() if name == "mediator" else set(PARTIES) - {name}


def secrets_of(party: str) -> tuple[int, ...]:
    return (*POINTS[party], FLOORS[party])


def leaks(name: str, answer: httpx.Response) -> list[str]:
    """The foreign parties whose words or numbers stand in an answer, with where."""
    heads = b"\n".join(key + b":" + value for key, value in answer.headers.raw)
    parts = list(_opened(answer.headers.get("content-type", ""), answer.content))
    data = b"\n".join(part for _, part in parts)
    text = "\n".join(_said(kind, part) for kind, part in parts)
    found = []
    for party in sorted(foreign(name)):
        if word(party).encode() in heads + data:
            found.append(f"words of {party}")
        numbers = "|".join(str(n) for n in secrets_of(party))
        if re.search(rf"(?<![0-9A-Za-z_.,-])(?:{numbers})(?![0-9A-Za-z_])", text):
            found.append(f"numbers of {party}")
    return found


def _opened(kind: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The bytes and their kind, and those of every file inside them."""
    yield kind, data
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.namelist():
                yield "text" if entry.endswith(READ) else "", archive.read(entry)


def _said(kind: str, data: bytes) -> str:
    """What a person or a program can read: texts, values of boxes, labels; no drawing's places."""
    if not kind.startswith(("text", "application/json", "image/svg")):
        return ""
    text = data.decode("utf-8", "replace").replace('\\"', '"')
    text = re.sub(r'<c [^>]*t="s"[^>]*><v>\d+</v>', " ", text)  # the place of a text, no number
    boxes = re.findall(r'(?:value|aria-label|title|content|placeholder)="([^"]*)"', text)
    return unescape(" \n ".join([re.sub(r"<[^>]*>", " ", text), *boxes]))
