"""The mathematics of value measured side by side with its peers: `make bench-value`.

    python -m bench.value [--quick]

Present values against plain numpy (its own PERT draws by rng.beta), betweenness against networkx
(in the peers' environment, made by scripts/peers.sh value), indirect influence against the loop of
its definition. A row of Kolam's comes right before those it is compared with; what compiles on
first use is warmed up before.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.engine import Row, timed
from kolam import maths
from kolam.maths import Line, Link, Range, lesser_sums, streams

PEER = Path(__file__).parents[1] / os.environ.get("VENV", ".venv") / ".peers-value/bin/python"
NETWORKX = """
import json, sys, time, networkx
job = json.load(sys.stdin)
graph = networkx.DiGraph()
graph.add_nodes_from(range(job["size"]))
graph.add_edges_from(job["links"])
start = time.perf_counter()
found = networkx.betweenness_centrality(graph)
seconds = time.perf_counter() - start
print(json.dumps({"seconds": seconds, "values": [found[n] for n in range(job["size"])]}))
"""


def ranges(owners: int, lines: int, years: int, *, together: bool) -> list[Line]:
    """Lines whose amounts all have different forms."""
    cuts = np.sort(np.random.default_rng(1).normal(size=(owners, lines, years, 3)) * 1000, axis=3)
    return [
        Line(owner, tuple(Range(*cut) for cut in line.tolist()), together)
        for owner, part in enumerate(cuts)
        for line in part
    ]


def plain(lines: list[Line], draws: int) -> NDArray[np.float64]:
    """Present values as one writes them in numpy: one draw of a beta after the other."""
    rng = np.random.default_rng(1)
    totals = np.zeros((1 + max(line.owner for line in lines), draws))
    for line in lines:
        for year, one in enumerate(line.amounts):
            drawn = rng.beta(1 + 4 * one.skew, 5 - 4 * one.skew, draws)
            totals[line.owner] += (one.low + one.width * drawn) / 1.05**year
    return totals


def present_values(quick: bool) -> Iterator[Row]:
    """Twenty owners, forty lines, ten years."""
    draws = 10_000 if quick else 100_000
    simulated = partial(maths.simulate, rate=0.05, draws=draws, seed=1)
    simulated(ranges(1, 1, 2, together=False))
    for together in (True, False):
        lines = ranges(20, 40, 10, together=together)
        case = f"20 x 40 x 10, {draws:,} draws, years {'together' if together else 'apart'}"
        one, first = timed(partial(simulated, lines, threads=1))
        two, second = timed(partial(simulated, lines, threads=2))
        same = first.totals.tobytes() == second.totals.tobytes()
        yield Row(case, "kolam", two, f"2 threads; the same bits as 1: {same}")
        yield Row(case, "kolam, 1 thread", one, "", one / two)
        loop, streams.compiled = streams.compiled, lambda: None
        slow, third = timed(partial(simulated, lines, threads=2))
        streams.compiled = loop
        same = first.totals.tobytes() == third.totals.tobytes()
        yield Row(case, "kolam, no numba", slow, f"2 threads; the same bits: {same}", slow / two)
        if not together:
            part = lines[: len(lines) // 20]
            seconds, peer = timed(partial(plain, part, draws))
            apart = abs(peer[0].mean() - first.totals[0].mean()) / first.totals[0].std()
            said = f"1 of 20 owners, times 20; means differ by {apart:.3f} deviations"
            yield Row(case, "numpy", 20 * seconds, said, 20 * seconds / two)


def loop_of(direct: list[list[int]]) -> list[list[int]]:
    """Indirect influence as it is defined."""
    size = range(len(direct))
    return [
        [direct[a][b] + sum(min(direct[a][c], direct[c][b]) for c in size) for b in size]
        for a in size
    ]


def influences(quick: bool) -> Iterator[Row]:
    """Everybody has some influence on most others."""
    maths.influence(scores(lesser_sums.SMALL))
    small = scores(100)
    seconds, found = timed(partial(maths.influence, small))
    naive, peer = timed(partial(loop_of, small.tolist()))
    yield Row("influence, 100 actors", "kolam", seconds, "")
    said = "same scores" if found.indirect.tolist() == peer else "OTHER SCORES"
    yield Row("influence, 100 actors", "loop", naive, said, naive / seconds)
    for size in (1_000,) if quick else (1_000, 5_000):
        given = scores(size)
        seconds, found = timed(partial(maths.influence, given))
        yield Row(f"influence, {size:,} actors", "kolam", seconds, "")
        blas, sums = timed(partial(lesser_sums._by_products, given))
        said = "same scores" if (given + sums == found.indirect).all() else "OTHER SCORES"
        yield Row(f"influence, {size:,} actors", "kolam, no numba", blas, said, blas / seconds)


def scores(size: int) -> NDArray[np.int64]:
    """Direct influences at random, 0 to 4."""
    given = np.random.default_rng(size).integers(0, 5, (size, size))
    np.fill_diagonal(given, 0)
    return given


def betweenness(quick: bool) -> Iterator[Row]:
    """A network in which each is linked to about ten; all measures for Kolam, one for the peer."""
    size = 300 if quick else 1_000
    pairs = np.random.default_rng(1).integers(0, size, (10 * size, 2)).tolist()
    links = sorted({(a, b) for a, b in pairs if a != b})
    maths.network(3, [Link(0, 1)])
    seconds, found = timed(lambda: maths.network(size, [Link(a, b) for a, b in links]))
    case = f"network, {size:,} places, {len(links):,} links"
    yield Row(case, "kolam", seconds, "every measure")
    job = json.dumps({"size": size, "links": links})
    done = subprocess.run(
        [PEER, "-c", NETWORKX], input=job, capture_output=True, text=True, check=True
    )
    peer: dict[str, Any] = json.loads(done.stdout)
    apart = np.abs(np.array(peer["values"]) - found.betweenness).max()
    said = f"betweenness alone; largest difference {apart:.1g}"
    yield Row(case, "networkx", peer["seconds"], said, peer["seconds"] / seconds)


def covers(quick: bool) -> Iterator[Row]:
    """Who meets all needs: few needs as in a workshop, and many at random."""
    for people, needs in ((300, 13),) if quick else ((300, 13), (300, 40)):
        rng = np.random.default_rng(1)
        levels = (rng.random((people, needs)) < 0.1) * rng.integers(1, 4, (people, needs))
        seconds, found = timed(partial(maths.smallest_cover, levels.tolist(), [2] * needs))
        said = f"{found.weight} at least, proven {found.proven}, {len(found.sets)} sets listed"
        yield Row(f"cover, {people} candidates, {needs} needs", "kolam", seconds, said)


PARTS = (present_values, influences, betweenness, covers)


def main(asked: argparse.Namespace) -> None:
    """Print the table, row by row."""
    start = time.perf_counter()
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, numpy {np.__version__}\n")
    print("| case | | time | ratio | found |\n| --- | --- | ---: | ---: | --- |")
    for part in PARTS:
        for row in part(asked.quick):
            print(row.line(), flush=True)
    print(f"\n{time.perf_counter() - start:.0f} s in all")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller, within some seconds")
    main(parser.parse_args())
    sys.exit(0)
