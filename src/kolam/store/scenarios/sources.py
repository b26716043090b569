"""Sources: the files of a scenario, read no further than a limit, and never executed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from kolam.core.fault import Fault, Faulty
from kolam.store.scenarios.exact import Number
from kolam.store.scenarios.yaml_text import parse_yaml

LARGEST = 32 * 1024 * 1024
MOST_FILES = 200
ENDINGS = (".xml", ".json", ".yml", ".yaml", ".csv")


@dataclass(frozen=True)
class Source:
    """One file: its name and its bytes, parsed when they are first needed."""

    name: str
    data: bytes

    @property
    def stem(self) -> str:
        """The name without its ending."""
        return Path(self.name).stem

    @property
    def ending(self) -> str:
        """.xml, .json, ... in small letters."""
        return Path(self.name).suffix.lower()

    @cached_property
    def xml(self) -> Element:
        """The root element. Raises Faulty for what is no XML, or declares entities."""
        from defusedxml import DefusedXmlException
        from defusedxml.ElementTree import fromstring

        try:
            root: Element = fromstring(self.data)
        except DefusedXmlException:
            raise Faulty([Fault((self.name,), "scenario_xml_entities")]) from None
        except (ParseError, ValueError, LookupError, RecursionError) as error:
            line = getattr(error, "position", (1, 0))[0]
            raise Faulty([Fault((self.name,), "scenario_not_xml", {"line": line})]) from None
        return root

    @cached_property
    def tree(self) -> Any:
        """JSON or YAML as plain values, numbers as they are written. Raises Faulty."""
        try:
            text = self.data.decode("utf-8-sig")
            return parse_yaml(text) if self.ending in (".yml", ".yaml") else _json(text)
        except UnicodeDecodeError as error:
            line = self.data.count(b"\n", 0, error.start) + 1
            raise Faulty([Fault((self.name,), "not_utf8", {"line": line})]) from None
        except Faulty as faulty:
            raise Faulty(fault.inside(self.name) for fault in faulty.faults) from None

    @property
    def is_xml(self) -> bool:
        """Whether the bytes begin as XML does."""
        return self.data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"


def read_source(path: Path) -> Source:
    """One file. Raises Faulty where it is too large, OSError where it cannot be read."""
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise Faulty([Fault((path.name,), "too_large", {"limit": LARGEST // 1024 // 1024})])
    return Source(path.name, data)


def files_in(folder: Path) -> list[Path]:
    """A folder's files of the kinds that scenarios have, in natural order: 2 before 10."""
    files = [p for p in folder.iterdir() if p.suffix.lower() in ENDINGS and p.is_file()]
    if len(files) > MOST_FILES:
        raise Faulty([Fault((folder.name,), "too_many_files", {"limit": MOST_FILES})])
    return sorted(files, key=lambda path: natural(path.name))


def natural(name: str) -> list[tuple[int, str]]:
    """A key that sorts numbers inside names by size."""
    parts = re.findall(r"\d{1,18}|\D+", name.lower())
    return [(int(p), "") if p.isdigit() else (-1, p) for p in parts]


def _json(text: str) -> Any:
    try:
        return json.loads(
            text,
            object_pairs_hook=_named_once,
            parse_float=Number,
            parse_int=Number,
            parse_constant=Number,
        )
    except json.JSONDecodeError as error:
        values = {"line": error.lineno, "column": error.colno}
        raise Faulty([Fault((), "not_json_at", values)]) from None
    except RecursionError:
        raise Faulty([Fault((), "not_json")]) from None


def _named_once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise Faulty([Fault((), "name_twice", {"word": name[:60]})])
        found[name] = value
    return found
