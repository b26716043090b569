"""Packing: a book's files in one zip, the same bytes for the same book, and safely out again."""

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from kolam.core.fault import Fault, Faulty

LARGEST = 32 * 1024 * 1024
MOST = 200
MEMBER = re.compile(r"README\.txt|about\.json|sheets/[a-z][a-z0-9_]{0,39}\.json")
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def pack(members: Mapping[str, bytes]) -> bytes:
    """A zip whose bytes depend on names and contents alone (and on zlib): no clock, no owner."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(members):
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.create_system = 3
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, members[name])
    return target.getvalue()


def unpack(data: bytes) -> tuple[dict[str, bytes], tuple[Fault, ...]]:
    """A book's files, and notes on files that belong to no book and were left out.

    Nothing is written anywhere, and no more than LARGEST bytes are unpacked. Raises Faulty,
    with every fault, for damage, locked or unsafe or repeated names, and too much content.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if faults := tuple(_entry_faults(entries)):
                raise Faulty(faults)
            wanted = [entry for entry in entries if MEMBER.fullmatch(entry.filename)]
            members = _contents(archive, wanted)
    except _DAMAGE:
        raise Faulty([Fault((), "damaged_file")]) from None
    notes = [Fault((e.filename,), "left_out") for e in entries if e.filename not in members]
    return members, tuple(notes)


def _entry_faults(entries: list[zipfile.ZipInfo]) -> Iterator[Fault]:
    if len(entries) > MOST:
        yield Fault((), "too_many_files", {"limit": MOST})
    seen: set[str] = set()
    for entry in entries:
        name = entry.orig_filename
        if _is_unsafe(entry):
            yield Fault((name[:200],), "unsafe_name")
        elif name.casefold() in seen:
            yield Fault((name,), "file_twice")
        if entry.flag_bits & 1:
            yield Fault((name,), "locked_file")
        seen.add(name.casefold())


def _is_unsafe(entry: zipfile.ZipInfo) -> bool:
    name = entry.orig_filename
    parts = re.split(r"[/\\]", name)
    strange = "\\" in name or ":" in name or not name.isprintable()
    return strange or "" in parts or ".." in parts or stat.S_ISLNK(entry.external_attr >> 16)


def _contents(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    left = LARGEST
    members: dict[str, bytes] = {}
    for entry in entries:
        with archive.open(entry) as source:
            # What the entry says of its own size is not believed.
            members[entry.filename] = source.read(left + 1)
        left -= len(members[entry.filename])
        if left < 0:
            values = {"limit": LARGEST // 1024 // 1024}
            raise Faulty([Fault((entry.filename,), "too_large", values)])
    return members
