"""Books in the database: a partnership as one book, and a book as a partnership."""

import hashlib
import secrets
from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from kolam import toolbox
from kolam.core.book import About, Book
from kolam.core.fault import Faulty
from kolam.store.archive import Opened
from kolam.store.plain import parse, pretty
from kolam.web import sheets
from kolam.web.models import Member, Partnership, Sheet

NOTHING: Mapping[str, bytes] = MappingProxyType({})
_LONGEST_SLUG = 50


def book_of(partnership: Partnership) -> Book:
    """Everything that the partnership shares; private sheets and unknown tools stay behind."""
    rows = partnership.sheets.filter(owner=None, tool__in=toolbox.rooms()).order_by("tool")
    found = {row.tool: record for row, record in sheets.records_of(rows)}
    return Book(sheets.about_of(partnership), MappingProxyType(found))


def opened_of(partnership: Partnership) -> Opened:
    """The same book, ready to be packed: with the sheets of tools that are not installed here."""
    unknown = partnership.sheets.filter(owner=None).exclude(tool__in=toolbox.rooms())
    kept = {
        f"sheets/{row.tool}.json": pretty(
            {"tool": row.tool, "version": row.version, "sheet": row.body}
        )
        for row in unknown.order_by("tool")
    }
    return Opened(book_of(partnership), MappingProxyType(kept))


def put_book(
    book: Book,
    who: Any,
    *,
    into: Partnership | None = None,
    kept: Mapping[str, bytes] = NOTHING,
) -> Partnership:
    """Put a book into the database, whole or not at all.

    Without `into` a new partnership is made, with `who` as its broker. With it, that
    partnership's own sheets become the book's, each as a revision that can be undone; sheets
    that the book does not have stay. `kept` are the files of unknown tools, which wait until
    the tool is installed.
    """
    with transaction.atomic():
        partnership = into or _started(book.about, who)
        partnership.about = book.about.plain()
        partnership.save(update_fields=["about"])
        for slug, record in book.sheets.items():
            row = sheets.current(partnership, slug)
            sheets.save(row, record, read=row.fingerprint, who=who, why="import")
        for name, data in kept.items():
            _keep(partnership, PurePosixPath(name).stem, data)
    return partnership


def _started(about: About, who: Any) -> Partnership:
    partnership = Partnership.objects.create(slug=free_slug(about.id), about=about.plain())
    if who is not None:
        Member.objects.create(partnership=partnership, person=who, role=Member.Role.BROKER)
    return partnership


def free_slug(words: str) -> str:
    """A slug from these words that no partnership has."""
    stem = slugify(words)[:_LONGEST_SLUG].strip("-") or "partnership"
    taken = Partnership.objects.filter(slug=stem).exists()
    return f"{stem}-{secrets.token_hex(3)}" if taken else stem


def _keep(partnership: Partnership, named: str, data: bytes) -> None:
    """Keep an unknown tool's sheet, if it is shaped like one; its fingerprint is of its bytes.

    Its file is named after the tool: a sheet that calls itself otherwise could pass for one of
    a tool that is installed, or for one of our own rows.
    """
    try:
        outer = parse(data)
        slug, version, body = outer["tool"], int(outer["version"]), outer["sheet"]
    except (Faulty, KeyError, TypeError, ValueError):
        return
    if slug != named or slug in toolbox.rooms():
        return
    seen = hashlib.sha256(pretty(body)).hexdigest()[:32]
    Sheet.objects.update_or_create(
        partnership=partnership,
        tool=named[:40],
        owner=None,
        defaults={"version": version, "body": body, "fingerprint": seen},
    )
