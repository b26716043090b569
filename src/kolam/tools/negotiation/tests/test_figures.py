"""The picture of the stages: what it marks, what it counts, and whose scale it shows."""

from collections.abc import Iterator, Sequence

import pytest

from kolam import toolbox
from kolam.core.tool import Canvas
from kolam.core.voice import LANGUAGES
from kolam.draw.scene import Group, Label, Mark
from kolam.tools.negotiation.figures import figure
from kolam.tools.negotiation.findings import Findings
from kolam.tools.negotiation.tests import situations

EN = toolbox.voice("en")
CANVASES: tuple[Canvas, ...] = ("phone", "desk", "wall", "paper")


def labels(marks: Sequence[Mark]) -> Iterator[Label]:
    for mark in marks:
        if isinstance(mark, Group):
            yield from labels(mark.marks)
        elif isinstance(mark, Label):
            yield mark


def written(findings: Findings, canvas: Canvas = "desk") -> list[str]:
    return [label.text for label in labels(figure(findings, EN, canvas).marks)]


def test_the_title_is_the_finding() -> None:
    assert "862 packages" in figure(situations.seed(), EN, "desk").title


def test_what_changed_from_the_stage_before_is_bold() -> None:
    marks = figure(situations.seed(), EN, "desk").marks
    bold = [label.text for label in labels(marks) if label.weight == "bold" and label.size == 13]
    assert bold[:2] == ["50%", "Samurdhi Department with"]
    assert "3 districts" not in bold


def test_each_stage_shows_what_it_left_on_the_table() -> None:
    assert [words for words in written(situations.seed()) if words in ("862", "9", "0")] == [
        "862", "9", "0",
    ]  # fmt: skip


def test_the_wall_shows_only_what_changes_where_all_does_not_fit() -> None:
    told = written(situations.seed(), "wall")
    assert "What changes" in told
    assert "3 districts" not in told


def test_a_party_sees_its_own_scale_and_the_room_does_not() -> None:
    findings = situations.seed()
    own = "Your own party"
    assert own not in written(findings)
    assert own in written(situations.seen_by_a_party(findings))


def test_a_partys_own_scale_is_told_in_the_equal_table_too() -> None:
    told = figure(situations.seen_by_a_party(situations.seed()), EN, "desk").table
    assert told.rows[-1] == (
        "Your own party",
        "18% of the way from your walk-away to your best",
        "50% of the way from your walk-away to your best",
        "82% of the way from your walk-away to your best",
    )


def test_without_points_the_picture_says_what_it_waits_for() -> None:
    empty = figure(Findings(sheet=situations.example()), EN, "desk")
    assert "once every party has given its points in private" in empty.description


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("canvas", CANVASES)
def test_a_picture_stays_on_its_ground(canvas: Canvas, language: str) -> None:
    drawn = figure(situations.seen_by_a_party(situations.seed()), toolbox.voice(language), canvas)
    inside = [0 <= label.x <= drawn.width and label.y <= drawn.height
              for label in labels(drawn.marks)]  # fmt: skip
    assert all(inside)
    assert "⟦" not in drawn.svg()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_wall_is_never_higher_than_the_wall(language: str) -> None:
    assert figure(situations.seed(), toolbox.voice(language), "wall").height == 900
