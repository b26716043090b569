"""Matrices from answers, the network, what is given and taken, and faults with their places."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam import toolbox
from kolam.core.answers import Rating, Round
from kolam.core.card import Card as Sent
from kolam.core.fault import Faulty
from kolam.core.interest import Interest
from kolam.core.passing import Evidence, IssueQuestion
from kolam.core.record import Text, read
from kolam.core.ref import Ref
from kolam.core.stakeholder import Stakeholder
from kolam.tools.influence import TOOL
from kolam.tools.influence.analysis import analyse
from kolam.tools.influence.cards import ask, gather, item
from kolam.tools.influence.matrices import influences, positions
from kolam.tools.influence.sheet import Actor, Answer, Card, Influence, Link, Sheet
from kolam.tools.influence.taking import TAKING
from kolam.tools.influence.tests.situations import example, sheet

PAIR = sheet({"actors": "A B", "objectives": "road"})


def answered(held: str, *scores: int, kind: str = "I", other: str = "B") -> Round:
    name = item(kind, "A", other)
    return Round(
        id=held,
        ratings=tuple(
            Rating(id=f"R{n}.x", rater=f"R{n}", item=name, score=score)
            for n, score in enumerate(scores)
        ),
    )


def test_the_median_of_the_answers_is_used_and_between_two_the_lower() -> None:
    odd, even = (
        influences(PAIR.with_(rounds=(answered("1", *scores),))).scores[0][1]
        for scores in ((4, 0, 3), (1, 4))
    )
    assert (odd, even) == (3, 1)


def test_the_last_round_that_asked_counts() -> None:
    rounds = (answered("1", 4, 4), answered("2", 1, 1), answered("3", 2, kind="P", other="road"))
    kept = PAIR.with_(rounds=rounds)
    assert influences(kept).scores.tolist() == [[0, 1], [0, 0]]
    assert positions(kept).scores.tolist() == [[2], [0]]


def test_what_was_agreed_counts_before_answers() -> None:
    agreed = sheet({"actors": "A B", "influences": {"A": "0 2"}})
    assert influences(agreed.with_(rounds=(answered("1", 4, 4),))).scores[0][1] == 2


def test_what_is_said_of_somebody_who_is_not_listed_counts_nowhere() -> None:
    rows = tuple(
        Influence(id=f"{a}{b}", source=a, target=b, score=3) for a, b in ("AB", "AX", "XA")
    )
    found = influences(PAIR.with_(influences=rows))
    assert (found.scores.tolist(), found.missing) == ([[0, 3], [0, 0]], 1)


def test_an_actor_on_itself_is_no_missing_pair_and_none_that_is_told() -> None:
    rows = (Influence(id="1", source="A", target="A", score=3),)
    assert influences(PAIR.with_(influences=rows)).missing == 2


def test_an_actor_and_an_objective_may_have_one_id() -> None:
    kept = sheet({"actors": "A B", "objectives": "A", "positions": {"A": "2"}})
    found = positions(kept)
    assert (found.scores.tolist(), found.missing) == ([[2], [0]], 1)


def test_of_all_faults_only_too_few_answers_are_told_among_the_findings() -> None:
    found = analyse(PAIR.with_(focus="Z", rounds=(answered("1", 4, 4),)), {})
    assert [fault.key for fault in found.faults] == ["no_such_row", "fewer_than_three"]
    assert [fault.key for fault in found.small] == ["fewer_than_three"]


def test_pairs_that_people_answer_most_differently_are_disputed() -> None:
    found = analyse(PAIR.with_(rounds=(answered("1", 0, 2, 4),)), {})
    assert [(d.one, d.other, d.apart) for d in found.disputed] == [("A", "B", 4)]


@given(st.lists(st.lists(st.integers(0, 4), min_size=4, max_size=4), min_size=4, max_size=4))
def test_influences_and_dependences_add_up_alike_and_the_mean_balance_is_one(
    rows: list[list[int]],
) -> None:
    case = {
        "actors": "A B C D",
        "influences": {a: " ".join(map(str, row)) for a, row in zip("ABCD", rows, strict=True)},
    }
    found = analyse(sheet(case), {})
    assert sum(found.found.influences) == sum(found.found.dependences)
    balances = [p.balance for p in found.powers if p.balance is not None]
    assert sum(balances) in ({0} if not balances else {len(balances)})


def test_both_conventions_can_be_chosen() -> None:
    kept = example("food_security")
    whole, less = (
        analyse(kept.with_(convention=name), {}).powers[0].balance for name in ("whole", "less_own")
    )
    assert whole != less


def test_a_link_map_tells_who_holds_it_together() -> None:
    kept = sheet({"actors": "A B C"}).with_(
        links=(Link(id="1", source="A", target="B"), Link(id="2", source="B", target="C"))
    )
    network = analyse(kept, {}).network
    assert network
    assert (network.cut_points, network.out_degree) == ((1,), (1, 1, 0))


def test_phones_are_asked_about_the_actor_in_focus_and_never_about_itself() -> None:
    kept = example("food_security")
    asked = ask(kept, toolbox.voice("en"))
    assert asked["question"] == "What can Presidential Secretariat do to each of these?"
    assert len(asked["questions"]) == 12
    assert [step["value"] for step in asked["questions"][0]["steps"]] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_phones_can_be_asked_for_positions(language: str) -> None:
    kept = example("food_security").with_(asking="positions")
    asked = ask(kept, toolbox.voice(language))
    assert [q["item"] for q in asked["questions"]] == [f"P.PS.O{n}" for n in range(1, 7)]


def test_with_nobody_listed_phones_are_told_so() -> None:
    assert ask(Sheet(), toolbox.voice("en")) == {
        "question": "No actors are listed yet.",
        "question_language": "en",
        "questions": [],
    }


def test_cards_become_a_round() -> None:
    card = Sent(
        id="c",
        round="7",
        author="a",
        body=Card(answers=(Answer(item=item("I", "A", "B"), score=3),)),
    )
    (held,) = gather([card], PAIR).rounds
    assert [(r.item, r.score) for r in held.ratings] == [("I.A.B", 3)]


def test_two_pairs_never_share_an_item() -> None:
    ids = ["a", "b", "a.b", "b.c", "x" * 60, "y" * 60]
    items = [item("I", one, other) for one in ids for other in ids]
    assert len(set(items)) == len(items)
    assert max(map(len, items)) <= 64


def test_agreed_positions_are_given_as_interests_with_their_strength() -> None:
    kept, voice = example("food_security"), toolbox.voice("en")
    given_ = TOOL.gives[Interest](kept, analyse(kept, {}), voice)
    found = next(i for i in given_ if i.ref.path == ("positions", "SMC.O6"))
    assert (found.party, found.importance, found.words.en) == (
        "National supermarket chain",
        3,
        "That this does not come about as it stands: Labelling and price rules for unhealthy food",
    )


def test_who_has_the_least_say_is_evidence_for_empowered_partners() -> None:
    kept, voice = example("food_security"), toolbox.voice("en")
    found, *_ = TOOL.gives[Evidence](kept, analyse(kept, {}), voice)
    assert (found.about, found.ref.path) == ("empowered_partners", ("actors", "APP"))


def test_that_the_sums_hold_is_evidence_for_the_agreement() -> None:
    kept, voice = example("food_security"), toolbox.voice("en")
    told = TOOL.gives[Evidence](kept, analyse(kept, {}), voice)[1:]
    assert [(one.room, one.about, one.state, one.words.en) for one in told] == [
        (
            "agreement",
            "influence.sums",
            "green",
            "All influence adds up to 1,276, all dependence to 1,276.",
        ),
        ("agreement", "influence.mean", "green", "The mean of r* over all actors is 1.000."),
    ]


def test_sums_that_do_not_hold_are_red() -> None:
    kept, voice = example("food_security"), toolbox.voice("en")
    found = analyse(kept, {})
    first, *others = found.powers
    wrong = replace(first, influence=first.influence + 1, balance=Fraction(9))
    told = TOOL.gives[Evidence](kept, replace(found, powers=(wrong, *others)), voice)[1:]
    assert [(one.about, one.state) for one in told] == [
        ("influence.sums", "red"),
        ("influence.mean", "red"),
    ]


def test_without_a_balance_of_power_only_the_sums_are_told() -> None:
    kept = Sheet(actors=(Actor(id="A", name=Text(en="A")), Actor(id="B", name=Text(en="B"))))
    told = TOOL.gives[Evidence](kept, analyse(kept, {}), toolbox.voice("en"))
    assert [(one.about, one.state) for one in told] == [("influence.sums", "green")]


def test_the_question_is_given_where_one_is_written() -> None:
    kept, voice = example("food_security"), toolbox.voice("en")
    (asked,) = TOOL.gives[IssueQuestion](kept, analyse(kept, {}), voice)
    assert (asked.ref.path, asked.words) == (("question",), kept.question)
    assert TOOL.gives[IssueQuestion](Sheet(), analyse(Sheet(), {}), voice) == ()


def test_a_stakeholder_taken_twice_is_one_actor_brought_up_to_date() -> None:
    ref = Ref(tool="stakeholders", path=("stakeholders", "S1"), seen="old")
    one = Stakeholder(ref=ref, name=Text(en="Shop"), sector="business", kind="organisation")
    other = one.with_(name=Text(en="Shops"), ref=ref.with_(seen="new"))
    take = TAKING[Stakeholder]
    (actor,) = take(take(Sheet(), one), other).actors
    assert (actor.id, actor.name.en, actor.ref) == ("S1", "Shops", other.ref)


def test_every_fault_is_told_with_its_place() -> None:
    with pytest.raises(Faulty) as refused:
        read(
            Sheet,
            {
                "focus": "Z",
                "actors": [{"id": "A", "name": {"en": "A"}}, {"id": "B", "name": {"en": "B"}}],
                "influences": [
                    {"id": "1", "source": "A", "target": "A", "score": 1},
                    {"id": "2", "source": "A", "target": "X", "score": 1},
                    {"id": "3", "source": "A", "target": "X", "score": 2},
                ],
                "positions": [{"id": "1", "actor": "A", "objective": "O", "score": 1}],
            },
        )
    assert {(f.place, f.key) for f in refused.value.faults} == {
        (("focus",), "no_such_row"),
        (("influences", 0, "target"), "influence_on_itself"),
        (("influences", 1, "target"), "no_such_row"),
        (("influences", 2, "target"), "no_such_row"),
        (("influences", 2, "target"), "twice"),
        (("positions", 0, "objective"), "no_such_row"),
    }
