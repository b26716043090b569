"""Acts of signing: each is one transaction, on disk before it is acknowledged, and done once."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from kolam import toolbox
from kolam.core.fault import Fault, Faulty
from kolam.core.record import Record
from kolam.core.signable import Act, How, Receipt, Version, versions_of
from kolam.core.signing import unopenable
from kolam.store.sealing.receipts import digest, receive
from kolam.store.sealing.versions import put_up, with_receipt
from kolam.web import ring, sheets
from kolam.web.models import Partnership, Sheet, SigningLink


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What somebody wants done to a version, as they read it: `seen` is the document's hash."""

    act: Act
    version: str
    seen: str
    typed: str
    how: How
    through: str
    signer: str = ""
    language: str = ""
    reason: str = ""


def tools() -> list[str]:
    """The rooms that have documents to sign."""
    return [slug for slug in toolbox.rooms() if toolbox.part(slug, "signable")]


def signable(tool: str) -> Any:
    """The part of a room that makes its documents signable. Raises LookupError."""
    return _part(tool, "signable")


def wording(tool: str) -> Any:
    """The part of a room that knows what its documents' words come from. Raises LookupError."""
    return _part(tool, "wording")


def _part(tool: str, name: str) -> Any:
    part = toolbox.part(tool, name) if tool in toolbox.rooms() else None
    if part is None:
        raise LookupError(tool)
    return part


def find(partnership: Partnership, id: str) -> tuple[str, Record, Version]:
    """The tool, its sheet and the version with this id. Raises LookupError."""
    for tool in tools():
        row = partnership.sheets.filter(tool=tool, owner=None).first()
        sheet = sheets.record_of(row) if row else None
        for version in versions_of(sheet) if sheet else ():
            if sheet and version.id == id:
                return tool, sheet, version
    raise LookupError(id)


def open_for_signing(
    partnership: Partnership, tool: str, document: str, *, who: Any, why: str = "put_up"
) -> str:
    """Put a document up for signature as it stands; the new version's id.

    `why` tells in the history whether it was done knowing of doubts. Raises Faulty with everything
    that is not ready, LookupError for an unknown document.
    """
    with transaction.atomic():
        row = _locked(sheets.current(partnership, tool))
        sheet = sheets.record_of(row)
        found = signable(tool).signable(sheet, document)
        changed = put_up(sheet, found, document, when=timezone.now())
        sheets.save(row, changed, read=row.fingerprint, who=who, why=why, by_program=True)
    return versions_of(changed)[-1].id


def unready(partnership: Partnership, tool: str, document: str) -> tuple[Fault, ...]:
    """Everything that has to be mended before this document can be put up for signature."""
    sheet = sheets.record_of(sheets.current(partnership, tool))
    return unopenable(versions_of(sheet), document, signable(tool).signable(sheet, document))


def act(
    partnership: Partnership, tool: str, wish: Wish, *, who: Any, link: SigningLink | None = None
) -> Receipt:
    """Do it, and give the receipt; what was done already by the same signer gives the first one.

    Raises Faulty where it may not be done now, or where the document is not the one that was read.
    """
    with transaction.atomic():
        row = _locked(sheets.current(partnership, tool))
        sheet = sheets.record_of(row)
        version = next((v for v in versions_of(sheet) if v.id == wish.version), None)
        if version is None:
            raise LookupError(wish.version)
        if done := _done(version, wish):
            return done
        if digest(version.signable) != wish.seen:
            raise Faulty([Fault((), "other_document")])
        receipt = _receipt(version, wish)
        changed = with_receipt(sheet, version.id, receipt)
        sheets.save(row, changed, read=row.fingerprint, who=who, why=wish.act, by_program=True)
        if link is not None:
            link.used = timezone.now()
            link.save(update_fields=["used"])
    return receipt


def _receipt(version: Version, wish: Wish) -> Receipt:
    return receive(
        version.signable,
        version.receipts,
        act=wish.act,
        signer=wish.signer,
        typed=wish.typed,
        how=wish.how,
        through=wish.through,
        language=wish.language,
        reason=wish.reason,
        when=timezone.now(),
        key=ring.key(),
    )


def _done(version: Version, wish: Wish) -> Receipt | None:
    """The receipt that there is for the same act of the same signer."""
    same = (r for r in version.receipts if (r.act, r.signer) == (wish.act, wish.signer))
    return next(same, None)


def _locked(row: Sheet) -> Sheet:
    return Sheet.objects.select_for_update().get(pk=row.pk)
