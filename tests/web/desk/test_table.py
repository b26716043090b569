"""The table's page: everybody their own side, moves saved with a way back, nothing typed lost."""

import re
from typing import Any

import pytest
from django.test import Client

from kolam.web import demo
from kolam.web.models import Revision
from tests.web.kept_demo import demonstration
from tests.web.table_cast import BEST, PARTIES, TABLE, body, own, post, shared, signed_in, tabled

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def built() -> demo.Demo:
    return demonstration()


@pytest.fixture
def chain() -> Client:
    return signed_in("smc")


@pytest.fixture
def mediator() -> Client:
    return signed_in("mediator")


def newest() -> Revision:
    return Revision.objects.order_by("-pk")[0]


def view(client: Client) -> Any:
    return client.get(TABLE).context["view"]


def test_a_party_is_told_who_reads_its_points(chain: Client) -> None:
    page = chain.get(TABLE)
    assert page.context["mediators"] == ["Demo mediator"]
    assert page.context["colleagues"] == ["Head of SMC (invented) (National supermarket chain)"]
    assert b"Demo mediator" in page.content


def test_a_party_sees_its_own_side_and_no_mediation(chain: Client) -> None:
    seen = view(chain)
    assert (seen["party"], "side" in seen, "mediation" in seen) == (
        "National supermarket chain", True, False,
    )  # fmt: skip
    points = [option["points"] for option in seen["side"]["issues"][0]["options"]]
    assert points == [15, 12, 5]


@pytest.mark.parametrize("name", ["facilitator", "partner", "observer"])
def test_everybody_else_sees_the_rooms_layer(name: str) -> None:
    seen = view(signed_in(name))
    assert ("side" in seen, "mediation" in seen, seen["ready"]) == (False, False, 6)
    assert [stage["standing"] for stage in seen["stages"]] == [None, None, None]


def test_a_mediator_sees_the_three_stages_in_numbers(mediator: Client) -> None:
    numbers = view(mediator)["mediation"]["numbers"]
    found = [(n["points"], n["total"], n["least"], n["product"], n["rational"]) for n in numbers]
    assert found == [
        (["55", "54", "53", "42", "65", "76"], "345", "+2", "3,157,000", "1"),
        (["81", "82", "72", "86", "78", "77"], "476", "+30", "3,330,149,760", "387"),
        (["95", "98", "91", "105", "92", "91"], "572", "+49", "26,896,688,000", "3,514"),
    ]


def test_a_mediator_sees_what_each_rule_picks(mediator: Client) -> None:
    stages = view(mediator)["mediation"]["solved"]
    picked = [
        {rule["rule"]: [pick["key"] for pick in rule["picks"]] for rule in stage["rules"]}
        for stage in stages
    ]
    assert picked[0]["nash"] == picked[0]["kalai_smorodinsky"] == ["1,2,1,1,1,0,0,0"]
    assert picked[0]["leximin"] == ["1,2,1,1,2,0,0,0"]
    assert picked[0]["utilitarian"] == ["2,1,2,1,1,0,0,0"]
    assert picked[1]["nash"] == picked[1]["leximin"] == ["1,2,1,1,1,0,2,2"]
    assert picked[1]["utilitarian"] == ["1,2,2,1,1,0,2,2"]


def test_rules_that_pick_the_same_package_are_shown_together(mediator: Client) -> None:
    stages = view(mediator)["mediation"]["solved"]
    alike = [[[rule["rule"] for rule in rules] for rules in stage["alike"]] for stage in stages]
    assert alike == [
        [["nash", "kalai_smorodinsky"], ["egalitarian", "leximin"], ["utilitarian"]],
        [["nash", "kalai_smorodinsky", "egalitarian", "leximin"], ["utilitarian"]],
    ]


def test_a_mediator_reads_the_numbers_party_by_party(mediator: Client) -> None:
    told = view(mediator)["mediation"]["by_party"]
    assert told.header == ("Party", "Positional", "Interest-based", "Value-maximising")
    assert told.rows[0] == ("Department of Samurdhi Development", "55", "81", "95")
    assert told.rows[-2:] == (
        ("Nash product", "3,157,000", "3,330,149,760", "26,896,688,000"),
        ("Acceptable to all", "1", "387", "3,514"),
    )


@pytest.mark.parametrize("check", ["misreports", "robustness"])
def test_a_mediator_can_try_the_table_out(mediator: Client, check: str) -> None:
    answer = mediator.post(TABLE, {"look": "1", "check": check})
    told = answer.context["view"]["mediation"]["probed"]
    assert (answer.status_code, len(told["lines"])) == (
        200,
        {"misreports": 6, "robustness": 2}[check],
    )
    assert signed_in("smc").post(TABLE, {"look": "1", "check": check}).status_code == 200


def test_points_are_saved_in_the_partys_own_sheet_and_nowhere_else(chain: Client) -> None:
    before = shared().fingerprint
    answer = post(chain, "points", issue="coverage", points__coverage__d2="17")
    assert answer.status_code == 303
    assert body(own("SMC"))["issues"][0]["options"][0]["points"] == 17
    assert (shared().fingerprint, newest().sheet) == (before, own("SMC"))


def test_a_script_is_told_once_the_points_are_in_the_database(chain: Client) -> None:
    said = {"move": "points", "issue": "margin", "points.margin.m5": "6"}
    answer = chain.post(TABLE, said, headers={"Accept": "application/json"})
    told = answer.json()
    assert told["fingerprint"] == own("SMC").fingerprint
    assert (told["merged"], bool(re.match("Saved at [0-9:]+", told["told"]))) == (False, True)


