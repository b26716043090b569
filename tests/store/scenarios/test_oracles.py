"""Scenarios of other makers come out as their oracles say, for both disagreement points.

The oracles were computed with floats, so their last digits wobble; ours are exact. Every number is
compared as a float to 13 significant digits, which is every digit that a sum of a dozen doubles
is sure of; numbers of points and packages are compared exactly.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from kolam.cli.solving.answer import answer
from kolam.cli.solving.disagreement import Disagreement, settled
from kolam.cli.solving.watching import Watcher
from kolam.core.scenario import Scenario
from kolam.maths import Packages, Rule, counts, frontier, solve
from kolam.store.scenarios import read_scenario
from tests.store.scenarios.oracles import DATA, genius, genius_scenario, needs_data, table

pytestmark = needs_data
#: Seconds: more than any of these needs on a slow machine.
SOME = 600.0
#: A rule, where its points stand in an oracle, and what the oracle calls its value.
WHERE: dict[Rule, tuple[str, str]] = {
    "nash": ("nash", "product"),
    "utilitarian": ("utilitarian", "sum"),
    "leximin": ("leximin_gain", "sorted_gains"),
    "kalai_smorodinsky": ("kalai_smorodinsky_leximin_of_ratios", "sorted_ratios"),
}
POINTS: dict[str, Disagreement] = {
    "d_is_reservation": "file",
    "d_is_max_of_reservation_and_minimum": "floor",
}
GENIUS = [pytest.param(*case, id=f"{case[0]}-{len(case[1])}") for case in genius()]
WEB = [pytest.param(name, entry, id=name) for name, entry in table("geniusweb_oracle.json").items()]


def near(points: Iterable[Sequence[Any]]) -> list[Any]:
    rows = sorted(tuple(round(float(x), 12) for x in row) for row in points)
    return [pytest.approx(row, rel=1e-13, abs=1e-12) for row in rows]


def plain(points: Iterable[Sequence[Any]]) -> list[tuple[float, ...]]:
    return sorted(tuple(round(float(x), 12) for x in row) for row in points)


def check_frontier(scenario: Scenario, oracle: dict[str, Any]) -> None:
    found = answer(scenario, (), Watcher())
    assert len(found.frontier) == oracle["pareto_distinct_points"]
    if "pareto_front" in oracle:
        assert plain(found.points()) == near(oracle["pareto_front"])


def check_solutions(scenario: Scenario, oracle: dict[str, Any]) -> None:
    """Value, points of all ties, and the reservation values themselves."""
    found = answer(scenario, tuple(WHERE), Watcher(seconds=SOME))
    assert [float(p.reservation) for p in scenario.parties] == pytest.approx(oracle["d"], 1e-13)
    assert found.counts.rational == oracle["individually_rational_outcomes"]
    for rule, solution in found.solutions.items():
        block, name = WHERE[rule]
        best = oracle[block][name]
        worth = {found.utilities(pick.package) for pick in solution.picks}
        assert solution.gap == 0
        assert plain(worth) == near(oracle[block]["points"]), rule
        assert value_of(scenario, rule, found.value(rule)) == pytest.approx(
            best[0] if isinstance(best, list) else best, rel=1e-10, abs=1e-10
        ), rule


def value_of(scenario: Scenario, rule: Rule, value: Fraction | None) -> float:
    """The oracle adds utilities up; Kolam adds gains, which differ by what nobody can lose."""
    assert value is not None
    floors = sum((party.reservation for party in scenario.parties), Fraction(0))
    return float(value + floors if rule == "utilitarian" else value)


@pytest.mark.parametrize(("domain", "profiles", "oracle"), GENIUS)
def test_a_genius_domain_has_its_frontier(
    domain: str, profiles: tuple[str, ...], oracle: dict[str, Any]
) -> None:
    scenario = genius_scenario(domain, profiles)
    assert Packages.of(**scenario.numbers()).count == oracle["outcomes"]
    check_frontier(scenario, oracle)


@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize(("domain", "profiles", "oracle"), GENIUS)
def test_a_genius_domain_has_its_solutions(
    domain: str, profiles: tuple[str, ...], oracle: dict[str, Any], point: str
) -> None:
    scenario = settled(genius_scenario(domain, profiles), POINTS[point])
    check_solutions(scenario, oracle[point])


@pytest.mark.parametrize(("name", "entry"), WEB)
def test_a_geniusweb_domain_has_its_frontier_and_solutions(
    name: str, entry: dict[str, Any]
) -> None:
    scenario = read_scenario(DATA / "geniusweb_json" / name)
    check_frontier(scenario, entry["oracle"])
    for point, choice in POINTS.items():
        check_solutions(settled(scenario, choice), entry["oracle"][point])


def test_camera_b_has_the_number_of_packages_that_its_maker_states() -> None:
    scenario = read_scenario(DATA / "genius_xml" / "CameraB_negmas")
    assert Packages.of(**scenario.numbers()).count == 3600


def test_the_trap_jobs_has_21_points() -> None:
    found = read_scenario(DATA / "genius_xml" / "other_Jobs")
    assert len(frontier(Packages.of(**found.numbers()))) == 21


@pytest.mark.parametrize("name", sorted(table("negolog_domains.json")))
def test_a_negolog_domain_has_its_published_nash_welfare_and_size(name: str) -> None:
    entry = table("negolog_domains.json")[name]
    specs, checked = entry["specs"], entry["checked_here"]
    scenario = read_scenario(DATA / "negolog_domains.json", pick=name)
    packages = Packages.of(**scenario.numbers())
    assert packages.count == specs["NumberOfBids"]
    assert len(frontier(packages)) == checked["pareto_distinct_points"]
    found = solve(packages, ["nash", "utilitarian"])
    floors = sum(p.reservation for p in scenario.parties)
    assert float(found["utilitarian"].value or 0) + float(floors) == pytest.approx(
        specs["Social Welfare"], rel=1e-12
    )
    worth = [[p.worth(pick.package) for p in scenario.parties] for pick in found["nash"].picks]
    assert plain(set(map(tuple, worth))) == near(checked["nash_points"])


@pytest.mark.parametrize("name", sorted(table("scorable_games.json")))
def test_a_scorable_game_has_its_counts(name: str) -> None:
    computed = table("scorable_games.json")[name]["computed"]
    scenario = read_scenario(DATA / "scorable_games.json", pick=name)
    packages = Packages.of(**scenario.numbers())
    sums = {package: sum(packages.points(package)) for package in packages.each()}
    most = max(sums.values())
    best = [" ".join(scenario.options(p)) for p in packages.each() if sums[p] == most]
    points = frontier(packages)
    assert (counts(packages).rational, len(points), sum(points.counts), most, best) == (
        computed["acceptable_to_all"],
        computed["pareto_distinct_vectors"],
        computed["pareto_deals"],
        computed["max_sum"],
        computed["max_sum_deals"],
    )


@pytest.mark.parametrize("name", sorted(table("scorable_games.json")))
def test_a_scorable_game_has_its_counts_with_all_but_one_and_both_vetoes(name: str) -> None:
    entry = table("scorable_games.json")[name]
    scenario = read_scenario(DATA / "scorable_games.json", pick=name)
    vetoes = [n for n, p in enumerate(entry["parties"]) if p["role"] in ("p1", "p2")]
    packages = Packages.of(**scenario.numbers())
    passed = []
    for package in packages.each():
        yes = [p.worth(package) >= p.reservation for p in scenario.parties]
        if sum(yes) >= len(yes) - 1 and all(yes[n] for n in vetoes):
            passed.append(yes)
    each = {p.name: sum(yes[n] for yes in passed) for n, p in enumerate(scenario.parties)}
    computed = entry["computed"]
    assert len(passed) == computed["acceptable_all_but_one_with_vetoes"]
    assert each == computed["per_party_in_all_but_one"]


def test_the_front_that_is_no_sum_over_issues_is_the_published_one() -> None:
    folder = DATA / "nonlinear_with_published_pareto" / "S-1NIKFRT-1"
    scenario = read_scenario(folder)
    packages = Packages.of(**scenario.numbers())
    found = frontier(packages)
    points = [packages.in_points(row) for row in found.points.tolist()]
    lines = (folder / "pareto.xml").read_text("utf-8").split()
    published = [line for line in (folder / "pareto.xml").read_text("utf-8").splitlines() if line]
    front = [tuple(float(x) for x in line.split(",")) for line in published]
    assert lines
    # The published front is in single precision, so it has seven digits.
    assert sorted(points) == [pytest.approx(row, abs=6e-8) for row in sorted(front)]


def test_with_synergies_the_floor_is_the_smallest_utility_of_any_package() -> None:
    scenario = read_scenario(DATA / "nonlinear_with_published_pareto" / "S-1NIKFRT-1")
    free = replace(
        scenario,
        parties=tuple(replace(p, reservation=Fraction(-1)) for p in scenario.parties),
    )
    assert [p.reservation >= 0 for p in settled(free, "floor").parties] == [True, True]
