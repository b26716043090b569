"""Tables of the rooms of value as people bring them in: each fault at its table, row and column."""

from typing import Any

import pytest

from kolam import toolbox
from kolam.core.fault import Faulty
from kolam.core.record import read
from kolam.store.tables import Table, export, import_

Rows = tuple[tuple[Any, ...], ...]
ROOMS = ("value", "levers", "fundamentals", "competencies", "influence")


def example(room: str) -> Any:
    path = toolbox.folder(room) / "examples" / "food_security.json"
    return read(toolbox.room(room).sheet, path.read_bytes())


def brought(room: str, name: str, columns: str, *rows: tuple[Any, ...], base: Any = None) -> Any:
    """The room's sheet with one list out of a table; a sheet without anything is the base."""
    kind = toolbox.room(room).sheet
    return import_(kind, base or kind(), {name: Table(name, tuple(columns.split()), rows)})


def faults(room: str, name: str, columns: str, *rows: tuple[Any, ...], base: Any = None) -> Any:
    with pytest.raises(Faulty) as refused:
        brought(room, name, columns, *rows, base=base)
    return [(f.where(), f.key) for f in refused.value.faults]


@pytest.mark.parametrize("room", ROOMS)
def test_what_is_taken_out_comes_back_as_it_was(room: str) -> None:
    kept = example(room)
    empty = type(kept)()
    assert import_(type(kept), empty, export(kept)) == kept


def test_results_of_an_instrument_come_in_by_organisation() -> None:
    base = read(toolbox.room("fundamentals").sheet, {"checks": [{"id": "m6"}]})
    columns = "id check instrument organisation scale value n missing"
    told = brought(
        "fundamentals", "scores", columns,
        ("a", "m6", "vichealth_0_4", "A", None, 104, 5, 1),
        ("b", "m6", "psat", "A", "synergy", "3.4", 4, None),
        base=base,
    )  # fmt: skip
    assert [(s.instrument, s.scale, s.value, s.n, s.missing) for s in told.scores] == [
        ("vichealth_0_4", "", 104, 5, 1),
        ("psat", "synergy", 3.4, 4, 0),
    ]


def test_a_result_outside_its_instrument_is_told_at_its_row_and_the_others_are_not_lost() -> None:
    base = read(toolbox.room("fundamentals").sheet, {"checks": [{"id": "m6"}]})
    columns = "id check instrument organisation value"
    assert faults(
        "fundamentals", "scores", columns,
        ("a", "m6", "vichealth_0_4", "A", 141),
        ("b", "m6", "vichealth_1_5", "A", 34),
        ("c", "m6", "psat", "A", 5.1),
        ("d", "m7", "wilder", "A", 3),
        ("e", "m6", "wilder", "A", 5),
        base=base,
    ) == [
        ("scores.5.check", "no_such_row"),
        ("scores.2.value", "outside_instrument"),
        ("scores.3.value", "outside_instrument"),
        ("scores.4.value", "outside_instrument"),
    ]  # fmt: skip
    assert faults("fundamentals", "scores", columns, ("a", "m6", "belbin", "A", 3), base=base) == [
        ("scores.2.instrument", "not_a_choice")
    ]


def test_item_scores_come_in_by_code_and_their_words_do_not() -> None:
    base = read(toolbox.room("fundamentals").sheet, {"checks": [{"id": "m6"}]})
    columns = "id check instrument organisation respondent item value"
    told = brought(
        "fundamentals", "items", columns,
        ("a", "m6", "psat", "A", "r1", "L1", 3),
        ("b", "m6", "psat", "A", "r1", "L2", None),
        base=base,
    )  # fmt: skip
    assert [row.value for row in told.items] == [3, None]
    words = ("c", "m6", "psat", "A", "r1", "How well does it work?", 3)
    assert faults("fundamentals", "items", columns, words, base=base) == [
        ("items.2.item", "too_long")
    ]


def test_a_matrix_of_influences_is_told_its_diagonal_and_its_strangers() -> None:
    actors = tuple({"id": id, "name": {"en": id}} for id in "AB")
    base = read(toolbox.room("influence").sheet, {"actors": actors})
    columns = "id source target score"
    good = brought("influence", "influences", columns, ("1", "A", "B", 3), base=base)
    assert [row.score for row in good.influences] == [3]
    assert set(
        faults(
            "influence", "influences", columns,
            ("1", "A", "A", 3),
            ("2", "A", "X", 3),
            base=base,
        )
    ) == {
        ("influences.2.target", "influence_on_itself"),
        ("influences.3.target", "no_such_row"),
    }  # fmt: skip


def test_a_score_off_its_scale_is_told_at_its_cell() -> None:
    actors = tuple({"id": id, "name": {"en": id}} for id in "AB")
    base = read(toolbox.room("influence").sheet, {"actors": actors})
    ends = "id source target score"
    assert faults("influence", "influences", ends, ("1", "A", "B", 5), base=base) == [
        ("influences.2.score", "too_high")
    ]
    supplier = {"suppliers": [{"id": "A", "name": {"en": "A"}}]}
    levers = read(toolbox.room("levers").sheet, supplier)
    columns = "id supplier lever level"
    assert faults("levers", "supplies", columns, ("1", "A", "standards", 4), base=levers) == [
        ("supplies.2.level", "too_high")
    ]


def test_amounts_by_year_come_in_beside_their_lines() -> None:
    lines = Table("lines", ("id", "partner", "kind"), (("x", "c", "funding"),))
    columns = ("lines.id", "id", "year", "low", "likely", "high")
    kind: Any = toolbox.room("value").sheet
    sheet = import_(kind, kind(), {"lines": lines})
    header = next(t.columns for t in export(sheet).values() if t.name == "lines.years")
    assert header[1:] == columns[1:]
    years = Table("lines.years", header, (("x", "y1", 2024, 1, 2, 3), ("x", "y2", 2025, 5, 4, 6)))
    with pytest.raises(Faulty) as refused:
        import_(kind, sheet, {"lines.years": years})
    assert [(f.where(), f.key) for f in refused.value.faults] == [
        ("lines.years.3.likely", "range_not_rising")
    ]
    good = Table("lines.years", header, (("x", "y1", 2024, 1, 2, 3),))
    (line,) = import_(kind, sheet, {"lines.years": good}).lines
    assert [(a.year, a.range) for a in line.years] == [(2024, (1, 2, 3))]


def test_a_range_upside_down_in_a_table_names_its_column() -> None:
    columns = "id source result.low result.likely result.high"
    assert faults("value", "sources", columns, ("s", "scale", 5, 3, 9)) == [
        ("sources.2.result.likely", "range_not_rising")
    ]


def test_a_word_that_is_no_kind_of_line_is_met_with_the_nearest_that_is() -> None:
    with pytest.raises(Faulty) as refused:
        brought("value", "lines", "id partner kind", ("1", "c", "fundng"))
    (fault,) = refused.value.faults
    assert (fault.where(), fault.key, fault.values["near"]) == (
        "lines.2.kind",
        "not_a_choice_near",
        "funding",
    )
