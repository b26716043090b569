"""Mathematics for those who decide together: numbers only, no word of any subject.

Packages of options, their frontiers and the rules that pick among them; games of coalitions and
votes; present values, influence and networks; statistics of tables of ratings.

What can be exact is a whole number or a Fraction. Ties are all given, or it is said that there may
be more. A search that ends early gives its best and a bound that holds, or None for what it did
not reach. A statistic that the values do not define is an Undefined with its reason: never
not-a-number, never an exception; ValueError means that the call itself makes no sense. What is
drawn at random is seeded.

docs/maths.md has worked examples.
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
from kolam.maths.cover import Cover, smallest_cover
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
from kolam.maths.influence import Convention, Influence, influence
from kolam.maths.intraclass import Correlation, FTest, Intraclass, MeanSquares, intraclass
from kolam.maths.kalai_smorodinsky import kalai_smorodinsky
from kolam.maths.kohlberg import proves
from kolam.maths.krippendorff import Alpha, Metric, krippendorff_alpha
from kolam.maths.leximin import leximin
from kolam.maths.lorenz import Lorenz, lorenz, shares
from kolam.maths.lotteries import (
    Lottery,
    LotteryRule,
    lottery,
    lottery_egalitarian,
    lottery_kalai_smorodinsky,
    lottery_nash,
)
from kolam.maths.misreports import Lie, Misreport, misreports
from kolam.maths.montecarlo import Line, Simulation, simulate
from kolam.maths.nash import nash
from kolam.maths.networks import Link, Network, network
from kolam.maths.no_deal import NoDeal, NoDealReason, no_deal
from kolam.maths.nucleolus import Level, Nucleolus, nucleolus, prenucleolus
from kolam.maths.outcome import REASONS, Interval, Reason, Undefined
from kolam.maths.owen import owen
from kolam.maths.packages import Cap, Package, Packages, Synergy
from kolam.maths.paired import PairedChange, paired_change
from kolam.maths.permutation import PermutationTest, permutation_tests
from kolam.maths.positions import (
    Mobilisation,
    Pair,
    convergence,
    divergence,
    mobilisation,
    signs,
    strongest,
    strongest_pairs,
    weighed,
)
from kolam.maths.prospects import Driver, Prospect, per_unit, prospect, prospects, tornado
from kolam.maths.ranges import Range, Shape, fixed
from kolam.maths.reliability import Reliability, cronbach_alpha
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
    "Convention",
    "CoreTest",
    "Correlation",
    "Counts",
    "Cover",
    "Directed",
    "Dividends",
    "Division",
    "Driver",
    "FTest",
    "Frontier",
    "Game",
    "Improvements",
    "Influence",
    "Interval",
    "Intraclass",
    "LeastCore",
    "Level",
    "Lie",
    "Line",
    "Link",
    "Listed",
    "Lorenz",
    "Lottery",
    "LotteryRule",
    "MeanSquares",
    "Metric",
    "Misreport",
    "Mobilisation",
    "Move",
    "Network",
    "NoDeal",
    "NoDealReason",
    "Nucleolus",
    "Number",
    "Package",
    "Packages",
    "Pair",
    "PairedChange",
    "Payoffs",
    "PermutationTest",
    "Pick",
    "Power",
    "Property",
    "Prospect",
    "Quartiles",
    "Range",
    "Ratings",
    "Reason",
    "Regret",
    "Reliability",
    "Resampled",
    "Robustness",
    "Rule",
    "Shape",
    "Simulation",
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
    "convergence",
    "convex",
    "core_test",
    "counts",
    "cronbach_alpha",
    "directions",
    "divergence",
    "egalitarian",
    "fixed",
    "frontier",
    "group_centres",
    "group_differences",
    "histogram",
    "holm",
    "ideal_gains",
    "improvements",
    "influence",
    "intraclass",
    "kalai_smorodinsky",
    "kendall_w",
    "krippendorff_alpha",
    "least_core",
    "leximin",
    "lorenz",
    "lottery",
    "lottery_egalitarian",
    "lottery_kalai_smorodinsky",
    "lottery_nash",
    "mean",
    "median",
    "minimal_blocking",
    "minimal_winning",
    "misreports",
    "mobilisation",
    "monotone",
    "nash",
    "network",
    "no_deal",
    "nucleolus",
    "owen",
    "paired_change",
    "per_unit",
    "permutation_tests",
    "prenucleolus",
    "prospect",
    "prospects",
    "proves",
    "quantile",
    "quartiles",
    "robustness",
    "shapley",
    "shares",
    "signs",
    "simulate",
    "smallest_cover",
    "solve",
    "strongest",
    "strongest_pairs",
    "summary",
    "superadditive",
    "tally",
    "talmud",
    "tornado",
    "utilitarian",
    "variance",
    "voting_power",
    "weighed",
]
