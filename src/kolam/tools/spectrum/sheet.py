"""The records of the spectrum: strands of work, the type a group chose, and where people see it."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from kolam.core import answers as core
from kolam.core.fault import Fault
from kolam.core.frame import Frame, read_frame
from kolam.core.record import Field, Record, Row, Text, twice

Type = Literal["exchange", "combine", "transform"]
TYPES: tuple[Type, ...] = get_args(Type)
#: Where each type stands on the line from 0 to 10.
ANCHORS: dict[Type, int] = dict(zip(TYPES, (0, 5, 10), strict=True))
LOWEST, HIGHEST = ANCHORS["exchange"], ANCHORS["transform"]
Letter = Literal["a", "b", "c", "d"]
#: The rule's questions: anything new, impossible alone, changes rules, essential actors inside.
LETTERS: tuple[Letter, ...] = get_args(Letter)
YesNo = Literal["yes", "no"]
Benefit = Literal["partners", "beneficiaries", "system"]
Flow = Literal["one_way", "exchanged", "pooled"]
Formality = Literal["informal", "letter", "agreement", "contract", "entity"]


@cache
def frame(table: Literal["types", "modules", "spectra"]) -> Frame:
    """One of the room's lists, in its order."""
    return read_frame(Path(__file__).with_name("frame.toml"), table)


def number(type: Type) -> int:
    """The type's number, 1 to 3, as the framework counts them."""
    return TYPES.index(type) + 1


class Partner(Row):
    """An organisation that a strand needs; `can_leave` says whether it would work without it."""

    name: Text
    can_leave: YesNo | None = None
    inside: YesNo = "yes"

    def faults(self) -> Iterable[Fault]:
        if not any(self.name.plain().values()):
            yield Fault(("name",), "no_name")


class Strand(Row):
    """One strand of work: what it is for, what goes into it, and the type the group chose.

    `a` to `d` answer the rule's questions; `chosen` is the group's own word, `towards` the type it
    means to grow into. `organisations` counts all, `horizon` is in months.
    """

    title: Text
    aim: Text = Text()
    benefit: Benefit | None = None
    flow: Flow | None = None
    resources: Text = Text()
    existing: Text = Text()
    alone: Text = Text()
    partners: tuple[Partner, ...] = Field(default=(), max_length=60)
    organisations: int | None = Field(default=None, ge=1, le=10_000)
    formality: Formality | None = None
    horizon: int | None = Field(default=None, ge=1, le=600)
    a: YesNo | None = None
    b: YesNo | None = None
    c: YesNo | None = None
    d: YesNo | None = None
    rules: Text = Text()
    chosen: Type | None = None
    towards: Type | None = None
    reason: Text = Text()

    def faults(self) -> Iterable[Fault]:
        if not any(self.title.plain().values()):
            yield Fault(("title",), "no_name")
        yield from twice("partners", self.partners)
        inside = sum(partner.inside == "yes" for partner in self.partners)
        if self.organisations is not None and self.organisations < inside:
            values = {"organisations": self.organisations, "inside": inside}
            yield Fault(("organisations",), "fewer_than_named", values)
        if self.towards and not self.chosen:
            yield Fault(("chosen",), "towards_without_type")
        elif self.towards and self.towards == self.chosen:
            yield Fault(("towards",), "towards_itself")

    @property
    def claimed(self) -> tuple[Type, ...]:
        """The types that the group says it is of or grows into."""
        return tuple(type for type in (self.chosen, self.towards) if type)

    @property
    def explained(self) -> bool:
        """Whether a reason is written."""
        return any(words.strip() for words in self.reason.plain().values())

    @property
    def essential_outside(self) -> tuple[Partner, ...]:
        """Partners without whom it would not work and who are not inside."""
        return tuple(p for p in self.partners if p.can_leave == "no" and p.inside == "no")


class Answer(core.Answer):
    """Where one participant sees one strand, 0 (exchange) to 10 (transform)."""

    score: int | None = Field(default=None, ge=LOWEST, le=HIGHEST)


class Card(core.Answers):
    """What one participant sends."""

    answers: tuple[Answer, ...] = Field(max_length=60)


class Rating(core.Rating):
    """An answer as it stands in the sheet."""

    score: int | None = Field(default=None, ge=LOWEST, le=HIGHEST)


class Round(core.Round):
    """All placements given in one go."""

    ratings: tuple[Rating, ...] = Field(default=(), max_length=100_000)


class Sheet(Record):
    """The strands of a partnership, and where people see them round by round."""

    strands: tuple[Strand, ...] = Field(default=(), max_length=40)
    rounds: tuple[Round, ...] = ()

    def faults(self) -> Iterator[Fault]:
        for name in ("strands", "rounds"):
            yield from twice(name, getattr(self, name))
