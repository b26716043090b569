"""The guessing round: what is a guess, what counts as own, and what may be shown."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from kolam.core.stakeholder import SECTORS
from kolam.tools.sectors.guessing import Guessing, Scores, Understood, guessing
from kolam.tools.sectors.sheet import Round, Sheet
from kolam.tools.sectors.tests.situations import sheet


def row(found: Guessing, sector: str = "business") -> Understood:
    return next(row for row in found.rows if row.sector == sector)


def about(**case: Any) -> Understood:
    return row(guessing(sheet(case)))


def test_everybody_elses_answer_is_a_guess_and_scores_the_drivers_it_hits() -> None:
    found = about(own="A B C", guess={"government": ["A D E", "A B C"], "academia": ["B C D"]})
    assert found.by == {
        "government": Scores((Fraction(1), Fraction(3))),
        "academia": Scores((Fraction(2),)),
    }


def test_a_guess_of_two_drivers_can_hit_two() -> None:
    assert about(own="A B C", guess={"government": ["A B"]}).by["government"].high == 2


def test_the_answers_of_a_sectors_own_people_are_no_guesses() -> None:
    found = about(guess={"business": ["A B C"], "government": ["A B C"]})
    assert set(found.by) == {"government"}


def test_what_was_said_at_the_table_counts_before_answers() -> None:
    found = about(own="D E F", guess={"business": ["A B C"], "government": ["D E F"]})
    assert (found.own.agreed, set(found.own.places)) == (True, set("DEF"))


def test_else_the_drivers_named_most_often_count() -> None:
    found = about(guess={"business": ["A B C", "A B D", "A C B"]})
    assert (set(found.own.places), found.own.n) == (set("ABC"), 3)


def test_a_tie_shares_the_last_place() -> None:
    own = about(guess={"business": ["A B C", "A B D"]}).own
    assert (own.tied, own.short) == (("C", "D"), False)


def test_without_an_own_list_there_is_no_score() -> None:
    found = about(guess={"government": ["A B C"]})
    assert (found.by, found.whole, found.guessed) == ({}, None, True)
    assert (found.guessers, found.hidden) == (("government",), ())


def test_dont_know_is_no_score() -> None:
    found = about(own="A B C", guess={"government": ["?", "A D E"]})
    assert (found.by["government"].scores, found.unsure) == ((Fraction(1),), 1)


def test_a_driver_that_stands_on_no_list_any_more_is_not_counted() -> None:
    kept = sheet({"own": "A B C", "guess": {"government": ["A B L"]}})
    fewer = kept.with_(drivers=kept.drivers[:-1])
    assert row(guessing(fewer)).by["government"].scores == (Fraction(2),)


def test_of_each_sector_the_last_round_that_asked_about_it_counts() -> None:
    first = sheet({"own": "A B C", "guess": {"government": ["D E F"]}})
    second = sheet({"about": "academia", "own": "A B C", "guess": {"government": ["A B C"]}})
    third = sheet({"own": "A B C", "guess": {"government": ["A B D"]}})
    rounds = [
        Round(id=f"R{n}", promise="named", ratings=one.rounds[0].ratings)
        for n, one in enumerate((first, third, second), start=1)
    ]
    found = guessing(first.with_(own=(*first.own, second.own[0].with_(id="b")), rounds=rounds))
    assert row(found).by["government"].scores == (Fraction(2),)
    assert row(found, "academia").by["government"].scores == (Fraction(3),)


def test_whose_sector_is_not_known_is_not_counted() -> None:
    kept = sheet({"own": "A B C", "guess": {"": ["A B C"], "government": ["A D E"]}})
    found = guessing(kept)
    assert (row(found).whole, found.unplaced) == (Scores((Fraction(1),)), 1)


def test_in_an_anonymous_round_nobody_is_placed() -> None:
    kept = sheet({"promise": "anonymous", "own": "A B C", "guess": {"": ["A B C"] * 6}})
    found = guessing(kept)
    assert (found.ranked, found.unplaced, found.raters) == ((), 6, 6)


@pytest.mark.parametrize("promise", ["sector", "organisation", "anonymous"])
def test_fewer_than_five_people_are_hidden_unless_all_are_named(promise: str) -> None:
    four = {"own": "A B C", "guess": {"government": ["A B C"] * 4}}
    found = about(**four, promise=promise)
    assert (found.by, found.hidden, found.whole) == ({}, ("government",), None)
    assert about(**four, promise="named").by["government"].n == 4


def test_the_next_smallest_is_hidden_too_where_the_whole_would_give_one_away() -> None:
    guess = {"government": ["A B C"] * 4, "academia": ["D E F"] * 5, "donors": ["A D E"] * 6}
    found = about(own="A B C", guess=guess, promise="sector")
    assert (set(found.by), found.hidden) == ({"donors"}, ("government", "academia"))
    assert found.whole
    assert found.whole.n == 15


def test_what_four_people_say_of_their_own_sector_is_hidden() -> None:
    own = about(guess={"business": ["A B C"] * 4}, promise="sector").own
    assert (dict(own.places), own.hidden, own.n) == ({}, True, 4)


def test_what_five_people_say_of_their_own_sector_is_shown() -> None:
    own = about(guess={"business": ["A B C"] * 5}, promise="sector").own
    assert (set(own.places), own.hidden) == (set("ABC"), False)


PEOPLE = st.dictionaries(
    st.sampled_from([s for s in SECTORS if s != "business"]),
    st.lists(st.sampled_from(["A B C", "A D E", "D E F"]), min_size=1, max_size=8),
    max_size=4,
)


@drawn(PEOPLE)
def test_by_sector_no_shown_number_stands_for_fewer_than_five(guess: dict[str, list[str]]) -> None:
    found = about(own="A B C", guess=guess, promise="sector")
    hidden = [len(guess[sector]) for sector in found.hidden]
    assert all(scores.n >= 5 for scores in found.by.values())
    assert not found.whole or not hidden or (len(hidden) > 1 and sum(hidden) >= 5)


@drawn(PEOPLE)
def test_by_name_every_guess_is_shown_once(guess: dict[str, list[str]]) -> None:
    found = about(own="A B C", guess=guess)
    assert {by: scores.n for by, scores in found.by.items()} == {
        k: len(v) for k, v in guess.items()
    }
    everybody = sorted(score for scores in found.by.values() for score in scores.scores)
    assert (list(found.whole.scores) if found.whole else []) == everybody


@drawn(PEOPLE)
def test_a_mean_lies_between_the_lowest_and_the_highest(guess: dict[str, list[str]]) -> None:
    for scores in about(own="A B C", guess=guess).by.values():
        assert 0 <= scores.low <= scores.mean <= scores.high <= 3


def test_those_that_tie_for_least_are_all_named() -> None:
    one = sheet({"own": "A B C", "guess": {"government": ["A D E"] * 3}})
    kept = combined(one, ("academia", "A D E"), ("donors", "A B C"))
    assert [row.sector for row in guessing(kept).least] == ["business", "academia"]


def test_where_all_are_alike_none_is_least() -> None:
    one = sheet({"own": "A B C", "guess": {"government": ["A D E"] * 3}})
    found = guessing(combined(one, ("academia", "A D E")))
    assert (found.least, len(found.ranked)) == ((), 2)


def test_two_who_guessed_rank_nothing() -> None:
    found = guessing(sheet({"own": "A B C", "guess": {"government": ["A D E"] * 2}}))
    assert (found.ranked, found.pairs, found.few) == ((), (), 1)


def combined(first: Sheet, *more: tuple[str, str]) -> Sheet:
    """The sheet with three of the government guessing about more sectors, all alike."""
    own, ratings = list(first.own), list(first.rounds[0].ratings)
    for sector, said in more:
        other = sheet({"about": sector, "own": "A B C", "guess": {"government": [said] * 3}})
        own.append(other.own[0].with_(id=f"own.{sector}"))
        ratings += other.rounds[0].ratings
    return first.with_(own=own, rounds=[first.rounds[0].with_(ratings=ratings)])
