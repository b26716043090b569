"""Writing scenarios: what comes back is what went out, or a fault says what could not go."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.core.fault import Faulty
from kolam.core.scenario import Party, Scenario
from kolam.store.scenarios import FORMATS, Format, read_scenario, write_scenario
from kolam.store.scenarios.exact import decimal, exact, plainest
from tests.store.scenarios.oracles import DATA, needs_data
from tests.store.scenarios.specimens import plain, rich, told

FILES = {"kolam": "out.json", "csv": "out.csv", "negolog": "out.json"}


def back(scenario: Scenario, kind: Format, folder: Path) -> Scenario:
    path = folder / FILES.get(kind, "out")
    write_scenario(scenario, path, kind)
    return read_scenario(path)


def numbers(scenario: Scenario) -> list[object]:
    return [scenario.issues, *((p.points, p.reservation) for p in scenario.parties)]


def times(factor: int, party: Party) -> Party:
    rows = tuple(tuple(factor * x for x in row) for row in party.points)
    return replace(party, points=rows, reservation=factor * party.reservation)


@pytest.mark.parametrize("kind", [k for k in FORMATS if k != "geniusweb"])
def test_what_every_format_can_say_comes_back_equal(kind: Format, tmp_path: Path) -> None:
    assert numbers(back(plain(), kind, tmp_path)) == numbers(plain())


def test_geniusweb_has_no_reservation_value_but_everything_else(tmp_path: Path) -> None:
    found = back(plain(), "geniusweb", tmp_path)
    assert [p.points for p in found.parties] == [p.points for p in plain().parties]


def test_kolams_own_format_says_everything(tmp_path: Path) -> None:
    found = back(rich(), "kolam", tmp_path)
    assert found == rich()


@pytest.mark.parametrize("kind", [k for k in FORMATS if k != "kolam"])
def test_what_a_format_cannot_say_is_a_fault_and_nothing_is_written(
    kind: Format, tmp_path: Path
) -> None:
    path = tmp_path / FILES.get(kind, "out")
    with pytest.raises(Faulty) as caught:
        write_scenario(rich(), path, kind)
    assert "cannot_say_forbidden" in [told(fault)[1] for fault in caught.value.faults]
    assert not path.exists()


def test_points_over_1_are_scaled_for_genius_and_told(tmp_path: Path) -> None:
    large = tuple(times(8, party) for party in plain().parties)
    notes = write_scenario(replace(plain(), parties=large), tmp_path / "out", "genius")
    assert [told(note) for note in notes] == [("village", "scaled"), ("town", "scaled")]
    assert numbers(read_scenario(tmp_path / "out")) == numbers(plain())


@needs_data
@pytest.mark.parametrize("domain", ["other_kite", "y2011_Grocery", "y2010_EnglandZimbabwe"])
@pytest.mark.parametrize("kind", ["kolam", "csv"])
def test_a_genius_domain_survives_the_way_through(
    domain: str, kind: Format, tmp_path: Path
) -> None:
    scenario = read_scenario(DATA / "genius_xml" / domain)
    assert numbers(back(scenario, kind, tmp_path)) == numbers(scenario)


@given(st.fractions(max_denominator=10**9, min_value=-(10**9), max_value=10**9))
def test_a_ratio_comes_back_exactly(number: Fraction) -> None:
    written = plainest(number)
    assert exact(repr(written) if isinstance(written, float) else str(written)) == number


@given(st.integers(-(10**12), 10**12), st.integers(0, 15))
def test_a_decimal_comes_back_exactly(digits: int, places: int) -> None:
    number = Fraction(digits, 10**places)
    assert exact(decimal(number)) == number
