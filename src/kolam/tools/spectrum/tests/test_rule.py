"""The rule: all sixteen ways to answer, what open questions leave possible, and why."""

from itertools import product

import pytest

from kolam.tools.spectrum.rule import VERDICTS, Verdict, classified, suggested
from kolam.tools.spectrum.sheet import LETTERS
from kolam.tools.spectrum.tests.situations import SAID, strand

#: Every answer to a, b, c, d and its verdict, written by hand from the framework's notes.
TABLE: dict[str, Verdict] = {
    "nnnn": "exchange",
    "nnny": "exchange",
    "nnyn": "exchange",
    "nnyy": "exchange",
    "nynn": "exchange",
    "nyny": "exchange",
    "nyyn": "exchange",
    "nyyy": "exchange",
    "ynnn": "combine",
    "ynny": "combine",
    "yynn": "combine",
    "yyny": "combine",
    "ynyn": "combine",
    "ynyy": "combine",
    "yyyn": "not_equipped",
    "yyyy": "transform",
}
PARTLY = ["".join(marks) for marks in product("yn-", repeat=4)]


def test_the_table_has_every_combination() -> None:
    assert set(TABLE) == {"".join(marks) for marks in product("yn", repeat=4)}


@pytest.mark.parametrize(("abcd", "verdict"), TABLE.items())
def test_each_combination_has_its_verdict(abcd: str, verdict: Verdict) -> None:
    assert suggested(strand(abcd=abcd)).verdict == verdict


@pytest.mark.parametrize(
    ("abcd", "because"),
    [
        ("nyyy", "a"),
        ("yyny", "ac"),
        ("ynyn", "acb"),
        ("yyyn", "acbd"),
        ("yyyy", "acbd"),
    ],
)
def test_the_reason_names_the_questions_that_settle_it_and_no_others(
    abcd: str, because: str
) -> None:
    found = suggested(strand(abcd=abcd)).because
    assert "".join(letter for letter, _ in found) == because
    told = dict(zip(LETTERS, abcd, strict=True))
    assert [SAID[told[letter]] for letter, _ in found] == [said for _, said in found]


@pytest.mark.parametrize("abcd", TABLE)
def test_answers_outside_the_reason_change_nothing(abcd: str) -> None:
    told = dict(zip(LETTERS, abcd, strict=True))
    named = {letter for letter, _ in suggested(strand(abcd=abcd)).because}
    for other in set(LETTERS) - named:
        turned = {**told, other: "n" if told[other] == "y" else "y"}
        assert TABLE["".join(turned[letter] for letter in LETTERS)] == TABLE[abcd]


@pytest.mark.parametrize("abcd", PARTLY)
def test_open_questions_leave_possible_what_some_answers_to_them_lead_to(abcd: str) -> None:
    fits = (full for full in TABLE if all(m in ("-", f) for m, f in zip(abcd, full, strict=True)))
    possible = {TABLE[full] for full in fits}
    assert suggested(strand(abcd=abcd)).verdicts == tuple(v for v in VERDICTS if v in possible)


@pytest.mark.parametrize("abcd", PARTLY)
def test_only_open_questions_that_could_change_the_verdict_are_asked(abcd: str) -> None:
    found = suggested(strand(abcd=abcd))
    assert bool(found.open) == (found.verdict is None)
    assert all(abcd[LETTERS.index(letter)] == "-" for letter in found.open)


@pytest.mark.parametrize(
    ("abcd", "open"),
    [("----", "abcd"), ("y---", "bcd"), ("y-n-", ""), ("yy-y", "c"), ("yyy-", "d")],
)
def test_the_open_questions_are_named(abcd: str, open: str) -> None:
    assert "".join(suggested(strand(abcd=abcd)).open) == open


@pytest.mark.parametrize("abcd", PARTLY)
def test_answering_an_open_question_never_adds_a_possibility(abcd: str) -> None:
    before = set(suggested(strand(abcd=abcd)).verdicts)
    for at, mark in enumerate(abcd):
        for said in "yn" if mark == "-" else "":
            after = suggested(strand(abcd=abcd[:at] + said + abcd[at + 1 :]))
            assert set(after.verdicts) <= before


def test_an_unequipped_type_3_is_type_3_by_intention() -> None:
    assert suggested(strand(abcd="yyyn")).type == "transform"


def test_an_open_rule_suggests_no_type() -> None:
    assert suggested(strand(abcd="yyy-")).verdict is None
    assert suggested(strand(abcd="yy--")).type is None


def test_the_classifier_names_the_order_in_which_it_asks() -> None:
    yes = dict.fromkeys(LETTERS, "yes")
    assert classified(yes) == ("transform", ("a", "c", "b", "d"))  # type: ignore[arg-type]
