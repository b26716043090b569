"""A sound PDF, broken in one way after another, and the rules of both standards it then breaks."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdf
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from kolam.core.block import Heading, Paragraph
from kolam.paper.pdf import pdf
from kolam.toolbox import voice
from tests.paper.specimen import WORDS, document, elements, picture


@dataclass(frozen=True, slots=True)
class Broken:
    """What is done to the file, and each rule that it breaks, as its clause and number."""

    write: Callable[[bytes], bytes]
    archive: tuple[str, ...] = ()
    access: tuple[str, ...] = ()


def sound() -> bytes:
    """A small document with what the changes below are made to."""
    title, sentence, who = WORDS["en"]
    blocks = (
        Heading(title),
        Heading(sentence, 2),
        picture("en"),
        Heading(who),
        Paragraph(sentence),
    )
    return pdf(document(blocks=blocks), voice("en"))


def saved(change: Callable[[Any], None]) -> Callable[[bytes], bytes]:
    """The file with a change to its objects, saved anew."""

    def write(data: bytes) -> bytes:
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
        change(writer)
        held = io.BytesIO()
        writer.write(held)
        return held.getvalue()

    return write


def _root(**entries: Any) -> Callable[[Any], None]:
    """Entries of the catalogue set anew; None takes one out."""

    def change(writer: Any) -> None:
        for name, value in entries.items():
            writer.root_object.pop(f"/{name}", None)
            if value is not None:
                writer.root_object[NameObject(f"/{name}")] = value

    return change


def _metadata(old: bytes, new: bytes) -> Callable[[Any], None]:
    def change(writer: Any) -> None:
        stream = writer.root_object["/Metadata"].get_object()
        told = stream.get_data()
        assert old in told
        stream.set_data(told.replace(old, new))

    return change


def _links(**entries: Any) -> Callable[[Any], None]:
    def change(writer: Any) -> None:
        for page in writer.pages:
            for link in page.get("/Annots", ()):
                link.get_object().update({NameObject(f"/{n}"): v for n, v in entries.items()})

    return change


def _tagged(kind: str, change: Callable[[Any], object]) -> Callable[[Any], None]:
    def change_all(writer: Any) -> None:
        for name, element in elements(writer.root_object["/StructTreeRoot"]):
            if name == kind:
                change(element)

    return change_all


def _fonts(writer: Any) -> Iterator[Any]:
    found = writer.pages[0]["/Resources"]["/Font"].values()
    return (font.get_object() for font in found)


def _no_font_file(writer: Any) -> None:
    for font in _fonts(writer):
        del font["/DescendantFonts"][0]["/FontDescriptor"]["/FontFile2"]


def _other_widths(writer: Any) -> None:
    for font in _fonts(writer):
        widths = ArrayObject([NumberObject(n) for n in (0, 65535, 1)])
        font["/DescendantFonts"][0].get_object()[NameObject("/W")] = widths


def _no_unicode(writer: Any) -> None:
    for font in _fonts(writer):
        del font["/ToUnicode"]


def _more_content(drawn: bytes) -> Callable[[Any], None]:
    def change(writer: Any) -> None:
        page, stream = writer.pages[0], DecodedStreamObject()
        stream.set_data(page.get_contents().get_data() + drawn)
        page[NameObject("/Contents")] = writer._add_object(stream)

    return change


def _layers(writer: Any) -> None:
    shown = {NameObject("/Name"): TextStringObject("A"), NameObject("/AS"): ArrayObject()}
    held = {NameObject("/OCGs"): ArrayObject(), NameObject("/D"): DictionaryObject(shown)}
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject(held)


def _dictionary(**entries: Any) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in entries.items()})


FORM = _dictionary(Fields=ArrayObject(), NeedAppearances=BooleanObject(True))
SCRIPT = _dictionary(S=NameObject("/JavaScript"), JS=TextStringObject("app.alert(1)"))
UNKNOWN = b'<a:b xmlns:a="https://example.org/">c</a:b>'
UNTAGGED = b"\n0 0 10 10 re f\n"

BROKEN = {
    "nothing is changed": Broken(lambda data: data),
    "saved anew": Broken(saved(lambda writer: None)),
    "a line before the header": Broken(lambda data: b"\n" + data, ("6.1.2-1",)),
    "a line after the end": Broken(lambda data: data + b"\n%more\n", ("6.1.3-3",)),
    "no output intent": Broken(saved(_root(OutputIntents=None)), ("6.2.10-2",)),
    "a font outside": Broken(saved(_no_font_file), ("6.2.11.4.1-1",), ("7.21.4.1-1",)),
    "other widths": Broken(saved(_other_widths), ("6.2.11.5-1",), ("7.21.5-1",)),
    "no way back to text": Broken(saved(_no_unicode), ("6.2.11.7.2-1",), ("7.21.7-1",)),
    "hidden links": Broken(saved(_links(F=NumberObject(2))), ("6.3.2-2",)),
    "links without words": Broken(
        saved(_links(Contents=TextStringObject(""))), (), ("7.18.1-2", "7.18.5-2")
    ),
    "a form to be drawn": Broken(saved(_root(AcroForm=FORM)), ("6.4.1-3",)),
    "a script": Broken(saved(_root(OpenAction=SCRIPT)), ("6.5.1-1",)),
    "no metadata": Broken(saved(_root(Metadata=None)), ("6.6.2.1-1",), ("7.1-8",)),
    "metadata of no known kind": Broken(
        saved(_metadata(b"<pdfaid:part>", UNKNOWN + b"<pdfaid:part>")),
        ("6.6.2.3.1-1", "6.6.2.3.1-2"),
    ),
    "a lower level": Broken(
        saved(_metadata(b"pdfaid:conformance>A<", b"pdfaid:conformance>B<")), ("6.6.4-3",)
    ),
    "not said to be accessible": Broken(
        saved(_metadata(b"<pdfuaid:part>1</pdfuaid:part>", b"")), (), ("5-1",)
    ),
    "not marked": Broken(
        saved(_root(MarkInfo=_dictionary(Marked=BooleanObject(False)))),
        ("6.7.2.2-1",),
        ("6.2-1",),
    ),
    "an attachment": Broken(
        saved(lambda writer: writer.add_attachment("a.txt", b"a")),
        ("6.8-2", "6.8-5"),
        ("7.11-1",),
    ),
    "layers that switch themselves": Broken(saved(_layers), ("6.9-4",), ("7.10-2",)),
    "a title not shown": Broken(saved(_root(ViewerPreferences=None)), (), ("7.1-10",)),
    "content without a tag": Broken(saved(_more_content(UNTAGGED)), (), ("7.1-3",)),
    "a figure without words": Broken(
        saved(_tagged("Figure", lambda figure: figure.pop("/Alt"))), (), ("7.3-1",)
    ),
    "a heading skipped": Broken(
        saved(_tagged("H2", lambda head: head.update({NameObject("/S"): NameObject("/H4")}))),
        (),
        ("7.4.2-1",),
    ),
}
