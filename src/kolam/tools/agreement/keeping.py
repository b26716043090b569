"""Whose hand may change what of the shared sheet, by whatever door the change comes."""

from collections.abc import Iterator

from kolam.core.fault import Fault
from kolam.tools.agreement.sheet import Sheet

#: Only who runs the table sets these: who is in, who speaks for whom, what blocks, when.
HOSTED = ("signing", "languages")


def faults(before: Sheet, after: Sheet, owner: str, *, host: bool) -> tuple[Fault, ...]:
    """What may not be changed by a member of the organisation `owner` ("" for none).

    Nobody types versions or receipts: the program alone writes what was put up for signature and
    who signed it. A whole book that is brought into an empty sheet keeps those it has, whose seals
    tell whether they are real. A partner's decision is its own; a host may write down one for a
    partner that no organisation speaks for yet. A host sets partners' organisations, day and
    languages.
    """
    return (
        *_versions(before, after),
        *_decisions(before, after, owner, host=host),
        *(() if host else _hosted(before, after)),
    )


def _versions(before: Sheet, after: Sheet) -> Iterator[Fault]:
    if before.versions != after.versions and before != Sheet():
        now = {row.id: row for row in after.versions}
        was = {row.id: row for row in before.versions}
        for number, row in enumerate(before.versions):
            if now.get(row.id) != row:
                yield Fault(("versions", number), "only_the_program")
        for number, row in enumerate(after.versions):
            if row.id not in was:
                yield Fault(("versions", number), "only_the_program")


def _decisions(before: Sheet, after: Sheet, owner: str, *, host: bool) -> Iterator[Fault]:
    if before == Sheet() and host:
        return
    was = {row.id: row for row in before.decisions}
    now = {row.id: row for row in after.decisions}
    speaks = {row.id: row.organisation for row in (*after.partners, *before.partners)}
    for id in dict.fromkeys((*was, *now)):
        if was.get(id) == now.get(id):
            continue
        organisation = speaks.get(id, "")
        own = bool(owner) and organisation == owner
        if not own and not (host and not organisation):
            yield Fault(_place(before, after, id), "not_your_decision")


def _place(before: Sheet, after: Sheet, id: str) -> tuple[str | int, ...]:
    for sheet in (after, before):
        for number, row in enumerate(sheet.decisions):
            if row.id == id:
                return ("decisions", number, "decided")
    return ("decisions",)


def _hosted(before: Sheet, after: Sheet) -> Iterator[Fault]:
    for name in HOSTED:
        if getattr(before, name) != getattr(after, name):
            yield Fault((name,), "not_a_partners")
    was = {row.id: row.organisation for row in before.partners}
    for number, row in enumerate(after.partners):
        if row.organisation != was.get(row.id, ""):
            yield Fault(("partners", number, "organisation"), "not_a_partners")
    gone = was.keys() - {row.id for row in after.partners}
    if any(was[id] for id in gone):
        yield Fault(("partners",), "not_a_partners")
