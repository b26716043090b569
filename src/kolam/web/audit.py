"""The audit of the history: every chain followed from its first row to its last.

What was signed is checked as well: a history may be written anew, a seal may not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from django.contrib.auth import get_user_model

from kolam.core.fault import Faulty
from kolam.core.record import Field, Record, Row, fingerprint
from kolam.core.signable import HASH, versions_of
from kolam.core.voice import Voice
from kolam.store.sealing.signed import Signed
from kolam.store.sealing.verifying import verify_signed
from kolam.web import chain, ring, sheets
from kolam.web.models import Appointment, Partnership, Revision, Sheet

What = Literal[
    "changed", "removed", "added", "sheet", "rewritten", "head", "signing", "key", "link"
]
APPOINTMENTS = "appointments"
#: The checks of a signed document that say whether it is as it was sealed.
OF_SEALS = frozenset(
    (
        "clause",
        "document",
        "receipt_changed",
        "other_document",
        "chain",
        "turn",
        "other_key",
        "handed",
    )
)


@dataclass(frozen=True, slots=True)
class Break:
    """Where a chain does not hold: in the chain `name` of a partnership, at the row `number`.

    `place` is the version and the receipt or clause in it, where signing is concerned.
    """

    what: What
    partnership: str
    name: str
    number: int
    row: int | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """One chain as it was followed: how many rows, the last hash, and whose it is if private."""

    partnership: str
    name: str
    owner: str
    links: int
    head: str
    breaks: tuple[Break, ...]


class Head(Row):
    """The last link of a chain at some time; `id` names the chain."""

    number: int = Field(ge=0)
    link: str = Field(pattern=HASH)


class Heads(Record):
    """The last links of chains, to be kept elsewhere and compared later."""

    kind: Literal["kolam-history"] = "kolam-history"
    made: str
    heads: tuple[Head, ...]


def chains(partnership: Partnership, since: Heads | None = None) -> tuple[Chain, ...]:
    """Every chain of a partnership, followed; with `since`, whether it still holds those links."""
    own = _appointments(partnership)
    rows = partnership.sheets.order_by("tool", "owner_id")
    found = [own, *(_sheet(partnership, sheet) for sheet in rows if sheet.links)]
    return tuple(_compared(partnership, one, since) for one in found)


def heads_of(found: Sequence[Chain], made: str) -> Heads:
    """The last links of these chains."""
    heads = [Head(id=id_of(c), number=c.links, link=c.head) for c in found if c.links]
    return Heads(made=made, heads=tuple(heads))


def told(one: Break, voice: Voice) -> str:
    """A break in plain words."""
    return voice(f"audit.{one.what}", number=one.number, place=one.place)


def id_of(one: Chain) -> str:
    """The name of a chain in a file of last links."""
    owner = f":{one.owner[:8]}" if one.owner else ""
    return f"{one.partnership[:30]}:{one.name[:20]}{owner}"


def _appointments(partnership: Partnership) -> Chain:
    rows = list(partnership.appointments.order_by("number", "pk"))
    held = partnership.links, partnership.head
    content = [chain.of_appointment(row) for row in rows]
    pairs = list(zip(rows, content, strict=True))
    followed = _followed(partnership.slug, APPOINTMENTS, pairs, held)
    breaks = [*followed, *_unwritten(partnership, rows)]
    return Chain(partnership.slug, APPOINTMENTS, "", *held, tuple(breaks))


def _unwritten(partnership: Partnership, rows: Sequence[Appointment]) -> Iterator[Break]:
    """Links to sign by that nobody was seen to make."""
    made = {(row.when, row.by) for row in rows if row.act == Appointment.Act.SIGN}
    for link in partnership.signing_links.order_by("pk"):
        if (link.made, link.by) not in made:
            place = f"{link.version} {link.signer}"
            yield Break("link", partnership.slug, APPOINTMENTS, partnership.links, link.pk, place)


def _sheet(partnership: Partnership, sheet: Sheet) -> Chain:
    rows = list(sheet.revisions.order_by("number", "pk"))
    name = sheet.tool
    pairs = [(row, chain.of_revision(row, sheet)) for row in rows]
    breaks = [*_followed(partnership.slug, name, pairs, (sheet.links, sheet.head))]
    breaks += [
        Break("changed", partnership.slug, name, row.number, row.pk) for row in _other_person(rows)
    ]
    if rows and not _as_left(sheet, rows[-1]):
        breaks.append(Break("sheet", partnership.slug, name, rows[-1].number))
    breaks += [
        Break(what, partnership.slug, name, sheet.links, place=place)
        for what, place in _signed_otherwise(sheet, rows)
    ]
    owner = str(sheet.owner_id or "")
    return Chain(partnership.slug, name, owner, sheet.links, sheet.head, tuple(breaks))


def _signed_otherwise(sheet: Sheet, rows: Sequence[Revision]) -> Iterator[tuple[What, str]]:
    """What of the versions and receipts in a sheet is not as it was sealed, or not by this server.

    Receipts that came in with a whole book are by the keys of where they come from.
    """
    try:
        versions = versions_of(sheets.record_of(sheet))
    except (Faulty, LookupError):
        return
    brought = any(row.why == "import" for row in rows)
    ours = {one.key for one in ring.listed()} if versions else set()
    for version in versions:
        held = Signed(document=version.signable, receipts=version.receipts)
        for one in verify_signed(held, final=False).failed:
            if one.name in OF_SEALS:
                yield "signing", f"{version.id} {one.place}"
        for receipt in version.receipts:
            if receipt.how != "key" and receipt.key not in ours and not brought:
                yield "key", f"{version.id} receipts.{receipt.id}"


def _followed(
    slug: str, name: str, rows: Sequence[tuple[Any, dict[str, Any]]], held: tuple[int, str]
) -> Iterator[Break]:
    """Walk a chain: each number once, each hash over its row and the hash before."""
    links, head = held
    before, last = "", 0
    for row, content in rows:
        if row.number != last + 1 and row.number > last:
            yield from (Break("removed", slug, name, n) for n in range(last + 1, row.number))
        whole = row.number > last + 1 or row.link == chain.link_of(before, content)
        if row.number <= last or row.number > links:
            yield Break("added", slug, name, row.number, row.pk)
        elif not whole:
            yield Break("changed", slug, name, row.number, row.pk)
        before, last = row.link, max(last, row.number)
    yield from (Break("removed", slug, name, n) for n in range(last + 1, links + 1))
    if last == links and before != head:
        yield Break("head", slug, name, links)


def _other_person(rows: Sequence[Revision]) -> Iterator[Revision]:
    """Rows whose account is not the one they were written by; a closed account is no other."""
    gone = {row.person for row in rows if row.who_id is None and row.person is not None}
    alive = set(get_user_model().objects.filter(pk__in=gone).values_list("pk", flat=True))
    for row in rows:
        if row.who_id != row.person and (row.who_id is not None or row.person in alive):
            yield row


def _as_left(sheet: Sheet, last: Revision) -> bool:
    """Whether the sheet is as its last revision left it."""
    if sheet.fingerprint != last.after:
        return False
    try:
        record = sheets.record_of(sheet)
    except (Faulty, LookupError):
        return True
    return sheets.is_older(sheet) or fingerprint(record) == sheet.fingerprint


def _compared(partnership: Partnership, one: Chain, since: Heads | None) -> Chain:
    head = next((h for h in since.heads if h.id == id_of(one)), None) if since else None
    if head is None:
        return one
    found = _link(partnership, one, head.number)
    if found == head.link:
        return one
    broken = Break("rewritten", one.partnership, one.name, head.number)
    return Chain(one.partnership, one.name, one.owner, one.links, one.head, (*one.breaks, broken))


def _link(partnership: Partnership, one: Chain, number: int) -> str:
    if one.name == APPOINTMENTS:
        rows: Any = Appointment.objects.filter(partnership=partnership, number=number)
    else:
        rows = Revision.objects.filter(
            sheet__partnership=partnership,
            sheet__tool=one.name,
            sheet__owner_id=UUID(one.owner) if one.owner else None,
            number=number,
        )
    return str(rows.values_list("link", flat=True).first() or "")
