"""The equal table of the picture, and those that only a report has."""

from collections.abc import Sequence

from kolam.core.block import Table
from kolam.core.record import Text
from kolam.core.sentence import listed
from kolam.core.voice import Voice
from kolam.tools.spectrum.analysis import Findings, Placed, effort_for
from kolam.tools.spectrum.sentences import Because, Claim, Verdicts
from kolam.tools.spectrum.sheet import LETTERS, TYPES, Strand, frame

NOTHING = "–"


def _table(
    name: str,
    columns: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    voice: Voice,
    *,
    typed: bool = False,
) -> Table:
    header = tuple(voice(f"spectrum.column.{column}") for column in columns)
    return Table(header, tuple(rows), voice(f"spectrum.table.{name}"), typed=typed)


def placements(findings: Findings, voice: Voice) -> Table:
    """Each strand: every placement, the middle half, how many near each type; rule and choice."""
    columns = (
        "strand",
        "places",
        "middle",
        "unsure",
        "near_1",
        "near_2",
        "near_3",
        "rule",
        "chosen",
    )
    return _table("placements", columns, [_row(p, voice) for p in findings.strands], voice)


def _row(placed: Placed, voice: Voice) -> tuple[str, ...]:
    cuts = placed.quartiles if placed.shown else None
    middle = NOTHING
    if cuts:
        said = {"low": voice.number(cuts.lower), "high": voice.number(cuts.upper)}
        middle = voice("spectrum.middle", median=voice.number(cuts.median), **said)
    return (
        _said(placed.strand.title, voice),
        ", ".join(voice.number(place) for place in placed.places if placed.shown) or NOTHING,
        middle,
        voice.number(placed.unsure),
        *(voice.number(placed.near[type]) if placed.shown else NOTHING for type in TYPES),
        Verdicts(placed.suggestion).said(voice),
        Claim(placed.strand).said(voice),
    )


def rule(findings: Findings, voice: Voice) -> Table:
    """What was answered to the rule's questions, what it suggests and why; why a group differs."""
    columns = ("strand", *LETTERS, "rule", "because", "chosen", "reason")
    rows = [
        (
            _said(p.strand.title, voice),
            *(_choice(p.strand, letter, voice) for letter in LETTERS),
            Verdicts(p.suggestion).said(voice),
            Because(p.suggestion).said(voice) or NOTHING,
            Claim(p.strand).said(voice),
            _said(p.strand.reason, voice),
        )
        for p in findings.strands
    ]
    return _table("rule", columns, rows, voice)


def strands(findings: Findings, voice: Voice) -> Table:
    """What each strand is for and what goes into it, as the group wrote it."""
    columns = ("strand", "aim", "benefit", "flow", "existing", "alone", "rules")
    rows = [
        (
            _said(s.title, voice),
            _said(s.aim, voice),
            _choice(s, "benefit", voice),
            _joined(_choice(s, "flow", voice), _said(s.resources, voice)),
            _said(s.existing, voice),
            _said(s.alone, voice),
            _said(s.rules, voice),
        )
        for s in (placed.strand for placed in findings.strands)
    ]
    return _table("strands", columns, rows, voice, typed=True)


def size(findings: Findings, voice: Voice) -> Table:
    """Who is needed in each strand, how many there are, how formal it is to be, and how long."""
    columns = ("strand", "stays", "leaves", "outside", "organisations", "formality", "horizon")
    rows = [
        (
            _said(s.title, voice),
            _named(s, voice, can_leave="no"),
            _named(s, voice, can_leave="yes"),
            _outside(s, voice),
            voice.number(s.organisations) if s.organisations else NOTHING,
            _choice(s, "formality", voice),
            voice("spectrum.months", n=s.horizon) if s.horizon else NOTHING,
        )
        for s in (placed.strand for placed in findings.strands)
    ]
    return _table("size", columns, rows, voice)


def modules(findings: Findings, voice: Voice) -> Table:
    """Each tool by how much it is worth for each of the three types."""
    rows = [
        (
            voice(f"spectrum.module.{entry.id}"),
            *(voice(f"spectrum.effort.{effort_for(entry.id, type)}") for type in TYPES),
        )
        for entry in frame("modules").entries
    ]
    return _table("modules", ("module", "type_1", "type_2", "type_3"), rows, voice)


def spectra(voice: Voice) -> Table:
    """Spectra that others have published, their steps in their own order, each with its source."""
    rows = [
        (
            voice(f"spectrum.spectrum.{entry.id}"),
            " → ".join(voice(f"spectrum.step.{entry.id}.{step}") for step in entry.codes),
            entry.source,
        )
        for entry in frame("spectra").entries
    ]
    return _table("spectra", ("spectrum", "steps", "source"), rows, voice)


def reasons(findings: Findings, voice: Voice) -> Table:
    """What people wrote beside their placements."""
    rows = [
        (
            _said(placed.strand.title, voice),
            NOTHING if rating.score is None or not placed.shown else voice.number(rating.score),
            rating.reason,
        )
        for placed in findings.strands
        for rating in placed.ratings
        if rating.reason
    ]
    return _table("reasons", ("strand", "place", "words"), rows, voice, typed=True)


def _said(words: Text, voice: Voice) -> str:
    return words.said(voice.language) or NOTHING


def _choice(strand: Strand, field: str, voice: Voice) -> str:
    value = getattr(strand, field)
    return voice(f"spectrum.choice.Strand.{field}.{value}") if value else NOTHING


def _joined(*parts: str) -> str:
    return ": ".join(part for part in parts if part != NOTHING) or NOTHING


def _named(strand: Strand, voice: Voice, *, can_leave: str) -> str:
    names = [_said(p.name, voice) for p in strand.partners if p.can_leave == can_leave]
    return listed(names, voice) or NOTHING


def _outside(strand: Strand, voice: Voice) -> str:
    names = [_said(p.name, voice) for p in strand.partners if p.inside == "no"]
    return listed(names, voice) or NOTHING
