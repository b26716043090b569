"""The findings in words: what the time goes to, who covers what, and what moved in pairs."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from kolam.core.answers import SMALL
from kolam.core.sentence import Sentence, Statistic, Word
from kolam.tools.competencies.analysis import Findings, Reading
from kolam.tools.competencies.pairs import Change, Compared


def _say(finding: str, /, **values: object) -> Sentence:
    return Sentence(f"competencies.finding.{finding}", values)


def sentences(findings: Findings) -> tuple[Sentence, ...]:
    """Everything worth saying, the most useful first."""
    return tuple(_sentences(findings))


def headline(findings: Findings) -> Sentence:
    """The one sentence over the picture of the letters."""
    change = findings.change
    if not findings.now:
        return _say("nobody")
    if change and (moves := tuple(_moves(change))):
        return max(moves, key=lambda move: move[0])[1]
    return next(_weakest(findings), team_headline(findings))


def team_headline(findings: Findings) -> Sentence:
    """The one sentence over the picture of the team."""
    return next(cover_sentences(findings), _say("nobody"))


def cover_sentences(findings: Findings) -> Iterator[Sentence]:
    """Gaps first, then letters that hang on one person; else that each is covered."""
    weak: tuple[Reading, ...] = ("gap", "single")
    for reading in weak:
        letters = findings.read_as(reading)
        if letters:
            yield _say(reading, names=_words(letters))
    if findings.team and len(findings.read_as("covered")) == len(findings.team):
        yield _say("covered")


def _sentences(findings: Findings) -> Iterator[Sentence]:
    yield from _found(findings)
    yield from (Sentence(f"fault.{f.key}", f.values, f) for f in findings.faults)


def _found(findings: Findings) -> Iterator[Sentence]:
    now = findings.now
    if not now:
        yield _say("nobody")
        return
    small = any(fault.key in SMALL for fault in findings.faults)
    if len(now.people) < now.fewest and not small:
        yield _say("few", n=len(now.people))
    yield from _weakest(findings)
    yield from cover_sentences(findings)
    if findings.uncared:
        yield _say("uncared", names=_words(findings.uncared))
    if findings.change:
        yield from _change(findings.change)
    yield from _yardstick(findings.yardstick)
    yield from _lasting(findings.lasting)
    yield from _peers(findings)


def _weakest(findings: Findings) -> Iterator[Sentence]:
    weak = findings.weakest
    if weak:
        yield _say("weakest", names=_words(standing.letter for standing in weak))


def _change(change: Compared) -> Iterator[Sentence]:
    first, second = len(change.first.people), len(change.second.people)
    yield _say("paired", before=first, after=second, n=len(change.keys), alone=sum(change.alone))
    if change.hidden:
        yield _say("hidden", n=len(change.keys))
    else:
        yield from (said for _, said in _moves(change))


def _moves(compared: Compared) -> Iterator[tuple[tuple[Fraction, int], Sentence]]:
    """How each letter moved; with how far, and how many more one way, for choosing the widest."""
    for change in compared.changes:
        if told := change.told:
            said = {"up": told.up, "same": told.same, "down": told.down, "n": len(change.pairs)}
            shift = Statistic(told.shift, 1)
            word = Word(f"competencies.letter.{change.letter}")
            width = abs(told.shift), abs(told.up - told.down)
            yield width, _say("moved", name=word, **said, shift=shift)


def _yardstick(found: Compared | None) -> Iterator[Sentence]:
    """Where people look back on themselves otherwise than they saw themselves at the time."""
    changes = found.changes if found else ()
    lower = [c.letter for c in changes if c.told and c.told.down > c.told.up]
    higher = [c.letter for c in changes if c.told and c.told.up > c.told.down]
    if lower:
        yield _say("humbler", names=_words(lower))
    if higher:
        yield _say("kinder", names=_words(higher))


def _lasting(found: Compared | None) -> Iterator[Sentence]:
    if found and found.hidden:
        yield _say("lasting_hidden", n=len(found.keys))
    faded = [c.letter for c in (found.changes if found else ()) if _falls(c)]
    if faded:
        yield _say("faded", names=_words(faded))


def _peers(findings: Findings) -> Iterator[Sentence]:
    peers = findings.peers
    if not peers:
        return
    if peers.hidden:
        yield _say("peers_hidden", n=len(peers.keys))
        return
    lower = [c.letter for c in peers.changes if _falls(c)]
    higher = [c.letter for c in peers.changes if c.told and c.told.up > c.told.down]
    if lower:
        yield _say("peers_lower", names=_words(lower), n=len(peers.keys))
    if higher:
        yield _say("peers_higher", names=_words(higher), n=len(peers.keys))


def _falls(change: Change) -> bool:
    return bool(change.told and change.told.down > change.told.up)


def _words(letters: Iterable[str]) -> tuple[Word, ...]:
    return tuple(Word(f"competencies.letter.{letter}") for letter in letters)
