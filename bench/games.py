"""Shares of games measured side by side with a peer: `make bench-games` prints the table.

    python -m bench.games [--quick]

Kolam and coopgame (Rust; floats) get the same games of whole numbers, each from the made game to
the answer; the floor is np.sum, the time to read the table once. A row of Kolam's comes right
before those it is compared with; the least of some repeats.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.engine import LIMIT, Row, timed
from kolam import maths
from kolam.maths import Game, coalitions

PEER = Path(__file__).parents[1] / os.environ.get("VENV", ".venv") / ".peers-games/bin/python"


def noise(players: int, seed: int) -> NDArray[np.int64]:
    """Any whole numbers from 0 to 999; single players are worth nothing, everybody most."""
    table = np.random.default_rng(seed).integers(0, 1_000, 1 << players)
    table[0] = 0
    table[1 << np.arange(players)] = 0
    table[-1] = 1_000
    return table


def growing(players: int, seed: int) -> NDArray[np.int64]:
    """Worth grows faster than size, with some noise: most of these have a core."""
    size = coalitions.sizes(players)
    table = 20 * size**2 + np.random.default_rng(seed).integers(0, 50, 1 << players)
    table[0] = 0
    return table


def committee(players: int, seed: int) -> NDArray[np.int64]:
    """Weighted votes by simple majority: ones and zeros, so that nearly all is a tie."""
    weights = np.random.default_rng(seed).integers(1, 10, players).tolist()
    totals = coalitions.added(weights)
    return (2 * totals > sum(weights)).astype(np.int64)


FAMILIES = {"noise": noise, "growing": growing, "votes": committee}


def peer(table: NDArray[np.int64], what: str, repeats: int) -> dict[str, Any]:
    """What coopgame answers; {"broken": why} where it does not."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "game.npy"
        np.save(path, table)
        job = json.dumps({"what": what, "table": str(path), "repeats": repeats})
        command = [str(PEER), str(Path(__file__).with_name("games_peers.py"))]
        try:
            done = subprocess.run(
                command, input=job, capture_output=True, text=True, timeout=LIMIT, check=True
            )
        except FileNotFoundError:
            return {"broken": "no environment of the peer: sh scripts/peers.sh games"}
        except subprocess.TimeoutExpired:
            return {"broken": f"more than {LIMIT:.0f} s"}
        except subprocess.CalledProcessError as error:
            return {"broken": error.stderr.strip().splitlines()[-1][:80]}
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def apart(ours: Any, theirs: list[float]) -> str:
    """The largest difference of two answers."""
    gap = max(abs(float(a) - b) for a, b in zip(ours, theirs, strict=True))
    return f"largest difference {gap:.2g}"


def beside(
    case: str, table: NDArray[np.int64], what: str, ask: Callable[[Game], Any], repeats: int
) -> Iterator[Row]:
    """Kolam's row and the peer's."""
    game = Game.from_table(table)
    ours, found = timed(partial(ask, game), repeats=repeats)
    payoffs = getattr(found, "payoffs", found)
    told = peer(table, what, repeats)
    levels = f"{len(found.levels)} levels" if hasattr(found, "levels") else "exact"
    yield Row(case, "kolam", ours, levels)
    theirs = told.get("seconds")
    said = told.get("broken") or apart(payoffs, told["payoffs"])
    yield Row("", "coopgame", theirs, said, theirs / ours if theirs else None)


def floor(table: NDArray[Any], ours: float) -> Row:
    """The time to read the table once."""
    seconds = timed(lambda: np.sum(table), repeats=5)[0]
    return Row("", "np.sum", seconds, "", seconds / ours)


def shares(quick: bool) -> Iterator[Row]:
    """Target 6, first half."""
    for players in (12, 20) if quick else (12, 16, 20, 24):
        table = noise(players, 1)
        rows = [*beside(f"shapley, n = {players}", table, "shapley", maths.shapley, 5)]
        yield from rows
        yield floor(table, rows[0].seconds or 1)
    players = 20 if quick else 24
    floats = noise(players, 1) / 7
    game = Game.from_table(floats)
    ours, _ = timed(partial(maths.shapley, game), repeats=5)
    yield Row(f"shapley of floats, n = {players}", "kolam", ours, "")
    yield floor(floats, ours)


def cores(quick: bool) -> Iterator[Row]:
    """Who blocks the Shapley value."""
    players = 20 if quick else 24
    for name, table in (("", noise(players, 1)), (" of floats", noise(players, 1) / 7)):
        game = Game.from_table(table)
        payoffs = maths.shapley(game)
        ours, found = timed(partial(maths.core_test, game, payoffs), repeats=5)
        said = f"{len(found.coalition)} players block"
        yield Row(f"core test{name}, n = {players}", "kolam", ours, said)
        yield floor(table, ours)


def nucleoli(quick: bool) -> Iterator[Row]:
    """Target 6, second half."""
    for players in (8, 10) if quick else (6, 8, 10, 12, 14, 16):
        for name, family in FAMILIES.items():
            case = f"nucleolus, {name}, n = {players}"
            yield from beside(case, family(players, 2), "nucleolus", maths.nucleolus, 5)


def made(quick: bool) -> Iterator[Row]:
    """What the rows above leave out: from an array to a game."""
    players = 20 if quick else 24
    table = noise(players, 1)
    ours, _ = timed(partial(Game.from_table, table), repeats=3)
    yield Row(f"make the game, n = {players}", "kolam", ours, "")
    yield floor(table, ours)


def main(asked: argparse.Namespace) -> None:
    """Print the table, row by row."""
    start = time.perf_counter()
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, numpy {np.__version__};")
    print("ratio: times as long as kolam in the row above\n")
    print("| case | | time | ratio | found |\n| --- | --- | ---: | ---: | --- |")
    maths.shapley(Game.from_table(noise(16, 1)))
    maths.shapley(Game.from_table(noise(16, 1) / 7))
    for part in (shares, made, cores, nucleoli):
        for row in part(asked.quick):
            print(row.line(), flush=True)
    print(f"\n{time.perf_counter() - start:.0f} s in all")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller and fewer, within seconds")
    main(parser.parse_args())
    sys.exit(0)
