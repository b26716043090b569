"""Documents: the report, the agreement, the contracts and the work plan, each in one click.

Whoever makes one, it holds what everybody in the room may see: a file is passed on.
"""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render

from kolam import toolbox
from kolam.bench import Bench
from kolam.core.voice import LANGUAGES, NAMES
from kolam.paper.composing import FORMATS, KINDS, Kind, NoDocument, compose, possible
from kolam.paper.document import Document
from kolam.web import doors, private
from kolam.web.desk import letterhead
from kolam.web.desk.language import speak
from kolam.web.desk.take_out import as_file
from kolam.web.doors import DeskRequest
from kolam.web.kept import Kept
from kolam.web.models import Organisation, Partnership, Workshop
from kolam.web.occasions import held, occasion

_MADE = Kept(12)


@doors.only("export")
def documents(request: DeskRequest) -> HttpResponse:
    """Every document that the book can become, in each language and format."""
    own = speak().language
    bench = _bench(request.partnership, own)
    workshops, heads = held(request.partnership), letterhead.having(request.partnership)
    of, head = _chosen(request, workshops), letterhead.chosen(request, heads)
    known = {
        "documents": [
            {
                "kind": kind,
                "possible": possible(kind, bench),
                "is_report": kind == "report",
                "asked": _asked(request, kind, of, head),
            }
            for kind in KINDS
        ],
        # The reader's own language stands first, the others are folded.
        "languages": [(code, NAMES[code]) for code in sorted(LANGUAGES, key=lambda c: c != own)],
        "formats": tuple(FORMATS),
        "workshops": workshops,
        "chosen": of,
        "letterheads": heads,
        "head": head,
        "may_write": letterhead.may_write(request),
        "is_full": _is_full(request),
        "nav": "documents",
    }
    return render(request, "desk/documents.html", known)


@doors.only("export")
def document(request: DeskRequest, kind: str, language: str, format: str) -> HttpResponse:
    """One document as a file. 404 where there is none of it."""
    found = next((known for known in KINDS if known == kind), None)
    if found is None or language not in LANGUAGES or format not in FORMATS:
        raise Http404
    try:
        made = _made(request, found, language)
    except NoDocument as missing:
        raise Http404(str(missing)) from None
    head = letterhead.chosen(request, letterhead.having(request.partnership))
    made = replace(made, letterhead=letterhead.of(head))
    data = FORMATS[format].write(made, toolbox.voice(language))
    name = kind + ("-full" if kind == "report" and _is_full(request) else "")
    name = f"{request.partnership.slug}-{name}-{language}.{format}"
    return as_file(data, FORMATS[format].media, name)


def _made(request: DeskRequest, kind: Kind, language: str) -> Document:
    """The document, kept by everything that it follows from."""
    bench = _bench(request.partnership, language)
    chosen = _chosen(request, held(request.partnership)) if kind == "report" else None
    of = occasion(chosen) if chosen else None
    full = kind == "report" and _is_full(request)
    key = (kind, full, language, bench.book.about, of, *private.marks(bench.book))
    return _MADE.once(key, lambda: compose(kind, bench, of, full=full))


def _asked(request: DeskRequest, kind: Kind, of: Workshop | None, head: Organisation | None) -> str:
    """What the links to a document ask for besides it."""
    is_report = kind == "report"
    told = {
        "workshop": of.code if is_report and of else "",
        "form": "full" if is_report and _is_full(request) else "",
        "letterhead": str(head.pk) if head else "",
    }
    return urlencode({name: value for name, value in told.items() if value})


def _is_full(request: DeskRequest) -> bool:
    return request.GET.get("form") == "full"


def _bench(partnership: Partnership, language: str) -> Bench:
    """Everything of the partnership, as everybody in the room may see it."""
    return Bench(private.whole_book(partnership), toolbox.rooms(), toolbox.voice(language))


def _chosen(request: DeskRequest, workshops: list[Workshop]) -> Workshop | None:
    """The workshop that is asked for, else the newest; none where none was held."""
    asked: Any = request.GET.get("workshop", "")
    return next((w for w in workshops if w.code == asked), workshops[0] if workshops else None)
