"""The equal tables of the pictures, and those that only a report has."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kolam.core.block import Table
from kolam.core.sentence import listed
from kolam.core.voice import Voice
from kolam.maths.spread import Summary
from kolam.tools.competencies.analysis import Findings, Standing
from kolam.tools.competencies.pairs import Change, Compared
from kolam.tools.competencies.people import Person
from kolam.tools.competencies.sheet import LETTERS

NOTHING = "–"


def _table(
    name: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]], voice: Voice
) -> Table:
    header = tuple(voice(f"competencies.column.{column}") for column in columns)
    return Table(header, tuple(rows), voice(f"competencies.table.{name}"))


def _letter(letter: str, voice: Voice) -> str:
    return voice(f"competencies.letter.{letter}")


def letters(findings: Findings, voice: Voice) -> Table:
    """Each letter each time it was rated: the spread of people's means, and the mean after it."""
    columns = ("letter", "when", "n", "lowest", "middle", "highest", "mean")
    rows = [_standing(standing, voice) for standing in rated(findings)]
    return _table("letters", columns, rows, voice)


def rated(findings: Findings, *, looking_back: bool = True) -> Iterator[Standing]:
    """Every letter in every part of people's own view that may be shown, letter by letter."""
    left_out = ("peer",) if looking_back else ("peer", "looking_back")
    own = [group for group in findings.groups if group.part not in left_out]
    standings = [findings.standings(group) for group in own]
    for place in range(len(LETTERS)):
        yield from (row[place] for row in standings if row[place].told)


def _standing(standing: Standing, voice: Voice) -> tuple[str, ...]:
    told = standing.told
    assert told
    return (
        _letter(standing.letter, voice),
        voice(f"competencies.at.{standing.group.part}"),
        voice.number(told.n),
        voice.number(told.lowest, digits=1),
        middle_half(told, voice),
        voice.number(told.highest, digits=1),
        voice.number(told.mean, digits=1),
    )


def middle_half(spread: Summary, voice: Voice) -> str:
    """The median with the middle half of people's means."""
    cuts = spread.quartiles
    low, high = (voice.number(cut, digits=1) for cut in (cuts.lower, cuts.upper))
    ends = voice("competencies.from_to", low=low, high=high)
    return f"{voice.number(cuts.median, digits=1)} ({ends})"


def changes(findings: Findings, voice: Voice) -> Table:
    """Pairs alone: how many moved which way and how far; looking back stands beside before."""
    columns = ("letter", "compared", "pairs", "up", "same", "down", "shift", "steadier")
    views = (
        ("change", findings.change),
        ("looking_back", findings.looking_back),
        ("lasting", findings.lasting),
    )
    rows = [
        _changed(change, voice(f"competencies.compared.{name}"), voice)
        for letter in LETTERS
        for name, found in views
        for change in _shown(found, letter)
    ]
    return _table("changes", columns, rows, voice)


def _shown(found: Compared | None, letter: str) -> Iterator[Change]:
    if found and not found.of(letter).hidden:
        yield found.of(letter)


def _changed(change: Change, views: str, voice: Voice) -> tuple[str, ...]:
    told = change.told
    assert told
    counts = (len(change.pairs), told.up, told.same, told.down)
    return (
        _letter(change.letter, voice),
        views,
        *(voice.number(count) for count in counts),
        voice.number(told.shift, digits=1),
        voice.number(told.hodges_lehmann, digits=1),
    )


def team(findings: Findings, voice: Voice) -> Table:
    """Each letter: how many are at 4 or more, who of those that may be shown, and the reading."""
    rows = [
        (
            _letter(cover.letter, voice),
            voice.number(cover.count),
            listed(cover.labels, voice) if cover.labels else NOTHING,
            voice(f"competencies.reading.{cover.reading}"),
        )
        for cover in findings.team
    ]
    return _table("team", ("letter", "strong", "keys", "reading"), rows, voice)


def peers(findings: Findings, voice: Voice) -> Table:
    """Own and peers' view of the same people, side by side and never added up."""
    found = findings.peers
    rows = [
        (
            _letter(change.letter, voice),
            voice.number(len(change.pairs)),
            middle_half(change.first, voice),
            middle_half(change.second, voice),
        )
        for change in (found.changes if found else ())
        if change.first and change.second
    ]
    return _table("peers", ("letter", "people", "own", "peer"), rows, voice)


def people(findings: Findings, voice: Voice) -> Table:
    """The means of those whose key may be shown."""
    rows = [
        (
            person.label,
            *(
                voice.number(person.means[letter], digits=1) if letter in person.means else NOTHING
                for letter in LETTERS
            ),
        )
        for person in shown(findings)
    ]
    return _table("people", ("key", *LETTERS), rows, voice)


def counted(findings: Findings, voice: Voice) -> str:
    """How many people stand behind each time."""
    own = [g for g in findings.groups if g.part not in ("peer", "looking_back")]
    said = (
        voice(
            "competencies.figure.counted", time=voice(f"competencies.at.{g.part}"), n=len(g.people)
        )
        for g in own
    )
    return " · ".join(said) + "." if own else voice("competencies.finding.nobody")


def alphas(findings: Findings, voice: Voice) -> Table:
    """How far the statements of a letter go together, wherever five people answered them all."""
    rows = [
        (
            _letter(standing.letter, voice),
            voice(f"competencies.at.{standing.group.part}"),
            voice.number(alpha.people),
            voice.number(alpha.alpha, digits=2),
            _interval(alpha.interval, voice),
        )
        for standing in rated(findings)
        if (alpha := standing.alpha)
    ]
    return _table("alphas", ("letter", "when", "people", "alpha", "interval"), rows, voice)


def _interval(interval: object, voice: Voice) -> str:
    low, high = getattr(interval, "low", None), getattr(interval, "high", None)
    if low is None or high is None:
        return NOTHING
    ends = (voice.number(end, digits=2) for end in (low, high))
    return voice("competencies.from_to", **dict(zip(("low", "high"), ends, strict=True)))


def times(findings: Findings, voice: Voice) -> Table:
    """What people wrote of a time they did this; never with a key."""
    rows = [
        (voice(f"competencies.statement.{rating.item.partition('.')[2]}"), rating.reason)
        for group in findings.groups
        for person in group.people
        for rating in person.ratings
        if rating.reason and person.label
    ]
    return replace(_table("times", ("statement", "time"), sorted(rows), voice), typed=True)


def actions(findings: Findings, voice: Voice) -> Table:
    """What people take on, by whom and until when."""
    rows = [
        (
            _letter(row.letter, voice),
            row.what.said(voice.language),
            row.owner,
            voice.date(row.due) if row.due else "",
        )
        for row in findings.sheet.actions
    ]
    return _table("actions", ("letter", "what", "owner", "due"), rows, voice)


def shown(findings: Findings) -> tuple[Person, ...]:
    """Those whose key may stand beside their scores, by key."""
    people = findings.now.people if findings.now else ()
    return tuple(sorted((p for p in people if p.label and p.key), key=lambda p: p.label))
