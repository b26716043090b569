"""Acts: what a facilitator does with a workshop; the tables first, then every phone and wall.

Desk pages call these. While a venue serves, an act is done in the writer's thread: cards that came
before it are saved and counted, later ones meet the new state. Every act but `lock` can be undone.
"""

from collections.abc import Callable, Collection
from typing import Any, TypeVar

from django.db import connection, transaction

from kolam import toolbox
from kolam.core.card import PROMISES, Promise
from kolam.web import sheets
from kolam.web.live import arrival, results
from kolam.web.live.scene import on_phones
from kolam.web.live.venue import current
from kolam.web.models import Activity, Card, Partnership, Seat, Workshop

T = TypeVar("T")
State = Activity.State


class Refused(Exception):
    """The act makes no sense as things stand; `key` names the sentence that says why."""

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self.key = f"live.error.{slug}"


def new_activity(
    workshop: Workshop, *, tool: str, promise: Promise = "anonymous", title: str = ""
) -> Activity:
    """Add a draft: it comes onto the phones when it is opened."""
    if toolbox.room(tool).card is None:
        raise Refused("no_cards")
    if promise not in PROMISES:
        raise ValueError(f"no promise is called {promise!r}; there are {', '.join(PROMISES)}")

    def act() -> Activity:
        last = workshop.activities.order_by("-number").first()
        number = last.number + 1 if last else 1
        before = workshop.activities.filter(tool=tool, title=title).count()
        return Activity.objects.create(
            workshop=workshop,
            tool=tool,
            promise=promise,
            title=title,
            number=number,
            round=before + 1,
        )

    return _do(workshop, act)


def open_activity(activity: Activity) -> Activity:
    """Let phones answer, sealed (again); any other activity that is open is closed."""

    def act() -> None:
        _refuse_late(activity)
        newest = on_phones(list(activity.workshop.activities.all()))
        if newest and newest.state != State.DRAFT and newest.number > activity.number:
            raise Refused("not_newest")
        activity.workshop.activities.filter(state=State.OPEN).exclude(pk=activity.pk).update(
            state=State.CLOSED
        )
        _set(activity, state=State.OPEN, revealed=False)

    return _changed(activity, act)


def close_activity(activity: Activity) -> Activity:
    """Take no more answers."""

    def act() -> None:
        if activity.state == State.OPEN:
            _set(activity, state=State.CLOSED)

    changed = _changed(activity, act)
    arrival.forget(changed)
    return changed


def reveal(activity: Activity) -> Activity:
    """Close it and show the results; they are worked out before the first phone can ask."""
    close_activity(activity)
    if activity.state == State.DRAFT:
        raise Refused("not_open")
    _prepare(activity)
    return _changed(activity, lambda: _set(activity, revealed=True))


def seal(activity: Activity) -> Activity:
    """Take back a reveal."""
    return _changed(activity, lambda: _set(activity, revealed=False))


def next_round(activity: Activity) -> Activity:
    """Add a draft of the same activity, one round later; the results shown stay until it opens."""
    close_activity(activity)

    def act() -> Activity:
        last = activity.workshop.activities.order_by("-number")[0]
        return Activity.objects.create(
            workshop=activity.workshop,
            tool=activity.tool,
            promise=activity.promise,
            title=activity.title,
            number=last.number + 1,
            round=activity.round + 1,
        )

    return _do(activity.workshop, act)


def lock(activity: Activity, *, who: Any) -> Activity:
    """Gather the cards into the sheet, for good. Raises sheets.Stale where an edit collides."""
    close_activity(activity)

    def act() -> None:
        gather = toolbox.room(activity.tool).gather
        if activity.locked:
            return
        if activity.state == State.DRAFT:
            raise Refused("not_open")
        sheet = sheets.current(activity.workshop.partnership, activity.tool)
        if gather:
            record = gather(results.cards_of(activity), sheets.record_of(sheet))
            sheets.save(sheet, record, read=sheet.fingerprint, who=who, why="workshop")
        _set(activity, locked=True)

    return _changed(activity, act)


