"""The pictures: every answer to each fundamental, and who is worried about what."""

from collections.abc import Callable, Iterator, Mapping

from kolam.core.sentence import told
from kolam.core.tool import Canvas
from kolam.core.voice import Voice
from kolam.draw import (
    Caption,
    Figure,
    GridColumn,
    GridRow,
    Level,
    Scale,
    Strip,
    StripWords,
    grid,
    strips,
)
from kolam.draw import Table as Equal
from kolam.tools.fundamentals import tables
from kolam.tools.fundamentals.analysis import Findings, Standing
from kolam.tools.fundamentals.health import AspectFindings, CheckFindings
from kolam.tools.fundamentals.sentences import (
    courses_headline,
    flag_word,
    headline,
    health_headline,
    named,
)
from kolam.tools.fundamentals.sheet import HIGHEST, LOWEST, RED, Mark

#: The page says the finding itself on these.
TITLED_BY_PAGE = ("phone", "wall")
#: Wong's palette: told apart by shape and size as well.
CONCERNS = (("#009E73", "circle", 0.7), ("#E69F00", "triangle", 0.95), ("#B02E0C", "square", 1.1))
SHORTEST = 4


def figure(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """The last health check where there is one that is asked about, else the fundamentals."""
    check = findings.health.now
    if check and (findings.sheet.asking == "health" or not findings.now):
        return concerns(findings, voice, canvas)
    return standings(findings, voice, canvas)


def standings(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """Every answer to each fundamental with the middle half; the mean stands in the table only."""
    now = findings.now
    table = tables.standings(findings, voice)
    raters = voice("fundamentals.figure.raters", n=now.raters if now else 0)
    return strips(
        tuple(_strip(s, voice) for s in now.standings) if now else (),
        canvas,
        scale=Scale(
            name=voice("fundamentals.figure.scale"),
            low=LOWEST,
            high=HIGHEST,
            ticks=tuple((n, voice.number(n)) for n in range(LOWEST, HIGHEST + 1)),
        ),
        caption=Caption(
            title=headline(findings).said(voice),
            description=voice("fundamentals.figure.description", n=now.raters if now else 0),
            table=Equal(table.header, table.rows),
            notes=(raters, _levels(voice), voice("fundamentals.figure.rule")),
            language=voice.language,
            heading=canvas not in TITLED_BY_PAGE,
        ),
        words=StripWords(
            dot=voice("fundamentals.figure.dot"),
            middle=voice("fundamentals.figure.middle"),
            median=voice("fundamentals.figure.median"),
            contested=voice("fundamentals.figure.alarm"),
        ),
    )


def concerns(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """Each aspect of the last check by who answered: no, some or serious concern."""
    check = findings.health.now
    if not check:
        return standings(findings, voice, canvas)
    table = tables.concerns(check, findings, voice)
    columns = tuple(_columns(check))
    return grid(
        tuple(_row(found, check, findings, voice, columns) for found in check.aspects),
        columns,
        canvas,
        levels=_concerns(voice),
        caption=Caption(
            title=health_headline(check, findings.sheet).said(voice),
            description=voice("fundamentals.figure.health", n=check.people),
            table=Equal(table.header, table.rows),
            notes=(voice("fundamentals.figure.people", n=check.people),),
            language=voice.language,
            heading=canvas not in TITLED_BY_PAGE,
        ),
    )


def courses(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """Each aspect through all checks, by the most worried mark of each."""
    found, table = findings.health.courses, tables.courses(findings, voice)
    checks = findings.health.checks
    columns = tuple(
        GridColumn(short=str(number), name=check.held.title or check.held.id)
        for number, check in enumerate(checks, start=1)
    )
    rows = tuple(
        GridRow(
            key=course.aspect,
            label=str(told(named(course.aspect, findings.sheet), voice)),
            levels=course.worst,
            marked=course.worst[-1] == RED,
        )
        for course in found
    )
    return grid(
        rows,
        columns,
        canvas,
        levels=_concerns(voice),
        caption=Caption(
            title=courses_headline(findings).said(voice),
            description=voice("fundamentals.figure.courses", n=len(checks)),
            table=Equal(table.header, table.rows),
            notes=(voice("fundamentals.figure.worst"),),
            language=voice.language,
            heading=canvas not in TITLED_BY_PAGE,
        ),
    )


#: Every picture of the room by name.
FIGURES: Mapping[str, Callable[[Findings, Voice, Canvas], Figure]] = {
    "standings": standings,
    "concerns": concerns,
    "courses": courses,
}


def _concerns(voice: Voice) -> tuple[Level, ...]:
    return tuple(
        Level(voice(f"fundamentals.concern.{n}"), colour, shape, size)  # type: ignore[arg-type]
        for n, (colour, shape, size) in enumerate(CONCERNS)
    )


def _levels(voice: Voice) -> str:
    """What each number stands for."""
    said = (f"{n} {voice(f'fundamentals.level.{n}')}" for n in range(LOWEST, HIGHEST + 1))
    return "  ·  ".join(said)


def _strip(s: Standing, voice: Voice) -> Strip:
    cuts = s.told.quartiles if s.told and s.shown else None
    flag = flag_word(s, voice)
    return Strip(
        key=s.fundamental,
        label=voice(f"fundamentals.fundamental.{s.fundamental}"),
        values=tuple(map(float, s.scores)) if s.shown else (),
        quartiles=(float(cuts.lower), float(cuts.median), float(cuts.upper)) if cuts else None,
        contested=s.shown and (s.held_down or s.flag == "red" or 1 in s.scores),
        note=flag,
    )


def _columns(check: CheckFindings) -> Iterator[GridColumn]:
    """A column for everyone who answered: short names where they are told, else numbers."""
    for number, who in enumerate(_people(check), start=1):
        short = who if len(who) <= SHORTEST else str(number)
        yield GridColumn(short=short, name=who)


def _people(check: CheckFindings) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_who(mark) for mark in check.held.ratings))


def _who(mark: Mark) -> str:
    return mark.organisation or mark.name or mark.rater


def _row(
    found: AspectFindings,
    check: CheckFindings,
    findings: Findings,
    voice: Voice,
    columns: tuple[GridColumn, ...],
) -> GridRow:
    worst: dict[str, int] = {}
    for mark in found.marks:
        if mark.score is not None:
            worst[_who(mark)] = max(mark.score, worst.get(_who(mark), 0))
    return GridRow(
        key=found.aspect,
        label=str(told(named(found.aspect, findings.sheet), voice)),
        levels=tuple(worst.get(who) if check.shown else None for who in _people(check)),
        marked=check.shown and found.counts[RED] > 0,
    )
