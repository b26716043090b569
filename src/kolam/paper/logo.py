"""Logos: an organisation's picture, as data, checked before any document holds it.

A logo is a `data:` address. PNG and JPEG are taken as they are; of SVG only shapes and colours
are, so that nothing in it runs, fetches or looks different elsewhere.
"""

import base64
import binascii
import io
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any

import typst
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring, tostring
from PIL import Image

from kolam.core.fault import Fault, Faulty
from kolam.paper.picture import fonts
from kolam.paper.setting import quoted

#: Bytes and pixels that a logo may have at most.
LARGEST, PIXELS = 200 * 1024, 4_000_000
PNG, JPEG, SVG = "image/png", "image/jpeg", "image/svg+xml"
STARTS = ((b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG))
BASE64 = ";base64,"
SPACE = "{http://www.w3.org/2000/svg}"
#: What an SVG may hold; text is missing because it looks different wherever its font is missing.
SHAPES = frozenset(
    (
        "svg", "g", "defs", "title", "desc", "metadata", "style", "path", "rect", "circle",
        "ellipse", "line", "polyline", "polygon", "use", "linearGradient", "radialGradient",
        "stop", "clipPath", "mask",
    )
)  # fmt: skip
#: What drawing programs write beside shapes, for themselves.
ASIDE = ("http://www.inkscape.org/", "http://sodipodi.", "http://www.w3.org/1999/02/22-rdf-syntax",
         "http://creativecommons.org/", "http://purl.org/dc/", "http://ns.adobe.com/")  # fmt: skip
#: Copies of copies grow beyond all bounds.
COPIES, PARTS = 16, 5000
#: The most that a logo takes of a page, in points, and how finely it is drawn as PNG.
PLACE, DOTS_AN_INCH = (120.0, 52.0), 300
#: Letters of what is refused that are shown.
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Logo:
    """A checked picture: its kind and its bytes."""

    media: str
    data: bytes

    @property
    def address(self) -> str:
        """The picture as the address of itself, for HTML."""
        return _address(self.media, self.data)

    @property
    def drawing(self) -> str:
        """The picture as SVG, which typst sets whatever it was."""
        if self.media == SVG:
            return self.data.decode()
        wide, high = _picture(self.data).size
        size = f'width="{wide}" height="{high}"'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
            f'<image {size} href="{escape(self.address)}"/></svg>'
        )


def as_png(logo: Logo) -> tuple[bytes, tuple[float, float]]:
    """The picture as PNG, and its width and height in points where a letterhead has it."""
    high = f"height: {PLACE[1]}pt"
    made = _set(f'image(bytes({quoted(logo.drawing)}), format: "svg", {high})', DOTS_AN_INCH)
    size = _picture(made).width * 72 / DOTS_AN_INCH, PLACE[1]
    scale = min(1.0, PLACE[0] / size[0])
    return made, (size[0] * scale, size[1] * scale)


def as_address(data: bytes) -> str:
    """The bytes of a file as a `data:` address, its kind told by how they begin."""
    media = next((kind for start, kind in STARTS if data.startswith(start)), SVG)
    return _address(media, data)


