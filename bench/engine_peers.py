"""One problem solved by one peer in the peers' own environment: job on stdin, answer on stdout.

    echo '{"peer": "negmas", "tables": [...]}' | .venv/.peers/bin/python bench/engine_peers.py

Imports nothing of Kolam. `tables[issue][option][party]` are whole numbers. The time counts from
plain lists to the answer, without imports. "negmas" lists the frontier; "highs" and "cpsat" find
the largest least share of `ideals`.
"""

import json
import sys
import time
from typing import Any


def negmas(job: dict[str, Any]) -> dict[str, Any]:
    """The frontier as NegMAS enumerates it, every point of it."""
    from negmas import LinearAdditiveUtilityFunction, make_issue, make_os
    from negmas.preferences.ops import pareto_frontier
    from negmas.preferences.value_fun import TableFun

    start = time.perf_counter()
    tables = job["tables"]
    issues = [make_issue(len(table), f"i{n}") for n, table in enumerate(tables)]
    space = make_os(issues)
    functions = [
        LinearAdditiveUtilityFunction(
            values=[TableFun({o: row[p] for o, row in enumerate(table)}) for table in tables],
            weights=[1.0] * len(tables),
            outcome_space=space,
            reserved_value=float("-inf"),
        )
        for p in range(len(tables[0][0]))
    ]
    points, _ = pareto_frontier(functions, issues=issues)
    return {
        "seconds": time.perf_counter() - start,
        "points": sorted({tuple(round(x) for x in point) for point in points}),
    }


def highs(job: dict[str, Any]) -> dict[str, Any]:
    """Maximise t: every party gains at least t times its ideal."""
    import highspy

    start = time.perf_counter()
    tables, ideals = job["tables"], job["ideals"]
    model = highspy.Highs()
    model.silent()
    model.setOptionValue("threads", 1)
    model.setOptionValue("time_limit", float(job["seconds"]))
    model.setOptionValue("mip_rel_gap", 1e-9)
    least = model.addVariable(lb=0, ub=1, obj=-1)
    chosen = [[model.addBinary() for _ in table] for table in tables]
    for row in chosen:
        model.addConstr(sum(row) == 1)
    for party, ideal in enumerate(ideals):
        gains = sum(
            table[option][party] / ideal * row[option]
            for table, row in zip(tables, chosen, strict=True)
            for option in range(len(row))
        )
        model.addConstr(gains >= least)
    model.run()
    info = model.getInfo()
    return {
        "seconds": time.perf_counter() - start,
        "value": -info.objective_function_value,
        "bound": -info.mip_dual_bound,
    }


def cpsat(job: dict[str, Any]) -> dict[str, Any]:
    """The same in integers: t in millionths."""
    from ortools.sat.python import cp_model

    start = time.perf_counter()
    tables, ideals, parts = job["tables"], job["ideals"], 10**6
    model = cp_model.CpModel()
    least = model.new_int_var(0, parts, "least")
    chosen = [[model.new_bool_var("") for _ in table] for table in tables]
    for row in chosen:
        model.add_exactly_one(row)
    for party, ideal in enumerate(ideals):
        gains = sum(
            parts * table[option][party] * row[option]
            for table, row in zip(tables, chosen, strict=True)
            for option in range(len(row))
        )
        model.add(gains >= ideal * least)
    model.maximize(least)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = float(job["seconds"])
    solver.parameters.num_workers = 1
    solver.solve(model)
    return {
        "seconds": time.perf_counter() - start,
        "value": solver.objective_value / parts,
        "bound": solver.best_objective_bound / parts,
    }


PEERS = {"negmas": negmas, "highs": highs, "cpsat": cpsat}

if __name__ == "__main__":
    told = json.load(sys.stdin)
    print("\n" + json.dumps(PEERS[told["peer"]](told)))
