"""The own page: moves on private lines, faults that lose nothing, a view of one's own."""

from collections.abc import Mapping
from typing import Any

import pytest

from kolam import toolbox
from kolam.core.fault import Faulty
from kolam.core.page import Asked, By, Values
from kolam.core.private import ROOM, Owned, Viewer
from kolam.core.voice import LANGUAGES
from kolam.tools.value.analysis import analyse
from kolam.tools.value.moves import MOVES, add_line, drop_line, say_verdict
from kolam.tools.value.page import PAGE, view
from kolam.tools.value.sheet import Private, Sheet
from kolam.tools.value.tests.situations import example, line, partner, private, seed, sheet

EN = toolbox.voice("en")


def asked(
    mine: Private | None = None,
    on: Sheet | None = None,
    by: By = "seat",
    typed: Mapping[str, str] | None = None,
) -> Asked:
    return Asked(
        sheet=on or sheet(currency="LKR", partners=[partner()]),
        private=mine,
        owner="c" if mine else "",
        by=by,
        typed=values(**(typed or {})),
    )


def values(**typed: str) -> Values:
    return {name.replace("__", "."): (text,) for name, text in typed.items()}


def test_a_scored_line_is_added() -> None:
    told = add_line(asked(Private()), values(kind="funding", score="3", weight="2"))
    assert [(x.kind, x.score, x.weight) for x in told.lines] == [("funding", 3, 2)]


@pytest.mark.parametrize(("weight", "kept"), [("", 1), ("0", 0), (" 4 ", 4)])
def test_a_weight_of_nothing_is_one_and_nought_stays_nought(weight: str, kept: int) -> None:
    told = add_line(asked(Private()), values(kind="funding", score="0", weight=weight))
    assert [(x.score, x.weight) for x in told.lines] == [(0, kept)]


def test_money_is_typed_in_whole_units_and_kept_in_the_smallest() -> None:
    typed = values(
        kind="funding", year__0="2024", low__0="1,000", likely__0="2 000", high__0="3000"
    )
    (one,) = add_line(asked(Private()), typed).lines
    assert [(y.year, y.range) for y in one.years] == [(2024, (100_000, 200_000, 300_000))]


@pytest.mark.parametrize(("code", "kept"), [("", 1250050), ("KWD", 12500500), ("JPY", None)])
def test_money_has_the_places_of_its_currency(code: str, kept: int | None) -> None:
    typed = values(kind="funding", year__0="2024", likely__0="12,500.50", currency=code)
    if kept is not None:
        (one,) = add_line(asked(Private()), typed).lines
        assert one.years[0].likely == kept
        return
    with pytest.raises(Faulty) as told:
        add_line(asked(Private()), typed)
    assert [(f.where(), f.key) for f in told.value.faults] == [
        ("lines.0.years.0.likely", "money_no_decimals")
    ]


def test_every_amount_that_could_mean_either_is_told_with_its_place() -> None:
    typed = values(
        kind="funding", year__0="2024", low__0="1,5", likely__0="1.500,0", high__0="lots"
    )
    with pytest.raises(Faulty) as told:
        add_line(asked(Private()), typed)
    assert [(f.where(), f.key) for f in told.value.faults] == [
        ("lines.0.years.0.low", "money_either"),
        ("lines.0.years.0.likely", "money_either"),
        ("lines.0.years.0.high", "money_signs"),
    ]


def test_nothing_is_an_amount_too() -> None:
    (one,) = add_line(asked(Private()), values(kind="funding", year__0="2024", likely__0="0")).lines
    assert one.years[0].likely == 0


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ({"kind": "funding"}, ["score_or_money_missing"]),
        ({"kind": "", "score": "3"}, ["not_a_choice"]),
        ({"kind": "funding", "score": "many"}, ["not_whole"]),
        ({"kind": "funding", "score": "9"}, ["too_high"]),
        ({"kind": "funding", "score": "9" * 15}, ["too_high"]),
        ({"kind": "funding", "score": "3.5"}, ["not_whole"]),
        ({"kind": "funding", "year__0": "2024"}, ["not_whole"]),
        (
            {"kind": "funding", "year__0": "2024", "low__0": "9", "likely__0": "2"},
            ["range_not_rising"],
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_fault(typed: Any, keys: list[str]) -> None:
    with pytest.raises(Faulty) as told:
        add_line(asked(Private()), values(**typed))
    assert [fault.key for fault in told.value.faults] == keys


def test_a_line_is_taken_back() -> None:
    one = add_line(asked(Private()), values(kind="funding", score="3"))
    assert drop_line(asked(one), {"line": (one.lines[0].id,)}).lines == ()


def test_words_in_the_other_languages_stay() -> None:
    mine = Private.model_validate({"alternative": {"si": "තනිව", "en": "Alone"}})
    told = say_verdict(asked(mine), values(alternative__en="By ourselves", verdict="only_just"))
    assert (told.alternative.en, told.alternative.si, told.verdict) == (
        "By ourselves",
        "තනිව",
        "only_just",
    )


@pytest.mark.parametrize("name", MOVES)
def test_only_a_seat_can_move_and_only_on_its_own_sheet(name: str) -> None:
    assert PAGE.moves[name].open_to == {"seat"}
    with pytest.raises(Faulty):
        MOVES[name].act(asked(None), values(kind="funding", score="1"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_seat_sees_its_own_lines_pairs_and_pictures(language: str) -> None:
    voice, findings = toolbox.voice(language), seed().seen_by(Viewer(owner="SMC"))
    mine = next(owned.record for owned in private() if owned.owner == "SMC")
    assert isinstance(mine, Private)
    told = view(asked(mine, example()), findings, voice)
    assert (len(told["lines"]), len(told["pairs"]), len(told["pictures"])) == (2, 2, 2)
    assert "⟦" not in repr(told)


def test_the_page_of_anybody_else_has_nothing_on_it() -> None:
    told = view(asked(None, example(), by="editor"), seed().seen_by(ROOM), EN)
    assert (told["seated"], told["lines"], told["pairs"], told["pictures"], told["said"]) == (
        False, [], [], [], [],
    )  # fmt: skip


def test_lines_of_an_organisation_that_no_partner_names_are_kept_and_shown() -> None:
    mine = Private.model_validate({"lines": [line("1", "funding", score=2)]})
    on = sheet(partners=[partner("x", organisation="other")])
    findings = analyse(on, {Owned: (Owned("c", mine),)}).seen_by(Viewer(owner="c"))
    told = view(asked(mine, on), findings, EN)
    assert (told["named"], len(told["lines"])) == (False, 1)


def test_what_was_typed_stands_in_the_form_again() -> None:
    typed = {"kind": "funding", "score": "many", "year__0": "2024"}
    told = view(asked(Private(), typed=typed), seed().seen_by(ROOM), EN)["form"]
    assert (told["begun"], told["typed"]["score"], told["years"][0][0][3]) == (True, "many", "2024")
