"""The crowd comes through the same doors as people, and only to this machine."""

import pytest

from kolam.web.crowd import arrive
from kolam.web.live import acts
from kolam.web.models import Card, Seat
from tests.web.live.stage import ROWS, Stage, new_workshop


def come(stage: Stage, code: str, people: int, **more: float) -> None:
    arrive(str(stage.http.base_url), code, people=people, seed=5, pace=0, stay=0, **more)


def test_everybody_sits_down_and_answers_for_each_stakeholder(stage: Stage) -> None:
    activity = new_workshop(promise="sector")
    come(stage, activity.workshop.code, 7)
    cards = Card.objects.filter(activity=activity)
    assert Seat.objects.filter(workshop=activity.workshop).count() == 7
    assert cards.count() == 7 * len(ROWS)
    assert cards.values("author").distinct().count() == 7


def test_the_same_crowd_again_doubles_nothing(stage: Stage) -> None:
    activity = new_workshop(promise="sector")
    for _ in range(2):
        come(stage, activity.workshop.code, 3)
    assert Seat.objects.filter(workshop=activity.workshop).count() == 3
    assert Card.objects.filter(activity=activity).count() == 3 * len(ROWS)


def test_a_crowd_before_a_closed_door_leaves_without_a_card(stage: Stage) -> None:
    activity = new_workshop()
    acts.close_activity(activity)
    come(stage, activity.workshop.code, 2)
    assert Card.objects.filter(activity=activity).count() == 0


def test_a_crowd_for_no_workshop_goes_home(stage: Stage) -> None:
    come(stage, "ZZZZZZ", 1)
    assert not Seat.objects.filter(workshop__code="ZZZZZZ").exists()


@pytest.mark.parametrize("base", ["http://example.org", "http://192.168.1.9:8000"])
def test_a_crowd_never_leaves_this_machine(base: str) -> None:
    with pytest.raises(ValueError, match="comes to this machine"):
        arrive(base, "ABCDEF", people=1, seed=1)


def test_a_crowd_has_a_limit() -> None:
    with pytest.raises(ValueError, match="0 to 500"):
        arrive("http://127.0.0.1:8000", "ABCDEF", people=501, seed=1)
