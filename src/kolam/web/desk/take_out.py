"""Exports: the figure, the tables, the sheet and the whole book as files."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.text import slugify

from kolam import toolbox
from kolam.bench import Bench
from kolam.paper.picture import png
from kolam.store.archive import packed
from kolam.store.calendar_file import KIND, SUFFIX, calendar_of
from kolam.store.csv_text import to_csv
from kolam.store.packing import pack
from kolam.store.plain import pretty
from kolam.store.tables import export
from kolam.store.workbook import to_xlsx
from kolam.web import doors
from kolam.web.books import book_of, opened_of
from kolam.web.desk.language import speak
from kolam.web.desk.room import find_tool
from kolam.web.desk.seen import Seen
from kolam.web.doors import DeskRequest

Made = tuple[bytes, str, str]


@doors.only("export")
def take_out(request: DeskRequest, tool: str, what: str) -> HttpResponse:
    """One room in one format; `?table=` gives one table alone as CSV."""
    return exported(Seen(find_tool(tool), speak(), request.partnership, request.GET), what)


def exported(seen: Seen, what: str) -> HttpResponse:
    """What is seen, as a file. Raises Http404 for a format that does not exist."""
    make = FORMATS.get(what)
    if make is None:
        raise Http404
    data, kind, suffix = make(seen)
    return as_file(data, kind, f"{seen.partnership.slug}-{seen.tool.slug}{suffix}")


@doors.only("export")
def book(request: DeskRequest) -> HttpResponse:
    """The whole partnership as one .kolam file; private sheets stay behind."""
    data = packed(opened_of(request.partnership), toolbox.rooms())
    return as_file(data, "application/vnd.kolam+zip", f"{request.partnership.slug}.kolam")


@doors.only("export")
def calendar(request: DeskRequest) -> HttpResponse:
    """The dates of all rooms as a calendar file; private sheets stay behind."""
    bench = Bench(book_of(request.partnership), toolbox.rooms(), speak())
    data = calendar_of(bench, now=timezone.now())
    return as_file(data, KIND, f"{request.partnership.slug}{SUFFIX}")


def as_file(data: bytes, kind: str, name: str) -> HttpResponse:
    """An answer that browsers save under this name."""
    stem, _, suffix = name.rpartition(".")
    plain = slugify(stem.replace(".", "-"))
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{plain}.{suffix}"'
    answer["Cache-Control"] = "no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _svg(seen: Seen) -> Made:
    return seen.figure.svg().encode(), "image/svg+xml", ".svg"


def _png(seen: Seen) -> Made:
    return png(seen.figure), "image/png", ".png"


def _json(seen: Seen) -> Made:
    return pretty(seen.stored.plain()), "application/json", ".json"


def _csv(seen: Seen) -> Made:
    tables = export(seen.stored)
    if name := seen.asked.get("table"):
        if name not in tables:
            raise Http404
        return to_csv(tables[name]), "text/csv; charset=utf-8", f"-{name}.csv"
    files = {f"{name}.csv": to_csv(table) for name, table in tables.items()}
    return pack(files), "application/zip", "-csv.zip"


def _xlsx(seen: Seen) -> Made:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return to_xlsx(export(seen.stored)), kind, ".xlsx"


FORMATS: Mapping[str, Callable[[Seen], Made]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "svg": _svg,
    "png": _png,
    "json": _json,
}
