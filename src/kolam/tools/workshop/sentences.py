"""The findings in words: what moved, what is missing, and what is left to do."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from kolam.core.answers import SMALL
from kolam.core.sentence import Sentence, Word
from kolam.core.voice import Voice
from kolam.maths.paired import PairedChange
from kolam.tools.workshop.analysis import Findings
from kolam.tools.workshop.evaluation import Statement, pairs
from kolam.tools.workshop.items import MOMENTS, USES
from kolam.tools.workshop.people import NO_SECTOR, Participants


@dataclass(frozen=True, slots=True)
class Day:
    """A day, said in full."""

    day: datetime.date

    def said(self, voice: Voice) -> str:
        """Such as 26 June 2023."""
        return voice.date(self.day)


def _say(finding: str, /, **values: object) -> Sentence:
    return Sentence(f"workshop.finding.{finding}", values)


def sentences(findings: Findings) -> tuple[Sentence, ...]:
    """Everything worth saying, the most important first."""
    return tuple(_sentences(findings))


def headline(findings: Findings) -> Sentence:
    """The one sentence over the picture of the evaluation; first that the last round is small."""
    last = ("rounds", len(findings.sheet.rounds) - 1)
    small = (s for s in _faults(findings, small=True) if s.fault and s.fault.place == last)
    return next(chain(small, _evaluation(findings)), _say("unasked"))


def agenda_headline(findings: Findings) -> Sentence:
    """The one sentence over the picture of the programme."""
    return next(_programme(findings), _say("no_agenda"))


def part_word(id: str) -> Word:
    """A part of a report as it is called."""
    return Word(f"workshop.part.{id}")


def _sentences(findings: Findings) -> Iterator[Sentence]:
    begun = any(findings.has(id) for id in ("name", "participants", "evaluation"))
    if not begun and not findings.programme:
        yield _say("nothing")
        yield from _faults(findings, small=False)
        return
    yield from _evaluation(findings)
    yield from _faults(findings, small=True)
    yield from _people(findings.participants)
    yield from _programme(findings)
    yield from _exercises(findings)
    yield from _outcome(findings)
    if findings.missing:
        parts = tuple(part_word(id) for id in findings.missing)
        yield _say("missing", n=len(parts), parts=parts)
    yield from _faults(findings, small=False)


def _faults(findings: Findings, *, small: bool) -> Iterator[Sentence]:
    """What is wrong with the sheet: that too few answered, or everything else."""
    for fault in findings.faults:
        if (fault.key in SMALL) == small:
            yield Sentence(f"fault.{fault.key}", fault.values, fault)


def _evaluation(findings: Findings) -> Iterator[Sentence]:
    """What moved, how useful it was, what was used since; each with how many answered."""
    if findings.statements and not findings.moved:
        yield from _answered(findings)
    for statement in findings.moved:
        change = statement.change
        assert change
        yield _moved(statement, change)
    if findings.useful and findings.useful.shown:
        scores = findings.useful.scores
        high = sum(score > 3 for score in scores)
        yield _say("useful", n=len(scores), high=high, lowest=scores[0])
    if findings.used and findings.used.shown:
        unused, once, often = findings.used.counts(USES)
        n = len(findings.used.scores)
        yield _say("used", n=n, none=unused, once=once, often=often)
    if findings.ask_later and findings.has("evaluation"):
        yield _say("ask_later", day=Day(findings.ask_later))


def _answered(findings: Findings) -> Iterator[Sentence]:
    """How many answered at each moment, where nobody can be compared."""
    rounds = {m: one.held for s in findings.statements for m, one in s.at.items()}
    for moment in MOMENTS:
        if moment in rounds:
            n = rounds[moment].people
            yield _say("answered", n=n, moment=Word(f"workshop.moment.{moment}"))


def _moved(statement: Statement, change: PairedChange) -> Sentence:
    return _say(
        "moved",
        name=Word(f"workshop.statement.{statement.id}"),
        n=pairs(change),
        up=change.up,
        down=change.down,
    )


def _people(people: Participants) -> Iterator[Sentence]:
    if not people.total:
        return
    sectors = sum(group.name != NO_SECTOR for group in people.sectors)
    yield _say("people", n=people.total, sectors=sectors)
    if people.absent:
        absent = tuple(Word(f"sector.{sector}") for sector in people.absent)
        yield _say("absent", n=len(absent), sectors=absent)
    if people.hidden:
        yield _say("hidden", n=people.hidden)


def _programme(findings: Findings) -> Iterator[Sentence]:
    held = [slot for slot in findings.programme if slot.session.held]
    if held and findings.overrun > 0:
        yield _say("overrun", n=findings.overrun)
    elif held:
        yield _say("in_time", n=len(held))
    for state in ("dropped", "added"):
        if slots := findings.in_state(state):
            yield _say(state, n=len(slots), names=tuple(slot.session.title for slot in slots))
    longest = max(findings.programme, key=lambda slot: slot.longer, default=None)
    if longest and longest.longer > 0:
        yield _say("longest", name=longest.session.title, n=longest.longer)
    if findings.programme and not held:
        yield _say("to_come", n=len(findings.programme))


def _exercises(findings: Findings) -> Iterator[Sentence]:
    for held in findings.exercises:
        if held.evidence:
            first, n = held.evidence[0].words, len(held.evidence)
            yield _say("found", name=held.exercise.title, n=n, words=first)


def _outcome(findings: Findings) -> Iterator[Sentence]:
    """What was agreed, what stayed open, who does what, and what stays here."""
    points = findings.sheet.points
    agreed, opens = (tuple(p for p in points if p.kind == kind) for kind in ("agreed", "open"))
    if points:
        yield _say("points", agreed=len(agreed), opens=len(opens))
    if findings.loose:
        names = tuple(action.what for action in findings.loose)
        yield _say("loose", n=len(names), names=names)
    elif findings.sheet.actions:
        yield _say("actions", n=len(findings.sheet.actions))
    if findings.kept_back:
        yield _say("kept_back", n=findings.kept_back)
