"""The live room measured side by side with its peers: `make bench-live` prints the tables.

    python -m bench.live [--only kolam,floor,django] [--cases rate-1000,reveal-1000] [--repeat 3]

Each case starts a fresh server on one core and the load on the other; of the repeats the one with
the middle p99 counts. The page's weight and first paint are measured by bench.page.
"""

import argparse
import csv
import gzip
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
VARIANTS = {"kolam": "bench.kolam_server", "floor": "bench.floor", "django": "bench.plain_django"}
POLIS = ROOT / "../shared/data/polis/london.youth.policing/votes.csv.gz"
SPEED = 100
CASES: dict[str, tuple[str, list[str]]] = {
    "rate-1000": ("rate", ["--phones", "1000", "--rate", "500", "--seconds", "12"]),
    "rate-4000": ("rate", ["--phones", "4000", "--rate", "2000", "--seconds", "12"]),
    "most": ("most", ["--phones", "2000", "--seconds", "6"]),
    "reveal-1000": ("reveal", ["--phones", "1000"]),
    "reveal-4000": ("reveal", ["--phones", "4000"]),
    "joins-1000": ("joins", ["--phones", "1000"]),
    "joins-4000": ("joins", ["--phones", "4000"]),
    "replay": ("replay", ["--speed", str(SPEED)]),
}
TOLD = {
    "rate-1000": "1,000 phones listen and send 500 ratings/s; a facilitator's act every 1.5 s",
    "rate-4000": "4,000 phones listen and send 2,000 ratings/s; a facilitator's act every 1.5 s",
    "most": "as many ratings as 128 connections get answered one after the other",
    "reveal-1000": "1,000 phones have answered; the reveal; each asks for the result at once",
    "reveal-4000": "4,000 phones have answered; the reveal; each asks for the result at once",
    "joins-1000": "1,000 phones connect, take a seat and ask for the state within a second",
    "joins-4000": "4,000 phones connect, take a seat and ask for the state within a second",
    "replay": f"a recorded 14-minute session of 26 people, {SPEED} times as fast",
}
# Plain views break at a thousand phones; four thousand would only take longer to do so.
TOO_MUCH = {("django", case) for case in CASES if case.endswith("4000")}
COLUMNS = {
    "rate": "/s",
    "p50": "p50 ms",
    "p99": "p99 ms",
    "last": "last ms",
    "fan50": "fan-out p50 ms",
    "fan99": "fan-out p99 ms",
    "unheard": "unheard",
    "cpu": "CPU %",
    "memory": "MB",
    "errors": "errors",
    "missing": "lost",
}


@contextmanager
def server(module: str) -> Iterator[dict[str, Any]]:
    """A server in a process of its own, freshly seeded."""
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", module], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert process.stdout
    where = json.loads(process.stdout.readline())
    try:
        yield where | {"pid": process.pid}
    finally:
        process.terminate()
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        shutil.rmtree(where["home"], ignore_errors=True)


