"""Gaps between sectors: the widest first, tested and bounded only where there are enough people."""

from fractions import Fraction

import pytest

from kolam.maths.outcome import Undefined
from kolam.maths.resampling import BootstrapInterval
from kolam.tools.stakeholders.disagreement import WITH_INTERVAL, Gap
from kolam.tools.stakeholders.tests.situations import found

TWO = "government " * 6 + "business " * 6


def widest(**case: str | dict[str, str]) -> Gap:
    now = found(**case).now
    assert now
    return now.gaps[0]


def test_the_widest_gap_is_told_from_the_higher_sector() -> None:
    gap = widest(raters=TWO, promise="sector", first={"Shop": "5/2 " * 6 + "5/8 5/9 " * 3})
    assert (gap.stakeholder, gap.axis, gap.higher.group, gap.lower.group, gap.size) == (
        "Shop", "influence", "business", "government", Fraction(13, 2),
    )  # fmt: skip


def test_a_clear_gap_is_rare_and_its_interval_leaves_zero_out() -> None:
    gap = widest(raters=TWO, promise="sector", first={"Shop": "5/2 5/3 " * 3 + "5/8 5/9 " * 3})
    assert isinstance(gap.interval, BootstrapInterval)
    assert (gap.rare, gap.interval.low > 0) == (True, True)


@pytest.mark.parametrize("order", ["government business", "business government"])
def test_the_interval_runs_from_lower_to_higher_whatever_the_sectors_are_called(order: str) -> None:
    first, second = order.split()
    sectors = f"{first} " * 6 + f"{second} " * 6
    gap = widest(raters=sectors, promise="sector", first={"Shop": "5/2 5/3 " * 3 + "5/8 5/9 " * 3})
    assert isinstance(gap.interval, BootstrapInterval)
    assert 0 < gap.interval.low <= gap.size <= gap.interval.high


def test_sectors_that_mix_are_no_rare_gap() -> None:
    gap = widest(raters=TWO, promise="sector", first={"Shop": "5/2 5/8 " * 6})
    assert not gap.rare


def test_fewer_than_five_people_have_a_gap_but_no_test_and_no_interval() -> None:
    sectors = "government government business business"
    gap = widest(raters=sectors, promise="named", first={"Shop": "5/2 5/2 5/8 5/8"})
    assert (gap.test, gap.interval) == (Undefined("too_few_groups"), Undefined("too_few_people"))
    assert (float(gap.size), gap.rare) == (6.0, False)


def test_one_person_is_no_sector() -> None:
    sectors = "government business business"
    now = found(raters=sectors, promise="named", first={"Shop": "5/9 5/1 5/1"}).now
    assert now
    assert now.gaps == ()


def test_hidden_sectors_have_no_gap() -> None:
    sectors = "government " * 6 + "business " * 4
    now = found(raters=sectors, promise="sector", first={"Shop": "5/2 " * 6 + "5/9 " * 4}).now
    assert now
    assert now.gaps == ()


def test_those_without_a_sector_take_no_part() -> None:
    sectors = "government " * 6 + "- " * 6
    now = found(raters=sectors, promise="sector", first={"Shop": "5/2 " * 6 + "5/9 " * 6}).now
    assert now
    assert now.gaps == ()


def test_only_the_widest_gaps_get_an_interval() -> None:
    marks = {f"S{n}": "5/2 " * 6 + "5/8 " * 6 for n in range(WITH_INTERVAL)}
    now = found(raters=TWO, promise="sector", first=marks).now
    assert now
    bounded = [gap.interval is not None for gap in now.gaps]
    assert bounded == [True] * WITH_INTERVAL + [False] * WITH_INTERVAL


def test_the_same_round_gives_the_same_numbers() -> None:
    marks = {"Shop": "5/2 5/3 " * 3 + "5/8 5/9 " * 3}
    assert widest(raters=TWO, promise="sector", first=marks) == widest(
        raters=TWO, promise="sector", first=marks
    )
