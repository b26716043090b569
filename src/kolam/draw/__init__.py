"""Figures of findings: scenes that become SVG on a page and typst on paper, alike everywhere.

Pictures: `plane` (items on two axes), `strips` (every answer to each item), `bars` (how many of
each kind), `grid` (rows by columns, a level a cell), `course` (stops on one line, rows with stops
of their own under it), `rungs` (everybody by name on the rung where they stand), `kolam_motif`
and `kolam_emblem` (dots joined by one unbroken line). Each gives a `Figure`, which has a title, a
description, an equal table, `svg(prefix)` and `typst(width)`.
`stylesheet` is the CSS that themes the figures of a page, light and dark.
"""

from kolam.draw.axis import Axis, Scale
from kolam.draw.bars import Bar, bars
from kolam.draw.canvas import CanvasName
from kolam.draw.caption import Caption, Kind
from kolam.draw.course import Dots, Stop, Thread, course
from kolam.draw.figure import Figure, Table
from kolam.draw.grid import GridColumn, GridRow, Level, grid
from kolam.draw.motif import kolam_emblem, kolam_motif
from kolam.draw.panel import Corners
from kolam.draw.plane import PlaneWords, plane
from kolam.draw.rungs import Rung, rungs
from kolam.draw.shapes import SHAPES, Shape
from kolam.draw.spots import Spot
from kolam.draw.strip import Part, Strip
from kolam.draw.strips import StripWords, strips
from kolam.draw.tones import stylesheet

__all__ = [
    "SHAPES",
    "Axis",
    "Bar",
    "CanvasName",
    "Caption",
    "Corners",
    "Dots",
    "Figure",
    "GridColumn",
    "GridRow",
    "Kind",
    "Level",
    "Part",
    "PlaneWords",
    "Rung",
    "Scale",
    "Shape",
    "Spot",
    "Stop",
    "Strip",
    "StripWords",
    "Table",
    "Thread",
    "bars",
    "course",
    "grid",
    "kolam_emblem",
    "kolam_motif",
    "plane",
    "rungs",
    "strips",
    "stylesheet",
]
