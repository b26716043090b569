"""The second of the portfolio: HiGHS asked for a package better than the best so far.

Floats: so a package that HiGHS names is worked out again in whole numbers, and its word that there
is none better is believed only with room to spare. For rules whose gains have to reach the next
whole number, rows ask for half a unit less than that, half a million times the solver's tolerance;
spaces with gains beyond LARGE are not given to it. A product is not whole in its logarithm: there
"none better" means none by more than a part in 1e5 (MARGIN), and the bound says so.
Source: Huangfu and Hall, Mathematical Programming Computation 10 (2018) 119-142 (HiGHS); outer
approximation by tangents, Duran and Grossmann, Mathematical Programming 36 (1986) 307-339.
"""

import math
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kolam.maths.blocks import Blocks
from kolam.maths.criterion import Criterion, Product, Total, Weights
from kolam.maths.watch import Watch

#: Gains and costs up to here keep the solver's tolerance of 1e-6 far below half a unit.
LARGE = 10**8
#: What a product's logarithm may be off by.
MARGIN = 1e-5
#: Seconds that a number of the model may take before it is searched, at most: HiGHS looks at no
#: clock there, so where less is left it searches the model as it stands.
PRESOLVED = 1e-4
#: Tangents to a logarithm at these parts of the gain where weights want it.
TANGENTS = (0.2, 0.4, 0.6, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 2.0, 4.0)


