"""A room's own page: drawn as its viewer may see it; moves are saved, and can be taken back."""

import re
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from kolam.core.fault import Fault, Faulty
from kolam.core.page import Values
from kolam.core.record import Record
from kolam.web import doors, practice, sheets
from kolam.web.desk.boxes import Maker
from kolam.web.desk.rowview import row_names
from kolam.web.desk.sitting import OURS, Sitting, sit, wants_json
from kolam.web.desk.telling import Teller
from kolam.web.doors import DeskRequest

ANCHOR = re.compile(r"[A-Za-z0-9_-]{1,80}")


@doors.only("see")
@never_cache
def table(request: DeskRequest, tool: str) -> HttpResponse:
    """Show the page; make a move, look at what one would do, or take one's own back."""
    sitting = sit(request, tool)
    if request.method != "POST" or "look" in request.POST:
        return _page(sitting, sitting.typed)
    if not sitting.moves:
        raise PermissionDenied
    if mark := request.POST.get("undo"):
        return _undo(sitting, mark)
    return _move(sitting, request.POST.get("move", ""))


def _page(
    sitting: Sitting, typed: Values, told: Iterable[Fault] = (), *, status: int = 200
) -> HttpResponse:
    known = sitting.known(typed, told)
    if status != 200:
        # What was typed is an edit of the state that its writer saw.
        known |= {"read": sitting.read, "own": sitting.own_read if sitting.own else ""}
        known["at"] = _anchor(sitting)
    return render(sitting.request, f"rooms/{sitting.tool.slug}/page.html", known, status=status)


def _move(sitting: Sitting, name: str) -> HttpResponse:
    if name not in sitting.page.moves:
        raise Http404
    if name not in sitting.moves:
        raise PermissionDenied(name)
    try:
        record = sitting.moves[name].act(sitting.as_read(), sitting.typed)
        row, read = sitting.row_of(record)
        saved = sheets.save(row, record, read=read, who=sitting.request.user, why="table")
    except Faulty as faulty:
        return _faulty(sitting, faulty.faults)
    except sheets.TooOld:
        return _page(sitting, sitting.typed, [Fault((), "page_too_old")], status=409)
    except sheets.Stale as stale:
        return _stale(sitting, stale)
    return _saved(sitting, saved)


def _saved(sitting: Sitting, saved: sheets.Saved) -> HttpResponse:
    """The answer once the move is in the database; in a practice, once others have moved too."""
    request = sitting.request
    slug, voice = sitting.tool.slug, sitting.voice
    practice.answer(request.partnership, slug, request.user, voice=voice, through=table)
    if wants_json(sitting.request):
        at = sitting.voice("desk.table.saved_at", time=_clock())
        answer = {"told": at, "fingerprint": saved.fingerprint, "merged": saved.merged}
        return JsonResponse(answer)
    mark = f"?done={saved.revision.pk}" if saved.revision else ""
    mark += "&merged=1" if saved.merged and mark else ""
    return _back(sitting, mark)


def _undo(sitting: Sitting, mark: str) -> HttpResponse:
    revision = sitting.revision(mark)
    if revision is None:
        raise Http404
    try:
        saved = sheets.take_back(revision, who=sitting.request.user)
    except (Faulty, sheets.Stale):
        return _page(sitting, {}, [Fault((), "cannot_take_back")], status=409)
    return _back(sitting, f"?done={saved.revision.pk}" if saved.revision else "")


def _back(sitting: Sitting, mark: str) -> HttpResponse:
    here = reverse("table", args=[sitting.request.partnership.slug, sitting.tool.slug])
    return HttpResponseRedirect(f"{here}{mark}{_anchor(sitting)}", status=303)


def _anchor(sitting: Sitting) -> str:
    """Where on the page the form stood, "" where it does not say so."""
    at = sitting.request.POST.get("at", "")
    return f"#{at}" if ANCHOR.fullmatch(at) else ""


def _faulty(sitting: Sitting, faults: tuple[Fault, ...]) -> HttpResponse:
    if wants_json(sitting.request):
        told = [
            {"where": ".".join(map(str, f.place)), "text": f.said(sitting.voice)} for f in faults
        ]
        return JsonResponse({"faults": told}, status=422)
    return _page(sitting, sitting.typed, faults, status=422)


def _stale(sitting: Sitting, stale: sheets.Stale) -> HttpResponse:
    """Both values of every cell that somebody else changed too; what was typed comes along."""
    if wants_json(sitting.request):
        return JsonResponse({}, status=409)
    own = isinstance(stale.mine, sitting.tool.private or ())
    row = sitting.own if own and sitting.own else sitting.sheet
    row.refresh_from_db()
    reads = {"own" if own else "read": row.fingerprint}
    post = sitting.request.POST
    kept = [(name, value) for name in post for value in post.getlist(name)
            if name not in OURS - {"move", "at", "read", "own"} and name not in reads]  # fmt: skip
    known = {
        "tool": sitting.tool,
        "nav": sitting.tool.slug,
        "collisions": list(_collisions(sitting, stale)),
        "kept": [*kept, *reads.items()],
    }
    return render(sitting.request, "desk/table_stale.html", known, status=409)


def _collisions(sitting: Sitting, stale: sheets.Stale) -> Iterable[dict[str, Any]]:
    kind: type[Record] = type(stale.mine)
    shared = sheets.record_of(sitting.sheet)
    names = row_names(type(shared), shared.plain(), sitting.voice.language)
    maker = Maker(slug=sitting.tool.slug, voice=sitting.voice, rows=names)
    teller = Teller(maker, kind, stale.theirs.plain(), None)
    for conflict in stale.conflicts:
        path = conflict.path
        yield {
            "where": teller.path(path),
            "mine": teller.value(path, conflict.mine),
            "theirs": teller.value(path, conflict.theirs),
        }


def _clock() -> str:
    return timezone.localtime().strftime("%H:%M:%S")
