"""A room scores sources on phones: the cards become the picture on the wall."""

from typing import Any

import pytest

from kolam import toolbox
from kolam.core.record import read
from kolam.web import sheets
from kolam.web.live import acts, codes, results
from kolam.web.models import Activity, Card
from tests.web.kept_demo import demonstration

pytestmark = pytest.mark.django_db

TOOL = "value"


def opened() -> Activity:
    workshop = demonstration().workshop
    activity: Activity = acts.new_activity(workshop, tool=TOOL, promise="anonymous")
    return activity


def send(activity: Activity, author: str, evidence: int) -> None:
    answers = [
        {"item": "relevance.scale", "score": 3},
        {"item": "evidence.scale", "score": evidence},
    ]
    Card.objects.create(
        id=codes.card_id(str(activity.pk), author, author),
        activity=activity,
        author=author,
        order=1,
        body={"answers": answers},
    )


def claim(activity: Activity) -> None:
    row = sheets.current(activity.workshop.partnership, TOOL)
    kind = toolbox.room(TOOL).sheet
    told = read(kind, {"sources": [{"id": "s", "source": "scale"}]})
    sheets.save(row, told, read=row.fingerprint, who=None, why="import")


def wall(activity: Activity) -> dict[str, Any]:
    return results.drawn(toolbox.room(TOOL), results.findings_of(activity), "wall", "en")


def test_scores_from_phones_are_on_the_wall_with_their_spread() -> None:
    activity = opened()
    claim(activity)
    for author, evidence in zip("abcde", (0, 1, 2, 3, 3), strict=True):
        send(activity, author * 32, evidence)
    told = wall(activity)
    assert told["headline"] == (
        "The room disagrees most about Scale: the middle half lies between 3 and 9 of 9 (n = 5)."
    )
    (row,) = told["table"]["rows"]
    assert row[2:4] == ("6", "3 – 9")


def test_the_wall_shows_no_spread_of_four_people_without_a_name_and_says_why() -> None:
    activity = opened()
    claim(activity)
    for author, evidence in zip("abcd", (0, 1, 2, 3), strict=True):
        send(activity, author * 32, evidence)
    told = wall(activity)
    assert told["headline"].startswith("4 people answered a round without being named")
    (row,) = told["table"]["rows"]
    assert row[3] == "–"


def test_before_anybody_has_scored_the_wall_says_so_without_numbers() -> None:
    activity = opened()
    claim(activity)
    assert wall(activity)["headline"].startswith("Claimed without a mechanism")
