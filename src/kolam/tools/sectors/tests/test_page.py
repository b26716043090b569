"""The room's own page: its moves change the sheet, keep what was typed, and say what is lacking."""

from typing import Any

import pytest

from kolam import toolbox
from kolam.core.fault import Faulty
from kolam.core.page import Asked
from kolam.core.record import Record, read
from kolam.tools.sectors.analysis import analyse
from kolam.tools.sectors.moves import MOVES
from kolam.tools.sectors.page import PAGE
from kolam.tools.sectors.sheet import Sheet
from kolam.tools.sectors.tests.situations import example, organisation, result

VOICE = toolbox.voice("en")
MINISTRY = read(
    Sheet,
    {
        "organisations": [organisation(id="MOH", sector="government")],
        "results": [result("MOH", "harm")],
    },
)
SEEN = {"outcome.corruption": "clear", "evidence.corruption": "Reports"}
WHOLE = {**SEEN, "who.corruption": "Kamala", "when.corruption": "2023-09-01"}


def asked(sheet: Record, typed: dict[str, str] | None = None) -> Asked:
    values = {name: (value,) for name, value in (typed or {}).items()}
    return Asked(sheet=sheet, private=None, owner="", by="editor", typed=values)


def move(name: str, sheet: Sheet, **values: str | tuple[str, ...]) -> Sheet:
    plain = {k: (v,) if isinstance(v, str) else v for k, v in values.items()}
    changed = MOVES[name].act(asked(sheet), plain)
    assert isinstance(changed, Sheet)
    return changed


def answered(sheet: Sheet, **typed: str) -> Sheet:
    return move("answer", sheet, organisation="MOH", **typed)


def faults(name: str, sheet: Sheet, **values: str | tuple[str, ...]) -> list[str]:
    with pytest.raises(Faulty) as caught:
        move(name, sheet, **values)
    return [fault.key for fault in caught.value.faults]


def view(sheet: Sheet, typed: dict[str, str] | None = None) -> Any:
    return PAGE.view(asked(sheet, typed), analyse(sheet, {}), VOICE)


def test_what_a_sector_says_of_itself_is_written_down() -> None:
    [row] = move("say_own", Sheet(), sector="business", driver=("income", "cost")).own
    assert (row.id, row.sector, row.drivers) == ("business", "business", ("income", "cost"))


def test_saying_it_again_takes_its_place_and_keeps_the_rows_id() -> None:
    before = example()
    after = move("say_own", before, sector="business", driver=("staff",))
    assert {row.id: row.drivers for row in after.own} == {
        "own-government": before.own[0].drivers,
        "own-business": ("staff",),
    }


def test_choosing_nothing_takes_it_back() -> None:
    assert [row.sector for row in move("say_own", example(), sector="business").own] == [
        "government"
    ]


def test_a_fourth_driver_is_refused() -> None:
    four = ("income", "cost", "staff", "funds")
    assert faults("say_own", Sheet(), sector="business", driver=four) == ["too_many"]


def test_a_sector_that_is_none_is_refused() -> None:
    assert faults("say_own", Sheet(), sector="churches", driver=("cost",)) == ["not_a_choice"]


def test_an_answer_becomes_a_row() -> None:
    rows = {row.check: row for row in answered(MINISTRY, **WHOLE).results}
    assert rows["corruption"].plain() == {
        **result("MOH", "corruption"), "evidence": "Reports", "who": "Kamala",
        "when": "2023-09-01",
    }  # fmt: skip


def test_an_answer_that_was_there_keeps_its_row_and_what_the_form_has_not() -> None:
    after = answered(MINISTRY, **WHOLE)
    assert [row.id for row in after.results] == ["MOH.harm", "MOH.corruption"]
    assert after.results[0] == MINISTRY.results[0]


def test_a_question_that_nobody_touched_makes_no_row() -> None:
    typed = {"outcome.corruption": "open", "who.corruption": "", "evidence.corruption": ""}
    assert answered(MINISTRY, **typed) == MINISTRY


def test_an_open_question_can_be_given_to_somebody() -> None:
    typed = {"outcome.corruption": "open", "who.corruption": "Kamala"}
    row = answered(MINISTRY, **typed).results[-1]
    assert (row.outcome, row.who, row.when) == ("open", "Kamala", None)


def test_an_answer_can_be_opened_again() -> None:
    after = answered(MINISTRY, **{"outcome.harm": "open"})
    assert [row.outcome for row in after.results] == ["open"]


def test_an_answer_that_lacks_something_is_refused_with_all_that_it_lacks() -> None:
    assert faults("answer", MINISTRY, organisation="MOH", **SEEN) == [
        "check_without_who",
        "check_without_day",
    ]


def test_a_day_that_is_none_is_refused() -> None:
    typed = {**WHOLE, "when.corruption": "soon"}
    assert faults("answer", MINISTRY, organisation="MOH", **typed) == ["not_a_date"]


def test_an_organisation_that_is_not_here_changes_nothing() -> None:
    assert move("answer", MINISTRY, organisation="X", **WHOLE) == MINISTRY


def test_an_answer_to_a_question_that_is_not_asked_changes_nothing() -> None:
    typed = {"outcome.sanctions": "hit", "evidence.sanctions": "List"}
    assert answered(MINISTRY, **typed) == MINISTRY


def test_the_page_has_the_sectors_that_phones_ask_about_with_what_they_said() -> None:
    sectors = {one["id"]: one["said"] for one in view(example())["sectors"]}
    assert sectors == {
        "government": "Doing what its law or charter asks, Approval of voters or superiors and "
        "Results that can be shown",
        "civil_society": "",
        "business": "Profit and market share, Less risk and Reputation and visibility",
        "united_nations": "",
    }


def test_the_page_has_every_organisation_that_is_asked_and_how_far_it_is() -> None:
    [shared] = view(example())["lists"]
    shown = {one["id"]: (one["state"], one["answered"]) for one in shared["organisations"]}
    assert len(shown) == 13
    assert shown["SAR"] == ("under way", "4 of 6")
    assert shown["TOB"] == ("stopped", "1 of 8")


def test_what_was_typed_stays_and_each_question_says_what_it_lacks() -> None:
    typed = {"list": "answer", "organisation": "MOH", **SEEN, "outcome.harm": "open"}
    [one] = view(MINISTRY, typed)["lists"][0]["organisations"]
    corruption = one["questions"][0]
    assert one["open"]
    assert (corruption["evidence"], corruption["lacks"]) == (
        "Reports",
        [VOICE("fault.check_without_who"), VOICE("fault.check_without_day")],
    )
    assert one["questions"][1]["lacks"] == []


def test_the_drivers_that_were_typed_stay_chosen() -> None:
    typed = asked(Sheet(), {"sector": "business"})
    typed = Asked(
        sheet=Sheet(), private=None, owner="", by="editor",
        typed={**typed.typed, "driver": ("income", "cost")},
    )  # fmt: skip
    shown = PAGE.view(typed, analyse(Sheet(), {}), VOICE)
    [one] = [one for one in shown["sectors"] if one["id"] == "business"]
    assert one["open"]
    assert [id for id, _, chosen in one["drivers"] if chosen] == ["income", "cost"]
