"""One game solved by coopgame in its own environment: job on stdin, answer on stdout.

    echo '{"what": "shapley", "table": "game.npy"}' | .venv/.peers-games/bin/python games_peers.py

Imports nothing of Kolam. The table has 2**n values. The time counts from the made game to the
answer, the least of so many repeats; "make" says what making the game from a list took.
"""

import json
import sys
import time
from typing import Any

import coopgame
import numpy as np


def solved(job: dict[str, Any]) -> dict[str, Any]:
    """The answer, and seconds."""
    values = np.load(job["table"])[1:].astype(float).tolist()
    start = time.perf_counter()
    game = coopgame.Game(values)
    made = time.perf_counter() - start
    times, found = [], None
    for _ in range(job["repeats"]):
        start = time.perf_counter()
        found = getattr(coopgame, job["what"])(game)
        times.append(time.perf_counter() - start)
    told = found["allocation"] if isinstance(found, dict) else found
    return {"seconds": min(times), "make": made, "payoffs": list(told)}


if __name__ == "__main__":
    print("\n" + json.dumps(solved(json.load(sys.stdin))))
