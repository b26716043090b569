"""Every room of value live: phones are asked, the wall shows it, locking keeps it in the sheet."""

from typing import Any

import pytest

from kolam import toolbox
from kolam.core.voice import LANGUAGES
from kolam.web import sheets
from kolam.web.live import acts, codes, results
from kolam.web.models import Activity, Card
from tests.web.kept_demo import demonstration

pytestmark = pytest.mark.django_db

#: What one of five people answers in each room, by that person's number.
ANSWERS: dict[str, Any] = {
    "value": lambda n: [{"item": "relevance.scale", "score": n % 4}],
    "levers": lambda n: [
        {"item": "who", "chosen": ["SMC"]},
        {"item": "supplies.standards", "score": n % 4},
    ],
    "fundamentals": lambda n: [{"item": "value_creation", "score": 1 + n % 4}],
    "competencies": lambda n: [
        {"item": "key", "reason": f"KEY{n}"},
        {"item": "before.skills.listening", "score": 1 + n},
    ],
    "influence": lambda n: [{"item": "I.PS.MOH", "score": n}],
}
PEOPLE = 5


def opened(room: str) -> Activity:
    workshop = demonstration().workshop
    activity: Activity = acts.new_activity(workshop, tool=room, promise="anonymous")
    return acts.open_activity(activity)


def answers(room: str, person: int) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = ANSWERS[room](person)
    if room == "competencies":
        item = next(iter(statements()))
        told[1]["item"] = item
    return told


def statements() -> list[str]:
    asked = asked_of("competencies", "en")
    return [q["item"] for q in asked["questions"] if "." in q["item"]]


def asked_of(room: str, language: str) -> dict[str, Any]:
    tool = toolbox.room(room)
    sheet = sheets.record_of(sheets.current(demonstration().partnership, room))
    assert tool.ask
    return tool.ask(sheet, toolbox.voice(language))


def send(activity: Activity, room: str) -> None:
    for person in range(PEOPLE):
        author = "abcde"[person] * 32
        Card.objects.create(
            id=codes.card_id(str(activity.pk), author, author),
            activity=activity,
            author=author,
            order=1,
            body={"answers": answers(room, person)},
        )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("room", ANSWERS)
def test_phones_are_asked_in_every_language(room: str, language: str) -> None:
    asked = asked_of(room, language)
    assert asked["question"]
    assert len(asked["questions"]) >= 6
    assert "⟦" not in str(asked)


@pytest.mark.parametrize("room", ANSWERS)
def test_what_a_phone_can_send_is_among_what_it_was_asked(room: str) -> None:
    items = {q["item"] for q in asked_of(room, "en")["questions"]}
    assert {answer["item"] for answer in answers(room, 0)} <= items


@pytest.mark.parametrize("room", ANSWERS)
def test_the_wall_has_a_headline_a_picture_and_its_table(room: str) -> None:
    activity = opened(room)
    send(activity, room)
    for language in LANGUAGES:
        told = results.drawn(toolbox.room(room), results.findings_of(activity), "wall", language)
        assert told["headline"]
        assert told["table"]["rows"]
        assert "⟦" not in str(told)


@pytest.mark.parametrize("room", ANSWERS)
def test_locking_keeps_the_round_in_the_sheet_as_a_revision(room: str) -> None:
    activity = opened(room)
    partnership = activity.workshop.partnership
    before = sheets.record_of(sheets.current(partnership, room))
    send(activity, room)
    acts.reveal(activity)
    acts.lock(activity, who=None)
    after: Any = sheets.record_of(sheets.current(partnership, room))
    (held,) = [r for r in after.rounds if r.id not in {one.id for one in before.rounds}]  # type: ignore[attr-defined]
    assert held.people == PEOPLE
    assert held.promise == "anonymous"
    assert not any(r.name or r.organisation or r.sector for r in held.ratings)


@pytest.mark.parametrize("room", ANSWERS)
def test_a_key_or_an_author_never_reaches_the_sheet(room: str) -> None:
    activity = opened(room)
    send(activity, room)
    acts.reveal(activity)
    acts.lock(activity, who=None)
    kept = str(sheets.record_of(sheets.current(activity.workshop.partnership, room)).plain())
    assert not [n for n in range(PEOPLE) if f"KEY{n}" in kept or "abcde"[n] * 32 in kept]
