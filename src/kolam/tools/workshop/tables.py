"""The tables of facts: what was counted, timed and answered."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kolam.core.block import Facts, Table
from kolam.core.record import Text
from kolam.core.voice import Voice
from kolam.tools.workshop.analysis import Findings
from kolam.tools.workshop.evaluation import Asked
from kolam.tools.workshop.items import HIGHEST, LOWEST, MOMENTS, USES
from kolam.tools.workshop.people import Group
from kolam.tools.workshop.programme import Slot
from kolam.tools.workshop.sheet import Exercise, Sheet

NOTHING = "–"
#: The steps of a statement's scale.
STEPS = range(LOWEST, HIGHEST + 1)
#: What a report has in its short form too.
KEPT = frozenset(
    (
        "sectors",
        "genders",
        "exercises",
        "evaluation",
        "actions",
        "contents",
        "points",
        "feedback",
        "photos",
        "annexes",
    )
)


def table(
    name: str,
    columns: Sequence[str],
    rows: Sequence[tuple[str, ...]],
    voice: Voice,
    *,
    typed: bool = False,
) -> Table:
    """A table of this room, its columns and its caption by key; `typed` holds people's words."""
    header = tuple(voice(f"workshop.column.{column}") for column in columns)
    caption = voice(f"workshop.table.{name}")
    return Table(header, tuple(rows), caption, typed=typed, kept=name in KEPT)


def said(words: Text, voice: Voice) -> str:
    """What was typed, in the reader's language where there is one; a dash for nothing."""
    return words.said(voice.language) or NOTHING


def facts(findings: Findings, voice: Voice) -> Facts:
    """What there is to know at a glance; only what is known."""
    sheet = findings.sheet
    told = (
        ("name", sheet.name.said(voice.language)),
        ("dates", dates(sheet, voice)),
        ("place", sheet.place.said(voice.language)),
        ("organisers", voice.list([said(row.name, voice) for row in sheet.organisers])),
        ("contributions", "; ".join(_contributions(sheet, voice))),
        ("languages", voice.list([voice(f"language.{code}") for code in sheet.languages])),
        ("participants", voice.number(findings.participants.total)),
        ("tables", voice.number(sheet.tables) if sheet.tables else ""),
    )
    total = findings.participants.total
    return Facts(
        tuple(
            (voice(f"workshop.part.{name}"), words)
            for name, words in told
            if words and (name != "participants" or total)
        )
    )


def dates(sheet: Sheet, voice: Voice) -> str:
    """The day, or the first and the last."""
    if not sheet.first:
        return ""
    first = voice.date(sheet.first)
    if not sheet.last or sheet.last == sheet.first:
        return first
    return voice("workshop.from_to", first=first, last=voice.date(sheet.last))


def sectors(findings: Findings, voice: Voice) -> Table:
    """How many of each sector; small groups without their number."""
    groups = findings.participants.sectors
    rows = [(voice(f"sector.{group.name}"), _n(group, voice)) for group in groups]
    return table("sectors", ("sector", "n"), rows, voice)


def genders(findings: Findings, voice: Voice) -> Table:
    """How many of each gender; small groups without their number."""
    groups = findings.participants.genders
    rows = [(voice(f"workshop.gender.{group.name}"), _n(group, voice)) for group in groups]
    return table("genders", ("gender", "n"), rows, voice)


def agenda(findings: Findings, voice: Voice) -> Table:
    """Each session as planned and as held."""
    columns = ("session", "planned", "held", "state")
    return table("agenda", columns, [_slot(slot, voice) for slot in findings.programme], voice)


def exercises(findings: Findings, voice: Voice) -> Table:
    """Each exercise, the room and round where its answers are, how much that room finds."""
    rows = [
        (
            said(held.exercise.title, voice),
            room(held.exercise, voice),
            held.exercise.activity or NOTHING,
            voice.number(len(held.evidence)) if held.exercise.room else NOTHING,
        )
        for held in findings.exercises
    ]
    return table("exercises", ("exercise", "room", "activity", "findings"), rows, voice)


