"""Pictures: a figure as a PNG that any program opens."""

import io
import struct

from PIL import Image, ImageChops

from kolam import toolbox
from kolam.core.record import read
from kolam.paper.picture import png, small


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


def test_a_small_picture_has_the_colours_of_the_large_one() -> None:
    data = drawn("si")
    made = small(data)
    whole, held = (Image.open(io.BytesIO(one)).convert("RGB") for one in (data, made))
    counted = whole.getcolors(1 << 16)
    assert counted is not None
    most = [colour for _, colour in sorted(counted, reverse=True)[:16]]
    again = held.getcolors(256)
    assert again is not None
    assert set(most) <= {colour for _, colour in again}
    parts = ImageChops.difference(whole, held).split()
    furthest = max(n for part in parts for n, many in enumerate(part.histogram()) if many)
    assert furthest < 45
    assert len(made) < len(data) / 2


def test_what_is_no_figure_stays_as_it_is() -> None:
    shades = Image.frombytes("RGB", (512, 256), bytes(range(256)) * 1536)
    shades.putdata([(n & 255, n >> 8 & 255, n >> 9) for n in range(512 * 256)])
    out = io.BytesIO()
    shades.save(out, "PNG")
    assert small(out.getvalue()) == out.getvalue()
