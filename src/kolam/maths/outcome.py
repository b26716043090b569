"""What a statistic answers with: a number and its interval, or the reason why there is none."""

from dataclasses import dataclass
from typing import Literal, get_args

Reason = Literal[
    "gaps",
    "negative_values",
    "no_pairs",
    "no_residual_variance",
    "no_values",
    "no_variance",
    "too_few_groups",
    "too_few_people",
    "too_few_raters",
    "too_few_targets",
    "too_few_values",
    "too_little_variance_between_targets",
]

#: Every reason that a function of this package can give, so that each can be put into words.
REASONS: tuple[Reason, ...] = get_args(Reason)


@dataclass(frozen=True, slots=True)
class Undefined:
    """A statistic that these values do not define; `reason` is one of REASONS.

    gaps: it needs a complete table.
    negative_values: a ratio scale has no values below zero.
    no_pairs: no target has values from two raters.
    no_residual_variance: nothing is left over to measure error with.
    no_values: every cell is a gap.
    no_variance: all values, or all draws, are the same.
    too_few_groups: fewer than two groups are large enough to compare.
    too_few_people: a group is smaller than an interval or a test can carry.
    too_few_raters, too_few_targets: fewer than two.
    too_few_values: fewer than two values.
    too_little_variance_between_targets: targets differ so little that the ratio has no meaning.
    """

    reason: Reason


@dataclass(frozen=True, slots=True)
class Interval:
    """A confidence interval: low <= high, both finite."""

    low: float
    high: float
