"""The engine measured side by side with its peers: `make bench-engine` prints the table.

    python -m bench.engine [--quick] [--only frontier,nash,...]

One table, one run, one process for Kolam and one for each problem of a peer (in the peers' own
environment, made by scripts/peers.sh). Times are from plain lists to the answer, the middle of
the seeds; a row of Kolam's comes right before those it is compared with.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from bench import engine_spaces as spaces
from kolam import maths
from kolam.maths import Packages

ROOT = Path(__file__).parents[1]
PEERS = ROOT / os.environ.get("VENV", ".venv") / ".peers/bin/python"
#: What a peer may take for one problem, seconds.
LIMIT = 60.0


@dataclass(frozen=True)
class Row:
    """One line: what was asked, of whom, seconds, and what came out."""

    case: str
    who: str
    seconds: float | None
    found: str = ""
    ratio: float | None = None

    def line(self) -> str:
        """The line as Markdown."""
        ratio = "" if self.ratio is None else f"{self.ratio:,.3g}"
        return f"| {self.case} | {self.who} | {told(self.seconds)} | {ratio} | {self.found} |"


def told(seconds: float | None) -> str:
    """A time with its unit, three digits."""
    if seconds is None:
        return "-"
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e6:.3g} µs"


def timed(work: Callable[[], Any], *, repeats: int = 1) -> tuple[float, Any]:
    """The least time of some repeats, and what came out last."""
    times, found = [], None
    for _ in range(repeats):
        start = time.perf_counter()
        found = work()
        times.append(time.perf_counter() - start)
    return min(times), found


def peer(name: str, seconds: float = LIMIT, **job: Any) -> dict[str, Any]:
    """What a peer answers; {"broken": why} where it does not."""
    handed = json.dumps({"peer": name, "seconds": seconds, **job})
    command = [str(PEERS), str(Path(__file__).with_name("engine_peers.py"))]
    try:
        done = subprocess.run(
            command, input=handed, capture_output=True, text=True, timeout=seconds + 30, check=True
        )
    except FileNotFoundError:
        return {"broken": "no environment of the peers: sh scripts/peers.sh"}
    except subprocess.TimeoutExpired:
        return {"broken": f"more than {seconds + 30:.0f} s"}
    except subprocess.CalledProcessError as error:
        return {"broken": error.stderr.strip().splitlines()[-1][:80]}
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def differences(ours: Sequence[Sequence[int]], theirs: Sequence[Sequence[int]]) -> str:
    """How two frontiers differ, and why a point of theirs is not on ours."""
    mine, other = set(map(tuple, ours)), set(map(tuple, theirs))
    if mine == other:
        return "same points"
    if max(map(max, mine)) > 2**53 and twelve_digits(mine) == twelve_digits(other):
        return "same points to 12 digits; the whole numbers are beyond a float"
    beaten = sum(
        any(a != b and all(x >= y for x, y in zip(a, b, strict=True)) for a in mine)
        for b in other - mine
    )
    return f"{len(mine - other)} points missing, {len(other - mine)} extra ({beaten} dominated)"


def twelve_digits(points: Iterable[Sequence[int]]) -> list[tuple[str, ...]]:
    """Points as a float can tell them apart, sorted."""
    return sorted(tuple(f"{x:.11e}" for x in point) for point in points)


def floor_sort(front: Any, packages: Packages) -> float:
    """np.sort on as many keys as the last merge had: points times options of an issue."""
    size = len(front.points) * max(packages.shape)
    keys = np.random.default_rng(0).integers(0, 2**62, size)
    return timed(lambda: np.sort(keys), repeats=3)[0]


def floor_read(packages: Packages) -> float:
    """The time to read the tables once: each party's best option of each issue."""
    return timed(lambda: [table.max(axis=0) for table in packages.tables], repeats=5)[0]


