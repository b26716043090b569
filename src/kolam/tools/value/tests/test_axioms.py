"""The axioms of fair division, and the core, on tables of synergies as people fill them in."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from kolam.tools.value.division import Division
from kolam.tools.value.tests.situations import fed, found, partner

NAMES = "abcde"
GROUPS = [
    "".join(group) for size in range(1, len(NAMES) + 1) for group in combinations(NAMES, size)
]
TABLES = st.dictionaries(st.sampled_from(GROUPS), st.integers(-20, 99), min_size=1, max_size=8)
SECTORS = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["business", "government"]))


def divided(adds: Mapping[str, float], sectors: Mapping[str, str] | None = None) -> Division:
    """The division where each group of partners, named by letters, adds so much."""
    rows = [
        {"id": group, "partners": [*group], "indicator": "fed", "adds": value}
        for group, value in adds.items()
    ]
    partners = [partner(id, id, sector=(sectors or {}).get(id)) for id in NAMES]
    told = found(indicators=[fed(0)], partners=partners, synergies=rows).division
    assert told
    return told


def reach(adds: Mapping[str, float], group: str) -> Fraction:
    """What a group reaches by itself: all that its own groups add."""
    return sum(
        (Fraction(value) for name, value in adds.items() if set(name) <= set(group)), Fraction(0)
    )


@given(TABLES, SECTORS)
@settings(max_examples=30, deadline=None)
def test_efficiency_all_that_is_reached_is_given_away(
    adds: dict[str, int], sectors: dict[str, str]
) -> None:
    told = divided(adds, sectors)
    assert told.total == sum(adds.values())
    assert {sum(way.values()) for way in told.ways} == {told.total}


@given(TABLES, st.permutations(NAMES))
@settings(max_examples=30, deadline=None)
def test_symmetry_new_names_change_nobodys_share(adds: dict[str, int], names: list[str]) -> None:
    new = dict(zip(NAMES, names, strict=True))
    renamed = {"".join(sorted(new[id] for id in group)): value for group, value in adds.items()}
    one, other = divided(adds), divided(renamed)
    for way, again in zip(one.ways, other.ways, strict=True):
        assert {new[id]: share for id, share in way.items()} == again


@given(TABLES, st.integers(0, 50))
@settings(max_examples=30, deadline=None)
def test_dummy_who_adds_only_its_own_gets_just_that(adds: dict[str, int], own: int) -> None:
    others = {group: value for group, value in adds.items() if "e" not in group}
    told = divided(others | {"e": own})
    assert told.shapley["e"] == told.owen["e"] == own
    if told.nucleolus:
        assert told.nucleolus["e"] == own


@given(TABLES, TABLES, SECTORS)
@settings(max_examples=30, deadline=None)
def test_additivity_shares_of_two_tables_add_up(
    one: dict[str, int], other: dict[str, int], sectors: dict[str, str]
) -> None:
    both = {group: one.get(group, 0) + other.get(group, 0) for group in {*one, *other}}
    parts, whole = [divided(t, sectors) for t in (one, other)], divided(both, sectors)
    for id in whole.players:
        assert whole.shapley[id] == sum(part.shapley.get(id, 0) for part in parts)
        assert whole.owen[id] == sum(part.owen.get(id, 0) for part in parts)


@given(TABLES)
@settings(max_examples=30, deadline=None)
def test_a_synergy_is_shared_alike_by_those_who_make_it(adds: dict[str, int]) -> None:
    told = divided(adds)
    for id in told.players:
        assert told.shapley[id] == sum(
            Fraction(value, len(group)) for group, value in adds.items() if id in group
        )


@given(TABLES)
@settings(max_examples=30, deadline=None)
def test_without_sectors_or_with_one_for_all_owen_is_shapley(adds: dict[str, int]) -> None:
    assert divided(adds).owen == divided(adds).shapley
    together = divided(adds, dict.fromkeys(NAMES, "business"))
    assert together.owen == together.shapley


@given(TABLES)
@settings(max_examples=40, deadline=None)
def test_the_blocking_group_is_the_one_that_would_reach_most_more_by_itself(
    adds: dict[str, int],
) -> None:
    told = divided(adds)
    groups = [
        "".join(group)
        for size in range(1, len(told.players))
        for group in combinations(told.players, size)
    ]
    more = {group: reach(adds, group) - sum(told.shapley[id] for id in group) for group in groups}
    most = max(more.values(), default=Fraction(0))
    assert bool(told.blocking) == (most > 0)
    if told.blocking:
        assert told.excess == most == more["".join(told.blocking)]


@given(TABLES)
@settings(max_examples=30, deadline=None)
def test_the_nucleolus_gives_nobody_less_than_it_reaches_alone(adds: dict[str, int]) -> None:
    told = divided(adds)
    possible = sum(told.alone.values()) <= told.total
    assert (told.nucleolus is not None) == possible
    if told.nucleolus:
        assert all(told.nucleolus[id] >= told.alone[id] for id in told.players)


@given(TABLES)
@settings(max_examples=20, deadline=None)
def test_no_group_complains_more_of_the_nucleolus_than_of_shapley(adds: dict[str, int]) -> None:
    told = divided(adds)
    if told.nucleolus is None or len(told.players) < 2:
        return
    groups = [
        group for size in range(1, len(told.players)) for group in combinations(told.players, size)
    ]

    def complaint(way: Mapping[str, Fraction]) -> Fraction:
        return max(reach(adds, "".join(group)) - sum(way[id] for id in group) for group in groups)

    floors = all(told.shapley[id] >= told.alone[id] for id in told.players)
    if floors:
        assert complaint(told.nucleolus) <= complaint(told.shapley)
