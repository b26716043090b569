"""What the room gives the others: whom to invite, what is to be done, whether levers suffice."""

from collections.abc import Iterator

from kolam.core.passing import Evidence, Invitation, IssueQuestion
from kolam.core.passing import State as Flag
from kolam.core.record import Text, fingerprint
from kolam.core.ref import Ref
from kolam.core.task import Task
from kolam.core.voice import Voice
from kolam.tools.levers.analysis import Coverage, Findings
from kolam.tools.levers.closing import Closing
from kolam.tools.levers.sheet import LEVERS, Lever, Sheet, Supplier

FUNDAMENTAL = "right_stakeholders_resources"


def invitations(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Invitation, ...]:
    """Whom to ask in: those who stand in a smallest set, and for what nobody listed can close.

    Who was taken from the stakeholder map, and a gap that is accepted, need no invitation.
    """
    found = findings.invited
    if not found or not found.searched:
        return ()
    return (*_listed(found, findings, voice), *_unlisted(found, findings, voice))


def tasks(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Task, ...]:
    """Every gap that somebody has taken on."""
    return tuple(
        Task(
            ref=_ref(found, findings),
            what=found.row.what if any(found.row.what.plain().values()) else _close(found, voice),
            owner=found.row.owner,
            due=found.row.due,
        )
        for found in findings.in_state("assigned")
        if found.row
    )


def questions(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[IssueQuestion, ...]:
    """The question that the levers answer, where one is written down."""
    if not any(sheet.question.plain().values()):
        return ()
    ref = Ref(tool="levers", path=("question",), seen=fingerprint(sheet.question))
    return (IssueQuestion(ref=ref, words=sheet.question),)


def evidence(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Evidence, ...]:
    """Whether the levers suffice, for the fundamental; each gap by itself, for the agreement."""
    return (*_suffice(sheet, findings, voice), *_answered(findings, voice))


def _suffice(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Evidence, ...]:
    """Red where a gap is left open, amber where each is dealt with."""
    if not findings.levels.supply or not findings.levels.needed:
        return ()
    opened, gaps = findings.in_state("open"), findings.gaps
    state: Flag = "red" if opened else "amber" if gaps else "green"
    key = "open" if opened else "handled" if gaps else "met"
    names = voice.list([_lever(found.lever, voice) for found in opened or gaps])
    said = voice(f"levers.evidence.{key}", n=len(opened or gaps), levers=names)
    return (
        Evidence(
            # Any row may change what is said, so it is of the whole sheet.
            ref=Ref(tool="levers", path=("needs",), seen=fingerprint(sheet)),
            room="fundamentals",
            about=FUNDAMENTAL,
            words=_text(said, voice),
            state=state,
        ),
    )


def _answered(findings: Findings, voice: Voice) -> Iterator[Evidence]:
    """Red for a gap that is left open, amber for one accepted or taken on, green for one closed."""
    flags: dict[str, Flag] = {"open": "red", "accepted": "amber", "assigned": "amber"}
    for found in (*findings.gaps, *findings.in_state("met")):
        state = flags.get(found.state, "green")
        values = {"lever": _lever(found.lever, voice), "needed": found.needed, "best": found.best}
        yield Evidence(
            ref=_ref(found, findings),
            room="agreement",
            about="levers",
            words=_text(voice(f"levers.evidence.gap_{state}", **values), voice),
            state=state,
        )


def _listed(found: Closing, findings: Findings, voice: Voice) -> Iterator[Invitation]:
    """Those of the sets who could come, each with the gaps that it would close."""
    rows = {row.id: row for row in findings.sheet.suppliers}
    for id in found.in_any:
        row = rows[id]
        brings = _brings(row, findings)
        if row.began_here and brings:
            sets = sum(id in one for one in found.sets)
            why = voice(
                "levers.invitation.closes",
                levers=voice.list([_lever(lever, voice) for lever in brings]),
                sets=sets,
                n=len(found.sets),
            )
            yield Invitation(
                # That the map has taken it up is no change of what it was asked in for.
                ref=Ref(
                    tool="levers", path=("suppliers", id), seen=fingerprint(row.with_(ref=None))
                ),
                who=row.name,
                why=_text(why, voice),
                sector=row.sector,
                brings=brings,
            )


def _brings(row: Supplier, findings: Findings) -> tuple[Lever, ...]:
    """The gaps, but accepted ones, that a supplier would close."""
    levels = dict(zip(LEVERS, findings.levels.row(row.id), strict=True))
    return tuple(
        gap.lever
        for gap in findings.gaps
        if gap.state != "accepted" and levels[gap.lever] >= (gap.needed or 0)
    )


def _unlisted(found: Closing, findings: Findings, voice: Voice) -> Iterator[Invitation]:
    """For each gap that nobody listed can close, somebody who can."""
    for gap in findings.gaps:
        if gap.lever in found.unmet and gap.state != "accepted":
            name = _lever(gap.lever, voice)
            yield Invitation(
                ref=_ref(gap, findings),
                who=_text(voice("levers.invitation.who", lever=name), voice),
                why=_text(voice("levers.invitation.nobody", lever=name), voice),
                brings=(gap.lever,),
            )


def _ref(found: Coverage, findings: Findings) -> Ref:
    """The need's row; where only phones said it, the lever in their round."""
    if found.row:
        return Ref(tool="levers", path=("needs", found.row.id), seen=fingerprint(found.row))
    held = findings.sheet.rounds[-1]
    return Ref(tool="levers", path=("rounds", held.id, found.lever), seen=fingerprint(held))


def _close(found: Coverage, voice: Voice) -> Text:
    name = _lever(found.lever, voice)
    return _text(
        voice("levers.task.close", lever=name, needed=found.needed, best=found.best), voice
    )


def _lever(id: str, voice: Voice) -> str:
    return voice(f"levers.lever.{id}")


def _text(words: str, voice: Voice) -> Text:
    return Text.model_validate({voice.language: words})
