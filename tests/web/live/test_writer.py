"""The writer: nothing is acknowledged that is not on the disk."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pysqlite3
import pytest

from kolam.web.live import acts, codes
from kolam.web.live.hall import Hall, Place
from kolam.web.live.refusals import Refusal
from kolam.web.live.saving import Join, Post
from kolam.web.live.writer import Writer
from kolam.web.models import Card, Seat
from tests.web.live.stage import Stage, new_workshop


def pragma(stage: Stage, words: str) -> Any:
    """Say something to the writer's own connection."""
    from django.db import connection

    def act() -> Any:
        with connection.cursor() as cursor:
            return cursor.execute(f"PRAGMA {words}").fetchone()

    assert stage.lane.venue
    return stage.lane.venue.writer.call(act).result()


def test_the_writer_syncs_every_commit(stage: Stage) -> None:
    assert pragma(stage, "synchronous") == (2,)
    assert pragma(stage, "journal_mode") == ("wal",)


def test_a_locked_database_is_answered_with_not_saved_and_then_taken(
    stage: Stage, tables: Path
) -> None:
    activity = new_workshop()
    phone = stage.phone(activity)
    pragma(stage, "busy_timeout = 50")
    other = pysqlite3.connect(tables, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    refused = phone.send(activity, key="d" * 32)
    other.execute("ROLLBACK")
    other.close()
    again = phone.send(activity, key="d" * 32)
    assert (refused.status_code, refused.json()["error"]) == (503, "not_saved")
    assert again.status_code == 200
    assert Card.objects.filter(activity=activity).count() == 1


def test_a_full_disk_is_answered_with_not_saved_and_then_taken(stage: Stage) -> None:
    activity = new_workshop()
    phone = stage.phone(activity)
    phone.send(activity)
    (used,) = pragma(stage, "page_count")
    pragma(stage, f"max_page_count = {used}")
    marks = [{"stakeholder": f"S{n}", "interest": 1, "reason": "r" * 280} for n in range(40)]
    sent = (phone.send(activity, body={"marks": marks}) for _ in range(40))
    refused = next(answer for answer in sent if answer.status_code != 200)
    pragma(stage, "max_page_count = 1000000")
    assert (refused.status_code, refused.json()["error"]) == (503, "not_saved")
    assert len(set(refused.json()["message"].values())) == 3
    assert phone.send(activity, body={"marks": marks}).status_code == 200


def test_an_unsaved_card_is_not_counted(stage: Stage, tables: Path) -> None:
    activity = new_workshop()
    phone = stage.phone(activity)
    pragma(stage, "busy_timeout = 50")
    with pysqlite3.connect(tables, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        phone.send(activity)
        other.execute("ROLLBACK")
    other.close()
    assert phone.state()["progress"] == {"seats": 1, "answered": 0}


def test_many_phones_at_once_are_all_saved(stage: Stage) -> None:
    activity = new_workshop()
    phones = [stage.phone(activity) for _ in range(20)]
    with ThreadPoolExecutor(20) as pool:
        sent = list(pool.map(lambda phone: phone.send(activity).status_code, phones * 5))
    assert sent == [200] * 100
    assert Card.objects.filter(activity=activity).count() == 100
    assert phones[0].state()["progress"] == {"seats": 20, "answered": 20}


def test_stopping_saves_what_waits(tables: Path) -> None:
    activity = new_workshop()
    hall = Hall(activity.workshop)

    async def play() -> list[Any]:
        loop = asyncio.get_running_loop()
        writer = Writer()
        joins = [Join(hall, f"hash {n}", Place.new(), loop.create_future()) for n in range(900)]
        for join in joins:
            writer.put(join)
        writer.start(loop)
        await loop.run_in_executor(None, writer.stop)
        return await asyncio.gather(*(join.done for join in joins))

    assert len(asyncio.run(play())) == 900
    assert Seat.objects.filter(workshop=activity.workshop).count() == 900


def served(jobs: list[Any]) -> list[Any]:
    """What a writer makes of these jobs in one batch."""
    writer = Writer()
    thread = threading.Thread(target=writer._serve, args=(jobs,))
    thread.start()
    thread.join()
    return [job.outcome for job in jobs]


def posted(hall: Hall, activity: Any, number: int, *, key: str = "") -> Post:
    token = f"{number:032x}"
    hashed = codes.token_hash(token)
    hall.sit(hashed, Place.new())
    author = codes.author_of(str(activity.pk), token)
    id = codes.card_id(str(activity.pk), author, key or f"key {number}")
    done: Any = None
    return Post(hall, hashed, str(activity.pk), author, id, number, '{"marks":[]}', done)


def test_a_repeat_inside_a_batch_spoils_no_other_card(tables: Path) -> None:
    activity = new_workshop()
    hall = Hall(activity.workshop)
    jobs = [posted(hall, activity, 1), posted(hall, activity, 2), posted(hall, activity, 1)]
    jobs[2].order = 9
    assert served(jobs) == [1, 2, 1]
    assert Card.objects.filter(activity=activity).count() == 2
    assert hall.mix == int(jobs[0].id, 16) ^ int(jobs[1].id, 16)


def test_a_card_whose_activity_has_gone_spoils_no_other_card(tables: Path) -> None:
    here, gone = new_workshop(), new_workshop()
    halls = [Hall(here.workshop), Hall(gone.workshop)]
    jobs = [posted(halls[0], here, 1), posted(halls[1], gone, 2)]
    gone.workshop.partnership.delete()
    first, second = served(jobs)
    assert first == 1
    assert isinstance(second, Refusal)
    assert second.slug == "other_activity"


def test_a_batch_checks_the_door_again_when_it_is_saved(tables: Path) -> None:
    activity = new_workshop()
    hall = Hall(activity.workshop)
    job = posted(hall, activity, 1)
    acts.close_activity(activity)
    hall.load()
    (refused,) = served([job])
    assert (refused.slug, Card.objects.filter(activity=activity).count()) == ("closed", 0)


def test_an_act_that_fails_is_told_to_the_one_who_asked(stage: Stage) -> None:
    assert stage.lane.venue
    with pytest.raises(ZeroDivisionError):
        stage.lane.venue.writer.call(lambda: 1 / 0).result()
    assert stage.phone(new_workshop())
