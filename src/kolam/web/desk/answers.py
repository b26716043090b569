"""Answers: the cards of an activity as the promise lets them be seen, to take out what harms."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from kolam import toolbox
from kolam.core.answers import Answer
from kolam.core.field import FieldSpec, fields_of
from kolam.core.record import Record
from kolam.core.voice import Voice
from kolam.web import doors, sheets
from kolam.web.desk.console import UNDO
from kolam.web.desk.language import speak
from kolam.web.desk.rowview import row_names
from kolam.web.doors import DeskRequest
from kolam.web.live.scene import on_phones
from kolam.web.models import Activity, Card

MOST = 400
# The field of a plain form's answer that names its question.
ITEM = "item"


@doors.only("run")
def answers(request: DeskRequest, code: str) -> HttpResponse:
    """The cards of the activity on the phones: those with words first of all."""
    workshop = get_object_or_404(request.partnership.workshops, code=code)
    activity = on_phones(list(workshop.activities.all()))
    every = request.GET.get("every") == "1"
    lines = [line for line in _lines(activity) if every or line["worded"] or line["removed"]]
    name = request.GET.get("done", "")
    known = {
        "workshop": workshop,
        "nav": "workshops",
        "every": every,
        "lines": lines[:MOST],
        "more": max(0, len(lines) - MOST),
        "done": speak()(f"console.done.{name}") if name in UNDO else "",
        "undo": UNDO.get(name, ""),
        "done_of": request.GET.get("of", ""),
    }
    return render(request, "desk/answers.html", known)


def _lines(activity: Activity | None) -> Iterator[dict[str, Any]]:
    """One line a card; in the order of random ids, which is nobody's order of arrival."""
    if activity is None:
        return
    tool, voice = toolbox.room(activity.tool), speak()
    partnership = activity.workshop.partnership
    sheet = sheets.record_of(sheets.current(partnership, tool.slug))
    names = row_names(tool.sheet, sheet.plain(), voice.language)
    asked = tool.ask(sheet, voice).get("questions", ()) if tool.ask else ()
    names[ITEM] = [(question["item"], question["words"]) for question in asked]
    for card in Card.objects.filter(activity=activity).order_by("removed", "pk"):
        said = list(_said(voice, tool.slug, tool.card, card.body, names))
        yield {
            "id": card.pk,
            "who": " · ".join(
                part for part in (card.name, card.organisation, _sector(card)) if part
            ),
            "said": [line for line, _ in said],
            "worded": any(worded for _, worded in said),
            "removed": card.removed,
        }


def _sector(card: Card) -> str:
    return speak()(f"sector.{card.sector}") if card.sector else ""


def _said(
    voice: Voice, slug: str, kind: type[Record] | None, body: Any, names: Any
) -> Iterator[tuple[str, bool]]:
    """A line for each record in the card, and whether somebody typed words in it."""
    if kind is None or not isinstance(body, dict):
        return
    for spec in fields_of(kind):
        if spec.inner and isinstance(body.get(spec.name), list):
            for item in body[spec.name]:
                yield _record(voice, slug, spec.inner, item, names)


def _record(voice: Voice, slug: str, kind: type[Record], item: Any, names: Any) -> tuple[str, bool]:
    parts, worded = [], False
    for spec in fields_of(kind):
        value = item.get(spec.name)
        if value is None or value is False or value in ("", []):
            continue
        if spec.name == ITEM and issubclass(kind, Answer):
            parts.append(str(dict(names[ITEM]).get(value, value)))
            continue
        label = voice(spec.label_key(kind, slug))
        parts.append(_part(voice, spec, value, label=label, names=names))
        worded = worded or (spec.kind in ("text", "long") and not spec.row_of)
    return " · ".join(parts), worded


def _part(voice: Voice, spec: FieldSpec, value: Any, *, label: str, names: Any) -> str:
    if spec.row_of:
        return str(dict(names.get(spec.row_of, ())).get(value, value))
    if value is True:
        return label
    return f"{label}: {voice.number(value) if isinstance(value, int) else value}"
