"""The equal tables of the pictures, and those that only a report has."""

from collections.abc import Iterator, Sequence

from kolam.core.block import Table
from kolam.core.passing import Evidence, Gate
from kolam.core.record import Text, fingerprint
from kolam.core.voice import Voice
from kolam.tools.journey.findings import Findings, Inside
from kolam.tools.journey.gates import StepFindings
from kolam.tools.journey.private import CHECKS
from kolam.tools.journey.sheet import ANSWERS, STEPS, Consent, frame, wording

NOTHING = "–"


def table(
    name: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]], voice: Voice
) -> Table:
    """A table of the room by its name, with the names of its columns."""
    header = tuple(voice(f"journey.column.{column}") for column in columns)
    return Table(header, tuple(rows), voice(f"journey.table.{name}"))


def path(findings: Findings, voice: Voice) -> Table:
    """The picture's equal table: the seven steps, then every partner's internal track as told."""
    columns = ("step", "status", "gate", "held_by", "begun", "planned", "agreed", "again")
    rows = [_step(step, findings, voice) for step in findings.steps]
    return table("path", columns, rows, voice)


def picture(findings: Findings, voice: Voice) -> Table:
    """All that the picture of the path shows, in one table of three columns."""
    rows = [
        (_name(step, voice), gate_word(step, voice), status_words(step, voice))
        for step in findings.steps
    ]
    for one in findings.inside:
        rows.append((_text(one.partner.name, voice), readiness(one, voice), _checks(one, voice)))
    return table("picture", ("what", "gate", "more"), rows, voice)


def inside(findings: Findings, voice: Voice) -> Table:
    """Every partner's internal track, as far as it tells."""
    columns = ("partner", "readiness", *CHECKS, "decision")
    rows = [
        (
            _text(one.partner.name, voice),
            readiness(one, voice),
            *(_state(getattr(one.told, name) if one.told else "", voice) for name in CHECKS),
            dated(one.told.decision if one.told else None, voice),
        )
        for one in findings.inside
    ]
    return table("inside", columns, rows, voice)


def consents(findings: Findings, voice: Voice) -> Table:
    """Every consent with its reason, its action, and whether it is to the words that stand."""
    columns = ("step", "partner", "says", "reason", "action", "owner", "due", "given", "words")
    rows = [
        (
            _name(step, voice),
            _text(findings.name(consent.partner), voice),
            voice(f"journey.answer.{consent.says}"),
            *_consent(consent, voice),
            wording_word(step, consent, voice),
        )
        for step in findings.steps
        for consent in (step.row.consents if step.row else ())
    ]
    return table("consents", columns, rows, voice)


def levels(findings: Findings, voice: Voice) -> Table:
    """Every partner by every step, as the gate counts it."""
    header = (
        voice("journey.column.partner"),
        *(_name(step, voice) for step in findings.steps),
    )
    rows = [
        (
            _text(one.partner.name, voice),
            *(voice(f"journey.level.{step.standings[number].level}") for step in findings.steps),
        )
        for number, one in enumerate(findings.inside)
    ]
    return Table(header, tuple(rows), voice("journey.table.levels"))


def spread(findings: Findings, voice: Voice) -> Table:
    """The last round about the step that is asked: every answer with its reason, least first."""
    asked = findings.asked
    shown = asked[1].answers if asked and asked[1].shown else ()
    answers = sorted(shown, key=lambda r: -1 if r.score is None else r.score)
    rows = [
        (
            voice(
                "journey.answer.dont_know"
                if r.score is None
                else f"journey.answer.{ANSWERS[r.score]}"
            ),
            _text(findings.who(r) or Text(), voice) or NOTHING,
            r.reason or NOTHING,
        )
        for r in answers
    ]
    return table("spread", ("says", "who", "reason"), rows, voice)


def wordings(findings: Findings, voice: Voice) -> Table:
    """Every wording of a step that somebody consented to, and who."""
    return table(
        "wordings", ("step", "text", "stands", "who"), list(_wordings(findings, voice)), voice
    )


def texts(findings: Findings, voice: Voice) -> Table:
    """The agreed words of every step that has some."""
    rows = [
        (_name(step, voice), _text(step.row.text, voice))
        for step in findings.steps
        if step.row and wording(step.row.text)
    ]
    return table("texts", ("step", "text"), rows, voice)


def feeds(findings: Findings, voice: Voice) -> Table:
    """Which rooms serve each step, and what they say about it now."""
    rows = [
        (
            _name(step, voice),
            voice.list([room(slug, voice) for slug in frame("steps")[step.name].rooms]),
            "; ".join(_said_by_rooms(step, voice)) or NOTHING,
        )
        for step in findings.steps
    ]
    return table("feeds", ("step", "rooms", "say"), rows, voice)


def reopenings(findings: Findings, voice: Voice) -> Table:
    """Every reopening: when and why, and which later steps are still to be looked at again."""
    rows = []
    for step in findings.steps:
        for one in step.row.reopenings if step.row else ():
            later = [s for s in findings.steps if any(r.reopening is one for r in s.rechecks)]
            still = voice.list([_name(s, voice) for s in later]) or NOTHING
            rows.append((_name(step, voice), dated(one.when, voice), _text(one.why, voice), still))
    return table("reopenings", ("step", "when", "why", "still"), rows, voice)


