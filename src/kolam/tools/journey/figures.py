"""The pictures: the path with its gates, the spread of a round, and who consents to what."""

from collections import Counter
from collections.abc import Callable, Mapping

from kolam.core.tool import Canvas
from kolam.core.voice import Voice
from kolam.draw import (
    Caption,
    Dots,
    Figure,
    GridColumn,
    GridRow,
    Level,
    Rung,
    Stop,
    Thread,
    course,
    grid,
    rungs,
)
from kolam.draw import Table as Equal
from kolam.tools.journey import tables
from kolam.tools.journey.findings import Findings, Inside
from kolam.tools.journey.gates import LEVELS, StepFindings
from kolam.tools.journey.private import CHECKS, READY
from kolam.tools.journey.sentences import consents_headline, headline, spread_headline
from kolam.tools.journey.sheet import ANSWERS, Rating

#: The page says the finding itself on these.
TITLED_BY_PAGE = ("phone", "wall")
# Wong's palette: told apart by shape and size as well.
GREEN, AMBER, RED, BLUE = "#009E73", "#E69F00", "#B02E0C", "#56B4E9"
#: Letters of a reason in a picture.
LONGEST = 60
#: What a gate or an internal check can be, in the order of the legend.
STATES = ("clear", "under_way", "open", "stuck")
GATES = {"green": 0, "amber": 1, "red": 3}


