"""The picture: every placement along the line, beside the rule's suggestion and the choice."""

from collections.abc import Callable, Iterator, Mapping

from kolam.core.tool import Canvas
from kolam.core.voice import Voice
from kolam.draw import Caption, Figure, Kind, Part, Scale, Strip, StripWords, strips
from kolam.draw import Table as Equal
from kolam.tools.spectrum import tables
from kolam.tools.spectrum.analysis import Findings, Placed
from kolam.tools.spectrum.sentences import headline
from kolam.tools.spectrum.sheet import ANCHORS, HIGHEST, LOWEST, number

#: The page says the finding itself on these.
TITLED_BY_PAGE = ("phone", "wall")
#: Wong's palette; told apart by shape as well.
RULE, CHOSEN, UNEQUIPPED = "#0072B2", "#E69F00", "#56B4E9"


def placements(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """A strip for each strand in the sheet's order, with the rule's type and the chosen one."""
    table = tables.placements(findings, voice)
    return strips(
        tuple(_strip(placed, voice) for placed in findings.strands),
        canvas,
        scale=Scale(
            name=voice("spectrum.figure.scale"),
            low=LOWEST,
            high=HIGHEST,
            ticks=tuple((at, voice.number(number(type))) for type, at in ANCHORS.items()),
        ),
        caption=Caption(
            title=headline(findings).said(voice),
            description=voice("spectrum.figure.description", n=len(findings.strands)),
            table=Equal(table.header, table.rows),
            notes=(
                voice("spectrum.figure.no_winner"),
                _types(voice),
                voice("spectrum.figure.raters", n=findings.raters),
            ),
            language=voice.language,
            heading=canvas not in TITLED_BY_PAGE,
        ),
        words=StripWords(
            dot=voice("spectrum.figure.dot"),
            middle=voice("spectrum.figure.middle"),
            median=voice("spectrum.figure.median"),
            contested=voice("spectrum.figure.apart"),
        ),
    )


#: Every picture of the room by name.
FIGURES: Mapping[str, Callable[[Findings, Voice, Canvas], Figure]] = {"placements": placements}


def _types(voice: Voice) -> str:
    """What each number stands for."""
    said = "\u00a0· ".join(voice(f"spectrum.type.{type}") for type in ANCHORS)
    return voice("spectrum.figure.types", types=said)


def _strip(placed: Placed, voice: Voice) -> Strip:
    cuts = placed.quartiles if placed.shown else None
    return Strip(
        key=placed.strand.id,
        label=placed.strand.title.said(voice.language),
        values=tuple(map(float, placed.places)) if placed.shown else (),
        quartiles=(float(cuts.lower), float(cuts.median), float(cuts.upper)) if cuts else None,
        parts=tuple(_parts(placed, voice)),
        contested=placed.apart and placed.shown,
        note=voice("spectrum.figure.n", n=len(placed.places)),
    )


def _parts(placed: Placed, voice: Voice) -> Iterator[Part]:
    """The rule's type as a point, the group's as a point or as a way from one to another."""
    strand, type = placed.strand, placed.suggestion.type
    if type:
        unequipped = placed.suggestion.verdict == "not_equipped"
        kind = (
            Kind(voice("spectrum.figure.not_equipped"), UNEQUIPPED, "triangle")
            if unequipped
            else Kind(voice("spectrum.figure.rule"), RULE, "diamond")
        )
        yield _at(kind, ANCHORS[type], ANCHORS[type])
    if strand.chosen:
        kind = Kind(voice("spectrum.figure.chosen"), CHOSEN, "square")
        yield _at(kind, ANCHORS[strand.chosen], ANCHORS[strand.towards or strand.chosen])


def _at(kind: Kind, place: int, towards: int) -> Part:
    return Part(kind, place, min(place, towards), max(place, towards))
