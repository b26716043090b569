"""A consent round in a room: cards on phones, the spread on the wall, the round in the sheet."""

from typing import Any

import pytest

from kolam import toolbox
from kolam.tools.journey.gates import last_round
from kolam.tools.journey.sheet import Sheet, wording
from kolam.web import demo, sheets
from kolam.web.live import acts, codes, results
from kolam.web.models import Activity, Card
from kolam.web.models import Sheet as Row

pytestmark = pytest.mark.django_db

TOOL = "journey"


@pytest.fixture
def activity() -> Activity:
    """The structure taken up again and asked about, by organisation."""
    told = demo.build()
    row = sheets.current(told.partnership, TOOL)
    shared = sheets.record_of(row)
    assert isinstance(shared, Sheet)
    steps = tuple(
        step.with_(status="working") if step.step == "structure" else step for step in shared.steps
    )
    after = shared.with_(steps=steps, asking="structure")
    sheets.save(row, after, read=row.fingerprint, who=told.facilitator, why="edit")
    return acts.open_activity(acts.new_activity(told.workshop, tool=TOOL, promise="organisation"))


def stored() -> Sheet:
    record = sheets.record_of(Row.objects.get(tool=TOOL, owner=None))
    assert isinstance(record, Sheet)
    return record


def send(activity: Activity, who: str, score: int, reason: str = "") -> None:
    text = next(step.text for step in stored().steps if step.step == "structure")
    answer = {"item": f"structure.{wording(text)}", "score": score, "reason": reason}
    Card.objects.create(
        id=codes.card_id(str(activity.pk), who, who),
        activity=activity,
        author=codes.author_of(str(activity.pk), who),
        order=1,
        organisation=who,
        body={"answers": [answer]},
    )


def wall(activity: Activity, language: str = "en") -> dict[str, Any]:
    return results.drawn(toolbox.room(TOOL), results.findings_of(activity), "wall", language)


def test_phones_are_asked_about_the_words_that_stand(activity: Activity) -> None:
    asked = toolbox.room(TOOL).ask
    assert asked
    (question,) = asked(stored(), toolbox.voice("ta"))["questions"]
    assert question["words"].startswith("11 வாக்குகளும்")


def test_the_wall_shows_the_spread_no_first_with_names_and_reasons(activity: Activity) -> None:
    send(activity, "World Food Programme", 3)
    send(activity, "National supermarket chain", 0, "Two votes against us")
    send(activity, "UNICEF", 2)
    told = wall(activity)
    assert told["headline"] == "Structure: the least is “No”, from National supermarket chain."
    assert [row[0] for row in told["table"]["rows"]] == ["No", "Yes, if", "Yes"]
    assert "National supermarket chain: “Two votes against us”" in told["figure"]


def test_the_wall_calls_partners_by_the_languages_names(activity: Activity) -> None:
    send(activity, "Sarvodaya", 1)
    assert "சர்வோதய" in wall(activity, "ta")["headline"]


def test_locking_keeps_the_round_and_leaves_every_consent_to_its_partner(
    activity: Activity,
) -> None:
    before = stored()
    send(activity, "National supermarket chain", 0, "Two votes against us")
    acts.reveal(activity)
    acts.lock(activity, who=demo.build().facilitator)
    after = stored()
    assert after.with_(rounds=before.rounds) == before
    found = last_round(after, "structure")
    assert [(r.organisation, r.score, r.reason) for r in found.answers] == [
        ("National supermarket chain", 0, "Two votes against us")
    ]


def test_what_people_say_less_than_their_partner_is_said_in_the_room(activity: Activity) -> None:
    send(activity, "National supermarket chain", 0)
    findings = results.findings_of(activity)
    apart = [s.partner.id for s in findings.of("structure").standings if s.parts]
    assert apart == ["SMC"]
    assert findings.of("structure").gate == "amber"


def test_an_answer_can_be_changed_until_the_round_is_closed(activity: Activity) -> None:
    send(activity, "UNICEF", 0)
    card = Card.objects.get(activity=activity)
    later = {**card.body["answers"][0], "score": 3}
    Card.objects.create(
        id=codes.card_id(str(activity.pk), "UNICEF", "later"),
        activity=activity,
        author=card.author,
        order=2,
        organisation="UNICEF",
        body={"answers": [later]},
    )
    told = wall(activity)
    assert told["headline"] == "Structure: everybody who answered says yes (1)."
