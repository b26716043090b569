"""Books: everything of one partnership, as it stands in a folder or a .kolam file."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

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
    """A partnership: what it is about, and one sheet for each tool that has been opened."""

    about: About
    sheets: Mapping[str, Record] = field(default_factory=lambda: MappingProxyType({}))

    def with_sheet(self, slug: str, sheet: Record) -> "Book":
        """The same book with one sheet put in or replaced."""
        return replace(self, sheets=MappingProxyType({**self.sheets, slug: sheet}))
