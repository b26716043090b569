"""Signable documents: readable text that is signed, and the receipts of those who signed it."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from kolam.core.fault import Fault
from kolam.core.record import Field, Record, Row, Text, twice

DocumentKind = Literal["agreement", "contract", "work_plan", "amendment"]
How = Literal["account", "link"]
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


class Article(Row):
    """One clause as it is signed: the same id and the same numbers in every language it has."""

    heading: Text = Text()
    words: Text

    def faults(self) -> Iterable[Fault]:
        numbers = {code: _numbers(self.words, code) for code in Text.languages}
        said = {code: found for code, found in numbers.items() if getattr(self.words, code)}
        if len(said) > 1 and any(found != next(iter(said.values())) for found in said.values()):
            yield Fault(("words",), "numbers_differ_by_language")


class Signer(Row):
    """Who signs: a person for an organisation, with what authority; the row's id is the signer's.

    `turn` orders the signers: all of one turn sign before anyone of the next.
    """

    organisation: str
    name: str = Field(max_length=200)
    authority: str = Field(default="", max_length=200)
    turn: int = Field(default=1, ge=1, le=99)


class Signable(Record):
    """A document as it is signed; equal documents have equal bytes (`record.canonical`)."""

    kind: DocumentKind
    title: Text
    version: int = Field(ge=1)
    languages: tuple[str, ...]
    signers: tuple[Signer, ...]
    articles: tuple[Article, ...]

    def faults(self) -> Iterable[Fault]:
        yield from twice("signers", self.signers)
        yield from twice("articles", self.articles)
        for number, article in enumerate(self.articles):
            for code in self.languages:
                if not getattr(article.words, code, ""):
                    at = ("articles", number, "words", code)
                    yield Fault(at, "language_missing", {"id": article.id})


class Receipt(Row):
    """That a signer signed a document: what was typed, how they were known, when, under which key.

    `document` is the document's fingerprint in full (64 hexadecimal digits of SHA-256), `before`
    that of the receipt before it, so receipts are a chain; `when` is in UTC; `key` and `seal` are the Ed25519 public
    key and the signature over the receipt without `seal`, both in hexadecimal digits.
    """

    signer: str
    typed: str = Field(min_length=1, max_length=200)
    how: How
    when: str = Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
    document: str
    before: str = ""
    key: str
    seal: str = ""


def _numbers(words: Text, code: str) -> Counter[str]:
    return Counter(NUMBER.findall(getattr(words, code)))
