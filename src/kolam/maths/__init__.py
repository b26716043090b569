"""Statistics of tables of ratings: numbers only, no word of any subject.

A table has one row a target (what is rated) and one column a rater, with None for a gap; the same
table serves every function. What can be exact is a Fraction. A statistic that the values do not
define is an Undefined with its reason: never not-a-number, never an exception; ValueError means
that the call itself makes no sense.
"""

from kolam.maths.adjusted_winner import Division, Move, adjusted_winner
from kolam.maths.agreement import Agreement, agreement
from kolam.maths.airport import airport
from kolam.maths.banzhaf import (
    Listed,
    Power,
    banzhaf_value,
    minimal_blocking,
    minimal_winning,
    voting_power,
)
from kolam.maths.claims import claims_game, talmud
from kolam.maths.coalitions import Coalition
from kolam.maths.concordance import Concordance, kendall_w
from kolam.maths.core import CoreTest, LeastCore, core_test, least_core
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
from kolam.maths.game import Dividends, Game, Payoffs
from kolam.maths.game_properties import Property, convex, monotone, superadditive
from kolam.maths.groups import FEWEST
from kolam.maths.ideal_gains import ideal_gains
from kolam.maths.intraclass import Correlation, FTest, Intraclass, MeanSquares, intraclass
from kolam.maths.kalai_smorodinsky import kalai_smorodinsky
from kolam.maths.kohlberg import proves
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
from kolam.maths.nucleolus import Level, Nucleolus, nucleolus, prenucleolus
from kolam.maths.outcome import REASONS, Interval, Reason, Undefined
from kolam.maths.owen import owen
from kolam.maths.packages import Cap, Package, Packages, Synergy
from kolam.maths.permutation import PermutationTest, permutation_tests
from kolam.maths.resampling import BootstrapInterval, Resampled, group_centres, group_differences
from kolam.maths.robustness import Chosen, Regret, Robustness, robustness
from kolam.maths.shapley import shapley
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
    "Coalition",
    "Comparison",
    "Concordance",
    "CoreTest",
    "Correlation",
    "Counts",
    "Directed",
    "Dividends",
    "Division",
    "FTest",
    "Frontier",
    "Game",
    "Improvements",
    "Interval",
    "Intraclass",
    "LeastCore",
    "Level",
    "Lie",
    "Listed",
    "Lottery",
    "LotteryRule",
    "MeanSquares",
    "Metric",
    "Misreport",
    "Move",
    "NoDeal",
    "NoDealReason",
    "Nucleolus",
    "Number",
    "Package",
    "Packages",
    "Payoffs",
    "PermutationTest",
    "Pick",
    "Power",
    "Property",
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
    "airport",
    "banzhaf_value",
    "benjamini_hochberg",
    "best_improvement",
    "claims_game",
    "compare",
    "convex",
    "core_test",
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
    "least_core",
    "leximin",
    "lottery",
    "lottery_egalitarian",
    "lottery_kalai_smorodinsky",
    "lottery_nash",
    "mean",
    "median",
    "minimal_blocking",
    "minimal_winning",
    "misreports",
    "monotone",
    "nash",
    "no_deal",
    "nucleolus",
    "owen",
    "permutation_tests",
    "prenucleolus",
    "proves",
    "quantile",
    "quartiles",
    "robustness",
    "shapley",
    "solve",
    "summary",
    "superadditive",
    "tally",
    "talmud",
    "utilitarian",
    "variance",
    "voting_power",
]
