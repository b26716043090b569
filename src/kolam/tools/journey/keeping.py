"""Whose hand may change what of the shared sheet, by whatever door the change comes."""

from collections.abc import Iterator
from typing import Any

from kolam.core.fault import Fault
from kolam.tools.journey.gates import gate_of, least, standings
from kolam.tools.journey.reopening import reworded
from kolam.tools.journey.sheet import Consent, Sheet, Step, Told, wording


def faults(before: Sheet, after: Sheet, owner: str, *, host: bool) -> tuple[Fault, ...]:
    """What may not be changed by a member of the organisation `owner` ("" for none).

    A partner changes its own consent and what it tells of its own track, and nothing else. Hosts
    change everything but these of a partner that somebody speaks for: a consent would be worth
    nothing if its facilitator could give it for all. Nobody calls a step agreed while its gate is
    shut.
    """
    mine = {p.id for p in before.partners if owner and p.organisation == owner}
    if host:
        spoken = {p.id for p in before.partners if p.organisation}
        named = {p.id for sheet in (before, after) for p in sheet.partners} | _named(after)
        return (*_words(before, after, named - spoken), *_shut(before, after))
    return (*_hosted(before, after), *_words(before, after, mine))


def filled(before: Sheet, after: Sheet) -> Sheet:
    """The edit with what the program keeps of it, by whatever form it was made.

    Each consent that was given or changed has the mark of the words that stood on the page, where
    the form has none or still that of another answer. Words that somebody consented to are kept
    when they are changed. What the edit leaves alone stays as it is.
    """
    was = {step.id: step for step in before.steps}
    steps = tuple(_filled(was.get(step.id), step) for step in after.steps)
    return after if steps == after.steps else after.with_(steps=steps)


def _filled(old: Step | None, step: Step) -> Step:
    said = {row.id: row for row in (old.consents if old else ())}
    consents = tuple(_marked(step, row, said.get(row.id)) for row in step.consents)
    earlier = step.earlier
    if old and earlier == old.earlier:
        earlier = reworded(old, step.text).earlier
    return step.with_(consents=consents, earlier=earlier)


def _marked(step: Step, row: Consent, old: Consent | None) -> Consent:
    if row == old:
        return row
    again = old is not None and row.saw == old.saw and row.says != old.says
    return row.with_(saw=wording(step.text)) if again or not row.saw else row


def _named(sheet: Sheet) -> set[str]:
    """Everybody in whose name something is said, listed or not."""
    consents = {row.partner for step in sheet.steps for row in step.consents}
    return consents | {row.partner for row in sheet.told}


def _hosted(before: Sheet, after: Sheet) -> Iterator[Fault]:
    """What only hosts change: partners, meetings, rounds, and the steps but for consents."""
    for name in ("asking", "partners", "meetings", "rounds"):
        if getattr(before, name) != getattr(after, name):
            yield Fault((name,), "hosts_only")
    was, now = _by_id(before.steps), _by_id(after.steps)
    for number, id in enumerate({**was, **now}):
        if _bare(was.get(id)) != _bare(now.get(id)):
            yield Fault(("steps", number), "hosts_only")


def _bare(row: Step | None) -> Step | None:
    return row.with_(consents=()) if row else None


def _words(before: Sheet, after: Sheet, speaks: set[str]) -> Iterator[Fault]:
    """Consents and told rows that were changed, added or taken out for somebody else."""
    was, now = _by_id(before.steps), _by_id(after.steps)
    for number, id in enumerate({**was, **now}):
        consents = [_by_id(row.consents if row else ()) for row in (was.get(id), now.get(id))]
        for partner in _others(*consents, speaks=speaks):
            yield Fault(("steps", number, "consents"), "not_your_consent", {"id": partner})
    for partner in _others(_by_id(before.told), _by_id(after.told), speaks=speaks):
        yield Fault(("told",), "not_your_consent", {"id": partner})


def _others(was: dict[str, Any], now: dict[str, Any], *, speaks: set[str]) -> Iterator[str]:
    """In whose name rows differ, of those that one does not speak for."""
    for id in {**was, **now}:
        rows: list[Consent | Told] = [row for row in (was.get(id), now.get(id)) if row]
        if was.get(id) != now.get(id):
            yield from sorted({row.partner for row in rows} - speaks)


def _shut(before: Sheet, after: Sheet) -> Iterator[Fault]:
    """Steps that come to be called agreed while somebody says no or a yes-if is owned by nobody."""
    for number, row in enumerate(after.steps):
        old = before.step(row.step)
        newly = row.status == "agreed" and (old is None or old.status != "agreed")
        if newly and gate_of(least(s.level for s in standings(after, row.step))) == "red":
            yield Fault(("steps", number, "status"), "gate_is_shut")


def _by_id(rows: Any) -> dict[str, Any]:
    return {row.id: row for row in rows}
