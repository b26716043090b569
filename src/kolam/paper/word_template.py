"""An organisation's own Word file, as the page that a document is written on: found and checked."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import docx
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from kolam.paper.word_styles import NEEDED

PLACE = "[content]"
#: The least width of text, and the width where a file says none, in points.
NARROWEST, USUAL = 240.0, (451.0, 698.0)
LIST_TYPES = "[Content_Types].xml"
TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.%s.main+xml"
AS_TEMPLATE, AS_DOCUMENT = TYPE % b"template", TYPE % b"document"
#: How a file of Word before 2007 begins, and one that is locked with a password.
OLD = bytes.fromhex("d0cf11e0a1b11ae1")


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why a file cannot be written into: what, where in it, and what to do."""

    what: str
    where: str
    then: str


class NoTemplate(ValueError):
    """A file that cannot be written into; `hindrances` has every reason at once."""

    def __init__(self, *hindrances: Hindrance) -> None:
        self.hindrances = hindrances
        super().__init__("; ".join(one.what for one in hindrances))


def opened(data: bytes) -> Word:
    """The file, a DOCX or DOTX that can be written into. Raises NoTemplate."""
    if data.startswith(OLD):
        what = "It is an old DOC, or locked with a password"
        raise NoTemplate(Hindrance(what, "the file", "Save it as DOCX, without a password"))
    try:
        made: Word = docx.Document(io.BytesIO(_as_document(data)))
        hindrances = tuple(_hindrances(made))
    except (KeyError, ValueError, SyntaxError, zipfile.BadZipFile, OSError) as error:
        what = "It is no DOCX that can be written into"
        then = "Save it anew as DOCX or DOTX (not DOC, DOCM or ODT)"
        raise NoTemplate(Hindrance(what, "the file", then)) from error
    if hindrances:
        raise NoTemplate(*hindrances)
    return made


def _as_document(data: bytes) -> bytes:
    """A template of Word (DOTX) as a document: they differ in one word of their list of types."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if AS_TEMPLATE not in archive.read(LIST_TYPES):
            return data
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
            for info in archive.infolist():
                part = archive.read(info)
                if info.filename == LIST_TYPES:
                    part = part.replace(AS_TEMPLATE, AS_DOCUMENT)
                copy.writestr(info.filename, part)
    return out.getvalue()


def place_of(made: Word) -> Any:
    """The paragraph that says [content], or None."""
    return next((p for p in _paragraphs(made.element.body) if text_of(p) == PLACE), None)


def room(made: Word) -> tuple[float, float]:
    """Width and height of the text on the page where the document will stand, in points."""
    section = _section(made)
    size, margins = (
        section.find(qn(name)) if section is not None else None for name in ("w:pgSz", "w:pgMar")
    )
    if size is None or margins is None:
        return USUAL
    sides = sum(_points(margins, side) for side in ("left", "right", "gutter"))
    height = _points(size, "h") - _points(margins, "top") - _points(margins, "bottom")
    return _column(section, _points(size, "w") - sides), height


def _section(made: Word) -> Any:
    """What tells of the pages on which the document will stand; None where nothing does."""
    place, found = place_of(made), None
    is_after = place is None
    for element in made.element.body.iter():
        is_after = is_after or element is place
        if is_after and element.tag == qn("w:sectPr"):
            found = element
            if place is not None:
                break
    return found


def _points(element: Any, name: str) -> float:
    return abs(float(element.get(qn(f"w:{name}"), 0))) / 20


def _column(section: Any, width: float) -> float:
    """The narrowest of the columns that a page is set in."""
    columns = section.find(qn("w:cols"))
    if columns is None:
        return width
    own = [_points(one, "w") for one in columns.findall(qn("w:col"))]
    number = int(columns.get(qn("w:num"), 1))
    between = float(columns.get(qn("w:space"), 720)) / 20
    return min(own) if own else (width - (number - 1) * between) / number


def _hindrances(made: Word) -> Iterator[Hindrance]:
    yield from _of_the_place(made)
    yield from _of_styles(made)
    wide = room(made)[0]
    if wide < NARROWEST:
        what = f"Text is {wide / 72 * 25.4:.0f} mm wide there; tables need 85 mm"
        yield Hindrance(what, "Layout > Margins, Columns", "Make the margins or columns wider")


def _of_the_place(made: Word) -> Iterator[Hindrance]:
    said = [p for p in made.element.body.iter(qn("w:p")) if PLACE in text_of(p)]
    whole = [p for p in _paragraphs(made.element.body) if text_of(p) == PLACE]
    where = f"the text {PLACE}"
    if len(whole) > 1:
        what = f"{PLACE} stands {len(whole)} times; the document is written once"
        yield Hindrance(what, where, f"Take {PLACE} out but for one place")
    if len(said) > len(whole):
        what = f"{PLACE} stands within a sentence, a table or a box"
        yield Hindrance(what, where, "Give it a paragraph of its own, outside tables and boxes")
    if any(PLACE in text_of(p) for part in _beside(made) for p in part.iter(qn("w:p"))):
        what = f"{PLACE} stands in a header or footer"
        yield Hindrance(what, "header and footer", "Put it into the page itself")


def _beside(made: Word) -> Iterator[Any]:
    """Every header and footer that the file has."""
    kinds = RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER
    for relation in made.part.rels.values():
        if relation.reltype in kinds:
            yield relation.target_part.element


def _of_styles(made: Word) -> Iterator[Hindrance]:
    for style in made.styles:
        if style.name in NEEDED and style.type != WD_STYLE_TYPE.PARAGRAPH:
            what = f"The style {style.name} is not for paragraphs"
            yield Hindrance(what, f"the style {style.name}", "Give that style another name")


def _paragraphs(body: Any) -> Iterator[Any]:
    """The paragraphs of the page itself, also within what a form marks as its content."""
    for child in body:
        if child.tag == qn("w:p"):
            yield child
        elif child.tag == qn("w:sdt"):
            for inside in child.findall(qn("w:sdtContent")):
                yield from _paragraphs(inside)


def text_of(paragraph: Any) -> str:
    """A paragraph's own text, without that of boxes which hang on it."""
    own = (
        part.text or ""
        for part in paragraph.iter(qn("w:t"))
        if next(part.iterancestors(qn("w:p"))) is paragraph
    )
    return "".join(own).strip()
