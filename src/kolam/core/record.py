"""Records: the one definition of every field, for form, API, file and database alike."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, ClassVar, Self, TypeVar, get_args

import orjson
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from kolam.core.fault import Fault, Faulty, near

__all__ = [
    "Field",
    "Record",
    "Row",
    "Text",
    "Voiced",
    "canonical",
    "essential",
    "fingerprint",
    "read",
    "twice",
]

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# As JSON writes them; an escaped backslash can look the same, so this only says where to look.
MAYBE_CONTROL = re.compile(rb"\\u00|\\b|\\f|\x7f")
LANGUAGES = ("en", "si", "ta")


class Record(BaseModel):
    """A frozen set of named fields; unknown names are refused, sequences are tuples."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    def faults(self) -> Iterable[Fault]:
        """What the field types cannot see: say here what contradicts what. None by default."""
        return ()

    def still(self, path: tuple[str, ...]) -> bool:
        """Whether what others take from this path is still so; say here what the rows do not."""
        return True

    def with_(self, **changes: Any) -> Self:
        """A copy with some fields changed, checked like a new record."""
        return type(self).model_validate({**dict(self), **changes})

    def plain(self) -> dict[str, Any]:
        """The record as plain JSON values."""
        return self.model_dump(mode="json")


class Row(Record):
    """A record in a list, with an id that survives reordering."""

    id: str = Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_.:-]+$")


class Text(Record):
    """Words a person typed, in any of the three languages."""

    languages: ClassVar[tuple[str, ...]] = LANGUAGES
    en: str = ""
    si: str = ""
    ta: str = ""

    def said(self, language: str) -> str:
        """The words in `language`, else in the first language that has any."""
        for code in (language, *self.languages):
            if words := getattr(self, code, ""):
                return str(words)
        return ""

    def speaks(self, language: str) -> str:
        """The language that `said` would answer in, so that a page can mark it."""
        return next((c for c in (language, *self.languages) if getattr(self, c, "")), language)

    def filled(self) -> "Text":
        """The words in every language; one that has none says what `said` answers in it."""
        return Text(**{code: self.said(code) for code in self.languages})


def _in_every_language(told: Any) -> Any:
    if isinstance(told, str):
        return dict.fromkeys(LANGUAGES, told) if told else {}
    return told


#: Names, offices, sources: words in each language; plain text, as in older books, stands for all.
Voiced = Annotated[Text, BeforeValidator(_in_every_language)]

R = TypeVar("R", bound=Record)


def canonical(record: Record) -> bytes:
    """The record as canonical JSON: sorted names, no spaces, UTF-8; equal records, equal bytes."""
    return orjson.dumps(record.plain(), option=orjson.OPT_SORT_KEYS)


def essential(record: Record) -> bytes:
    """Canonical JSON without what stands at its default: what is hashed when it is signed.

    A field that a later version of Kolam adds, with a default, does not change these bytes.
    """
    plain = record.model_dump(mode="json", exclude_defaults=True)
    return orjson.dumps(plain, option=orjson.OPT_SORT_KEYS)


