"""Forms made from a record's fields: one box per field, with its words, value and faults."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kolam.core.fault import Fault
from kolam.core.field import FieldSpec, fields_of, said_choice
from kolam.core.money import COUNT, Unit, in_units, unit_of
from kolam.core.record import LANGUAGES, Record
from kolam.core.ref import Ref
from kolam.core.voice import NAMES, Voice


@dataclass(frozen=True)
class Choice:
    """One possible answer."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Tongue:
    """One language of a field that is written in three."""

    code: str
    name: str
    label: str
    value: str
    faults: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Box:
    """One field on a page; `name` is the form's name for it, `id` the page's.

    `mark` keeps ids apart where several forms stand on one page. `unit` is the currency of an
    amount; `unit_box` is the id of the box beside it in which that may be changed.
    """

    spec: FieldSpec
    name: str
    label: str
    mark: str = ""
    hint: str = ""
    value: Any = ""
    faults: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    tongues: tuple[Tongue, ...] = ()
    inner: tuple["Box", ...] = ()
    items: tuple[tuple["Box", ...], ...] = ()
    is_money: bool = False
    unit: str = ""
    unit_box: str = ""

    @property
    def id(self) -> str:
        return f"f-{self.mark}" + self.name.replace(".", "-")

    @property
    def template(self) -> str:
        return f"desk/box/{self.spec.kind}.html"

    @property
    def described(self) -> str:
        """The ids of the texts that describe this field, for those who hear the page."""
        told = {"unit": self.unit, "hint": self.hint, "fault": self.faults}
        return " ".join(f"{self.id}-{part}" for part, words in told.items() if words)