@dataclass
class Milp:
    """One binary a row of a block, one number a party for its gain, and what the rule maximises.

    aims  the gains, in whole units, around which a product's tangents are laid
    """

    blocks: Blocks
    criterion: Criterion
    aims: NDArray[np.float64]
    solver: Any = field(init=False)

    def __post_init__(self) -> None:
        import highspy
        from highspy._core import _Highs

        self.infinite = highspy.kHighsInf
        kinds = highspy.cb.HighsCallbackType
        self.asking = (kinds.kCallbackMipInterrupt, kinds.kCallbackSimplexInterrupt)
        # The class above this one enables callbacks as it starts, and prints a banner with it.
        self.solver = _Highs()
        for option, value in (
            ("output_flag", False),
            ("threads", 1),
            ("mip_rel_gap", 0.0),
            ("mip_abs_gap", 1e-7),
            ("random_seed", 0),
        ):
            self.solver.setOptionValue(option, value)
        self.starts = np.cumsum([0, *map(len, self.blocks.tables)])
        self._rows()
        self._aim()
        self.solver.changeObjectiveSense(highspy.ObjSense.kMaximize)

    @staticmethod
    def suits(blocks: Blocks) -> bool:
        """Whether the numbers are small enough for floats to be trusted."""
        most = max(int(np.abs(blocks.start + blocks.highest[0]).max()), 0)
        costs = max((int(limit) for limit in blocks.limits.tolist()), default=0)
        return max(most, costs) < LARGE

    def better(self, line: tuple[int, ...] | None, watch: Watch) -> tuple[list[int] | None, bool]:
        """The rows of a package better than one of these gains, and whether the answer is final.

        (None, True): there is none. (None, False): the time is over.
        """
        self._demand(line)
        if math.isfinite(watch.left):
            self.solver.setOptionValue("time_limit", self.solver.getRunTime() + watch.left)
        quick = watch.left > PRESOLVED * self.solver.getNumNz()
        self.solver.setOptionValue("presolve", "choose" if quick else "off")
        self._run(watch)
        status = self.solver.modelStatusToString(self.solver.getModelStatus())
        values = self.solver.getSolution().col_value
        if status == "Infeasible":
            return None, True
        if self.solver.getInfo().primal_solution_status != 2 or not values:
            return None, False
        chosen = np.array(values[: self.starts[-1]])
        pairs = zip(self.starts[:-1], self.starts[1:], strict=True)
        return [int(chosen[a:b].argmax()) for a, b in pairs], status == "Optimal"

    def _run(self, watch: Watch) -> None:
        """Runs until it has an answer or the watch is over; what `stop` raises is raised here."""
        raised: list[BaseException] = []

        def ask(_kind: Any, _message: str, _told: Any, answer: Any, _data: Any) -> None:
            try:
                answer.user_interrupt = bool(raised) or watch.over
            except BaseException as error:
                raised.append(error)
                answer.user_interrupt = True

        self.solver.setCallback(ask, None)
        for kind in self.asking:
            self.solver.startCallback(kind)
        self.solver.run()
        if raised:
            raise raised[0]

    def lay(self, rows: list[int]) -> None:
        """Tangents at the gains of these rows."""
        line = self.blocks.start.copy()
        for table, row in zip(self.blocks.tables, rows, strict=True):
            line = line + table[row]
        for party, gain in enumerate(line.tolist()):
            self._tangent(party, float(max(1, gain)))

    def _row(self, low: float, high: float, cells: dict[int, float]) -> None:
        places = np.array(list(cells), dtype=np.int32)
        numbers = np.array(list(cells.values()), dtype=np.float64)
        self.solver.addRow(low, high, len(cells), places, numbers)

    def _column(self, low: float, high: float) -> int:
        self.solver.addVar(low, high)
        return int(self.solver.getNumCol()) - 1

    def _rows(self) -> None:
        import highspy

        cells = int(self.starts[-1])
        for column in range(cells):
            self._column(0, 1)
            self.solver.changeColIntegrality(column, highspy.HighsVarType.kInteger)
        for a, b in zip(self.starts[:-1], self.starts[1:], strict=True):
            self._row(1, 1, dict.fromkeys(range(a, b), 1.0))
        synergies = [self._link(link.rows, link.scores) for link in self.blocks.links]
        gains = np.concatenate(self.blocks.tables)
        self.gains = [self._column(0, self.infinite) for _ in range(self.blocks.parties)]
        for party, column in enumerate(self.gains):
            used = np.flatnonzero(gains[:, party])
            row = {int(c): float(gains[c, party]) for c in used} | {column: -1.0}
            for link, extra in zip(self.blocks.links, synergies, strict=True):
                if extra is not None and link.scores is not None and link.scores[party]:
                    row[extra] = float(link.scores[party])
            start = -float(self.blocks.start[party])
            self._row(start, start, row)
        costs = np.concatenate(self.blocks.costs)
        for budget, limit in enumerate(self.blocks.limits.tolist()):
            taken = {int(c): float(costs[c, budget]) for c in np.flatnonzero(costs[:, budget])}
            self._row(-self.infinite, float(limit) + 0.5, taken)

    def _link(self, rows: Any, scores: Any) -> int | None:
        """A forbidden combination's row, or the column that is 1 where a synergy holds."""
        inside = [
            {int(self.starts[block] + r): 1.0 for r in np.flatnonzero(mask)} for block, mask in rows
        ]
        every = {cell: 1.0 for cells in inside for cell in cells}
        if scores is None:
            self._row(-self.infinite, len(inside) - 1, every)
            return None
        column = self._column(0, 1)
        for cells in inside:
            self._row(0, self.infinite, cells | {column: -1.0})
        self._row(-self.infinite, len(inside) - 1, every | {column: -1.0})
        return column

    def _aim(self) -> None:
        """The objective: columns bounded by the gains, and what they add up to."""
        if isinstance(self.criterion, Product):
            self.logs = [self._column(-self.infinite, self.infinite) for _ in self.gains]
            for party, aim in enumerate(self.aims.tolist()):
                for part in TANGENTS:
                    self._tangent(party, max(1.0, part * aim))
            for column in self.logs:
                self.solver.changeColCost(column, 1.0)
            self.demand = int(self.solver.getNumRow())
            self._row(-self.infinite, self.infinite, dict.fromkeys(self.logs, 1.0))
            return
        scales: tuple[Fraction, ...] = self.criterion.scales  # type: ignore[attr-defined]
        self.weights = Weights.of(scales)
        largest = max(scales)
        if isinstance(self.criterion, Total):
            cells = {self.gains[p]: float(s / largest) for p, s in enumerate(scales) if s}
            for column, weight in cells.items():
                self.solver.changeColCost(column, weight)
            self.demand = int(self.solver.getNumRow())
            whole = zip(self.weights.places, self.weights.whole, strict=True)
            self._row(-self.infinite, self.infinite, {self.gains[p]: float(w) for p, w in whole})
            return
        least = self._column(0, self.infinite)
        self.solver.changeColCost(least, 1.0)
        for party, scale in enumerate(scales):
            if scale:
                self._row(0, self.infinite, {self.gains[party]: float(scale / largest), least: -1})

    def _tangent(self, party: int, at: float) -> None:
        """log(gain) lies below its tangent at this gain."""
        cells = {self.logs[party]: 1.0, self.gains[party]: -1 / at}
        self._row(-self.infinite, math.log(at) - 1, cells)

    def _demand(self, line: tuple[int, ...] | None) -> None:
        """Asks for more than these gains have."""
        if line is None:
            return
        if isinstance(self.criterion, Product):
            for party, gain in enumerate(line):
                self._tangent(party, float(max(1, gain)))
            if min(line) == 0:
                for column in self.gains:
                    self.solver.changeColBounds(column, 0.5, self.infinite)
                return
            worth = sum(math.log(gain) for gain in line)
            self.solver.changeRowBounds(self.demand, worth + MARGIN / 2, self.infinite)
        elif isinstance(self.criterion, Total):
            worth = sum(w * g for w, g in self.weights.pairs(line))
            self.solver.changeRowBounds(self.demand, worth + 0.5, self.infinite)
        else:
            value = self.criterion.value(line)
            for party, scale in enumerate(self.criterion.scales):  # type: ignore[attr-defined]
                if scale:
                    more = math.floor(value / scale) + 0.5
                    self.solver.changeColBounds(self.gains[party], more, self.infinite)
