"""Small scenarios for the tests: written to a folder in each maker's own format."""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import orjson
import pytest

from kolam.core.fault import Fault, Faulty
from kolam.core.scenario import Budget, Issue, Party, Scenario
from kolam.store.scenarios import read_scenario

ISSUES = (
    Issue(name="Where", options=("north", "south & east")),
    Issue(name="When", options=("soon", "late", "never")),
)


def points(*rows: Iterable[Any]) -> tuple[tuple[Fraction, ...], ...]:
    return tuple(tuple(Fraction(x) for x in row) for row in rows)


def plain() -> Scenario:
    """Two parties whose points are between 0 and 1, as every format can say them."""
    return Scenario(
        name="well",
        issues=ISSUES,
        parties=(
            Party(
                name="village",
                points=points(("1/2", "1/4"), ("1/8", "1/2", 0)),
                reservation=Fraction(1, 4),
            ),
            Party(name="town", points=points((0, "1/2"), ("1/2", "1/16", "3/8"))),
        ),
    )


def rich() -> Scenario:
    """Everything that only Kolam's own format can say."""
    base = plain()
    village = Party(
        name="village",
        points=points(("1/3", -4), (10, 2, 0)),
        reservation=Fraction(-1, 7),
        base=Fraction(5, 2),
        extra=((((0, frozenset({0})), (1, frozenset({1, 2}))), Fraction(20)),),
        fallback=(1, 2),
    )
    return Scenario(
        name="well",
        issues=ISSUES,
        parties=(village, base.parties[1]),
        forbidden=(frozenset({(0, 0), (1, 2)}),),
        budgets=(Budget(name="money", costs=points((3, 4), (1, 2, 0)), limit=Fraction(5)),),
    )


GENIUS_DOMAIN = """<negotiation_template><utility_space><objective name="d">
<issue index="1" name="Where" type="discrete">
<item index="1" value="north"/><item index="2" value="south"/></issue>
<issue index="2" name="Days" type="integer" lowerbound="1" upperbound="3"/>
</objective></utility_space></negotiation_template>"""
GENIUS_PROFILE = """<utility_space><objective name="d">
<issue index="1" name="Where" type="discrete">
<item index="1" value="north" evaluation="{north}"/><item index="2" value="south" evaluation="5"/>
{more}</issue>
<issue index="2" name="Days" type="integer" lowerbound="1" upperbound="3">
<evaluator ftype="linear" offset="{offset}" slope="0.75"/></issue>
<weight index="1" value="{weight}"/><weight index="2" value="0.25"/>
</objective><reservation value="{reservation}"/></utility_space>"""


def genius(folder: Path, *, sides: int = 2, **changes: str) -> list[Path]:
    """A domain and its profiles; the first profile takes the changes."""
    usual = {"north": "4", "more": "", "offset": "0", "weight": "0.75", "reservation": "0"}
    domain = folder / "domain.xml"
    domain.write_text(GENIUS_DOMAIN, "utf-8")
    paths = [domain]
    for number in range(sides):
        path = folder / f"side{number + 1}.xml"
        values = usual | changes if number == 0 else usual
        path.write_text(GENIUS_PROFILE.format(**values), "utf-8")
        paths.append(path)
    return paths


NEGMAS_SPACE = """name: d
path: /home/somebody/secret
type: DiscreteCartesianOutcomeSpace
issues:
- {name: x, type: CategoricalIssue, values: [a, b]}
- {name: n, type: ContiguousIssue, values: [0, 4]}
"""
NEGMAS_SIDE = """type: LinearAdditiveUtilityFunction
name: u1
reserved_value: 0.3
weights: [0.5, 0.1]
values:
- {type: TableFun, mapping: {a: 0.1, b: 1.0}}
- {type: AffineFun, slope: 2, bias: 1}
"""


def negmas(folder: Path, first: str = NEGMAS_SIDE) -> Path:
    """A folder as NegMAS writes it."""
    (folder / "d_domain.yml").write_text(NEGMAS_SPACE, "utf-8")
    (folder / "u1.yml").write_text(first, "utf-8")
    (folder / "u2.yml").write_text(NEGMAS_SIDE.replace("u1", "u2"), "utf-8")
    return folder


def kolam(folder: Path, **changes: Any) -> Path:
    """A file of Kolam's own, with some of its fields changed."""
    values: dict[str, Any] = {
        "format": "kolam scenario",
        "version": 1,
        "name": "well",
        "issues": [{"name": "Where", "options": ["north", "south"]}],
        "parties": [
            {"name": "village", "points": [[1, 0]]},
            {"name": "town", "points": [["1/3", 2]], "reservation": 0.5},
        ],
    }
    path = folder / "well.json"
    path.write_bytes(orjson.dumps(values | changes))
    return path


def faults_of(path: Path, *profiles: Path, **options: Any) -> list[tuple[str, str]]:
    """Where and what is wrong with a scenario that cannot be read."""
    with pytest.raises(Faulty) as caught:
        read_scenario(path, profiles, **options)
    return [told(fault) for fault in caught.value.faults]


def told(fault: Fault) -> tuple[str, str]:
    return fault.where(), fault.key.removeprefix("scenario_")
