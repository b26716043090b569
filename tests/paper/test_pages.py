"""Pages: figures shrink to fit and grow to fill, parts fill spaces, no heading is left alone."""

import json
from types import SimpleNamespace
from typing import cast

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from kolam.core.block import (
    Block,
    Facts,
    Figure,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Table,
)
from kolam.core.voice import LANGUAGES
from kolam.paper.document import Document
from kolam.paper.heights import WIDTH, Paper, boxes
from kolam.paper.pages import LEAST, Unit, fitted, planned
from kolam.paper.pdf import preamble
from kolam.paper.picture import fonts
from kolam.paper.setting import set_block
from tests.paper.specimen import document

ROOM = 600.0
#: Heights are told in tenths of a point; typst rounds otherwise than Python.
NEAR = 0.2


def text(height: float, *, bound: bool = False) -> Unit:
    return Unit(height=height, bound=bound)


def drawn(tall: float) -> Unit:
    return Unit(height=0, tall=tall, widths=(300, 340, 480))


def wide(*units: Unit, used: float = 0.0) -> list[float]:
    return [round(width) for width in planned(units, ROOM, used).widths.values()]


def picture(high: float, share: float = 0.66) -> Picture:
    told = SimpleNamespace(title="p", description="", width=640.0, height=high, words="")
    return Picture(cast(Figure, told), share=share)


def test_a_figure_among_text_that_fills_the_page_is_as_wide_as_it_says() -> None:
    assert wide(drawn(1.0), text(260), text(200)) == [340]


def test_a_figure_that_does_not_fit_shrinks_as_far_as_it_must() -> None:
    assert wide(text(280), drawn(1.0)) == [320]
    assert wide(drawn(0.5), text(280), drawn(0.5), text(300)) == [320, 320]


def test_a_figure_that_cannot_shrink_enough_begins_a_page_and_grows() -> None:
    assert wide(text(301), drawn(1.0), text(300)) == [480]
    assert wide(text(301), drawn(1.0), text(240), text(100)) == [360]


def test_a_figure_grows_into_what_the_next_one_leaves() -> None:
    assert wide(drawn(1.0), text(150), drawn(1.0), text(260), text(50)) == [450, 340]


def test_what_stands_on_the_first_page_already_is_counted() -> None:
    assert wide(text(240), drawn(1.0), used=40) == [320]


def test_a_heading_goes_with_its_figure() -> None:
    plan = planned((text(280), text(40, bound=True), drawn(1.0), text(300)), ROOM)
    assert plan.spaces == ((1, 320.0),)


@given(
    st.lists(
        st.one_of(
            st.integers(10, 200).map(text),
            st.floats(0.2, 1.9).map(drawn),
        ),
        max_size=20,
    )
)
def test_no_figure_is_narrower_or_wider_than_it_may_be(units: list[Unit]) -> None:
    plan = planned(tuple(units), ROOM)
    assert list(plan.widths) == [n for n, unit in enumerate(units) if unit.tall]
    assert all(299.9 <= width <= 480.1 for width in plan.widths.values())


def test_a_figure_and_its_headings_fit_on_one_page_however_high_it_is() -> None:
    blocks = (Heading("A"), Heading("B", 2), picture(2000, 1.0))
    paper = Paper("en", flowing=False)
    *headings, drawn_ = fitted(blocks, paper)
    assert isinstance(drawn_, Picture)
    height = sum(sum(box.pieces) + box.above for h in headings for box in boxes(h, paper))
    assert 0.3 < drawn_.share < LEAST
    assert height + drawn_.share * WIDTH * 2000 / 640 <= paper.room


def part(name: str, *blocks: Block, level: int = 2) -> tuple[Block, ...]:
    return (Heading(name, level), *blocks)


def order(*parts: tuple[Block, ...]) -> list[str]:
    blocks = [block for one in parts for block in one]
    found = fitted(blocks, Paper("en", flowing=True))
    return [block.text for block in found if isinstance(block, Heading)]


ROWS = Table(("a",), (("x",),) * 20)
FEW = Table(("a",), (("x",),) * 2)
ROOM_OF_A_TOOL = part("Room", ROWS, level=1)


def test_a_part_without_a_figure_fills_the_space_before_a_figure() -> None:
    parts = part("Drawn", picture(1100)), part("Short", FEW), part("Last", FEW)
    assert order(ROOM_OF_A_TOOL, *parts) == ["Room", "Short", "Drawn", "Last"]


def test_the_last_part_of_a_chapter_stays_last() -> None:
    parts = part("Drawn", picture(1100)), part("Last", FEW), part("Next", FEW, level=1)
    assert order(ROOM_OF_A_TOOL, *parts) == ["Room", "Drawn", "Last", "Next"]


def test_no_part_leaves_its_heading() -> None:
    parts = part("Drawn", picture(1100)), part("Other", FEW, level=1), part("Below", FEW)
    assert order(ROOM_OF_A_TOOL, *parts, part("Last", FEW)) == [
        "Room", "Drawn", "Other", "Below", "Last",
    ]  # fmt: skip


def test_a_document_without_figures_is_left_as_it_is() -> None:
    blocks = (Heading("A"), Paragraph("b"))
    assert fitted(blocks, Paper("en", flowing=True)) == blocks


def measured(told: Document) -> list[float]:
    """How high typst sets every block but the first, in points."""
    heights = (
        f"std.measure(width: {WIDTH}pt, {{{set_block(block, told.language)}}}).height.pt()"
        for block in told.body[1:]
    )
    source = "\n".join((*preamble(told), f"#context [#metadata(({', '.join(heights)},)) <at>]"))
    found = typst.query(source.encode(), "<at>", field="value", font_paths=fonts())
    return [float(height) for height in json.loads(found)[0]]


@pytest.mark.parametrize("kind", ["apart", "binding", "flowing"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_blocks_are_as_high_as_typst_sets_them(language: str, kind: str) -> None:
    said = [block for block in document(language).body if not _breaks(block)]
    long = " ".join(block.text for block in said if isinstance(block, Paragraph)) * 9
    blocks = (
        Heading("1"),
        Heading(long, 2),
        *said,
        Paragraph(long),
        Note(long),
        Facts(((long, long),), True),
    )
    kinds = {"flowing": kind == "flowing", "binding": kind == "binding"}
    told = document(language, blocks=blocks, **kinds)
    paper = Paper(language, **kinds)
    expected = [
        sum(sum(box.pieces) + box.picture * WIDTH for box in boxes(block, paper))
        for block in told.body[1:]
    ]
    assert measured(told) == pytest.approx(expected, abs=NEAR)


def _breaks(block: Block) -> bool:
    """Whether the block begins a page, so that it cannot be measured by itself."""
    return isinstance(block, PageBreak) or (isinstance(block, Heading) and block.level == 1)
