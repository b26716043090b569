"""Moves at the table: what each does to the sheet, whom it is open to, and what is refused."""

from pathlib import Path
from typing import Any

import pytest

from kolam.core.fault import Faulty
from kolam.core.page import Asked, By
from kolam.core.record import read
from kolam.tools.negotiation.moves import MOVES
from kolam.tools.negotiation.preferences import Preferences
from kolam.tools.negotiation.sheet import Sheet
from kolam.tools.negotiation.space import numbers

EXAMPLES = Path(__file__).parents[1] / "examples"
SHEET = read(Sheet, (EXAMPLES / "food_security.json").read_bytes())
CHAIN = read(Preferences, (EXAMPLES / "private" / "food_security" / "SMC.json").read_bytes())
BEST = (1, 2, 1, 1, 1, 0, 2, 2)


def asked(owner: str = "", by: By = "seat", sheet: Sheet = SHEET) -> Asked:
    return Asked(sheet=sheet, private=CHAIN if owner == "SMC" else None, owner=owner, by=by)


def made(move: str, who: Asked, **values: str) -> Any:
    """What a move makes of the sheet; a double underscore stands for a dot."""
    said = {name.replace("__", "."): (value,) for name, value in values.items()}
    return MOVES[move].act(who, said)


def faults(move: str, who: Asked, **values: str) -> list[str]:
    with pytest.raises(Faulty) as caught:
        made(move, who, **values)
    return [fault.key for fault in caught.value.faults]


def options(package: tuple[int, ...] = BEST) -> dict[str, str]:
    named = zip(SHEET.issues, package, strict=True)
    return {f"choice__{issue.id}": issue.options[number].id for issue, number in named}


def offered(owner: str = "SMC", sheet: Sheet = SHEET) -> Sheet:
    found = made("put_on_table", asked(owner, sheet=sheet), **options())
    assert isinstance(found, Sheet)
    return found


def test_a_party_tables_an_offer_and_accepts_it() -> None:
    (row,) = offered().tabled
    assert (row.kind, row.party, row.round) == ("offer", "SMC", 1)
    assert numbers(SHEET, row.choices) == BEST
    assert [(r.id, r.answer) for r in row.responses] == [("SMC", "accept")]


def test_a_mediator_tables_a_proposal_or_the_single_text_for_nobody() -> None:
    kinds = [
        made("put_on_table", asked(by="mediator"), **options(), kind=kind).tabled[0]
        for kind in ("proposal", "text")
    ]
    assert [(row.kind, row.party, row.responses) for row in kinds] == [
        ("proposal", "", ()), ("text", "", ()),
    ]  # fmt: skip


def test_a_second_offer_of_one_party_opens_the_next_round() -> None:
    twice = offered("SMC", offered("APP", offered("SMC")))
    assert [(row.party, row.round) for row in twice.tabled] == [("SMC", 1), ("APP", 1), ("SMC", 2)]


def test_a_package_needs_an_option_of_every_issue() -> None:
    some = {name: value for name, value in options().items() if name != "choice__cash"}
    assert faults("put_on_table", asked("SMC"), **some) == ["choose_every_issue"]


@pytest.mark.parametrize("package", [(1, 2, 2, 1, 1, 2, 2, 2), (2, 2, 1, 1, 1, 0, 2, 2)])
def test_what_is_ruled_out_or_over_the_budget_is_not_tabled(package: tuple[int, ...]) -> None:
    assert faults("put_on_table", asked("SMC"), **options(package)) == ["package_not_allowed"]


def test_who_has_no_seat_can_neither_offer_nor_answer() -> None:
    assert faults("put_on_table", asked("nobody"), **options()) == ["no_seat"]
    row = offered().tabled[0].id
    stranger = asked("nobody", sheet=offered())
    assert faults("answer", stranger, tabled=row, answer="accept") == ["no_seat"]


def test_a_refusal_needs_a_reason_and_a_later_answer_replaces_it() -> None:
    table = offered()
    row = table.tabled[0].id
    assert faults("answer", asked("WFP", sheet=table), tabled=row, answer="refuse") == [
        "refuse_with_reason"
    ]
    refused = made("answer", asked("WFP", sheet=table), tabled=row, answer="refuse", reason="Why")
    accepted = made("answer", asked("WFP", sheet=refused), tabled=row, answer="accept")
    assert [(r.id, r.answer, r.reason) for r in refused.tabled[0].responses] == [
        ("SMC", "accept", ""), ("WFP", "refuse", "Why"),
    ]  # fmt: skip
    assert [(r.id, r.answer) for r in accepted.tabled[0].responses] == [
        ("SMC", "accept"), ("WFP", "accept"),
    ]  # fmt: skip


