"""Published results of instruments that others own, read from the folder beside the repository."""

import json
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from kolam import toolbox
from kolam.core.record import read
from kolam.maths.reliability import Reliability, cronbach_alpha
from kolam.tools.fundamentals import tables
from kolam.tools.fundamentals.analysis import analyse
from kolam.tools.fundamentals.instruments import band
from kolam.tools.fundamentals.sheet import Sheet
from tests.maths.conftest import beside

#: Means of six surveys with VicHealth's tool on 35-175, in the order of the reference's bands.
SURVEYS = ("125.1", "134.7", "136.0", "137.4", "139.6", "141.2")


@pytest.fixture
def psat() -> Any:
    """PSAT-S: 218 professionals in 22 partnerships; item by item valid n, mean, sd and loading."""
    return json.loads(beside("data", "health_check", "psat_published.json").read_bytes())


def sheet_of(psat: Any) -> Sheet:
    everybody = psat["facts"]["respondents"]
    scores = [
        {
            "id": item, "check": "published", "instrument": "psat",
            "organisation": "22 partnerships",
            "scale": item, "value": mean, "n": n, "missing": everybody - n,
        }
        for item, n, mean, _, _ in psat["item_statistics_published"]
    ]  # fmt: skip
    return read(Sheet, {"checks": [{"id": "published"}], "scores": scores})


def simulated(psat: Any, scale: str, people: int) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Answers with one factor that have the printed means, spreads and loadings."""
    rows = [row for row in psat["item_statistics_published"] if row[0].startswith(scale)]
    mean, sd, loading = (np.array([row[n] for row in rows]) for n in (2, 3, 4))
    random = np.random.default_rng(224)
    factor, own = random.standard_normal((people, 1)), random.standard_normal((people, len(rows)))
    scores: np.ndarray[Any, np.dtype[np.float64]]
    scores = mean + sd * (loading * factor + np.sqrt(1 - loading**2) * own)
    return scores


def implied(psat: Any, scale: str) -> float:
    """Alpha that the printed spreads and loadings come to."""
    rows = [row for row in psat["item_statistics_published"] if row[0].startswith(scale)]
    parts = [sd * loading for _, _, _, sd, loading in rows]
    own = sum(row[3] ** 2 for row in rows)
    total = own + sum(parts) ** 2 - sum(part**2 for part in parts)
    return float(len(rows) / (len(rows) - 1) * (1 - own / total))


def test_published_survey_means_have_the_bands_of_the_reference() -> None:
    answers = json.loads(beside("reference", "oracles.json").read_bytes())
    assert [band("vichealth_1_5", Fraction(mean)) for mean in SURVEYS] == answers["vpat"]


def test_valid_and_missing_answers_of_every_published_item_stay_apart(psat: Any) -> None:
    table = tables.bands(analyse(sheet_of(psat), {}), toolbox.voice("en"))
    printed = psat["item_statistics_published"]
    assert [row[-1] for row in table.rows] == [f"{row[1]} / {218 - row[1]}" for row in printed]
    assert [row[3] for row in table.rows] == [f"{row[2]:g}" for row in printed]


def test_published_item_means_are_classed_by_their_first_decimal(psat: Any) -> None:
    found = {score.scale: score.band for score in analyse(sheet_of(psat), {}).scores}
    # Of 16 published means only 2.97 rounds to 3.0, where the second zone begins.
    assert [item for item, zone in found.items() if zone > 1] == ["L1"]


@pytest.mark.parametrize(("scale", "items"), [("L", 11), ("E", 3), ("A", 2)])
def test_answers_with_the_published_moments_have_the_alpha_these_imply(
    psat: Any, scale: str, items: int
) -> None:
    answers = simulated(psat, scale, 20_000)
    found = cronbach_alpha(answers.round(3).tolist())
    assert isinstance(found, Reliability)
    assert found.interval is not None
    assert (found.items, found.people) == (items, 20_000)
    assert found.interval.low < implied(psat, scale) < found.interval.high


def test_the_sections_and_the_two_single_questions_make_the_whole_tool(psat: Any) -> None:
    sections = dict(psat["psat_full_structure"])
    fewest, most = sections.pop("total_questions")
    # The framework counts five questions on satisfaction and one on balance beside the sections.
    assert sum(sections.values()) + 5 + 1 == most
    assert fewest < most
