"""The findings as sentences, what needs attention first: keys and values, said in any language."""

from collections.abc import Iterator
from typing import Any

from kolam.core.record import Text
from kolam.core.sentence import Sentence, Statistic, Word
from kolam.core.stakeholder import SECTORS
from kolam.maths.agreement import Agreement
from kolam.maths.intraclass import Correlation, Intraclass
from kolam.maths.krippendorff import Alpha
from kolam.maths.outcome import Undefined
from kolam.tools.stakeholders.analysis import Findings, RoundFindings
from kolam.tools.stakeholders.disagreement import Gap
from kolam.tools.stakeholders.placement import QUADRANTS, Axis, Placement

AREA = "stakeholders.finding"
DETAILED = 3


def sentences(findings: Findings) -> tuple[Sentence, ...]:
    """Every finding worth a sentence, ranked by what needs attention."""
    return tuple(_all(findings))


def headline(findings: Findings) -> Sentence:
    """The first sentence: the finding in words, for the wall."""
    return next(_all(findings))


def _say(key: str, /, **values: Any) -> Sentence:
    return Sentence(f"{AREA}.{key}", values)


def _all(findings: Findings) -> Iterator[Sentence]:
    now = findings.now
    if not findings.sheet.stakeholders:
        yield _say("no_stakeholders")
        return
    if now is None:
        yield _say("not_rated", n=len(findings.sheet.stakeholders))
    elif now.few:
        yield _say("few_raters", n=now.raters)
    else:
        yield from _contested(findings, now)
        yield from _moved(findings)
        yield from _gaps(findings, now)
    yield from _sectors(findings)
    yield from _attention(findings)
    yield from _quadrants(findings)
    if now:
        yield from _agreement(now)
        yield from _limits(findings, now)
    yield from _faults(findings)


def _contested(findings: Findings, now: RoundFindings) -> Iterator[Sentence]:
    first = now.contested[:DETAILED]
    if not first:
        told = sum(not placement.few for placement in now.placements)
        yield _say("none_contested", n=told)
        return
    yield _say("most_contested", name=findings.name(first[0].stakeholder))
    for placement in first:
        yield _why(findings, placement)
    if rest := now.contested[DETAILED:]:
        yield _say("more_contested", names=_names(findings, (p.stakeholder for p in rest)))


def _why(findings: Findings, placement: Placement) -> Sentence:
    values = {
        "name": findings.name(placement.stakeholder),
        "quadrant": Word(f"stakeholders.quadrant.{placement.quadrant}"),
        "agreeing": placement.agreeing,
        "n": placement.n,
    }
    if not placement.torn:
        return _say("contested", **values)
    return _say("torn", other=Word(f"stakeholders.quadrant.{placement.mean_quadrant}"), **values)


def _moved(findings: Findings) -> Iterator[Sentence]:
    found = findings.shifts
    if not found:
        return
    moved = tuple(findings.name(shift.stakeholder) for shift in found if shift.moved)
    yield _say("moved", names=moved) if moved else _say("nobody_moved")
    closer, apart = sum(s.closer for s in found), sum(s.apart for s in found)
    yield _say("closer", closer=closer, apart=apart, n=len(found))


def _gaps(findings: Findings, now: RoundFindings) -> Iterator[Sentence]:
    rare = [gap for gap in now.gaps if gap.rare]
    for gap in rare[:DETAILED]:
        yield _gap("gap_rare", findings, gap)
    if not rare and now.gaps and now.gaps[0].size:
        first = now.gaps[0]
        untested = isinstance(first.test, Undefined)
        yield _gap("gap_untested" if untested else "gap_common", findings, first)


def _gap(key: str, findings: Findings, gap: Gap) -> Sentence:
    return _say(
        key,
        name=findings.name(gap.stakeholder),
        axis=Word(f"stakeholders.axis.{gap.axis}"),
        higher=Word(f"sector.{gap.higher.group}"),
        lower=Word(f"sector.{gap.lower.group}"),
        high=gap.higher.median,
        low=gap.lower.median,
        n_high=gap.higher.n,
        n_low=gap.lower.n,
    )


def sectors_sentence(findings: Findings) -> Sentence:
    """Which of the seven sectors have nobody."""
    empty = tuple(Word(f"sector.{sector}") for sector in findings.coverage.empty)
    if not empty:
        return _say("all_sectors", all=len(SECTORS))
    return _say("empty_sectors", sectors=empty, n=len(empty), all=len(SECTORS))


def _sectors(findings: Findings) -> Iterator[Sentence]:
    yield sectors_sentence(findings)
    if only := findings.coverage.groups_only:
        yield _say("groups_only", sectors=tuple(Word(f"sector.{sector}") for sector in only))


def _attention(findings: Findings) -> Iterator[Sentence]:
    if findings.opposed:
        yield _say("opposed", names=_names(findings, findings.opposed))
    if findings.out_of_touch:
        yield _say("out_of_touch", names=_names(findings, findings.out_of_touch))
    groups = findings.coverage.groups
    low = [id for id in groups if findings.quadrants.get(id) == "keep_in_view"]
    if low:
        yield _say("groups_in_view", names=_names(findings, low))
    if groups:
        yield _say("groups", names=_names(findings, groups))


def _quadrants(findings: Findings) -> Iterator[Sentence]:
    for quadrant in QUADRANTS:
        held = [id for id, found in findings.quadrants.items() if found == quadrant]
        if held:
            word = Word(f"stakeholders.quadrant.{quadrant}")
            yield _say("quadrant", quadrant=word, n=len(held), names=_names(findings, held))


def _agreement(now: RoundFindings) -> Iterator[Sentence]:
    for axis, found in now.agreement.items():
        if said := _read(axis, found):
            yield said


def _read(axis: Axis, found: Agreement) -> Sentence | None:
    word = Word(f"stakeholders.axis.{axis}")
    six, alpha = found.intraclass, found.interval_alpha
    if isinstance(six, Intraclass):
        single, mean = (
            Statistic(one.estimate) if isinstance(one, Correlation) else None
            for one in (six.icc21, six.icc2k)
        )
        if single and mean:
            return _say("icc", axis=word, single=single, mean=mean, n=found.raters)
    if isinstance(alpha, Alpha):
        return _say("alpha", axis=word, alpha=Statistic(alpha.estimate), n=found.raters)
    return None


def _limits(findings: Findings, now: RoundFindings) -> Iterator[Sentence]:
    if line := [p.stakeholder for p in now.placements if p.on_line]:
        yield _say("on_line", names=_names(findings, line))
    if few := [p.stakeholder for p in now.placements if p.few and not now.few]:
        yield _say("few_for", names=_names(findings, few))
    unsure = max(now.placements, key=lambda p: p.dont_know)
    if unsure.dont_know:
        yield _say("dont_know", name=findings.name(unsure.stakeholder), n=unsure.dont_know)


def _faults(findings: Findings) -> Iterator[Sentence]:
    for stranger in findings.strangers:
        values = {**stranger.fault.values, "n": stranger.n}
        yield Sentence(f"{AREA}.strangers", values, stranger.fault)
    yield from (Sentence(f"fault.{fault.key}", fault.values, fault) for fault in findings.faults)


def _names(findings: Findings, ids: Any) -> tuple[Text, ...]:
    return tuple(findings.name(id) for id in ids)
