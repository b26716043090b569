"""What the map takes by a click: an empty seat becomes a stakeholder to be asked in."""

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

from kolam.core.passing import Invitation
from kolam.core.ref import Ref
from kolam.tools.stakeholders.sheet import Sheet, Stakeholder

LONGEST_WHY = 500


def invited(sheet: Sheet, invitation: Invitation) -> Sheet:
    """The sheet with whoever the invitation asks in, its sector and why.

    A row of the same source is brought up to date; what the team has said of it since, such as
    how it is engaged, stays.
    """
    ref = invitation.ref
    words = invitation.why
    known = next((row for row in sheet.stakeholders if row.ref and _same(row.ref, ref)), None)
    row = (known or Stakeholder(id=_free_id(ref, sheet), name=invitation.who)).with_(
        name=invitation.who,
        sector=invitation.sector,
        why=words.said("en")[:LONGEST_WHY],
        ref=ref,
    )
    if known:
        rows = tuple(row if one.id == row.id else one for one in sheet.stakeholders)
        return sheet.with_(stakeholders=rows)
    return sheet.with_(stakeholders=(*sheet.stakeholders, row))


def _same(one: Ref, other: Ref) -> bool:
    return (one.tool, one.path) == (other.tool, other.path)


def _free_id(ref: Ref, sheet: Sheet) -> str:
    """An id that follows from the source, so that taking it twice gives the same row."""
    plain = "/".join((ref.tool, *ref.path))
    stem = "i" + sha256(plain.encode()).hexdigest()[:10]
    taken = {row.id for row in sheet.stakeholders}
    return stem if stem not in taken else f"{stem}-2"


TAKING: Mapping[type, Callable[[Sheet, Any], Sheet]] = {Invitation: invited}
