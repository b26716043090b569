"""The sectors' own page through the front door: who may write on it, and what stays private."""

from typing import Any

import pytest
from django.test import Client

from kolam.tools.sectors.sheet import Sheet
from kolam.web import demo, sheets
from kolam.web.models import Partnership
from tests.web.kept_demo import demonstration
from tests.web.table_cast import seat, signed_in

pytestmark = pytest.mark.django_db

ROOM = f"/desk/{demo.SLUG}/rooms/sectors/"
PAGE = f"{ROOM}table/"
OWN = {"move": "say_own", "sector": "united_nations", "driver": ["results", "mandate"]}
FOUND = {
    "move": "answer",
    "list": "answer",
    "organisation": "FPA",
    "outcome.harm": "clear",
    "evidence.harm": "Court search",
    "who.harm": "Secretariat",
    "when.harm": "2023-09-20",
}


@pytest.fixture(autouse=True)
def built() -> None:
    demonstration()


@pytest.fixture
def facilitator() -> Client:
    return signed_in("facilitator")


def kept() -> Sheet:
    partnership = Partnership.objects.get(slug=demo.SLUG)
    record = sheets.record_of(sheets.current(partnership, "sectors"))
    assert isinstance(record, Sheet)
    return record


def own() -> dict[str, tuple[str, ...]]:
    return {row.sector: row.drivers for row in kept().own}


def test_what_a_sector_says_is_kept(facilitator: Client) -> None:
    assert facilitator.post(PAGE, OWN).status_code == 303
    assert own()["united_nations"] == ("results", "mandate")


def test_it_can_be_taken_back(facilitator: Client) -> None:
    shown: Any = facilitator.post(PAGE, OWN, follow=True)
    facilitator.post(PAGE, {"undo": shown.context["done"].pk})
    assert "united_nations" not in own()


def test_an_answer_of_due_diligence_is_kept(facilitator: Client) -> None:
    facilitator.post(PAGE, FOUND)
    [row] = [row for row in kept().results if row.organisation == "FPA"]
    assert (row.check, row.outcome, row.evidence) == ("harm", "clear", "Court search")


def test_an_answer_without_evidence_is_refused_and_stays_typed(facilitator: Client) -> None:
    before = kept()
    answer = facilitator.post(PAGE, {**FOUND, "evidence.harm": ""})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count("Write what was looked at") == 2
    assert 'value="2023-09-20"' in page
    assert kept() == before


@pytest.mark.parametrize("name", ["observer", "mediator"])
@pytest.mark.parametrize("move", [OWN, FOUND])
def test_who_may_not_edit_may_not_write_here(name: str, move: dict[str, Any]) -> None:
    before = kept()
    assert signed_in(name).post(PAGE, move).status_code == 403
    assert kept() == before


def test_who_may_only_look_sees_no_button(facilitator: Client) -> None:
    assert 'value="say_own"' in facilitator.get(PAGE).content.decode()
    assert 'value="say_own"' not in signed_in("observer").get(PAGE).content.decode()


WORDS = "Item nine of a list that may not be passed on"


@pytest.fixture
def chain() -> Client:
    """A partner with a seat, whose organisation has loaded a list of its own."""
    client = signed_in("smc")
    client.post(PAGE, {"move": "load_list", "list.en": WORDS})
    return client


def seen(client: Client, page: str = PAGE) -> str:
    return client.get(page, follow=True).content.decode()


def stop(client: Client) -> None:
    """Answer yes to the own list's question about Sarvodaya."""
    own = sheets.current(Partnership.objects.get(slug=demo.SLUG), "sectors", seat("SMC"))
    [check] = sheets.record_of(own).plain()["checks"]
    typed = {"outcome": "hit", "evidence": "Minute 73519", "who": "Legal", "when": "2023-09-20"}
    answers = {f"{name}.{check['id']}": value for name, value in typed.items()}
    client.post(PAGE, {"move": "answer_own", "organisation": "SAR", **answers})


def test_an_own_list_is_seen_by_its_own_members(chain: Client) -> None:
    assert WORDS in seen(chain)


@pytest.mark.parametrize("name", ["wfp", "mediator", "facilitator", "observer"])
@pytest.mark.parametrize("page", ["", "table/", "sheet/", "take/json/", "history/"])
def test_nobody_else_gets_a_byte_of_it(chain: Client, name: str, page: str) -> None:
    stop(chain)
    shown = seen(signed_in(name), f"{ROOM}{page}")
    assert WORDS not in shown
    assert "73519" not in shown
    assert "by a partner" not in shown


def test_who_has_no_seat_has_no_list(chain: Client) -> None:
    answer = signed_in("facilitator").post(PAGE, {"move": "load_list", "list.en": WORDS})
    assert answer.status_code == 403


def test_the_others_learn_the_state_alone_once_its_owner_tells(chain: Client) -> None:
    stop(chain)
    assert "by a partner&#x27;s own list" not in seen(signed_in("wfp"), ROOM)
    chain.post(PAGE, {"move": "tell", "tell": "1"})
    shown = seen(signed_in("wfp"), ROOM)
    assert "by a partner&#x27;s own list" in shown
    assert "Sarvodaya, by a partner" in shown
    assert WORDS not in shown
    assert "73519" not in shown


def test_a_stranger_does_not_get_in() -> None:
    assert Client().get(PAGE).status_code in (302, 403, 404)
