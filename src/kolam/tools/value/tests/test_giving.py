"""What the room gives the others, each with where it came from."""

import pytest

from kolam import toolbox
from kolam.core.record import fingerprint
from kolam.core.voice import LANGUAGES
from kolam.tools.value.giving import advantages, clauses, essential, evidence, interests
from kolam.tools.value.tests.situations import fed, found, line, partner, seed, year

EN = toolbox.voice("en")


def test_every_claim_is_an_advantage_with_its_status() -> None:
    given = advantages(seed().sheet, seed(), EN)
    assert len(given) == 10
    assert [(one.source, one.status) for one in given[:2]] == [
        ("complementarity", "emerging"),
        ("synergy", "emerging"),
    ]


def test_a_claim_without_a_mechanism_goes_by_the_sources_name() -> None:
    told = found(sources=[{"id": "s", "source": "scale"}])
    assert [one.words.en for one in advantages(told.sheet, told, EN)] == ["Scale"]


def test_interests_are_open_value_lines_with_their_weights() -> None:
    told = found(
        currency="LKR",
        partners=[partner()],
        lines=[
            line("1", "funding", score=2, weight=3),
            line("2", "funding", years=[year(2024, 5)]),
            line("3", "funding", score=0),
            line("4", "funding", score=4, flow="given"),
            line("5", "risk_negative", score=4),
        ],
    )
    given = interests(told.sheet, told, EN)
    assert [(one.ref.path[1], one.party, one.importance) for one in given] == [
        ("1", "Clinic", 3),
        ("2", "Clinic", 1),
    ]


@pytest.mark.parametrize(("weight", "importance"), [(0, 1), (1, 1), (5, 5)])
def test_an_interest_is_as_important_as_its_weight_and_never_of_none(
    weight: int, importance: int
) -> None:
    told = found(partners=[partner()], lines=[line("1", "funding", score=2, weight=weight)])
    assert [one.importance for one in interests(told.sheet, told, EN)] == [importance]


def test_a_partner_that_left_gives_no_interests_and_no_evidence() -> None:
    told = found(
        partners=[partner(left="2025")],
        lines=[line("1", "funding", score=2), line("2", "risk_negative", score=4)],
    )
    assert interests(told.sheet, told, EN) == ()
    assert evidence(told.sheet, told, EN) == ()


@pytest.mark.parametrize(
    ("together", "state"),
    [
        ({"likely": 61}, "green"),
        ({"low": 60, "likely": 90}, "amber"),
        ({"likely": 60}, "red"),
    ],
)
def test_the_extra_result_is_evidence_for_value_creation(
    together: dict[str, float], state: str
) -> None:
    told = found(indicators=[fed(0, 60) | {"together": together}])
    (one,) = evidence(told.sheet, told, EN)
    assert (one.room, one.about, one.state) == ("fundamentals", "value_creation", state)


def test_a_cost_index_above_the_value_index_is_amber_evidence() -> None:
    told = found(
        partners=[partner()],
        lines=[line("1", "funding", score=1), line("2", "risk_negative", score=4)],
    )
    (one,) = evidence(told.sheet, told, EN)
    assert (one.state, one.words.en) == (
        "amber",
        "Clinic: the cost index is above the value index.",
    )


def test_the_objective_is_why_and_the_target_is_what() -> None:
    told = found(objective={"en": "Nobody goes hungry."}, indicators=[fed(90, 60)])
    given = clauses(told.sheet, told, EN)
    assert [(one.part, one.words.en) for one in given] == [
        ("why", "Nobody goes hungry."),
        ("what", "Families fed: 90 families."),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_given_names_a_row_that_is_there_as_it_is_now(language: str) -> None:
    told, voice = seed(), toolbox.voice(language)
    rows = {
        (table, row.id): fingerprint(row)
        for table in ("sources", "lines", "partners", "indicators")
        for row in getattr(told.sheet, table)
    }
    refs = [
        one.ref
        for give in (advantages, interests, evidence)
        for one in give(told.sheet, told, voice)
    ]
    assert refs
    assert [ref.path for ref in refs if rows.get((ref.path[0], ref.path[1])) != ref.seen] == []


def test_who_stands_behind_a_claim_is_essential_until_it_leaves() -> None:
    told = found(
        partners=[partner("a"), partner("b"), partner("c", left="2025")],
        sources=[{"id": "s", "source": "scale", "partners": ["a", "c"]}],
    )
    assert [(one.id, one.ref.path) for one in essential(told.sheet, told, EN)] == [
        ("a", ("partners", "a"))
    ]
