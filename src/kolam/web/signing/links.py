"""One-time links: whoever has one signs as the signer that it was made for, once, for a while."""

import datetime
import hashlib
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from typing import Literal

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from kolam.core.signable import Signer
from kolam.web.chain import add_appointment
from kolam.web.models import Appointment, Partnership, SigningLink

LIFE = datetime.timedelta(days=14)
BYTES = 24
State = Literal["open", "used", "revoked", "expired"]


@dataclass(frozen=True)
class Asked:
    """That somebody asked for a link: of which version, for whom, who asked, and by which form.

    `form` is the mark of the form that was sent: the same form sent again asks for the same link.
    """

    partnership: Partnership
    tool: str
    version: str
    signer: Signer
    by: str
    form: str

    @property
    def token(self) -> str:
        """The link's token, which nobody can tell who has not the form and the server's secret."""
        where = f"{self.partnership.pk}/{self.tool}/{self.version}/{self.signer.id}"
        told = salted_hmac("signing link", f"{where}/{self.form}", algorithm="sha256")
        return urlsafe_b64encode(told.digest()[:BYTES]).decode()


def new_form() -> str:
    """The mark of a form that asks for a link."""
    return secrets.token_urlsafe(BYTES)


def make(asked: Asked) -> str:
    """A new link for a signer, and the end of every earlier one; its token, told only here.

    The same form sent again makes nothing: it gets the token of its own link. Everybody sees in
    the log that a link was made, for whom and by whom.
    """
    partnership, signer, now = asked.partnership, asked.signer, timezone.now()
    with transaction.atomic():
        link, made = SigningLink.objects.get_or_create(
            token_hash=_hash(asked.token),
            defaults={
                "partnership": partnership,
                "tool": asked.tool,
                "version": asked.version,
                "signer": signer.id,
                "by": asked.by[:200],
                "made": now,
                "expires": now + LIFE,
            },
        )
        if made:
            _of(partnership, asked.version, signer).exclude(pk=link.pk).update(revoked=True)
            line = Appointment(partnership=partnership, by=link.by, when=now)
            line.act, line.name = Appointment.Act.SIGN, signer.name
            line.organisation = signer.organisation
            add_appointment(line)
    return asked.token


def standing(asked: Asked) -> SigningLink | None:
    """The link that this signer has already, which is not the one of this form."""
    others = _of(asked.partnership, asked.version, asked.signer).order_by("-pk")
    mine = _hash(asked.token)
    if asked.partnership.signing_links.filter(token_hash=mine).exists():
        return None
    return next((link for link in others if state(link) == "open"), None)


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


def _of(partnership: Partnership, version: str, signer: Signer) -> QuerySet[SigningLink]:
    """The links of a signer by which nobody has signed."""
    return partnership.signing_links.filter(version=version, signer=signer.id, used=None)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
