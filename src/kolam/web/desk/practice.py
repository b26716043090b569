"""Practising on the desk: choose a party and partners, go on, stop, and see what was left."""

import secrets
from random import Random
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from kolam import toolbox
from kolam.core.private import Viewer
from kolam.web import doors, practice, private
from kolam.web.desk.blocks import html
from kolam.web.desk.language import speak
from kolam.web.desk.rail import room_title
from kolam.web.desk.table import table
from kolam.web.doors import DeskRequest

MIXED = "mixed"
TURNS = (4, 6, 8, 12)
MOST_SEED = 999_999


@doors.only("edit")
@never_cache
def practise(request: DeskRequest, tool: str) -> HttpResponse:
    """Start a practice; in one, go on or stop, and when it is over see what was left."""
    part = practice.part_of(tool)
    if part is None:
        raise Http404
    found = practice.practice_of(request.partnership, tool)
    if found is None:
        return _start(request, tool, part) if request.method == "POST" else _form(request, tool)
    if found.body["person"] != request.user.pk:
        raise Http404
    if request.method == "POST" and found.over and request.POST.get("act") == "again":
        return redirect("table", _again(request, found).partnership.slug, tool)
    if request.method == "POST":
        _act(request, found)
        return redirect("practise", request.partnership.slug, tool)
    return _page(request, found)


def _form(request: DeskRequest, tool: str, *, status: int = 200) -> HttpResponse:
    part, voice = practice.part_of(tool), speak()
    assert part is not None
    sheet, _ = part.example()
    ways = (MIXED, *part.STRATEGIES)
    known = _known(request, tool) | {
        "parties": [(p.id, p.name.said(voice.language)) for p in sheet.parties],
        "strategies": [(way, voice(f"{tool}.practice.strategy.{way}")) for way in ways],
        "turns": TURNS,
        "seed": 1 + secrets.randbelow(MOST_SEED),
    }
    return render(request, "desk/practice_new.html", known, status=status)


def _start(request: DeskRequest, tool: str, part: Any) -> HttpResponse:
    typed = request.POST
    sheet, _ = part.example()
    parties = [party.id for party in sheet.parties]
    party, way = typed.get("party", ""), typed.get("strategy", "")
    seed, turns = typed.get("seed", ""), typed.get("turns", "")
    sound = party in parties and way in (MIXED, *part.STRATEGIES) and turns in map(str, TURNS)
    if not sound or not (seed.isascii() and seed.isdigit() and int(seed[:9]) <= MOST_SEED):
        return _form(request, tool, status=422)
    chance = Random(int(seed[:9]))
    ways = {one: chance.choice(part.STRATEGIES) if way == MIXED else way for one in parties}
    made = practice.start(
        request.user, tool, party=party, strategies=ways, turns=int(turns), seed=int(seed[:9])
    )
    return redirect("table", made.partnership.slug, tool)


def _act(request: DeskRequest, found: practice.Practice) -> None:
    act = request.POST.get("act", "")
    if found.over or act not in ("go_on", "finish"):
        return
    if act == "finish":
        found.note(stopped=True)
        return
    # The first time, it is still the first turn: the others open it.
    found.note(passed=found.body["passed"] + 1)
    practice.play(found, speak(), table)


def _again(request: DeskRequest, found: practice.Practice) -> practice.Practice:
    """The same party against the same ways of negotiating, from the start."""
    body = found.body
    return practice.start(
        request.user,
        found.tool,
        party=body["party"],
        strategies=body["strategies"],
        turns=body["turns"],
        seed=body["seed"],
    )


def _page(request: DeskRequest, found: practice.Practice) -> HttpResponse:
    part, voice = practice.part_of(found.tool), speak()
    assert part is not None
    blocks: tuple[Any, ...] = ()
    if found.over:
        book = private.whole_book(found.partnership)
        blocks = part.debrief(private.seen(book, found.tool, Viewer(mediator=True), voice), voice)
    known = _known(request, found.tool) | {
        "over": found.over,
        "blocks": [html(block) for block in blocks],
        "turn": voice(f"{found.tool}.practice.turn", turn=found.turn, turns=found.body["turns"]),
        "last": found.turn >= int(found.body["turns"]),
    }
    return render(request, "desk/practice.html", known)


def _known(request: DeskRequest, tool: str) -> dict[str, Any]:
    voice = speak()
    room = toolbox.room(tool)
    names = (
        "title", "text", "party", "strategy", "turns", "seed", "start", "go_on", "finish",
        "again", "open", "how",
    )  # fmt: skip
    words = {name: voice(f"{tool}.practice.{name}") for name in names}
    title = room_title(room, voice)
    left = voice(f"{tool}.debrief.title")
    return {"tool": room, "nav": tool, "room_title": title, "words": words, "left": left}
