"""People, pairs, cover and faults, whole values compared."""

from fractions import Fraction
from itertools import permutations

import pytest

from kolam.core.record import Text
from kolam.tools.competencies.analysis import Findings, analyse
from kolam.tools.competencies.pairs import Change
from kolam.tools.competencies.sheet import Action, Rating, Round, Sheet
from kolam.tools.competencies.tests.situations import sheet


def found(**case: object) -> Findings:
    return analyse(sheet(case), {})


def places(findings: Findings) -> list[tuple[tuple[str | int, ...], str]]:
    """Every fault but that of a round of fewer than five people, which most sheets here are."""
    told = (fault for fault in findings.faults if fault.key != "under_five")
    return [(fault.place, fault.key) for fault in told]


def whole(change: Change) -> list[tuple[int, int]]:
    assert all(value.denominator == 1 for pair in change.pairs for value in pair)
    return [(int(first), int(second)) for first, second in change.pairs]


def test_a_persons_mean_is_over_the_statements_that_were_scored() -> None:
    said = (("decisions", 4), ("risk", 5), ("whole", None))
    ratings = tuple(
        Rating(id=id, rater="R1", item=f"before.mindset.{id}", score=s, dont_know=s is None)
        for id, s in said
    )
    group = analyse(Sheet(rounds=(Round(id="1", ratings=ratings),)), {}).group("before")
    assert group
    assert group.people[0].means == {"mindset": Fraction(9, 2)}


@pytest.mark.parametrize(
    ("row", "count", "reading"),
    [("3 3 3", 0, "gap"), ("4 3 3", 1, "single"), ("4 5 3", 2, "covered")],
)
def test_cover_counts_those_at_four_or_more(row: str, count: int, reading: str) -> None:
    cover = found(before={"skills": row}).team[2]
    assert (cover.letter, cover.count, cover.reading) == ("skills", count, reading)


def test_the_cover_is_that_of_the_latest_time() -> None:
    findings = found(before={"skills": "1 1 1"}, after={"skills": "5 5 5"})
    assert [c.count for c in findings.team] == [0, 0, 3, 0]


def test_four_people_show_no_spread_and_five_do() -> None:
    four, five = found(before={"skills": "1 2 3 4"}), found(before={"skills": "1 2 3 4 5"})
    told = [f.standings(f.now)[2].told for f in (four, five) if f.now]
    assert [t and (t.n, int(t.mean)) for t in told] == [None, (5, 3)]


def test_four_who_all_agreed_to_be_named_show_their_spread() -> None:
    findings = found(promise="named", before={"skills": "1 2 3 4"})
    assert findings.now
    told = findings.standings(findings.now)[2].told
    assert told
    assert told.mean == Fraction(5, 2)


@pytest.mark.parametrize("order", list(permutations("ABC"))[1:])
def test_pairs_follow_the_keys_whatever_the_order_of_raters(order: tuple[str, ...]) -> None:
    scores = {"A": 3, "B": 4, "C": 5}
    findings = found(
        before={"skills": "1 2 3"},
        after={"skills": " ".join(str(scores[who]) for who in order)},
        keys=" ".join(f"{who}1" for who in order),
    )
    assert findings.change
    assert sorted(whole(findings.change.of("skills"))) == [(1, 3), (2, 4), (3, 5)]


def test_those_without_a_partner_are_counted_and_left_out() -> None:
    findings = found(
        before={"skills": "1 2 3 4 5 5"},
        after={"skills": "2 3 4 5 5"},
        keys="A1 B1 C1 D1 Z9",
    )
    assert findings.change
    assert (len(findings.change.keys), findings.change.alone) == (4, (2, 1))
    assert places(findings) == [(("rounds", 1, "ratings", 4, "reason"), "key_without_before")]


def test_a_key_given_twice_pairs_neither() -> None:
    findings = found(before={"skills": "1 2 3"}, after={"skills": "2 3 4"}, keys="A1 A1 C1")
    assert findings.change
    assert len(findings.change.keys) == 1
    assert places(findings) == [(("rounds", 1, "ratings", 1, "reason"), "key_twice")]


def test_an_after_without_a_before_is_a_fault_of_the_round() -> None:
    assert places(found(after={"skills": "2 3 4"})) == [(("rounds", 0), "after_without_before")]


@pytest.mark.parametrize("part", ["later", "peer"])
def test_only_an_after_waits_for_a_before(part: str) -> None:
    told = {key for _, key in places(found(**{part: {"skills": "2 3 4"}}))}
    assert "after_without_before" not in told


def test_peers_alone_have_nobody_to_be_set_beside() -> None:
    assert found(peer={"skills": "2 3 4"}).peers is None


def test_fewer_than_three_raters_are_a_fault_of_the_round() -> None:
    findings = found(before={"skills": "2 3"})
    assert places(findings) == [(("rounds", 0), "fewer_than_three")]
    assert findings.faults[0].values == {"n": 2}


def test_four_people_without_a_name_are_a_fault_of_the_round_and_five_are_none() -> None:
    four, five = (found(before={"skills": s}) for s in ("2 3 4 5", "2 3 4 5 5"))
    assert [(f.where(), f.key, f.values) for f in four.faults] == [
        ("rounds.0", "under_five", {"n": 4})
    ]
    assert five.faults == ()


def test_a_peer_whom_no_key_names_is_a_fault() -> None:
    findings = found(before={"skills": "1 2 3"}, peer={"skills": "1 2 3"}, keys="A1 B1 Z9")
    assert places(findings) == [(("rounds", 1, "ratings", 2, "reason"), "about_nobody")]


def test_several_peers_of_one_person_are_one_view() -> None:
    findings = found(before={"skills": "5 5 5"}, peer={"skills": "1 3 4"}, keys="A1 A1 B1")
    assert findings.peers
    assert whole(findings.peers.changes[2]) == [(5, 2), (5, 4)]
    assert (len(findings.peers.keys), findings.peers.views) == (2, 3)


def test_no_fault_says_a_key() -> None:
    findings = found(before={"skills": "1 2 3"}, after={"skills": "2 3 4"}, keys="A1 A1 Z9")
    told = [fault for fault in findings.faults if fault.key.startswith("key")]
    assert [fault.values for fault in told] == [{}, {}]


def test_an_action_takes_care_of_its_letter() -> None:
    visits = Action(id="v", letter="technical", what=Text(en="Visit"))
    bare = sheet({"before": {"mindset": "4 4 4", "understanding": "4 4 4", "skills": "4 4 4"}})
    assert analyse(bare, {}).uncared == ("technical",)
    assert analyse(bare.with_(actions=(visits,)), {}).uncared == ()


def test_letters_that_tie_for_second_lowest_are_all_named() -> None:
    findings = found(
        before={
            "mindset": "1 1 1 1 1",
            "understanding": "2 2 2 2 2",
            "skills": "2 2 2 2 2",
            "technical": "5 5 5 5 5",
        }
    )
    assert [s.letter for s in findings.weakest] == ["mindset", "understanding", "skills"]
