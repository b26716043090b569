"""The room's own page: each partner's consents and private track; the steps for who runs them."""

from typing import Any

from kolam.core.page import Asked, Page, first
from kolam.core.record import LANGUAGES, Text
from kolam.core.voice import NAMES, Voice
from kolam.tools.journey import tables
from kolam.tools.journey.findings import Findings, Own, seat_of
from kolam.tools.journey.gates import Standing, StepFindings
from kolam.tools.journey.moves import MOVES
from kolam.tools.journey.private import CHECKS, READY, Check
from kolam.tools.journey.sentences import headline
from kolam.tools.journey.sheet import ANSWERS, Consent, Private, Sheet, wording

Plain = dict[str, Any]
STATUSES = ("not_started", "working", "agreed")


def view(asked: Asked, findings: Findings, voice: Voice) -> Plain:
    """Plain values for page.html; `findings` are cut to what the viewer may see."""
    assert isinstance(asked.sheet, Sheet)
    private = asked.private if isinstance(asked.private, Private) else None
    partner = seat_of(asked.sheet, asked.owner)
    return {
        "seated": private is not None,
        "named": bool(partner),
        "partner": findings.name(partner).said(voice.language) if partner else "",
        "headline": headline(findings).said(voice),
        "language": voice.language,
        "steps": [_step(step, findings, asked, partner, voice) for step in findings.steps],
        "track": _track(asked, private, voice) if private else None,
        "told": _told(findings.mine, voice) if findings.mine else None,
    }


PAGE = Page(view=view, moves=MOVES)


def _step(
    step: StepFindings, findings: Findings, asked: Asked, partner: str, voice: Voice
) -> Plain:
    row = step.row
    now = findings.now
    typed = first(asked.typed, "step") == step.name
    mine = next((s for s in step.standings if s.partner.id == partner), None)
    return {
        "id": step.name,
        "name": f"{step.number} {voice(f'journey.step.{step.name}')}",
        "open": typed or step is now or bool(step.rechecks),
        "status": tables.status(step, voice),
        "gate": tables.gate_word(step, voice) if step.status != "not_started" else "",
        "state": step.state or "none",
        "again": tables.again(step, voice),
        "why_again": [r.reopening.why.said(voice.language) for r in step.rechecks],
        "text": row.text.said(voice.language) if row else "",
        "text_language": row.text.speaks(voice.language) if row else voice.language,
        "saw": wording(row.text) if row else "",
        "standings": [_standing(s, voice) for s in step.standings if s.level != "silent"],
        "silent": voice.list([s.partner.name.said(voice.language) for s in step.at("silent")]),
        "others": [
            f"{tables.room(g.ref.tool, voice)}: {g.words.said(voice.language)}"
            for g in step.others
            if g.state != "green"
        ],
        "mine": _consent(mine, asked if typed else None, voice) if mine and row else None,
        "host": _host(step, asked if typed else None, voice),
    }


def _standing(standing: Standing, voice: Voice) -> Plain:
    return {
        "name": standing.partner.name.said(voice.language),
        "level": voice(f"journey.level.{standing.level}"),
        "reason": standing.reason.said(voice.language),
    }


def _consent(mine: Standing, asked: Asked | None, voice: Voice) -> Plain:
    """The partner's own consent, with what was typed over what is kept."""
    said = voice.language
    kept = mine.consent or Consent(id="new", partner=mine.partner.id, says="not_yet")
    typed = asked.typed if asked else {}

    def value(name: str, stored: Any) -> Any:
        return first(typed, name) if name in typed else stored

    chosen = value("says", kept.says if mine.consent else "")
    return {
        "old": mine.level == "stale",
        "answers": [(a, voice(f"journey.answer.{a}"), a == chosen) for a in reversed(ANSWERS)],
        "reason": value(f"reason.{said}", getattr(kept.reason, said)),
        "action": value(f"action.{said}", getattr(kept.action, said)),
        "owner": value("owner", kept.owner),
        "due": value("due", kept.due.isoformat() if kept.due else ""),
        "done": kept.done,
    }


def _host(step: StepFindings, asked: Asked | None, voice: Voice) -> Plain:
    """The form for who runs the steps: words in every language, status and dates."""
    row = step.row
    typed = asked.typed if asked else {}
    text = row.text if row else Text()
    days = {name: getattr(row, name, None) for name in ("begun", "planned", "agreed")}
    chosen = first(typed, "status") or step.status
    return {
        "texts": [
            (code, NAMES[code], (typed.get(f"text.{code}") or (getattr(text, code),))[0])
            for code in LANGUAGES
        ],
        "statuses": [(s, voice(f"journey.status.{s}"), s == chosen) for s in STATUSES],
        "days": [
            (name, voice(f"journey.field.Step.{name}"), first(typed, name) or _iso(day))
            for name, day in days.items()
        ],
        "can_reopen": step.status in ("agreed", "working"),
        "why": first(typed, f"why.{voice.language}"),
    }


def _track(asked: Asked, private: Private, voice: Voice) -> Plain:
    said = voice.language
    typed = asked.typed
    rows = {row.check: row for row in private.checks}

    def value(name: str, stored: str) -> str:
        return first(typed, name) if name in typed else stored

    checks = []
    for name in CHECKS:
        row = rows.get(name) or Check(id=name, check=name)
        chosen = value(f"state.{name}", row.state)
        states = [(s, voice(f"journey.state.{s}"), s == chosen) for s in reversed(READY)]
        checks.append(
            {
                "id": name,
                "name": voice(f"journey.check.{name}"),
                "meaning": voice(f"journey.check.{name}.meaning"),
                "states": states,
                "owner": value(f"owner.{name}", row.owner),
                "due": value(f"due.{name}", _iso(row.due)),
                "note": value(f"note.{name}.{said}", getattr(row.note, said)),
            }
        )
    return {
        "checks": checks,
        "readiness": voice(f"journey.state.{private.readiness}"),
        "decision": value("decision", _iso(private.decision)),
        "note": value(f"note.{said}", getattr(private.note, said)),
    }


def _told(own: Own, voice: Voice) -> Plain:
    """What the room sees of the track now, and whether the track has moved since."""
    told = own.told
    checks = [(n, getattr(told, n)) for n in CHECKS] if told else []
    return {
        "readiness": voice(f"journey.state.{told.readiness}") if told else "",
        "checks": [
            f"{voice(f'journey.check.{n}')}: {voice(f'journey.state.{s}')}" for n, s in checks if s
        ],
        "behind": own.behind,
    }


def _iso(day: Any) -> str:
    return day.isoformat() if day else ""
