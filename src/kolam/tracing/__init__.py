"""Tracing: any cell of a book with everything it comes from and everything it goes to.

Between rooms a cell is followed by its arrows (`kolam.flow`) and by the stakeholders that stand in
several of them. Inside a room it is followed by the fields that name rows, by the row that a row
stands in, by what the room itself says of its rows (`kolam.core.chain`), by the answers that people
gave about it, and by the versions that hold it as it was put up for signature.
"""

from kolam.tracing.answers import Signed, Told
from kolam.tracing.cells import Cell, Tie, Way
from kolam.tracing.picture import Group, Heard, Picture, Stage, picture
from kolam.tracing.trace import Step, Stop, Trace

__all__ = [
    "Cell",
    "Group",
    "Heard",
    "Picture",
    "Signed",
    "Stage",
    "Step",
    "Stop",
    "Tie",
    "Told",
    "Trace",
    "Way",
    "picture",
]
