"""The sheet refuses what contradicts itself, and names every place at once."""

from typing import Any

import pytest

from kolam.core.fault import Faulty
from kolam.core.record import read
from kolam.tools.stakeholders.sheet import Card, Sheet

SHOP = {"id": "Shop", "name": {"en": "Shop"}}
RATING = {"id": "1", "rater": "R1", "stakeholder": "Shop"}


def faults(kind: type[Sheet | Card], data: dict[str, Any]) -> set[tuple[str, str]]:
    with pytest.raises(Faulty) as caught:
        read(kind, data)
    return {(fault.where(), fault.key) for fault in caught.value.faults}


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ({"stakeholders": [SHOP, SHOP]}, ("stakeholders.1.id", "twice")),
        ({"stakeholders": [{"id": "Shop", "name": {}}]}, ("stakeholders.0.name", "no_name")),
        (
            {"stakeholders": [{**SHOP, "kind": "population_group", "iati_type": "10"}]},
            ("stakeholders.0.iati_type", "group_has_type"),
        ),
        (
            {
                "stakeholders": [SHOP],
                "links": [{"id": "L", "source": "Shop", "target": "gone", "kind": "other"}],
            },
            ("links.0.target", "no_such_row"),
        ),
        (
            {
                "stakeholders": [SHOP],
                "links": [{"id": "L", "source": "Shop", "target": "Shop", "kind": "other"}],
            },
            ("links.0.target", "link_to_itself"),
        ),
        (
            {"rounds": [{"id": "r", "ratings": [RATING, {**RATING, "id": "2"}]}]},
            ("rounds.0.ratings.1.stakeholder", "twice"),
        ),
        (
            {"rounds": [{"id": "r", "ratings": [RATING, {**RATING, "rater": "R2"}]}]},
            ("rounds.0.ratings.1.id", "twice"),
        ),
    ],
)
def test_a_contradiction_is_refused_with_its_place(
    data: dict[str, Any], fault: tuple[str, str]
) -> None:
    assert faults(Sheet, data) == {fault}


def test_a_card_with_several_faults_answers_with_all_of_them() -> None:
    marks = [
        {"stakeholder": "Shop", "interest": 11, "influence": -1},
        {"stakeholder": "no such id!", "confidence": 4, "mood": 1},
    ]
    assert faults(Card, {"marks": marks}) == {
        ("marks.0.interest", "too_high"),
        ("marks.0.influence", "too_low"),
        ("marks.1.stakeholder", "bad_pattern"),
        ("marks.1.confidence", "too_high"),
        ("marks.1.mood", "unknown_field"),
    }


def test_a_card_says_one_thing_about_each_stakeholder() -> None:
    twice = [{"stakeholder": "Shop"}, {"stakeholder": "Shop"}]
    assert faults(Card, {"marks": twice}) == {("marks.1.stakeholder", "twice")}


def test_ratings_of_a_stakeholder_taken_off_the_list_can_still_be_read() -> None:
    kept = read(Sheet, {"rounds": [{"id": "r", "ratings": [RATING]}]})
    assert kept.rounds[0].ratings[0].stakeholder == "Shop"
