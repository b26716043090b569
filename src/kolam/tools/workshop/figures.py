"""The pictures: answers at the end beside those before and after, and the day as it was held."""

from collections.abc import Callable, Iterator, Mapping

from kolam.core.tool import Canvas
from kolam.core.voice import Voice
from kolam.draw import Caption, Figure, Kind, Part, Scale, Shape, Strip, StripWords, strips
from kolam.draw import Table as Equal
from kolam.draw.spans import Span, SpanWords, spans
from kolam.tools.workshop import tables
from kolam.tools.workshop.analysis import Findings
from kolam.tools.workshop.evaluation import Statement
from kolam.tools.workshop.items import HIGHEST, LOWEST, Moment
from kolam.tools.workshop.programme import Slot
from kolam.tools.workshop.sentences import agenda_headline, headline

#: The page says the finding itself on these.
TITLED_BY_PAGE = ("phone", "wall")
#: Whose answers are the dots, the first that there is; the others stand below them.
DOTS: tuple[Moment, ...] = ("after", "later", "before", "back")
#: Wong's palette; told apart by shape as well.
LOOKS: dict[Moment, tuple[str, Shape]] = {
    "before": ("#56B4E9", "square"),
    "back": ("#E69F00", "triangle"),
    "after": ("#0072B2", "circle"),
    "later": ("#CC79A7", "diamond"),
}
HOUR = 60
#: With a longer day than this every second hour gets a tick.
FEW_HOURS = 8


def figure(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """The evaluation where anybody answered, else the programme."""
    draw = evaluation if findings.statements or not findings.programme else agenda
    return draw(findings, voice, canvas)


def evaluation(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """Each statement: every answer at the end, and below it the middle halves of other moments."""
    moment = _moment(findings)
    told = tables.evaluation(findings, voice)
    return strips(
        tuple(_strip(one, moment, voice) for one in findings.statements),
        canvas,
        scale=Scale(
            name=voice("workshop.figure.scale"),
            low=LOWEST,
            high=HIGHEST,
            ticks=tuple((n, voice.number(n)) for n in range(LOWEST, HIGHEST + 1)),
        ),
        caption=Caption(
            title=headline(findings).said(voice),
            description=voice("workshop.figure.description", n=len(findings.statements)),
            table=Equal(told.header, told.rows),
            notes=(_levels(voice), voice("workshop.figure.answered")),
            language=voice.language,
            heading=canvas not in TITLED_BY_PAGE,
        ),
        words=StripWords(
            dot=voice(f"workshop.figure.dot.{moment}"),
            middle=voice("workshop.figure.middle"),
            median=voice("workshop.figure.median"),
        ),
    )


def agenda(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """Each session: a bar for when it was held, a line for when it was planned."""
    told = tables.agenda(findings, voice)
    slots = tuple(s for s in findings.programme if s.session.planned or s.session.held)
    return spans(
        tuple(_span(slot, voice) for slot in slots),
        canvas,
        scale=_clock(slots, voice),
        caption=Caption(
            title=agenda_headline(findings).said(voice),
            description=voice("workshop.figure.agenda", n=len(slots)),
            table=Equal(told.header, told.rows),
            language=voice.language,
            heading=canvas not in TITLED_BY_PAGE,
        ),
        words=SpanWords(
            range=voice("workshop.figure.planned"),
            box=voice("workshop.figure.held"),
        ),
    )


#: Every picture of the room by name.
FIGURES: Mapping[str, Callable[[Findings, Voice, Canvas], Figure]] = {
    "evaluation": evaluation,
    "agenda": agenda,
}


def _moment(findings: Findings) -> Moment:
    """The moment whose answers are the dots."""
    asked = {moment for statement in findings.statements for moment in statement.at}
    return next((moment for moment in DOTS if moment in asked), DOTS[0])


def _levels(voice: Voice) -> str:
    """What each number stands for."""
    each = (f"{n} {voice(f'workshop.level.{n}')}" for n in range(LOWEST, HIGHEST + 1))
    return voice("workshop.figure.levels", levels="\u00a0· ".join(each))


def _strip(one: Statement, moment: Moment, voice: Voice) -> Strip:
    main = one.at.get(moment)
    cuts = main.quartiles if main else None
    return Strip(
        key=one.id,
        label=voice(f"workshop.statement.{one.id}"),
        values=tuple(map(float, main.scores)) if main and main.shown else (),
        quartiles=(float(cuts.lower), float(cuts.median), float(cuts.upper)) if cuts else None,
        parts=tuple(_parts(one, moment, voice)),
        note=voice("workshop.figure.n", n=len(main.scores) if main else 0),
    )


def _parts(one: Statement, moment: Moment, voice: Voice) -> Iterator[Part]:
    """The other moments at which it was asked, each with its middle half."""
    for other, (colour, shape) in LOOKS.items():
        found = one.at.get(other)
        cuts = found.quartiles if found and other != moment else None
        if cuts:
            kind = Kind(voice(f"workshop.figure.part.{other}"), colour, shape)
            yield Part(kind, *map(float, (cuts.median, cuts.lower, cuts.upper)))


def _span(slot: Slot, voice: Voice) -> Span:
    planned, held = slot.session.planned, slot.session.held
    return Span(
        key=slot.session.id,
        label=slot.session.title.said(voice.language),
        value=None,
        low=planned[0] if planned else None,
        high=planned[1] if planned else None,
        box=held,
        note=_note(slot, voice),
    )


def _note(slot: Slot, voice: Voice) -> str:
    """What became of it, where that is more than another hour."""
    if slot.longer > 0:
        return voice("workshop.figure.longer", n=slot.longer)
    return "" if slot.state in ("as_planned", "moved") else voice(f"workshop.state.{slot.state}")


def _clock(slots: tuple[Slot, ...], voice: Voice) -> Scale:
    """Whole hours around everything that was planned or held."""
    ends = [t for s in slots for span in (s.session.planned, s.session.held) for t in span or ()]
    first = min(ends, default=9 * HOUR) // HOUR
    last = -(-max(ends, default=17 * HOUR) // HOUR)
    hours = range(first, last + 1, 1 if last - first <= FEW_HOURS else 2)
    ticks = tuple((hour * HOUR, f"{hour:02}") for hour in hours)
    name = voice("workshop.figure.clock")
    return Scale(name=name, low=first * HOUR, high=last * HOUR, ticks=ticks)