def fingerprint(record: Record, *, unless_blank: Iterable[str] = ()) -> str:
    """Thirty-two hex digits of SHA-256 over the canonical JSON.

    A field that records did not always have counts only where it holds something, so that those
    from before it keep their fingerprint: `unless_blank` names it.
    """
    plain = record.plain()
    for name in unless_blank:
        if not plain[name]:
            del plain[name]
    told = orjson.dumps(plain, option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(told).hexdigest()[:32]


def read(kind: type[R], data: Any) -> R:
    """Read plain JSON values as a record.

    Raises Faulty with every fault at once: wrong fields first; when all fields are right,
    what the records inside say about themselves and each other.
    """
    try:
        plain = data if isinstance(data, bytes) else orjson.dumps(data)
        if MAYBE_CONTROL.search(plain) and (problems := tuple(_controls(orjson.loads(plain)))):
            raise Faulty(problems)
        record = kind.model_validate_json(plain)
    except ValidationError as error:
        raise Faulty(_fault(detail, kind) for detail in error.errors()) from None
    except (TypeError, orjson.JSONDecodeError):
        raise Faulty([Fault((), "not_json")]) from None
    if found := tuple(_inner_faults(record)):
        raise Faulty(found)
    return record


def twice(name: str, rows: Iterable[Row]) -> Iterator[Fault]:
    """A fault for every row whose id an earlier one has."""
    seen: set[str] = set()
    for number, row in enumerate(rows):
        if row.id in seen:
            yield Fault((name, number, "id"), "twice", {"id": row.id})
        seen.add(row.id)


def _controls(data: Any, place: tuple[str | int, ...] = ()) -> Iterator[Fault]:
    if isinstance(data, str) and CONTROL.search(data):
        yield Fault(place, "control_character")
    elif isinstance(data, Mapping):
        for name, value in data.items():
            yield from _controls(value, (*place, str(name)))
    elif isinstance(data, list | tuple):
        for number, value in enumerate(data):
            yield from _controls(value, (*place, number))


def _inner_faults(value: Any) -> Iterator[Fault]:
    if isinstance(value, tuple):
        if all(map(_silent, set(map(type, value)))):
            return
        for number, item in enumerate(value):
            yield from (f.inside(number) for f in _inner_faults(item))
    elif not _silent(value.__class__):
        yield from value.faults()
        for name in type(value).model_fields:
            yield from (f.inside(name) for f in _inner_faults(getattr(value, name)))


@cache
def _silent(kind: type) -> bool:
    """Whether neither such a value nor any record inside it can find fault with itself."""
    if not issubclass(kind, Record):
        return True
    fields = kind.model_fields.values()
    inner = (part for field in fields for part in _records(field.annotation))
    return kind.faults is Record.faults and all(part is kind or _silent(part) for part in inner)


def _records(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in get_args(annotation):
        yield from _records(part)


def _bound(name: str) -> Any:
    return lambda detail: {"limit": detail.get("ctx", {}).get(name)}


_KNOWN: dict[str, tuple[str, Any]] = {
    "missing": ("missing", None),
    "greater_than_equal": ("too_low", _bound("ge")),
    "greater_than": ("too_low", _bound("gt")),
    "less_than_equal": ("too_high", _bound("le")),
    "less_than": ("too_high", _bound("lt")),
    "string_too_short": ("too_short", _bound("min_length")),
    "string_too_long": ("too_long", _bound("max_length")),
    "too_long": ("too_many", _bound("max_length")),
    "too_short": ("too_few", _bound("min_length")),
    "string_pattern_mismatch": ("bad_pattern", None),
    "finite_number": ("not_a_number", None),
    "json_invalid": ("not_json", None),
}
_KINDS = (
    ("int", "not_whole"),
    ("float", "not_a_number"),
    ("decimal", "not_a_number"),
    ("bool", "not_yes_no"),
    ("date", "not_a_date"),
    ("string", "not_text"),
    ("tuple", "not_a_list"),
    ("list", "not_a_list"),
    ("dict", "not_a_record"),
    ("model", "not_a_record"),
)


def _fault(detail: ErrorDetails, kind: type[Record]) -> Fault:
    sort, place = detail["type"], detail["loc"]
    if sort == "extra_forbidden":
        return Fault(place, "unknown_field", _guess(str(place[-1]), _names(kind, place[:-1])))
    if sort in ("literal_error", "enum"):
        return _choice(detail)
    if sort in _KNOWN:
        key, values = _KNOWN[sort]
        return Fault(place, key, values(detail) if values else {})
    key = next((key for start, key in _KINDS if sort.startswith(start)), "not_understood")
    return Fault(place, key)


def _choice(detail: ErrorDetails) -> Fault:
    choices = re.findall(r"'([^']*)'", str(detail.get("ctx", {}).get("expected", "")))
    guess = near(str(detail["input"]), choices)
    return Fault(
        detail["loc"],
        "not_a_choice_near" if guess else "not_a_choice",
        {"word": str(detail["input"])[:60], "choices": ", ".join(choices), "near": guess},
    )


def _guess(word: str, known: Iterable[str]) -> dict[str, str]:
    known = list(known)
    return {"word": word[:60], "near": near(word, known) or ", ".join(known)}


def _names(kind: type[Record], place: tuple[str | int, ...]) -> list[str]:
    for part in place:
        field = kind.model_fields.get(str(part))
        kind = next(_records(field.annotation), kind) if field else kind
    return list(kind.model_fields)
