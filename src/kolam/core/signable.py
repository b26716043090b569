"""Signable documents: readable text that is signed, and the receipts of those who acted on it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from kolam.core.fault import Fault
from kolam.core.record import Field, Record, Row, Text, twice

DocumentKind = Literal["agreement", "contract", "work_plan", "amendment"]
How = Literal["account", "link", "key"]
Act = Literal["signed", "declined", "withdrawn"]
HASH = r"^[0-9a-f]{64}$"
HASH_OR_NONE = r"^([0-9a-f]{64})?$"
HANDED = r"^([0-9a-f]{192}){0,64}$"
SEAL = r"^([0-9a-f]{128})?$"
MOMENT = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"


class DocumentPart(Row):
    """A part of a document: its articles stand together under its heading."""

    heading: Text


class Article(Row):
    """One clause as it is signed; `mark` is the fingerprint of its words, set when it is opened.

    `part` is the id of the part in which it stands, "" where the document has none.
    """

    part: str = Field(default="", max_length=64)
    heading: Text = Text()
    words: Text
    mark: str = Field(default="", max_length=32)


class Spoken(Record):
    """What a signer's organisation, name and authority are called in each language."""

    organisation: Text = Text()
    name: Text = Text()
    authority: Text = Text()


class Signer(Row):
    """Who signs: a person for an organisation, with what authority; the row's id is the signer's.

    `organisation` is the one name by which it is known whatever the language, `spoken` what each
    language calls it. `turn` orders the signers: all of one turn sign before anyone of the next.
    """

    organisation: str = Field(max_length=200)
    name: str = Field(max_length=200)
    authority: str = Field(default="", max_length=200)
    turn: int = Field(default=1, ge=1, le=99)
    spoken: Spoken = Spoken()

    def said(self, language: str) -> "Signer":
        """The signer as a reader of this language reads it."""
        told = {name: getattr(text, language, "") for name, text in dict(self.spoken).items()}
        return self.model_copy(update={name: words for name, words in told.items() if words})

    @property
    def names(self) -> tuple[str, ...]:
        """Every way in which the person's name is written in the document, each once."""
        return tuple(dict.fromkeys((self.name, *filter(None, self.spoken.name.plain().values()))))


class Signable(Record):
    """A document as it is signed; equal documents have equal bytes (`record.essential`)."""

    kind: DocumentKind
    title: Text
    version: int = Field(ge=1)
    languages: tuple[str, ...]
    signers: tuple[Signer, ...]
    parts: tuple[DocumentPart, ...] = ()
    articles: tuple[Article, ...]

    def faults(self) -> Iterable[Fault]:
        yield from twice("signers", self.signers)
        yield from twice("parts", self.parts)
        yield from twice("articles", self.articles)
        parts = {part.id for part in self.parts}
        for number, article in enumerate(self.articles):
            if article.part and article.part not in parts:
                yield Fault(("articles", number, "part"), "no_such_row", {"id": article.part})


@dataclass(frozen=True, slots=True)
class Chapter:
    """Articles that stand together; number and heading are blank where they have no part."""

    number: str
    heading: Text
    articles: tuple[tuple[str, Article], ...]


def numbered(document: Signable) -> Iterator[Chapter]:
    """The document as it is read and cited: parts 1, 2 ..., their articles 1.1, 1.2 ...

    An article without a part has a number of its own: 1, 2 ... The numbers follow from the order
    of what is signed, so they are the same in every language and in every file.
    """
    headings = {part.id: part.heading for part in document.parts}
    count = 0
    for part, rows in groupby(document.articles, key=lambda article: article.part):
        if part:
            count += 1
            told = tuple((f"{count}.{n}", row) for n, row in enumerate(rows, start=1))
            yield Chapter(str(count), headings.get(part, Text()), told)
        else:
            told = tuple((str(n), row) for n, row in enumerate(rows, start=count + 1))
            count += len(told)
            yield Chapter("", Text(), told)


def told(document: Signable, language: str) -> Iterator[str]:
    """The document's lines of plain text in one language: parts, numbers, headings and words."""
    for chapter in numbered(document):
        if chapter.number:
            yield from (f"{chapter.number}  {chapter.heading.said(language)}", "")
        for number, article in chapter.articles:
            heading = f"{number}  {article.heading.said(language)}".rstrip()
            yield from (f"{heading}  ({article.id})", f"  {article.words.said(language)}", "")


def numbers(document: Signable) -> dict[str, str]:
    """The number of every article by its id."""
    return {row.id: number for chapter in numbered(document) for number, row in chapter.articles}


class Receipt(Row):
    """That somebody signed or declined a document, or took it back before all had signed.

    `typed` is the name that was typed, `how` the person was known, `through` the account's name or
    that of whoever made the link, `language` the one they read it in, `when` in UTC. `document` is
    the SHA-256 of the document, `before` that of the receipt before it, so receipts are a chain.
    `key` and `seal` are an Ed25519 public key and its signature over the receipt without `seal`,
    `handed` the key before it with its signature over this one where keys have changed, then the
    same for that one, and so on; all of these in hexadecimal digits. Who withdraws speaks for
    nobody: `signer` is empty then.
    """

    act: Act = "signed"
    signer: str = ""
    typed: str = Field(min_length=1, max_length=200)
    how: How
    through: str = Field(default="", max_length=200)
    language: str = Field(default="", max_length=5)
    reason: str = Field(default="", max_length=500)
    when: str = Field(pattern=MOMENT)
    document: str = Field(pattern=HASH)
    before: str = Field(default="", pattern=HASH_OR_NONE)
    key: str = Field(pattern=HASH)
    handed: str = Field(default="", pattern=HANDED)
    seal: str = Field(default="", pattern=SEAL)


class Version(Row):
    """A document as it was put up for signature, with the receipts of what was done about it.

    `document` says which of the partnership's documents: "agreement", "work_plan", "contract.ID"
    or "amendment.ID". `made` is in UTC. Only the program writes versions and receipts.
    """

    document: str = Field(default="agreement", max_length=80)
    made: str = Field(default="", max_length=20)
    signable: Signable
    receipts: tuple[Receipt, ...] = Field(default=(), max_length=200)

    def faults(self) -> Iterable[Fault]:
        yield from twice("receipts", self.receipts)


def versions_of(sheet: Record) -> tuple[Version, ...]:
    """The versions that a sheet holds, in whatever room; none where it signs nothing."""
    held = getattr(sheet, "versions", ())
    return tuple(one for one in held if isinstance(one, Version))
