"""Rooms on the plain form through the live door: asked, answered, sealed, shown, locked."""

from typing import Any

import orjson
import pytest

from kolam import toolbox
from kolam.core.record import read
from kolam.core.voice import LANGUAGES
from kolam.web import sheets
from kolam.web.live import acts, results
from kolam.web.models import Activity
from tests.web.live.stage import Stage, new_workshop

#: An item that each room asks about in its demonstration, and a score that it takes.
ASKED = {"spectrum": ("A7", 10), "workshop": ("after.tools", 5)}
ROOMS = sorted(ASKED)


def opened(slug: str, *, promise: Any = "anonymous") -> Activity:
    """A round of a room whose sheet is that of its demonstration."""
    workshop = new_workshop(opened=False).workshop
    tool = toolbox.room(slug)
    path = toolbox.folder(slug) / "examples" / "food_security.json"
    row = sheets.current(workshop.partnership, slug)
    record = read(tool.sheet, orjson.loads(path.read_bytes()))
    sheets.save(row, record, read=row.fingerprint, who=None)
    return acts.open_activity(acts.new_activity(workshop, tool=slug, promise=promise))


def answer(item: str, score: int) -> dict[str, Any]:
    return {"answers": [{"item": item, "score": score}]}


def result(stage: Stage, activity: Activity, query: str = "") -> Any:
    state = stage.http.get(f"/live/{activity.workshop.code}/state").json()
    version = state["activity"]["version"]
    return stage.http.get(f"/live/{activity.workshop.code}/result/{version}{query}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", ROOMS)
def test_a_phone_is_asked_in_its_language(stage: Stage, slug: str, language: str) -> None:
    asked = stage.phone(opened(slug)).state(language)["ask"]["questions"]
    assert ASKED[slug][0] in [question["item"] for question in asked]
    assert "⟦" not in str(asked)


@pytest.mark.parametrize("slug", ROOMS)
def test_an_answer_off_the_scale_is_refused_with_its_place(stage: Stage, slug: str) -> None:
    activity = opened(slug)
    item, score = ASKED[slug]
    refused = stage.phone(activity).send(activity, body=answer(item, score + 1))
    faults = refused.json()["faults"]
    assert refused.status_code == 422
    assert ["body", "answers", 0, "score"] in [fault["place"] for fault in faults]


@pytest.mark.parametrize("slug", ROOMS)
def test_nothing_is_shown_before_the_reveal(stage: Stage, slug: str) -> None:
    activity = opened(slug)
    stage.phone(activity).send(activity, body=answer(*ASKED[slug])).raise_for_status()
    assert result(stage, activity).status_code == 403


@pytest.mark.parametrize("slug", ROOMS)
def test_five_answers_are_shown_and_locked_into_the_sheet(stage: Stage, slug: str) -> None:
    activity = opened(slug)
    for _ in range(5):
        stage.phone(activity).send(activity, body=answer(*ASKED[slug])).raise_for_status()
    acts.reveal(activity)
    shown = result(stage, activity, "?canvas=wall&lang=si")
    assert shown.status_code == 200
    assert "⟦" not in shown.text
    acts.lock(activity, who=None)
    held: Any = sheets.record_of(sheets.current(activity.workshop.partnership, slug))
    last = held.rounds[-1]
    item, score = ASKED[slug]
    assert [(r.rater, r.item, r.score) for r in last.ratings] == [
        (f"R{n}", item, score) for n in range(1, 6)
    ]


@pytest.mark.parametrize("slug", ROOMS)
def test_a_round_that_nobody_has_answered_leaves_the_rounds_before_alone(slug: str) -> None:
    activity = opened(slug)
    before: Any = sheets.record_of(sheets.current(activity.workshop.partnership, slug))
    gathered: Any = results.gathered(activity)
    assert gathered.rounds == before.rounds
