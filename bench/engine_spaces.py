"""The spaces of packages that the engine is measured on: made by seed, or read from files."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from kolam.core.fault import Faulty
from kolam.maths import Packages
from kolam.store.scenarios import read_scenario

ROOT = Path(__file__).parents[1]
SCENARIOS = ROOT / "../shared/data/negotiation/genius_xml"
#: Below this many packages enumeration is quick and nothing is worth measuring.
LARGE = 100_000

Points = list[list[list[int]]]


def points(parties: int, issues: int, *, options: int = 10, seed: int = 0) -> Points:
    """Independent uniform points from 0 to 1000, [party][issue][option]."""
    rng = np.random.default_rng([seed, parties, issues, options])
    made: Points = rng.integers(0, 1001, (parties, issues, options)).tolist()
    return made


def indivisible(parties: int, items: int, *, seed: int = 0) -> Points:
    """Each item goes to one party, which alone has points for it: the hard family for products."""
    rng = np.random.default_rng([seed, parties, items])
    worth = rng.integers(1, 101, (parties, items))
    return [
        [[int(worth[p, i]) if o == p else 0 for o in range(parties)] for i in range(items)]
        for p in range(parties)
    ]


def space(told: Points, *, floor: float = 0.0) -> Packages:
    """The space with reservation values of `floor` times each party's best options."""
    best = [sum(max(issue) for issue in party) for party in told]
    return Packages.of(told, reservation=[int(floor * most) for most in best])


def constrained(parties: int, issues: int, *, seed: int = 0, pairs: int = 90) -> Packages:
    """Random points with `pairs` forbidden pairs of options and a budget that binds."""
    rng = np.random.default_rng([seed, parties, issues, pairs])
    forbidden: set[frozenset[tuple[int, int]]] = set()
    while len(forbidden) < pairs:
        a, b = sorted(rng.choice(issues, 2, replace=False).tolist())
        forbidden.add(frozenset({(a, int(rng.integers(10))), (b, int(rng.integers(10)))}))
    costs = rng.integers(0, 101, (issues, 10)).tolist()
    return Packages.of(
        points(parties, issues, seed=seed), forbidden=forbidden, caps=[(costs, 40 * issues)]
    )


def real() -> Iterator[tuple[str, Packages]]:
    """Scenarios in files with at least LARGE packages, the smaller ones first."""
    found = []
    for folder in sorted(SCENARIOS.glob("*")):
        try:
            packages = Packages.of(**read_scenario(folder).numbers())
        except Faulty:
            continue
        if packages.count >= LARGE and not packages.synergies:
            found.append((folder.name, packages))
    yield from sorted(found, key=lambda entry: entry[1].count)


def tables(packages: Packages) -> list[list[list[int]]]:
    """The whole numbers to hand to a peer, [issue][option][party]."""
    return [table.tolist() for table in packages.tables]
