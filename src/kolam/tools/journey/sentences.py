"""The findings in words: what needs attention first."""

from collections.abc import Iterator

from kolam.core.answers import SMALL
from kolam.core.record import Text
from kolam.core.sentence import Sentence, Statistic, Word
from kolam.core.voice import Voice
from kolam.tools.journey.findings import Findings, Inside, Length
from kolam.tools.journey.gates import Standing, StepFindings
from kolam.tools.journey.sheet import ANSWERS, STEPS


class Day:
    """A day, said as the reader's language writes it."""

    def __init__(self, day: object) -> None:
        self.day = day

    def said(self, voice: Voice) -> str:
        """The day in full."""
        return voice.date(self.day)  # type: ignore[arg-type]


def _say(finding: str, /, **values: object) -> Sentence:
    return Sentence(f"journey.finding.{finding}", values)


def sentences(findings: Findings) -> tuple[Sentence, ...]:
    """Everything worth saying, the most urgent first."""
    return tuple(_sentences(findings))


def headline(findings: Findings) -> Sentence:
    """The one sentence over the picture of the path."""
    if not findings.begun:
        return _say("nothing")
    now = findings.now
    if now is None:
        return _finished(findings)
    agreed = {"n": len(findings.agreed), "step": word(now)}
    names = _names(now.holds)
    if again := tuple(s for s in findings.steps if s.rechecks):
        return _say("now_again", **agreed, names=tuple(word(s) for s in again))
    return _say("now_held", **agreed, names=names) if names else _say("now", **agreed)


def spread_headline(findings: Findings) -> Sentence:
    """The one sentence over the spread of a round: who holds the step up, not how many are for."""
    asked = findings.asked
    if not asked:
        return headline(findings)
    step, found = asked
    if not found.shown:
        return _say("spread_few", step=word(step), n=found.people)
    scores = [r.score for r in found.answers if r.score is not None]
    if not scores:
        return _say("spread_none", step=word(step))
    counts = {f"n{value}": scores.count(value) for value in range(len(ANSWERS))}
    low = min(scores)
    who = tuple(dict.fromkeys(n for r in found.answers if r.score == low if (n := findings.who(r))))
    said = {"step": word(step), "answer": Word(f"journey.answer.{ANSWERS[low]}")}
    if low == len(ANSWERS) - 1:
        return _say("spread_yes", step=word(step), n=len(scores))
    if not who:
        return _say("spread_unnamed", **said, n=counts[f"n{low}"])
    return _say("spread", **said, names=who)


def consents_headline(findings: Findings) -> Sentence:
    """The one sentence over who consents to what: how many say yes to all that was begun."""
    begun = [step for step in findings.steps if step.status != "not_started"]
    if not begun or not findings.inside:
        return headline(findings)
    rows = zip(*(step.standings for step in begun), strict=True)
    n = sum(all(standing.level == "yes" for standing in row) for row in rows)
    return _say("consents", n=n, all=len(findings.inside))


def word(step: StepFindings) -> Word:
    """A step's name."""
    return Word(f"journey.step.{step.name}")


def _names(standings: tuple[Standing, ...]) -> tuple[Text, ...]:
    return tuple(s.partner.name for s in standings)


def _sentences(findings: Findings) -> Iterator[Sentence]:
    yield from _faults(findings, small=False)
    for step in findings.steps:
        yield from (_no(step, standing) for standing in step.at("no"))
    yield from _listed(findings, "unowned")
    if findings.asked and not findings.asked[0].is_agreed:
        yield spread_headline(findings)
    yield from _apart(findings)
    yield from _again(findings)
    yield from _listed(findings, "stale")
    yield from _insides(findings)
    yield from _others(findings)
    yield from _now(findings)
    yield from _reservations(findings)
    yield from _untold(findings)
    yield from _loose(findings)
    yield from _gone(findings)
    if findings.length:
        yield _length(findings.length)
    yield from _faults(findings, small=True)


def _faults(findings: Findings, *, small: bool) -> Iterator[Sentence]:
    """What contradicts something else, or which rounds were small.

    A yes-if that is owned by nobody has a sentence of its own, for all that it lacks.
    """
    for fault in findings.faults:
        if (fault.key in SMALL) == small and not fault.key.startswith("yes_if_without"):
            yield Sentence(f"fault.{fault.key}", fault.values, fault)


def _no(step: StepFindings, standing: Standing) -> Sentence:
    said = {"step": word(step), "name": standing.partner.name}
    if standing.reason.said("en"):
        return _say("no_why", **said, reason=standing.reason)
    return _say("no", **said)


def _listed(findings: Findings, level: str) -> Iterator[Sentence]:
    for step in findings.steps:
        if found := step.at(level):  # type: ignore[arg-type]
            yield Sentence(
                f"journey.finding.{level}",
                {"step": word(step), "names": _names(found), "n": len(found)},
            )