def figure(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """The spread of the step that is asked about until it is agreed; else the path."""
    asked = findings.asked
    if asked and not asked[0].is_agreed:
        return spread(findings, voice, canvas)
    return path(findings, voice, canvas)


def path(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """The seven steps on one line with their gates; under it each partner's own track, as told.

    The partners that hold up most come first, so that what a wall has no room for matters least.
    """
    table = tables.picture(findings, voice)
    insides = sorted(findings.inside, key=_urgent)
    return course(
        tuple(_stop(step, voice) for step in findings.steps),
        tuple(_thread(one, voice) for one in insides),
        canvas,
        levels=_states(voice),
        heads=tuple(voice(f"journey.check.{name}.short") for name in (*CHECKS, "least")),
        caption=Caption(
            title=headline(findings).said(voice),
            description=voice("journey.figure.path", n=len(findings.inside)),
            table=Equal(table.header, table.rows),
            notes=(voice("journey.figure.rule"), voice("journey.figure.told")),
            language=voice.language,
            heading=canvas not in TITLED_BY_PAGE,
        ),
        title=voice("journey.figure.inside"),
        end=voice("journey.figure.decides"),
        short=Dots(voice("journey.figure.least"), voice("journey.state.untold")),
        more=lambda n: voice("journey.figure.more", n=n),
    )


def spread(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """Every answer of the last round: a rung an answer, no before yes, everybody by name."""
    asked = findings.asked
    if not asked:
        return path(findings, voice, canvas)
    step, found = asked
    answers = found.answers if found.shown else ()
    table = tables.spread(findings, voice)
    marks = _answers(voice)
    return rungs(
        tuple(_rung(value, answers, mark, findings, voice) for value, mark in enumerate(marks)),
        canvas,
        caption=Caption(
            title=spread_headline(findings).said(voice),
            description=voice("journey.figure.spread", step=voice(f"journey.step.{step.name}")),
            table=Equal(table.header, table.rows),
            notes=(voice("journey.figure.people", n=found.people),),
            language=voice.language,
            heading=canvas not in TITLED_BY_PAGE,
        ),
    )


def consents(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """Every partner by every step: what it says, as the gate counts it."""
    table = tables.levels(findings, voice)
    return grid(
        tuple(
            GridRow(
                key=one.partner.id,
                label=one.partner.name.said(voice.language),
                levels=tuple(
                    LEVELS.index(step.standings[number].level)
                    if step.status != "not_started" or step.standings[number].level != "silent"
                    else None
                    for step in findings.steps
                ),
            )
            for number, one in enumerate(findings.inside)
        ),
        tuple(
            GridColumn(short=str(s.number), name=voice(f"journey.step.{s.name}"))
            for s in findings.steps
        ),
        canvas,
        levels=_levels(voice),
        caption=Caption(
            title=consents_headline(findings).said(voice),
            description=voice("journey.figure.consents"),
            table=Equal(table.header, table.rows),
            notes=(voice("journey.figure.rule"),),
            language=voice.language,
            heading=canvas not in TITLED_BY_PAGE,
        ),
    )


#: Every picture of the room by name.
FIGURES: Mapping[str, Callable[[Findings, Voice, Canvas], Figure]] = {
    "path": path,
    "spread": spread,
    "consents": consents,
}


def _stop(step: StepFindings, voice: Voice) -> Stop:
    begun = step.status != "not_started"
    return Stop(
        key=step.name,
        name=f"{step.number} {voice(f'journey.step.{step.name}')}",
        level=GATES.get(step.state or "") if begun else None,
        word=tables.gate_word(step, voice) if begun else "",
        more=tables.status_lines(step, voice),
        joined=step.is_agreed,
        again=tables.again(step, voice),
    )


def _urgent(one: Inside) -> int:
    """Stuck and late ones first, then by how ready they are; who tells nothing comes after open."""
    if one.told is None:
        return READY.index("open") * 2 + 1
    return -1 if one.late else READY.index(one.told.readiness) * 2


def _thread(one: Inside, voice: Voice) -> Thread:
    told = one.told
    states = (*(getattr(told, n) for n in CHECKS), told.readiness) if told else ("",) * 6
    day = voice.short_date(told.decision) if told and told.decision else ""
    return Thread(
        key=one.partner.id,
        name=one.partner.name.said(voice.language),
        levels=tuple(STATES.index(state) if state else None for state in states),
        end=day or ("" if told else voice("journey.state.untold")),
    )


def _states(voice: Voice) -> tuple[Level, ...]:
    looks = ((GREEN, "circle", 0.9, False), (AMBER, "triangle", 1.0, False),
             ("#ffffff", "circle", 0.9, True), (RED, "square", 1.1, False))  # fmt: skip
    return tuple(
        Level(voice(f"journey.state.{name}"), colour, shape, size, hollow)  # type: ignore[arg-type]
        for name, (colour, shape, size, hollow) in zip(STATES, looks, strict=True)
    )


def _answers(voice: Voice) -> tuple[Level, ...]:
    looks = ((RED, "square", 1.1), (AMBER, "triangle", 1.0), (BLUE, "diamond", 1.0),
             (GREEN, "circle", 0.9))  # fmt: skip
    return tuple(
        Level(voice(f"journey.answer.{name}"), colour, shape, size)  # type: ignore[arg-type]
        for name, (colour, shape, size) in zip(ANSWERS, looks, strict=True)
    )


def _levels(voice: Voice) -> tuple[Level, ...]:
    looks = ((RED, "square", 1.1, False), (RED, "triangle", 1.0, False),
             (AMBER, "circle", 0.9, True), (AMBER, "triangle", 0.9, False),
             (AMBER, "star", 1.1, False), (BLUE, "diamond", 0.9, False),
             (GREEN, "circle", 0.9, False))  # fmt: skip
    return tuple(
        Level(voice(f"journey.level.{name}"), colour, shape, size, hollow)  # type: ignore[arg-type]
        for name, (colour, shape, size, hollow) in zip(LEVELS, looks, strict=True)
    )


def _rung(
    value: int, answers: tuple[Rating, ...], level: Level, findings: Findings, voice: Voice
) -> Rung:
    """An answer with everybody who gave it: an organisation once, with its first reason."""
    given = [r for r in answers if r.score == value]
    people = [(who.said(voice.language), r) for r in given if (who := findings.who(r))]
    named = Counter(name for name, _ in people)
    reasons = {name: r.reason for name, r in reversed(people) if r.reason}
    unnamed = len(given) - len(people)
    return Rung(
        key=ANSWERS[value],
        label=voice(f"journey.answer.{ANSWERS[value]}"),
        note=voice("journey.figure.count", n=len(given)),
        level=level,
        # Who gave no name stands there without one.
        names=(
            *(_named(who, n, reasons.get(who, "")) for who, n in named.items()),
            *[""] * unnamed,
        ),
        marked=value == 0 and bool(given),
    )


def _named(who: str, n: int, reason: str) -> str:
    times = f" ×{n}" if n > 1 else ""
    return f"{who}{times}: “{shorten(reason)}”" if reason else f"{who}{times}"


def shorten(reason: str) -> str:
    """The beginning of a long reason; the equal table has it whole."""
    return reason if len(reason) <= LONGEST else f"{reason[:LONGEST].rsplit(' ', 1)[0]} …"
