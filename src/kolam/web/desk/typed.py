"""What a person typed into a form made from a record's fields, as plain values for `read`."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.http import QueryDict

from kolam.core.field import FieldSpec, Kind, fields_of
from kolam.core.record import LANGUAGES, Record

Plain = dict[str, Any]
WHOLE = re.compile(r"-?[0-9]{1,15}")
NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")


def typed(kind: type[Record], post: QueryDict, prefix: str = "") -> Plain:
    """The form's values by field name, kept exactly as typed where they cannot be understood.

    Money stays as typed, too: `kolam.core.money.settle` reads it once the sheet around is known.
    Rows are edited one by one, so lists of rows and ids are left out; fields that the form did
    not send are left out too.
    """
    found = {}
    for spec in fields_of(kind):
        name = prefix + spec.name
        if spec.kind == "rows" or (spec.name == "id" and not prefix):
            continue
        if sent(spec, post, name):
            found[spec.name] = _READERS[spec.kind](spec, post, name)
    return found


def sent(spec: FieldSpec, post: QueryDict, name: str) -> bool:
    """Whether the form had this field; a box that is not ticked sends nothing but its mark."""
    if spec.kind in ("record", "words", "many"):
        return any(key == name or key.startswith(f"{name}.") for key in post)
    return name in post or f"{name}.asked" in post


def with_typed(old: Plain, new: Plain) -> Plain:
    """`old` with what the form sent; fields that it did not send stay."""
    mixed = dict(old)
    for name, value in new.items():
        both = isinstance(value, dict) and isinstance(old.get(name), dict)
        mixed[name] = with_typed(old[name], value) if both else value
    return mixed


def _words(spec: FieldSpec, post: QueryDict, name: str) -> Any:
    return {code: _clean(post.get(f"{name}.{code}", "")) for code in LANGUAGES}


def _text(spec: FieldSpec, post: QueryDict, name: str) -> Any:
    text = _clean(post.get(name, ""))
    return None if spec.optional and not text else text


def _whole(spec: FieldSpec, post: QueryDict, name: str) -> Any:
    text = _text(spec, post, name)
    if spec.money is not None:
        # In units of a currency that only the whole sheet knows: kolam.core.money.
        return text
    return int(text) if text and WHOLE.fullmatch(text) else text


def _number(spec: FieldSpec, post: QueryDict, name: str) -> Any:
    text = _text(spec, post, name)
    return float(text) if text and NUMBER.fullmatch(text) else text


def _yes_no(spec: FieldSpec, post: QueryDict, name: str) -> Any:
    if spec.optional:
        return {"yes": True, "no": False}.get(post.get(name, ""))
    return name in post


def _choice(spec: FieldSpec, post: QueryDict, name: str) -> Any:
    word = post.get(name, "")
    return None if spec.optional and not word else word


def _record(spec: FieldSpec, post: QueryDict, name: str) -> Any:
    assert spec.inner is not None
    return typed(spec.inner, post, f"{name}.")


def _many(spec: FieldSpec, post: QueryDict, name: str) -> Any:
    if spec.inner is None:
        # One box a choice, or one line a word.
        lines = (line for value in post.getlist(name) for line in value.splitlines())
        return [line.strip() for line in lines if line.strip()]
    count = int(post.get(f"{name}.count", "0") or 0)
    items = (typed(spec.inner, post, f"{name}.{number}.") for number in range(min(count, 500)))
    return [item for item in items if _said_anything(item)]


def _said_anything(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(_said_anything(inner) for inner in value.values())
    return value not in (None, "", False, [])


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


_READERS: Mapping[Kind, Callable[[FieldSpec, QueryDict, str], Any]] = {
    "text": _text,
    "long": _text,
    "words": _words,
    "int": _whole,
    "number": _number,
    "yes_no": _yes_no,
    "choice": _choice,
    "date": _text,
    "record": _record,
    "many": _many,
}
