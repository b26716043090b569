"""The picture of an answer: the frontier of two parties, or a band a party for more."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from kolam.cli.books import why
from kolam.cli.solving.answer import Answer
from kolam.cli.stopped import Stopped
from kolam.draw import Caption, Figure, Kind, Scale, Table
from kolam.draw.bands import Band, Followed, bands
from kolam.draw.frontier_plot import Named, PlotWords, frontier_plot
from kolam.draw.shapes import Shape

if TYPE_CHECKING:
    from kolam.core.voice import Voice
    from kolam.maths import Rule

KINDS = (".svg", ".png")
LOOKS: dict[Rule, tuple[str, Shape]] = {
    "nash": ("#0b6e6e", "circle"),
    "kalai_smorodinsky": ("#c75b12", "square"),
    "egalitarian": ("#7a4fa3", "triangle"),
    "leximin": ("#b8860b", "diamond"),
    "utilitarian": ("#2f6db5", "hexagon"),
}


def draw(answer: Answer, path: Path, language: str) -> None:
    """Write the figure as .svg or .png. Raises Stopped."""
    from kolam import toolbox
    from kolam.store.files import write_whole

    if path.suffix.lower() not in KINDS:
        then = f"name it {path.stem}.svg or {path.stem}.png"
        raise Stopped(f"No figure can be written as {path.name!r}", then=then)
    made = figure(answer, toolbox.voice(language))
    try:
        write_whole(path, _bytes(made, path))
    except OSError as error:
        raise Stopped("The figure cannot be written", where=path, then=why(error)) from None


def _bytes(made: Figure, path: Path) -> bytes:
    if path.suffix.lower() == ".svg":
        return made.svg().encode()
    from kolam.paper.picture import png

    return png(made)


def figure(answer: Answer, voice: Voice) -> Figure:
    """The picture of an answer, its finding in the title."""
    caption = Caption(
        title=voice("solve.picture.title", count=voice.number(len(answer.frontier))),
        description=voice("solve.picture.description"),
        table=_table(answer, voice),
        notes=() if answer.frontier.complete else (voice("solve.picture.incomplete"),),
        language=voice.language,
    )
    if len(answer.scenario.parties) == 2:
        return _plot(answer, voice, caption)
    return _bands(answer, voice, caption)


def _plot(answer: Answer, voice: Voice, caption: Caption) -> Figure:
    points = answer.points()
    floors = tuple(party.reservation for party in answer.scenario.parties)
    shown = [*points, floors, *(worth for _, worth in _picked(answer, voice))]
    across, up = (_scale(answer, [row[n] for row in shown], n, voice) for n in (0, 1))
    return frontier_plot(
        [(float(x), float(y)) for x, y in points],
        "desk",
        across=across,
        up=up,
        caption=caption,
        named=[
            Named(kind=kind, at=(float(worth[0]), float(worth[1])))
            for kind, worth in _picked(answer, voice)
        ],
        floor=(float(floors[0]), float(floors[1])),
        words=PlotWords(point=voice("solve.picture.point"), floor=voice("solve.without")),
    )


def _scale(answer: Answer, values: list[Fraction], party: int, voice: Voice) -> Scale:
    low, high = float(min(values)), float(max(values))
    if low == high:
        low, high = low - 1, high + 1
    steps = [low + (high - low) * n / 4 for n in range(5)]
    ticks = tuple((value, f"{value:.3g}") for value in steps)
    return Scale(name=answer.scenario.parties[party].name, low=low, high=high, ticks=ticks)


def _bands(answer: Answer, voice: Voice, caption: Caption) -> Figure:
    picked = list(_picked(answer, voice))
    points = answer.points()
    scales = []
    for number, party in enumerate(answer.scenario.parties):
        values = [float(row[number]) for row in (*points, *(worth for _, worth in picked))]
        low, high = min((*values, float(party.reservation))), max(values, default=1.0)
        scales.append(
            Band(
                name=party.name,
                low=low,
                high=high if high > low else low + 1,
                low_words=f"{low:.4g}",
                high_words=f"{high:.4g}",
                floor=float(party.reservation),
            )
        )
    followed = [
        Followed(kind=kind, values=tuple(float(x) for x in worth)) for kind, worth in picked
    ]
    return bands(scales, followed, "desk", caption=caption, floor=voice("solve.without"))


def _picked(answer: Answer, voice: Voice) -> Iterator[tuple[Kind, tuple[Fraction, ...]]]:
    """The first pick of every rule; rules that pick the same are one kind."""
    same: dict[tuple[Fraction, ...], list[Rule]] = {}
    for rule, found in answer.solutions.items():
        if found.picks:
            same.setdefault(answer.utilities(found.picks[0].package), []).append(rule)
    for worth, rules in same.items():
        names = voice.list([voice(f"solve.rule.{rule}") for rule in rules])
        yield Kind(names, *LOOKS[rules[0]]), worth


def _table(answer: Answer, voice: Voice) -> Table:
    """What the picture shows: every rule's point, then the points of the frontier."""
    names = tuple(party.name for party in answer.scenario.parties)
    rows = [
        (kind.name, *(f"{float(x):.6g}" for x in worth)) for kind, worth in _picked(answer, voice)
    ]
    floors = (f"{float(party.reservation):.6g}" for party in answer.scenario.parties)
    rows.append((voice("solve.without"), *floors))
    if len(names) == 2:
        point = voice("solve.picture.point")
        rows += [(point, *(f"{float(x):.6g}" for x in row)) for row in answer.points()]
    return Table(header=("", *names), rows=tuple(rows))
