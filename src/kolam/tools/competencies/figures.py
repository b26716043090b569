"""The pictures: everybody's mean of each letter, who covers it, and those who show their key."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from kolam.core.sentence import Sentence
from kolam.core.tool import Canvas
from kolam.core.voice import Voice
from kolam.draw import (
    Bar,
    Caption,
    Figure,
    GridColumn,
    GridRow,
    Kind,
    Level,
    Scale,
    Strip,
    StripWords,
    bars,
    grid,
    strips,
)
from kolam.draw import Table as Equal
from kolam.tools.competencies import tables
from kolam.tools.competencies.analysis import Findings, Standing
from kolam.tools.competencies.people import Person
from kolam.tools.competencies.sentences import headline, team_headline
from kolam.tools.competencies.sheet import HIGHEST, LETTERS, LOWEST

#: The page says the finding itself on these.
TITLED_BY_PAGE = ("phone", "wall")
#: Wong's palette: told apart by shape and size as well.
LEVELS = (
    ("#B02E0C", "square", 0.5),
    ("#E69F00", "triangle", 0.75),
    ("#56B4E9", "diamond", 0.95),
    ("#009E73", "circle", 1.1),
)
COVERING, UNCOVERED = ("#009E73", "circle"), ("#B02E0C", "square")


def letters(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """Everybody's mean of each letter as seen at the time; looking back stands in the table."""
    told = tables.letters(findings, voice)
    counted = tables.counted(findings, voice)
    return strips(
        tuple(_strip(s, voice) for s in tables.rated(findings, looking_back=False)),
        canvas,
        scale=Scale(
            name=voice("competencies.figure.scale"),
            low=LOWEST,
            high=HIGHEST,
            ticks=tuple((n, voice.number(n)) for n in range(LOWEST, HIGHEST + 1)),
        ),
        caption=_caption(
            headline(findings),
            voice("competencies.figure.letters"),
            Equal(told.header, told.rows),
            (counted, _levels(voice), voice("competencies.figure.own")),
            voice=voice,
            canvas=canvas,
        ),
        words=StripWords(
            dot=voice("competencies.figure.dot"),
            middle=voice("competencies.figure.middle"),
            median=voice("competencies.figure.median"),
        ),
    )


def figure(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """The letters; where these are too few people to show any, who covers each letter."""
    shown = any(tables.rated(findings, looking_back=False))
    return (letters if shown or not findings.now else team)(findings, voice, canvas)


def team(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """One marker for each person at 4 or more in a letter; an empty row is a gap."""
    told = tables.team(findings, voice)
    return bars(
        tuple(
            Bar(
                kind=Kind(
                    voice(f"competencies.letter.{cover.letter}"),
                    *(COVERING if cover.count else UNCOVERED),  # type: ignore[arg-type]
                ),
                count=cover.count,
            )
            for cover in findings.team
        ),
        canvas,
        caption=_caption(
            team_headline(findings),
            voice("competencies.figure.team"),
            Equal(told.header, told.rows),
            (voice("competencies.figure.covers"),),
            voice=voice,
            canvas=canvas,
        ),
        empty=voice("competencies.reading.gap"),
    )


def people(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """Each person who lets the key be shown, by letter; nobody else stands in it."""
    told = tables.people(findings, voice)
    words = [voice(f"competencies.band.{n}") for n in range(len(LEVELS))]
    names = {letter: voice(f"competencies.letter.{letter}") for letter in LETTERS}
    return grid(
        tuple(_row(person) for person in tables.shown(findings)),
        tuple(GridColumn(short=letter[0].upper(), name=names[letter]) for letter in LETTERS),
        canvas,
        levels=tuple(
            Level(words[n], colour, shape, size)  # type: ignore[arg-type]
            for n, (colour, shape, size) in enumerate(LEVELS)
        ),
        caption=_caption(
            Sentence("competencies.figure.people", {}),
            voice("competencies.figure.people_described"),
            Equal(told.header, told.rows),
            (voice("competencies.figure.shown"),),
            voice=voice,
            canvas=canvas,
        ),
    )


#: Every picture of the room by name.
FIGURES: Mapping[str, Callable[[Findings, Voice, Canvas], Figure]] = {
    "letters": letters,
    "team": team,
    "people": people,
}


def _caption(
    title: Sentence,
    description: str,
    table: Equal,
    notes: tuple[str, ...],
    *,
    voice: Voice,
    canvas: Canvas,
) -> Caption:
    return Caption(
        title=title.said(voice),
        description=description,
        table=table,
        notes=notes,
        language=voice.language,
        heading=canvas not in TITLED_BY_PAGE,
    )


def _levels(voice: Voice) -> str:
    """What each number stands for."""
    said = (f"{n}\u00a0{voice(f'competencies.level.{n}')}" for n in range(LOWEST, HIGHEST + 1))
    return "  ·  ".join(said) + "."


def _strip(standing: Standing, voice: Voice) -> Strip:
    cuts = standing.told.quartiles if standing.told else None
    return Strip(
        key=f"{standing.letter}.{standing.group.part}",
        label=voice(f"competencies.letter.{standing.letter}"),
        values=tuple(map(float, standing.group.means(standing.letter))),
        quartiles=(float(cuts.lower), float(cuts.median), float(cuts.upper)) if cuts else None,
        note=voice(f"competencies.at.{standing.group.part}"),
    )


def _row(person: Person) -> GridRow:
    return GridRow(
        key=person.label,
        label=person.label,
        levels=tuple(
            _band(person.means[letter]) if letter in person.means else None for letter in LETTERS
        ),
    )


def _band(mean: Fraction) -> int:
    """Which level a mean from 1 to 5 has; the highest, from 4 on, takes in 5 itself."""
    return min(int(mean) - LOWEST, len(LEVELS) - 1)
