"""Findings: where people see each strand, what the rule suggests, and what does not fit."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from kolam.core.answers import FEWEST_RATERS, small_rounds
from kolam.core.fault import Fault
from kolam.core.passing import Advantage
from kolam.core.tool import Given
from kolam.maths.outcome import Undefined
from kolam.maths.spread import Quartiles, quartiles
from kolam.tools.spectrum.rule import Suggestion, suggested
from kolam.tools.spectrum.sheet import ANCHORS, TYPES, Rating, Round, Sheet, Strand, Type, frame

#: The widest middle half that does not count as apart; see README.md, Sources.
WIDEST = 2
#: The sources of advantage that only a change of the system brings.
SYSTEM_SOURCES = ("system_transformation", "standards", "critical_mass")
Doubt = Literal["could_leave", "outside", "grant", "alone", "wants_more"]
Effort = Literal["needed", "light", "later"]
EFFORTS: tuple[Effort, ...] = ("needed", "light", "later")


@dataclass(frozen=True)
class Placed:
    """One strand: where people see it, what the rule suggests, and what contradicts what."""

    strand: Strand
    suggestion: Suggestion
    ratings: tuple[Rating, ...]
    before: tuple[int, ...]
    held: tuple[Round, ...]

    @cached_property
    def places(self) -> tuple[int, ...]:
        """Every placement of the last round, lowest first."""
        return tuple(sorted(r.score for r in self.ratings if r.score is not None))

    @cached_property
    def quartiles(self) -> Quartiles | None:
        """The middle half and the middle; None where fewer than three have placed it."""
        return _cuts(self.places)

    @property
    def shown(self) -> bool:
        """Whether single placements may be seen without telling on anybody."""
        return bool(self.held) and self.held[-1].shows(len(self.places))

    @property
    def moved_from(self) -> Quartiles | None:
        """Where the round before saw it, where that may be shown."""
        return _cuts(self.before) if self.held and self.held[0].shows(len(self.before)) else None

    @property
    def unsure(self) -> int:
        """How many say that they do not know."""
        return sum(rating.dont_know for rating in self.ratings)

    @property
    def near(self) -> dict[Type, int]:
        """How many placements stand nearest to each type; whole numbers are never between two."""
        nearest = [min(ANCHORS, key=lambda t: abs(ANCHORS[t] - place)) for place in self.places]
        return {type: nearest.count(type) for type in ANCHORS}

    @property
    def apart(self) -> bool:
        """Whether the middle half is wider than 2 places; never said of fewer than three."""
        cuts = self.quartiles
        return bool(cuts and cuts.range > WIDEST)

    @property
    def differs(self) -> bool:
        """Whether the type that the group chose is another than the rule's."""
        type = self.suggestion.type
        if not self.strand.chosen or not type:
            return False
        if self.suggestion.verdict == "not_equipped":
            # What grows into type 3 and says so claims no more than the rule.
            return self.strand.chosen == "transform" or "transform" not in self.strand.claimed
        return self.strand.chosen != type

    @property
    def wants(self) -> Type | None:
        """The type whose tools it wants: what it grows into, else what it is, else the rule's."""
        return self.strand.towards or self.strand.chosen or self.suggestion.type

    @property
    def is_type_3(self) -> bool:
        """Whether type 3 is claimed: by the group, now or later, or by the rule's four answers."""
        return "transform" in self.strand.claimed or self.suggestion.type == "transform"

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What the strand's own fields say against each other."""
        return tuple(_doubts(self.strand))


