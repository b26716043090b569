"""Acts: what a facilitator does, what it refuses, and how it is undone."""

import threading
from typing import Any

import pytest
from django.db import transaction

from kolam.web import sheets
from kolam.web.live import acts
from kolam.web.models import Activity, Card, Revision, Seat, Sheet
from tests.web.live.stage import ROWS, Stage, body, new_workshop


def told(activity: Activity) -> tuple[str, bool, bool]:
    activity.refresh_from_db()
    return activity.state, activity.revealed, activity.locked


def heard(stage: Stage, activity: Activity) -> Any:
    """The activity as phones are told of it."""
    return stage.http.get(f"/live/{activity.workshop.code}/state").json()["activity"]


def test_a_new_activity_is_a_draft(stage: Stage) -> None:
    activity = new_workshop(opened=False)
    assert told(activity) == ("draft", False, False)


def test_an_activity_needs_a_promise_that_exists(stage: Stage) -> None:
    workshop = new_workshop().workshop
    with pytest.raises(ValueError, match="there are named, organisation, sector, anonymous"):
        acts.new_activity(workshop, tool="stakeholders", promise="secret")  # type: ignore[arg-type]


def test_opening_reaches_the_phones(stage: Stage) -> None:
    activity = new_workshop(opened=False)
    before = heard(stage, activity)["state"]
    acts.open_activity(activity)
    assert (before, heard(stage, activity)["state"]) == ("draft", "open")


def test_a_draft_stays_off_the_phones_while_another_activity_is_on(stage: Stage) -> None:
    first = new_workshop()
    acts.next_round(first)
    assert heard(stage, first)["id"] == str(first.pk)


def test_opening_the_next_round_closes_the_one_before(stage: Stage) -> None:
    first = new_workshop()
    second = acts.new_activity(first.workshop, tool="stakeholders")
    acts.open_activity(second)
    assert (told(first)[0], told(second)[0]) == ("closed", "open")


def test_the_next_round_is_the_same_activity_one_round_later(stage: Stage) -> None:
    first = new_workshop(promise="sector")
    second = acts.next_round(first)
    assert (second.promise, second.tool, second.round, second.number) == (
        "sector",
        "stakeholders",
        2,
        2,
    )
    assert told(first)[0] == "closed"


def test_an_older_activity_cannot_be_opened_under_a_newer_one(stage: Stage) -> None:
    first = new_workshop()
    acts.open_activity(acts.next_round(first))
    with pytest.raises(acts.Refused) as refused:
        acts.open_activity(first)
    assert refused.value.key == "live.error.not_newest"


def test_revealing_closes_first(stage: Stage) -> None:
    activity = acts.reveal(new_workshop())
    assert told(activity) == ("closed", True, False)


def test_what_was_never_open_cannot_be_revealed_or_locked(stage: Stage) -> None:
    draft = new_workshop(opened=False)
    for act in (acts.reveal, lambda activity: acts.lock(activity, who=None)):
        with pytest.raises(acts.Refused) as refused:
            act(draft)
        assert refused.value.key == "live.error.not_open"


def test_sealing_takes_a_reveal_back(stage: Stage) -> None:
    activity = acts.seal(acts.reveal(new_workshop()))
    assert told(activity) == ("closed", False, False)
    assert heard(stage, activity)["revealed"] is False


def test_opening_again_seals_again(stage: Stage) -> None:
    activity = acts.open_activity(acts.reveal(new_workshop()))
    assert told(activity) == ("open", False, False)


def test_a_locked_activity_stays_locked(stage: Stage) -> None:
    activity = acts.lock(new_workshop(), who=None)
    with pytest.raises(acts.Refused) as refused:
        acts.open_activity(activity)
    assert (refused.value.key, told(activity)) == ("live.error.locked", ("closed", False, True))


def test_locking_gathers_the_cards_into_the_sheet_as_one_revision(stage: Stage) -> None:
    activity = new_workshop()
    for score in (3, 9):
        stage.phone(activity).send(activity, body=body(MOH=score))
    revisions = Revision.objects.filter(sheet__partnership=activity.workshop.partnership)
    before = revisions.count()
    acts.lock(activity, who=None)
    acts.lock(activity, who=None)
    sheet: Any = sheets.record_of(Sheet.objects.get(partnership=activity.workshop.partnership))
    (held,) = sheet.rounds
    assert held.id == str(activity.pk)
    assert sorted(rating.interest for rating in held.ratings) == [3, 9]
    assert [r.why for r in revisions.order_by("pk")][before:] == ["workshop"]


