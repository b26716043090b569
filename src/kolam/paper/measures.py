"""Measures: every length on paper that its look and the heights of its blocks share, said once.

`heights.py` counts with them; `look.typ` gets them as `given`, in front of everything else.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Lengths:
    """Lengths in points, by what they are for."""

    # Sizes of running and of small text; space between blocks of it; width of the page's text.
    text: float = 10.4
    small: float = 8.45
    apart: float = 9.36
    width: float = 480.0
    # Around tables and pictures; a caption and the space below it; a bar at the left.
    above: float = 12.0
    below: float = 14.0
    caption: float = 6.76
    bar: float = 8.0
    edge: float = 2.0
    cell: float = 4.5
    # Beside and within what people said.
    quote: float = 10.0
    quoted: float = 3.0
    note: float = 7.0
    # Names with values: around them, between rows and columns, the names' width; small ones.
    facts_above: float = 10.0
    facts_below: float = 14.0
    facts_row: float = 11.0
    facts_column: float = 14.0
    facts_name: float = 130.0
    small_facts_row: float = 7.0
    small_facts_name: float = 104.0
    # Clauses: around them, between heading, words and origin; how far beyond the measure.
    clause: float = 13.0
    clause_heading: float = 4.0
    clause_origin: float = 5.0
    clause_beyond: float = 31.0
    hang: float = 31.2
    # Signers: around all and between them, the place to sign, what stands below it, a gutter.
    signers: float = 16.0
    signer: float = 9.0
    signed: float = 27.0
    sign_below: float = 3.0
    sign_place: float = 7.0
    sign_gutter: float = 20.0
    # From the line over a chapter to its words.
    rule: float = 9.0


GIVEN = Lengths()
#: The height of A4, and its margins above and below, in each kind of document.
PAGE = 841.89
MARGINS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {"apart": (86.0, 68.0), "binding": (80.0, 62.0), "flowing": (80.0, 62.0)}
)
#: Space between lines, in ems: Sinhala and Tamil stack signs above and below their letters.
LEADING: Mapping[str, float] = MappingProxyType({"en": 0.5, "si": 0.7, "ta": 0.7})
#: In a flow small print is closer; headings and cells are always close.
CLOSE, TIGHT = 0.5, 0.4
#: Size, space above and below, of headings by level, in each kind of document: chapters begin a
#: page, or follow each other below a line.
HEADINGS: Mapping[str, Mapping[int, tuple[float, float, float]]] = MappingProxyType(
    {
        "apart": {1: (20.15, 0.0, 14.0), 2: (13.0, 22.0, 9.0), 3: (10.4, 16.0, 7.0)},
        "binding": {1: (16.25, 30.0, 12.0), 2: (13.0, 22.0, 9.0), 3: (10.4, 16.0, 7.0)},
        "flowing": {1: (16.25, 26.0, 10.0), 2: (13.0, 16.0, 7.0), 3: (10.4, 13.0, 6.0)},
    }
)
#: Space above and below what stands in a row of a table.
ROWS: Mapping[str, float] = MappingProxyType({"apart": 4.5, "binding": 2.7, "flowing": 3.2})


def as_typst(kind: str) -> str:
    """The measures of a kind of document as typst code."""
    told = [f"{name}: {length}pt" for name, length in asdict(GIVEN).items()]
    told += [f"top: {MARGINS[kind][0]}pt", f"bottom: {MARGINS[kind][1]}pt"]
    told += [f"close: {CLOSE}em", f"tight: {TIGHT}em", f"row: {ROWS[kind]}pt"]
    levels = ("({})".format(", ".join(f"{n}pt" for n in one)) for one in HEADINGS[kind].values())
    return f"#let given = ({', '.join(told)}, headings: ({', '.join(levels)}))"
