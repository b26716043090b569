"""The rail: rooms under the steps they serve, and each step as the journey says that it stands."""

import re

import pytest
from django.test import Client

from kolam import toolbox
from kolam.core.record import Text
from kolam.tools.journey.sheet import STEPS, Reopening, Sheet, Step, StepName
from kolam.web import sheets
from kolam.web.desk.rail import path_room, rail, step_of, steps
from kolam.web.models import Partnership

pytestmark = pytest.mark.django_db
VOICE = toolbox.voice("en")


def kept(partnership: Partnership, *rows: Step) -> None:
    row = sheets.current(partnership, "journey")
    sheets.save(row, Sheet(steps=rows), read=row.fingerprint, who=None)


def step(name: StepName, status: str, **more: object) -> Step:
    return Step.model_validate({"id": name, "step": name, "status": status, **more})


def test_the_steps_are_the_journeys_own(food: Partnership) -> None:
    assert tuple(steps()) == STEPS
    assert [found.slug for found in rail(food, VOICE) if found.number] == list(STEPS)


def test_a_room_stands_at_every_step_that_it_serves(food: Partnership) -> None:
    found = {s.slug: [room.slug for room in s.rooms] for s in rail(food, VOICE)}
    assert [slug for slug, rooms in found.items() if "value" in rooms] == [
        "vision", "purpose", "objectives",
    ]  # fmt: skip


def test_every_room_is_on_the_rail_and_the_journey_above_it(food: Partnership) -> None:
    placed = {room.slug for s in rail(food, VOICE) for room in s.rooms}
    assert placed | {path_room(food, VOICE).slug} == set(toolbox.rooms())
    assert "journey" not in placed


def test_a_room_belongs_to_the_first_step_that_it_serves() -> None:
    assert (step_of("value"), step_of("nowhere")) == ("vision", "more")


def test_the_workshop_stands_first_and_nothing_is_left_over(food: Partnership) -> None:
    found = rail(food, VOICE)
    assert found[0].rooms[0].slug == "workshop"
    assert [s.slug for s in found if not s.number] == []


def test_before_the_journey_begins_its_rooms_say_how_full_a_step_is(
    food: Partnership,
) -> None:
    assert {s.stands for s in rail(food, VOICE)} == {""}


def test_a_step_stands_as_the_journey_says(food: Partnership) -> None:
    reopening = Reopening(id="r", why=Text(en="New facts"))
    kept(
        food,
        step("context", "agreed"),
        step("vision", "reopened", reopenings=(reopening,)),
        step("purpose", "agreed"),
        step("objectives", "working", checked=("r",)),
        step("resources", "not_started"),
    )
    found = {s.slug: (s.stands, s.state) for s in rail(food, VOICE)}
    assert [found[name] for name in STEPS[:4]] == [
        ("agreed", "full"), ("reopened", "begun"), ("recheck", "begun"), ("working", "begun"),
    ]  # fmt: skip
    assert found["resources"][0] == ""


def test_the_page_says_in_words_what_the_beads_show(food: Partnership, carol: Client) -> None:
    kept(food, step("context", "agreed"), step("vision", "working"))
    page = carol.get("/desk/food/").content.decode()
    assert re.findall(r'class="step-told">([^<]+)<', page) == ["Agreed", "Working on it"]


@pytest.mark.parametrize("language", ["si", "ta"])
def test_the_words_are_in_every_language(food: Partnership, language: str) -> None:
    kept(food, *(step(name, "agreed") for name in STEPS))
    told = {s.told for s in rail(food, toolbox.voice(language)) if s.number}
    assert told == {toolbox.voice(language)("desk.stands.agreed")}


def test_the_room_of_the_path_says_that_it_is_the_journey(carol: Client) -> None:
    page = carol.get("/desk/food/rooms/journey/").content.decode()
    assert 'aria-current="page"' in page
    assert "Journey to signing" in page
