"""Bands of instruments that others own, at their edges and in their gaps."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam import toolbox
from kolam.core.fault import Faulty
from kolam.core.record import read
from kolam.maths.paired import PairedChange
from kolam.tools.fundamentals.analysis import analyse
from kolam.tools.fundamentals.instruments import band
from kolam.tools.fundamentals.sentences import sentences
from kolam.tools.fundamentals.sheet import Instrument, Sheet


@pytest.mark.parametrize(
    ("value", "expected"),
    [(35, 1), (84, 1), (85, 2), (126, 2), (127, 3), (175, 3)],
)
def test_vichealth_bands_begin_where_they_are_printed(value: int, expected: int) -> None:
    assert band("vichealth_1_5", Fraction(value)) == expected


@pytest.mark.parametrize(
    ("mean", "expected"),
    [("125.1", 2), ("134.7", 3), ("136.0", 3), ("137.4", 3), ("139.6", 3), ("141.2", 3)],
)
def test_published_survey_means_fall_into_the_published_bands(mean: str, expected: int) -> None:
    # Injury Prevention (BMJ), table 2: six surveys on 35-175.
    assert band("vichealth_1_5", Fraction(mean)) == expected


@given(st.integers(35, 175))
def test_either_coding_of_vichealth_gives_the_same_band(total: int) -> None:
    assert band("vichealth_0_4", Fraction(total - 35)) == band("vichealth_1_5", Fraction(total))


@pytest.mark.parametrize(
    ("instrument", "value", "expected"),
    [
        ("psat", "2.9", 1),
        ("psat", "2.94", 1),
        ("psat", "2.95", 2),
        ("psat", "3.94", 2),
        ("psat", "3.95", 3),
        ("psat", "4.5", 3),
        ("psat", "4.55", 4),
        ("wilder", "2.94", 1),
        ("wilder", "2.95", 2),
        ("wilder", "4", 3),
    ],
)
def test_a_value_in_a_gap_is_rounded_half_up_first(
    instrument: Instrument, value: str, expected: int
) -> None:
    assert band(instrument, Fraction(value)) == expected


def scored(*totals: tuple[str, str, float]) -> Sheet:
    return read(
        Sheet,
        {
            "checks": [{"id": "one"}, {"id": "two"}],
            "scores": [
                {
                    "id": f"{check}.{who}",
                    "check": check,
                    "instrument": "vichealth_0_4",
                    "organisation": who,
                    "value": value,
                }
                for check, who, value in totals
            ],
        },
    )


def test_organisations_are_paired_between_two_checks() -> None:
    sheet = scored(
        ("one", "A", 80), ("one", "B", 90), ("one", "C", 95), ("one", "gone", 99),
        ("two", "A", 85), ("two", "B", 90), ("two", "C", 94), ("two", "new", 99),
    )  # fmt: skip
    first, second = analyse(sheet, {}).scores
    one = Fraction(1)
    # By hand: changes 5, 0, -1; the means of two of them are -1, -1/2, 0, 2, 5/2, 5.
    assert (first.change, second.change) == (
        None,
        PairedChange(1, 1, 1, 2, shift=Fraction(0), hodges_lehmann=one, sign_p=one, wilcoxon_p=one),
    )
    assert (
        sentences(analyse(sheet, {}))[-1]
        .said(toolbox.voice("en"))
        .endswith("1 higher, 1 alike, 1 lower; median change 0; 2 in one check only.")
    )


def test_a_value_outside_the_instrument_is_a_fault_with_its_place() -> None:
    with pytest.raises(Faulty) as refused:
        scored(("one", "A", 141))
    assert [(f.place, f.key, f.values) for f in refused.value.faults] == [
        (("scores", 0, "value"), "outside_instrument", {"low": 0, "high": 140})
    ]


def test_a_score_of_an_unknown_check_is_a_fault_with_its_place() -> None:
    with pytest.raises(Faulty) as refused:
        scored(("three", "A", 100))
    assert [(f.place, f.key) for f in refused.value.faults] == [
        (("scores", 0, "check"), "no_such_row")
    ]


@given(st.integers(0, 140))
def test_bands_of_a_sum_never_fall_as_it_rises(total: int) -> None:
    here, above = (band("vichealth_0_4", Fraction(n)) for n in (total, total + 1))
    assert here <= above
    assert here in (1, 2, 3)


@given(st.fractions(min_value=1, max_value=5, max_denominator=200))
def test_a_mean_in_a_gap_between_zones_is_in_one_of_them(mean: Fraction) -> None:
    zone = band("psat", mean)
    low = [Fraction(1), Fraction("2.95"), Fraction("3.95"), Fraction("4.55")]
    assert zone == sum(mean >= edge for edge in low)


def test_an_organisation_below_the_others_is_named_though_the_mean_is_in_a_higher_band() -> None:
    (found,) = analyse(scored(("one", "A", 110), ("one", "B", 100), ("one", "C", 80)), {}).scores
    assert (found.band, found.bands) == (3, (3, 3, 2))
    assert [score.organisation for score in found.apart] == ["C"]
