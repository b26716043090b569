"""The pictures of the docs, drawn by the program: `python -m scripts.pictures` writes them anew."""

from pathlib import Path

from kolam import toolbox
from kolam.core.block import Figure
from kolam.core.record import read
from kolam.paper.picture import png

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
SHOWN = {"map": "en", "map-si": "si", "map-ta": "ta"}


def figure(language: str) -> Figure:
    """The demonstration's stakeholder map, for paper, in one language."""
    tool = toolbox.room("stakeholders")
    path = toolbox.folder("stakeholders") / "examples" / "food_security.json"
    findings = tool.analyse(read(tool.sheet, path.read_bytes()), {})
    return tool.figure(findings, toolbox.voice(language), "paper")


def write() -> None:
    """Write every picture as SVG, and as PNG for pages that have none of the fonts."""
    PICTURES.mkdir(exist_ok=True)
    for name, language in SHOWN.items():
        drawn = figure(language)
        (PICTURES / f"{name}.svg").write_text(drawn.svg(), encoding="utf-8")
        (PICTURES / f"{name}.png").write_bytes(png(drawn))


if __name__ == "__main__":
    write()
