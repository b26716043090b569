"""One person's two views side by side: who pairs, what moved, and what is too little to show."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam import toolbox
from kolam.tools.competencies import tables
from kolam.tools.competencies.analysis import Findings, analyse
from kolam.tools.competencies.sentences import headline, sentences
from kolam.tools.competencies.tests.situations import sheet

EN = toolbox.voice("en")
SCORES = st.integers(1, 5)
PAIRS = st.lists(st.tuples(SCORES, SCORES), min_size=1, max_size=12)


def row(scores: Sequence[int]) -> str:
    return " ".join(map(str, scores))


def found(**case: object) -> Findings:
    return analyse(sheet(case), {})


def said(findings: Findings) -> list[str]:
    return [sentence.said(EN) for sentence in sentences(findings)]


def two(pairs: Sequence[tuple[int, int]], **more: object) -> Findings:
    """People before and after, in skills."""
    first, second = zip(*pairs, strict=True)
    return found(before={"skills": row(first)}, after={"skills": row(second)}, **more)


@given(PAIRS)
def test_pairs_move_up_down_or_not_at_all(pairs: list[tuple[int, int]]) -> None:
    change = two(pairs, promise="named").change
    assert change
    told = change.of("skills").told
    assert told
    assert (told.up, told.same, told.down) == (
        sum(b > a for a, b in pairs),
        sum(b == a for a, b in pairs),
        sum(b < a for a, b in pairs),
    )


@given(PAIRS)
def test_fewer_than_five_pairs_without_a_name_show_no_number(pairs: list[tuple[int, int]]) -> None:
    findings = two(pairs)
    assert findings.change
    assert findings.change.hidden == (len(pairs) < 5)
    change = findings.change.of("skills")
    assert (change.told is None) == (change.first is None) == (change.second is None)
    assert (change.told is None) == (len(pairs) < 5)
    assert len(tables.changes(findings, EN).rows) == (len(pairs) >= 5)


@given(PAIRS)
def test_turning_time_round_turns_the_shift_round(pairs: list[tuple[int, int]]) -> None:
    forth = two(pairs, promise="named").change
    back = two([(b, a) for a, b in pairs], promise="named").change
    assert forth
    assert back
    one, other = forth.of("skills").told, back.of("skills").told
    assert one
    assert other
    assert (one.up, one.down, one.shift) == (other.down, other.up, -other.shift)


@pytest.mark.parametrize(
    ("keys", "paired", "alone"),
    [
        ("A1 B1 C1 D1 E1", 5, (0, 0)),
        ("E1 D1 C1 B1 A1", 5, (0, 0)),
        ("A1 B1 C1 D1 Z9", 4, (1, 1)),
        ("V9 W9 X9 Y9 Z9", 0, (5, 5)),
        ("A1 A1 C1 D1 E1", 3, (2, 2)),
    ],
)
def test_keys_and_nothing_else_make_pairs(keys: str, paired: int, alone: tuple[int, int]) -> None:
    findings = two([(2, 4)] * 5, keys=keys)
    assert findings.change
    assert (len(findings.change.keys), findings.change.alone) == (paired, alone)


@pytest.mark.parametrize("named", [0, 1])
def test_pairs_may_be_shown_only_as_far_as_both_rounds_promised(named: int) -> None:
    case = {"before": {"skills": "1 1 1"}, "after": {"skills": "2 2 2"}, "peer": {"skills": "3"}}
    kept = sheet({**case, "keys": "A1 B1 C1"})
    rounds = [r.with_(promise="named") if n == named else r for n, r in enumerate(kept.rounds)]
    findings = analyse(kept.with_(rounds=tuple(rounds)), {})
    assert findings.change
    assert findings.peers
    assert (findings.change.fewest, findings.change.hidden) == (5, True)
    assert (findings.peers.fewest, findings.peers.hidden) == (5, True)


def test_of_letters_that_moved_as_far_the_one_that_most_people_moved_in_is_the_headline() -> None:
    findings = found(
        before={"mindset": "3 3 3 3 3", "skills": "3 3 3 3 3"},
        after={"mindset": "4 4 4 2 2", "skills": "4 4 4 4 3"},
    )
    assert headline(findings).said(EN) == (
        "Skills in human relationships: of 5 pairs 4 up, 1 same, 0 down; median shift 1.0."
    )


def test_who_left_a_letter_out_is_in_no_pair_of_that_letter() -> None:
    findings = found(
        promise="named",
        before={"skills": "2 2 2", "mindset": "3 - 3"},
        after={"skills": "3 3 3", "mindset": "4 4 -"},
    )
    assert findings.change
    sizes = {c.letter: len(c.pairs) for c in findings.change.changes}
    assert sizes == {"mindset": 1, "understanding": 0, "skills": 3, "technical": 0}


def test_views_of_one_round_are_paired_by_the_phone_that_gave_both() -> None:
    findings = found(
        after={"skills": "4 4 4 4 4"},
        looking_back={"skills": "1 2 3 4 5"},
        before={"skills": "3 3 3 3 3"},
        keys="A1 A1 A1 A1 A1",
    )
    assert findings.looking_back
    assert len(findings.looking_back.keys) == 5
    assert findings.change
    assert len(findings.change.keys) == 0


@pytest.mark.parametrize(
    ("before", "back", "sentence"),
    [
        ("4 4 4 4 4", "2 2 2 4 4", "lower than they did then: Skills in human relationships."),
        ("2 2 2 2 2", "4 4 4 2 2", "higher than they did then: Skills in human relationships."),
        ("3 3 3 3 3", "2 2 4 4 3", ""),
    ],
)
def test_looking_back_shows_which_way_the_yardstick_moved(
    before: str, back: str, sentence: str
) -> None:
    told = said(
        found(
            before={"skills": before}, after={"skills": "5 5 5 5 5"}, looking_back={"skills": back}
        )
    )
    about = [s for s in told if s.startswith("Looking back")]
    assert [s.endswith(sentence) for s in about] == ([True] if sentence else [])


@pytest.mark.parametrize(
    ("later", "faded"),
    [("2 2 2 4 4", True), ("2 2 5 5 4", False), ("4 4 4 4 4", False), ("2 2 5 4 4", True)],
)
def test_what_more_people_lose_than_gain_months_later_is_named(later: str, *, faded: bool) -> None:
    told = said(found(after={"skills": "4 4 4 4 4"}, later={"skills": later}))
    about = [s for s in told if s.startswith("Months later")]
    assert [s.endswith("Skills in human relationships.") for s in about] == [True] * faded


@given(st.lists(st.tuples(SCORES, SCORES), min_size=5, max_size=9))
def test_several_peers_of_one_count_once_by_their_mean(views: list[tuple[int, int]]) -> None:
    people = len(views)
    keys = " ".join(f"{chr(65 + n)}1" for n in range(people) for _ in range(2))
    findings = found(
        before={"skills": row([3] * people)},
        peer={"skills": row([score for pair in views for score in pair])},
        keys=keys,
    )
    assert findings.peers
    assert (len(findings.peers.keys), findings.peers.views) == (people, 2 * people)
    mirrored = findings.peers.changes[2].pairs
    assert [other for _, other in mirrored] == [Fraction(sum(pair), 2) for pair in views]


@pytest.mark.parametrize(
    ("peer", "words"),
    [
        ("2 2 2 3 3", "lower by peers than by themselves"),
        ("4 4 4 3 3", "higher by peers than by themselves"),
        ("2 4 3 3 3", ""),
        ("2 2 2 2", "under five"),
    ],
)
def test_peers_are_told_as_seeing_people_lower_higher_or_alike(peer: str, words: str) -> None:
    told = said(found(before={"skills": "3 3 3 3 3"}, peer={"skills": peer}))
    about = [s for s in told if "peer" in s.lower()]
    assert bool(about) == bool(words)
    assert all(words in s for s in about)


def test_own_and_peers_view_stand_side_by_side_and_are_never_added_up() -> None:
    findings = found(before={"skills": "5 5 5 5 5"}, peer={"skills": "3 3 3 4 5"})
    assert tables.peers(findings, EN).rows == (
        ("Skills in human relationships", "5", "5.0 (5.0 to 5.0)", "3.0 (3.0 to 4.0)"),
    )
