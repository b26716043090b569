"""The findings in words: what does not fit first, then where the room is apart, then the rest."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from kolam.core.answers import FEWEST_RATERS, SMALL
from kolam.core.sentence import Sentence, Word
from kolam.core.voice import Voice
from kolam.tools.spectrum.analysis import Findings, Placed, modules
from kolam.tools.spectrum.rule import Suggestion
from kolam.tools.spectrum.sheet import Strand, Type


@dataclass(frozen=True, slots=True)
class Claim:
    """The type that a group chose, and the one that it grows into."""

    strand: Strand

    def said(self, voice: Voice) -> str:
        """Such as `2 Combine / integrate, growing into 3 Transform`."""
        if not self.strand.chosen:
            return voice("spectrum.no_type")
        chosen = voice(f"spectrum.type.{self.strand.chosen}")
        if not self.strand.towards:
            return chosen
        towards = voice(f"spectrum.type.{self.strand.towards}")
        return voice("spectrum.towards", chosen=chosen, towards=towards)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What the rule suggests, or what is still possible."""

    suggestion: Suggestion

    def said(self, voice: Voice) -> str:
        """The verdict, or those that are possible."""
        return voice("spectrum.or").join(
            voice(f"spectrum.verdict.{verdict}") for verdict in self.suggestion.verdicts
        )


@dataclass(frozen=True, slots=True)
class Because:
    """The answers that settle the rule, in the order in which it asks."""

    suggestion: Suggestion

    def said(self, voice: Voice) -> str:
        """Such as `something new is done together; it is not meant to change rules`."""
        return voice("spectrum.because.join").join(
            voice(f"spectrum.because.{letter}.{said}") for letter, said in self.suggestion.because
        )


def _say(finding: str, /, **values: object) -> Sentence:
    return Sentence(f"spectrum.finding.{finding}", values)


def sentences(findings: Findings) -> tuple[Sentence, ...]:
    """Everything worth saying, the most important first."""
    return tuple(_sentences(findings))


def headline(findings: Findings) -> Sentence:
    """The one sentence over the picture: what the placements say, in few words."""
    if not findings.strands:
        return _say("nothing")
    last = ("rounds", len(findings.sheet.rounds) - 1)
    small = (s for s in _faults(findings, small=True) if s.fault and s.fault.place == last)
    apart = (_say("apart_unseen", name=placed.strand.title) for placed in _widest(findings))
    return next(chain(small, apart, _room(findings)))


def type_word(type: Type) -> Word:
    """A type with its number."""
    return Word(f"spectrum.type.{type}")


def module_words(ids: tuple[str, ...]) -> tuple[Word, ...]:
    """Tools as they are called."""
    return tuple(Word(f"spectrum.module.{id}") for id in ids)


def _sentences(findings: Findings) -> Iterator[Sentence]:
    if not findings.strands:
        yield _say("nothing")
        return
    yield from _claims(findings)
    for placed in findings.strands:
        yield from _rule(placed)
    yield from _room(findings)
    yield from _effort(findings)
    yield from _faults(findings, small=False)


def _faults(findings: Findings, *, small: bool) -> Iterator[Sentence]:
    """What is wrong with the sheet: that too few answered, or everything else."""
    for fault in findings.faults:
        if (fault.key in SMALL) == small:
            yield Sentence(f"fault.{fault.key}", fault.values, fault)


def _claims(findings: Findings) -> Iterator[Sentence]:
    """What is claimed for more than one strand, and whether anything carries type 3."""
    claimed = findings.type_3
    names = tuple(placed.strand.title for placed in claimed)
    if claimed and findings.sources == ():
        yield _say("no_source", n=len(names), names=names)
    if len(claimed) > 1 and all(p.strand.chosen == "transform" for p in findings.strands):
        yield _say("all_type_3", n=len(claimed))
    elif findings.forced:
        yield _say("forced", n=len(findings.strands), type=type_word(findings.forced))


