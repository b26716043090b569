"""Practice: programs sit at a table of their own, move through the doors, and give a debrief."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from kolam.web import demo, practice
from kolam.web.models import Member, Partnership, Revision, Sheet
from tests.web.kept_demo import demonstration
from tests.web.table_cast import BEST, PARTIES, signed_in

pytestmark = pytest.mark.django_db

START = f"/desk/{demo.SLUG}/rooms/negotiation/practise/"
ASKED = {"party": "SMC", "strategy": "integrative", "turns": "4", "seed": "7"}


@pytest.fixture(autouse=True)
def built() -> demo.Demo:
    return demonstration()


@pytest.fixture
def chain() -> Client:
    return signed_in("smc")


def started(client: Client, **more: str) -> Partnership:
    answer = client.post(START, ASKED | more)
    assert answer.status_code == 302
    found = re.match(r"/desk/([^/]+)/", answer.headers["Location"])
    assert found
    return Partnership.objects.get(slug=found[1])


def address(made: Partnership, page: str = "practise") -> str:
    return f"/desk/{made.slug}/rooms/negotiation/{page}/"


def shared(made: Partnership) -> Any:
    return Sheet.objects.get(partnership=made, tool="negotiation", owner=None).body


def go_on(client: Client, made: Partnership, act: str = "go_on") -> Any:
    return client.post(address(made), {"act": act}, follow=True)


def test_a_practice_is_a_partnership_of_its_own(chain: Client) -> None:
    made = started(chain)
    assert made.slug.startswith("practice-")
    assert len(shared(made)["parties"]) == len(PARTIES)
    assert shared(made)["tabled"] == []


def test_the_demonstration_stays_as_it_was(chain: Client) -> None:
    row = Sheet.objects.get(tool="negotiation", owner=None)
    made = started(chain)
    go_on(chain, made)
    assert Sheet.objects.get(pk=row.pk).body == row.body


def test_the_others_are_members_whom_nobody_can_sign_in_as(chain: Client) -> None:
    made = started(chain)
    programs = User.objects.filter(username__startswith=f"practice:{made.pk}")
    assert {(p.is_active, p.has_usable_password()) for p in programs} == {(False, False)}
    roles = Member.objects.filter(partnership=made).values_list("role", flat=True)
    assert sorted(roles) == ["facilitator", *["partner"] * len(PARTIES)]


def test_after_a_persons_move_the_others_answer_it(chain: Client) -> None:
    made = started(chain)
    named = {f"choice.{issue}": option for issue, option in BEST.items()}
    chain.post(address(made, "table"), {"move": "put_on_table", **named})
    first = shared(made)["tabled"][0]
    assert first["party"] == "SMC"
    assert {r["id"] for r in first["responses"]} == set(PARTIES)
    assert all(r["reason"] for r in first["responses"] if r["id"] != "SMC")


def test_every_move_of_a_program_is_a_revision_in_its_name(chain: Client) -> None:
    made = started(chain)
    go_on(chain, made)
    moves = Revision.objects.filter(sheet__partnership=made, sheet__owner=None, why="table")
    assert {m.who.username.rpartition(":")[2] for m in moves if m.who} == set(PARTIES) - {"SMC"}


def test_the_same_number_plays_the_same_table(chain: Client) -> None:
    tables = []
    for _ in range(2):
        made = started(chain, strategy="mixed")
        go_on(chain, made)
        tables.append([(t["party"], t["choices"]) for t in shared(made)["tabled"]])
    assert tables[0] == tables[1]
    assert len(tables[0]) > 1


def test_a_practice_that_is_stopped_shows_what_was_left(chain: Client) -> None:
    made = started(chain)
    page = go_on(chain, made, "finish").content.decode()
    assert "Nothing was agreed" in page
    assert page.count("<tr ") == 1 + len(PARTIES)


def test_what_all_accept_is_agreed_and_all_points_are_shown(chain: Client) -> None:
    made = started(chain, turns="4")
    for _ in range(4):
        go_on(chain, made)
    row = practice.practice_of(made, "negotiation")
    assert row is not None
    open_ones = [t for t in shared(made)["tabled"] if _all_but_me(t)]
    assert open_ones
    chain.post(
        address(made, "table"),
        {"move": "answer", "tabled": open_ones[0]["id"], "answer": "accept", "reason": ""},
    )
    assert shared(made)["agreed"]
    assert "What the rule picks" in chain.get(address(made)).content.decode()


def test_the_same_practice_can_be_played_again(chain: Client) -> None:
    made = started(chain)
    go_on(chain, made, "finish")
    answer = chain.post(address(made), {"act": "again"})
    again = Partnership.objects.exclude(pk=made.pk).get(slug__startswith="practice-")
    assert answer.headers["Location"] == address(again, "table")
    old, new = (practice.practice_of(one, "negotiation") for one in (made, again))
    assert old is not None
    assert new is not None
    assert new.body == old.body | {"stopped": False, "passed": 0}


def test_a_practice_that_goes_on_cannot_be_started_again(chain: Client) -> None:
    made = started(chain)
    go_on(chain, made, "again")
    assert Partnership.objects.filter(slug__startswith="practice-").count() == 1


def _all_but_me(tabled: Any) -> bool:
    accepted = {r["id"] for r in tabled["responses"] if r["answer"] == "accept"}
    return accepted == set(PARTIES) - {"SMC"}


def test_before_it_is_over_nobody_elses_points_are_shown(chain: Client) -> None:
    made = started(chain)
    page = chain.get(address(made)).content.decode()
    assert "<table" not in page
    assert "mediation" not in chain.get(address(made, "table")).context["view"]


def test_an_observer_cannot_start_one() -> None:
    assert signed_in("observer").post(START, ASKED).status_code == 403


def test_a_facilitator_can() -> None:
    assert signed_in("facilitator").post(START, ASKED).status_code == 302


@pytest.mark.parametrize(
    "wrong", [{"party": "X"}, {"strategy": "X"}, {"turns": "9999"}, {"seed": "-1"}]
)
def test_what_makes_no_sense_is_asked_again(chain: Client, wrong: dict[str, str]) -> None:
    assert chain.post(START, ASKED | wrong).status_code == 422


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_both_pages_speak_the_language(chain: Client, language: str) -> None:
    chain.post("/language/", {"language": language})
    made = started(chain)
    go_on(chain, made, "finish")
    pages = chain.get(START).content + chain.get(address(made)).content
    assert "⟦".encode() not in pages


def test_another_person_does_not_find_it(chain: Client) -> None:
    made = started(chain)
    assert signed_in("facilitator").get(address(made)).status_code == 404


def test_elsewhere_a_move_makes_nobody_move() -> None:
    assert practice.practice_of(demonstration().partnership, "negotiation") is None