@dataclass(frozen=True, kw_only=True)
class Maker:
    """Makes the boxes of one room in one language; `rows` names the rows one may refer to."""

    slug: str
    voice: Voice
    rows: Mapping[str, Sequence[tuple[str, str]]]
    mark: str = ""

    def boxes(
        self,
        kind: type[Record],
        values: Mapping[str, Any],
        faults: Iterable[Fault] = (),
        *,
        prefix: str = "",
        around: Sequence[Mapping[str, Any]] = (),
    ) -> tuple[Box, ...]:
        """A box for every field but ids, lists of rows, which have pages of their own, and sources.

        Where a row came from is shown as a link and never typed. `around` are the records that hold
        it, the nearest first.
        """
        faults = tuple(faults)
        held = (values, *around)
        return tuple(
            self._box(kind, spec, held, _under(faults, spec.name), prefix)
            for spec in fields_of(kind)
            if spec.kind != "rows"
            and spec.name != "id"
            and spec.inner is not Ref
            and spec.form != "none"
        )

    def label(self, kind: type[Record], spec: FieldSpec) -> str:
        """The field's label in the room's words."""
        return self.voice(spec.label_key(kind, self.slug))

    def said_choice(self, kind: type[Record], spec: FieldSpec, value: str) -> str:
        """The words for one choice."""
        return said_choice(kind, spec, value, self.slug, self.voice)

    def _box(
        self,
        kind: type[Record],
        spec: FieldSpec,
        held: Sequence[Mapping[str, Any]],
        faults: tuple[Fault, ...],
        prefix: str,
    ) -> Box:
        hint = f"{self.slug}.hint.{kind.__name__}.{spec.name}"
        name, value = prefix + spec.name, held[0].get(spec.name)
        made = Box(
            spec=spec,
            name=name,
            mark=self.mark,
            label=self.label(kind, spec),
            hint=self.voice(hint) if self.voice.knows(hint) else "",
            value=_shown(value),
            faults=tuple(f.said(self.voice) for f in faults if _is_here(f, spec)),
            choices=self._choices(kind, spec, value),
            tongues=self._tongues(spec, value, faults),
            inner=self._inner(spec, held, faults, name),
            items=self._items(spec, held, faults, name),
        )
        return made if spec.money is None else _with_unit(made, held, prefix)

    def _choices(self, kind: type[Record], spec: FieldSpec, value: Any) -> tuple[Choice, ...]:
        known = self.rows.get(spec.row_of)
        if known is not None:
            if spec.kind == "many":
                chosen = value if isinstance(value, list) else []
                # What is chosen stays a choice, wherever it has gone since.
                gone = ((id, str(id)) for id in chosen if id not in dict(known))
                return tuple(Choice(id, name, id in chosen) for id, name in (*known, *gone))
            blank = (Choice("", self.voice("desk.choice.none"), not value),)
            return blank + tuple(Choice(id, name, id == value) for id, name in known)
        if spec.kind == "yes_no" and spec.optional:
            said = {"yes": True, "no": False}
            return tuple(Choice(word, self.voice(word), value is said[word]) for word in said)
        many = value if isinstance(value, list) else [value]
        blank = (Choice("", self.voice("desk.choice.none"), value in (None, "")),)
        options = tuple(
            Choice(word, self.said_choice(kind, spec, word), word in many) for word in spec.choices
        )
        free = spec.optional if spec.kind == "choice" else spec.kind == "text" and spec.choices
        return (blank if free else ()) + options

    def _tongues(
        self, spec: FieldSpec, value: Any, faults: tuple[Fault, ...]
    ) -> tuple[Tongue, ...]:
        if spec.kind != "words":
            return ()
        words = value if isinstance(value, dict) else {}
        first = (self.voice.language, *(c for c in LANGUAGES if c != self.voice.language))
        return tuple(
            Tongue(
                code=code,
                name=NAMES[code],
                label=self.voice("desk.editor.in_language", language=NAMES[code]),
                value=str(words.get(code, "")),
                faults=tuple(f.said(self.voice) for f in _under(faults, code)),
            )
            for code in first
        )

    def _inner(
        self,
        spec: FieldSpec,
        held: Sequence[Mapping[str, Any]],
        faults: tuple[Fault, ...],
        name: str,
    ) -> tuple[Box, ...]:
        if spec.kind != "record" or not spec.inner:
            return ()
        value = held[0].get(spec.name)
        values = value if isinstance(value, dict) else {}
        return self.boxes(spec.inner, values, faults, prefix=f"{name}.", around=held)

    def _items(
        self,
        spec: FieldSpec,
        held: Sequence[Mapping[str, Any]],
        faults: tuple[Fault, ...],
        name: str,
    ) -> tuple[tuple[Box, ...], ...]:
        if spec.kind != "many" or not spec.inner:
            return ()
        value = held[0].get(spec.name)
        return tuple(
            self.boxes(
                spec.inner,
                item,
                _under(faults, number),
                prefix=f"{name}.{number}.",
                around=held,
            )
            for number, item in enumerate([*(value if isinstance(value, list) else []), {}])
        )


def _under(faults: Iterable[Fault], part: str | int) -> tuple[Fault, ...]:
    return tuple(Fault(f.place[1:], f.key, f.values) for f in faults if f.place[:1] == (part,))


def _with_unit(box: Box, held: Sequence[Mapping[str, Any]], prefix: str) -> Box:
    """The box of an amount: in units, with its currency beside it."""
    unit = unit_of(box.spec, held[0], held[1:])
    if unit == COUNT:
        return replace(box, value=_in_units(box.value, unit))
    beside = "currency" in held[0] and f"f-{box.mark}{prefix}currency".replace(".", "-")
    return replace(
        box,
        value=_in_units(box.value, unit),
        unit=unit.code,
        unit_box=beside or "",
        is_money=True,
    )


def _in_units(value: Any, unit: Unit) -> Any:
    return in_units(value, unit.places) if isinstance(value, int) else value


def _is_here(fault: Fault, spec: FieldSpec) -> bool:
    """Whether the fault is told at this box and not at one inside it."""
    return not fault.place or (spec.kind not in ("record", "words") and not spec.inner)


def _shown(value: Any) -> Any:
    if isinstance(value, list):
        return "\n".join(str(item) for item in value if not isinstance(item, dict))
    return "" if value is None else value
