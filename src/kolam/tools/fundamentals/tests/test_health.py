"""Health checks: what reaches the agenda, who moved, and every aspect through all checks."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam import toolbox
from kolam.core.card import Promise
from kolam.tools.fundamentals import tables
from kolam.tools.fundamentals.analysis import Findings, analyse
from kolam.tools.fundamentals.figures import courses as drawn
from kolam.tools.fundamentals.health import Change, CheckFindings, Shift
from kolam.tools.fundamentals.sentences import courses_headline
from kolam.tools.fundamentals.sheet import Aspect, Check, Sheet
from kolam.tools.fundamentals.tests.situations import sheet

EN = toolbox.voice("en")
MARKS = st.text("GAR", min_size=1, max_size=12)


def check(promise: Promise = "organisation", **marks: str) -> CheckFindings:
    """The last check; `trust="G A R"` is what organisations A, B and C mark."""
    found = analyse(sheet({"promise": promise, "marks": marks}), {}).health.now
    assert found
    return found


def through(*checks: dict[str, str], promise: Promise = "organisation") -> Findings:
    """Checks one after the other, called 1, 2, 3 ..."""
    held = [
        sheet({"promise": promise, "marks": marks})
        .checks[0]
        .with_(id=str(number), title=f"Month {6 * number}")
        for number, marks in enumerate(checks, start=1)
    ]
    return analyse(Sheet(checks=tuple(held)), {})


@given(MARKS)
def test_one_red_always_reaches_the_agenda(marks: str) -> None:
    found = check(trust=" ".join(marks))
    assert bool(found.agenda) == ("R" in marks or 3 * marks.count("A") >= len(marks))


@given(MARKS)
def test_colours_are_counted_and_none_is_lost(marks: str) -> None:
    (trust,) = check(trust=" ".join(marks)).aspects
    assert trust.counts == tuple(marks.count(colour) for colour in "GAR")


@pytest.mark.parametrize(
    ("marks", "asked"),
    [
        ("G G A", True),
        ("G G G A", False),
        ("G G G G A A", True),
        ("G G G G G A A", False),
        ("A", True),
        ("G", False),
    ],
)
def test_amber_by_exactly_a_third_reaches_the_agenda(marks: str, *, asked: bool) -> None:
    assert bool(check(trust=marks).agenda) == asked


def test_an_aspect_to_which_nobody_gave_a_colour_is_on_no_agenda() -> None:
    mark = {"id": "1", "rater": "R1", "item": "trust", "dont_know": True}
    held = Check.model_validate({"id": "1", "ratings": [mark]})
    found = analyse(Sheet(checks=(held,)), {}).health.now
    assert found
    assert [(a.counts, a.unknown) for a in found.aspects] == [((0, 0, 0), 1)]
    assert found.agenda == ()


def test_most_reds_come_first_then_most_ambers() -> None:
    found = check(
        trust="A A A G",
        voice_heard="R G G G",
        risk_shared="R R G G",
        money="A A G G",
        calm="G G G G",
    )
    assert [a.aspect for a in found.agenda] == ["risk_shared", "voice_heard", "trust", "money"]


def test_who_is_worried_is_named_as_far_as_was_promised() -> None:
    told, sector = check(trust="G A R"), check("sector", trust="G A R G G")
    assert [told.aspects[0].by(level) for level in (0, 1, 2)] == [("A",), ("B",), ("C",)]
    assert sector.aspects[0].by(2) == ()


def test_several_marks_of_one_organisation_count_as_its_most_worried() -> None:
    ratings = [
        {"id": str(n), "rater": f"R{n}", "organisation": "A", "item": "trust", "score": score}
        for n, score in enumerate((0, 2, 1))
    ]
    one = Check.model_validate({"id": "1", "promise": "organisation", "ratings": ratings})
    other = sheet({"marks": {"trust": "G"}}).checks[0].with_(id="2")
    assert analyse(Sheet(checks=(one, other)), {}).health.changes == (Change("trust", 1, 0, 0),)


def test_aspects_stand_in_the_order_in_which_they_are_asked_and_old_ones_last() -> None:
    kept = sheet({"marks": {"old": "G", "b": "G", "a": "G"}})
    aspects = tuple(Aspect.model_validate({"id": i, "words": {"en": i}}) for i in ("a", "b"))
    found = analyse(kept.with_(aspects=aspects), {}).health.now
    assert found
    assert [a.aspect for a in found.aspects] == ["a", "b", "old"]


def test_a_partner_that_left_is_paired_with_nothing() -> None:
    found = through({"trust": "R R G"}, {"trust": "G -"}).health
    assert found.changes == (Change("trust", 1, 0, 0),)
    assert found.shifts == (Shift("A", 1, 0, 0),)


@pytest.mark.parametrize("promise", ["anonymous", "sector"])
def test_who_gave_no_name_is_paired_with_nobody(promise: Promise) -> None:
    found = through({"trust": "R R G G G"}, {"trust": "G G G G G"}, promise=promise).health
    assert (found.changes, found.shifts) == ((), ())


@given(st.lists(st.tuples(st.sampled_from("GAR"), st.sampled_from("GAR")), min_size=1, max_size=9))
def test_pairs_move_one_of_three_ways(pairs: list[tuple[str, str]]) -> None:
    before, now = (" ".join(one) for one in zip(*pairs, strict=True))
    (change,) = through({"trust": before}, {"trust": now}).health.changes
    moves = ["GAR".index(b) - "GAR".index(a) for a, b in pairs]
    assert (change.less, change.same, change.more) == (
        sum(m < 0 for m in moves),
        sum(m == 0 for m in moves),
        sum(m > 0 for m in moves),
    )


def test_partners_who_worry_more_stand_first() -> None:
    found = through(
        {"trust": "G G R", "money": "G G R"},
        {"trust": "G R G", "money": "G R R"},
    ).health
    assert found.shifts == (Shift("B", 0, 0, 2), Shift("A", 0, 2, 0), Shift("C", 1, 1, 0))


def test_only_the_last_two_of_three_checks_are_compared() -> None:
    found = through({"trust": "R"}, {"trust": "G"}, {"trust": "A"}).health
    assert (found.changes, found.shifts) == ((Change("trust", 0, 0, 1),), (Shift("A", 0, 0, 1),))


def test_a_single_check_has_no_course() -> None:
    assert through({"trust": "G A R"}).health.courses == ()


def test_every_aspect_goes_through_all_checks_with_gaps_where_it_was_not_asked() -> None:
    found = through(
        {"trust": "G A", "old": "R G"}, {"trust": "G G"}, {"trust": "R G", "new": "A A"}
    ).health.courses
    assert {c.aspect: (c.counts, c.worst) for c in found} == {
        "trust": (((1, 1, 0), (2, 0, 0), (1, 0, 1)), (1, 0, 2)),
        "new": ((None, None, (0, 2, 0)), (None, None, 1)),
        "old": (((1, 0, 1), None, None), (2, None, None)),
    }
    assert [c.aspect for c in found] == ["trust", "new", "old"]


def test_each_partner_goes_through_all_checks() -> None:
    (trust,) = through({"trust": "G A"}, {"trust": "R G -"}, {"trust": "G - A"}).health.courses
    assert dict(trust.partners) == {"A": (0, 2, 0), "B": (1, 0, None), "C": (None, None, 1)}


def test_a_check_of_four_who_gave_no_name_is_a_gap_in_the_course() -> None:
    found = through(
        {"trust": "R G G G"}, {"trust": "G G G G R"}, promise="anonymous"
    ).health.courses
    assert [c.counts for c in found] == [(None, (4, 0, 1))]
    assert [dict(c.partners) for c in found] == [{}]


@given(st.lists(MARKS, min_size=2, max_size=5))
def test_the_worst_of_a_check_is_red_with_one_red_and_green_without_any_concern(
    checks: list[str],
) -> None:
    (trust,) = through(*({"trust": " ".join(marks)} for marks in checks)).health.courses
    assert trust.worst == tuple(2 if "R" in m else 1 if "A" in m else 0 for m in checks)


def test_the_tables_over_time_have_a_column_a_check() -> None:
    found = through({"trust": "G A", "money": "G G"}, {"trust": "G R", "money": "G G"})
    assert tables.courses(found, EN).header == ("Aspect", "Month 6", "Month 12")
    assert tables.courses(found, EN).rows == (
        ("Trust", "1 green, 1 amber, 0 red", "1 green, 0 amber, 1 red"),
        ("money", "2 green, 0 amber, 0 red", "2 green, 0 amber, 0 red"),
    )
    assert tables.partner_courses(found, EN).header == ("Aspect", "Who", "Month 6", "Month 12")
    assert tables.partner_courses(found, EN).rows == (
        ("Trust", "B", "Some concern", "Serious concern"),
    )


def test_the_headline_over_time_names_what_was_red_most_often() -> None:
    found = through(
        {"trust": "R", "money": "G", "voice_heard": "R"},
        {"trust": "R", "money": "R", "voice_heard": "R"},
        {"trust": "G", "money": "G", "voice_heard": "G"},
    )
    said = courses_headline(found).said(EN)
    assert said == "Red in 2 of 3 checks: Our voice is heard and Trust."
    calm = through({"trust": "A"}, {"trust": "G"})
    assert courses_headline(calm).said(EN) == "Nothing has been red in any check so far (2)."


def test_the_picture_over_time_has_an_equal_table_and_a_shape_for_each_colour() -> None:
    found = through({"trust": "G A", "money": "R G"}, {"trust": "G R", "money": "G G"})
    picture = drawn(found, EN, "desk")
    assert picture.table.rows == tables.courses(found, EN).rows
    assert picture.title == "Red in 1 of 2 checks: Trust and money."
    assert "one red is red" in picture.svg()


def test_a_fundamental_moves_by_its_mean_only_where_both_rounds_may_be_shown() -> None:
    for promise, moved in (("organisation", [Fraction(1)]), ("anonymous", [])):
        rounds = {"earlier": {"value_creation": "2 2 2"}, "ratings": {"value_creation": "3 3 3"}}
        findings = analyse(sheet({"promise": promise, **rounds}), {})
        assert [m.change for m in findings.moved] == moved
