"""Sectors, salience, links and engagement, as the list alone tells them."""

import csv
import datetime
import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.core.stakeholder import SECTORS
from kolam.tools.stakeholders.coverage import (
    Degree,
    coverage,
    degrees,
    nobody_in_touch,
    quadrant_frame,
    salience_class,
    salience_frame,
)
from kolam.tools.stakeholders.placement import QUADRANTS
from kolam.tools.stakeholders.sheet import Engagement, Link, LinkKind, Salience
from kolam.tools.stakeholders.tests.situations import shared, stakeholder

DAY = datetime.date(2023, 7, 1)
LINKS = st.lists(
    st.tuples(*[st.sampled_from("abcd")] * 2, st.sampled_from(["funding", "other"])),
    max_size=20,
)


def link(source: str, target: str, kind: LinkKind = "funding") -> Link:
    return Link(id=f"{source}{target}{kind}", source=source, target=target, kind=kind)


@pytest.mark.parametrize(
    ("letters", "name"),
    [("", "none"), ("P", "dormant"), ("L", "discretionary"), ("U", "demanding"),
     ("PL", "dominant"), ("PU", "dangerous"), ("LU", "dependent"), ("PLU", "definitive")],
)  # fmt: skip
def test_every_combination_of_marks_has_its_published_class(letters: str, name: str) -> None:
    marks = Salience(power="P" in letters, legitimacy="L" in letters, urgency="U" in letters)
    assert salience_class(marks) == name


def test_the_frame_lists_the_quadrants_that_the_code_knows() -> None:
    assert set(quadrant_frame().ids()) == set(QUADRANTS)


def test_the_frame_gives_every_class_other_marks() -> None:
    codes = [frozenset(entry.codes) for entry in salience_frame().entries]
    assert len(set(codes)) == len(codes) == 8


def test_a_sector_with_nobody_is_empty() -> None:
    told = coverage([stakeholder("Shop", "business")])
    assert told.empty == tuple(sector for sector in SECTORS if sector != "business")


def test_a_sector_with_population_groups_alone_is_not_empty_but_cannot_sign() -> None:
    told = coverage([stakeholder("Families", "civil_society, group")])
    assert ("civil_society" in told.empty, told.groups_only, told.groups) == (
        False, ("civil_society",), ("Families",),
    )  # fmt: skip


def test_those_without_a_sector_are_listed_apart() -> None:
    told = coverage([stakeholder("Shop", ""), stakeholder("Families", ", group")])
    assert (told.without_sector, told.groups) == (("Shop",), ("Families",))


def test_nobody_on_the_list_leaves_every_sector_empty() -> None:
    assert coverage([]).empty == SECTORS


@given(LINKS)
def test_degrees_count_the_others_by_kind(drawn: list[tuple[str, str, LinkKind]]) -> None:
    found = degrees(link(*one) for one in drawn)
    real = {one for one in drawn if one[0] != one[1]}
    out = Counter((source, kind) for source, _, kind in real)
    back = Counter((target, kind) for _, target, kind in real)
    told = {(id, kind): degree for id, kinds in found.items() for kind, degree in kinds.items()}
    assert told == {place: Degree(out[place], back[place]) for place in out.keys() | back.keys()}


def test_a_link_drawn_twice_counts_once() -> None:
    assert degrees([link("a", "b"), link("a", "b")]) == {
        "a": {"funding": Degree(1, 0)},
        "b": {"funding": Degree(0, 1)},
    }


def test_published_reputations_of_thirty_organisations_come_out() -> None:
    told = json.loads(shared("data/stakeholders/chemnet/oracle.json").read_text(encoding="utf-8"))
    with shared("data/stakeholders/chemnet/infrep.csv").open(encoding="utf-8") as source:
        rows = list(csv.DictReader(source))
    named = [(row[""], id) for row in rows for id, x in row.items() if id and x == "1"]
    themselves = Counter(id for one, id in named if one == id)
    found = degrees(link(one, id, "other") for one, id in named)
    kinds = {id: found.get(id, {}).get("other", Degree()) for id in told["reputation_indegree"]}
    # The published counts include those who named themselves, which is no link to another.
    assert {id: degree.received + themselves[id] for id, degree in kinds.items()} == told[
        "reputation_indegree"
    ]


@pytest.mark.parametrize(
    ("plan", "alone"),
    [
        (Engagement(), True),
        (Engagement(strategy="inform", owner="Mala"), True),
        (Engagement(owner="Mala", next_contact=DAY), True),
        (Engagement(strategy="inform", next_contact=DAY), True),
        (Engagement(strategy="inform", owner="Mala", next_contact=DAY), False),
    ],
)
def test_to_be_in_touch_takes_a_strategy_an_owner_and_a_day(plan: Engagement, alone: bool) -> None:
    row = stakeholder("Shop", "business").with_(engagement=plan)
    assert nobody_in_touch(row) is alone
