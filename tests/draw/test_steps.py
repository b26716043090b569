"""Steps: columns that compare, a phone's one line, and what gives way on the wall."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kolam.draw.canvas import CANVASES, CanvasName
from kolam.draw.caption import Caption
from kolam.draw.figure import Figure
from kolam.draw.scene import Group, Label, Mark, Marker, Rect
from kolam.draw.step_columns import Step, StepWords
from kolam.draw.step_parts import Level, StepCell, Track
from kolam.draw.steps import steps

GROUNDS: tuple[CanvasName, ...] = ("phone", "desk", "wall", "paper")
WORDS = StepWords(
    count="Count",
    level="Level",
    track="Track",
    states={"changed": "changed", "same": "same", "absent": "absent"},
    changes="Changes",
)
ROWS = ("First", "Second", "Third")
STAGES = (
    Step(key="a", name="A", cells=(StepCell("one"), StepCell("two"), StepCell("three", "absent"))),
    Step(key="b", name="B", cells=(StepCell("one"), StepCell("2", "changed"), StepCell("three"))),
)


def drawn(
    stages: Sequence[Step] = STAGES, canvas: CanvasName = "desk", rows: Sequence[str] = ROWS
) -> Figure:
    caption = Caption(title="What it shows", description="Steps")
    return steps(stages, rows, canvas, caption=caption, words=WORDS)


def flat(marks: Sequence[Mark]) -> Iterator[Mark]:
    for mark in marks:
        if isinstance(mark, Group):
            yield from flat(mark.marks)
        else:
            yield mark


def written(figure: Figure) -> list[str]:
    return [mark.text for mark in flat(figure.marks) if isinstance(mark, Label)]


def test_a_row_stands_at_one_height_in_every_column() -> None:
    heights = {m.y for m in flat(drawn().marks) if isinstance(m, Label) and m.text == "one"}
    assert len(heights) == 1


def test_what_changed_is_bold_with_a_full_dot() -> None:
    marks = list(flat(drawn().marks))
    label = next(m for m in marks if isinstance(m, Label) and m.text == "2")
    full = [m for m in marks if isinstance(m, Marker) and m.fill == "accent" and m.radius < 5]
    assert label.weight == "bold"
    assert len(full) == 2  # the cell's and the legend's


def test_a_level_fills_as_many_boxes() -> None:
    stage = Step(key="a", name="A", level=Level(at=3, of=4, words="three of four"))
    boxes = [m for m in flat(drawn((stage,), rows=()).marks) if isinstance(m, Rect)]
    assert [box.fill for box in boxes] == ["accent"] * 3 + ["ground"]


@pytest.mark.parametrize("canvas", GROUNDS)
def test_a_level_of_none_fills_no_box(canvas: CanvasName) -> None:
    stage = Step(key="a", name="A", level=Level(at=0, of=4, words="none"))
    boxes = [m for m in flat(drawn((stage,), canvas, ()).marks) if isinstance(m, Rect)]
    assert [box.fill for box in boxes] == ["ground"] * 4


def diamond(share: float) -> float:
    stage = Step(key="a", name="A", track=Track(share=share, words="here"))
    marks = flat(drawn((stage,), rows=()).marks)
    return next(m.x for m in marks if isinstance(m, Marker) and m.shape == "diamond")


@given(st.floats(-2, 3), st.floats(-2, 3))
@settings(max_examples=25, deadline=None)
def test_a_larger_share_is_never_farther_left(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert diamond(low) <= diamond(high)


def test_outside_the_track_is_drawn_outside() -> None:
    assert diamond(-0.1) < diamond(0) < diamond(0.5) < diamond(1) < diamond(1.1)


def test_a_phone_leaves_out_what_is_not_there_yet() -> None:
    assert written(drawn(canvas="phone")).count("three") == 1


def test_a_short_list_stays_whole_on_the_wall() -> None:
    assert "First" in written(drawn(canvas="wall"))


def test_a_long_list_gives_way_to_what_changed() -> None:
    rows = [f"row {number}" for number in range(40)]
    cells = tuple(StepCell(f"cell {number}") for number in range(40))
    changed = (replace(cells[0], state="changed"), *cells[1:])
    figure = drawn(
        (Step(key="a", name="A", cells=cells), Step(key="b", name="B", cells=changed)), "wall", rows
    )
    assert figure.height == CANVASES["wall"].height
    assert [words for words in written(figure) if words[:3] in ("row", "cel")] == ["cell 0"]


def test_too_many_changes_give_way_to_the_counts() -> None:
    cells = tuple(StepCell(f"cell {number}", "changed") for number in range(40))
    figure = drawn((Step(key="a", name="A", cells=cells, count="7"),), "wall", ["row"] * 40)
    assert figure.height == CANVASES["wall"].height
    assert written(figure) == ["What it shows", "A", "Count", "7"]


@pytest.mark.parametrize("canvas", GROUNDS)
def test_without_steps_the_words_remain(canvas: CanvasName) -> None:
    assert written(drawn((), canvas)) == ["What it shows"]


@pytest.mark.parametrize("canvas", GROUNDS)
def test_everything_stays_on_its_ground(canvas: CanvasName) -> None:
    stages = [
        replace(
            stage,
            asks="What is asked here, in a sentence that needs more than one line of a column?",
            count="12",
            counted="things that were counted",
            level=Level(at=2, of=4, words="two of four"),
            track=Track(share=1.4, words="over the end"),
        )
        for stage in STAGES
    ]
    figure = drawn(stages, canvas)
    labels = [mark for mark in flat(figure.marks) if isinstance(mark, Label)]
    assert all(0 <= mark.x < figure.width and mark.y <= figure.height for mark in labels)