@dataclass(frozen=True)
class Findings:
    """Everything the room knows.

    now      the last round with answers
    sources  the three sources of a system's change that the value room claims; None where it
             claims no source at all, so that nothing can be said
    unknown  answers about strands that are no longer in the list
    """

    sheet: Sheet
    strands: tuple[Placed, ...]
    now: Round | None
    raters: int
    sources: tuple[Advantage, ...] | None
    unknown: int
    faults: tuple[Fault, ...]

    @property
    def type_3(self) -> tuple[Placed, ...]:
        """The strands for which type 3 is claimed."""
        return tuple(placed for placed in self.strands if placed.is_type_3)

    @property
    def unplaced(self) -> tuple[Placed, ...]:
        """The strands that nobody has placed, where some are placed."""
        return tuple(p for p in self.strands if not p.places) if self.raters else ()

    @property
    def by_type(self) -> dict[Type, tuple[Placed, ...]]:
        """The strands by the type whose tools they want: what they grow into counts already."""
        found: dict[Type, tuple[Placed, ...]] = {}
        for type in TYPES:
            if strands := tuple(p for p in self.strands if p.wants == type):
                found[type] = strands
        return found

    @property
    def forced(self) -> Type | None:
        """The one type chosen for all strands, where the rule tells them apart."""
        chosen = {placed.strand.chosen for placed in self.strands}
        rule = {placed.suggestion.type for placed in self.strands} - {None}
        return chosen.pop() if len(chosen) == 1 and len(rule) > 1 else None


def modules(type: Type) -> dict[Effort, tuple[str, ...]]:
    """The other rooms by how much they are worth for one type."""
    ids = frame("modules").ids()
    return {e: tuple(id for id in ids if effort_for(id, type) == e) for e in EFFORTS}


def effort_for(module: str, type: Type) -> Effort:
    """How much a room is worth for one type of partnership."""
    said = dict(zip(ANCHORS, frame("modules")[module].codes, strict=True))[type]
    return next(effort for effort in EFFORTS if effort == said)


def analyse(sheet: Sheet, given: Given) -> Findings:
    """The findings of the last round with placements, beside what the value room claims."""
    held = [one for one in sheet.rounds if one.ratings]
    known = {strand.id for strand in sheet.strands}
    now = held[-1] if held else None
    said = [r for r in now.ratings if r.item in known] if now else []
    claims = given.get(Advantage, ())
    return Findings(
        sheet=sheet,
        strands=tuple(_placed(strand, held) for strand in sheet.strands),
        now=now,
        raters=len({rating.rater for rating in said}),
        sources=tuple(c for c in claims if c.source in SYSTEM_SOURCES) if claims else None,
        unknown=len(now.ratings) - len(said) if now else 0,
        faults=tuple(_faults(sheet)),
    )


def _placed(strand: Strand, held: list[Round]) -> Placed:
    about = [tuple(r for r in one.ratings if r.item == strand.id) for one in held[-2:]]
    before = about[0] if len(about) == 2 else ()
    return Placed(
        strand=strand,
        suggestion=suggested(strand),
        ratings=about[-1] if about else (),
        before=tuple(r.score for r in before if r.score is not None),
        held=tuple(held[-2:]),
    )


def _cuts(places: tuple[int, ...]) -> Quartiles | None:
    found = quartiles(places if len(places) >= FEWEST_RATERS else ())
    return None if isinstance(found, Undefined) else found


def _doubts(strand: Strand) -> Iterator[Doubt]:
    leaves = [partner.can_leave for partner in strand.partners]
    if strand.b == "yes" and leaves and all(said == "yes" for said in leaves):
        yield "could_leave"
    if strand.d == "yes" and strand.essential_outside:
        yield "outside"
    if strand.flow == "one_way" and {"combine", "transform"} & set(strand.claimed):
        yield "grant"
    if strand.organisations == 1:
        yield "alone"
    if (strand.a, strand.b, strand.c) == ("no", "yes", "yes"):
        yield "wants_more"


def _faults(sheet: Sheet) -> Iterator[Fault]:
    yield from sheet.faults()
    yield from small_rounds("rounds", sheet.rounds)
    for number, strand in enumerate(sheet.strands):
        yield from (fault.inside("strands", number) for fault in strand.faults())
