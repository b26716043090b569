"""Many sets of points at once give what each rule gives one at a time, and brute force."""

from collections.abc import Callable
from fractions import Fraction
from math import prod

import numpy as np
import pytest
from numpy.typing import NDArray

from kolam.maths.packages import Package, Packages
from kolam.maths.shortlist import MANY, shortlist
from kolam.maths.solution import RULES, Rule
from kolam.maths.solve import SOLVERS
from kolam.maths.variants import Variants, best_of

SHAPES = [(2, 3, 2), (4, 1, 3, 2), (5, 5), (2, 2, 2, 2, 2)]


def some(
    shape: tuple[int, ...], parties: int, *, seed: int, high: int = 12, n: int = 20
) -> Variants:
    """Variants with points from -2 and reservation values that some of them cannot meet."""
    rng = np.random.default_rng(seed)
    cells = sum(shape)
    units = [Fraction(1, 1 + p) for p in range(parties)]
    points = [[[unit] * options for options in shape] for unit in units]
    reservation = rng.integers(0, len(shape) * high // 2, (n, parties))
    return Variants(Packages.of(points), rng.integers(-2, high, (n, cells, parties)), reservation)


def gains(space: Packages) -> dict[Package, tuple[int, ...]]:
    found = {
        package: tuple(s - r for s, r in zip(space.scores(package), space.reservation, strict=True))
        for package in space.each()
    }
    return {package: line for package, line in found.items() if min(line) >= 0}


def key(rule: Rule, space: Packages, ideal: list[int], line: tuple[int, ...]) -> object:
    worth = [g * u for g, u in zip(line, space.units, strict=True)]
    if rule == "utilitarian":
        return sum(worth)
    if rule == "kalai_smorodinsky":
        return sorted(Fraction(g, most) for g, most in zip(line, ideal, strict=True) if most)
    return min(worth) if rule == "egalitarian" else sorted(worth)


def by_force(space: Packages, rule: Rule) -> tuple[Package, ...]:
    lines = gains(space)
    if not lines:
        return ()
    if rule == "nash":
        return tuple(p for p, line in lines.items() if not any(map(_larger(line), lines.values())))
    ideal = [max(line[p] for line in lines.values()) for p in range(space.parties)]
    keys = {package: key(rule, space, ideal, line) for package, line in lines.items()}
    best = max(keys.values())  # type: ignore[type-var]
    return tuple(
        package
        for package, line in lines.items()
        if keys[package] == best and not any(_beats(other, line) for other in lines.values())
    )


def _larger(line: tuple[int, ...]) -> Callable[[tuple[int, ...]], bool]:
    """Whether more parties gain in another line, or the same ones with a larger product."""
    gaining = [g > 0 for g in line]

    def larger(other: tuple[int, ...]) -> bool:
        there = [g > 0 for g in other]
        product = prod(g for g in other if g > 0)
        return sum(there) > sum(gaining) or (
            there == gaining and product > prod(g for g in line if g > 0)
        )

    return larger


def _beats(one: tuple[int, ...], two: tuple[int, ...]) -> bool:
    return one != two and all(a >= b for a, b in zip(one, two, strict=True))


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("parties", [1, 2, 3, 4])
@pytest.mark.parametrize("shape", SHAPES)
def test_each_variant_gets_what_brute_force_gives(
    shape: tuple[int, ...], parties: int, rule: Rule
) -> None:
    variants = some(shape, parties, seed=parties)
    found = list(best_of(variants, rule))
    assert found == [by_force(variants.of(v), rule) for v in range(len(variants))]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("unlike", [1, 12])
def test_variants_that_begin_where_others_ended_get_what_brute_force_gives(
    unlike: int, rule: Rule
) -> None:
    """The larger `unlike`, the less one variant says of another."""
    start = some((3, 4, 2, 3), 3, seed=2, n=1)
    noise = np.random.default_rng(4).integers(0, unlike + 1, (MANY, *start.scores.shape[1:]))
    reservation = start.reservation.repeat(MANY, axis=0) // 3
    variants = Variants(start.packages, start.scores + noise, reservation)
    found = list(best_of(variants, rule))
    assert found == [by_force(variants.of(v), rule) for v in range(len(variants))]


@pytest.mark.parametrize("rule", RULES)
def test_many_ties_are_all_found(rule: Rule) -> None:
    variants = some((3, 3, 2), 2, seed=7, high=1, n=30)
    found = list(best_of(variants, rule))
    assert found == [by_force(variants.of(v), rule) for v in range(len(variants))]


@pytest.mark.parametrize("rule", RULES)
def test_a_larger_space_agrees_with_the_rule_itself(rule: Rule) -> None:
    rng = np.random.default_rng(3)
    points = rng.integers(0, 100, (3, 6, 5)).tolist()
    space = Packages.of(points, reservation=[150, 150, 150])
    cells: NDArray[np.int64] = np.concatenate(space.tables)
    noise = rng.integers(0, 5, (4, *cells.shape))
    variants = Variants(space, cells + noise, np.full((4, 3), 150))
    alone = [tuple(pick.package for pick in SOLVERS[rule](variants.of(v)).picks) for v in range(4)]
    assert list(best_of(variants, rule)) == alone


def test_forbidden_packages_are_not_picked() -> None:
    space = Packages.of([[[0, 5], [0, 5]], [[1, 1], [1, 1]]], forbidden=[{(0, 1), (1, 1)}])
    cells = np.concatenate(space.tables)[np.newaxis]
    assert list(best_of(Variants(space, cells, np.zeros((1, 2), int)), "leximin")) == [
        ((0, 1), (1, 0))
    ]


def test_too_many_candidates_are_left_to_the_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    variants = some((3, 3, 2), 3, seed=1)
    expected = list(best_of(variants, "leximin"))
    monkeypatch.setattr("kolam.maths.cheap.MOST", 3)
    assert list(best_of(variants, "leximin")) == expected


def test_units_may_differ_between_variants() -> None:
    space = Packages.of([[[4, 1, 0]], [[0, 1, 4]]])
    cells = np.stack([np.concatenate(space.tables)] * 2)
    units = ((Fraction(1), Fraction(1)), (Fraction(1, 100), Fraction(1)))
    variants = Variants(space, cells, np.zeros((2, 2), int), units)
    assert list(best_of(variants, "utilitarian")) == [((0,), (2,)), ((2,),)]


def test_a_shortlist_is_sorted_by_space() -> None:
    from kolam.maths.multipliers import Spaces

    rng = np.random.default_rng(5)
    spaces = Spaces(
        rng.random((9, 3, 4, 2)) / 3,
        np.zeros((9, 2)),
        np.ones((3, 4), bool),
        "product",
        np.ones((9, 2)),
    )
    found = shortlist(spaces)
    assert sorted(found.space.tolist()) == found.space.tolist()
    assert set(found.space.tolist()) | set(found.left.tolist()) == set(range(9))
