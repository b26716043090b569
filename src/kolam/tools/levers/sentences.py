"""The findings in words: what is short and who closes it, before anything else."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kolam.core.record import Text
from kolam.core.sentence import Sentence, Word, told
from kolam.core.stakeholder import SECTORS
from kolam.core.voice import Voice
from kolam.tools.levers.analysis import Coverage, Findings
from kolam.tools.levers.closing import CANDIDATES, Closing
from kolam.tools.levers.levels import Answered

#: How many sets of equal size a sentence names; the table has more.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Sets:
    """Sets of equal size, one of which is enough."""

    sets: tuple[tuple[Text | Word, ...], ...]
    every: bool

    def said(self, voice: Voice) -> str:
        """Who stands in every set, then the rest of each, and how many more sets there are."""
        common = tuple(one for one in self.sets[0] if all(one in names for names in self.sets))
        rests = [tuple(one for one in names if one not in common) for names in self.sets]
        rest = self._either([str(told(names, voice)) for names in rests if names], voice)
        parts = [str(told(common, voice))] if common else []
        if common and rest:
            return voice("levers.sets.with", common=parts[0], rest=rest)
        return rest or parts[0]

    def _either(self, words: list[str], voice: Voice) -> str:
        joined = voice("levers.or").join(words[:NAMED])
        more = len(words) - NAMED
        if not words or (more <= 0 and self.every):
            return joined
        key = "more" if self.every else "more_at_least"
        return voice(f"levers.sets.{key}", sets=joined, n=max(more, 1))


def _say(finding: str, /, **values: object) -> Sentence:
    return Sentence(f"levers.finding.{finding}", values)


def sentences(findings: Findings) -> tuple[Sentence, ...]:
    """Everything worth saying, the most important first."""
    return tuple(_sentences(findings))


def headline(findings: Findings) -> Sentence:
    """The one sentence over the picture."""
    return next(_sentences(findings))


def slope(findings: Findings) -> Sentence:
    """Where the gaps stand in the order from boundary to element; the headline without any."""
    gaps = findings.gaps
    if not gaps:
        return headline(findings)
    return _say("slope", n=len(gaps), numbers=tuple(str(found.number) for found in gaps))


def lever(id: str) -> Word:
    """A lever as it is called."""
    return Word(f"levers.lever.{id}")


def named(id: str, findings: Findings) -> Text | Word:
    """A stakeholder or a sector as it is called."""
    return Word(f"sector.{id}") if id in SECTORS else findings.names.get(id, Text(en=id))


def sets(closing: Closing, findings: Findings) -> Sets:
    """The sets of a closing as they are said."""
    names = tuple(tuple(named(id, findings) for id in found) for found in closing.sets)
    return Sets(names, closing.every)


def _sentences(findings: Findings) -> Iterator[Sentence]:
    if not findings.sheet.suppliers:
        yield _say("nobody")
        return
    if not findings.levels.supply:
        yield _say("no_supply", n=len(findings.sheet.suppliers))
        return
    yield from _gaps(findings)
    yield from _invited(findings)
    yield from _handled(findings)
    for id, levers in findings.singles.items():
        yield _say("single", name=named(id, findings), n=len(levers), levers=_words(levers))
    yield from _held(findings)
    yield from _sequence(findings)
    yield from _open(findings)


def _gaps(findings: Findings) -> Iterator[Sentence]:
    gaps, asked = findings.gaps, [f for f in findings.levers if f.state != "unasked"]
    if gaps:
        yield _say("gaps", n=len(gaps), levers=_words(gaps))
    elif asked:
        yield _say("met", n=len(asked))
    unasked = findings.in_state("unasked")
    if unasked:
        yield _say("unasked", n=len(unasked), levers=_words(unasked))
    if opened := findings.in_state("open"):
        yield _say("open", n=len(opened), levers=_words(opened))


def _invited(findings: Findings) -> Iterator[Sentence]:
    found, sectors = findings.invited, findings.sectors
    if not found:
        return
    if not found.searched:
        yield _say("not_searched", limit=CANDIDATES)
        return
    if found.size:
        yield _closing("invite", found, findings)
        if sectors and sectors.size and not sectors.unmet:
            yield _closing("invite_sectors", sectors, findings)
    if found.unmet:
        nobody = tuple(lever(id) for id in found.unmet)
        yield _say("nobody_closes", n=len(nobody), levers=nobody)


def _closing(key: str, found: Closing, findings: Findings) -> Sentence:
    proof = "" if found.proven else "_unproven"
    return _say(
        f"{key}{proof}",
        sets=sets(found, findings),
        n=len(found.sets),
        size=found.size,
        table=len(findings.table),
    )


def _handled(findings: Findings) -> Iterator[Sentence]:
    for found in findings.in_state("assigned"):
        assert found.row
        yield _say("assigned", lever=lever(found.lever), owner=found.row.owner)
    for found in findings.in_state("accepted"):
        assert found.row
        yield _say("accepted", lever=lever(found.lever), reason=found.row.reason)
    if closed := findings.closed:
        yield _say("closed", n=len(closed), levers=_words(closed))


def _held(findings: Findings) -> Iterator[Sentence]:
    found, table = findings.held, findings.table
    if not found or not found.searched or found.size == 0 or found.size == len(table):
        return
    yield _closing("held", found, findings)
    if found.every and found.proven and found.in_every:
        names = tuple(named(id, findings) for id in found.in_every)
        yield _say("in_every", n=len(names), names=names)


def _sequence(findings: Findings) -> Iterator[Sentence]:
    for found in findings.waiting:
        yield _say(
            "waiting", lever=lever(found.lever), levers=tuple(lever(id) for id in found.for_)
        )
    if findings.first:
        first = tuple(lever(id) for id in findings.first)
        yield _say("first", n=len(first), levers=first)
    if findings.all_alike:
        yield _say("all_alike", needed=findings.levers[0].needed)


def _open(findings: Findings) -> Iterator[Sentence]:
    if findings.question:
        yield _say("question", words=findings.question)
    if told := [found for found in findings.disputed if found.shown]:
        yield _dispute(told[0], findings)
    yield from (Sentence(f"fault.{fault.key}", fault.values, fault) for fault in findings.small)
    if findings.levels.unplaced:
        yield _say("unplaced", n=findings.levels.unplaced)
    if findings.absent:
        names = tuple(one.name for one in findings.absent)
        yield _say("absent", n=len(names), names=names)
    if findings.missing:
        yield _say("missing", n=findings.missing)


def _dispute(found: Answered, findings: Findings) -> Sentence:
    said: Mapping[str, object] = {
        "lever": lever(found.lever),
        "low": found.scores[0],
        "high": found.scores[-1],
        "n": len(found.scores),
    }
    if not found.supplier:
        return _say("disputed_need", **said)
    return _say("disputed", name=named(found.supplier, findings), **said)


def _words(levers: Iterable[Coverage]) -> tuple[Word, ...]:
    return tuple(lever(found.lever) for found in levers)
