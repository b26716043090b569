"""What the room hands on, and what it takes by a click."""

from typing import Any

import pytest

from kolam import toolbox
from kolam.core.interest import Interest
from kolam.core.passing import Evidence, Gate, Invitation
from kolam.core.record import Text, read
from kolam.core.stakeholder import Stakeholder
from kolam.core.task import Task
from kolam.core.tool import Given
from kolam.core.voice import LANGUAGES
from kolam.tools.sectors import TOOL
from kolam.tools.sectors.analysis import analyse
from kolam.tools.sectors.sheet import Sheet
from kolam.tools.sectors.taking import TAKING
from kolam.tools.sectors.tests.situations import (
    example,
    invitation,
    organisation,
    result,
    sheet,
    stakeholder,
)

MINISTRY = ("corruption", "harm", "undeclared_interest")
FOUR = ["MOH government", "SAR civil_society", "WFP united_nations", "SMC business"]


def gives(
    kind: type, kept: Sheet, given: Given | None = None, language: str = "en"
) -> tuple[Any, ...]:
    return TOOL.gives[kind](kept, analyse(kept, given or {}), toolbox.voice(language))


def ministry(*results: dict[str, Any]) -> Sheet:
    rows = [organisation(id="MOH", name={"en": "Ministry"}, sector="government")]
    return read(Sheet, {"organisations": rows, "results": list(results)})


def test_each_empty_sector_is_asked_in_with_what_it_often_brings() -> None:
    found = gives(Invitation, sheet({"here": FOUR}))
    assert [(one.sector, one.who.en) for one in found] == [
        ("academia", "Somebody to speak for: Academia"),
        ("donors", "Somebody to speak for: Donors"),
        ("foundations", "Somebody to speak for: Foundations"),
    ]
    assert found[0].why.en == (
        "Nobody here is of this sector. What it often brings: "
        "Evidence and method, independent evaluation, laboratories, teachers and students."
    )


def test_a_sector_that_another_room_asks_in_is_not_asked_in_again() -> None:
    given: Given = {Invitation: (invitation("academia"), invitation("donors"))}
    found = gives(Invitation, sheet({"here": FOUR}), given)
    assert [one.sector for one in found] == ["foundations"]


def test_a_sector_with_households_alone_is_asked_in_in_other_words() -> None:
    found = gives(Invitation, sheet({"here": [*FOUR[:3], "HH business group"]}))
    assert found[0].why.en.startswith("Only population groups are here of this sector")


def test_with_nobody_here_nobody_is_asked_in() -> None:
    assert gives(Invitation, Sheet()) == ()


def test_what_a_sector_says_itself_is_an_interest_and_what_others_guess_is_none() -> None:
    case = {"here": FOUR, "own": "A B C", "guess": {"government": ["D E F"]}}
    found = gives(Interest, sheet(case))
    assert [(one.party, one.words.en, one.ref.path) for one in found] == [
        ("Business", "What drives it, as it says itself: A, B and C", ("own", "own"))
    ]


def test_what_a_sectors_people_answered_is_an_interest_too() -> None:
    found = gives(Interest, sheet({"here": FOUR, "guess": {"business": ["A B C"]}}))
    assert [one.ref.path for one in found] == [("guessing", "business")]


def test_what_too_few_people_answered_is_no_interest() -> None:
    case = {"here": FOUR, "promise": "sector", "guess": {"business": ["A B C"] * 4}}
    assert gives(Interest, sheet(case)) == ()


def test_a_sector_that_is_not_here_has_no_interest_here() -> None:
    assert gives(Interest, sheet({"here": FOUR[:1], "own": "A B C"})) == ()


def test_unfinished_due_diligence_is_one_task_with_whoever_looks_next() -> None:
    waiting = result("MOH", "harm", "open", who="Kamala", when="2023-10-01")
    later = result("MOH", "corruption", "open", when="2023-11-01")
    [task] = gives(Task, ministry(later, waiting))
    assert (task.what.en, task.owner, str(task.due)) == (
        "Finish the due diligence of Ministry: 3 of 3 questions open",
        "Kamala",
        "2023-10-01",
    )


@pytest.mark.parametrize(
    ("results", "light", "state"),
    [
        ([], "amber", "not begun"),
        ([result("MOH", "harm")], "amber", "under way"),
        ([result("MOH", check) for check in MINISTRY], "green", "clear"),
        ([result("MOH", "harm", "hit")], "red", "stopped"),
    ],
)
def test_each_organisation_is_a_gate_before_signing(
    results: list[dict[str, Any]], light: str, state: str
) -> None:
    [gate] = gives(Gate, ministry(*results))
    assert (gate.state, gate.step, gate.words.en) == (
        light,
        7,
        f"Due diligence of Ministry: {state}",
    )