def room(slug: str, voice: Voice) -> str:
    """A room's title; its slug where this house has no such room."""
    return voice(f"{slug}.title") if voice.knows(f"{slug}.title") else slug


def gate_word(step: StepFindings, voice: Voice) -> str:
    """The gate in a word, other rooms' gates counted in."""
    return voice(f"journey.gate.{step.state or 'none'}")


def status_words(step: StepFindings, voice: Voice) -> str:
    """The status with its date, and whether it is to be looked at again."""
    return ", ".join(part for part in (status(step, voice), again(step, voice)) if part)


def status(step: StepFindings, voice: Voice) -> str:
    """The status with the date that goes with it."""
    return ", ".join(status_lines(step, voice))


def status_lines(step: StepFindings, voice: Voice) -> tuple[str, ...]:
    """The status; on a line of its own the date when it was agreed, or by when it is to be."""
    row, said = step.row, voice(f"journey.status.{step.status}")
    when = row and (row.agreed if step.is_agreed else row.planned)
    if not when:
        return (said,)
    day = voice.short_date(when)
    # A whole date stays on one line; with a word beside it it may break.
    whole = day.replace(" ", "\u00a0")
    return (said, whole if step.is_agreed else voice("journey.status.by", day=day))


def again(step: StepFindings, voice: Voice) -> str:
    """That the step is to be looked at again; "" where it is not."""
    return voice("journey.again") if step.rechecks else ""


def readiness(one: Inside, voice: Voice) -> str:
    """How ready a partner tells that it is."""
    return _state(one.told.readiness, voice) if one.told else voice("journey.state.untold")


def wording_word(step: StepFindings, consent: Consent, voice: Voice) -> str:
    """Whether a consent is to the words that stand now."""
    now = wording(step.row.text) if step.row else ""
    key = "now" if consent.saw == now else "earlier" if consent.saw else "unknown"
    return voice(f"journey.wording.{key}")


def _step(step: StepFindings, findings: Findings, voice: Voice) -> tuple[str, ...]:
    row = step.row
    held = [_text(s.partner.name, voice) for s in step.holds]
    dates = (row.begun, row.planned, row.agreed) if row else (None, None, None)
    return (
        _name(step, voice),
        voice(f"journey.status.{step.status}"),
        gate_word(step, voice),
        voice.list(held) or NOTHING,
        *(dated(day, voice) for day in dates),
        again(step, voice) or NOTHING,
    )


def _consent(consent: Consent, voice: Voice) -> tuple[str, ...]:
    action = _text(consent.action, voice)
    if consent.done:
        action = voice("journey.done", what=action)
    return (
        _text(consent.reason, voice) or NOTHING,
        action or NOTHING,
        consent.owner or NOTHING,
        dated(consent.due, voice),
        dated(consent.given, voice),
    )


def _wordings(findings: Findings, voice: Voice) -> Iterator[tuple[str, ...]]:
    for step in findings.steps:
        if not step.row:
            continue
        kept = [(step.row.text, None), *((one.text, one.until) for one in step.row.earlier)]
        for text, until in kept:
            who = [c.partner for c in step.row.consents if c.saw and c.saw == fingerprint(text)]
            if not who and until is None and not step.row.earlier:
                continue
            now = text is step.row.text
            stands = voice("journey.wording.now") if now else dated(until, voice)
            names = voice.list([_text(findings.name(id), voice) for id in who]) or NOTHING
            yield _name(step, voice), _text(text, voice), stands, names


def _said_by_rooms(step: StepFindings, voice: Voice) -> Iterator[str]:
    things: tuple[Gate | Evidence, ...] = (*step.others, *step.evidence)
    for thing in things:
        state = voice(f"journey.gate.{thing.state}") if thing.state else ""
        words = f"{room(thing.ref.tool, voice)}: {_text(thing.words, voice)}"
        yield f"{words} ({state})" if state else words


def _checks(one: Inside, voice: Voice) -> str:
    told = one.told
    known = [(n, getattr(told, n)) for n in CHECKS] if told else []
    parts = [f"{voice(f'journey.check.{n}')}: {_state(s, voice)}" for n, s in known if s]
    if told and told.decision:
        parts.append(f"{voice('journey.column.decision')}: {voice.date(told.decision)}")
    return "; ".join(parts) or NOTHING


def _state(state: str, voice: Voice) -> str:
    return voice(f"journey.state.{state}") if state else NOTHING


def _name(step: StepFindings, voice: Voice) -> str:
    return f"{STEPS.index(step.name) + 1} {voice(f'journey.step.{step.name}')}"


def _text(text: Text, voice: Voice) -> str:
    return text.said(voice.language)


def dated(day: object, voice: Voice) -> str:
    """A day in full, or that there is none."""
    return voice.date(day) if day else NOTHING  # type: ignore[arg-type]
