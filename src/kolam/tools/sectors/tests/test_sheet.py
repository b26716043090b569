"""The sheet and the card: faults with their place, at once, and nothing lost."""

from typing import Any

import pytest

from kolam.core.fault import Faulty
from kolam.core.record import read
from kolam.core.stakeholder import SECTORS
from kolam.tools.sectors.analysis import analyse
from kolam.tools.sectors.organisation import frame
from kolam.tools.sectors.sheet import Card, Sheet
from kolam.tools.sectors.tests.situations import organisation, result, sheet

GROUP = organisation(id="HH", kind="population_group", sector="civil_society")


def faults(kind: Any, data: Any) -> list[tuple[str, str, dict[str, Any]]]:
    try:
        read(kind, data)
    except Faulty as faulty:
        return [(fault.where(), fault.key, fault.values) for fault in faulty.faults]
    return []


def of_results(*rows: dict[str, Any], **more: Any) -> list[tuple[str, str, dict[str, Any]]]:
    body = {"organisations": [organisation(), GROUP], "results": list(rows), **more}
    return faults(Sheet, body)


def of_card(*answers: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return faults(Card, {"answers": list(answers)})


def test_a_guess_of_three_drivers_is_taken() -> None:
    assert of_card({"item": "drivers.business", "chosen": ["income", "cost", "funds"]}) == []


def test_a_driver_guessed_twice_is_a_fault() -> None:
    assert of_card({"item": "drivers.business", "chosen": ["income", "cost", "income"]}) == [
        ("answers.0.chosen.2", "twice", {"id": "income"})
    ]


def test_a_fourth_driver_is_a_fault() -> None:
    found = of_card({"item": "drivers.business", "chosen": ["income", "cost", "funds", "staff"]})
    assert found == [("answers.0.chosen", "too_many", {"limit": 3})]


@pytest.mark.parametrize("item", ["drivers.churches", "drivers.", "own", "business"])
def test_an_answer_about_no_sector_is_a_fault(item: str) -> None:
    found = of_card({"item": item, "chosen": ["income"]})
    assert [(where, key) for where, key, _ in found] == [("answers.0.item", "no_such_sector")]


def test_a_sector_answered_twice_on_one_card_is_a_fault() -> None:
    answer = {"item": "drivers.business", "chosen": ["income"]}
    assert of_card(answer, answer) == [("answers.1.item", "twice", {"id": "drivers.business"})]


def test_a_guess_of_a_driver_on_no_list_is_kept_and_told_with_its_place() -> None:
    kept = sheet({"own": "A B C", "guess": {"government": ["A B L"]}})
    fewer = kept.with_(drivers=kept.drivers[:-1])
    told = [(fault.where(), fault.key, fault.values) for fault in analyse(fewer, {}).faults]
    assert told == [("rounds.0.ratings.0.chosen.2", "no_such_driver", {"id": "L"})]
    assert read(Sheet, fewer.plain()) == fewer


def test_a_sector_that_says_an_unknown_driver_of_itself_is_a_fault() -> None:
    own = [{"id": "o", "sector": "business", "drivers": ["income", "wonder"]}]
    assert faults(Sheet, {"own": own}) == [("own.0.drivers.1", "no_such_driver", {"id": "wonder"})]


def test_a_sector_that_says_a_driver_twice_or_four_is_a_fault() -> None:
    own = [{"id": "o", "sector": "business", "drivers": ["income", "income"]}]
    assert faults(Sheet, {"own": own}) == [("own.0.drivers.1", "twice", {"id": "income"})]
    own[0]["drivers"] = list(frame("drivers").ids()[:4])
    assert faults(Sheet, {"own": own}) == [("own.0.drivers", "too_many", {"limit": 3})]


def test_a_sector_that_speaks_twice_is_a_fault() -> None:
    own = [{"id": id, "sector": "business", "drivers": ["income"]} for id in "ab"]
    assert faults(Sheet, {"own": own}) == [("own.1.sector", "own_twice", {"id": "business"})]


def test_two_profiles_of_a_sector_for_one_country_are_a_fault() -> None:
    rows = [{"id": id, "sector": "business", "country": "LK"} for id in "ab"]
    assert faults(Sheet, {"profiles": rows}) == [
        ("profiles.1.sector", "profile_twice", {"id": "business LK"})
    ]


def test_one_profile_for_a_country_and_one_for_any_are_no_fault() -> None:
    rows = [{"id": "a", "sector": "business", "country": "LK"}, {"id": "b", "sector": "business"}]
    assert faults(Sheet, {"profiles": rows}) == []


@pytest.mark.parametrize("name", ["evidence", "who"])
@pytest.mark.parametrize("outcome", ["clear", "hit"])
def test_an_answer_needs_evidence_and_somebody_who_looked(outcome: str, name: str) -> None:
    found = of_results(result("X", "corruption", outcome, **{name: "  "}))
    assert found == [(f"results.0.{name}", f"check_without_{name}", {})]


def test_an_answer_needs_a_day() -> None:
    found = of_results(result("X", "corruption", when=None))
    assert found == [("results.0.when", "check_without_day", {})]


def test_an_open_question_needs_none_of_these() -> None:
    assert of_results(result("X", "harm", "open", evidence="", who="", when=None)) == []


def test_every_lack_of_an_answer_comes_at_once() -> None:
    found = of_results(result("X", "corruption", evidence="", who="", when=None))
    assert [key for _, key, _ in found] == [
        "check_without_evidence",
        "check_without_who",
        "check_without_day",
    ]


def test_an_answer_of_nobody_listed_is_a_fault() -> None:
    found = of_results(result("Z", "corruption"))
    assert found == [("results.0.organisation", "no_such_row", {"id": "Z"})]


def test_a_population_group_is_not_asked() -> None:
    found = of_results(result("HH", "corruption"))
    assert found == [("results.0.organisation", "check_of_group", {"id": "HH"})]


def test_an_answer_to_no_question_is_a_fault() -> None:
    found = of_results(result("X", "beauty"))
    assert found == [("results.0.check", "no_such_check", {"id": "beauty"})]


def test_a_question_answered_twice_of_one_organisation_is_a_fault() -> None:
    again = result("X", "harm", id="again")
    assert of_results(result("X", "harm"), again) == [
        ("results.1.check", "question_twice", {"id": "X harm"})
    ]


def test_a_list_belongs_to_an_organisation_that_is_here_and_can_sign() -> None:
    rows = [{"id": f"c{n}", "words": {"en": "?"}, "owner": owner} for n, owner in enumerate("XZ")]
    assert of_results(checks=rows) == [("checks.1.owner", "no_such_row", {"id": "Z"})]
    group = [{"id": "c", "words": {"en": "?"}, "owner": "HH"}]
    assert of_results(checks=group) == [("checks.0.owner", "no_such_row", {"id": "HH"})]


def test_an_own_question_cannot_take_the_id_of_one_of_the_rooms() -> None:
    rows = [{"id": "harm", "words": {"en": "?"}}]
    assert of_results(checks=rows) == [("checks.0.id", "twice", {"id": "harm"})]


def test_phones_ask_about_all_seven_unless_some_are_chosen() -> None:
    assert Sheet().sectors_asked == SECTORS
    assert Sheet(asked=("business", "government")).sectors_asked == ("government", "business")


def test_the_drivers_are_the_rooms_unless_the_team_has_its_own() -> None:
    assert Sheet().offered == frame("drivers").ids()
    assert sheet({}).offered == tuple("ABCDEFGHIJKL")


def test_whatever_way_a_sheet_was_made_its_findings_name_its_faults() -> None:
    """A sheet that was not read but built, as a merge may, is told about and never refused."""
    kept = read(Sheet, {"organisations": [organisation()], "results": [result("X", "harm")]})
    broken = kept.with_(results=(kept.results[0].with_(evidence=""),), organisations=())
    told = {(fault.where(), fault.key) for fault in analyse(broken, {}).faults}
    assert told == {
        ("results.0.organisation", "no_such_row"),
        ("results.0.evidence", "check_without_evidence"),
    }
