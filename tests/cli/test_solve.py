"""`kolam solve` and `kolam convert`: what they print, draw, write and refuse."""

import json
import os
import signal
import threading
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from kolam.cli.solving.answer import answer
from kolam.cli.solving.watching import watching
from kolam.core.scenario import Issue, Party, Scenario
from kolam.store.scenarios import write_scenario
from tests.cli.terminal import done, refused, run
from tests.store.scenarios.specimens import genius, kolam, rich


def solved(*words: str | Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(done("solve", *words, "--json"))
    return found


def three(here: Path, **changes: Any) -> Path:
    """One issue, three options, two parties: worth (4, 0), (2, 2) and (0, 3)."""
    parties = [
        {"name": "a", "points": [[4, 2, 0]], "reservation": 1},
        {"name": "b", "points": [[0, 2, 3]], "reservation": 1},
    ]
    issues = [{"name": "x", "options": ["one", "two", "three"]}]
    return kolam(here, **({"issues": issues, "parties": parties} | changes))


def test_one_json_object_tells_everything(here: Path) -> None:
    found = solved(three(here))
    pick = {"package": ["two"], "options": [1], "utilities": [2.0, 2.0], "gap": 0.0}
    values = {
        "nash": 1.0,
        "kalai_smorodinsky": 1.0,
        "egalitarian": 1.0,
        "leximin": 1.0,
        "utilitarian": 2.0,
    }
    assert found | {"notes": []} == {
        "name": "well",
        "parties": ["a", "b"],
        "issues": [{"name": "x", "options": ["one", "two", "three"]}],
        "packages": 3,
        "feasible": 3,
        "rational": 1,
        "reservation": [1.0, 1.0],
        "frontier": {
            "count": 3,
            "points": [[4.0, 0.0], [2.0, 2.0], [0.0, 3.0]],
            "packages": [1, 1, 1],
            "complete": True,
        },
        "solutions": {rule: [pick | {"value": value}] for rule, value in values.items()},
        "every_tie": dict.fromkeys(values, True),
        "no_deal": None,
        "rounded": False,
        "interrupted": False,
        "notes": [],
    }


def test_the_floor_is_the_larger_of_the_files_value_and_the_smallest_utility(here: Path) -> None:
    parties = [
        {"name": "a", "points": [[4, 2, 1]]},
        {"name": "b", "points": [[0, 2, 3]], "reservation": 2},
    ]
    found = solved(three(here, parties=parties), "--disagreement", "floor")
    assert found["reservation"] == [1.0, 2.0]


def test_the_worth_of_the_package_for_no_deal_can_be_taken(here: Path) -> None:
    parties = [
        {"name": "a", "points": [[4, 2, 1]], "fallback": {"x": "three"}},
        {"name": "b", "points": [[0, 2, 3]], "reservation": 2},
    ]
    found = solved(three(here, parties=parties), "--disagreement", "bid")
    assert found["reservation"] == [1.0, 2.0]


def test_only_the_rules_that_are_asked_for_are_solved(here: Path) -> None:
    assert list(solved(three(here), "--rule", "nash")["solutions"]) == ["nash"]


def test_without_a_deal_the_nearest_package_and_who_blocks_are_told(here: Path) -> None:
    parties = [
        {"name": "a", "points": [[4, 2, 0]], "reservation": 3},
        {"name": "b", "points": [[0, 2, 3]], "reservation": 3},
    ]
    found = solved(three(here, parties=parties))
    told = {k: v for k, v in found["no_deal"].items() if k not in ("message", "proven")}
    assert (found["rational"], found["solutions"]["nash"]) == (0, [])
    assert told == {
        "reason": "in_conflict",
        "blocking": [["a", "b"]],
        "package": ["two"],
        "options": [1],
        "utilities": [2.0, 2.0],
        "shortfall": [1.0, 1.0],
    }


def test_a_reservation_value_above_every_package_is_out_of_reach(here: Path) -> None:
    parties = [
        {"name": "a", "points": [[4, 2, 0]], "reservation": 9},
        {"name": "b", "points": [[0, 2, 3]]},
    ]
    found = solved(three(here, parties=parties))["no_deal"]
    assert (found["reason"], found["blocking"]) == ("out_of_reach", [["a"]])


def test_no_package_allowed_is_told(here: Path) -> None:
    forbidden = [{"x": option} for option in ("one", "two", "three")]
    found = solved(three(here, forbidden=forbidden))
    assert (found["feasible"], found["no_deal"]["reason"]) == (0, "infeasible")
    assert "leave no package" in done("solve", three(here, forbidden=forbidden))


def test_ten_to_the_forty_packages_are_answered(here: Path) -> None:
    issues = [{"name": f"i{n}", "options": [str(o) for o in range(10)]} for n in range(40)]
    rows = [[(7 * n + 3 * o * o) % 11 for o in range(10)] for n in range(40)]
    other = [[(5 * n + 9 * o) % 13 for o in range(10)] for n in range(40)]
    parties = [{"name": "a", "points": rows}, {"name": "b", "points": other}]
    found = solved(kolam(here, issues=issues, parties=parties))
    assert found["packages"] == 10**40
    assert found["frontier"]["complete"]
    assert [pick[0]["gap"] for pick in found["solutions"].values()] == [0.0] * 5
    assert "1.00 x 10^40" in done("solve", here / "well.json")


@pytest.mark.parametrize(
    ("language", "word"), [("en", "Packages: 3"), ("si", "ඇසුරුම්: 3"), ("ta", "தொகுப்புகள்: 3")]
)
def test_people_get_a_table_in_their_language(language: str, word: str, here: Path) -> None:
    said = done("solve", three(here), "--language", language)
    assert word in said
    assert "⟦" not in said


def test_faults_are_listed_with_places_and_what_to_do(here: Path) -> None:
    domain, *sides = genius(here, weight="0.9", north="-1")
    options = [word for side in sides for word in ("--profile", str(side))]
    said = refused("solve", domain, *options, code=1)
    assert "side1.xml: The weights add up to 1.15, more than 1." in said
    assert "side1.xml.Where.north: The evaluation of “north” is below 0" in said


def test_a_file_that_is_not_there_is_answered_with_the_nearest(here: Path) -> None:
    three(here)
    assert "did you mean well.json?" in refused("solve", "wel.json")


def test_nothing_to_solve_is_wrong_usage(here: Path) -> None:
    assert "Name a FILE" in refused("solve", code=2)


@pytest.mark.parametrize("parties", [2, 3])
def test_the_frontier_is_drawn(parties: int, here: Path) -> None:
    sides = [{"name": f"p{n}", "points": [[n, 2, 3 - n]]} for n in range(parties)]
    done("solve", three(here, parties=sides), "--figure", "out.svg")
    root = ElementTree.fromstring((here / "out.svg").read_text("utf-8"))
    assert "p1" in "".join(root.itertext())


def test_a_figure_of_another_kind_is_refused(here: Path) -> None:
    assert "name it out.svg or out.png" in refused("solve", three(here), "--figure", "out.pdf")


def test_the_demos_stages_are_the_frameworks() -> None:
    found = json.loads(done("solve", "--demo", "--json"))["stages"]
    fields = ("chosen", "sum", "least_gain", "nash_product", "packages", "feasible", "efficient",
              "dominating_positional")  # fmt: skip
    assert [[stage[field] for field in fields] for stage in found] == [
        [[1, 0, 1, 0, 0, 1], 345, 2, 3157000, 1, 1, 1, 0],
        [[1, 2, 1, 1, 1, 0], 476, 30, 3330149760, 729, 544, 124, 25],
        [[1, 2, 1, 1, 1, 0, 2, 2], 572, 49, 26896688000, 6561, 4160, 104, 862],
    ]
    assert [stage["utilities"] for stage in found] == [
        [55, 54, 53, 42, 65, 76],
        [81, 82, 72, 86, 78, 77],
        [95, 98, 91, 105, 92, 91],
    ]


def test_the_demos_stages_stand_side_by_side() -> None:
    assert "26,896,688,000" in done("solve", "--demo")


def hard() -> Scenario:
    """A scenario with synergies between far-off issues, too many to work out at once."""
    issues = tuple(Issue(name=f"i{n}", options=tuple("abcdefgh")) for n in range(16))
    parties = tuple(
        Party(
            name=f"p{p}",
            points=tuple(
                tuple(Fraction((o * (n + 3 + p) ** 2 + 5 * p * n) % 97) for o in range(8))
                for n in range(16)
            ),
        )
        for p in range(6)
    )
    return Scenario(name="hard", issues=issues, parties=parties)


def test_a_time_limit_ends_the_search_with_gaps_that_hold() -> None:
    with watching(0.1) as watcher:
        found = answer(hard(), ("nash", "leximin"), watcher)
    assert not found.frontier.complete
    assert all(s.gap is None or s.gap >= 0 for s in found.solutions.values())


def test_ctrl_c_keeps_the_best_so_far() -> None:
    with watching(None) as watcher:
        threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
        found = answer(hard(), ("nash",), watcher)
    assert (found.interrupted, found.frontier.complete) == (True, False)


def test_a_scenario_is_converted_and_read_again(here: Path) -> None:
    domain, *sides = genius(here)
    options = [word for side in sides for word in ("--profile", str(side))]
    said = done("convert", domain, "out.json", "--to", "kolam", *options)
    assert said == "Wrote out.json: 2 parties, 2 issues\n"
    first = solved(domain, *options)
    assert {**solved("out.json"), "notes": first["notes"]} == first


def test_what_is_there_is_not_overwritten_unasked(here: Path) -> None:
    path = three(here)
    assert "add --overwrite" in refused("convert", path, path, "--to", "kolam")
    assert done("convert", path, path, "--to", "csv", "--overwrite").startswith("Wrote")


def test_what_a_format_cannot_say_is_refused(here: Path) -> None:
    write_scenario(rich(), here / "rich.json", "kolam")
    said = run("convert", "rich.json", "out", "--to", "negmas")
    assert (said.exit_code, (here / "out").exists()) == (1, False)
    assert "Write kolam instead" in said.stderr


def test_the_rules_that_may_be_asked_for_are_the_engines() -> None:
    from kolam import maths
    from kolam.cli import solve

    assert solve.RULES == maths.RULES
