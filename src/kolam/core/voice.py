"""Voices: words, numbers, dates and plurals in the reader's language; gaps are counted."""

import datetime
import gettext
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

LANGUAGES = ("en", "si", "ta")
NAMES = {"en": "English", "si": "සිංහල", "ta": "தமிழ்"}
_LOCALES = {"en": "en_GB", "si": "si_LK", "ta": "ta_LK"}


class Catalogue:
    """The words of one language, gathered from several .po files; later files win nothing."""

    def __init__(self, language: str, paths: Iterable[Path]) -> None:
        from babel.messages.pofile import read_po

        self.language = language
        self.words: dict[str, tuple[str, ...]] = {}
        self.twice: list[str] = []
        self.plural = gettext.c2py("n != 1")
        for path in paths:
            with path.open("rb") as source:
                self._add(read_po(source, locale=_LOCALES[language]))

    def _add(self, messages: Any) -> None:
        for message in messages:
            key = message.id[0] if isinstance(message.id, tuple) else message.id
            words = message.string if isinstance(message.string, tuple) else (message.string,)
            if not key or not any(words):
                continue
            if key in self.words:
                self.twice.append(key)
            self.words[key] = words


@runtime_checkable
class Several(Protocol):
    """Words in several languages, such as `kolam.core.record.Text`."""

    def said(self, language: str, /) -> str: ...

    def speaks(self, language: str, /) -> str: ...


class Voice:
    """Says a key in one language: `voice("desk.nav.sign_out")`, `voice(key, n=5)`."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.language = catalogue.language
        self.missing: set[str] = set()

    def __call__(self, key: str, **values: Any) -> str:
        words = self.catalogue.words.get(key)
        if words is None:
            self.missing.add(key)
            return f"⟦{key}⟧"
        index = self.catalogue.plural(values["n"]) if len(words) > 1 and "n" in values else 0
        said = {name: self._said(value) for name, value in values.items()}
        return words[index].format_map(said) if said else words[index]

    def knows(self, key: str) -> bool:
        """Whether this language has words for the key."""
        return key in self.catalogue.words

    @cached_property
    def locale(self) -> Any:
        """Babel's locale of this language, as used in Sri Lanka."""
        from babel import Locale

        return Locale.parse(_LOCALES[self.language])

    def number(self, value: Any, *, digits: int | None = None) -> str:
        """A number with the language's separators; `digits` after the point, always shown."""
        from babel.numbers import format_decimal

        pattern = None if digits is None else "#,##0" + ("." + "0" * digits if digits else "")
        return str(format_decimal(_exact(value), format=pattern, locale=self.locale))

    def percent(self, share: Any, *, digits: int = 0) -> str:
        """A share between 0 and 1 in percent, whole or with `digits` after the point."""
        from babel.numbers import format_percent

        pattern = "#,##0" + ("." + "0" * digits if digits else "") + "%"
        return str(format_percent(float(share), format=pattern, locale=self.locale))

    def date(self, day: datetime.date | datetime.datetime) -> str:
        """A day in full, such as 26 June 2023."""
        from babel.dates import format_date

        return str(format_date(day, format="long", locale=self.locale))

    def short_date(self, day: datetime.date | datetime.datetime) -> str:
        """A day where room is short, such as 26 Jun 2023."""
        from babel.dates import format_date

        return str(format_date(day, format="medium", locale=self.locale))

    def list(self, items: Sequence[str]) -> str:
        """Items joined as the language joins them: a, b and c."""
        from babel.lists import format_list

        return str(format_list(list(items), locale=self.locale)) if items else ""

    def _said(self, value: Any) -> Any:
        if isinstance(value, Several):
            return value.said(self.language)
        if isinstance(value, bool) or not isinstance(value, int):
            return value
        return self.number(value)


def _exact(value: Any) -> int | float | Decimal:
    """The number for Babel: fractions in decimals, to more digits than a float has."""
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return value if isinstance(value, int | Decimal) else float(value)
