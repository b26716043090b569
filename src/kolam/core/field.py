"""Fields: what a form, a table or a document needs to know about each field of a record."""

import datetime
import types
import typing
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from inspect import get_annotations
from typing import Any, Literal

from kolam.core.record import Record, Row, Text
from kolam.core.voice import Voice

Kind = Literal[
    "text", "long", "words", "int", "number", "yes_no", "choice", "date", "record", "rows", "many"
]
#: How a form shows a field: as its kind says, on lines that grow, or not at all.
Form = Literal["", "lines", "none"]
LONG_TEXT = 200
SHARED = "kolam.core."


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field: its kind, its bounds, and the record inside where there is one.

    `row_of` names the list of the sheet whose row ids the field may hold; a record says it with
    `Field(json_schema_extra={"row_of": "stakeholders"})`, and forms offer the rows by name. In the
    same way `form` says how a form shows the field, `choices` what a text may be, and `money` that
    a whole number is an amount of money: always, or beside the choices that it names.
    """

    name: str
    kind: Kind
    required: bool = False
    optional: bool = False
    lowest: int | float | None = None
    highest: int | float | None = None
    longest: int | None = None
    choices: tuple[str, ...] = ()
    inner: type[Record] | None = None
    row_of: str = ""
    form: Form = ""
    money: tuple[tuple[str, str], ...] | None = None

    def label_key(self, kind: type[Record], slug: str) -> str:
        """The key of this field's label: in the house's words where core defines the field."""
        owner = next(c for c in kind.__mro__ if self.name in get_annotations(c))
        if kind.__module__.startswith(SHARED):
            return f"field.{kind.__name__}.{self.name}"
        if owner.__module__.startswith(SHARED) and owner is not Row:
            return f"field.{owner.__name__}.{self.name}"
        return f"{slug}.field.{kind.__name__}.{self.name}"


def said_choice(kind: type[Record], spec: FieldSpec, value: str, slug: str, voice: Voice) -> str:
    """The words for one choice: the room's, else the house's, else the value itself."""
    keys = (
        f"{slug}.choice.{kind.__name__}.{spec.name}.{value}",
        f"{slug}.{spec.name}.{value}",
        f"{spec.name}.{value}",
        f"desk.choice.{spec.name}.{value or 'none'}",
    )
    known = next((key for key in keys if voice.knows(key)), None)
    return voice(known) if known else value or voice("desk.choice.none")


@cache
def fields_of(kind: type[Record]) -> tuple[FieldSpec, ...]:
    """Every field of a record class, in the order in which it is defined."""
    return tuple(_spec(name, info) for name, info in kind.model_fields.items())


def inside(kind: type[Record], place: Iterable[str | int]) -> type[Record]:
    """The record class found by walking `place` from `kind`; stops where records end."""
    for part in place:
        spec = next((s for s in fields_of(kind) if s.name == part), None)
        if spec and spec.inner:
            kind = spec.inner
    return kind


def _spec(name: str, info: Any) -> FieldSpec:
    bare, optional = _without_none(info.annotation)
    kind, choices, inner = _kind(bare)
    bounds = {type(m).__name__: m for m in info.metadata}
    longest = getattr(bounds.get("MaxLen"), "max_length", None)
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    if kind == "text" and (longest or 0) > LONG_TEXT:
        kind = "long"
    return FieldSpec(
        name=name,
        kind=kind,
        required=info.is_required(),
        optional=optional,
        lowest=getattr(bounds.get("Ge"), "ge", None),
        highest=getattr(bounds.get("Le"), "le", None),
        longest=longest,
        choices=choices or tuple(extra.get("choices", ())),
        inner=inner,
        row_of=str(extra.get("row_of", "")),
        form=extra.get("form", ""),
        money=tuple(extra["money"].items()) if "money" in extra else None,
    )


def _without_none(annotation: Any) -> tuple[Any, bool]:
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        rest = [a for a in typing.get_args(annotation) if a is not type(None)]
        return rest[0], len(rest) < len(typing.get_args(annotation))
    return annotation, False


_SIMPLE: dict[Any, Kind] = {
    str: "text",
    int: "int",
    float: "number",
    bool: "yes_no",
    datetime.date: "date",
}


def _kind(bare: Any) -> tuple[Kind, tuple[str, ...], type[Record] | None]:
    if bare in _SIMPLE:
        return _SIMPLE[bare], (), None
    if typing.get_origin(bare) is Literal:
        return "choice", tuple(str(c) for c in typing.get_args(bare)), None
    if typing.get_origin(bare) is tuple:
        return _many(typing.get_args(bare)[0])
    if isinstance(bare, type) and issubclass(bare, Text):
        return "words", (), bare
    if isinstance(bare, type) and issubclass(bare, Record):
        return "record", (), bare
    raise TypeError(f"no form is known for a field of type {bare!r}; use one of core/field.py's")


def _many(item: Any) -> tuple[Kind, tuple[str, ...], type[Record] | None]:
    if isinstance(item, type) and issubclass(item, Row):
        return "rows", (), item
    choices = tuple(str(c) for c in typing.get_args(item)) if typing.get_origin(item) else ()
    inner = item if isinstance(item, type) and issubclass(item, Record) else None
    return "many", choices, inner
