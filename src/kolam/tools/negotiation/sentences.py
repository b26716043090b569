"""The findings as sentences, what needs attention first: keys and values, said in any language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kolam.core.record import Text
from kolam.core.sentence import Sentence, Share, Word
from kolam.core.voice import Voice
from kolam.tools.negotiation.findings import Findings, OnTable, Stage
from kolam.tools.negotiation.sheet import Issue, Sheet, Tabled

AREA = "negotiation.finding"


@dataclass(frozen=True, slots=True)
class Options:
    """A package, said as its options with a dot between: the options may have commas inside."""

    words: tuple[Text, ...]

    def said(self, voice: Voice) -> str:
        """The options in the reader's language."""
        return dotted(self.words, voice)


@dataclass(frozen=True, slots=True)
class Named:
    """A tabled package by its kind, its round and, where one tabled it, its party."""

    kind: str
    round: int
    party: Text | None = None

    def said(self, voice: Voice) -> str:
        """The name in the reader's language."""
        if self.party is None:
            return voice(self.kind, round=self.round)
        return voice(f"{self.kind}_by", round=self.round, party=self.party.said(voice.language))


def tabled_name(sheet: Sheet, row: Tabled) -> Named:
    """How a tabled package is called in a sentence: whose it is, and of which round."""
    party = party_name(sheet, row.party) if row.party else None
    return Named(f"negotiation.tabled.{row.kind}", row.round, party)


def sentences(findings: Findings) -> tuple[Sentence, ...]:
    """Every finding worth a sentence, ranked by what needs attention; nothing private in it."""
    return tuple(_all(findings))


def headline(findings: Findings) -> Sentence:
    """The first sentence: the finding in words, for the wall."""
    return next(_all(findings))


def for_mediators(findings: Findings) -> tuple[Sentence, ...]:
    """What only a mediator may read: whose walk-away stands in the way of any agreement."""
    if not (findings.mediation and findings.mediation.blocking):
        return ()
    return (_say("blocking", names=_names(findings.sheet, findings.mediation.blocking)),)


def picked(sheet: Sheet, package: Iterable[int]) -> tuple[Text, ...]:
    """The words of a package's options, in the order of the issues."""
    return tuple(i.options[n].words for i, n in zip(sheet.issues, package, strict=True))


def worded(sheet: Sheet, package: Iterable[int], voice: Voice) -> str:
    """A package in one line."""
    return dotted(picked(sheet, package), voice)


def dotted(words: Iterable[Text], voice: Voice) -> str:
    """Options with a dot between."""
    return " · ".join(option.said(voice.language) for option in words)


def party_name(sheet: Sheet, party: str) -> Text:
    """A party's name; its id where nobody of that id sits at the table."""
    return next((p.name for p in sheet.parties if p.id == party), Text(en=party))


def widening(sheet: Sheet) -> tuple[Issue, ...]:
    """The issues that were added to widen the deal."""
    return tuple(issue for issue in sheet.issues if issue.since == "widened")


def _say(key: str, /, **values: Any) -> Sentence:
    return Sentence(f"{AREA}.{key}", values)


def _all(findings: Findings) -> Iterator[Sentence]:
    sheet = findings.sheet
    if not sheet.issues or not sheet.parties:
        yield _say("no_issues" if not sheet.issues else "no_parties")
        return
    if sheet.agreed:
        yield from _agreed(findings)
    elif findings.stages:
        yield from _no_deal(findings)
        yield from _better(findings)
        yield from _on_the_table(findings)
    else:
        yield from _on_the_table(findings)
        yield from _not_yet(findings)
    yield from _chosen(findings)
    yield from _about_interests(findings)


def _not_yet(findings: Findings) -> Iterator[Sentence]:
    sheet = findings.sheet
    bare = tuple(issue.question for issue in sheet.issues if not issue.options)
    if bare:
        yield _say("no_options", n=len(bare), issues=bare)
    elif len(sheet.parties) < 2:
        yield _say("one_party")
    elif findings.waiting:
        names = _names(sheet, findings.waiting)
        yield _say("waiting", n=len(findings.waiting), all=len(sheet.parties), names=names)


def _better(findings: Findings) -> Iterator[Sentence]:
    """How many packages would leave nobody worse off than splitting the difference, widest last."""
    counted = [s for s in findings.stages if s.better_than_positional and s.name != "positional"]
    for stage in reversed(counted):
        if stage.name == "value_maximising":
            added = len(widening(findings.sheet))
            yield _say("better_widened", n=stage.better_than_positional, added=added)
        else:
            yield _say("better", n=stage.better_than_positional)
    start = findings.stage("positional")
    if not counted and start and start.chosen and start.chosen.better == 0:
        yield _say("positional_efficient")


