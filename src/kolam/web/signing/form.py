"""The form to sign with: a typed name, an explicit consent, or a refusal with its reason."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from kolam.core.fault import Faulty
from kolam.core.signable import Act, How, Receipt, Signer
from kolam.core.voice import Voice
from kolam.web.models import Partnership, SigningLink
from kolam.web.signing import acting
from kolam.web.signing.showing import Shown, alike

LONGEST = 200
LONGEST_REASON = 500


@dataclass
class Form:
    """What was typed, and what is wrong with it, by the name of the box; "whole" for the rest."""

    signer: Signer
    typed: str = ""
    reason: str = ""
    consent: bool = False
    act: Act = "signed"
    faults: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Hand:
    """Whose hand it is: how they are known, through whom, and the account or link they came by."""

    how: How
    through: str
    who: Any = None
    link: SigningLink | None = None


def read_form(request: HttpRequest, signer: Signer, voice: Voice) -> Form:
    """The form as it was sent, with every fault at once."""
    declining = request.POST.get("act") == "declined"
    form = Form(
        signer=signer,
        typed=request.POST.get("typed", "").strip()[: LONGEST + 1],
        reason=request.POST.get("reason", "").strip()[:LONGEST_REASON],
        consent=request.POST.get("consent") == "yes",
        act="declined" if declining else "signed",
    )
    if not form.typed:
        form.faults["typed"] = voice("fault.missing")
    elif not any(alike(form.typed, name) for name in signer.names):
        form.faults["typed"] = voice("signing.fault.name", name=signer.name)
    if form.act == "signed" and not form.consent:
        form.faults["consent"] = voice("signing.fault.consent")
    return form


def send(
    partnership: Partnership, tool: str, shown: Shown, form: Form, hand: Hand, *, seen: str
) -> Receipt | None:
    """Do what the form wants; the receipt, or None with what is wrong in `form.faults`."""
    wish = acting.Wish(
        act=form.act,
        version=shown.version.id,
        seen=seen,
        typed=form.typed[:LONGEST],
        how=hand.how,
        through=hand.through[:LONGEST],
        signer=form.signer.id,
        language=shown.language,
        reason=form.reason if form.act == "declined" else "",
    )
    try:
        return acting.act(partnership, tool, wish, who=hand.who, link=hand.link)
    except Faulty as faulty:
        form.faults["whole"] = " ".join(f.said(shown.voice) for f in faulty.faults)
        return None
