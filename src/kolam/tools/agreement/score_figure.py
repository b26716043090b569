"""The picture of the scorecard: every answer to each ingredient, then the mark that counts."""

from kolam.core.sentence import Sentence, Share
from kolam.core.tool import Canvas
from kolam.core.voice import Voice
from kolam.draw import Figure, GridColumn, GridRow, Level, grid
from kolam.draw.shapes import Shape
from kolam.tools.agreement import more_tables
from kolam.tools.agreement.captions import caption
from kolam.tools.agreement.findings import Findings
from kolam.tools.agreement.scorecard import MARKS, SCORES, Mark
from kolam.tools.agreement.scoring import Marked

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
    """Ingredients by answers, lowest first in each row, and the mark that counts at the end."""
    card = findings.scorecard
    most = max((len(one.shown) for one in card.marked), default=0)
    people = most if most <= PEOPLE and canvas != "wall" else 0
    columns = (
        *(GridColumn(short=str(n), name="") for n in range(1, people + 1)),
        GridColumn(short="✓", name=voice("agreement.column.mark")),
    )
    wanted = [
        one for one in card.marked if canvas != "wall" or one.must or one.mark == "not_in_place"
    ]
    return grid(
        tuple(_row(one, people, voice) for one in wanted),
        columns,
        canvas,
        levels=tuple(
            Level(voice(f"agreement.mark.{mark}"), colour, shape, size, hollow)
            for mark, colour, shape, size, hollow in LOOKS
        ),
        caption=caption(
            score_headline(findings),
            "score",
            voice,
            canvas,
            table=more_tables.scorecard(findings, voice),
            notes=(voice("agreement.figure.score.note"),),
            n=len(card.marked),
        ),
    )


def score_headline(findings: Findings) -> Sentence:
    """How much is in place, and what blocks."""
    card = findings.scorecard
    if card.share is None:
        return Sentence("agreement.finding.no_marks", {"n": len(card.marked)})
    values = {"share": Share(card.share), "n": len(card.blocking), "zeros": len(card.zeros)}
    return Sentence("agreement.finding.score_short", values)


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
