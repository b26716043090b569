"""Due diligence: who is asked what, and that one hit stops."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.core.record import read
from kolam.core.stakeholder import SECTORS
from kolam.tools.sectors.diligence import THEMES, Standing, diligence
from kolam.tools.sectors.organisation import frame
from kolam.tools.sectors.sheet import Sheet
from kolam.tools.sectors.tests.situations import organisation, result

ALL = ("sanctions", "weapons_tobacco", "forced_child_labour", "corruption", "harm")
ALL_OF_BUSINESS = (*ALL, "no_commitment", "undeclared_interest")


def of(*results: dict[str, Any], organisations: Any = None, **more: Any) -> Standing:
    rows = organisations or [organisation()]
    body = {"organisations": rows, "results": list(results), **more}
    return diligence(read(Sheet, body))[0]


def ids(found: Standing) -> tuple[str, ...]:
    return tuple(one.id for one in found.asked)


def test_a_business_is_asked_all_of_the_rooms_questions() -> None:
    assert ids(of()) == ALL_OF_BUSINESS


def test_a_ministry_is_asked_what_concerns_it() -> None:
    found = of(organisations=[organisation(sector="government")])
    assert ids(found) == ("corruption", "harm", "undeclared_interest")


@pytest.mark.parametrize("sector", SECTORS)
def test_every_sector_is_asked_something(sector: str) -> None:
    assert of(organisations=[organisation(sector=sector, roles=["funder"])]).asked


def test_every_starter_question_has_a_theme() -> None:
    assert set(THEMES) == set(frame("checks").ids())


def test_a_population_group_is_not_asked() -> None:
    group = organisation(kind="population_group", sector="civil_society")
    assert diligence(read(Sheet, {"organisations": [group]})) == ()


def test_without_the_starter_questions_and_without_a_list_nothing_is_asked() -> None:
    found = of(starter_checks=False)
    assert (found.asked, found.state) == ((), "not_asked")


def test_an_organisations_list_is_asked_of_all_but_itself() -> None:
    rows = [organisation(), organisation(id="WFP", sector="united_nations")]
    check = {"id": "wfp-1", "words": {"en": "No. 1"}, "owner": "WFP"}
    found = diligence(
        read(Sheet, {"organisations": rows, "checks": [check], "starter_checks": False})
    )
    assert [ids(standing) for standing in found] == [("wfp-1",), ()]


def test_a_question_for_some_sectors_is_asked_of_these_alone() -> None:
    rows = [organisation(), organisation(id="U", sector="academia")]
    check = {"id": "c", "words": {"en": "?"}, "sectors": ["academia"]}
    found = diligence(
        read(Sheet, {"organisations": rows, "checks": [check], "starter_checks": False})
    )
    assert [ids(standing) for standing in found] == [(), ("c",)]


def test_nothing_answered_has_not_begun() -> None:
    assert (of().state, of().last, of().next) == ("not_begun", None, None)


def test_something_answered_is_under_way() -> None:
    found = of(result("X", "harm"))
    assert (found.state, len(found.open)) == ("under_way", 6)


def test_a_question_that_somebody_has_taken_on_is_under_way() -> None:
    waiting = result("X", "harm", "open", evidence="", when="2023-10-01")
    late = result("X", "corruption", "open", evidence="", when=None)
    found = of(waiting, late)
    assert (found.state, found.next and found.next.check) == ("under_way", "harm")


def test_clear_is_only_who_has_a_no_to_every_question() -> None:
    found = of(*(result("X", check) for check in ALL_OF_BUSINESS))
    assert (found.state, found.open) == ("clear", ())


def test_the_latest_answer_tells_who_and_when() -> None:
    days = [f"2023-09-0{n}" for n in range(1, 8)]
    rows = [result("X", c, when=day) for c, day in zip(ALL_OF_BUSINESS, days, strict=True)]
    last = of(*reversed(rows)).last
    assert last
    assert last.check == "undeclared_interest"


def test_one_hit_stops_and_the_first_hit_tells_who_and_when() -> None:
    rows = [result("X", check, when="2023-09-09") for check in ALL_OF_BUSINESS[2:]]
    hits = [
        result("X", "sanctions", "hit", when="2023-09-05"),
        result("X", "weapons_tobacco", "hit", when="2023-09-02", who="Kamala"),
    ]
    found = of(*rows, *hits)
    assert (found.state, found.last and found.last.who) == ("stopped", "Kamala")


def test_a_hit_without_evidence_does_not_stop_but_is_open() -> None:
    found = of(result("X", "harm"))
    bare = found.results["harm"].with_(outcome="hit", evidence="")
    again = Standing(found.organisation, found.asked, {"harm": bare})
    assert (again.state, again.hits, len(again.open)) == ("under_way", (), 7)


OUTCOMES = st.dictionaries(
    st.sampled_from(ALL_OF_BUSINESS), st.sampled_from(["clear", "hit", "open"])
)


@given(OUTCOMES)
def test_the_state_follows_the_rule_whatever_is_answered(outcomes: dict[str, str]) -> None:
    found = of(*(result("X", check, outcome) for check, outcome in outcomes.items()))
    clear = [check for check in ALL_OF_BUSINESS if outcomes.get(check) == "clear"]
    if "hit" in outcomes.values():
        assert found.state == "stopped"
    elif len(clear) == len(ALL_OF_BUSINESS):
        assert found.state == "clear"
    else:
        assert found.state == ("under_way" if outcomes else "not_begun")


@given(OUTCOMES, st.sampled_from(ALL_OF_BUSINESS))
def test_one_more_hit_always_stops(outcomes: dict[str, str], check: str) -> None:
    answered = {**outcomes, check: "hit"}
    assert of(*(result("X", one, outcome) for one, outcome in answered.items())).state == "stopped"
