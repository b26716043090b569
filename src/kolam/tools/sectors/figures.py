"""The pictures: who guessed whose drivers how well, and who is here of the seven sectors."""

from collections.abc import Callable, Mapping

from kolam.core.sentence import Sentence
from kolam.core.stakeholder import SECTORS, Sector, sector_frame
from kolam.core.tool import Canvas
from kolam.core.voice import Voice
from kolam.draw import Bar, Caption, Figure, Kind, Scale, bars
from kolam.draw import Table as Equal
from kolam.draw.matrix import Cell, MatrixRow, MatrixWords, matrix
from kolam.tools.sectors import tables
from kolam.tools.sectors.analysis import Findings
from kolam.tools.sectors.guessing import Understood
from kolam.tools.sectors.sentences import DIGITS, coverage_headline, headline
from kolam.tools.sectors.sheet import PLACES

#: The page says the finding itself on these.
TITLED_BY_PAGE = ("phone", "wall")


def figure(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """The guesses where there are any, else who is here."""
    guessed = any(row.guessed for row in findings.guessing.rows)
    return (guesses if guessed else coverage)(findings, voice, canvas)


def guesses(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """A row for each sector guessed about, a column for each that guessed."""
    guessing = findings.guessing
    rows = tuple(row for row in guessing.rows if row.guessed)
    by = tuple(s for s in SECTORS if any(s in row.guessers for row in rows))
    told = tables.guesses(findings, voice)
    return matrix(
        tuple(_row(row, by, findings, voice) for row in rows),
        tuple(kind(sector, voice) for sector in by),
        canvas,
        scale=Scale(
            name=voice("sectors.figure.score"),
            low=0,
            high=PLACES,
            ticks=tuple((n, voice.number(n)) for n in range(PLACES + 1)),
        ),
        caption=_caption(
            headline(findings),
            voice,
            canvas,
            description=voice("sectors.figure.guesses", n=guessing.raters),
            table=Equal(told.header, told.rows),
            notes=_notes(findings, voice),
        ),
        words=MatrixWords(bars=voice("sectors.figure.bars"), mean=voice("sectors.figure.mean")),
    )


def coverage(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """The seven sectors, a marker for everybody who is here; an empty sector keeps its place."""
    found = findings.coverage
    told = tables.coverage(findings, voice)
    return bars(
        tuple(_bar(sector, findings, voice) for sector in SECTORS),
        canvas,
        caption=_caption(
            coverage_headline(findings),
            voice,
            canvas,
            description=voice("sectors.figure.coverage", n=len(found.present)),
            table=Equal(told.header, told.rows),
            notes=(voice("sectors.figure.groups"),),
        ),
        empty=voice("sectors.figure.empty"),
    )


#: Every picture of the room by name.
FIGURES: Mapping[str, Callable[[Findings, Voice, Canvas], Figure]] = {
    "guesses": guesses,
    "coverage": coverage,
}


def kind(sector: Sector, voice: Voice) -> Kind:
    """A sector's name with the colour and the marker that it has everywhere."""
    entry = sector_frame()[sector]
    return Kind(voice(f"sector.{sector}"), entry.colour, entry.marker)  # type: ignore[arg-type]


def _caption(
    title: Sentence,
    voice: Voice,
    canvas: Canvas,
    *,
    description: str,
    table: Equal,
    notes: tuple[str, ...],
) -> Caption:
    return Caption(
        title=title.said(voice),
        description=description,
        table=table,
        notes=notes,
        language=voice.language,
        heading=canvas not in TITLED_BY_PAGE,
    )


def _notes(findings: Findings, voice: Voice) -> tuple[str, ...]:
    guessing = findings.guessing
    found = [voice("sectors.figure.read", most=PLACES)]
    if guessing.lowest:
        found.append(voice("sectors.figure.ring"))
    chances = {row.chance for row in guessing.rows if row.own.places}
    if len(chances) == 1:
        chance = voice.number(chances.pop(), digits=DIGITS)
        found.append(voice("sectors.figure.chance", chance=chance))
    if guessing.hidden:
        found.append(voice("sectors.figure.hidden", sign=voice("sectors.hidden.short")))
    return tuple(found)


def _row(row: Understood, by: tuple[Sector, ...], findings: Findings, voice: Voice) -> MatrixRow:
    lowest = {(other.sector, sector) for other, sector, _ in findings.guessing.lowest}
    return MatrixRow(
        key=row.sector,
        kind=kind(row.sector, voice),
        cells=tuple(_cell(row, sector, voice) for sector in by),
        note=_note(row, voice),
        picked=frozenset(n for n, sector in enumerate(by) if (row.sector, sector) in lowest),
        marked=row in findings.guessing.least,
    )


def _note(row: Understood, voice: Voice) -> str:
    if not row.own.places:
        return voice(f"sectors.figure.{'own_hidden' if row.own.hidden else 'silent'}")
    if not row.whole:
        return ""
    mean = voice.number(row.whole.mean, digits=DIGITS)
    return voice("sectors.figure.whole", mean=mean, n=row.whole.n)


def _cell(row: Understood, by: Sector, voice: Voice) -> Cell:
    if by == row.sector:
        return Cell()
    scores = row.by.get(by)
    if not scores:
        return Cell(sign=voice("sectors.hidden.short") if by in row.hidden else "–")
    return Cell(
        values=tuple(map(float, scores.scores)),
        mean=float(scores.mean),
        strong=voice.number(scores.mean, digits=1),
        quiet=voice("sectors.figure.n_few" if scores.few else "sectors.figure.n", n=scores.n),
    )


def _bar(sector: Sector, findings: Findings, voice: Voice) -> Bar:
    found = findings.coverage
    names = [name.said(voice.language) for name in found.bodies[sector]]
    names += [
        voice("sectors.figure.group", name=name.said(voice.language))
        for name in found.groups[sector]
    ]
    return Bar(kind=kind(sector, voice), count=len(names), members=tuple(names))
