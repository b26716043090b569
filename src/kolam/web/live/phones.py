"""What a phone asks and sends: seats, cards, the state; raw ASGI, since these are the hot paths."""

import gzip
from typing import Any, Literal

import orjson
from starlette.types import Receive, Scope, Send

from kolam import toolbox
from kolam.core.fault import Faulty
from kolam.core.record import Field, Record, read
from kolam.core.stakeholder import Sector
from kolam.core.voice import LANGUAGES
from kolam.web.live.codes import TOKEN, author_of, card_id, token_hash
from kolam.web.live.hall import Hall, Place
from kolam.web.live.refusals import Refusal
from kolam.web.live.saving import Join, Post
from kolam.web.live.scene import Now, unlisted
from kolam.web.live.venue import MOST_SEATS, Venue
from kolam.web.live.wire import (
    JSON,
    WORTH_PACKING,
    answer,
    body_of,
    heads,
    json_of,
    query_of,
    token_of,
)
from kolam.web.models import Card

LAST_ORDER = 1_000_000
MOST_MINE = 400
LONGEST_ID = 64
# A card that came before the door was shut was taken: its phone may have missed the answer.
SHUT = {"closed", "locked", "ended", "other_activity", "removed_seat"}


class Sitting(Record):
    """What a phone sends to join."""

    token: str = Field(pattern=f"^{TOKEN.pattern}$")
    name: str = Field(default="", max_length=80)
    organisation: str = Field(default="", max_length=120)
    sector: Sector | None = None
    language: Literal["en", "si", "ta"] = "en"


class Sent(Record):
    """What a phone sends with each card."""

    key: str = Field(pattern=f"^{TOKEN.pattern}$")
    activity: str = Field(min_length=1, max_length=LONGEST_ID)
    order: int = Field(ge=1, le=LAST_ORDER, strict=True)
    body: dict[str, Any]


async def join(venue: Venue, hall: Hall, scope: Scope, receive: Receive, send: Send) -> None:
    """POST seats: take a seat, or change what it says; repeating it is harmless."""
    if wait := venue.joins.take(_address(scope)):
        raise Refusal("too_fast", wait=int(wait) + 1)
    data = json_of(await body_of(heads(scope), receive))
    try:
        sitting = read(Sitting, data | {"sector": data.get("sector") or None})
    except Faulty as faulty:
        raise Refusal("faults", faults=faulty.faults) from None
    hashed = token_hash(sitting.token)
    known = hall.seats.get(hashed)
    if known is None and hall.present >= MOST_SEATS:
        raise Refusal("full")
    job = Join(hall, hashed, _place(sitting, known), venue.future())
    job.check()
    if job.place != known:
        await venue.save(job)
        venue.mark(hall)
    body = orjson.dumps({"seat": _told(job.place)})
    await answer(send, 200 if known else 201, body)


def _place(sitting: Sitting, known: Place | None) -> Place:
    said = {name: getattr(sitting, name).strip() for name in ("name", "organisation")}
    place = Place(known.id) if known else Place.new()
    return place.saying(**said, sector=sitting.sector or "", language=sitting.language)


def _told(place: Place) -> dict[str, str]:
    return {name: getattr(place, name) for name in ("name", "organisation", "sector", "language")}


async def post(venue: Venue, hall: Hall, scope: Scope, receive: Receive, send: Send) -> None:
    """POST cards: keep a card; answers after it is on the disk, and repeats the first answer."""
    headers = heads(scope)
    token = token_of(headers)
    if not token:
        raise Refusal("bad_token")
    hashed = token_hash(token)
    if hashed not in hall.seats:
        raise Refusal("unknown_seat")
    if wait := venue.cards.take(hashed):
        raise Refusal("too_fast", wait=int(wait) + 1)
    sent = _sent(json_of(await body_of(headers, receive)))
    author = author_of(sent["activity"], token)
    id = card_id(sent["activity"], author, sent["key"])
    kept: list[str] = []
    try:
        hall.seat(hashed)
        plain = orjson.dumps(sent["body"])
        kept = unlisted(_card(hall.open_to(sent["activity"]), plain), hall.scene.ids)
        job = Post(
            hall,
            hashed,
            sent["activity"],
            author=author,
            id=id,
            order=sent["order"],
            body=plain.decode(),
            done=venue.future(),
        )
        order = await venue.save(job)
        venue.mark(hall)
    except Refusal as refusal:
        order = await _first_answer(venue, id, refusal)
    told = {"receipt": sent["key"], "order": order}
    await answer(send, 200, orjson.dumps(told | {"kept": kept} if kept else told))


