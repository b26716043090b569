"""Pictures: a figure as a PNG that any program opens."""

import struct

from kolam import toolbox
from kolam.core.record import read
from kolam.paper.picture import png


def drawn(language: str) -> bytes:
    tool = toolbox.room("stakeholders")
    path = toolbox.folder("stakeholders") / "examples" / "food_security.json"
    findings = tool.analyse(read(tool.sheet, path.read_bytes()), {})
    return png(tool.figure(findings, toolbox.voice(language), "desk"), ppi=72)


def test_a_figure_becomes_a_png_of_its_own_size() -> None:
    data = drawn("en")
    width, height = struct.unpack(">II", data[16:24])
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert width > height > 200


def test_the_same_figure_gives_the_same_bytes() -> None:
    assert drawn("ta") == drawn("ta")