def frontiers(quick: bool) -> Iterator[Row]:
    """Targets 1 and 2."""
    cases = list(spaces.real())
    if not cases:
        yield Row("scenarios in files", "-", None, f"not run: {spaces.SCENARIOS} is not there")
    families = ((2, 5), (3, 5)) if quick else ((2, 6), (3, 6), (4, 6), (5, 6), (6, 5))
    cases = cases[:1] if quick else cases
    made = [(f"{p} parties, 1e{k}", spaces.space(spaces.points(p, k))) for p, k in families]
    for name, packages in cases + made:
        told_tables = spaces.tables(packages)
        ours, front = timed(partial(built, told_tables), repeats=3)
        yield Row(f"frontier, {name}", "kolam", ours, f"{len(front.points):,} points")
        found = peer("negmas", tables=told_tables)
        theirs = found.get("seconds")
        said = found.get("broken") or differences(front.points.tolist(), found["points"])
        yield Row("", "negmas", theirs, said, theirs / ours if theirs else None)
        floor = floor_sort(front, packages)
        yield Row("", "np.sort", floor, "", floor / ours)
    big = ((2, 30), (3, 20)) if quick else ((2, 30), (2, 100), (3, 30), (4, 20))
    for parties, issues in big:
        packages = spaces.space(spaces.points(parties, issues))
        ours, front = timed(partial(maths.frontier, packages), repeats=1 if parties > 3 else 3)
        name = f"frontier, {parties} parties, 1e{issues}"
        yield Row(name, "kolam", ours, f"{len(front.points):,} points, complete {front.complete}")
        floor = floor_sort(front, packages)
        yield Row("", "np.sort", floor, "", floor / ours)


def built(told_tables: list[list[list[int]]]) -> maths.Frontier:
    """The frontier from plain lists."""
    return maths.frontier(rebuilt(told_tables))


def rebuilt(told_tables: list[list[list[int]]]) -> Packages:
    """The space from plain lists, [issue][option][party]."""
    parties = range(len(told_tables[0][0]))
    return Packages.of([[[row[p] for row in table] for table in told_tables] for p in parties])


def solved(
    case: str, work: Callable[[Packages], Any], given: Sequence[Packages]
) -> tuple[Row, list[Any]]:
    """The row of one of Kolam's functions over some spaces, and its answers."""
    runs = [timed(partial(work, one)) for one in given]
    times = [seconds for seconds, _ in runs]
    gaps = [getattr(found, "gap", None) for _, found in runs]
    worst = max((float(gap) for gap in gaps if gap is not None), default=float("nan"))
    unknown = sum(gap is None for gap in gaps)
    said = f"largest gap {100 * worst:.3g} %, slowest {told(max(times))}"
    said += f", {unknown} without a bound" if unknown else ""
    return Row(case, "kolam", median(times), said), [found for _, found in runs]


def nashes(quick: bool) -> Iterator[Row]:
    """Targets 3 and 5."""
    seeds = range(2 if quick else 7)
    for parties in (4, 12):
        given = [spaces.space(spaces.points(parties, 30, seed=s), floor=0.3) for s in seeds]
        row, _ = solved(f"nash, {parties} parties, 1e30", maths.nash, given)
        yield row
        yield Row("", "read tables", floor := floor_read(given[0]), "", floor / (row.seconds or 1))
    for parties, items in ((4, 20),) if quick else ((6, 30), (12, 30)):
        hard = [spaces.space(spaces.indivisible(parties, items, seed=s)) for s in range(2)]
        case = f"nash, {items} items to {parties} parties"
        row, _ = solved(case, partial(maths.nash, seconds=15), hard)
        yield row
    bound = [spaces.constrained(4, 30, seed=s) for s in range(1 if quick else 3)]
    row, _ = solved(
        "nash, 90 forbidden pairs and a cap, 4 parties, 1e30",
        partial(maths.nash, seconds=10),
        bound,
    )
    yield row


