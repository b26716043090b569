"""Sentences: findings as keys of the words with values, said in whatever language is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Protocol, runtime_checkable

from kolam.core.fault import Fault
from kolam.core.record import Text
from kolam.core.voice import Voice

#: Longer lists are cut here; the tables have them whole.
LISTED = 6
#: Words that stand for a whole text are cut here.
BEGINNING = 70


@runtime_checkable
class Sayable(Protocol):
    """A value that knows how it is said."""

    def said(self, voice: Voice, /) -> str: ...


@dataclass(frozen=True, slots=True)
class Word:
    """A value that has words of its own, such as a sector or a rule."""

    key: str

    def said(self, voice: Voice) -> str:
        """The word in the reader's language."""
        return voice(self.key)


@dataclass(frozen=True, slots=True)
class Statistic:
    """A value always said with as many digits after the point."""

    value: Fraction
    digits: int = 3

    def said(self, voice: Voice) -> str:
        """The number as the reader's language writes it."""
        return voice.number(self.value, digits=self.digits)


@dataclass(frozen=True, slots=True)
class Share:
    """A value said as whole percent."""

    value: Fraction

    def said(self, voice: Voice) -> str:
        """The percentage as the reader's language writes it."""
        return voice.percent(self.value)


@dataclass(frozen=True)
class Sentence:
    """One finding: a key of the words, its values, and the place of what it is about, if one.

    A Text is said in the reader's language, a tuple as a list, a Sayable as it says itself.
    """

    key: str
    values: Mapping[str, Any]
    fault: Fault | None = None

    def said(self, voice: Voice) -> str:
        """The sentence in the reader's language."""
        return voice(self.key, **{name: told(value, voice) for name, value in self.values.items()})


def listed(items: Sequence[str], voice: Voice) -> str:
    """The items as the language joins them; a long list ends in how many more there are."""
    if len(items) > LISTED + 1:
        return voice.list([*items[:LISTED], voice("list.and_more", n=len(items) - LISTED)])
    return voice.list(items)


def told(value: Any, voice: Voice) -> Any:
    """A sentence's value as it stands in the sentence."""
    if isinstance(value, Text):
        return value.said(voice.language)
    if isinstance(value, Fraction):
        return voice.number(value)
    if isinstance(value, tuple):
        return listed([told(item, voice) for item in value], voice)
    return value.said(voice) if isinstance(value, Sayable) else value


def begins(words: str) -> str:
    """How a text begins that has no name, cut after a whole word."""
    return words if len(words) <= BEGINNING else words[:BEGINNING].rsplit(" ", 1)[0] + " …"
