"""The records: what a row refuses by itself, with its place; a sheet reads back as it was."""

from typing import Any

import pytest

from kolam.core.fault import Faulty
from kolam.core.frame import read_frame
from kolam.core.record import canonical, read
from kolam.tools.value.line import COSTS, VALUES
from kolam.tools.value.sheet import SOURCES, Card, Private, Sheet
from kolam.tools.value.tests.situations import ROOM, line, partner, year

REFUSED: list[tuple[dict[str, Any], tuple[Any, ...], str]] = [
    (
        {"indicators": [{"id": "i", "name": {}, "together": {"low": 5, "likely": 3}}]},
        ("indicators", 0, "together", "likely"),
        "range_not_rising",
    ),
    (
        {"lines": [line("1", "funding", years=[year(2024, 5, 7, 9)])]},
        ("lines", 0, "years", 0, "likely"),
        "range_not_rising",
    ),
    (
        {"lines": [line("1", "funding", years=[year(2024, 5), {**year(2024, 6), "id": "z"}])]},
        ("lines", 0, "years", 1, "year"),
        "year_twice",
    ),
    (
        {"lines": [line("1", "funding", score=3, years=[year(2024, 5)])]},
        ("lines", 0, "years"),
        "score_and_money",
    ),
    (
        {"lines": [line("1", "funding", shape="normal", years=[year(2024, 5, 1, 6)])]},
        ("lines", 0, "years", 0, "likely"),
        "normal_not_middle",
    ),
    ({"lines": [line("1", "funding", score=5)]}, ("lines", 0, "score"), "too_high"),
    ({"lines": [line("1", "funding"), line("1", "funding")]}, ("lines", 1, "id"), "twice"),
    ({"partners": [{"id": "c", "name": {}}]}, ("partners", 0, "name"), "no_name"),
    ({"currency": "rupees"}, ("currency",), "bad_pattern"),
    ({"currencies": [{"id": "USD", "rate": 0}]}, ("currencies", 0, "rate"), "too_low"),
    ({"sources": [{"id": "s", "source": "magic"}]}, ("sources", 0, "source"), "not_a_choice"),
]


@pytest.mark.parametrize(("typed", "place", "key"), REFUSED, ids=lambda v: str(v)[:40])
def test_what_contradicts_itself_is_refused_with_its_place(
    typed: dict[str, Any], place: tuple[Any, ...], key: str
) -> None:
    with pytest.raises(Faulty) as told:
        read(Sheet, typed)
    assert [(fault.place, fault.key) for fault in told.value.faults] == [(place, key)]


def test_all_faults_are_told_at_once() -> None:
    lines = [line("1", "funding", score=1, years=[year(2024, 5, 7)]), line("1", "funding")]
    with pytest.raises(Faulty) as told:
        read(Private, {"lines": lines})
    assert sorted(f.key for f in told.value.faults) == [
        "range_not_rising",
        "score_and_money",
        "twice",
    ]


def test_a_sheet_reads_back_as_it_was_written() -> None:
    sheet = read(Sheet, {"partners": [partner()], "lines": [line("1", "funding", score=2)]})
    assert read(Sheet, canonical(sheet)) == sheet


@pytest.mark.parametrize(
    ("item", "score", "fits"),
    [("relevance.scale", 3, True), ("evidence.scale", 4, False), ("cost.resources_in", 4, True)],
)
def test_a_source_is_scored_to_three_and_a_line_to_four(item: str, score: int, fits: bool) -> None:
    answers = {"answers": [{"item": item, "score": score}]}
    if fits:
        assert read(Card, answers).answers[0].score == score
        return
    with pytest.raises(Faulty) as told:
        read(Card, answers)
    assert [f.where() for f in told.value.faults] == ["answers.0.score"]


def test_the_frame_has_the_ten_sources_and_the_twelve_kinds_of_the_sheet() -> None:
    assert read_frame(ROOM / "frame.toml", "sources").ids() == SOURCES
    kinds = read_frame(ROOM / "frame.toml", "kinds")
    assert kinds.ids() == (*VALUES, *COSTS)
    assert {kind for kind in kinds.ids() if kinds[kind].codes == ("cost",)} == set(COSTS)
