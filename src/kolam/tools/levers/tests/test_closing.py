"""The smallest sets against brute force, of stakeholders and of sectors, and when not to search."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kolam.core.stakeholder import SECTORS
from kolam.tools.levers.closing import (
    CANDIDATES,
    Closing,
    by_sector,
    by_stakeholder,
    closing,
)
from kolam.tools.levers.levels import levels
from kolam.tools.levers.sheet import LEVERS, Lever
from kolam.tools.levers.tests.situations import sheet

ROWS = st.lists(
    st.lists(st.integers(0, 3), min_size=13, max_size=13).map(tuple), min_size=1, max_size=7
)
NEEDS = st.dictionaries(st.sampled_from(LEVERS), st.integers(1, 3), min_size=1, max_size=8)


def row(**levels: int) -> tuple[int, ...]:
    return tuple(levels.get(lever, 0) for lever in LEVERS)


def named(rows: Sequence[tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    return {f"S{n}": levels for n, levels in enumerate(rows)}


def best(rows: Mapping[str, Sequence[int]], lever: Lever) -> int:
    return max((levels[LEVERS.index(lever)] for levels in rows.values()), default=0)


def by_trying(
    rows: Mapping[str, Sequence[int]], needed: Mapping[Lever, int]
) -> set[frozenset[str]]:
    """All sets of least size that meet whatever anybody can meet, by trying every one."""
    wanted = {lever: n for lever, n in needed.items() if best(rows, lever) >= n}
    for size in range(len(rows) + 1):
        found = {
            frozenset(some)
            for some in combinations(rows, size)
            if all(best({id: rows[id] for id in some}, lever) >= n for lever, n in wanted.items())
        }
        if found:
            return found
    raise AssertionError("all together meet whatever anybody can meet")


@given(ROWS, NEEDS)
def test_the_smallest_sets_are_those_that_trying_every_one_finds(
    rows: list[tuple[int, ...]], needed: dict[Lever, int]
) -> None:
    candidates = named(rows)
    found = closing(candidates, needed)
    assert found
    assert {frozenset(ids) for ids in found.sets} == by_trying(candidates, needed)
    assert (found.every, found.proven, found.searched) == (True, True, True)


@given(ROWS, NEEDS)
def test_what_no_candidate_meets_is_named_and_nothing_else(
    rows: list[tuple[int, ...]], needed: dict[Lever, int]
) -> None:
    candidates = named(rows)
    found = closing(candidates, needed)
    assert found
    assert set(found.unmet) == {lever for lever, n in needed.items() if best(candidates, lever) < n}


@given(ROWS, NEEDS)
def test_who_stands_in_every_set_cannot_be_missed(
    rows: list[tuple[int, ...]], needed: dict[Lever, int]
) -> None:
    candidates = named(rows)
    found = closing(candidates, needed)
    assert found
    for id in candidates:
        without = {other: levels for other, levels in candidates.items() if other != id}
        same = [some for some in by_trying(candidates, needed) if some <= set(without)]
        assert (id in found.in_every) == (not same)


@given(ROWS, NEEDS, st.permutations(range(7)))
def test_the_order_of_the_list_changes_no_set(
    rows: list[tuple[int, ...]], needed: dict[Lever, int], order: list[int]
) -> None:
    one = named(rows)
    other = {f"S{n}": one[f"S{n}"] for n in order if n < len(rows)}
    sets = [closing(candidates, needed) for candidates in (one, other)]
    told = [{frozenset(ids) for ids in found.sets} for found in sets if found]
    assert told[0] == told[1]


def test_where_nothing_is_needed_there_is_nothing_to_close() -> None:
    assert closing({"A": row(standards=3)}, {}) is None
    assert closing({"A": row(standards=3)}, {"standards": 0}) is None


def test_with_no_candidate_everything_needed_is_left_open() -> None:
    assert closing({}, {"standards": 2}) == Closing(
        sets=((),), size=0, every=True, proven=True, unmet=("standards",)
    )


def test_levels_of_two_are_never_added() -> None:
    found = closing({"A": row(standards=1), "B": row(standards=2)}, {"standards": 3})
    assert found == Closing(sets=((),), size=0, every=True, proven=True, unmet=("standards",))


def test_one_who_meets_all_is_enough_though_two_could_share() -> None:
    found = closing(
        {"A": row(standards=3), "B": row(organisation=3), "C": row(standards=2, organisation=2)},
        {"standards": 2, "organisation": 2},
    )
    assert found
    assert (found.sets, found.in_every, found.in_any) == ((("C",),), ("C",), ("C",))


def test_who_stands_in_any_set_is_named_once() -> None:
    found = closing(
        {"A": row(standards=3), "B": row(organisation=2), "C": row(organisation=3)},
        {"standards": 3, "organisation": 2},
    )
    assert found
    assert (found.sets, found.in_every, found.in_any) == (
        (("A", "B"), ("A", "C")),
        ("A",),
        ("A", "B", "C"),
    )


def test_more_sets_than_can_be_listed_are_told_to_be_more() -> None:
    alike = {f"A{n}": row(standards=3) for n in range(40)}
    other = {f"B{n}": row(organisation=3) for n in range(40)}
    found = closing(alike | other, {"standards": 1, "organisation": 1})
    assert found
    assert (found.size, len(found.sets), found.every, found.proven) == (2, 1000, False, True)


def test_as_many_candidates_as_may_be_searched_are_searched() -> None:
    many = {f"S{n}": row(**{LEVERS[n % 13]: 1 + n % 3}) for n in range(CANDIDATES)}
    found = closing(many, dict.fromkeys(LEVERS, 3))
    assert found
    assert (found.searched, found.proven, found.size) == (True, True, 13)


def test_with_more_candidates_there_is_no_search_and_no_set() -> None:
    many = {f"S{n}": row(standards=3) for n in range(CANDIDATES + 1)}
    assert closing(many, {"standards": 3}) == Closing(
        sets=(), size=0, every=False, proven=False, unmet=(), searched=False
    )


def test_without_a_set_nobody_stands_in_one() -> None:
    nothing = Closing((), 0, every=False, proven=False, unmet=(), searched=False)
    assert (nothing.in_every, nothing.in_any) == ((), ())


CASE = {
    "table": "A B C D",
    "sectors": {"A": "donors", "B": "donors", "C": "government"},
    "supply": {"standards": "1 2 0 3", "organisation": "3 0 1 3"},
}


def test_a_sector_has_the_best_of_those_who_stand_for_it() -> None:
    kept = sheet(CASE)
    assert by_sector(kept.suppliers, levels(kept)) == {
        "government": row(organisation=1),
        "donors": row(standards=2, organisation=3),
    }


def test_sectors_stand_in_their_own_order_and_empty_ones_not_at_all() -> None:
    kept = sheet(CASE)
    found = list(by_sector(kept.suppliers, levels(kept)))
    assert found == [sector for sector in SECTORS if sector in found]


def test_each_stakeholder_has_its_own_levels() -> None:
    kept = sheet(CASE)
    assert by_stakeholder(kept.suppliers[:2], levels(kept)) == {
        "A": row(standards=1, organisation=3),
        "B": row(standards=2),
    }
