"""DOCX: a document with real styles, headings, header rows and alternative texts, for Word.

`template` is an organisation's own DOCX: its page, letterhead, header, footer and styles stay as
they are, and the document is written where its text says [content], or at its end.
"""

import datetime
import io
import struct
import zipfile
from functools import cache
from typing import Any

import docx
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from kolam.core.voice import Voice
from kolam.paper.document import Document
from kolam.paper.word_blocks import Writing
from kolam.paper.word_marks import field, paragraph
from kolam.paper.word_styles import complete, dress

PLACE = "[content]"
NAMESPACES = (
    f"{nsdecls('w', 'wp', 'a', 'pic', 'r')} "
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
)
NO_DAY = datetime.date(2000, 1, 1)
#: What begins an entry of a zip's directory, and 1 January 1980 as a zip writes it.
ENTRY, FIRST_DAY = b"PK\x01\x02", b"\0\0\x21\0"


class NoTemplate(ValueError):
    """The bytes are no DOCX document that could be written into."""


def word(document: Document, voice: Voice, *, template: bytes = b"") -> bytes:
    """The document as DOCX bytes, the same for the same document. Raises NoTemplate."""
    made = _opened(template) if template else _opened(_base(document.language))
    writing = Writing(document, voice, made)
    body = parse_xml(f"<w:body {NAMESPACES}>{''.join(writing.markup())}</w:body>")
    _put(made, list(body))
    if not template:
        _over_every_page(made, document)
    _tell(made, document)
    return _packed(made)


def _opened(data: bytes) -> Word:
    try:
        made = docx.Document(io.BytesIO(data))
        complete(made)
    except (KeyError, ValueError, SyntaxError, zipfile.BadZipFile, OSError) as error:
        raise NoTemplate(str(error)) from error
    return made


@cache
def _base(language: str) -> bytes:
    made = docx.Document()
    dress(made, language)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _put(made: Word, elements: list[Any]) -> None:
    """The elements where the template says so, else before the last section's properties."""
    body = made.element.body
    place = next((p for p in body.iter(qn("w:p")) if _text(p) == PLACE), None)
    if place is None:
        last = body.find(qn("w:sectPr"))
        for element in elements:
            last.addprevious(element) if last is not None else body.append(element)
        return
    for element in elements:
        place.addprevious(element)
    place.getparent().remove(place)


def _text(element: Any) -> str:
    return "".join(part.text or "" for part in element.iter(qn("w:t"))).strip()


def _over_every_page(made: Word, document: Document) -> None:
    """Title and label over every page but the first, the page's number under it."""
    section: Any = made.sections[0]
    section.different_first_page_header_footer = True
    told = [text for text in (document.name, document.label) if text]
    over = [paragraph(text, document.language, style="KolamNote") for text in told]
    side = '<w:pPr><w:pStyle w:val="KolamNote"/><w:jc w:val="right"/></w:pPr>'
    under = f"<w:p>{side}{field('PAGE')}<w:r><w:t> / </w:t></w:r>{field('NUMPAGES')}</w:p>"
    for part, parts in ((section.header, over), (section.footer, [under])):
        part.is_linked_to_previous = False
        for old in list(part._element):
            part._element.remove(old)
        for new in parts:
            part._element.append(parse_xml(new.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))


def _tell(made: Word, document: Document) -> None:
    """What the file says about itself; the days are the document's, never the clock's."""
    day = document.date or NO_DAY
    when = datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)
    properties = made.core_properties
    properties.title = document.name[:255]
    properties.language = document.language
    properties.author, properties.last_modified_by, properties.comments = "", "", ""
    properties.created = properties.modified = when
    properties.revision = 1


def _packed(made: Word) -> bytes:
    """The package with the days of its parts fixed: equal documents, equal bytes.

    Source: PKWARE's APPNOTE.TXT, 4.3.7 and 4.3.12: where a zip keeps its dates.
    """
    out = io.BytesIO()
    made.save(out)
    data = bytearray(out.getvalue())
    with zipfile.ZipFile(out) as archive:
        for info in archive.infolist():
            data[info.header_offset + 10 : info.header_offset + 14] = FIRST_DAY
        at = archive.start_dir
    while data[at : at + 4] == ENTRY:
        data[at + 12 : at + 16] = FIRST_DAY
        at += 46 + sum(struct.unpack_from("<3H", data, at + 28))
    return bytes(data)
