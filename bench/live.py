"""The live room measured side by side with its peers: `make bench-live` prints the table.

    python -m bench.live [--only kolam,floor,django] [--quick]
"""

import argparse
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

VARIANTS = {"kolam": "bench.kolam_server", "floor": "bench.floor", "django": "bench.plain_django"}
POLIS = Path(__file__).parents[1] / "../shared/data/polis/london.youth.policing/votes.csv.gz"


@contextmanager
def server(module: str) -> Iterator[dict[str, Any]]:
    """A server in a process of its own, freshly seeded."""
    process = subprocess.Popen(
        [sys.executable, "-m", module], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1]
    )
    assert process.stdout
    where = json.loads(process.stdout.readline())
    try:
        yield where | {"pid": process.pid}
    finally:
        process.terminate()
        process.wait(timeout=30)
        shutil.rmtree(where["home"], ignore_errors=True)


def usage(pid: int) -> tuple[float, float]:
    """Processor seconds used so far, and the most memory held, in MB."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    seconds = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    status = Path(f"/proc/{pid}/status").read_text()
    kilobytes = next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]
    return seconds, int(kilobytes) / 1024


def measure(variant: str, case: str, *options: str) -> dict[str, Any]:
    """One case against one variant; adds what the server used, and whether the rows are there."""
    import time

    with server(VARIANTS[variant]) as where:
        command = [sys.executable, "-m", "bench.load", case, "--port", str(where["port"])]
        command += ["--code", where["code"], "--activity", where["activity"], *options]
        before, start = usage(where["pid"])[0], time.monotonic()
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=300, cwd=Path(__file__).parents[1]
        )
        if done.returncode:
            return {"broken": done.stderr.strip().splitlines()[-1][:200]}
        after, memory = usage(where["pid"])
        found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        found["cpu"] = 100 * (after - before) / (time.monotonic() - start)
        found["memory"] = memory
        if "acknowledged" in found:
            found["missing"] = found["acknowledged"] - rows(Path(where["home"]))
        return found


def rows(home: Path) -> int:
    """How many cards are in the table."""
    with sqlite3.connect(home / "kolam.sqlite3") as base:
        return int(base.execute("SELECT count(*) FROM kolam_card").fetchone()[0])


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("variant"); parser.add_argument("case"); parser.add_argument("rest", nargs=argparse.REMAINDER)
    told = parser.parse_args()
    print(measure(told.variant, told.case, *told.rest))
