"""The pictures of the scorecard: all parts at a glance, then each part with every answer."""

from collections.abc import Iterator, Sequence

from kolam.core.clause import Part
from kolam.core.sentence import Sentence, Share, Word
from kolam.core.tool import Canvas
from kolam.core.voice import Voice
from kolam.draw import Figure, GridColumn, GridRow, Level, grid
from kolam.draw.canvas import CANVASES
from kolam.draw.shapes import Shape
from kolam.tools.agreement import more_tables
from kolam.tools.agreement.captions import caption
from kolam.tools.agreement.clause import PARTS
from kolam.tools.agreement.findings import Findings
from kolam.tools.agreement.scorecard import MARKS, SCORES, Mark
from kolam.tools.agreement.scoring import Marked, Scorecard

#: Told apart by size and shape as well as colour, from not in place to fully, then not relevant.
LOOKS: tuple[tuple[Mark, str, Shape, float, bool], ...] = (
    ("not_in_place", "#D55E00", "square", 0.7, True),
    ("partially", "#9ecae1", "circle", 0.65, False),
    ("fully", "#0072B2", "circle", 0.95, False),
    ("not_relevant", "#c3cac7", "circle", 0.2, False),
)
ORDER: tuple[Mark, ...] = tuple(look[0] for look in LOOKS)
#: With more answers than this a column stands for the mark that counts alone.
PEOPLE = 12


def score(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """Parts by ingredients: the marks that count, lowest first; what is missing by name.

    Without the names where they would make the picture higher than its ground.
    """
    told = _score(findings.scorecard, voice, canvas, by_name=True)
    room = CANVASES[canvas].height
    if room and told.height > room:
        return _score(findings.scorecard, voice, canvas, by_name=False)
    return told


def _score(card: Scorecard, voice: Voice, canvas: Canvas, *, by_name: bool) -> Figure:
    rows = [_part_row(part, card.of(part), voice, by_name=by_name) for part in PARTS]
    notes = ["agreement.figure.score.note"]
    if card.unmarked:
        notes.append("agreement.figure.score.unmarked")
    return grid(
        rows,
        tuple(GridColumn(short="") for _ in range(max(len(row.levels) for row in rows))),
        canvas,
        levels=_levels(voice),
        caption=caption(
            score_headline(card),
            "score",
            voice,
            canvas,
            table=more_tables.scorecard(card.marked, voice),
            notes=tuple(voice(note) for note in notes),
            n=len(card.marked),
        ),
    )


def score_parts(findings: Findings, voice: Voice, canvas: Canvas) -> Iterator[Figure]:
    """Each part of which something is marked: ingredients by answers, then what counts."""
    for part in PARTS:
        card = findings.scorecard.of(part)
        if len(card.unmarked) < len(card.marked):
            yield _score_part(part, card, voice, canvas)


def score_headline(card: Scorecard) -> Sentence:
    """How much is in place, and what blocks."""
    if card.share is None:
        return Sentence("agreement.finding.no_marks", {"n": len(card.marked)})
    values = {"share": Share(card.share), "n": len(card.blocking), "zeros": len(card.zeros)}
    return Sentence("agreement.finding.score_short", values)


def _part_row(part: Part, card: Scorecard, voice: Voice, *, by_name: bool) -> GridRow:
    name = voice(f"agreement.part.{part}")
    marks = [one.mark for one in card.marked]
    told = sorted(ORDER.index(mark) for mark in marks if mark)
    return GridRow(
        key=part,
        label=name if card.share is None else f"{name}: {voice.percent(card.share)}",
        levels=(*told, *[None] * marks.count(None)),
        note=" ".join(one.said(voice) for one in _by_name(card)) if by_name else "",
        marked=bool(card.blocking),
    )


def _by_name(card: Scorecard) -> Iterator[Sentence]:
    partly = [one for one in card.marked if one.mark == "partially"]
    if card.zeros:
        yield _named("agreement.finding.zeros", card.zeros)
    if partly:
        yield _named("agreement.figure.score.partly", partly)
    if card.disputed:
        yield _named("agreement.figure.score.apart", card.disputed)


def _named(key: str, marked: Sequence[Marked]) -> Sentence:
    names = tuple(Word(f"agreement.ingredient.{one.id}") for one in marked)
    return Sentence(key, {"n": len(names), "names": names})


def _score_part(part: Part, card: Scorecard, voice: Voice, canvas: Canvas) -> Figure:
    most = max(len(one.shown) for one in card.marked)
    people = most if most <= PEOPLE else 0
    columns = (
        *(GridColumn(short=str(n), name="") for n in range(1, people + 1)),
        GridColumn(short="✓", name=voice("agreement.column.mark")),
    )
    return grid(
        tuple(_row(one, people, voice) for one in card.marked),
        columns,
        canvas,
        levels=_levels(voice),
        caption=caption(
            _part_headline(part, card),
            "score_part",
            voice,
            canvas,
            table=more_tables.scorecard(card.marked, voice),
            notes=(voice("agreement.figure.score_part.note"),),
            n=len(card.marked),
        ),
    )


def _part_headline(part: Part, card: Scorecard) -> Sentence:
    """How much of a part is in place; without a share nothing of it is relevant."""
    name = Word(f"agreement.part.{part}")
    if card.share is None:
        return Sentence("agreement.finding.part_irrelevant", {"part": name})
    values = {"part": name, "share": Share(card.share), "n": len(card.zeros)}
    return Sentence("agreement.finding.score_part", values)


def _levels(voice: Voice) -> tuple[Level, ...]:
    return tuple(
        Level(voice(f"agreement.mark.{mark}"), colour, shape, size, hollow)
        for mark, colour, shape, size, hollow in LOOKS
    )


def _row(one: Marked, people: int, voice: Voice) -> GridRow:
    told = [ORDER.index(MARKS[score]) for score in sorted(one.shown, key=_rising)][:people]
    answers: list[int | None] = [*told, *[None] * (people - len(told))]
    counts = ORDER.index(one.mark) if one.mark else None
    return GridRow(
        key=one.id,
        label=voice(f"agreement.ingredient.{one.id}"),
        levels=(*answers, counts),
        note=voice("agreement.must") if one.must else "",
        marked=one.blocks,
    )


def _rising(score: int) -> int:
    """Not relevant stands last."""
    return score if score >= 0 else SCORES["fully"] + 1
