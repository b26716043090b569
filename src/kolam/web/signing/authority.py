"""Authority: whether an account is that of the signer whom the document names, and why not.

An account signs for the organisation that it was given in this partnership, known by its id and
never by its name, and only where the account is in the name of the one who signs for it.
"""

from typing import Any

from kolam.core.fault import Fault
from kolam.core.signable import Signer, Version
from kolam.web.doors import DeskRequest
from kolam.web.private import seat_of
from kolam.web.signing import acting
from kolam.web.signing.showing import alike


def signers_of(request: DeskRequest, tool: str, sheet: Any, found: Version) -> list[Signer]:
    """The signers of a version that are of the organisation that this member speaks for."""
    seat = seat_of(request.member)
    if seat is None:
        return []
    part = acting.signable(tool)
    return [s for s in found.signable.signers if part.organisation_of(sheet, s.id) == str(seat.pk)]


def appointed(request: DeskRequest, signers: list[Signer]) -> Signer | None:
    """The one of these signers in whose name the account is."""
    mine = request.user.get_full_name()
    return next((s for s in signers if any(alike(mine, name) for name in s.names)), None)


def fault_of(request: DeskRequest, signers: list[Signer]) -> Fault | None:
    """Why this member signs for none of these signers, each of its organisation; None where it may.

    `signers` is empty for who speaks for nobody that signs.
    """
    seat, mine = seat_of(request.member), called(request.user)
    if seat is None or not signers:
        return Fault((), "signs_for_nobody", {"name": str(seat or mine)})
    if appointed(request, signers):
        return None
    signer = signers[0]
    values = {"organisation": signer.organisation, "name": signer.name, "mine": mine}
    return Fault((), "not_the_signer", {**values, "authority": signer.authority})


def called(person: Any) -> str:
    """What an account is called: its full name, else its address; no sign that cannot be seen."""
    name = str(person.get_full_name() or person.email or person.username)
    return "".join(sign for sign in name if sign.isprintable())
