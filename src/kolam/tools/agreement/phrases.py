"""Phrases: what the program itself writes into a signed document, in every language at once."""

import datetime
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from kolam.core.money import in_units
from kolam.core.record import Text
from kolam.tools.agreement.money import Money

Said = Text | str
#: Marks that end a sentence.
ENDS = ".!?…:;"


@cache
def phrases() -> Mapping[str, Text]:
    """Every phrase by its key, from phrases.toml."""
    found = tomllib.loads(Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8"))
    return {key: Text.model_validate(words) for key, words in found["phrases"].items()}


def phrase(key: str, **values: Said) -> Text:
    """A phrase with its values; a language in which a value has no words has none either."""
    return Text.model_validate(
        {code: _filled(getattr(phrases()[key], code), values, code) for code in Text.languages}
    )


def together(parts: Iterable[Text], between: str = " ") -> Text:
    """Texts one after the other, language by language; what has no words at all is left out.

    A language that one of them lacks has no words: half a text would pass for the whole.
    """
    told = tuple(part for part in parts if any(part.plain().values()))
    return Text.model_validate(
        {
            code: between.join(words) if all(words) else ""
            for code in Text.languages
            for words in ([getattr(part, code) for part in told],)
        }
    )


def ended(words: Text) -> Text:
    """The words with a full stop where they end without a mark, so that more can follow."""
    return Text.model_validate(
        {
            code: f"{said}." if said and said[-1] not in ENDS else said
            for code in Text.languages
            for said in (getattr(words, code).rstrip(),)
        }
    )


def alike(words: str) -> Text:
    """The same letters in every language, such as a person's name."""
    return Text.model_validate(dict.fromkeys(Text.languages, words))


def sum_of(money: Money, places: int) -> str:
    """An amount as signed documents have it: LKR 30,000,000.00 in every language."""
    return f"{money.currency} {in_units(money.amount, places)}".strip()


def day(date: datetime.date | None) -> str:
    """A day as signed documents have it, such as 2023-12-06; "" without one."""
    return date.isoformat() if date else ""


def _filled(words: str, values: Mapping[str, Said], code: str) -> str:
    told = {k: v if isinstance(v, str) else getattr(v, code) for k, v in values.items()}
    return words.format_map(told) if all(told.values()) else ""
