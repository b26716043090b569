"""Plain JSON, strictly: what is read has no name twice and no strange numbers."""

import json
from typing import Any

import orjson

from kolam.core.fault import Fault, Faulty


class _Strange(ValueError):
    """JSON that programs read differently, as a fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.key)
        self.fault = fault


def parse(data: bytes) -> Any:
    """Read JSON. Raises Faulty with the line and column where it stops being JSON."""
    try:
        return json.loads(
            data.decode("utf-8-sig"), object_pairs_hook=_named_once, parse_constant=_no_number
        )
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Faulty([Fault((), "not_utf8", {"line": line})]) from None
    except json.JSONDecodeError as error:
        values = {"line": error.lineno, "column": error.colno}
        raise Faulty([Fault((), "not_json_at", values)]) from None
    except _Strange as strange:
        raise Faulty([strange.fault]) from None
    except (ValueError, RecursionError):
        raise Faulty([Fault((), "not_json")]) from None


def pretty(values: Any) -> bytes:
    """JSON for eyes and for line-by-line comparison: one value a line, UTF-8, order as given."""
    return orjson.dumps(values, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _named_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _Strange(Fault((), "name_twice", {"word": twice[:60]}))
    return found


def _no_number(word: str) -> None:
    raise _Strange(Fault((), "no_json_number", {"word": word}))
