"""The four grounds a figure is drawn for: a phone, the desk, the wall and paper."""

from dataclasses import dataclass
from typing import Literal

CanvasName = Literal["phone", "desk", "wall", "paper"]


@dataclass(frozen=True, slots=True)
class Canvas:
    """Measures of a ground in CSS pixels.

    height   what the figure fills; 0 grows with the content
    title, strong, small  sizes of the finding, of names in the picture, and of all other words
    labels   sizes tried for the names of items, largest first
    marker   radius of an item's marker
    columns  columns of a key below the picture; 0 puts the key beside it
    leaders  how many the eye may have to follow before numbers do better
    """

    name: CanvasName
    width: float
    height: float
    margin: float
    title: float
    strong: float
    small: float
    labels: tuple[float, ...]
    marker: float
    columns: int
    leaders: int

    @property
    def inner(self) -> float:
        """Width between the margins."""
        return self.width - 2 * self.margin


# Paper is the text width of an A4 page, 480 points, at 0.75 points a pixel.
CANVASES: dict[CanvasName, Canvas] = {
    "phone": Canvas("phone", 360, 0, 16, 20, 13, 13, (13,), 7, 2, 2),
    "desk": Canvas("desk", 880, 680, 24, 25, 16, 13, (16, 13), 8, 4, 7),
    "wall": Canvas("wall", 1600, 900, 32, 39, 25, 25, (25,), 14, 0, 14),
    "paper": Canvas("paper", 640, 620, 0, 20, 16, 13, (13,), 7, 3, 7),
}
