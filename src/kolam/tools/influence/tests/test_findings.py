"""What the room finds and says: ties, tensions, few answers, many actors, and what others get."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam import toolbox
from kolam.core.answers import Rating, Round
from kolam.core.card import Promise
from kolam.core.passing import Evidence
from kolam.core.record import Text
from kolam.core.ref import Ref
from kolam.core.stakeholder import Stakeholder
from kolam.core.voice import LANGUAGES
from kolam.tools.influence import tables
from kolam.tools.influence.analysis import Findings, analyse
from kolam.tools.influence.cards import item
from kolam.tools.influence.figures import figure
from kolam.tools.influence.giving import evidence, interests
from kolam.tools.influence.matrices import influences, positions
from kolam.tools.influence.sentences import headline, sentences
from kolam.tools.influence.sheet import Actor, Influence, Link, Sheet
from kolam.tools.influence.tests.situations import example, sheet

EN = toolbox.voice("en")
DEMO = analyse(example("food_security"), {})


def found(actors: str = "A B C", **rows: dict[str, str] | str) -> Findings:
    return analyse(sheet({"actors": actors, **rows}), {})


def said(findings: Findings) -> list[str]:
    return [sentence.said(EN) for sentence in sentences(findings)]


def weak_voices(findings: Findings) -> tuple[Evidence, ...]:
    """What is given as evidence for the fundamental of empowered partners."""
    given_ = evidence(findings.sheet, findings, EN)
    return tuple(one for one in given_ if one.room == "fundamentals")


def rated(
    *scores: int, promise: Promise = "anonymous", name: str = "I.A.B", id: str = "1"
) -> Round:
    rows = (
        Rating(id=f"R{n}", rater=f"R{n}", item=name, score=score) for n, score in enumerate(scores)
    )
    return Round(id=id, promise=promise, ratings=tuple(rows))


def asked(*rounds: Round) -> Findings:
    return analyse(sheet({"actors": "A B"}).with_(rounds=rounds), {})


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (
            {"A": "0 3 1", "B": "2 0 2", "C": "0 1 0"},
            "A has the most room to act (r* 1.86; the mean is 1), C the least (0.19).",
        ),
        (
            {"A": "0 0 4", "B": "0 0 4", "C": "0 0 0"},
            "A and B have the most room to act, all alike (r* 1.50; the mean is 1), C the least "
            "(0.00).",
        ),
        (
            {"A": "0 4 4", "B": "0 0 0", "C": "0 0 0"},
            "A has the most room to act (r* 3.00; the mean is 1), B and C the least (0.00).",
        ),
        ({"A": "0 2 2", "B": "2 0 2", "C": "2 2 0"}, "All 3 actors have the same room to act."),
    ],
)
def test_who_has_most_and_least_room_is_named_with_every_tie(
    rows: dict[str, str], words: str
) -> None:
    assert headline(found(influences=rows)).said(EN) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tie_has_words_in_every_language(language: str) -> None:
    voice = toolbox.voice(language)
    for rows in ({"A": "0 0 4", "B": "0 0 4"}, {"A": "0 2 2", "B": "2 0 2", "C": "2 2 0"}):
        words = headline(found(influences=rows)).said(voice)
        assert "⟦" not in words
        assert "{" not in words


def test_where_all_have_the_same_room_nobody_is_evidence_of_a_weak_voice() -> None:
    alike = found(influences={"A": "0 2 2", "B": "2 0 2", "C": "2 2 0"})
    assert weak_voices(alike) == ()


def test_everybody_with_the_least_say_is_named_as_evidence() -> None:
    weak = found(influences={"A": "0 4 4"})
    (told,) = weak_voices(weak)
    assert "B and C" in told.words.en
    assert (told.room, told.about) == ("fundamentals", "empowered_partners")


def test_interests_name_the_actor_and_not_its_code() -> None:
    for language in LANGUAGES:
        voice = toolbox.voice(language)
        given = interests(DEMO.sheet, DEMO, voice)
        names = {actor.name.said(language) for actor in DEMO.sheet.actors}
        assert {interest.party for interest in given} <= names
    assert len(given) == sum(1 for row in DEMO.sheet.positions if row.score)


def test_a_neutral_position_is_no_interest() -> None:
    told = found("A B", objectives="road", positions={"A": "0", "B": "-3"})
    assert [(i.party, i.importance) for i in interests(told.sheet, told, EN)] == [("B", 3)]


def placed(id: str, influence: str) -> Stakeholder:
    ref = Ref(tool="stakeholders", path=("stakeholders", id))
    return Stakeholder(
        ref=ref, name=Text(en=id), sector=None, kind="organisation", influence=influence
    )


@pytest.mark.parametrize(
    ("mapped", "tension"),
    [("4.9", True), ("5", False), ("10", False), ("", False)],
)
def test_exactly_five_on_the_map_is_high_as_it_is_on_the_map(mapped: str, *, tension: bool) -> None:
    strong = sheet({"actors": "A B", "influences": {"A": "0 4", "B": "0 0"}})
    told = analyse(strong, {Stakeholder: (placed("A", mapped),)}).tensions
    assert bool(told) == tension


def test_a_balance_of_exactly_one_is_high() -> None:
    even = sheet({"actors": "A B", "influences": {"A": "0 2", "B": "2 0"}})
    low, high = (analyse(even, {Stakeholder: (placed("A", at),)}).tensions for at in ("4", "6"))
    assert [t.balance for t in low] == [Fraction(1)]
    assert high == ()


def test_the_widest_tension_comes_first() -> None:
    kept = sheet({"actors": "A B C", "influences": {"A": "0 4 4", "B": "0 0 4", "C": "0 0 0"}})
    on_map = (placed("A", "4"), placed("B", "9"), placed("C", "10"))
    told = analyse(kept, {Stakeholder: on_map}).tensions
    assert next(t.actor.id for t in told) == "C"


@pytest.mark.parametrize(
    ("scores", "promise", "cell"),
    [
        ((0, 4, 4), "named", "0, 4, 4"),
        ((0, 4, 4), "organisation", "0, 4, 4"),
        ((0, 4, 4), "sector", "–"),
        ((0, 4, 4, 4), "anonymous", "–"),
        ((0, 4, 4, 4, 4), "anonymous", "0, 4, 4, 4, 4"),
    ],
)
def test_single_answers_of_fewer_than_five_without_a_name_are_not_shown(
    scores: tuple[int, ...], promise: Promise, cell: str
) -> None:
    told = asked(rated(*scores, promise=promise))
    assert tables.disputed(told, EN).rows == (("A", "B", cell, "4"),)
    assert any("answers, from 0 to 4" in s for s in said(told)) == (cell != "–")


@pytest.mark.parametrize(
    ("people", "promise", "key"),
    [(2, "named", "fewer_than_three"), (4, "sector", "under_five"), (5, "sector", None)],
)
def test_a_round_of_too_few_people_is_told_with_its_place(
    people: int, promise: Promise, key: str | None
) -> None:
    told = asked(rated(*[1] * people, promise=promise))
    assert [(f.where(), f.key) for f in told.small] == ([("rounds.0", key)] if key else [])
    assert [s.fault for s in sentences(told) if s.fault] == list(told.small)


def test_what_no_phone_can_send_counts_for_nothing_and_the_others_stand() -> None:
    told = influences(asked(rated(-3, 2, 4)).sheet)
    assert told.answered[0].scores == (2, 4)
    assert told.scores.tolist() == [[0, 2], [0, 0]]


def test_an_answer_about_an_actor_itself_moves_nobody() -> None:
    told = asked(rated(4, 4, 4, name="I.A.A"))
    assert [(p.influence, p.dependence, p.balance) for p in told.powers] == [(0, 0, None)] * 2


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("ABC"), st.sampled_from("ABC")).filter(lambda p: p[0] != p[1]),
        st.integers(0, 4),
    )
)
def test_pairs_that_are_missing_are_those_that_nobody_scored(
    given_: dict[tuple[str, str], int],
) -> None:
    rows = tuple(
        Influence(id=f"{a}{b}", source=a, target=b, score=score) for (a, b), score in given_.items()
    )
    told = influences(sheet({"actors": "A B C"}).with_(influences=rows))
    assert told.missing == 6 - len(given_)
    assert told.scores.sum() == sum(given_.values())


@given(st.integers(0, 3), st.integers(0, 3))
def test_positions_that_are_missing_are_open(actors: int, objectives: int) -> None:
    names = "ABC"[:actors], "xyz"[:objectives]
    told = positions(sheet({"actors": " ".join(names[0]), "objectives": " ".join(names[1])}))
    assert (told.scores.shape, told.missing) == ((actors, objectives), actors * objectives)


def test_an_item_of_long_names_still_finds_its_pair() -> None:
    long = "x" * 60
    kept = Sheet(actors=tuple(Actor(id=id, name=Text(en=id)) for id in (long, "B")))
    told = influences(kept.with_(rounds=(rated(3, 3, 3, name=item("I", long, "B")),)))
    assert told.scores.tolist() == [[0, 3], [0, 0]]


def test_which_convention_counts_is_said_and_changes_only_the_powers() -> None:
    rows = {"A": "0 3 1", "B": "2 0 2", "C": "0 1 0"}
    kept = sheet({"actors": "A B C", "influences": rows})
    whole, less = (analyse(kept.with_(convention=c), {}) for c in ("whole", "less_own"))
    assert [p.influence for p in whole.powers] == [p.influence for p in less.powers] == [7, 5, 2]
    assert [p.balance for p in whole.powers] == [
        Fraction(147, 79), Fraction(75, 79), Fraction(15, 79),
    ]  # fmt: skip
    assert [p.balance for p in less.powers] != [p.balance for p in whole.powers]
    notes = [" ".join(figure(f, EN, "desk").svg().split()) for f in (whole, less)]
    assert "leaves the diagonal out" in notes[0]
    assert "takes the diagonal off" in notes[1]


def test_evidence_and_interests_of_an_empty_room_are_none() -> None:
    for sheet_ in (Sheet(), sheet({"actors": "A", "objectives": "road"})):
        told = analyse(sheet_, {})
        assert weak_voices(told) == ()
        assert interests(sheet_, told, EN) == ()


def test_links_in_separate_parts_are_told() -> None:
    links = tuple(Link(id=f"{a}{b}", source=a, target=b) for a, b in ("AB", "CD"))
    told = analyse(sheet({"actors": "A B C D"}).with_(links=links), {})
    assert "The drawn links fall into 2 separate parts." in said(told)


def test_open_positions_are_counted_only_where_there_are_objectives() -> None:
    bare, asked_ = found("A B"), found("A B", objectives="road well", positions={"A": "1 -"})
    assert not [s for s in said(bare) if "positions are open" in s]
    assert "3 positions are open: they count as neither for nor against." in said(asked_)


@pytest.mark.parametrize(
    ("positions_", "words"),
    [
        (
            {"A": "4", "B": "2"},
            "road is carried most: 3.33 is mobilised for it, by 2 actors.",
        ),
        ({"A": "-4", "B": "-2"}, "road: 3.33 is mobilised against it by 2 actors, 0.00 for it."),
    ],
)
def test_what_is_mobilised_is_each_position_times_the_actors_room(
    positions_: dict[str, str], words: str
) -> None:
    rows = {"A": "0 1 0", "B": "2 0 0", "C": "0 0 0"}
    told = found(influences=rows, objectives="road", positions=positions_)
    by_hand = sum(
        abs(int(positions_[p.actor.id])) * (p.balance or 0)
        for p in told.powers
        if p.actor.id in positions_
    )
    assert words.replace("3.33", EN.number(by_hand, digits=2)) in said(told)
