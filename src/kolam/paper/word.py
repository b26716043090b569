"""DOCX: a document with real styles, headings, header rows and alternative texts, for Word.

`template` is an organisation's own DOCX: its page, letterhead, header, footer and styles stay as
they are, and the document is written where its text says [content], or at its end.
"""

import datetime
import io
import zipfile
from collections.abc import Iterable
from functools import cache
from typing import Any, cast

import docx
from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from kolam.core.voice import Voice
from kolam.paper.document import Document
from kolam.paper.letters import legible
from kolam.paper.word_blocks import Writing
from kolam.paper.word_fonts import JOINERS, embed
from kolam.paper.word_marks import FONT, FONTS, LOCALES, field, paragraph, spans
from kolam.paper.word_styles import colour, complete, dress
from kolam.paper.word_template import opened, place_of, room

NAMESPACES = (
    f"{nsdecls('w', 'wp', 'a', 'pic', 'r')} "
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
)
NO_DAY = datetime.date(2000, 1, 1)
#: Parts that are pressed already.
PRESSED = frozenset({"png", "jpg", "jpeg"})
OF_ITSELF = RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES
#: Most letters of a property of a file.
MOST = 255


def word(document: Document, voice: Voice, *, template: bytes = b"") -> bytes:
    """The document as DOCX bytes, the same for the same document. Raises NoTemplate."""
    made = opened(template) if template else docx.Document(io.BytesIO(_base(document.language)))
    complete(made, own=not template)
    if document.letterhead:
        colour(made, document.letterhead.accent)
    writing = Writing(document, voice, made, room=room(made), is_letter=bool(template))
    markup = "".join(writing.markup())
    _put(made, list(_read("body", markup)))
    if not template:
        markup += _over_every_page(made, document)
    embed(made, _fonts(markup, document.language, own=not template))
    _tell(made, document)
    return _packed(made)


def _fonts(markup: str, language: str, *, own: bool) -> dict[str, str]:
    """The fonts that a document is written in, with its letters where it is of another language."""
    told: dict[str, str] = {FONT: ""} if own else {}
    for code, family in FONTS.items():
        if f'w:cs="{family}"' in markup:
            # Its runs hold digits and signs too, which are set in the same font.
            told[family] = "" if code == language else "".join(sorted({*markup, *JOINERS}))
    return told


@cache
def _base(language: str) -> bytes:
    made = docx.Document()
    dress(made, language)
    # What python-docx's own empty file shows and counts of itself is not this document's.
    relations = made.part.package.rels
    for id in [id for id, one in relations.items() if one.reltype in OF_ITSELF]:
        del relations[id]
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _read(name: str, markup: str) -> Any:
    return parse_xml(f"<w:{name} {NAMESPACES}>{markup}</w:{name}>")


def _put(made: Word, elements: Iterable[Any]) -> None:
    """The elements where the template says so, else before the last section's properties."""
    body, place = made.element.body, place_of(made)
    if place is None:
        last = body.find(qn("w:sectPr"))
        for element in elements:
            last.addprevious(element) if last is not None else body.append(element)
        return
    for element in elements:
        place.addprevious(element)
    if place.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is None:
        place.getparent().remove(place)
        return
    # The paragraph ends a section too: its words go, it stays.
    for part in [child for child in place if child.tag != qn("w:pPr")]:
        place.remove(part)


def _over_every_page(made: Word, document: Document) -> str:
    """Title and label over every page but the first, the page's number under it; as markup."""
    section: Any = made.sections[0]
    section.different_first_page_header_footer = True
    ids = {style.name: style.style_id for style in made.styles}
    language = document.language
    told = [text for text in (document.name, document.label) if text]
    over = "".join(paragraph(spans(text, language), ids["Header"]) for text in told)
    number = f'{field("PAGE")}<w:r><w:t xml:space="preserve"> / </w:t></w:r>{field("NUMPAGES")}'
    under = paragraph(number, ids["Footer"], right=True)
    own = document.letterhead.foot.said(language) if document.letterhead else ""
    feet = [text for text in (own, document.foot) if text]
    foot = "".join(paragraph(spans(text, language), ids["Kolam Note"]) for text in feet or ("",))
    parts = (section.header, over), (section.footer, under), (section.first_page_footer, foot)
    for part, markup in parts:
        part.is_linked_to_previous = False
        for old in list(part._element):
            part._element.remove(old)
        part._element.extend(list(_read("hdr", markup)))
    return over + foot


def _tell(made: Word, document: Document) -> None:
    """What the file says about itself; the days are the document's, never the clock's."""
    day = document.date or NO_DAY
    when = datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)
    properties = made.core_properties
    properties.title, properties.subject = _short(document.name), _short(document.kind)
    properties.author, properties.comments = _short(document.title), _short(document.label)
    properties.language, properties.last_modified_by = LOCALES[document.language], ""
    properties.keywords = properties.category = ""
    properties.created = properties.modified = when
    properties.revision = 1


def _short(text: str) -> str:
    """Text as a property of a file, on one line."""
    return " ".join(legible(text).split())[:MOST]


def _packed(made: Word) -> bytes:
    """The package as a zip without a clock, so that equal documents have equal bytes.

    python-docx's own way presses pictures once more, which takes as long as all else.
    """
    out = io.BytesIO()
    package: Any = made.part.package
    for part in package.parts:
        part.before_marshal()
    with zipfile.ZipFile(out, "w") as archive:
        files, writer = _Files(archive), cast("Any", PackageWriter)
        writer._write_content_types_stream(files, package.parts)
        writer._write_pkg_rels(files, package.rels)
        writer._write_parts(files, package.parts)
    return out.getvalue()


class _Files:
    """Where python-docx writes the parts of a package: a zip in which every day is the same."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive

    def write(self, uri: PackURI, blob: bytes) -> None:
        how = zipfile.ZIP_STORED if uri.ext in PRESSED else zipfile.ZIP_DEFLATED
        self.archive.writestr(zipfile.ZipInfo(uri.membername), blob, how)
