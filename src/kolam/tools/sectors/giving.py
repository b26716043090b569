"""What the room gives the others: whom to ask in, what drives sectors, and due diligence."""

from collections.abc import Mapping

from kolam.core.interest import Interest
from kolam.core.passing import Evidence, Gate, Invitation
from kolam.core.passing import State as Light
from kolam.core.record import Text, fingerprint
from kolam.core.ref import Ref
from kolam.core.task import Task
from kolam.core.voice import Voice
from kolam.tools.sectors.analysis import Findings
from kolam.tools.sectors.diligence import Standing, State
from kolam.tools.sectors.sentences import driver
from kolam.tools.sectors.sheet import Sheet
from kolam.tools.sectors.tables import state

FUNDAMENTAL = "compatible_values"
#: The step of the journey at which partners sign.
SIGN = 7
LIGHTS: Mapping[State, Light] = {
    "stopped": "red",
    "not_begun": "amber",
    "under_way": "amber",
    "clear": "green",
}


def invitations(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Invitation, ...]:
    """Somebody of each sector that nobody could sign for and that no other room asks in."""
    if not findings.anybody:
        return ()
    empty = findings.coverage.empty
    return tuple(
        Invitation(
            # Worked out from the map: no row of this room says it.
            ref=Ref(tool="sectors", path=("coverage", sector), seen=fingerprint(Text(en=sector))),
            who=_said(voice, "sectors.invitation.who", sector=voice(f"sector.{sector}")),
            why=_said(
                voice,
                f"sectors.invitation.{'empty' if sector in empty else 'groups'}",
                brings=voice(f"sectors.profile.{sector}.resources"),
            ),
            sector=sector,
        )
        for sector in findings.coverage.to_invite
    )


def interests(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Interest, ...]:
    """What sectors that are here say themselves that drives them; never what others guess."""
    present = findings.coverage.present
    found = []
    for row in findings.guessing.rows:
        if row.sector in present and row.own.places:
            names = voice.list([driver(id, sheet, voice) for id in row.own.places])
            rows = [one for one in sheet.own if one.sector == row.sector and row.own.agreed]
            path = ("own", rows[0].id) if rows else ("guessing", row.sector)
            seen = fingerprint(rows[0] if rows else Text(en=" ".join(row.own.places)))
            found.append(
                Interest(
                    ref=Ref(tool="sectors", path=path, seen=seen),
                    party=voice(f"sector.{row.sector}"),
                    words=_said(voice, "sectors.interest", drivers=names),
                )
            )
    return tuple(found)


def tasks(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Task, ...]:
    """Due diligence to be finished: one task for each organisation with open questions."""
    return tuple(
        Task(
            ref=_ref(found),
            what=_said(
                voice,
                "sectors.task.finish",
                name=found.organisation.name.said(voice.language),
                open=len(found.open),
                n=len(found.asked),
            ),
            owner=found.next.who if found.next else "",
            due=found.next.when if found.next else None,
        )
        for found in findings.standings
        if found.state in ("not_begun", "under_way")
    )


def gates(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Gate, ...]:
    """One gate an organisation before signing: red stopped, amber unfinished, green clear.

    None of whoever the stakeholder map does not know: what is found of it stays in this room.
    """
    return tuple(
        Gate(
            ref=_ref(found, *findings.told.get(found.organisation.id, ())),
            words=_said(
                voice,
                "sectors.gate",
                name=found.organisation.name.said(voice.language),
                state=state(found, findings, voice),
            ),
            state=LIGHTS[findings.state(found)],
            step=SIGN,
        )
        for found in findings.joining
        if findings.state(found) in LIGHTS
    )


def evidence(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Evidence, ...]:
    """What due diligence says to compatible values: red if one is stopped, amber if any is open."""
    states = [one for one in map(findings.state, findings.joining) if one in LIGHTS]
    if set(states) <= {"not_begun"}:
        return ()
    stopped, clear = states.count("stopped"), states.count("clear")
    light: Light = "red" if stopped else "green" if clear == len(states) else "amber"
    said = _said(
        voice,
        "sectors.evidence.diligence",
        stopped=stopped,
        clear=clear,
        n=len(states),
    )
    ref = Ref(tool="sectors", path=("results",), seen=fingerprint(sheet.with_(rounds=())))
    return (Evidence(ref=ref, room="fundamentals", about=FUNDAMENTAL, words=said, state=light),)


def _ref(found: Standing, *told: str) -> Ref:
    """The organisation's row; what is said changes with its results, so they are in the print."""
    rows = (found.organisation, *found.results.values())
    seen = "".join((*map(fingerprint, rows), *told))
    path = ("organisations", found.organisation.id, "diligence")
    return Ref(tool="sectors", path=path, seen=fingerprint(Text(en=seen)))


def _said(voice: Voice, key: str, **values: object) -> Text:
    return Text.model_validate({voice.language: voice(key, **values)})