def found(findings: Findings, voice: Voice) -> Table:
    """What the rooms of the exercises find, a row each."""
    rows = [
        (said(held.exercise.title, voice), said(one.words, voice))
        for held in findings.exercises
        for one in held.evidence
    ]
    return table("found", ("exercise", "found"), rows, voice)


def room(exercise: Exercise, voice: Voice) -> str:
    """The room of an exercise as it is called; a dash where it has none."""
    name = exercise.room
    return voice(f"workshop.choice.Exercise.room.{name}") if name else NOTHING


def evaluation(findings: Findings, voice: Voice) -> Table:
    """Each statement at each moment: n, how many gave each answer, the middle half."""
    rows = tuple(
        (
            voice(f"workshop.statement.{one.id}"),
            voice(f"workshop.moment.{moment}"),
            *_answers(one.at[moment], voice),
        )
        for one in findings.statements
        for moment in MOMENTS
        if moment in one.at
    )
    made = table("evaluation", ("statement", "moment", "n", "middle"), (), voice)
    *before, middle = made.header
    header = (*before, *map(voice.number, STEPS), middle)
    return replace(made, header=header, rows=rows)


def changes(findings: Findings, voice: Voice) -> Table:
    """How those who looked back moved, person by person."""
    rows = [
        (
            voice(f"workshop.statement.{one.id}"),
            voice.number(change.up + change.same + change.down),
            voice.number(change.up),
            voice.number(change.same),
            voice.number(change.down),
            voice.number(change.shift),
        )
        for one in findings.statements
        if (change := one.change)
    ]
    return table("changes", ("statement", "n", "up", "same", "down", "shift"), rows, voice)


def whole(findings: Findings, voice: Voice) -> Table:
    """How useful it was, and what was used since: n, and how many chose each step."""
    rows = [
        *_steps("useful", findings.useful, STEPS, voice),
        *_steps("used", findings.used, USES, voice),
    ]
    return table("whole", ("question", "n", "step"), rows, voice)


def actions(findings: Findings, voice: Voice) -> Table:
    """Who does what by when."""
    rows = [
        (
            said(row.what, voice),
            row.owner or NOTHING,
            voice.date(row.due) if row.due else NOTHING,
        )
        for row in findings.sheet.actions
    ]
    return table("actions", ("action", "owner", "due"), rows, voice)


def _contributions(sheet: Sheet, voice: Voice) -> Iterator[str]:
    for row in sheet.contributions:
        parts = (voice(f"workshop.framework.{row.framework}"), row.code)
        named = " ".join(part for part in parts if part)
        words = row.words.said(voice.language)
        yield f"{named}: {words}" if words else named


def _n(group: Group, voice: Voice) -> str:
    return voice("workshop.under_five") if group.n is None else voice.number(group.n)


def _slot(slot: Slot, voice: Voice) -> tuple[str, ...]:
    session = slot.session
    return (
        said(session.title, voice),
        _times(session.planned_from, session.planned_to),
        _times(session.held_from, session.held_to),
        voice(f"workshop.state.{slot.state}"),
    )


def _times(start: str, end: str) -> str:
    return f"{start}–{end}" if start and end else NOTHING


def _answers(found: Asked, voice: Voice) -> tuple[str, ...]:
    cuts = found.quartiles
    middle = NOTHING
    if cuts:
        ends = {"low": voice.number(cuts.lower), "high": voice.number(cuts.upper)}
        middle = voice("workshop.middle", median=voice.number(cuts.median), **ends)
    counts = found.counts(STEPS)
    told = (voice.number(count) if found.shown else NOTHING for count in counts)
    return voice.number(len(found.scores)), *told, middle


def _steps(
    name: str, found: Asked | None, values: Sequence[int], voice: Voice
) -> Iterator[tuple[str, ...]]:
    if found and found.shown:
        told = (
            f"{voice(f'workshop.{name}.{value}')}: {voice.number(count)}"
            for value, count in zip(values, found.counts(values), strict=True)
        )
        question = voice(f"workshop.question.{found.item}")
        yield question, voice.number(len(found.scores)), "; ".join(told)
