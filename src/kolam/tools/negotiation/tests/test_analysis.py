"""What the analysis says of small tables, and what it keeps from whom."""

from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from kolam.core.private import ROOM, Owned, Viewer
from kolam.core.record import Text, read
from kolam.tools.negotiation.analysis import analyse
from kolam.tools.negotiation.findings import Findings
from kolam.tools.negotiation.preferences import Preferences
from kolam.tools.negotiation.sheet import Sheet

Plain = dict[str, Any]
Grid = list[list[int]]


def sheet(options: int = 2, issues: int = 2, parties: int = 2, **more: Any) -> Sheet:
    plain: Plain = {
        "parties": [
            {"id": f"p{n}", "name": {"en": f"Party {n}"}, "organisation": f"o{n}"}
            for n in range(parties)
        ],
        "issues": [
            {
                "id": f"i{n}",
                "question": {"en": f"Issue {n}"},
                "options": [{"id": f"x{o}", "words": {"en": f"X{o}"}} for o in range(options)],
            }
            for n in range(issues)
        ],
        **more,
    }
    return read(Sheet, plain)


def side(owner: int, grid: Grid, reservation: int = 0, **more: Any) -> Owned:
    plain: Plain = {
        "issues": [
            {"id": f"i{n}", "options": [{"id": f"x{o}", "points": p} for o, p in enumerate(row)]}
            for n, row in enumerate(grid)
        ],
        "reservation": reservation,
        **more,
    }
    return Owned(f"o{owner}", read(Preferences, plain))


def findings(shared: Sheet, *sides: Owned) -> Findings:
    return analyse(shared, {Owned: sides})


def test_a_table_waits_for_every_party() -> None:
    found = findings(sheet(), side(0, [[1, 2], [3, 4]]))
    assert (found.ready, found.waiting, found.stages) == (("p0",), ("p1",), ())


def test_one_missing_number_is_waited_for() -> None:
    found = findings(sheet(), side(0, [[1, 2], [3, 4]]), side(1, [[1, 2], [3]]))
    assert found.waiting == ("p1",)


def test_a_sheet_of_an_organisation_without_a_seat_counts_for_nobody() -> None:
    found = findings(sheet(), side(0, [[1, 2], [3, 4]]), side(7, [[1, 2], [3, 4]]))
    assert found.waiting == ("p1",)


def test_an_empty_table_says_nothing_and_does_not_fail() -> None:
    assert findings(Sheet()) == Findings(sheet=Sheet())


def test_each_gives_way_where_it_matters_less() -> None:
    found = findings(sheet(), side(0, [[0, 10], [2, 0]]), side(1, [[3, 0], [0, 10]]))
    stage = found.stage("interest_based")
    assert stage
    assert stage.chosen
    assert (stage.packages, stage.feasible, stage.efficient) == (4, 4, 3)
    assert (stage.chosen.package, stage.chosen.better, stage.chosen.worst) == ((1, 1), 0, "fourth")


def test_a_must_have_is_kept_though_it_costs_everybody() -> None:
    must = [{"id": "i0", "options": ["x0"]}]
    sides = side(0, [[0, 10], [2, 1]], must_haves=must), side(1, [[3, 0], [0, 10]])
    stage = findings(sheet(), *sides).stage("interest_based")
    assert stage
    assert stage.chosen
    assert stage.chosen.package == (0, 1)
    assert stage.feasible == 4


def test_without_a_zone_of_agreement_the_reason_is_given_to_all_and_the_names_to_the_mediator() -> (
    None
):
    shared = sheet()
    sides = side(0, [[0, 5], [0, 5]], reservation=50), side(1, [[5, 0], [5, 0]])
    found = findings(shared, *sides)
    stage = found.stage("interest_based")
    assert stage
    assert (stage.no_deal, stage.chosen) == ("out_of_reach", None)
    assert found.mediation
    assert found.mediation.blocking == ("p0",)
    assert found.seen_by(ROOM).mediation is None