def remove_card(card: str) -> Card:
    """Let a card count no more; `restore_card` undoes it."""
    return _mark_card(card, removed=True)


def restore_card(card: str) -> Card:
    """Let a removed card count again."""
    return _mark_card(card, removed=False)


def remove_seat(seat: Any) -> Seat:
    """Take no more cards from a seat; those it sent stay. `restore_seat` undoes it."""
    return _mark_seat(seat, removed=True)


def restore_seat(seat: Any) -> Seat:
    """Let a removed seat answer again."""
    return _mark_seat(seat, removed=False)


def end_workshop(workshop: Workshop) -> Workshop:
    """Take no more seats or cards; what was revealed can still be seen."""
    for activity in workshop.activities.filter(state=State.OPEN):
        close_activity(activity)
    return _end(workshop, ended=True)


def resume_workshop(workshop: Workshop) -> Workshop:
    """Undo the end of a workshop; activities stay closed until they are opened."""
    return _end(workshop, ended=False)


def refresh(partnership: Partnership) -> None:
    """Read the partnership's workshops anew, after changes that sent no signal."""
    if venue := current():
        key = partnership.pk
        venue.writer.call(lambda: venue.reload(partnership=key, seats=None, cards=True)).result()


def _mark_card(id: str, *, removed: bool) -> Card:
    card = Card.objects.select_related("activity__workshop").get(pk=id)

    def act() -> None:
        card.removed = removed
        card.save(update_fields=["removed"])

    _do(card.activity.workshop, act, cards=True)
    return card


def _mark_seat(id: Any, *, removed: bool) -> Seat:
    seat = Seat.objects.select_related("workshop").get(pk=id)

    def act() -> None:
        seat.removed = removed
        seat.save(update_fields=["removed"])

    _do(seat.workshop, act, seats=(seat.token_hash,))
    return seat


def _end(workshop: Workshop, *, ended: bool) -> Workshop:
    def act() -> None:
        workshop.ended = ended
        workshop.save(update_fields=["ended"])

    _do(workshop, act)
    return workshop


def _refuse_late(activity: Activity) -> None:
    if activity.locked:
        raise Refused("locked")
    if activity.workshop.ended:
        raise Refused("ended")


def _set(activity: Activity, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(activity, name, value)
    activity.save(update_fields=list(fields))


def _changed(activity: Activity, act: Callable[[], None]) -> Activity:
    """Do the act on the activity as it stands in the tables now."""

    def fresh() -> None:
        activity.refresh_from_db()
        act()

    _do(activity.workshop, fresh)
    return activity


def _prepare(activity: Activity) -> None:
    """Have the results ready before the room is told."""
    venue = current()
    hall = venue and venue.halls.get(activity.workshop.code)
    if venue and hall:
        shown = Activity.objects.select_related("workshop__partnership").get(pk=activity.pk)
        shown.revealed = True
        venue.board.prepare(shown, hall.version)


def _do(
    workshop: Workshop, act: Callable[[], T], *, seats: Collection[str] = (), cards: bool = False
) -> T:
    """Do it in the writer's thread, or here where none serves or a transaction is under way."""
    venue = current()
    if venue is None or connection.in_atomic_block:
        done = _whole(act)
        if venue:
            key, served = workshop.pk, venue
            transaction.on_commit(
                lambda: served.writer.call(
                    lambda: served.reload(workshop=key, seats=seats, cards=cards)
                ).result()
            )
        return done
    serving = venue

    def whole() -> T:
        done = _whole(act)
        serving.reload(workshop=workshop.pk, seats=seats, cards=cards)
        return done

    return serving.writer.call(whole).result()


def _whole(act: Callable[[], T]) -> T:
    with transaction.atomic():
        return act()
