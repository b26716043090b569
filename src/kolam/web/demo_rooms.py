"""The demonstration's other rooms: each with its own example, and one row taken and gone stale."""

from django.contrib.auth.models import User

from kolam import toolbox
from kolam.bench import Bench
from kolam.core.record import Record, Text, read
from kolam.flow import Flow
from kolam.web import sheets
from kolam.web.books import book_of
from kolam.web.models import Partnership

EXAMPLE = "food_security.json"
TAKER, SOURCE = "influence", "stakeholders"
#: Two stakeholders that influence takes; the first is spelled out only after it was taken.
SHORT, PLAIN = "FPA", "MOH"
EARLIER = Text(en="Family Planning Association", si="පවුල් සැලසුම් සංගමය", ta="குடும்பத் திட்டமிடல் சங்கம்")


def build(partnership: Partnership, who: User, *, but: tuple[str, ...]) -> None:
    """Fill every room that has the example, but for those that are filled in their own way."""
    for slug, tool in toolbox.rooms().items():
        path = toolbox.folder(slug) / "examples" / EXAMPLE
        if slug not in but and path.is_file():
            _save(partnership, slug, read(tool.sheet, path.read_bytes()), who=who, why="import")
    if partnership.sheets.filter(tool=TAKER, owner=None).exists():
        _go_stale(partnership, who)


def _go_stale(partnership: Partnership, who: User) -> None:
    """Take two stakeholders, one of them under an earlier name, so that it changes afterwards."""
    now = sheets.record_of(sheets.current(partnership, SOURCE))
    _save(partnership, SOURCE, _named(now, EARLIER), who=who, why="edit")
    for id in (SHORT, PLAIN):
        flow = Flow(Bench(book_of(partnership), toolbox.rooms(), toolbox.voice("en")))
        offers = (a for a in flow.into(TAKER) if a.source.path == ("stakeholders", id))
        _save(partnership, TAKER, flow.taken(next(offers)), who=who, why="take")
    _save(partnership, SOURCE, now, who=who, why="edit")


def _named(sheet: Record, name: Text) -> Record:
    rows = getattr(sheet, "stakeholders", ())
    return sheet.with_(
        stakeholders=tuple(row.with_(name=name) if row.id == SHORT else row for row in rows)
    )


def _save(partnership: Partnership, slug: str, record: Record, *, who: User, why: str) -> None:
    row = sheets.current(partnership, slug)
    sheets.save(row, record, read=row.fingerprint, who=who, why=why)