def _no_deal(findings: Findings) -> Iterator[Sentence]:
    """A stage without a package for all comes first: the others do not matter without it."""
    shut = [stage for stage in findings.stages if stage.no_deal or stage.feasible == 0]
    for stage in findings.stages:
        if stage.chosen is None and stage not in shut:
            yield _say("stopped", stage=Word(f"negotiation.stage.{stage.name}"))
    if not shut:
        return
    if findings.stages[-1].name == "value_maximising" and findings.stages[-1].chosen:
        yield _say("opened_by_widening", added=len(widening(findings.sheet)))
        return
    yield _say("nothing_allowed" if shut[-1].feasible == 0 else "no_deal", n=shut[-1].packages)


def _chosen(findings: Findings) -> Iterator[Sentence]:
    """What each stage's rule picks, ties, and whether it is proven best."""
    for stage in reversed(findings.stages):
        if stage.name != "positional" and stage.chosen:
            yield from _picked_by_rule(findings, stage)
    start = findings.stage("positional")
    if start and start.chosen:
        if not start.chosen.allowed:
            yield _say("positional_not_allowed")
        elif start.chosen.worst == "below":
            yield _say("positional_below")


def _picked_by_rule(findings: Findings, stage: Stage) -> Iterator[Sentence]:
    assert stage.chosen
    rule = Word(f"negotiation.rule.{findings.sheet.rule}")
    name = Word(f"negotiation.stage.{stage.name}")
    named = zip(findings.issues, picked(findings.sheet, stage.chosen.package), strict=True)
    words = Options(tuple(option for issue, option in named if issue in stage.issues))
    yield _say("chosen", stage=name, rule=rule, n=stage.packages, package=words)
    if stage.ties > 1:
        yield _say("ties", stage=name, n=stage.ties, others=stage.ties - 1)
    if stage.gap is None:
        yield _say("no_bound", stage=name)
    elif stage.gap:
        yield _say("gap", stage=name, gap=Share(stage.gap))


def _on_the_table(findings: Findings) -> Iterator[Sentence]:
    """The answers to the packages of the last round."""
    sheet = findings.sheet
    last = max((row.round for row in sheet.tabled), default=0)
    for row, told in _pairs(findings):
        if row.round == last and row.id != sheet.agreed:
            yield from _answers(sheet, row, told)


def _answers(sheet: Sheet, row: Tabled, told: OnTable) -> Iterator[Sentence]:
    name = tabled_name(sheet, row)
    refused = tuple(id for id, answer in told.answers.items() if answer == "refuse")
    if not told.judged.allowed:
        yield _say("tabled_not_allowed", package=name)
    if told.accepted:
        yield _say("all_accept", package=name)
    if refused:
        yield _say("refused", package=name, n=len(refused), names=_names(sheet, refused))
    if told.missing and told.answers:
        yield _say("unanswered", package=name, names=_names(sheet, told.missing))
    if told.judged.better:
        yield _say("tabled_better", package=name, n=told.judged.better)
    elif told.judged.better == 0:
        yield _say("tabled_efficient", package=name)


def _agreed(findings: Findings) -> Iterator[Sentence]:
    pair = next((p for p in _pairs(findings) if p[0].id == findings.sheet.agreed), None)
    if pair is None:
        return
    row, told = pair
    words = Options(picked(findings.sheet, told.judged.package))
    yield _say("agreed", n=row.round, package=words)
    if told.judged.better:
        yield _say("left", n=told.judged.better)
    elif told.judged.better == 0:
        yield _say("nothing_left")


def _pairs(findings: Findings) -> Iterator[tuple[Tabled, OnTable]]:
    rows = {row.id: row for row in findings.sheet.tabled}
    return ((rows[told.id], told) for told in findings.tabled if told.id in rows)


def _about_interests(findings: Findings) -> Iterator[Sentence]:
    sheet = findings.sheet
    silent = tuple(p.id for p in sheet.parties if p.id not in {i.party for i in sheet.interests})
    unmet = tuple(i.party for i in sheet.interests if i.met == "unmet")
    if unmet:
        names = _names(sheet, dict.fromkeys(unmet))
        yield _say("unmet", n=len(unmet), names=names)
    if silent and not sheet.agreed:
        yield _say("no_interests", n=len(silent), names=_names(sheet, silent))
    wrong = sum(a.found == "wrong" for a in sheet.assumptions)
    if wrong:
        yield _say("assumptions_wrong", n=wrong, all=len(sheet.assumptions))


def _names(sheet: Sheet, parties: Iterable[str]) -> tuple[Text, ...]:
    return tuple(party_name(sheet, party) for party in parties)
