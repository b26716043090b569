"""A made-up sheet with every kind of field there is, and ways to make many of them."""

import datetime
from typing import Any, Literal

from hypothesis import strategies as st

from kolam.core.record import Field, Record, Row, Text
from kolam.core.ref import Ref
from kolam.core.tool import Tool


class Note(Row):
    words: str = ""
    weight: float | None = Field(default=None, ge=0, le=1)


class Contact(Record):
    owner: str = Field(default="", max_length=40)
    next: datetime.date | None = None


class Person(Row):
    name: Text = Text()
    age: int | None = Field(default=None, ge=-2, le=120)
    nickname: str | None = None
    tags: tuple[str, ...] = ()
    colour: Literal["red", "green"] = "red"
    here: bool = False
    contact: Contact | None = None
    notes: tuple[Note, ...] = ()


class Link(Row):
    source: str
    target: str
    came_from: Ref | None = None


class Sheet(Record):
    question: Text = Text()
    scale: Contact = Contact()
    share: float = 0.5
    people: tuple[Person, ...] = ()
    links: tuple[Link, ...] = ()


def tool(**parts: Any) -> Tool:
    """A tool with this sheet, which works nothing out."""
    given: dict[str, Any] = {"slug": "specimen", "sheet": Sheet}
    nothing = {"analyse": lambda *_: None, "figure": lambda *_: None, "sections": lambda *_: ()}
    return Tool(**{**given, **nothing, **parts})


ids = st.sampled_from([*"abc", "A.1", "x:2"])
# Words that have troubled one format or another; single cells are tried with every letter.
NASTY = (
    *("", "a", "=1+1", "'=x", "''", "'tis", "a;b", "\\e", "; ", " x ", "\t"),
    *('say "hi"', "+94 11", "@you", "\r\n", "\n", "අම්මා", "தமிழ்", "-2", "yes", "1e5", "\ufeff"),
)
words = st.sampled_from(NASTY)
texts = st.builds(Text, en=words, si=words, ta=words)
dates = st.dates(datetime.date(1990, 1, 1), datetime.date(2090, 1, 1))
contacts = st.builds(Contact, owner=words, next=st.none() | dates)


def rows(row: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Up to three rows, each with an id of its own."""
    return st.lists(row, max_size=3, unique_by=lambda r: r.id).map(tuple)


thousandths = st.integers(0, 1000).map(lambda n: n / 1000)
notes = st.builds(Note, id=ids, words=words, weight=st.none() | thousandths)
people = st.builds(
    Person,
    id=ids,
    name=texts,
    age=st.none() | st.integers(-2, 120),
    nickname=st.none() | words,
    tags=st.lists(words, max_size=3).map(tuple),
    colour=st.sampled_from(["red", "green"]),
    here=st.booleans(),
    contact=st.none() | contacts,
    notes=rows(notes),
)
refs = st.builds(Ref, tool=words, path=st.lists(words, max_size=2).map(tuple), seen=words)
links = st.builds(Link, id=ids, source=words, target=words, came_from=st.none() | refs)
sheets = st.builds(
    Sheet,
    question=texts,
    scale=contacts,
    share=thousandths,
    people=rows(people),
    links=rows(links),
)
