"""The second solver, asked until it knows nothing better, against trying everything."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from kolam.maths import Packages, Rule
from kolam.maths.blocks import Blocks
from kolam.maths.chase import whole
from kolam.maths.criterion import Criterion, Least, Product, Total
from kolam.maths.milp import Milp
from kolam.maths.watch import Watch
from tests.maths.spaces import by_trying, spaces

CRITERIA: dict[Rule, type[Criterion]] = {
    "nash": Product,
    "egalitarian": Least,
    "utilitarian": Total,
}


@pytest.mark.parametrize("rule", CRITERIA)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(space=spaces(asks=(-6, 0)))
def test_asked_for_better_packages_it_ends_with_the_best(space: Packages, rule: Rule) -> None:
    criterion = CRITERIA[rule](space.units)  # type: ignore[call-arg]
    blocks = Blocks.of(space)
    milp = Milp(blocks, criterion, np.ones(space.parties))
    line, value = None, None
    for _ in range(60):
        rows, final = milp.better(line, Watch())
        assert final
        if rows is None:
            break
        parts = whole(blocks, rows)
        reached = tuple(parts.gains[0].tolist())
        if value is None or criterion.value(reached) > value:
            line, value = reached, criterion.value(reached)
        elif rule == "nash":
            milp.lay(rows)
    _, best = by_trying(space, rule)
    if rule != "nash" or best:
        assert value == best


def hard() -> Milp:
    """Packages of twelve parties that take the solver minutes."""
    rng = np.random.default_rng(0)
    space = Packages.of(rng.integers(0, 1001, (12, 30, 10)).tolist())
    return Milp(Blocks.of(space), Least(space.units), np.ones(12))


def test_a_turn_ends_soon_after_the_watch_is_stopped() -> None:
    answers = iter([False] * 3)
    watch = Watch(600.0, stop=lambda: next(answers, True))
    assert hard().better(None, watch)[1] is False
    assert watch.left > 300


def test_what_a_watch_raises_in_a_turn_comes_out_of_it() -> None:
    def stop() -> bool:
        raise KeyError("asked")

    with pytest.raises(KeyError, match="asked"):
        hard().better(None, Watch(stop=stop))
