"""A room guesses on phones: by sector, nothing of fewer than five people leaves the server."""

from typing import Any

import pytest

from kolam import toolbox
from kolam.core.record import read
from kolam.web import sheets
from kolam.web.live import acts, codes, results
from kolam.web.models import Activity, Card
from tests.web.kept_demo import demonstration

pytestmark = pytest.mark.django_db

TOOL = "sectors"
OWN = [{"id": "b", "sector": "business", "drivers": ["income", "less_risk", "reputation"]}]


def opened(promise: Any, *, own: bool = True) -> Activity:
    """An activity on a sheet with nothing but what business says of itself."""
    workshop = demonstration().workshop
    row = sheets.current(workshop.partnership, TOOL)
    told = read(toolbox.room(TOOL).sheet, {"own": OWN if own else []})
    sheets.save(row, told, read=row.fingerprint, who=None, why="import")
    activity: Activity = acts.new_activity(workshop, tool=TOOL, promise=promise)
    return activity


def send(activity: Activity, number: int, sector: str, *drivers: str) -> None:
    author = f"{number:032d}"
    Card.objects.create(
        id=codes.card_id(str(activity.pk), author, author),
        activity=activity,
        author=author,
        order=1,
        sector=sector,
        body={"answers": [{"item": "drivers.business", "chosen": list(drivers)}]},
    )


def told(activity: Activity, screen: Any = "wall", language: str = "en") -> dict[str, Any]:
    found = results.findings_of(activity)
    drawn: dict[str, Any] = results.drawn(toolbox.room(TOOL), found, screen, language)
    return drawn


@pytest.mark.parametrize("screen", ["phone", "wall"])
def test_guesses_from_phones_are_shown_with_their_spread(screen: str) -> None:
    activity = opened("sector")
    for number in range(5):
        send(activity, number, "government", "income", "cost", "staff")
    send(activity, 5, "government", "income", "less_risk", "reputation")
    shown = told(activity, screen)
    assert shown["headline"] == (
        "Business: guesses name from 1 to 3 of its 3 drivers, 1.33 on average (n = 6)."
    )
    assert list(shown["table"]["rows"][0])[:6] == [
        "Business", "Government", "6", "1", "3", "1.33",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_what_four_people_guessed_is_on_no_screen(language: str) -> None:
    activity = opened("sector")
    for number in range(4):
        send(activity, number, "government", "income", "cost", "staff")
    shown = told(activity, "phone", language)
    assert "1.00" not in str(shown["table"])
    assert "&lt;5" in shown["figure"]
    assert "n = 4" not in shown["figure"]


def test_what_four_people_say_of_their_own_sector_is_on_no_screen() -> None:
    activity = opened("sector", own=False)
    for number in range(4):
        send(activity, number, "business", "income", "cost", "staff")
    for number in range(4, 9):
        send(activity, number, "government", "income", "cost", "staff")
    shown = told(activity)
    assert "3.00" not in str(shown["table"])
    assert "n = 5" not in shown["figure"]
    assert shown["table"]["rows"] in ([], ())


def test_in_an_anonymous_round_nobody_is_placed_and_the_screen_says_who_is_here() -> None:
    activity = opened("anonymous")
    for number in range(6):
        send(activity, number, "", "income", "cost", "staff")
    shown = told(activity)
    assert "guesses name" not in str(shown["headline"])


def test_locking_keeps_the_guesses_in_the_sheet_with_the_sector_alone() -> None:
    activity = opened("sector")
    for number in range(5):
        send(activity, number, "government", "income", "cost", "staff")
    acts.reveal(acts.open_activity(activity))
    acts.lock(Activity.objects.get(pk=activity.pk), who=demonstration().facilitator)
    partnership = activity.workshop.partnership
    kept = sheets.record_of(sheets.current(partnership, TOOL)).plain()
    [held] = kept["rounds"]
    assert held["promise"] == "sector"
    assert {(r["sector"], r["name"], r["organisation"]) for r in held["ratings"]} == {
        ("government", None, None)
    }
    assert kept["own"][0]["drivers"] == OWN[0]["drivers"]
