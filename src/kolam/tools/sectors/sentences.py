"""The findings in words: what stops first, then who is missing, then who understands whom."""

from collections.abc import Iterator

from kolam.core.record import Text
from kolam.core.sentence import Sentence, Statistic, Word
from kolam.core.stakeholder import SECTORS
from kolam.core.voice import Voice
from kolam.tools.sectors.analysis import Findings
from kolam.tools.sectors.diligence import Asked, Standing
from kolam.tools.sectors.guessing import FEWEST, Guessing, Scores, Understood
from kolam.tools.sectors.sheet import PLACES, Sheet

#: Scores are said with so many digits: thirds and halves, no more.
DIGITS = 2


def _say(finding: str, /, **values: object) -> Sentence:
    return Sentence(f"sectors.finding.{finding}", values)


def sentences(findings: Findings) -> tuple[Sentence, ...]:
    """Everything worth saying, what needs attention first."""
    return tuple(_sentences(findings))


def headline(findings: Findings) -> Sentence:
    """The one sentence over the picture of the guesses."""
    return next(_guesses(findings.guessing), None) or coverage_headline(findings)


def coverage_headline(findings: Findings) -> Sentence:
    """The one sentence over the picture of who is here."""
    return next(_coverage(findings))


def sector(id: str) -> Word:
    """A sector as it is called."""
    return Word(f"sector.{id}")


def driver(id: str, sheet: Sheet, voice: Voice) -> str:
    """A driver as it is called: in the partnership's words, the room's, else by its id."""
    typed = {row.id: row.words for row in sheet.drivers}
    if id in typed:
        return typed[id].said(voice.language)
    return voice(f"sectors.driver.{id}") if voice.knows(f"sectors.driver.{id}") else id


def question(asked: Asked) -> Text | Word:
    """A question of due diligence as it is asked."""
    return asked.words or Word(f"sectors.check.{asked.id}")


def _sentences(findings: Findings) -> Iterator[Sentence]:
    yield from (_stopped(found) for found in findings.in_state("stopped"))
    yield from _guesses(findings.guessing)
    yield from _coverage(findings)
    yield from _diligence(findings)
    if findings.absent:
        names = tuple(one.name for one in findings.absent)
        yield _say("absent", n=len(names), names=names)
    yield from _limits(findings.guessing)
    yield from (Sentence(f"fault.{fault.key}", fault.values, fault) for fault in findings.faults)


def _stopped(found: Standing) -> Sentence:
    name, result = found.organisation.name, found.last
    if not found.hits:
        return _say("stopped_told", name=name)
    who = result.who if result else ""
    return _say("stopped", name=name, question=question(found.hits[0]), who=who)


def _guesses(guessing: Guessing) -> Iterator[Sentence]:
    if least := guessing.least:
        yield _least(least)
    elif len(guessing.ranked) == 1:
        row = guessing.ranked[0]
        yield _say("one", sector=sector(row.sector), **_spread(row.whole))
    elif guessing.ranked and (whole := guessing.ranked[0].whole):
        mean = Statistic(whole.mean, DIGITS)
        yield _say("alike", n=len(guessing.ranked), mean=mean, most=PLACES)
    yield from _least_pair(guessing)
    if guessing.ranked:
        row = guessing.ranked[0]
        if row.whole and row.whole.mean <= row.chance:
            chance = Statistic(row.chance, DIGITS)
            yield _say("no_better_than_chance", sector=sector(row.sector), chance=chance)


def _least(least: tuple[Understood, ...]) -> Sentence:
    names = tuple(sector(row.sector) for row in least)
    if len(least) > 1:
        mean = Statistic(least[0].whole.mean, DIGITS) if least[0].whole else None
        return _say("least_tied", n=len(least), sectors=names, mean=mean, most=PLACES)
    return _say("least", sector=names[0], **_spread(least[0].whole))


def _least_pair(guessing: Guessing) -> Iterator[Sentence]:
    """The pair that hit least, and how many tie with it."""
    lowest = guessing.lowest
    if len(lowest) == 1:
        row, by, scores = lowest[0]
        yield _say("least_by", by=sector(by), sector=sector(row.sector), **_spread(scores))
    elif lowest:
        mean = Statistic(lowest[0][2].mean, DIGITS)
        yield _say("least_by_tied", n=len(lowest), mean=mean, most=PLACES)


def _spread(scores: Scores | None) -> dict[str, object]:
    assert scores
    return {
        "low": scores.low,
        "high": scores.high,
        "mean": Statistic(scores.mean, DIGITS),
        "n": scores.n,
        "most": PLACES,
    }


def _coverage(findings: Findings) -> Iterator[Sentence]:
    found = findings.coverage
    if not findings.anybody:
        yield _say("nobody")
        return
    here, whole = len(found.present), len(SECTORS)
    if found.empty:
        yield _say("empty", here=here, all=whole, sectors=_names(found.empty), n=len(found.empty))
    else:
        yield _say("complete", all=whole)
    if found.groups_only:
        yield _say("groups_only", n=len(found.groups_only), sectors=_names(found.groups_only))
    wanting = (*found.empty, *found.groups_only)
    if asked := tuple(s for s in SECTORS if s in wanting and found.asked[s]):
        yield _say("asked_already", n=len(asked), sectors=_names(asked))
    if not found.from_map:
        yield _say("no_map")


def _diligence(findings: Findings) -> Iterator[Sentence]:
    asked = [found for found in findings.standings if findings.state(found) != "not_asked"]
    if not asked:
        return
    clear, waiting = findings.in_state("clear"), findings.in_state("under_way")
    yield _say("clear", clear=len(clear), n=len(asked))
    if waiting:
        names = tuple(found.organisation.name for found in waiting)
        opened = sum(len(found.open) for found in waiting)
        yield _say("under_way", n=len(waiting), names=names, open=opened)
    if fresh := findings.in_state("not_begun"):
        yield _say("not_begun", n=len(fresh), names=tuple(f.organisation.name for f in fresh))


def _limits(guessing: Guessing) -> Iterator[Sentence]:
    if silent := guessing.silent:
        hidden = tuple(row.sector for row in silent if row.own.hidden)
        mute = tuple(row.sector for row in silent if not row.own.hidden)
        if mute:
            yield _say("silent", n=len(mute), sectors=_names(mute))
        if hidden:
            yield _say("own_hidden", n=len(hidden), sectors=_names(hidden))
    for row in guessing.rows:
        if row.guessed and row.own.tied:
            yield _say("tied", sector=sector(row.sector), n=len(row.own.tied))
        if row.guessed and row.own.short:
            yield _say("short", sector=sector(row.sector), most=PLACES)
    if guessing.few:
        yield _say("few", n=guessing.few, fewest=FEWEST)
    if guessing.hidden:
        yield _say("hidden", n=guessing.hidden)
    if guessing.unplaced:
        yield _say("unplaced", n=guessing.unplaced)


def _names(sectors: tuple[str, ...]) -> tuple[Word, ...]:
    return tuple(sector(id) for id in sectors)