def test_a_later_issue_makes_a_stage_of_its_own() -> None:
    plain = sheet(issues=2).plain()
    plain["issues"][1]["since"] = "widened"
    plain["positional"] = [{"id": "i0", "option": "x0"}]
    shared = read(Sheet, plain)
    found = findings(shared, side(0, [[1, 2], [0, 3]]), side(1, [[2, 1], [0, 4]]))
    assert [s.name for s in found.stages] == ["positional", "interest_based", "value_maximising"]
    assert [s.packages for s in found.stages] == [1, 2, 4]
    assert [s.better_than_positional for s in found.stages] == [0, 0, 2]


def test_a_budget_rules_out_what_is_too_dear() -> None:
    plain = sheet().plain()
    plain["budgets"] = [{"id": "b", "name": {"en": "Cash"}, "cap": 5}]
    for issue in plain["issues"]:
        issue["options"][1]["costs"] = [{"id": "b", "amount": 4}]
    found = findings(read(Sheet, plain), side(0, [[0, 9], [0, 9]]), side(1, [[0, 9], [0, 9]]))
    stage = found.stage("interest_based")
    assert stage
    assert (stage.packages, stage.feasible, stage.ties) == (4, 3, 2)


def test_everybody_sees_a_tabled_package_and_its_answers() -> None:
    tabled = {
        "id": "t1",
        "party": "p0",
        "choices": [{"id": "i0", "option": "x1"}, {"id": "i1", "option": "x1"}],
        "responses": [{"id": "p0", "answer": "accept"}, {"id": "p1", "answer": "accept"}],
    }
    shared = sheet(tabled=[tabled])
    found = findings(shared, side(0, [[0, 10], [2, 0]]), side(1, [[3, 0], [0, 10]]))
    [row] = found.seen_by(ROOM).tabled
    assert (row.judged.package, row.judged.better, row.accepted) == ((1, 1), 0, True)


def test_a_tabled_package_is_shown_before_the_points_are_there() -> None:
    shared = sheet(tabled=[{"id": "t1", "choices": [{"id": "i0", "option": "x1"}]}])
    [row] = findings(shared).tabled
    assert (row.judged.package, row.judged.better, row.missing) == ((1, 0), None, ("p0", "p1"))


@pytest.mark.parametrize("viewer", [ROOM, Viewer(owner="o9"), Viewer(owner="o0"), Viewer(owner="")])
def test_nobody_but_a_mediator_gets_the_mediators_part(viewer: Viewer) -> None:
    found = findings(sheet(), side(0, [[0, 10], [2, 0]]), side(1, [[3, 0], [0, 10]]))
    assert found.seen_by(viewer).mediation is None
    assert found.seen_by(Viewer(mediator=True)).mediation == found.mediation


def test_a_party_sees_its_own_side_only() -> None:
    found = findings(sheet(), side(0, [[0, 10], [2, 0]], 3), side(1, [[3, 0], [0, 10]], 1))
    mine = found.seen_by(Viewer(owner="o1")).mine
    assert mine
    assert mine.party == "p1"
    assert (mine.reservation, mine.most, mine.best) == (Fraction(1), Fraction(13), Fraction(10))
    assert mine.stages["interest_based"].gain == Fraction(9)


def test_nobody_without_a_seat_has_a_side() -> None:
    plain = sheet().plain()
    plain["parties"].append({"id": "p2", "name": Text(en="No seat").plain(), "organisation": ""})
    found = findings(read(Sheet, plain), side(0, [[0, 1], [0, 1]]), side(1, [[0, 1], [0, 1]]))
    assert found.seen_by(ROOM).mine is None


@settings(max_examples=40, deadline=None)
@given(
    some.lists(
        some.lists(some.lists(some.integers(0, 6), min_size=2, max_size=2), min_size=3, max_size=3),
        min_size=2,
        max_size=3,
    )
)
def test_what_is_counted_agrees_with_looking_at_every_package(grids: list[Grid]) -> None:
    shared = sheet(issues=3, parties=len(grids))
    found = findings(shared, *(side(n, grid) for n, grid in enumerate(grids)))
    stage = found.stage("interest_based")
    assert stage
    assert stage.chosen
    every = [
        tuple(sum(grid[i][o] for i, o in enumerate(package)) for grid in grids)
        for package in product(range(2), repeat=3)
    ]
    assert stage.efficient == sum(not any(_beats(b, a) for b in every) for a in every)
    assert stage.chosen.better == 0


def _beats(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return one != other and all(a >= b for a, b in zip(one, other, strict=True))
