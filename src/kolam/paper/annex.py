"""The annex: raw counts, fingerprints, sources, and what a report does not have."""

import tomllib
from collections import Counter
from collections.abc import Iterator

from kolam import toolbox
from kolam.bench import Bench
from kolam.core.block import Block, Heading, Note, Table
from kolam.core.field import fields_of
from kolam.core.record import Record, fingerprint
from kolam.paper import rooms

#: A longer table stands in the annex, and a line in its place.
LONG = 40
SHOWN_DIGITS = 16


def annex(
    bench: Bench, slugs: list[str], long: list[tuple[str, Table]], *, full: bool = True
) -> Iterator[Block]:
    """What the report rests on, and the tables that are too long for its chapters.

    Without `full` a room's counts and fingerprint are one row, the sources are left out.
    """
    voice = bench.voice
    yield Heading(voice("report.annex"))
    yield Note(f"{voice('report.annex.legend')} {voice('report.annex.private')}")
    if missing := rooms.empty(bench):
        yield Heading(voice("report.annex.missing"), 2)
        names = voice.list([rooms.title(bench, slug) for slug in missing])
        yield Note(voice("report.annex.missing.note", rooms=names))
    yield Heading(voice("report.annex.counts"), 2)
    if full:
        yield _counts(bench, slugs)
        yield Heading(voice("report.annex.sheets"), 2)
        yield _fingerprints(bench, slugs)
    else:
        yield _together(bench, slugs)
    equal = voice("report.annex.fingerprint.note")
    if full:
        yield Note(equal)
        yield from _sources(bench, slugs)
    else:
        left = voice("report.short.elsewhere", what=voice("report.annex.sources"))
        yield Note(f"{equal} {left}")
    if long:
        yield Heading(voice("report.annex.tables"), 2)
    for title, table in long:
        yield Heading(f"{title}: {table.caption or table.header[0]}", 3)
        yield table


def shortened(
    bench: Bench, slug: str, blocks: tuple[Block, ...], long: list[tuple[str, Table]]
) -> Iterator[Block]:
    """A room's blocks, its long tables put into `long` and named where they stood."""
    for block in blocks:
        if isinstance(block, Table) and len(block.rows) > LONG:
            long.append((rooms.title(bench, slug), block))
            name = block.caption or block.header[0]
            yield Note(bench.voice("report.annex.moved", table=name, n=len(block.rows)))
        else:
            yield block


def _counts(bench: Bench, slugs: list[str]) -> Table:
    voice = bench.voice
    header = tuple(voice(f"report.{key}") for key in ("room", "annex.list", "annex.rows"))
    rows = tuple(
        (rooms.title(bench, slug), name, voice.number(n))
        for slug in slugs
        for name, n in _lists(bench, slug).items()
    )
    return Table(header, rows)


def _together(bench: Bench, slugs: list[str]) -> Table:
    """A room's counts and its fingerprint in one row."""
    voice, prints = bench.voice, _fingerprints(bench, slugs)
    counts = (
        "; ".join(f"{name}: {voice.number(n)}" for name, n in _lists(bench, slug).items())
        for slug in slugs
    )
    rows = zip(prints.rows, counts, strict=True)
    header = (prints.header[0], voice("report.annex.rows"), prints.header[1])
    return Table(header, tuple((name, told, mark) for (name, mark), told in rows))


def _lists(bench: Bench, slug: str) -> Counter[str]:
    """How many rows each list of a room's sheet has, by the list's label; lists inside too."""
    found: Counter[str] = Counter()
    _count(bench, slug, bench.book.sheets[slug], found)
    return found


def _count(bench: Bench, slug: str, record: Record, found: Counter[str]) -> None:
    for spec in fields_of(type(record)):
        if spec.kind != "rows":
            continue
        rows = getattr(record, spec.name)
        if rows:
            found[bench.voice(spec.label_key(type(record), slug))] += len(rows)
        for row in rows:
            _count(bench, slug, row, found)


def _fingerprints(bench: Bench, slugs: list[str]) -> Table:
    header = tuple(bench.voice(f"report.{key}") for key in ("room", "annex.fingerprint"))
    sheets = bench.book.sheets
    told = ((rooms.title(bench, s), fingerprint(sheets[s])[:SHOWN_DIGITS]) for s in slugs)
    return Table(header, tuple(told))


def _sources(bench: Bench, slugs: list[str]) -> Iterator[Block]:
    rows = tuple(
        (rooms.title(bench, slug), source) for slug in slugs for source in _named_sources(slug)
    )
    if rows:
        yield Heading(bench.voice("report.annex.sources"), 2)
        header = tuple(bench.voice(f"report.{key}") for key in ("room", "annex.source"))
        yield Table(header, rows)


def _named_sources(slug: str) -> list[str]:
    """The sources that a room's frame names, each once, in its order."""
    path = toolbox.folder(slug) / "frame.toml"
    tables = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    entries = (entry for table in tables.values() if isinstance(table, list) for entry in table)
    return list(dict.fromkeys(entry["source"] for entry in entries if entry.get("source")))