@lru_cache(maxsize=16)
def opened(address: str) -> Logo:
    """The picture at a `data:` address. Raises Faulty with everything that is wrong with it."""
    data = _bytes(address)
    if len(data) > LARGEST:
        raise Faulty([Fault((), "logo_too_large", {"limit": LARGEST // 1024})])
    media = next((kind for start, kind in STARTS if data.startswith(start)), SVG)
    logo = _drawn(data) if media == SVG else _taken(media, data)
    _try(logo)
    return logo


def _address(media: str, data: bytes) -> str:
    return f"data:{media}{BASE64}{base64.b64encode(data).decode()}"


def _bytes(address: str) -> bytes:
    head, mark, told = address.partition(BASE64)
    try:
        if head.startswith("data:") and mark:
            return base64.b64decode(told, validate=True)
    except binascii.Error:
        pass
    raise Faulty([Fault((), "logo_no_picture")])


def _taken(media: str, data: bytes) -> Logo:
    too_many = Fault((), "logo_too_many_pixels", {"limit": PIXELS // 1_000_000})
    try:
        picture = _picture(data)
    except Image.DecompressionBombError:
        raise Faulty([too_many]) from None
    except OSError:
        raise Faulty([Fault((), "logo_no_picture")]) from None
    faults = [too_many] * (math.prod(picture.size) > PIXELS)
    faults += [Fault((), "logo_for_print")] * (picture.mode == "CMYK")
    if faults:
        raise Faulty(faults)
    return Logo(media, data)


def _picture(data: bytes) -> Image.Image:
    """The picture by its head alone. Raises OSError and DecompressionBombError."""
    return Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))


def _drawn(data: bytes) -> Logo:
    """The shapes of an SVG, without what its file says besides."""
    try:
        root = fromstring(data, forbid_dtd=False)
    except DefusedXmlException:
        raise Faulty([Fault((), "logo_active", {"what": "<!ENTITY>"})]) from None
    except (ParseError, ValueError, LookupError):
        raise Faulty([Fault((), "logo_no_picture")]) from None
    if root.tag != f"{SPACE}svg":
        raise Faulty([Fault((), "logo_no_picture")])
    if faults := tuple(_of_parts(root)):
        raise Faulty(faults)
    return Logo(SVG, tostring(root, encoding="utf-8"))


def _of_parts(root: Any) -> Iterator[Fault]:
    """What an SVG holds beyond shapes and colours, each kind named once."""
    parts = list(root.iter())
    active = dict.fromkeys(name for part in parts for name in _active(part))
    outside = dict.fromkeys(name for part in parts for name in _outside(part))
    copies = sum(part.tag == f"{SPACE}use" for part in parts)
    if any(part.tag in (f"{SPACE}text", f"{SPACE}tspan") for part in parts):
        yield Fault((), "logo_text")
    if active:
        yield Fault((), "logo_active", {"what": ", ".join(active)})
    if outside:
        yield Fault((), "logo_outside", {"what": ", ".join(outside)})
    if len(parts) > PARTS or copies > COPIES:
        yield Fault((), "logo_too_many_parts", {"limit": PARTS, "copies": COPIES})


def _active(part: Any) -> Iterator[str]:
    space, _, name = part.tag[1:].rpartition("}") if part.tag[0] == "{" else ("", "", part.tag)
    is_ours = part.tag.startswith(SPACE)
    is_known = name in (*SHAPES, "text", "tspan") if is_ours else space.startswith(ASIDE)
    if not is_known:
        yield f"<{name}>"
    yield from (key for key in part.attrib if key.lower().startswith("on"))


def _outside(part: Any) -> Iterator[str]:
    """What a part takes from elsewhere than from the picture itself."""
    if not part.tag.startswith(SPACE):
        return
    for key, value in part.attrib.items():
        if key.rpartition("}")[2] == "href" and not value.startswith("#"):
            yield value[:SHOWN]
    own = [value for key, value in part.attrib.items() if key[0] != "{"]
    sheet = part.text or "" if part.tag == f"{SPACE}style" else ""
    if "@" in sheet:
        yield "@" + sheet.partition("@")[2][:SHOWN]
    for style in (*own, sheet):
        # A backslash can spell any word of a style in another way.
        if "\\" in style:
            yield style.strip()[:SHOWN]
        for use in style.lower().split("url(")[1:]:
            if not use.lstrip(" \t\n'\"").startswith("#"):
                yield use.partition(")")[0][:SHOWN]


def _try(logo: Logo) -> None:
    """Have the picture set once, small: what is cut off or no picture cannot be. Raises Faulty."""
    code = f'image(bytes({quoted(logo.drawing)}), format: "svg", height: 8pt)'
    if logo.media != SVG:
        # Inside an SVG a broken picture would be left out without a word.
        code = f"image(bytes(({','.join(map(str, logo.data))},)), height: 8pt)"
    try:
        _set(code, 72)
    except typst.TypstError:
        raise Faulty([Fault((), "logo_no_picture")]) from None


def _set(code: str, ppi: int) -> bytes:
    page = "#set page(width: auto, height: auto, margin: 0pt)\n#"
    return typst.compile((page + code).encode(), format="png", ppi=float(ppi), font_paths=fonts())
