"""Books: everything of one partnership, as it stands in a folder or a .kolam file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from kolam.core.private import Owned
from kolam.core.record import Field, Record, Text

FORMAT = 1


class About(Record):
    """What a book says about itself; `label` is shown on every screen, as for demo data."""

    format: int = FORMAT
    id: str = Field(min_length=1, max_length=64)
    title: Text
    label: Text = Text()
    country: str = ""
    currency: str = ""
    districts: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Book:
    """A partnership: what it is about, and one sheet for each tool that has been opened.

    `private` has the private sheets of a tool, for the few who may hold them together.
    """

    about: About
    sheets: Mapping[str, Record] = field(default_factory=lambda: MappingProxyType({}))
    private: Mapping[str, tuple[Owned, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def with_sheet(self, slug: str, sheet: Record) -> "Book":
        """The same book with one sheet put in or replaced."""
        return replace(self, sheets=MappingProxyType({**self.sheets, slug: sheet}))

    def with_private(self, slug: str, owned: Iterable[Owned]) -> "Book":
        """The same book with a tool's private sheets put in."""
        return replace(self, private=MappingProxyType({**self.private, slug: tuple(owned)}))
