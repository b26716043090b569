"""Reasons why a statistic is undefined, and the package's front."""

from kolam import maths
from kolam.maths import REASONS, Undefined


def test_every_reason_is_explained_where_it_is_defined() -> None:
    explained = Undefined.__doc__ or ""
    assert [reason for reason in REASONS if reason not in explained] == []


def test_undefined_for_the_same_reason_is_the_same() -> None:
    assert Undefined("gaps") == Undefined("gaps") != Undefined("no_values")


def test_the_front_offers_what_it_lists() -> None:
    assert [name for name in maths.__all__ if not hasattr(maths, name)] == []


def test_the_front_offers_agreement_as_a_function() -> None:
    assert callable(maths.agreement)