def _again(findings: Findings) -> Iterator[Sentence]:
    """For each step that was reopened: which later ones are to be looked at again."""
    for earlier in findings.steps:
        later = [s for s in findings.steps if any(r.of == earlier.name for r in s.rechecks)]
        if later:
            names = tuple(word(step) for step in later)
            yield _say("recheck", step=word(earlier), names=names, n=len(names))


def _insides(findings: Findings) -> Iterator[Sentence]:
    for one in findings.inside:
        if one.stuck:
            checks = tuple(Word(f"journey.check.{name}") for name in one.stuck)
            yield _say("stuck", name=one.partner.name, checks=checks)
        elif one.told and one.told.readiness == "stuck":
            yield _say("stuck_somewhere", name=one.partner.name)
    yield from (_late(findings, one) for one in findings.inside if one.late)


def _late(findings: Findings, one: Inside) -> Sentence:
    row = findings.of("sign").row
    assert row
    assert one.told
    days = {"day": Day(one.told.decision), "signing": Day(row.agreed or row.planned)}
    return _say("late", name=one.partner.name, **days)


def _others(findings: Findings) -> Iterator[Sentence]:
    """What other rooms hold against steps that were begun: every red."""
    gates = dict.fromkeys(g for s in findings.steps if s.status != "not_started" for g in s.others)
    for gate in (gate for gate in gates if gate.state == "red"):
        room = Word(f"{gate.ref.tool}.title")
        if gate.step is None:
            yield _say("shut_all", room=room, words=gate.words)
        else:
            step = Word(f"journey.step.{STEPS[gate.step - 1]}")
            yield _say("shut", step=step, room=room, words=gate.words)


def _reservations(findings: Findings) -> Iterator[Sentence]:
    gates = dict.fromkeys(g for s in findings.steps if s.status != "not_started" for g in s.others)
    rooms = [gate.ref.tool for gate in gates if gate.state == "amber"]
    if rooms:
        names = tuple(Word(f"{slug}.title") for slug in dict.fromkeys(rooms))
        yield _say("amber", n=len(rooms), names=names)


def _now(findings: Findings) -> Iterator[Sentence]:
    yield headline(findings)
    for step in findings.steps:
        if step.status != "not_started":
            yield from _open(step)


def _open(step: StepFindings) -> Iterator[Sentence]:
    """Who has not said yes to a step that is agreed or under way, and what is open there."""
    for level in ("not_yet", "silent", "yes_if"):
        if found := step.at(level):
            said = {"step": word(step), "names": _names(found), "n": len(found)}
            yield Sentence(f"journey.finding.{level}", said)
    points = [p for p in step.row.open_points if not p.closed] if step.row else []
    if points:
        yield _say("points", step=word(step), n=len(points))


def _apart(findings: Findings) -> Iterator[Sentence]:
    for step in findings.steps:
        if found := tuple(s.partner.name for s in step.standings if s.parts):
            yield _say("apart", step=word(step), names=found, n=len(found))


def _untold(findings: Findings) -> Iterator[Sentence]:
    silent = tuple(one.partner.name for one in findings.inside if one.told is None)
    if findings.begun and silent:
        yield _say("untold", n=len(silent), all=len(findings.inside), names=silent)
    low = findings.readiness
    if low and low not in ("clear", "stuck"):
        names = tuple(
            one.partner.name for one in findings.inside if one.told and one.told.readiness == low
        )
        yield _say("inside", state=Word(f"journey.state.{low}"), names=names)


def _loose(findings: Findings) -> Iterator[Sentence]:
    """Actions of meetings that nobody owns or that have no date."""
    actions = [a for m in findings.sheet.meetings for a in m.actions if not a.done]
    if loose := [a for a in actions if not a.owner.strip() or not a.due]:
        yield _say("loose", n=len(loose), names=tuple(a.what for a in loose))


def _gone(findings: Findings) -> Iterator[Sentence]:
    for partner in findings.sheet.partners:
        if partner.left:
            rows = [s.row for s in findings.steps if s.row]
            n = sum(c.partner == partner.id for row in rows for c in row.consents)
            yield _say("left", name=partner.name, day=Day(partner.left), n=n)


def _finished(findings: Findings) -> Sentence:
    length = findings.length
    if length and length.signed:
        months = Statistic(length.months, 1)
        return _say("signed", day=Day(length.last), months=months)
    return _say("all_agreed")


def _length(length: Length) -> Sentence:
    said = "signed" if length.signed else "planned"
    where = "usual" if length.usual else "unusual"
    return Sentence(f"journey.length.{said}.{where}", {"months": Statistic(length.months, 1)})
