"""The pictures: who supplies how much of each lever, and the best beside what is needed."""

from collections.abc import Callable, Mapping

from kolam.core.sentence import Sentence
from kolam.core.stakeholder import SECTORS
from kolam.core.tool import Canvas
from kolam.core.voice import Voice
from kolam.draw import (
    Caption,
    Figure,
    GridColumn,
    GridRow,
    Level,
    Scale,
    grid,
)
from kolam.draw import Table as Equal
from kolam.draw.spans import Span, SpanWords, spans
from kolam.tools.levers import tables
from kolam.tools.levers.analysis import Coverage, Findings
from kolam.tools.levers.sentences import headline, slope
from kolam.tools.levers.sheet import HIGHEST, Supplier

#: The page says the finding itself on these.
TITLED_BY_PAGE = ("phone", "wall")
SHORTEST = 4
#: With more suppliers than this a column is a sector, by its best.
COLUMNS = 20
#: Told apart by size and shape as well as colour.
LOOKS = (
    ("#ffffff", "circle", 0.25, True),
    ("#9ecae1", "circle", 0.55, False),
    ("#0072B2", "circle", 0.8, False),
    ("#003f5c", "diamond", 0.95, False),
)


def supply(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """Levers by stakeholders, or by sectors where there are many, from boundary to element."""
    by_sector = len(findings.sheet.suppliers) > COLUMNS
    columns, groups = (_sectors if by_sector else _suppliers)(findings, voice)
    told = tables.supplies(findings, voice)
    notes = [voice("levers.figure.order"), voice("levers.figure.ring")]
    if by_sector:
        notes.append(voice("levers.figure.by_sector", n=len(findings.sheet.suppliers)))
    return grid(
        tuple(_row(found, groups, findings, voice, canvas) for found in findings.levers),
        columns,
        canvas,
        levels=tuple(
            Level(voice(f"levers.supplies.{n}"), colour, shape, size, hollow)  # type: ignore[arg-type]
            for n, (colour, shape, size, hollow) in enumerate(LOOKS)
        ),
        caption=_caption(
            headline(findings),
            findings,
            voice,
            canvas,
            table=Equal(told.header, told.rows),
            notes=notes,
        ),
    )


def coverage(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """The best at the table of each lever, and how far it is from there to what is needed."""
    told = tables.coverage(findings, voice)
    return spans(
        tuple(_span(found, voice, canvas) for found in findings.levers),
        canvas,
        scale=Scale(
            name=voice("levers.figure.best"),
            low=0,
            high=HIGHEST,
            ticks=tuple((n, voice.number(n)) for n in range(HIGHEST + 1)),
        ),
        start=0,
        caption=_caption(
            slope(findings),
            findings,
            voice,
            canvas,
            table=Equal(told.header, told.rows),
            notes=[voice("levers.figure.order"), voice("levers.figure.scale")],
        ),
        words=SpanWords(bar=voice("levers.figure.best"), range=voice("levers.figure.short")),
    )


#: Every picture of the room by name.
FIGURES: Mapping[str, Callable[[Findings, Voice, Canvas], Figure]] = {
    "supply": supply,
    "coverage": coverage,
}
Groups = tuple[tuple[str, ...], ...]


def _caption(
    title: Sentence,
    findings: Findings,
    voice: Voice,
    canvas: Canvas,
    *,
    table: Equal,
    notes: list[str],
) -> Caption:
    return Caption(
        title=title.said(voice),
        description=voice("levers.figure.description", n=len(findings.sheet.suppliers)),
        table=table,
        notes=tuple(notes),
        language=voice.language,
        heading=canvas not in TITLED_BY_PAGE,
    )


def _suppliers(findings: Findings, voice: Voice) -> tuple[tuple[GridColumn, ...], Groups]:
    """A column a stakeholder, those at the table first."""
    rows = sorted(findings.sheet.suppliers, key=lambda row: row.seat == "possible")
    columns = (_column(row, number, voice) for number, row in enumerate(rows, start=1))
    return tuple(columns), tuple((row.id,) for row in rows)


def _column(row: Supplier, number: int, voice: Voice) -> GridColumn:
    name = row.name.said(voice.language)
    if row.seat == "possible":
        name = voice("levers.figure.possible", name=name)
    return GridColumn(short=row.id if len(row.id) <= SHORTEST else str(number), name=name)


def _sectors(findings: Findings, voice: Voice) -> tuple[tuple[GridColumn, ...], Groups]:
    """A column a sector, with who stands for it at the table; the last for all who could come."""
    table = findings.table
    groups = {
        voice(f"sector.{sector or 'none'}"): tuple(r.id for r in table if r.sector == sector)
        for sector in (*SECTORS, None)
    }
    rows = findings.sheet.suppliers
    groups[voice("levers.figure.all_possible")] = tuple(r.id for r in rows if r.seat == "possible")
    held = [(f"{name} ({len(ids)})", ids) for name, ids in groups.items() if ids]
    columns = (GridColumn(short=str(n), name=name) for n, (name, _) in enumerate(held, start=1))
    return tuple(columns), tuple(ids for _, ids in held)


def _row(
    found: Coverage, groups: Groups, findings: Findings, voice: Voice, canvas: Canvas
) -> GridRow:
    said = ([findings.levels.supply.get((id, found.lever)) for id in group] for group in groups)
    levels = tuple(max((n for n in given if n is not None), default=None) for given in said)
    single = found.strong[0] if found.depth == 1 and found.needed != 0 else ""
    return GridRow(
        key=found.lever,
        label=tables.lever_name(found, voice),
        levels=levels,
        # A wall has room for what stands out only.
        note=_gap_first(found, voice) if canvas != "wall" or found.gap else "",
        picked=frozenset(n for n, group in enumerate(groups) if single in group),
        marked=found.gap > 0,
    )


def _note(found: Coverage, voice: Voice) -> str:
    told = {"best": found.best, "depth": found.depth}
    if found.needed is None:
        return voice("levers.figure.row", **told)
    return voice("levers.figure.row_needed", **told, needed=found.needed)


def _gap_first(found: Coverage, voice: Voice) -> str:
    said = _note(found, voice)
    return f"{voice('levers.figure.gap', gap=found.gap)}: {said}" if found.gap else said


def _span(found: Coverage, voice: Voice, canvas: Canvas) -> Span:
    return Span(
        key=found.lever,
        label=tables.lever_name(found, voice),
        value=found.best,
        low=found.best if found.gap else None,
        high=found.needed if found.gap else None,
        words=voice("levers.figure.gap", gap=found.gap) if found.gap else "",
        note=_note(found, voice) if canvas != "wall" or found.gap else "",
    )