def test_locking_gathers_only_what_the_promise_allows(stage: Stage) -> None:
    activity = new_workshop(promise="sector")
    stage.phone(activity, name="Amara", sector="academia").send(activity)
    acts.lock(activity, who=None)
    sheet: Any = sheets.record_of(Sheet.objects.get(partnership=activity.workshop.partnership))
    (rating,) = sheet.rounds[0].ratings
    assert (rating.name, rating.organisation, rating.sector) == (None, None, "academia")


def test_a_removed_card_counts_no_more_until_it_is_restored(stage: Stage) -> None:
    activity = new_workshop()
    phone = stage.phone(activity)
    phone.send(activity)
    (card,) = Card.objects.filter(activity=activity)
    whole = phone.state()
    acts.remove_card(card.pk)
    without = phone.state()
    acts.restore_card(card.pk)
    assert (without["mine"], without["progress"]["answered"]) == ([], 0)
    assert phone.state() == whole


def test_ending_closes_and_resuming_leaves_closed(stage: Stage) -> None:
    activity = new_workshop()
    acts.end_workshop(activity.workshop)
    ended = stage.http.get(f"/live/{activity.workshop.code}/state").json()
    acts.resume_workshop(activity.workshop)
    assert (ended["workshop"]["ended"], told(activity)[0]) == (True, "closed")
    assert stage.phone(activity).state()["workshop"]["ended"] is False


def test_an_ended_workshop_opens_nothing(stage: Stage) -> None:
    activity = new_workshop()
    acts.end_workshop(activity.workshop)
    with pytest.raises(acts.Refused) as refused:
        acts.open_activity(activity)
    assert refused.value.key == "live.error.ended"


def test_an_act_in_a_transaction_reaches_the_phones_after_its_commit(stage: Stage) -> None:
    activity = new_workshop()
    heard(stage, activity)
    with transaction.atomic():
        acts.close_activity(activity)
    assert heard(stage, activity)["state"] == "closed"


def test_a_workshop_deleted_by_a_page_takes_no_more_cards(stage: Stage) -> None:
    activity = new_workshop()
    phone = stage.phone(activity)
    activity.workshop.partnership.delete()
    stage.lane.venue.writer.call(lambda: None).result()  # type: ignore[union-attr]
    assert phone.send(activity).status_code in (404, 409)


def test_a_sheet_saved_by_a_page_reaches_the_phones(stage: Stage) -> None:
    activity = new_workshop()
    phone = stage.phone(activity)
    row = sheets.current(activity.workshop.partnership, "stakeholders")
    record: Any = sheets.record_of(row)
    shorter = record.with_(stakeholders=record.stakeholders[:1])
    sheets.save(row, shorter, read=row.fingerprint, who=None)
    stage.lane.venue.writer.call(lambda: None).result()  # type: ignore[union-attr]
    assert [row["id"] for row in phone.state()["ask"]["stakeholders"]] == list(ROWS[:1])


def test_every_card_is_before_the_close_or_refused(stage: Stage) -> None:
    activity = new_workshop()
    phones = [stage.phone(activity) for _ in range(8)]
    taken: list[int] = []

    def work(number: int) -> None:
        for _ in range(12):
            taken.append(phones[number].send(activity).status_code)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    acts.close_activity(activity)
    at_close = Card.objects.filter(activity=activity).count()
    for thread in threads:
        thread.join()
    assert set(taken) <= {200, 409}
    assert taken.count(200) == at_close == Card.objects.filter(activity=activity).count()


def test_acts_work_where_no_room_is_served(tables: Any) -> None:
    activity = new_workshop()
    acts.reveal(activity)
    seat = Seat.objects.create(workshop=activity.workshop, token_hash="x")
    assert acts.remove_seat(seat.pk).removed
    assert told(acts.lock(activity, who=None)) == ("closed", True, True)
