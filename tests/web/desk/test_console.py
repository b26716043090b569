"""The facilitator's console: each act from its button, its refusals in words, and its undo."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from kolam.web.live import acts
from kolam.web.models import Activity, Card, Member, Partnership, Revision, Seat, Workshop

pytestmark = pytest.mark.django_db
ABOUT = {"format": 1, "id": "p", "title": {"en": "Water"}}


@pytest.fixture
def partnership() -> Partnership:
    return Partnership.objects.create(slug="water", about=ABOUT)


@pytest.fixture
def workshop(partnership: Partnership) -> Workshop:
    return Workshop.objects.create(
        partnership=partnership, code="BCDFGH", wall_key="k" * 32, title="First meeting"
    )


@pytest.fixture
def activity(workshop: Workshop) -> Activity:
    return acts.new_activity(workshop, tool="stakeholders", promise="named")


def person(partnership: Partnership, name: str, role: str) -> Client:
    user = User.objects.create_user(name, f"{name}@example.org")
    Member.objects.create(partnership=partnership, person=user, role=role)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def alice(partnership: Partnership) -> Client:
    return person(partnership, "alice", "facilitator")


@pytest.fixture
def bob(partnership: Partnership) -> Client:
    return person(partnership, "bob", "partner")


CONSOLE = "/desk/water/workshops/BCDFGH/"


def do(client: Client, act: str, of: object = "") -> Any:
    return client.post(f"{CONSOLE}act/", {"act": act, "of": str(of)})


def buttons(client: Client) -> list[str]:
    """The acts that the page offers for what is on the phones, in order."""
    page = client.get(CONSOLE).content.decode()
    acts_form = page.partition('class="acts" action')[2].partition("</form>")[0]
    return re.findall(r'name="act" value="(\w+)"', acts_form)


def card(activity: Activity, **more: Any) -> Card:
    mark = {"stakeholder": "A", "interest": 7, "reason": "They pay for it"}
    return Card.objects.create(
        id="c" * 32, activity=activity, author="a" * 32, order=1, body={"marks": [mark]}, **more
    )


def test_a_new_workshop_has_a_code_and_an_activity_ready_to_open(
    alice: Client, partnership: Partnership
) -> None:
    typed = {"title": "Round table", "held": "2026-11-23", "tool": "stakeholders"}
    answer = alice.post("/desk/water/workshops/new/", {**typed, "promise": "sector"})
    workshop = partnership.workshops.get()
    assert answer.headers["Location"] == f"/desk/water/workshops/{workshop.code}/"
    told = workshop.activities.values_list("tool", "promise", "state")
    assert list(told) == [("stakeholders", "sector", "draft")]


def test_a_new_workshop_begins_with_the_stakeholder_map(alice: Client) -> None:
    page = alice.get("/desk/water/workshops/new/").content.decode()
    assert re.findall(r'<option value="(\w+)" selected>', page) == ["stakeholders"]


@pytest.mark.parametrize(("promise", "told"), [("named", False), ("anonymous", True)])
def test_where_nobody_is_named_the_page_says_what_few_answers_do_not_show(
    alice: Client, workshop: Workshop, promise: Any, told: bool
) -> None:
    acts.open_activity(acts.new_activity(workshop, tool="stakeholders", promise=promise))
    page = alice.get(CONSOLE).content.decode()
    assert ("Under five answers, single ones are not shown" in page) == told


def test_a_workshop_form_tells_all_its_faults_and_keeps_what_was_typed(alice: Client) -> None:
    typed = {"title": "", "held": "June", "tool": "tea", "promise": "none"}
    answer = alice.post("/desk/water/workshops/new/", typed)
    page = answer.content.decode()
    assert (answer.status_code, page.count('class="fault"'), "June" in page) == (422, 4, True)


@pytest.mark.parametrize(
    ("before", "offered"),
    [
        ([], ["open"]),
        (["open"], ["reveal", "close"]),
        (["open", "close"], ["reveal", "open", "lock"]),
        (["open", "reveal"], ["lock", "next", "seal", "open"]),
        (["open", "reveal", "lock"], ["next"]),
    ],
)
def test_each_stage_offers_what_can_be_done_next(
    alice: Client, activity: Activity, before: list[str], offered: list[str]
) -> None:
    for act in before:
        do(alice, act, activity.pk)
    assert buttons(alice) == offered


@pytest.mark.parametrize(
    ("act", "undo"), [("open", "close"), ("close", "open"), ("reveal", "seal")]
)
def test_an_act_is_told_with_its_undo(
    alice: Client, activity: Activity, act: str, undo: str
) -> None:
    do(alice, "open", activity.pk)
    page = alice.get(do(alice, act, activity.pk).headers["Location"]).content.decode()
    assert f'data-key="u" name="act" value="{undo}"' in page


def test_a_draft_cannot_be_revealed_and_the_page_says_why(
    alice: Client, activity: Activity
) -> None:
    answer = do(alice, "reveal", activity.pk)
    activity.refresh_from_db()
    assert (answer.status_code, 'role="alert"' in answer.content.decode()) == (409, True)
    assert not activity.revealed


def test_a_locked_activity_cannot_be_opened_again(alice: Client, activity: Activity) -> None:
    for act in ("open", "lock"):
        do(alice, act, activity.pk)
    assert do(alice, "open", activity.pk).status_code == 409


def test_locking_twice_keeps_one_revision(alice: Client, activity: Activity) -> None:
    do(alice, "open", activity.pk)
    card(activity)
    for _ in range(2):
        do(alice, "lock", activity.pk)
    assert Revision.objects.filter(why="workshop").count() == 1


def test_a_locked_activity_tells_the_revision_that_keeps_it(
    alice: Client, activity: Activity
) -> None:
    do(alice, "open", activity.pk)
    card(activity)
    do(alice, "lock", activity.pk)
    page = alice.get(CONSOLE).content.decode()
    assert ("revision 1" in page, "/desk/water/rooms/stakeholders/" in page) == (True, True)


def test_the_kept_round_is_called_as_the_workshop(alice: Client, activity: Activity) -> None:
    do(alice, "open", activity.pk)
    card(activity, name="Mala")
    do(alice, "lock", activity.pk)
    kept = activity.workshop.partnership.sheets.get().body["rounds"]
    assert [(row["title"], row["promise"]) for row in kept] == [("First meeting", "named")]


def test_another_round_waits_as_a_draft(alice: Client, activity: Activity) -> None:
    for act in ("open", "reveal", "next"):
        do(alice, act, activity.pk)
    told = activity.workshop.activities.values_list("round", "state", "promise")
    assert list(told) == [(1, "closed", "named"), (2, "draft", "named")]


def test_a_removed_seat_can_be_put_back(alice: Client, workshop: Workshop) -> None:
    seat = Seat.objects.create(workshop=workshop, token_hash="h", name="Mala")
    states = []
    for act in ("remove_seat", "restore_seat"):
        do(alice, act, seat.pk)
        seat.refresh_from_db()
        states.append(seat.removed)
    assert states == [True, False]


def test_answers_are_listed_in_words_with_who_gave_them_where_that_is_promised(
    alice: Client, activity: Activity
) -> None:
    card(activity, name="Mala", sector="academia")
    page = alice.get(f"{CONSOLE}answers/").content.decode()
    assert [word in page for word in ("Mala · Academia", "Interest: 7", "They pay for it")] == [
        True
    ] * 3


def test_a_removed_answer_counts_no_more(alice: Client, activity: Activity) -> None:
    found = card(activity)
    do(alice, "remove_card", found.pk)
    page = alice.get(CONSOLE).content.decode()
    assert '<strong data-count="answered">0</strong>' in page


@pytest.mark.parametrize("of", ["", "nonsense", "5f0d5d1e-2023-4626-8000-6b6f6c616d01"])
def test_an_act_on_something_that_is_not_there_is_not_found(
    alice: Client, activity: Activity, of: str
) -> None:
    assert do(alice, "open", of).status_code == 404


def test_an_unknown_act_is_not_found(alice: Client, activity: Activity) -> None:
    assert do(alice, "explode", activity.pk).status_code == 404


def test_a_workshop_of_another_partnership_is_not_found(alice: Client) -> None:
    other = Partnership.objects.create(slug="tea", about=ABOUT)
    Workshop.objects.create(partnership=other, code="MNPRST", wall_key="k", title="Tea")
    assert alice.get("/desk/water/workshops/MNPRST/").status_code == 404


@pytest.mark.parametrize("path", ["", "answers/", "join/"])
def test_partners_may_not_run_a_workshop(bob: Client, workshop: Workshop, path: str) -> None:
    assert bob.get(f"{CONSOLE}{path}").status_code == 403


def test_an_ended_workshop_can_go_on(alice: Client, activity: Activity) -> None:
    do(alice, "open", activity.pk)
    do(alice, "end")
    assert buttons(alice) == ["resume"]
    do(alice, "resume")
    assert buttons(alice) == ["reveal", "open", "lock"]


def test_the_sheet_to_print_invites_in_three_languages(alice: Client, workshop: Workshop) -> None:
    page = alice.get(f"{CONSOLE}join/").content.decode()
    invited = re.findall(r'class="invite" lang="(\w+)"', page)
    assert (invited, "BCDFGH" in page) == (["en", "si", "ta"], True)


def test_the_first_workshop_is_taught_where_there_is_none(alice: Client) -> None:
    assert "teach-steps" in alice.get("/desk/water/workshops/").content.decode()
