"""The table's page leads: what to do next, seats, one issue at a time, the way back to a fault."""

import re
from typing import Any

import pytest
from django.test import Client

from kolam.web import demo
from kolam.web.models import Revision
from tests.web.kept_demo import demonstration
from tests.web.table_cast import TABLE, body, post, seat, shared, signed_in, tabled

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def built() -> demo.Demo:
    return demonstration()


@pytest.fixture
def chain() -> Client:
    return signed_in("smc")


def newest() -> Revision:
    return Revision.objects.order_by("-pk")[0]


def view(client: Client) -> Any:
    return client.get(TABLE).context["view"]


def test_whoever_runs_the_table_seats_a_party_on_its_page() -> None:
    facilitator = signed_in("facilitator")
    page = facilitator.get(TABLE)
    names = dict(page.context["organisations"])
    assert names[str(seat("WFP").pk)] == "World Food Programme"
    assert b'id="seats"' in page.content
    assert post(facilitator, "seat_parties", seat__WFP="").status_code == 303
    assert {p["id"]: p["organisation"] for p in body(shared())["parties"]}["WFP"] == ""
    assert b"no seat at this table" in signed_in("wfp").get(TABLE).content


@pytest.mark.parametrize("name", ["smc", "partner", "observer"])
def test_nobody_else_is_offered_to_set_the_table(name: str) -> None:
    assert b'id="seats"' not in signed_in(name).get(TABLE).content


@pytest.mark.parametrize(
    ("name", "step"), [("smc", "table"), ("facilitator", "host_table"), ("mediator", "host_table")]
)
def test_everybody_is_told_what_to_do_next(name: str, step: str) -> None:
    assert view(signed_in(name))["next"]["now"]["key"] == step


def test_the_page_opens_one_issue_to_be_weighed_at_a_time(chain: Client) -> None:
    for issue, option in (("margin", "m5"), ("cash", "s40")):
        post(chain, "points", issue=issue, **{f"points__{issue}__{option}": ""})
    side = view(chain)["side"]
    assert (side["left"], side["unweighed"]) == (2, "margin")
    page = chain.get(TABLE).content.decode()
    assert re.findall(r'id="weigh-(\w+)" open', page) == ["margin"]


def test_what_was_not_saved_is_not_said_to_be(chain: Client) -> None:
    post(chain, "walk_away", reservation="44")
    here = f"{TABLE}?done={newest().pk}"
    assert b"strip done" in chain.get(here).content
    answer = chain.post(here, {"move": "walk_away", "reservation": "many"})
    assert (answer.status_code, b"strip done" in answer.content) == (422, False)


def test_a_refusal_without_a_reason_leads_back_to_its_package(chain: Client) -> None:
    tabled(signed_in("wfp"))
    tabled(signed_in("app"))
    older = body(shared())["tabled"][0]["id"]
    said = {"tabled": older, "answer": "refuse", "at": f"tabled-{older}"}
    page = post(chain, "answer", **said).content.decode()
    assert f'<a href="#tabled-{older}">' in page
    assert re.findall(r'id="tabled-(\w+)" open', page).count(older) == 1