@pytest.mark.parametrize("outcome", ["clear", "hit"])
def test_a_clear_and_a_stopped_organisation_make_no_task(outcome: str) -> None:
    assert gives(Task, ministry(*(result("MOH", check, outcome) for check in MINISTRY))) == ()


@pytest.mark.parametrize(
    ("results", "light"),
    [
        ([result("MOH", "harm")], "amber"),
        ([result("MOH", check) for check in MINISTRY], "green"),
        ([result("MOH", "harm", "hit")], "red"),
    ],
)
def test_due_diligence_speaks_to_compatible_values(results: Any, light: str) -> None:
    [one] = gives(Evidence, ministry(*results))
    assert (one.room, one.about, one.state) == ("fundamentals", "compatible_values", light)


def test_an_organisation_that_the_map_does_not_know_stays_a_finding_of_this_room() -> None:
    given: Given = {Stakeholder: (stakeholder("SMC", "business"),)}
    kept = ministry(result("MOH", "harm", "hit"))
    assert gives(Gate, kept, given) == gives(Evidence, kept, given) == ()
    assert len(analyse(kept, given).in_state("stopped")) == 1


def test_an_organisation_stands_before_signing_once_the_map_knows_it() -> None:
    given: Given = {Stakeholder: (stakeholder("MOH", "government"),)}
    [gate] = gives(Gate, ministry(result("MOH", "harm", "hit")), given)
    assert gate.state == "red"


def test_before_anything_is_asked_there_is_no_evidence() -> None:
    assert gives(Evidence, ministry()) == ()


def test_a_new_answer_changes_what_was_seen() -> None:
    before, after = (gives(Gate, ministry(*rows))[0] for rows in ([], [result("MOH", "harm")]))
    assert before.ref.path == after.ref.path == ("organisations", "MOH", "diligence")
    assert before.ref.seen != after.ref.seen


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", TOOL.gives)
def test_everything_is_given_in_the_readers_language(kind: type, language: str) -> None:
    found = gives(kind, example(), language=language)
    words = [one.plain() for one in found]
    assert words
    assert "⟦" not in str(words)


def take(kept: Sheet, one: Stakeholder) -> Sheet:
    taken: Sheet = TAKING[Stakeholder](kept, one)
    return read(Sheet, taken.plain())


def test_a_stakeholder_of_the_map_gets_a_profile() -> None:
    [row] = take(Sheet(), stakeholder("MOH", "government")).organisations
    assert (row.id, row.name.en, row.sector, row.ref and row.ref.path[-1]) == (
        "MOH", "MOH", "government", "MOH",
    )  # fmt: skip


def test_a_donor_of_the_map_plays_the_role_of_a_funder() -> None:
    [row] = take(Sheet(), stakeholder("EU", "donors")).organisations
    assert row.roles == ("funder",)


def test_a_profile_that_stands_for_it_keeps_its_legal_name_and_its_number() -> None:
    own = organisation(id="APP", name={"en": "App (Pvt) Ltd"}, scheme="LK-DRC", identifier="PV1")
    kept = read(Sheet, {"organisations": [own]})
    [row] = take(kept, stakeholder("APP", "business")).organisations
    assert (row.name.en, row.org_id) == ("App (Pvt) Ltd", "LK-DRC-PV1")


def test_what_does_not_fit_the_new_sector_goes() -> None:
    own = organisation(id="HH", iati_type="72", scheme="LK-DRC", identifier="PV1")
    kept = read(Sheet, {"organisations": [own]})
    [row] = take(kept, stakeholder("HH", "civil_society", "population_group")).organisations
    assert (row.kind, row.iati_type, row.org_id) == ("population_group", None, "")


def test_taking_twice_is_taking_once() -> None:
    one = stakeholder("MOH", "government")
    assert take(take(Sheet(), one), one) == take(Sheet(), one)


def test_the_partnership_itself_stays_what_it_is() -> None:
    own = organisation(id="V", kind="vehicle", sector=None, iati_type="30")
    kept = read(Sheet, {"organisations": [own]})
    [row] = take(kept, stakeholder("V", "business")).organisations
    assert (row.kind, row.sector, row.iati_type) == ("vehicle", None, "30")


def test_a_name_alone_is_enough_to_stand_for_it() -> None:
    kept = read(Sheet, {"organisations": [organisation(id="own", name={"en": "MOH"})]})
    named = stakeholder("MOH", "government")
    assert [row.id for row in take(kept, named.with_(name=Text(en="MOH"))).organisations] == ["own"]
