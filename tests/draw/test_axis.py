"""Scales and axes."""

import pytest

from kolam.draw import Axis, Scale


def test_a_value_has_its_share_of_the_scale() -> None:
    scale = Scale(name="Warmth", low=-10, high=10)
    assert [scale.share(value) for value in (-10, 0, 5, 10)] == [0, 0.5, 0.75, 1]


def test_a_scale_runs_upwards() -> None:
    with pytest.raises(ValueError, match="low < high, not 5, 5"):
        Scale(name="Warmth", low=5, high=5)


def test_a_threshold_lies_on_its_axis() -> None:
    with pytest.raises(ValueError, match="threshold: 11 is off the scale 'Warmth'"):
        Axis(name="Warmth", threshold=11)


def test_a_value_off_the_scale_names_its_item() -> None:
    with pytest.raises(ValueError, match="river: 10\\.5 is off"):
        Scale(name="Warmth").check("river", 10.5)