def test_an_answer_can_be_taken_back() -> None:
    table = offered()
    row = table.tabled[0].id
    accepted = made("answer", asked("WFP", sheet=table), tabled=row, answer="accept")
    assert made("take_answer_back", asked("WFP", sheet=accepted), tabled=row) == table


def test_only_who_tabled_a_package_withdraws_it() -> None:
    table = offered()
    row = table.tabled[0].id
    assert made("withdraw", asked("SMC", sheet=table), tabled=row) == SHEET
    for other in (asked("WFP", sheet=table), asked(by="mediator", sheet=table)):
        assert faults("withdraw", other, tabled=row) == ["not_your_package"]


def test_a_package_is_agreed_once_all_accept_and_then_the_table_rests() -> None:
    table, row = offered(), ""
    for party in ("DSD", "MOE", "WFP", "SAR"):
        row = table.tabled[0].id
        table = made("answer", asked(party, sheet=table), tabled=row, answer="accept")
    assert faults("agree", asked(by="mediator", sheet=table), tabled=row) == ["not_all_accept"]
    table = made("answer", asked("APP", sheet=table), tabled=row, answer="accept")
    agreed = made("agree", asked(by="editor", sheet=table), tabled=row)
    assert agreed.agreed == row
    assert faults("withdraw", asked("SMC", sheet=agreed), tabled=row) == ["agreed_already"]


def test_a_tabled_package_can_be_kept_as_the_positional_one() -> None:
    table = offered()
    kept = made("set_positional", asked(by="editor", sheet=table), tabled=table.tabled[0].id)
    assert numbers(SHEET, kept.positional) == BEST


def test_a_new_issue_comes_last_with_its_costs_and_as_widened() -> None:
    wider = made(
        "add_issue", asked("WFP"), question__en="Who stores?", option__0__en="Nobody",
        option__1__en="The chain", cost__1__cash="12",
    )  # fmt: skip
    issue = wider.issues[-1]
    assert (issue.question.en, issue.since, wider.issues[:-1]) == (
        "Who stores?", "widened", SHEET.issues,
    )  # fmt: skip
    assert [(o.words.en, [(c.id, c.amount) for c in o.costs]) for o in issue.options] == [
        ("Nobody", []), ("The chain", [("cash", 12)]),
    ]  # fmt: skip


def test_a_new_issue_needs_a_question_and_two_options() -> None:
    assert faults("add_issue", asked("WFP"), option__0__en="x") == ["ask_a_question", "two_options"]


def test_points_of_one_issue_leave_the_others_alone() -> None:
    mine = made("points", asked("SMC"), issue="coverage", points__coverage__d2="17")
    assert (mine.points("coverage", "d2"), mine.points("coverage", "d3")) == (17, 12)
    assert mine.issues[1:] == CHAIN.issues[1:]


def test_points_can_be_taken_back_and_a_range_needs_them() -> None:
    mine = made("points", asked("SMC"), issue="coverage", points__coverage__d2="")
    assert mine.points("coverage", "d2") is None
    alone = {"points__coverage__d2": "", "low__coverage__d2": "3"}
    assert faults("points", asked("SMC"), issue="coverage", **alone) == ["points_before_range"]


@pytest.mark.parametrize(("typed", "key"), [("many", "not_whole"), ("-1", "not_whole"),
                                            ("1001", "too_high")])  # fmt: skip
def test_points_that_are_no_points_are_refused(typed: str, key: str) -> None:
    found = faults("points", asked("SMC"), issue="coverage", points__coverage__d2=typed)
    assert found[0] in {key, "too_low"}


def test_a_walk_away_keeps_the_words_of_other_languages() -> None:
    mine = made("walk_away", asked("SMC"), reservation="44", batna__en="Our own shelf")
    assert (mine.reservation, mine.batna.en, mine.batna.si) == (
        44, "Our own shelf", CHAIN.batna.si,
    )  # fmt: skip


def test_must_haves_are_the_ticked_options() -> None:
    mine = MOVES["must_haves"].act(asked("SMC"), {"must.margin": ("none", "m8", "nonsense")})
    assert isinstance(mine, Preferences)
    assert [(row.id, row.options) for row in mine.must_haves] == [("margin", ("none", "m8"))]


def test_a_private_need_is_added_and_dropped() -> None:
    more = made("add_need", asked("SMC"), interest__en="Be first", importance="5")
    assert [need.interest.en for need in more.needs][-1] == "Be first"
    who = Asked(sheet=SHEET, private=more, owner="SMC", by="seat")
    assert made("drop_need", who, need=more.needs[-1].id) == CHAIN


def test_own_moves_are_for_those_with_a_seat_alone() -> None:
    for name in ("points", "walk_away", "must_haves", "add_need", "drop_need", "answer"):
        assert MOVES[name].open_to == {"seat"}
    assert faults("points", asked("WFP"), issue="coverage") == ["no_seat"]
