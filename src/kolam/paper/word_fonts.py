"""Word's fonts: those that a document is written in go into its file, and stand-ins are named.

Few computers have a Sinhala or Tamil font that shapes well, and widths are measured with ours.
The font of the document's own script goes in whole, so that people can go on writing in it; the
Latin one with the letters of Europe's languages. Of another script only the letters that are
written go in. What a reader types beyond those is shown in another font. The licence of all six
(OFL) allows both.
Source: ISO/IEC 29500-1, 17.8.1 (how a font is hidden in a file) and 17.8.3 (the table of fonts).
"""

import struct
import uuid
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

import uharfbuzz as hb
from docx.document import Document as Word
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from kolam.draw.scene import Weight
from kolam.draw.text import font_file

OBFUSCATED = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
TO_FONT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
#: Whose fonts, by name: the script, and fonts of Windows and macOS that can stand in for it.
FAMILIES: Mapping[str, tuple[str, str]] = {
    "Noto Sans": ("latin", "Segoe UI,Helvetica Neue"),
    "Noto Sans Sinhala": ("sinhala", "Nirmala UI,Iskoola Pota,Sinhala Sangam MN"),
    "Noto Sans Tamil": ("tamil", "Nirmala UI,Latha,Tamil Sangam MN"),
}
#: Latin with every mark, punctuation, currencies, letter-like signs and signs of mathematics.
LETTERS = (range(0x250), range(0x1E00, 0x1F00), range(0x2000, 0x2300))
#: What joins letters, keeps them apart, or stands in for one that is missing.
JOINERS = "\u200c\u200d\u25cc"
WEIGHTS: tuple[tuple[str, Weight], ...] = (("Regular", "regular"), ("Bold", "bold"))
#: The settings that Word wants told before those of fonts.
EARLIER = frozenset(
    qn(f"w:{name}")
    for name in (
        "writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime",
        "doNotDisplayPageBoundaries", "displayBackgroundShape", "printPostScriptOverText",
        "printFractionalCharacterWidth", "printFormsData",
    )
)  # fmt: skip
NOWHERE = uuid.UUID(int=0)
#: How a part is called that holds some letters of a font.
SOME = "some"
#: Where the table OS/2 of a font tells its form and which letters it is for.
FORM, FOR = slice(32, 42), (slice(42, 58), slice(78, 86))


def embed(made: Word, families: Mapping[str, str]) -> None:
    """Put the families into the file, but for those that it holds already.

    Of each go the letters that are named with it, and the whole where none are.
    """
    part = _table(made)
    fonts = parse_xml(part.blob)
    known = {font.get(qn("w:name")): font for font in fonts}
    for family, letters in families.items():
        old = known.get(family)
        if old is not None and _is_whole(part, old):
            continue
        if old is not None:
            fonts.remove(old)
        fonts.append(_entry(part, family, letters))
    part._blob = serialize_part_xml(fonts)
    _say_so(made.settings.element)


def _table(made: Word) -> Any:
    """The file's table of fonts, a new one where there is none."""
    kind = RELATIONSHIP_TYPE.FONT_TABLE
    for relation in made.part.rels.values():
        if relation.reltype == kind:
            return relation.target_part
    blob = f"<w:fonts {nsdecls('w', 'r')}/>".encode()
    part = Part(
        PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, blob, made.part.package
    )
    made.part.relate_to(part, kind)
    return part


def _is_whole(table: Any, font: Any) -> bool:
    """Whether the file has this font, and not only some of its letters from a document of ours."""
    held = [one.get(qn("r:id")) for one in font if one.get(qn("r:id"))]
    some = [id for id in held if f"/{SOME}-" in str(table.rels[id].target_part.partname)]
    for id in some:
        del table.rels[id]
    return bool(held) and not some


def _entry(table: Any, family: str, letters: str) -> Any:
    script, instead = FAMILIES[family]
    form, *usable = _told(script)
    sizes = ("usb0", "usb1", "usb2", "usb3", "csb0", "csb1")
    usable_for = " ".join(f'w:{name}="{code}"' for name, code in zip(sizes, usable, strict=True))
    held = "".join(_held(table, script, *weight, letters) for weight in WEIGHTS)
    return parse_xml(
        f'<w:font {nsdecls("w", "r")} w:name="{family}"><w:altName w:val="{instead}"/>'
        f'<w:panose1 w:val="{form}"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
        f'<w:pitch w:val="variable"/><w:sig {usable_for}/>{held}</w:font>'
    )


def _held(table: Any, script: str, name: str, weight: Weight, letters: str) -> str:
    """One weight as a part of its own, under the key that it is hidden with."""
    called = "-".join(filter(None, (SOME if letters else "", script, weight)))
    key = uuid.uuid5(NOWHERE, called)
    path = PackURI(f"/word/fonts/{called}.odttf")
    part = Part(path, OBFUSCATED, _hidden(script, weight, letters, key), table.package)
    relation = table.relate_to(part, TO_FONT)
    return f'<w:embed{name} r:id="{relation}" w:fontKey="{{{str(key).upper()}}}"/>'


@lru_cache(maxsize=32)
def _hidden(script: str, weight: Weight, letters: str, key: uuid.UUID) -> bytes:
    """The font with its first 32 bytes turned by the key, as the standard wants it."""
    data = bytearray(_font(script, weight, letters))
    turned = key.bytes[::-1]
    for place in range(32):
        data[place] ^= turned[place % 16]
    return bytes(data)


def _font(script: str, weight: Weight, letters: str) -> bytes:
    path = font_file(script, weight)
    if script != "latin" and not letters:
        return path.read_bytes()
    face = hb.Face(hb.Blob.from_file_path(str(path)))
    asked = hb.SubsetInput()
    codes = map(ord, letters) if letters else (code for some in LETTERS for code in some)
    asked.unicode_set.update(codes)
    made = hb.subset(face, asked).blob
    return bytes(made.data)


@cache
def _told(script: str) -> tuple[str, ...]:
    """What a font says of its form, then of the letters it is for, in hexadecimal."""
    face = hb.Face(hb.Blob.from_file_path(str(font_file(script, "regular"))))
    table = face.reference_table("OS/2").data
    letters = struct.unpack(">6L", b"".join(table[part] for part in FOR))
    return table[FORM].hex().upper(), *(f"{word:08X}" for word in letters)


def _say_so(settings: Any) -> None:
    """Word keeps the fonts in the file when it saves it again."""
    if settings.find(qn("w:embedTrueTypeFonts")) is None:
        place = sum(child.tag in EARLIER for child in settings)
        settings.insert(place, parse_xml(f"<w:embedTrueTypeFonts {nsdecls('w')}/>"))
