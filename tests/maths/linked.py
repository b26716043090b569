"""Spaces with everything that can link issues, and what is true of them by trying everything."""

from collections import defaultdict
from typing import Any

from hypothesis import strategies as st

from kolam.maths.packages import Package, Packages

Scores = tuple[int, ...]


@st.composite
def linked_spaces(draw: st.DrawFn, *, parties: tuple[int, int] = (1, 5)) -> Packages:
    """Up to five issues of up to four options; boxes over several options, negative points."""
    sides = draw(st.integers(*parties))
    shape = draw(st.lists(st.integers(1, 4), min_size=1, max_size=5 if sides < 4 else 4))
    high = draw(st.sampled_from([1, 3, 40]))
    worth = st.lists(st.integers(-high, high), min_size=sides, max_size=sides)
    issue = st.integers(0, len(shape) - 1)
    cell = issue.flatmap(lambda i: st.tuples(st.just(i), st.integers(0, shape[i] - 1)))
    side = issue.flatmap(
        lambda i: st.tuples(st.just(i), st.frozensets(st.integers(0, shape[i] - 1), min_size=1))
    )
    box = st.lists(side, min_size=1, max_size=3, unique_by=lambda s: s[0])
    costs = st.tuples(*(st.lists(st.integers(0, 4), min_size=n, max_size=n) for n in shape))
    return Packages.of(
        [[[draw(st.integers(-high, high)) for _ in range(n)] for n in shape] for _ in range(sides)],
        reservation=draw(worth),
        forbidden=draw(st.lists(st.frozensets(cell, min_size=1, max_size=3), max_size=4)),
        caps=draw(st.lists(st.tuples(costs, st.integers(0, 4 * len(shape))), max_size=2)),
        synergies=draw(st.lists(st.tuples(box, worth), max_size=4)),
        base=draw(worth),
    )


def allowed(space: Packages) -> list[Package]:
    """Every allowed package, in order."""
    return [package for package in space.each() if space.allowed(package)]


def beats(one: Scores, other: Scores) -> bool:
    """Whether nobody has less and somebody more."""
    return one != other and all(a >= b for a, b in zip(one, other, strict=True))


def efficient(space: Packages, packages: list[Package]) -> dict[Scores, tuple[Package, ...]]:
    """The vectors that none of these packages beats, and the packages that have them."""
    behind: dict[Scores, list[Package]] = defaultdict(list)
    for package in packages:
        behind[space.scores(package)].append(package)
    vectors = list(behind)
    best = [v for v in vectors if not any(beats(other, v) for other in vectors)]
    return {v: tuple(behind[v]) for v in best}


def table(example: Any, issues: int) -> Packages:
    """The worked example's table with its first issues: one ruled-out pair, one budget."""
    part = example["negotiation"]
    chosen = part["issues"][:issues]
    return Packages.of(
        [[issue["points"][party] for issue in chosen] for party in part["parties"]],
        reservation=[part["batna"][party] for party in part["parties"]],
        forbidden=[[(2, 2), (5, 2)]],
        caps=[([issue["cost_lkr_m"] for issue in chosen], part["budget_cap_lkr_m"])],
    )


def positional(example: Any, issues: int) -> Package:
    """The worked example's split-the-difference deal."""
    return tuple(example["negotiation"]["positional"]["package"][:issues])


def barter() -> Packages:
    """Nash's example of 1950: nine goods change hands or not; points of Bill and of Jack."""
    bill = [(2, 4), (2, 2), (2, 1), (2, 2), (4, 1)]
    jack = [(10, 1), (4, 1), (6, 2), (2, 2)]
    return Packages.of(
        [
            [[0, -mine] for mine, _ in bill] + [[0, mine] for mine, _ in jack],
            [[0, his] for _, his in bill] + [[0, -his] for _, his in jack],
        ]
    )
