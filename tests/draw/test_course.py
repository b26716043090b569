"""A course: stops on one line, joined where they are reached, and a thread a row under it."""

import pytest

from kolam.draw import CanvasName, Dots, Figure, Level, Stop, Thread, course
from kolam.draw.canvas import CANVASES as MEASURES
from kolam.draw.course_line import runs_across
from kolam.draw.scene import Label, Line, Marker, Path
from tests.draw.cast import CANVASES, LANGUAGES, WORDS, caption, grouped, outside, said

LEVELS = (
    Level("clear", "#009E73"),
    Level("begun", "#ffffff", hollow=True),
    Level("stuck", "#B02E0C", "square"),
)
SHORT = Dots("Each by its last", "nothing told")
HEADS = ("One", "Two", "All")


def stops(*joined: bool, again: int = -1) -> tuple[Stop, ...]:
    return tuple(
        Stop(
            key=str(n),
            name=f"Stop {n}",
            level=0,
            word="open",
            more=("1 May",),
            joined=one,
            again="Look again" if n == again else "",
        )
        for n, one in enumerate(joined)
    )


def threads(n: int) -> tuple[Thread, ...]:
    return tuple(Thread(key=str(k), name=f"Row {k}", levels=(0, 1, 2)) for k in range(n))


def drawn(
    *joined: bool,
    rows: tuple[Thread, ...] = (),
    canvas: CanvasName = "desk",
    again: int = -1,
) -> Figure:
    return course(
        stops(*joined, again=again), rows, canvas,
        levels=LEVELS, heads=HEADS, caption=caption("en"), title="Rows", end="When",
        short=SHORT,
        more=lambda n: f"and {n} more",
    )  # fmt: skip


def labels(figure: Figure) -> set[str]:
    return {label.text for label in said(figure.marks)}


def loops(figure: Figure) -> list[Path]:
    return [mark for mark in figure.marks if isinstance(mark, Path)]