def _sent(data: dict[str, Any]) -> dict[str, Any]:
    """The card's envelope. Raises Refusal with all its faults."""
    key, order = data.get("key"), data.get("order")
    right = (
        data.keys() == Sent.model_fields.keys()
        and type(key) is str
        and TOKEN.fullmatch(key)
        and type(order) is int
        and 1 <= order <= LAST_ORDER
        and type(data["activity"]) is str
        and 0 < len(data["activity"]) <= LONGEST_ID
        and type(data["body"]) is dict
    )
    if not right:
        try:
            read(Sent, data)
        except Faulty as faulty:
            raise Refusal("faults", faults=faulty.faults) from None
    return data


def _card(now: Now, body: bytes) -> Record:
    kind = toolbox.room(now.tool).card
    if kind is None:
        raise Refusal("other_activity")
    try:
        return read(kind, body)
    except Faulty as faulty:
        faults = [fault.inside("body") for fault in faulty.faults]
        raise Refusal("faults", faults=faults) from None


async def _first_answer(venue: Venue, id: str, refusal: Refusal) -> int:
    """The order of the card with this key, if it was taken before; else the refusal stands."""
    if refusal.slug not in SHUT:
        raise refusal
    found = await venue.read(lambda: Card.objects.filter(pk=id).values_list("order").first())
    if found is None:
        raise refusal
    return int(found[0])


async def state(venue: Venue, hall: Hall, scope: Scope, receive: Receive, send: Send) -> None:
    """GET state: all that a phone needs to draw its screen, with its own answers if it has any."""
    headers = heads(scope)
    language = query_of(scope).get("lang", "en")
    told = _state(hall, language if language in LANGUAGES else "en")
    token = token_of(headers)
    if place := token and hall.seats.get(token_hash(token)):
        hall.seat(token_hash(token))
        told["seat"] = _told(place)
        told["mine"], told["order"] = await _mine(venue, hall, token)
    body = orjson.dumps(told)
    if len(body) > WORTH_PACKING and b"gzip" in headers.get(b"accept-encoding", b""):
        packed = gzip.compress(body, 1, mtime=0)
        await answer(send, 200, packed, headers=(*JSON, (b"content-encoding", b"gzip")))
    else:
        await answer(send, 200, body)


def _state(hall: Hall, language: str) -> dict[str, Any]:
    scene, now = hall.scene, hall.scene.now
    ask = scene.asks.get(language)
    return {
        "workshop": {
            "code": hall.code,
            "title": scene.title,
            "label": scene.label,
            "ended": scene.ended,
        },
        "activity": now and now.told() | {"version": hall.version},
        "ask": ask and orjson.Fragment(ask),
        "ask_version": scene.ask_version,
        "progress": {"seats": hall.present, "answered": len(hall.highest)},
        "seat": None,
        "mine": [],
        "order": 0,
    }


async def _mine(venue: Venue, hall: Hall, token: str) -> tuple[list[dict[str, Any]], int]:
    """The seat's own cards in this activity, oldest first, and the highest order among them."""
    now = hall.scene.now
    author = now and author_of(now.id, token)
    if now is None or author not in hall.highest:
        return [], 0
    cards = Card.objects.filter(activity_id=now.id, author=author, removed=False)
    last = cards.order_by("-order", "-id").values_list("id", "order", "body")[:MOST_MINE]
    rows = await venue.read(lambda: list(last))
    mine = [{"key": id, "order": order, "body": body} for id, order, body in reversed(rows)]
    return mine, hall.highest[author]


def _address(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""
