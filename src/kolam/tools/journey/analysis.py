"""What the sheets say together: seven steps, the partners' own tracks, the length, the faults."""

import datetime
from collections.abc import Iterator

from kolam.core.answers import small_rounds
from kolam.core.fault import Fault
from kolam.core.passing import Evidence, Gate
from kolam.core.private import Owned
from kolam.core.tool import Given
from kolam.tools.journey.findings import Findings, Inside, Length, Own, seat_of
from kolam.tools.journey.gates import StepFindings, counted, step_findings
from kolam.tools.journey.private import CHECKS, READY
from kolam.tools.journey.sheet import (
    STEPS,
    CheckState,
    Consent,
    Partner,
    Private,
    Sheet,
    Step,
    Told,
    ToldState,
)


def analyse(sheet: Sheet, given: Given) -> Findings:
    """The findings, with the gates and the evidence that other rooms give.

    Private sheets, in given[Owned], lead to `own` and to nothing else.
    """
    gates, evidence = given.get(Gate, ()), given.get(Evidence, ())
    steps = tuple(step_findings(sheet, name, gates=gates, evidence=evidence) for name in STEPS)
    length = _length(sheet)
    return Findings(
        sheet=sheet,
        steps=steps,
        inside=tuple(_inside(sheet, partner) for partner in counted(sheet)),
        length=length,
        faults=tuple(_faults(sheet, steps)),
        own=_own(sheet, given),
    )


def told_of(private: Private, partner: str, *, every: bool, given: datetime.date | None) -> Told:
    """What a partner tells of its track: how ready it is and, with `every`, each check and date.

    No note, no owner and no date of a check is ever told.
    """
    states: dict[str, ToldState] = {name: private.state(name) if every else "" for name in CHECKS}
    decision = private.decision if every else None
    told = {"id": partner, "partner": partner, "readiness": private.readiness, "given": given}
    return Told.model_validate({**told, **states, "decision": decision})


def signing(sheet: Sheet) -> datetime.date | None:
    """The day of signing, or by when it is planned."""
    row = sheet.step("sign")
    return (row.agreed or row.planned) if row else None


def _length(sheet: Sheet) -> Length | None:
    begun = [row.begun for row in sheet.steps if row.begun]
    last, row = signing(sheet), sheet.step("sign")
    if not begun or not last or last < min(begun):
        return None
    return Length(min(begun), last, bool(row and row.status == "agreed" and row.agreed))


def _inside(sheet: Sheet, partner: Partner) -> Inside:
    told = next((row for row in sheet.told if row.partner == partner.id), None)
    day = signing(sheet)
    late = bool(told and told.decision and day and told.decision > day)
    return Inside(partner=partner, told=told, late=late)


def _own(sheet: Sheet, given: Given) -> dict[str, Own]:
    found: dict[str, Own] = {}
    rows = {row.id: row for row in sheet.partners}
    for owned in given.get(Owned, ()):
        seat = seat_of(sheet, owned.owner)
        if isinstance(owned.record, Private) and seat:
            told = next((row for row in sheet.told if row.partner == seat), None)
            behind = bool(told and _differs(told, owned.record))
            found[seat] = Own(partner=rows[seat], private=owned.record, told=told, behind=behind)
    return found


def _differs(told: Told, private: Private) -> bool:
    """Whether the room was told something else than what stands now."""
    every = any(getattr(told, name) for name in CHECKS) or told.decision is not None
    return told_of(private, told.partner, every=every, given=told.given) != told.with_(
        id=told.partner
    )


def _faults(sheet: Sheet, steps: tuple[StepFindings, ...]) -> Iterator[Fault]:
    """Everything that contradicts something else; what is concerned is kept and not counted."""
    yield from small_rounds("rounds", sheet.rounds)
    for number, row in enumerate(sheet.steps):
        found = steps[STEPS.index(row.step)]
        yield from (fault.inside("steps", number) for fault in _step_faults(row, found))
        for place, consent in enumerate(row.consents):
            yield from (
                fault.inside("steps", number, "consents", place)
                for fault in _consent_faults(sheet, consent)
            )
    known = {row.id: row for row in sheet.partners}
    for number, told in enumerate(sheet.told):
        if told.partner not in known:
            yield Fault(("told", number, "partner"), "no_such_row", {"id": told.partner})
        elif (shown := [s for n in CHECKS if (s := getattr(told, n))]) and _above(told, shown):
            yield Fault(("told", number, "readiness"), "told_above_least")
    for number, meeting in enumerate(sheet.meetings):
        for id in meeting.present:
            if id not in known:
                yield Fault(("meetings", number, "present"), "no_such_row", {"id": id})


def _above(told: Told, shown: list[CheckState]) -> bool:
    return any(READY.index(told.readiness) > READY.index(s) for s in shown)


def _step_faults(row: Step, found: StepFindings) -> Iterator[Fault]:
    if row.status != "agreed":
        return
    for standing in found.at("no"):
        yield Fault(("status",), "agreed_while_no", {"name": standing.partner.name})
    for standing in found.at("unowned"):
        yield Fault(("status",), "agreed_while_unowned", {"name": standing.partner.name})
    if not any(row.text.plain().values()):
        yield Fault(("text",), "agreed_without_words")


def _consent_faults(sheet: Sheet, consent: Consent) -> Iterator[Fault]:
    partner = next((row for row in sheet.partners if row.id == consent.partner), None)
    if partner is None:
        yield Fault(("partner",), "consent_of_nobody", {"id": consent.partner})
    elif partner.kind == "population_group":
        yield Fault(("partner",), "group_cannot_consent", {"name": partner.name})
    elif partner.left and consent.given and consent.given > partner.left:
        yield Fault(("given",), "consent_after_leaving", {"name": partner.name})
    if consent.says == "yes_if" and not consent.done:
        if not consent.action.said("en"):
            yield Fault(("action",), "yes_if_without_action")
        if not consent.owner.strip():
            yield Fault(("owner",), "yes_if_without_owner")
        if not consent.due:
            yield Fault(("due",), "yes_if_without_date")