def test_what_cannot_be_read_comes_back_as_it_was_typed(chain: Client) -> None:
    answer = post(chain, "points", issue="coverage", points__coverage__d2="many")
    assert answer.status_code == 422
    assert b'value="many"' in answer.content
    assert body(own("SMC"))["issues"][0]["options"][0]["points"] == 15


def test_the_last_move_can_be_taken_back(chain: Client) -> None:
    post(chain, "walk_away", reservation="44")
    mark = newest().pk
    assert body(own("SMC"))["reservation"] == 44
    assert chain.post(TABLE, {"undo": mark}).status_code == 303
    assert body(own("SMC"))["reservation"] == 40


def test_nobody_takes_back_what_another_has_done(chain: Client) -> None:
    post(chain, "walk_away", reservation="44")
    mark = newest().pk
    for name in ("app", "mediator", "facilitator"):
        assert signed_in(name).post(TABLE, {"undo": mark}).status_code == 404
    assert body(own("SMC"))["reservation"] == 44


def test_two_people_of_one_party_lose_nothing(chain: Client) -> None:
    read = own("SMC").fingerprint
    post(chain, "walk_away", reservation="44")
    answer = post(chain, "walk_away", reservation="38", own=read)
    page = answer.content.decode()
    assert (answer.status_code, "44" in page, 'value="38"' in page) == (409, True, True)
    again = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page))
    again.pop("csrfmiddlewaretoken", None)
    assert chain.post(TABLE, again).status_code == 303
    assert body(own("SMC"))["reservation"] == 38


def test_edits_of_different_issues_go_together(chain: Client) -> None:
    read = own("SMC").fingerprint
    post(chain, "points", issue="coverage", points__coverage__d2="17")
    post(chain, "points", issue="margin", points__margin__m5="6", own=read)
    saved = {row["id"]: row["options"] for row in body(own("SMC"))["issues"]}
    assert (saved["coverage"][0]["points"], saved["margin"][2]["points"]) == (17, 6)


def test_looking_at_a_package_saves_nothing(chain: Client) -> None:
    before = Revision.objects.count()
    answer = tabled(chain, BEST, look="1")
    composed = answer.context["view"]["composed"]
    assert composed["told"] == ["This package is allowed."]
    assert composed["standing"]["points"] == "92"
    assert (answer.status_code, Revision.objects.count()) == (200, before)


def test_a_package_over_the_budget_is_refused_with_its_reason(chain: Client) -> None:
    answer = tabled(chain, {**BEST, "coverage": "d5"})
    assert answer.status_code == 422
    said = answer.context["view"]["composed"]["told"]
    assert said == ["Cash over two years is exceeded by 83 m LKR."]


def test_all_accept_and_the_facilitator_sets_the_agreement(mediator: Client) -> None:
    tabled(mediator)
    (row,) = body(shared())["tabled"]
    assert (row["kind"], row["party"]) == ("proposal", "")
    facilitator = signed_in("facilitator")
    assert post(facilitator, "agree", tabled=row["id"]).status_code == 422
    for party in PARTIES:
        post(signed_in(party), "answer", tabled=row["id"], answer="accept")
    assert post(facilitator, "agree", tabled=row["id"]).status_code == 303
    assert body(shared())["agreed"] == row["id"]


def test_an_observer_can_do_nothing(mediator: Client) -> None:
    observer = signed_in("observer")
    assert tabled(observer).status_code == 403
    assert post(observer, "add_issue").status_code == 403
    assert observer.get(TABLE).context["can"] == {}


def test_a_mediator_cannot_answer_for_a_party(mediator: Client) -> None:
    tabled(mediator)
    row = body(shared())["tabled"][0]["id"]
    assert post(mediator, "answer", tabled=row, answer="accept").status_code == 403


def test_a_partner_without_a_seat_is_told_so() -> None:
    outsider = signed_in("partner")
    assert tabled(outsider).status_code == 422
    assert "side" not in view(outsider)


def test_a_new_issue_asks_every_party_for_its_points(chain: Client) -> None:
    answer = post(
        chain, "add_issue", question__en="Who stores the food?", option__0__en="Nobody",
        option__1__en="The chain", cost__1__cash="12",
    )  # fmt: skip
    assert answer.status_code == 303
    assert [view(signed_in(party))["side"]["left"] for party in PARTIES] == [2] * 6
    seen = view(chain)
    assert (seen["ready"], seen["side"]["new"]) == (0, ["Who stores the food?"])


def test_a_new_issue_that_is_refused_comes_back_as_it_was_typed(chain: Client) -> None:
    answer = post(chain, "add_issue", question__en="Who stores?", option__0__en="Nobody at all")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="Who stores?"' in page
    assert 'value="Nobody at all"' in page


def test_a_room_without_a_page_of_its_own_has_no_table() -> None:
    address = TABLE.replace("negotiation", "stakeholders")
    assert signed_in("smc").get(address).status_code == 404


def test_the_page_is_never_kept(chain: Client) -> None:
    assert "no-store" in chain.get(TABLE).headers["Cache-Control"]


@pytest.mark.parametrize("language", ["si", "ta"])
@pytest.mark.parametrize("name", ["smc", "mediator", "facilitator"])
def test_no_word_is_missing_in_any_language(name: str, language: str) -> None:
    client = signed_in(name)
    client.cookies["kolam_language"] = language
    assert "⟦" not in client.get(TABLE).content.decode()


@pytest.mark.parametrize("page", [TABLE, TABLE.removesuffix("table/")])
def test_the_button_starts_a_workshop_about_this_room(page: str) -> None:
    facilitator = signed_in("facilitator")
    link = re.search(r'href="([^"]*/workshops/new/[^"]*)"', facilitator.get(page).content.decode())
    assert link
    chosen = '<option value="negotiation" selected>'
    assert chosen in facilitator.get(link[1]).content.decode()