def maxmins(quick: bool) -> Iterator[Row]:
    """Target 4."""
    sizes = ((3, 10, 5.0),) if quick else ((3, 30, 10.0), (8, 30, 10.0), (12, 30, 2.0))
    for parties, issues, limit in sizes:
        given = [
            spaces.space(spaces.points(parties, issues, seed=s))
            for s in range(1 if quick or parties > 8 else 3)
        ]
        case = f"kalai_smorodinsky, {parties} parties, 1e{issues}, at most {limit:.0f} s"
        row, found = solved(case, partial(maths.kalai_smorodinsky, seconds=limit), given)
        yield row
        for name in ("highs", "cpsat"):
            answers = [
                peer(name, limit, tables=spaces.tables(one), ideals=ideals(one)) for one in given
            ]
            yield against(name, answers, ours=row.seconds or 0.0, values=found)


def ideals(packages: Packages) -> list[int]:
    """The most that each party can gain where every package is acceptable to all."""
    tops = [table.max(axis=0) for table in packages.tables]
    return [int(sum(int(top[party]) for top in tops)) for party in range(packages.parties)]


def against(name: str, answers: list[dict[str, Any]], *, ours: float, values: list[Any]) -> Row:
    """A solver's row: middle time, largest gap, and where its value is not ours."""
    if broken := [answer["broken"] for answer in answers if "broken" in answer]:
        return Row("", name, None, broken[0])
    seconds = median(answer["seconds"] for answer in answers)
    gap = max((a["bound"] - a["value"]) / max(a["bound"], 1e-9) for a in answers)
    apart = [a["value"] - float(v.value or 0) for a, v in zip(answers, values, strict=True)]
    said = f"largest gap {100 * max(gap, 0):.3g} %, value minus ours {max(apart, key=abs):+.2g}"
    return Row("", name, seconds, said, seconds / ours if ours else None)


def afterwards(quick: bool) -> Iterator[Row]:
    """Target 5, second half: is there a package nobody loses by?"""
    for parties in (2, 8):
        given = [spaces.space(spaces.points(parties, 30, seed=s)) for s in range(1 if quick else 3)]
        deal = (0,) * 30
        row, _ = solved(
            f"best improvement, {parties} parties, 1e30",
            partial(maths.best_improvement, package=deal, seconds=10),
            given,
        )
        yield row


def sureness(quick: bool) -> Iterator[Row]:
    """Target 8: re-solves with doubt about every weight."""
    packages = spaces.space(spaces.points(4, 12), floor=0.3)
    many = 1_000 if quick else 10_000
    rules: tuple[maths.Rule, ...] = ("nash", "utilitarian", "kalai_smorodinsky")
    for rule in rules:
        seconds, found = timed(
            partial(maths.robustness, packages, draws=many, seed=1, rule=rule, share=0.1)
        )
        said = f"the choice survives {found.survived / found.draws:.0%}"
        yield Row(f"{many:,} re-solves by {rule}, 4 parties, 1e12", "kolam", seconds, said)


PARTS = {
    "frontier": frontiers,
    "nash": nashes,
    "maxmin": maxmins,
    "improvement": afterwards,
    "sureness": sureness,
}


def warm() -> float:
    """Compiles what is compiled on first use, so that no row pays for it; seconds."""
    return timed(
        lambda: (
            [maths.frontier(spaces.space(spaces.points(p, 3, options=3))) for p in range(2, 7)]
            + [maths.solve(spaces.space(spaces.points(3, 12)))]
            + [maths.kalai_smorodinsky(spaces.space(spaces.points(8, 30)), seconds=1)]
        )
    )[0]


def main(asked: argparse.Namespace) -> None:
    """Print the table, row by row."""
    start = time.perf_counter()
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, numpy {np.__version__};")
    print(f"first use took {told(warm())}; ratio: times as long as kolam in the row above\n")
    print("| case | | time | ratio | found |\n| --- | --- | ---: | ---: | --- |")
    for name, part in PARTS.items():
        if not asked.only or name in asked.only.split(","):
            for row in part(asked.quick):
                print(row.line(), flush=True)
    print(f"\n{time.perf_counter() - start:.0f} s in all")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller and fewer, under a minute")
    parser.add_argument("--only", default="", help=",".join(PARTS))
    main(parser.parse_args())
    sys.exit(0)