@pytest.mark.parametrize("canvas", CANVASES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("n", [0, 3, 30])
def test_nothing_stands_outside_the_figure(canvas: CanvasName, language: str, n: int) -> None:
    short, long = WORDS[language][0], WORDS[language][2]
    some = Stop(key="a", name=short, level=1, word=short, more=(short,), joined=True, again=short)
    rows = (Thread(key="r", name=long, levels=(0, None, 2), end=short),) * n
    figure = course(
        (some,) * 7, rows, canvas,
        levels=LEVELS, heads=(short,) * 3, caption=caption(language), title=long, end=short,
        short=Dots(long, short), more=lambda left: f"{left}",
    )  # fmt: skip
    assert outside(figure) == []


def test_one_unbroken_line_goes_round_every_run_of_joined_stops() -> None:
    assert len(loops(drawn(True, True, True))) == 1
    assert len(loops(drawn(True, False, True, True))) == 2
    assert loops(drawn(False, False)) == []


def test_a_line_is_closed() -> None:
    (loop,) = loops(drawn(True, True, False))
    assert loop.steps[-1] == ("Z", ())


def test_the_line_around_a_stop_to_be_seen_again_is_dashed() -> None:
    assert [bool(loop.dash) for loop in loops(drawn(True, True, again=1))] == [False, True]


def test_what_is_to_be_seen_again_says_so_in_words() -> None:
    assert "Look again" in labels(drawn(True, True, again=1))


def test_loops_of_neighbouring_runs_keep_apart() -> None:
    plain, dashed = loops(drawn(True, True, again=1))
    right = max(x for _, at in plain.steps for x in at[::2])
    left = min(x for _, at in dashed.steps for x in at[::2])
    assert right < left


@pytest.mark.parametrize("canvas", CANVASES)
def test_a_joined_stop_is_a_full_dot_and_a_waiting_one_is_hollow(canvas: CanvasName) -> None:
    groups = grouped(drawn(True, False, canvas=canvas).marks, "stop")
    dots = [next(m for m in group.marks if isinstance(m, Marker)) for group in groups]
    assert [dot.fill for dot in dots] == ["ink", "ground"]


def test_the_line_runs_across_wide_grounds_and_down_narrow_ones() -> None:
    across = [name for name, ground in MEASURES.items() if runs_across(stops(True), ground)]
    assert across == ["desk", "wall"]


def test_where_a_word_would_be_broken_the_line_runs_down() -> None:
    long = (Stop(key="a", name="Incomprehensibilities" * 2),) * 7
    assert not runs_across(long, MEASURES["desk"])


def test_a_thread_has_a_marker_for_each_stop_that_is_told() -> None:
    row = Thread(key="r", name="Row", levels=(0, None, 2))
    (found,) = grouped(drawn(True, rows=(row,)).marks, "thread")
    told = [mark.shape for mark in found.marks if isinstance(mark, Marker)]
    assert told == ["circle", "square"]


@pytest.mark.parametrize(("levels", "dashed"), [((None, None, 2), True), ((0, 1, None), False)])
def test_a_thread_of_which_little_is_told_is_dashed(
    levels: tuple[int | None, ...], dashed: bool
) -> None:
    (found,) = grouped(
        drawn(True, rows=(Thread(key="r", name="R", levels=levels),)).marks, "thread"
    )
    assert any(isinstance(mark, Line) and mark.dash for mark in found.marks) == dashed


def test_desk_phone_and_paper_grow_with_the_threads_and_show_them_all() -> None:
    for canvas in ("desk", "phone", "paper"):
        figure = drawn(True, rows=threads(30), canvas=canvas)
        assert len(grouped(figure.marks, "thread")) == 30


def test_a_wall_shows_thirty_rows_as_dots_by_their_last_stop_in_their_order() -> None:
    figure = drawn(True, rows=threads(30), canvas="wall")
    found = grouped(figure.marks, "thread")
    assert [group.key for group in found] == [str(n) for n in range(30)]
    shapes = {mark.shape for group in found for mark in group.marks if isinstance(mark, Marker)}
    assert shapes == {"square"}
    assert "Each by its last" in labels(figure)
    assert figure.height <= MEASURES["wall"].height


def test_a_few_rows_on_a_wall_keep_their_threads() -> None:
    figure = drawn(True, rows=threads(3), canvas="wall")
    assert "Rows" in labels(figure)
    assert (
        len([m for g in grouped(figure.marks, "thread") for m in g.marks if isinstance(m, Marker)])
        == 9
    )


def test_a_dot_of_which_nothing_is_told_is_a_dash_that_the_legend_explains() -> None:
    rows = (*threads(29), Thread(key="untold", name="Untold", levels=(None, None, None)))
    figure = drawn(True, rows=rows, canvas="wall")
    last = grouped(figure.marks, "thread")[-1]
    assert [type(mark) for mark in last.marks] == [Line, Label]
    assert "nothing told" in labels(figure)


def test_what_even_as_dots_has_no_room_is_counted() -> None:
    figure = drawn(True, rows=threads(200), canvas="wall")
    shown = len(grouped(figure.marks, "thread"))
    assert 30 < shown < 200
    assert f"and {200 - shown} more" in labels(figure)


def test_where_the_line_runs_down_a_wall_its_dots_stand_beside_it() -> None:
    long = tuple(Stop(key=str(n), name="Incomprehensibilities" * 2, level=0) for n in range(7))
    figure = course(
        long, threads(30), "wall",
        levels=LEVELS, heads=HEADS, caption=caption("en"), title="Rows", end="When",
        short=SHORT, more=str,
    )  # fmt: skip
    found = grouped(figure.marks, "thread")
    assert len(found) == 30
    stops_end = max(label.x for g in grouped(figure.marks, "stop") for label in said(g.marks))
    assert all(mark.x > stops_end for group in found for mark in said(group.marks))
    assert outside(figure) == []


def test_headings_without_room_become_numbers_with_a_key() -> None:
    long = ("A very long heading indeed", "Another", "Third")
    figure = course(
        stops(True), threads(1), "phone",
        levels=LEVELS, heads=long, caption=caption("en"), title="Rows", end="When",
        short=SHORT, more=str,
    )  # fmt: skip
    assert {"1", "2", "3"} <= labels(figure)
    assert any("long" in words for words in labels(figure))


def test_a_thread_with_another_number_of_stops_than_headings_is_refused() -> None:
    with pytest.raises(ValueError, match="r: 1 levels, 3 headings"):
        drawn(True, rows=(Thread(key="r", name="R", levels=(0,)),))


def test_labels_under_the_line_stay_in_their_stops_column() -> None:
    groups = grouped(drawn(*[True] * 7).marks, "stop")
    middles = [{mark.x for mark in group.marks if isinstance(mark, Label)} for group in groups]
    assert [len(found) for found in middles] == [1] * 7
