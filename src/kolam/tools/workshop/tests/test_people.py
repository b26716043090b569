"""Participants: counts only, and no group of fewer than five that could be worked out."""

from hypothesis import given
from hypothesis import strategies as some

from kolam.core.stakeholder import SECTORS
from kolam.tools.workshop.people import GENDERS, Participants, participants
from kolam.tools.workshop.tests.situations import example, sheet

COUNTS = some.dictionaries(
    some.tuples(some.sampled_from(SECTORS), some.sampled_from(GENDERS)),
    some.integers(0, 12),
    max_size=12,
)


def people(*rows: str) -> Participants:
    return participants(sheet({"people": list(rows)}))


def told(groups: object) -> dict[str, int | None]:
    return {group.name: group.n for group in groups}  # type: ignore[attr-defined]


def test_the_demo_has_24_people_and_hides_the_three_of_business() -> None:
    found = participants(example("food_security"))
    assert (found.total, told(found.sectors), told(found.genders)) == (
        24,
        {"government": 9, "civil_society": 7, "business": None, "united_nations": None},
        {"women": 13, "men": 11},
    )


def test_the_sectors_from_which_nobody_came_are_named() -> None:
    assert participants(example("food_security")).absent == ("academia", "donors", "foundations")


def test_without_participants_nobody_is_absent() -> None:
    found = people()
    assert (found.total, found.absent, found.hidden) == (0, (), 0)


def test_a_row_of_nobody_makes_no_group() -> None:
    found = people("business men 0", "government women 6", "donors women 7")
    assert told(found.sectors) == {"government": 6, "donors": 7}


def test_who_did_not_tell_the_sector_is_a_group_of_its_own() -> None:
    found = people("none not_said 6", "government women 8")
    assert told(found.sectors) == {"government": 8, "none": 6}


def test_exactly_five_may_be_told() -> None:
    assert told(people("business men 5", "government women 5").sectors) == {
        "government": 5,
        "business": 5,
    }


def test_one_small_group_takes_the_next_with_it() -> None:
    assert told(people("business men 4", "government women 9", "donors men 6").sectors) == {
        "government": 9,
        "business": None,
        "donors": None,
    }


def test_a_group_on_its_own_is_the_total_and_hidden_when_small() -> None:
    assert told(people("business men 4").sectors) == {"business": None}


@given(COUNTS)
def test_no_group_of_fewer_than_five_is_told_or_can_be_worked_out(
    counts: dict[tuple[str, str], int],
) -> None:
    found = people(*(f"{sector} {gender} {n}" for (sector, gender), n in counts.items()))
    for groups in (found.sectors, found.genders):
        shown = [group.n for group in groups if group.n is not None]
        hidden = [group for group in groups if group.n is None]
        assert all(n >= 5 for n in shown)
        # What the total leaves over belongs to two groups at least, or to everybody.
        assert len(hidden) != 1 or not shown


@given(COUNTS)
def test_the_total_is_the_sum_of_all_counts(counts: dict[tuple[str, str], int]) -> None:
    found = people(*(f"{sector} {gender} {n}" for (sector, gender), n in counts.items()))
    assert found.total == sum(counts.values())
