"""Two people, one cell: both values side by side; mine, theirs, or of two texts both, stays."""

from dataclasses import dataclass
from typing import Any

import orjson
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from kolam.core.fault import Fault, Faulty
from kolam.core.record import Record, Text, read
from kolam.store.changes import Change, Conflict, differences, merge, redo
from kolam.store.plain import parse
from kolam.web import doors, sheets
from kolam.web.desk.editing import Editing, done, open_sheet
from kolam.web.desk.place import Body
from kolam.web.desk.telling import Teller
from kolam.web.doors import DeskRequest

SIDES = {"mine", "theirs", "both"}


@dataclass(frozen=True)
class Choice:
    """One collision, with both values in words."""

    number: int
    where: str
    kind: str
    base: str
    mine: str
    theirs: str
    keep: str
    both: bool


def stale_page(
    editing: Editing, stale: sheets.Stale, *, keep: tuple[str, ...] = (), told: Any = ()
) -> HttpResponse:
    """What collides. The page carries the person's own changes, so nothing typed is lost."""
    base = sheets.at(editing.sheet, stale.read)
    mine = [change.plain() for change in differences(base, stale.mine)]
    collisions = _collisions(base, stale)
    page = editing.known(
        choices=[
            _choice(editing, number, collision, keep[number] if number < len(keep) else "")
            for number, collision in enumerate(collisions)
        ],
        contradictions=[
            editing.voice(f"fault.{c.theirs}") for c in stale.conflicts if c.kind == "together"
        ],
        base=stale.read,
        mine=orjson.dumps(mine).decode(),
        told=told,
        latest=editing.sheet.revisions.order_by("-pk").select_related("who").first(),
    )
    answer = render(editing.request, "desk/stale.html", page, status=409)
    answer["HX-Retarget"] = answer["HX-Reselect"] = ".frame"
    answer["HX-Reswap"] = "outerHTML"
    return answer


@doors.only("edit")
@require_POST
def resolve(request: DeskRequest, tool: str) -> HttpResponse:
    """Save with the choices made. If a third edit came in between, ask about that one too."""
    editing = open_sheet(request, tool)
    try:
        base = sheets.at(editing.sheet, request.POST["base"])
        mine = redo(base, carried(request.POST["mine"]))
    except (sheets.TooOld, Faulty, KeyError):
        raise Http404 from None
    theirs = sheets.record_of(editing.sheet)
    merged = merge(base, mine, theirs)
    stale = sheets.Stale(read=request.POST["base"], mine=mine, theirs=theirs, merged=merged)
    collisions = _collisions(base, stale)
    keep = tuple(request.POST.get(f"keep-{n}", "") for n, _ in enumerate(collisions))
    if request.POST.get("read") != editing.sheet.fingerprint or not set(keep) <= SIDES:
        return stale_page(editing, stale)
    wanted = merged.record.plain()
    for collision, side in zip(collisions, keep, strict=True):
        if side == "both" and _is_text(collision):
            both = f"{collision.theirs}\n{collision.mine}"
            _keep_mine(wanted, collision.with_(mine=both))
        elif side == "mine":
            _keep_mine(wanted, collision)
    return _finish(editing, wanted, stale, keep)


def carried(changes: str) -> list[Change]:
    """Changes that a page carried from one form to the next. Raises Faulty."""
    found = parse(changes.encode())
    if not isinstance(found, list):
        raise Faulty([Fault((), "not_a_list")])
    return [read(Change, change) for change in found]


def _finish(
    editing: Editing, wanted: Body, stale: sheets.Stale, keep: tuple[str, ...]
) -> HttpResponse:
    now, who = editing.sheet.fingerprint, editing.request.user
    try:
        record = read(editing.tool.sheet, wanted)
        saved = sheets.save(editing.sheet, record, read=now, who=who, why="merge")
    except Faulty as faulty:
        told = editing.told(faulty.faults, wanted)
        return stale_page(editing, stale, keep=keep, told=told)
    except sheets.Stale as again:
        return stale_page(editing, again)
    return done(editing, saved)


def _collisions(base: Record, stale: sheets.Stale) -> tuple[Conflict, ...]:
    """The places to decide; where two right edits contradict each other, all of mine."""
    if all(conflict.kind != "together" for conflict in stale.conflicts):
        return stale.conflicts
    theirs = stale.theirs.plain()
    return tuple(_as_conflict(change, theirs) for change in differences(base, stale.mine))


def _as_conflict(change: Change, theirs: Body) -> Conflict:
    path = change.path if change.kind == "set" else (*change.path, change.row)
    kinds = {"set": "field", "move": "order", "add": "row", "remove": "row"}
    sides = {"base": change.before, "mine": change.after, "theirs": _walk(theirs, path)}
    if change.kind == "move":
        sides = {"base": change.old_above, "mine": change.new_above, "theirs": change.old_above}
    return Conflict(kind=kinds[change.kind], path=path, **sides)


def _is_text(conflict: Conflict) -> bool:
    """Whether both wrote words in a text, so that one can stand under the other."""
    written = all(isinstance(one, str) and one for one in (conflict.mine, conflict.theirs))
    return conflict.kind == "field" and conflict.path[-1] in Text.languages and written


def _keep_mine(wanted: Body, conflict: Conflict) -> None:
    """Put my side of one collision into the merged sheet."""
    *outer, last = conflict.path
    holder = _walk(wanted, tuple(outer))
    if conflict.kind == "field" and isinstance(holder, dict):
        holder[last] = conflict.mine
    elif isinstance(holder, list):
        _row(holder, last, conflict)


def _row(rows: list[Body], id: str, conflict: Conflict) -> None:
    ids = [row["id"] for row in rows]
    if conflict.kind == "order":
        row = rows.pop(ids.index(id))
        ids.remove(id)
        rows.insert(ids.index(conflict.mine) + 1 if conflict.mine in ids else 0, row)
    elif conflict.mine is None:
        rows[:] = [row for row in rows if row["id"] != id]
    elif id in ids:
        rows[ids.index(id)] = conflict.mine
    else:
        rows.append(conflict.mine)


def _walk(here: Any, path: tuple[str, ...]) -> Any:
    for part in path:
        if isinstance(here, list):
            here = next((row for row in here if row["id"] == part), None)
        else:
            here = here.get(part) if isinstance(here, dict) else None
    return here


def _choice(editing: Editing, number: int, conflict: Conflict, keep: str) -> Choice:
    teller = Teller(editing.maker, editing.tool.sheet, editing.body, None)
    sides = (conflict.base, conflict.mine, conflict.theirs)
    base, mine, theirs = (teller.value(conflict.path, side) for side in sides)
    where, both = teller.path(conflict.path), _is_text(conflict)
    return Choice(number, where, conflict.kind, base, mine, theirs, keep, both)
