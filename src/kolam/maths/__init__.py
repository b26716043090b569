"""Statistics of tables of ratings: numbers only, no word of any subject.

A table has one row a target (what is rated) and one column a rater, with None for a gap; the same
table serves every function. What can be exact is a Fraction. A statistic that the values do not
define is an Undefined with its reason: never not-a-number, never an exception; ValueError means
that the call itself makes no sense.
"""

from kolam.maths.adjusted_winner import Division, Move, adjusted_winner
from kolam.maths.agreement import Agreement, agreement
from kolam.maths.concordance import Concordance, kendall_w
from kolam.maths.corrections import benjamini_hochberg, holm
from kolam.maths.counting import UNCOUNTED, Counts, Uncounted, counts
from kolam.maths.directions import Directed, directions
from kolam.maths.dominance import (
    Comparison,
    Improvements,
    best_improvement,
    compare,
    improvements,
)
from kolam.maths.egalitarian import egalitarian
from kolam.maths.frontier import Frontier, frontier
from kolam.maths.groups import FEWEST
from kolam.maths.ideal_gains import ideal_gains
from kolam.maths.intraclass import Correlation, FTest, Intraclass, MeanSquares, intraclass
from kolam.maths.kalai_smorodinsky import kalai_smorodinsky
from kolam.maths.krippendorff import Alpha, Metric, krippendorff_alpha
from kolam.maths.leximin import leximin
from kolam.maths.lotteries import (
    Lottery,
    LotteryRule,
    lottery,
    lottery_egalitarian,
    lottery_kalai_smorodinsky,
    lottery_nash,
)
from kolam.maths.misreports import Lie, Misreport, misreports
from kolam.maths.nash import nash
from kolam.maths.no_deal import NoDeal, NoDealReason, no_deal
from kolam.maths.outcome import REASONS, Interval, Reason, Undefined
from kolam.maths.packages import Cap, Package, Packages, Synergy
from kolam.maths.permutation import PermutationTest, permutation_tests
from kolam.maths.resampling import BootstrapInterval, Resampled, group_centres, group_differences
from kolam.maths.robustness import Chosen, Regret, Robustness, robustness
from kolam.maths.solution import RULES, Pick, Rule, Solution
from kolam.maths.solve import solve
from kolam.maths.spread import (
    Quartiles,
    Summary,
    histogram,
    mean,
    median,
    quantile,
    quartiles,
    summary,
    tally,
    variance,
)
from kolam.maths.table import Number, Ratings
from kolam.maths.utilitarian import utilitarian

__all__ = [
    "FEWEST",
    "REASONS",
    "RULES",
    "UNCOUNTED",
    "Agreement",
    "Alpha",
    "BootstrapInterval",
    "Cap",
    "Chosen",
    "Comparison",
    "Concordance",
    "Correlation",
    "Counts",
    "Directed",
    "Division",
    "FTest",
    "Frontier",
    "Improvements",
    "Interval",
    "Intraclass",
    "Lie",
    "Lottery",
    "LotteryRule",
    "MeanSquares",
    "Metric",
    "Misreport",
    "Move",
    "NoDeal",
    "NoDealReason",
    "Number",
    "Package",
    "Packages",
    "PermutationTest",
    "Pick",
    "Quartiles",
    "Ratings",
    "Reason",
    "Regret",
    "Resampled",
    "Robustness",
    "Rule",
    "Solution",
    "Summary",
    "Synergy",
    "Uncounted",
    "Undefined",
    "adjusted_winner",
    "agreement",
    "benjamini_hochberg",
    "best_improvement",
    "compare",
    "counts",
    "directions",
    "egalitarian",
    "frontier",
    "group_centres",
    "group_differences",
    "histogram",
    "holm",
    "ideal_gains",
    "improvements",
    "intraclass",
    "kalai_smorodinsky",
    "kendall_w",
    "krippendorff_alpha",
    "leximin",
    "lottery",
    "lottery_egalitarian",
    "lottery_kalai_smorodinsky",
    "lottery_nash",
    "mean",
    "median",
    "misreports",
    "nash",
    "no_deal",
    "permutation_tests",
    "quantile",
    "quartiles",
    "robustness",
    "solve",
    "summary",
    "tally",
    "utilitarian",
    "variance",
]
