"""Taking a step up again, agreeing it, and finding that a later one still holds.

Nothing here erases: texts, consents and dates stay, and what was said before can be read.
"""

import datetime

from kolam.core.record import Text, fingerprint
from kolam.tools.journey.gates import rechecks
from kolam.tools.journey.sheet import Reopening, Sheet, Step, StepName, Wording, wording


def put(sheet: Sheet, row: Step) -> Sheet:
    """The sheet with this row in the place of the one of its step, or after all others."""
    if sheet.step(row.step) is None:
        return sheet.with_(steps=(*sheet.steps, row))
    return sheet.with_(steps=tuple(row if s.step == row.step else s for s in sheet.steps))


def reopened(
    sheet: Sheet, name: StepName, *, why: Text, when: datetime.date | None, id: str
) -> Sheet:
    """The sheet with a step taken up again; every later step that was begun is to be re-checked.

    The same reopening (by its id) again changes nothing. Raises ValueError for a step that was
    never begun, and Faulty without a reason.
    """
    row = sheet.step(name)
    if row is None or row.status == "not_started":
        raise ValueError(f"{name} was never begun")
    if any(one.id == id for one in row.reopenings):
        return sheet
    added = Reopening(id=id, why=why, when=when)
    return put(sheet, row.with_(status="reopened", reopenings=(*row.reopenings, added)))


def confirmed(sheet: Sheet, name: StepName) -> Sheet:
    """The sheet with a step found to hold after all reopenings of earlier ones so far."""
    row = sheet.step(name)
    if row is None:
        return sheet
    seen = tuple(dict.fromkeys((*row.checked, *(r.reopening.id for r in rechecks(sheet, name)))))
    return put(sheet, row.with_(checked=seen))


def reworded(row: Step, text: Text, *, when: datetime.date | None = None) -> Step:
    """The row with a new text; the old one is kept where somebody consented to it."""
    old = wording(row.text)
    if wording(text) == old:
        return row.with_(text=text)
    kept = row.earlier
    seen = old and any(consent.saw == old for consent in row.consents)
    if seen and all(fingerprint(one.text) != old for one in kept):
        kept = (*kept, Wording(id=f"w{old[:12]}", text=row.text, until=when))
    return row.with_(text=text, earlier=kept)