def _rule(placed: Placed) -> Iterator[Sentence]:
    """What the rule says against the group's word, and what contradicts what."""
    strand, suggestion = placed.strand, placed.suggestion
    said = {"name": strand.title, "rule": Verdicts(suggestion), "because": Because(suggestion)}
    if suggestion.verdict == "not_equipped":
        yield _say("not_equipped", name=strand.title)
    if outside := tuple(partner.name for partner in strand.essential_outside):
        yield _say("outside", name=strand.title, n=len(outside), who=outside)
    if placed.differs and not strand.explained:
        yield _say("differs", claim=Claim(strand), **said)
    elif placed.differs:
        yield _say("differs_because", claim=Claim(strand), reason=strand.reason, **said)
    for doubt in placed.doubts:
        yield _say(f"doubt.{doubt}", name=strand.title)


def _room(findings: Findings) -> Iterator[Sentence]:
    """Where people are apart, who is missing, and what moved."""
    strands = findings.strands
    if not findings.raters:
        yield _say("nobody", n=len(strands))
    yield from _faults(findings, small=True)
    yield from (_apart(placed) for placed in _widest(findings))
    if findings.raters >= FEWEST_RATERS:
        yield from _alike(findings)
    for placed in strands:
        if placed.quartiles and placed.shown and placed.moved_from:
            before, now = placed.moved_from.median, placed.quartiles.median
            if before != now:
                yield _say("moved", name=placed.strand.title, before=before, now=now)
    if findings.unplaced:
        names = tuple(placed.strand.title for placed in findings.unplaced)
        yield _say("unplaced", n=len(names), names=names)
    if findings.unknown:
        yield _say("unknown", n=findings.unknown)


def _alike(findings: Findings) -> Iterator[Sentence]:
    """That strands are seen alike, where each that was placed has enough placements to say so."""
    held = [placed for placed in findings.strands if placed.places]
    few = tuple(p.strand.title for p in held if len(p.places) < FEWEST_RATERS)
    if few:
        yield _say("few", n=len(few), names=few)
    elif held and not any(placed.apart for placed in held):
        yield _say("together", n=findings.raters)


def _widest(findings: Findings) -> list[Placed]:
    """The strands on which the room is apart, the widest middle half first."""
    wide = (placed for placed in findings.strands if placed.apart)
    return sorted(wide, key=lambda p: p.quartiles.range if p.quartiles else 0, reverse=True)


def _apart(placed: Placed) -> Sentence:
    near = placed.near
    cuts = placed.quartiles
    if not cuts or not placed.shown:
        return _say("apart_unseen", name=placed.strand.title)
    return _say(
        "apart",
        name=placed.strand.title,
        low=cuts.lower,
        high=cuts.upper,
        lowest=placed.places[0],
        highest=placed.places[-1],
        exchange=near["exchange"],
        combine=near["combine"],
        transform=near["transform"],
    )


def _effort(findings: Findings) -> Iterator[Sentence]:
    """What carries type 3, what is open, and which tools are worth doing."""
    claimed = findings.type_3
    if claimed and findings.sources:
        named = tuple(Word(f"spectrum.source.{claim.source}") for claim in findings.sources)
        if all(claim.status == "planned" for claim in findings.sources):
            yield _say("sources_planned", n=len(named), sources=named)
        else:
            yield _say("sources", n=len(named), sources=named)
    elif claimed and findings.sources is None:
        yield _say("sources_unknown", n=len(claimed))
    opens = tuple(p.strand.title for p in findings.strands if not p.suggestion.verdict)
    if opens:
        yield _say("rule_open", n=len(opens), names=opens)
    untyped = tuple(p.strand.title for p in findings.strands if not p.strand.chosen)
    if untyped:
        yield _say("no_type", n=len(untyped), names=untyped)
    agree = [p for p in findings.strands if p.strand.chosen and p.suggestion.type and not p.differs]
    if len(agree) == len(findings.strands):
        yield _say("agree", n=len(agree))
    for type, strands in findings.by_type.items():
        yield _modules(type, strands)
    yield _say("journey")


def _modules(type: Type, strands: tuple[Placed, ...]) -> Sentence:
    found = {effort: module_words(ids) for effort, ids in modules(type).items()}
    key = "later" if found["later"] else "light" if found["light"] else "all"
    names = tuple(placed.strand.title for placed in strands)
    return _say(f"modules.{key}", type=type_word(type), names=names, **found)
