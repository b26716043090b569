"""What the room gives the others: advantages, interests, evidence and clauses; nothing private."""

from collections.abc import Callable, Iterator

from kolam.core.clause import Clause
from kolam.core.interest import Interest
from kolam.core.passing import Advantage, Essential, Evidence
from kolam.core.record import Row, Text, fingerprint
from kolam.core.ref import Ref
from kolam.core.voice import LANGUAGES, Voice
from kolam.tools.value.findings import Findings
from kolam.tools.value.sheet import Sheet
from kolam.tools.value.standing import effective

MOST_IMPORTANT = 5


def advantages(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Advantage, ...]:
    """Every source that is claimed, with its mechanism, the highest index first."""
    return tuple(
        Advantage(
            ref=_ref("sources", one.claim),
            source=one.claim.source,
            words=_either(one.claim.mechanism, f"value.source.{one.claim.source}", voice),
            status=one.claim.status,
        )
        for one in findings.claims
    )


def interests(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Interest, ...]:
    """What partners openly hope to gain, as important as its weight; scored above 0 or in money.

    Nothing of a partner that has left, and nothing of a private sheet.
    """
    here = {row.id for row in sheet.partners if not row.left}
    return tuple(
        Interest(
            ref=_ref("lines", line),
            party=findings.name(line.partner).said(voice.language),
            words=_either(line.description, f"value.kind.{line.kind}", voice),
            importance=min(max(line.weight, 1), MOST_IMPORTANT),
        )
        for line in effective(sheet.lines, "second")
        if line.side == "value" and line.own and line.partner in here
        if line.score or line.years
    )


def essential(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Essential, ...]:
    """Every partner without whom a claimed source of value cannot be had, and who has not left."""
    named = {id for one in findings.claims for id in one.claim.partners}
    return tuple(
        Essential(ref=_ref("partners", row), id=row.id, who=row.name)
        for row in sheet.partners
        if row.id in named and not row.left
    )


def evidence(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Evidence, ...]:
    """What speaks to the first fundamental: the extra result, and who bears more than it gains."""
    return tuple(_evidence(findings, voice))


def clauses(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Clause, ...]:
    """The objective as why, each indicator with its target as what."""
    return tuple(_clauses(findings, voice))


def _evidence(findings: Findings, voice: Voice) -> Iterator[Evidence]:
    for delta in findings.deltas:
        words = voice(
            "value.evidence.extra",
            name=delta.indicator.name.said(voice.language),
            extra=voice.number(delta.likely),
            unit=delta.indicator.unit.said(voice.language),
        )
        state = "green" if delta.range[0] > 0 else "amber" if delta.likely > 0 else "red"
        yield _about(_ref("indicators", delta.indicator), words, state, voice)
    for one in findings.standings:
        above = one.last.cost_above
        if above is None or one.partner.left:
            continue
        key = "value.evidence.cost_above" if above else "value.evidence.value_above"
        words = voice(key, name=one.partner.name.said(voice.language))
        state = "amber" if above else "green"
        yield _about(_ref("partners", one.partner), words, state, voice)


def _about(ref: Ref, words: str, state: str, voice: Voice) -> Evidence:
    return Evidence.model_validate(
        {
            "ref": ref,
            "room": "fundamentals",
            "about": "value_creation",
            "words": {voice.language: words},
            "state": state,
        }
    )


def _clauses(findings: Findings, voice: Voice) -> Iterator[Clause]:
    sheet = findings.sheet
    if sheet.objective.said("en"):
        ref = Ref(tool="value", path=("objective",), seen=fingerprint(sheet.objective))
        yield Clause(ref=ref, part="why", words=sheet.objective)
    for delta in findings.deltas:
        row = delta.indicator
        values = {
            "together": voice.number(delta.together[1]),
            "unit": row.unit.said(voice.language),
        }
        told = voice("value.clause.indicator", name=row.name.said(voice.language), **values)
        words = Text.model_validate({voice.language: told})
        yield Clause(ref=_ref("indicators", row), part="what", words=words)


def _either(typed: Text, key: str, voice: Voice) -> Text:
    """What was typed, else the house's word in the reader's language."""
    if typed.said("en"):
        return typed
    return _text(lambda language: voice(key) if language == voice.language else "")


def _text(said: Callable[[str], str]) -> Text:
    return Text.model_validate({language: said(language) for language in LANGUAGES})


def _ref(table: str, row: Row) -> Ref:
    return Ref(tool="value", path=(table, row.id), seen=fingerprint(row))
