"""Rows as plain JSON values: the fields of a class, and the rows of a list by id."""

from functools import cache
from typing import Any

from kolam.core.field import fields_of

Body = dict[str, Any]

specs = cache(fields_of)


def rows_by_id(rows: Any) -> dict[str, Body] | None:
    """The rows of a list by id, or None where there is no list or an id stands in it twice."""
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return None
    found = {row["id"]: row for row in rows}
    return found if len(found) == len(rows) else None


def at(body: Any, path: tuple[str, ...]) -> Any:
    """The value at a path of field names, or None where a record on the way is absent."""
    for name in path:
        if body is None:
            return None
        body = body.get(name)
    return body
