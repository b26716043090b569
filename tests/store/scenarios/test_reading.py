"""Reading scenarios: exact numbers, the makers' own conventions, and notes on oddities."""

from fractions import Fraction
from pathlib import Path

import pytest

from kolam.store.scenarios import read_scenario
from tests.store.scenarios.specimens import (
    NEGMAS_SIDE,
    genius,
    kolam,
    negmas,
    points,
    told,
)


def test_a_genius_evaluation_counts_as_a_share_of_the_issues_largest(tmp_path: Path) -> None:
    domain, *sides = genius(tmp_path)
    found = read_scenario(domain, sides)
    assert found.parties[0].points == points(("3/5", "3/4"), (0, "3/16", "1/4"))


def test_a_genius_integer_evaluator_is_held_between_0_and_1(tmp_path: Path) -> None:
    domain, *sides = genius(tmp_path, offset="-1")
    found = read_scenario(domain, sides)
    assert found.parties[0].points[1] == points((0, 0, "1/8"))[0]


def test_a_value_listed_twice_takes_its_last_evaluation_and_is_told(tmp_path: Path) -> None:
    again = '<item index="3" value="north" evaluation="10"/>'
    domain, *sides = genius(tmp_path, more=again)
    found = read_scenario(domain, sides)
    assert found.parties[0].points[0] == points(("3/4", "3/8"))[0]
    assert [told(note) for note in found.notes] == [("side1.xml.Where.north", "value_twice")]


def test_a_folder_is_read_with_its_parties_in_natural_order(tmp_path: Path) -> None:
    genius(tmp_path, sides=11)
    names = [party.name for party in read_scenario(tmp_path).parties]
    assert names == [f"side{n}" for n in range(1, 12)]


def test_weights_over_1_count_in_proportion_when_asked(tmp_path: Path) -> None:
    domain, *sides = genius(tmp_path, weight="0.75", north="5")
    over = sides[0].read_text("utf-8").replace('value="0.25"', 'value="0.75"')
    sides[0].write_text(over, "utf-8")
    found = read_scenario(domain, sides, in_proportion=True)
    assert found.parties[0].points == points(("1/2", "1/2"), (0, "3/8", "1/2"))


def test_weights_under_1_count_as_written_and_are_told(tmp_path: Path) -> None:
    domain, *sides = genius(tmp_path, weight="0.5")
    assert [told(note) for note in read_scenario(domain, sides).notes] == [
        ("side1.xml", "weights_as_written")
    ]


def test_a_negmas_folder_is_read_without_its_local_path(tmp_path: Path) -> None:
    found = read_scenario(negmas(tmp_path))
    first = found.parties[0]
    assert (first.name, first.reservation) == ("u1", Fraction(3, 10))
    assert first.points == points(("1/20", "1/2"), ("1/10", "3/10", "1/2", "7/10", "9/10"))
    assert "secret" not in repr(found)


def test_a_negmas_party_without_a_lower_limit_takes_its_smallest_utility(tmp_path: Path) -> None:
    found = read_scenario(negmas(tmp_path, NEGMAS_SIDE.replace("0.3", "-.inf")))
    assert found.parties[0].reservation == Fraction(3, 20)
    assert [told(note) for note in found.notes] == [("u1.yml.reserved_value", "no_reservation")]


def test_ratios_in_kolams_own_format_are_exact(tmp_path: Path) -> None:
    found = read_scenario(kolam(tmp_path))
    assert found.parties[1].points == points(("1/3", 2))


def test_negative_points_are_fine_in_kolams_own_format(tmp_path: Path) -> None:
    parties = [{"name": n, "points": [[-1, 2.5]]} for n in ("a", "b")]
    found = read_scenario(kolam(tmp_path, parties=parties))
    assert found.parties[0].points == points((-1, "5/2"))


def test_a_csv_table_has_costs_a_budget_and_reservation_values(tmp_path: Path) -> None:
    path = tmp_path / "well.csv"
    rows = ["party,issue,option,points,cost", "a,x,yes,3,10", "a,x,no,0.1,0", "b,x,yes,1,10",
            "b,x,no,2,", "a,,reservation,1/2,", ",,budget,,5"]  # fmt: skip
    path.write_text("\n".join(rows), "utf-8")
    found = read_scenario(path)
    assert [(p.name, p.points, p.reservation) for p in found.parties] == [
        ("a", points((3, "1/10")), Fraction(1, 2)),
        ("b", points((1, 2)), Fraction(0)),
    ]
    assert [(b.costs, b.limit) for b in found.budgets] == [(points((10, 0)), Fraction(5))]


def test_a_folder_of_csv_tables_has_one_for_each_party(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").write_text("issue,option,points\nx,yes,1\nx,no,2\n", "utf-8")
    assert [party.name for party in read_scenario(tmp_path).parties] == ["a", "b"]


@pytest.mark.parametrize("text", ["1e-3", "0.001", "1/1000", ".001"])
def test_a_number_is_what_is_written(text: str, tmp_path: Path) -> None:
    parties = [{"name": n, "points": [[text, 0]]} for n in ("a", "b")]
    found = read_scenario(kolam(tmp_path, parties=parties))
    assert found.parties[0].points == points(("1/1000", 0))
