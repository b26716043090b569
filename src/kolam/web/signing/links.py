"""One-time links: whoever has one signs as the signer that it was made for, once, for a while."""

import datetime
import hashlib
import secrets
from typing import Literal

from django.db import transaction
from django.utils import timezone

from kolam.core.signable import Signer
from kolam.web.chain import add_appointment
from kolam.web.models import Appointment, Partnership, SigningLink

LIFE = datetime.timedelta(days=14)
BYTES = 24
State = Literal["open", "used", "revoked", "expired"]


def make(partnership: Partnership, tool: str, version: str, signer: Signer, *, by: str) -> str:
    """A new link for a signer, and the end of every earlier one; its token, told only here.

    Everybody sees in the log that it was made, for whom and by whom.
    """
    token, now = secrets.token_urlsafe(BYTES), timezone.now()
    with transaction.atomic():
        earlier = partnership.signing_links.filter(version=version, signer=signer.id, used=None)
        earlier.update(revoked=True)
        link = SigningLink.objects.create(
            partnership=partnership,
            tool=tool,
            version=version,
            signer=signer.id,
            token_hash=_hash(token),
            by=by[:200],
            made=now,
            expires=now + LIFE,
        )
        line = Appointment(partnership=partnership, by=link.by, when=now, act=Appointment.Act.SIGN)
        line.name, line.organisation = signer.name, signer.organisation
        add_appointment(line)
    return token


def find(token: str) -> SigningLink | None:
    """The link with this token, whatever its state."""
    found = SigningLink.objects.filter(token_hash=_hash(token)).select_related("partnership")
    return found.first()


def state(link: SigningLink) -> State:
    """Whether the link can still be used, and why not."""
    if link.used:
        return "used"
    if link.revoked:
        return "revoked"
    return "expired" if link.expires <= timezone.now() else "open"


def revoke(partnership: Partnership, version: str, pk: int) -> None:
    """End a link that has not been used."""
    partnership.signing_links.filter(version=version, pk=pk, used=None).update(revoked=True)


def revoke_all(partnership: Partnership, version: str) -> None:
    """End every link of a version that nobody signs any more."""
    partnership.signing_links.filter(version=version, used=None).update(revoked=True)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
