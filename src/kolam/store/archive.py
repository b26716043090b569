"""The archive: a book as a folder of JSON files, or the same files in one `.kolam` zip."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kolam.core.book import FORMAT, About, Book
from kolam.core.fault import Fault, Faulty, near
from kolam.core.record import Field, Record, read
from kolam.core.tool import Tool
from kolam.store.files import write_whole
from kolam.store.packing import LARGEST, MEMBER, pack, unpack
from kolam.store.plain import parse, pretty
from kolam.store.upgrades import read_sheet, version

SUFFIX = ".kolam"
Tools = Mapping[str, Tool]
_README = (Path(__file__).parent / "book_readme.txt").read_bytes()
_NOTHING: Mapping[str, bytes] = MappingProxyType({})


class _SheetFile(Record):
    tool: str
    version: int = Field(ge=0)
    sheet: Any


@dataclass(frozen=True)
class Opened:
    """A book as it was read: what it holds, and what was not understood but is kept.

    `kept` has the files of tools that are not installed here, byte for byte; `notes` says
    what is kept or was left out.
    """

    book: Book
    kept: Mapping[str, bytes] = field(default_factory=lambda: _NOTHING)
    notes: tuple[Fault, ...] = ()

    def holding(self, book: Book) -> "Opened":
        """The same kept files around another state of the book."""
        return replace(self, book=book)


def read_book(path: Path, tools: Tools) -> Opened:
    """Read a book from its folder or its `.kolam` file; nothing in it is ever executed.

    Raises Faulty with every fault and its place, FileNotFoundError where there is nothing.
    """
    if path.is_dir():
        return _opened(*_folder_members(path), tools)
    return unpacked(_bounded(path), tools)


def write_book(path: Path, opened: Opened, tools: Tools) -> None:
    """Write a book where `path` says: a `.kolam` file by its suffix, else a folder.

    Each file is replaced whole. Sheets that the book no longer has leave the folder; other
    files in it are not touched. The same book gives the same bytes.
    """
    if path.suffix == SUFFIX:
        write_whole(path, packed(opened, tools))
        return
    members = _members(opened, tools)
    for name, data in members.items():
        write_whole(path / name, data)
    for stale in sorted((path / "sheets").glob("*.json")):
        if f"sheets/{stale.name}" not in members:
            stale.unlink()


def packed(opened: Opened, tools: Tools) -> bytes:
    """The book as the bytes of a `.kolam` file."""
    return pack(_members(opened, tools))


def unpacked(data: bytes, tools: Tools) -> Opened:
    """The book in the bytes of a `.kolam` file. Raises Faulty with every fault and place."""
    return _opened(*unpack(data), tools)


def _members(opened: Opened, tools: Tools) -> dict[str, bytes]:
    """The files of a book by name, in the order in which they are written: `about` last."""
    sheets = {
        f"sheets/{slug}.json": pretty(
            {"tool": slug, "version": version(tools[slug]), "sheet": sheet.plain()}
        )
        for slug, sheet in sorted(opened.book.sheets.items())
    }
    about = pretty(opened.book.about.plain())
    return {"README.txt": _README, **opened.kept, **sheets, "about.json": about}


def _bounded(path: Path) -> bytes:
    with path.open("rb") as source:
        data = source.read(LARGEST + 1)
    if len(data) > LARGEST:
        values = {"limit": LARGEST // 1024 // 1024}
        raise Faulty([Fault((path.name,), "too_large", values)])
    return data


def _folder_members(folder: Path) -> tuple[dict[str, bytes], tuple[Fault, ...]]:
    members: dict[str, bytes] = {}
    faults: list[Fault] = []
    for path in (folder / "about.json", *sorted((folder / "sheets").glob("[!.]*"))):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or (folder / "sheets").is_symlink():
            faults.append(Fault((name,), "unsafe_name"))
        elif path.is_file() and MEMBER.fullmatch(name):
            members[name] = _bounded(path)
    if faults:
        raise Faulty(faults)
    return members, ()


def _opened(members: Mapping[str, bytes], notes: tuple[Fault, ...], tools: Tools) -> Opened:
    faults: list[Fault] = []
    about = _gathered(faults, "about.json", lambda: _about(members.get("about.json")))
    sheets: dict[str, Record] = {}
    kept: dict[str, bytes] = {}
    for slug, name in _sheet_names(members):
        if slug not in tools:
            kept[name] = members[name]
            notes += (Fault((name,), "unknown_tool", {"word": slug, "near": near(slug, tools)}),)
            continue
        data, tool = members[name], tools[slug]
        sheet = _gathered(faults, name, lambda d=data, t=tool: _sheet(d, t))
        if sheet is not None:
            sheets[slug] = sheet
    if faults or about is None:
        raise Faulty(faults)
    return Opened(Book(about, MappingProxyType(sheets)), MappingProxyType(kept), notes)


def _sheet_names(members: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    for name in sorted(members):
        if name.startswith("sheets/"):
            yield Path(name).stem, name


def _gathered(faults: list[Fault], name: str, act: Any) -> Any:
    try:
        return act()
    except Faulty as faulty:
        faults += [fault.inside(name) for fault in faulty.faults]
    except RecursionError:
        faults.append(Fault((name,), "not_json"))
    return None


def _about(data: bytes | None) -> About:
    if data is None:
        raise Faulty([Fault((), "missing_file")])
    values = parse(data)
    found = values.get("format") if isinstance(values, dict) else None
    if isinstance(found, int) and found > FORMAT:
        raise Faulty([Fault(("format",), "newer_book", {"found": found, "known": FORMAT})])
    return read(About, values)


def _sheet(data: bytes, tool: Tool) -> Record:
    outer = read(_SheetFile, parse(data))
    if outer.tool != tool.slug:
        raise Faulty([Fault(("tool",), "other_tool", {"word": outer.tool, "name": tool.slug})])
    try:
        return read_sheet(tool, outer.sheet, outer.version)
    except Faulty as faulty:
        raise Faulty(fault.inside("sheet") for fault in faulty.faults) from None
