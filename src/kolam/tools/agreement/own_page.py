"""The own side of the room's page: nine areas, what they leave open, and what is released."""

from typing import Any

from kolam.core.page import Asked, first
from kolam.core.voice import Voice
from kolam.tools.agreement import tables
from kolam.tools.agreement.findings import Findings, seat_of
from kolam.tools.agreement.go_no_go import AREAS, Area, Private, Rated
from kolam.tools.agreement.partner import Decided
from kolam.tools.agreement.sheet import Sheet

Plain = dict[str, Any]
RATED: tuple[Rated, ...] = (
    "insufficient_information",
    "not_acceptable",
    "with_change",
    "acceptable",
)
DECIDED: tuple[Decided, ...] = ("decline", "continue", "go")


def own(asked: Asked, findings: Findings, voice: Voice) -> Plain | None:
    """Plain values for the seat's own form; None for who has no seat."""
    private, sheet = asked.private, asked.sheet
    if not isinstance(private, Private) or not isinstance(sheet, Sheet):
        return None
    seat = seat_of(sheet, asked.owner)
    released = next((row for row in sheet.decisions if seat and row.id == seat), None)
    rows = {row.area: row for row in private.areas}
    typed = "rated." + AREAS[0] in asked.typed or "decision" in asked.typed
    return {
        "partner": tables.partner(sheet, seat, voice) if seat else "",
        "named": bool(seat),
        "areas": [_area(area, rows.get(area), asked, voice, typed=typed) for area in AREAS],
        "decisions": [
            (one, voice(f"agreement.decided.{one}"), one == _decision(private, asked))
            for one in DECIDED
        ],
        "subject_to": _kept(asked, f"subject_to.{voice.language}",
                            getattr(private.subject_to, voice.language)),
        "open": voice(f"agreement.page.furthest.{private.furthest}"),
        "blocking": [voice(f"agreement.area.{row.area}") for row in private.blocking],
        "unclear": len(private.unclear),
        "decided": voice(f"agreement.decided.{private.decision}") if private.decision else "",
        "released": _released(released, voice) if released else "",
        "on": first(asked.typed, "on"),
    }  # fmt: skip


def _released(row: Any, voice: Voice) -> str:
    said = voice(f"agreement.decided.{row.decided}")
    when = f", {voice.date(row.on)}" if row.on else ""
    what = row.subject_to.said(voice.language)
    return f"{said}{when}{f': {what}' if what else ''}"


def _area(area: str, row: Area | None, asked: Asked, voice: Voice, *, typed: bool) -> Plain:
    rated = first(asked.typed, f"rated.{area}") if typed else row.rated if row else ""
    return {
        "id": area,
        "said": voice(f"agreement.area.{area}"),
        "rated": [(one, voice(f"agreement.rated.{one}"), one == rated) for one in RATED],
        "change": _kept(asked, f"change.{area}", row.change if row else ""),
        "note": _kept(asked, f"note.{area}", row.note if row else ""),
        "blocks": rated == "not_acceptable",
    }


def _decision(private: Private, asked: Asked) -> str:
    return first(asked.typed, "decision") or (private.decision or "")


def _kept(asked: Asked, name: str, kept: str) -> str:
    """What was typed and not saved, else what is kept."""
    return first(asked.typed, name) if name in asked.typed else kept
