"""The pictures of the docs, drawn by the program: `python -m scripts.pictures` writes them anew."""

from pathlib import Path

from kolam import toolbox
from kolam.bench import Bench
from kolam.core.block import Figure
from kolam.core.book import About, Book
from kolam.core.private import Owned
from kolam.core.record import Text, read
from kolam.paper.picture import png

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
SHOWN = {
    "map": ("stakeholders", "en"),
    "map-si": ("stakeholders", "si"),
    "map-ta": ("stakeholders", "ta"),
    "stages": ("negotiation", "en"),
}
CASE = "food_security"


def figure(slug: str, language: str) -> Figure:
    """The demonstration's figure of a tool, for paper, in one language, as the room sees it."""
    tool, examples = toolbox.room(slug), toolbox.folder(slug) / "examples"
    book = Book(About(id="demo", title=Text()))
    book = book.with_sheet(slug, read(tool.sheet, (examples / f"{CASE}.json").read_bytes()))
    if tool.private:
        paths = sorted((examples / "private" / CASE).glob("*.json"))
        owned = [Owned(path.stem, read(tool.private, path.read_bytes())) for path in paths]
        book = book.with_private(slug, owned)
    voice = toolbox.voice(language)
    return tool.figure(Bench(book, toolbox.rooms(), voice).findings(slug), voice, "paper")


def write() -> None:
    """Write every picture as SVG, and as PNG for pages that have none of the fonts."""
    PICTURES.mkdir(exist_ok=True)
    for name, shown in SHOWN.items():
        drawn = figure(*shown)
        (PICTURES / f"{name}.svg").write_text(drawn.svg(), encoding="utf-8")
        (PICTURES / f"{name}.png").write_bytes(png(drawn))


if __name__ == "__main__":
    write()