def usage(pid: int) -> tuple[float, float]:
    """Processor seconds used so far, and the most memory held, in MB."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    seconds = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    status = Path(f"/proc/{pid}/status").read_text()
    kilobytes = next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]
    return seconds, int(kilobytes) / 1024


def measure(variant: str, case: str) -> dict[str, Any]:
    """One case against one variant; adds what the server used, and what is missing in its table."""
    kind, options = CASES[case]
    with server(VARIANTS[variant]) as where, recorded(case) as votes:
        command = [sys.executable, "-m", "bench.load", kind, "--port", str(where["port"])]
        command += ["--code", where["code"], "--activity", where["activity"], *options, *votes]
        if variant == "django":
            command.append("--polls")
        before, start = usage(where["pid"])[0], time.monotonic()
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=ROOT)
        if done.returncode:
            return {"broken": done.stderr.strip().splitlines()[-1][:120]}
        after, memory = usage(where["pid"])
        found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        found["cpu"] = 100 * (after - before) / (time.monotonic() - start)
        found["memory"] = memory
        if "acknowledged" in found:
            found["missing"] = max(0, found["acknowledged"] - rows(Path(where["home"])))
        return found


@contextmanager
def recorded(case: str) -> Iterator[list[str]]:
    """The options that hand a recorded session to the load, where the case wants one."""
    if case != "replay":
        yield []
        return
    with gzip.open(POLIS, "rt", encoding="utf-8", newline="") as source:
        votes = sorted(csv.DictReader(source), key=lambda vote: int(vote["timestamp"]))
    start = int(votes[0]["timestamp"])
    told = [
        ((int(v["timestamp"]) - start) / 1000, int(v["voter-id"]), int(v["comment-id"]))
        for v in votes
    ]
    with tempfile.NamedTemporaryFile("w", suffix=".json") as handed:
        json.dump(told, handed)
        handed.flush()
        yield ["--votes", handed.name]


def rows(home: Path) -> int:
    """How many cards are in the table."""
    with sqlite3.connect(home / "kolam.sqlite3") as base:
        return int(base.execute("SELECT count(*) FROM kolam_card WHERE body > ''").fetchone()[0])


def middle(found: list[dict[str, Any]]) -> dict[str, Any]:
    """Of several runs, the one whose p99 lies in the middle; a broken one counts as the worst."""
    return sorted(found, key=lambda run: run.get("p99", float("inf")))[len(found) // 2]


def table(case: str, found: dict[str, dict[str, Any]]) -> Iterator[str]:
    """The case's table as Markdown lines, with how far Kolam lies from the floor."""
    used = [name for name in COLUMNS if any(name in run for run in found.values())]
    yield f"\n**{case}**: {TOLD[case]}\n"
    yield "| | " + " | ".join(COLUMNS[name] for name in used) + " |"
    yield "| --- |" + " ---: |" * len(used)
    for variant, run in found.items():
        if "broken" in run:
            yield f"| {variant} | {run['broken']} |" + " |" * (len(used) - 1)
        else:
            yield f"| {variant} | " + " | ".join(_cell(run, name) for name in used) + " |"
    if {"kolam", "floor"} <= found.keys() and all("p99" in found[v] for v in ("kolam", "floor")):
        yield f"| kolam / floor | {' | '.join(_ratio(found, name) for name in used)} |"


def _cell(run: dict[str, Any], name: str) -> str:
    value = run.get(name)
    if value is None or value != value:
        return "-"
    return f"{value:,.0f}" if abs(value) >= 100 or isinstance(value, int) else f"{value:.1f}"


def _ratio(found: dict[str, dict[str, Any]], name: str) -> str:
    kolam, floor = found["kolam"].get(name), found["floor"].get(name)
    compared = kolam and floor and name not in ("errors", "missing", "unheard") and floor > 0
    return f"{kolam / floor:.2f}" if compared else ""


def main(told: argparse.Namespace) -> None:
    """Measure every case and print its table as soon as it is known."""
    print(
        f"Loopback, {os.cpu_count()} cores, Python {sys.version.split()[0]}; {told.repeat} repeats"
    )
    for case in _chosen(told.cases, CASES):
        if case == "replay" and not POLIS.exists():
            print(f"\n**replay**: not run, {POLIS} is not there")
            continue
        variants = [v for v in _chosen(told.only, VARIANTS) if (v, case) not in TOO_MUCH]
        runs: dict[str, list[dict[str, Any]]] = {variant: [] for variant in variants}
        for _ in range(told.repeat):
            for variant in variants:
                runs[variant].append(measure(variant, case))
        print("\n".join(table(case, {v: middle(run) for v, run in runs.items()})), flush=True)
    if not told.cases:
        subprocess.run([sys.executable, "-m", "bench.page"], cwd=ROOT, check=False)


def _chosen(asked: str, known: Iterable[str]) -> list[str]:
    return [name for name in known if not asked or name in asked.split(",")]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help=",".join(VARIANTS))
    parser.add_argument("--cases", default="", help=",".join(CASES))
    parser.add_argument("--repeat", type=int, default=1)
    main(parser.parse_args())
