"""What the room gives the journey: what is to be done, which gates hold, what speaks to a step."""

from collections.abc import Iterator

from kolam.core.passing import Evidence, Gate
from kolam.core.passing import State as Flag
from kolam.core.record import Record, Text, fingerprint
from kolam.core.ref import Ref
from kolam.core.sentence import Sentence
from kolam.core.task import Task
from kolam.core.voice import Voice
from kolam.tools.agreement.checks import STEPS, Check
from kolam.tools.agreement.findings import Findings
from kolam.tools.agreement.score_figure import score_headline
from kolam.tools.agreement.sentences import (
    Said,
    budget_headline,
    headline,
    power_headline,
)
from kolam.tools.agreement.sheet import Sheet

FLAGS: dict[str, Flag] = {"holds": "green", "open": "amber", "broken": "red"}
SIGN, STRUCTURE = 7, 6


def tasks(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Task, ...]:
    """What a partner's go is subject to, and each must that is not in place."""
    return (
        *(
            Task(
                ref=_ref("decisions", row.id, row),
                what=row.subject_to,
                owner=sheet.names[row.id].said(voice.language),
                due=sheet.signing,
            )
            for row in sheet.decisions
            if row.subject_to.said("en") and row.id in sheet.names
        ),
        *(
            Task(
                ref=_ref("ingredients", row.id, row),
                what=_text(_must(row.id, voice), voice),
                due=sheet.signing,
            )
            for one in findings.scorecard.blocking
            for row in sheet.ingredients
            if row.id == one.id
        ),
    )


def gates(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Gate, ...]:
    """The ten checks, each at its step; the scorecard's musts, clauses and languages at signing.

    Nothing before the sheet has been begun.
    """
    return tuple(_gates(sheet, findings, voice)) if sheet != Sheet() else ()


def evidence(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Evidence, ...]:
    """The plan and the money for the step of resources, the votes for structure, what is in place.

    They say what is there; whether it may go on is for the gates.
    """
    return tuple(
        Evidence(
            ref=Ref(tool="agreement", path=(table,), seen=fingerprint(sheet)),
            room="journey",
            about=step,
            words=_text(sentence.said(voice), voice),
        )
        for step, table, sentence in _spoken(findings)
    )


def _gates(sheet: Sheet, findings: Findings, voice: Voice) -> Iterator[Gate]:
    for check in findings.checks:
        words = _text(_checked(check, voice), voice)
        yield _gate(f"check.{check.name}", words, FLAGS[check.state], STEPS[check.name], sheet)
    if sheet.bodies:
        able = len({one.body.id for one in findings.powers})
        state: Flag = "green" if able == len(sheet.bodies) else "red"
        said = voice("agreement.gate.bodies", n=len(sheet.bodies), able=able)
        yield _gate("bodies", _text(said, voice), state, STRUCTURE, sheet)
    card = findings.scorecard
    state = "red" if card.blocking else "amber" if card.share is None or card.zeros else "green"
    words = _text(score_headline(findings.scorecard).said(voice), voice)
    yield _gate("ingredients", words, state, SIGN, sheet)
    for key, found in (
        ("clauses", findings.unsettled),
        ("sources", findings.sources),
        ("wording", findings.wording),
    ):
        said = voice(f"agreement.gate.{key}", n=len(found))
        waits = key == "sources" and not any(one.holds for one in findings.sources)
        state = "green" if not found else "amber" if waits else "red"
        yield _gate(key, _text(said, voice), state, SIGN, sheet)


def _gate(name: str, words: Text, state: Flag, step: int, sheet: Sheet) -> Gate:
    # Any row may change whether it holds, so it is of the whole sheet.
    ref = Ref(tool="agreement", path=("gates", name), seen=fingerprint(sheet))
    return Gate(ref=ref, words=words, state=state, step=step)


def _checked(check: Check, voice: Voice) -> str:
    name = voice(f"agreement.check.{check.name}")
    state = voice(f"agreement.check.state.{check.state}")
    first = check.breaches[0] if check.breaches else None
    why = f" {Said(first.fault).said(voice)}" if first else ""
    return f"{name}: {state}.{why}"


def _spoken(findings: Findings) -> Iterator[tuple[str, str, Sentence]]:
    if findings.sheet.activities:
        yield "resources", "activities", headline(findings)
    for budget in findings.budgets:
        yield "resources", "activities", budget_headline(budget, findings)
    for found in findings.powers:
        if found.matter is None:
            yield "structure", "bodies", power_headline(found, findings)
    if findings.scorecard.share is not None:
        yield "sign", "ingredients", score_headline(findings.scorecard)


def _must(id: str, voice: Voice) -> str:
    return voice("agreement.task.must", name=voice(f"agreement.ingredient.{id}"))


def _ref(table: str, id: str, row: Record) -> Ref:
    return Ref(tool="agreement", path=(table, id), seen=fingerprint(row))


def _text(words: str, voice: Voice) -> Text:
    return Text.model_validate({voice.language: words})
