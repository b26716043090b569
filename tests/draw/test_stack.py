"""Stacks: notes are paragraphs, or the sentences of one where height is given."""

from dataclasses import replace

from kolam.draw.canvas import CANVASES, CanvasName
from kolam.draw.stack import foot
from tests.draw.cast import caption, said

NOTES = replace(caption(), notes=("n = 4 people", "1 Weak · 2 Fully", "Red: under 2."))


def noted(canvas: CanvasName) -> list[str]:
    stack = foot(NOTES, CANVASES[canvas], (), top=0, width=2000)
    return [label.text for label in said(tuple(stack.marks))]


def test_notes_of_a_page_are_paragraphs() -> None:
    assert noted("desk") == ["n = 4 people", "1 Weak · 2 Fully", "Red: under 2."]


def test_notes_on_the_wall_are_sentences_of_one_paragraph() -> None:
    assert noted("wall") == ["n = 4 people. 1 Weak · 2 Fully. Red: under 2."]
