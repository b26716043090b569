"""Coverage, gaps and what becomes of them, and what stands beside other rooms."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.core.passing import IssueQuestion
from kolam.core.record import Text
from kolam.core.ref import Ref
from kolam.core.stakeholder import Stakeholder
from kolam.tools.levers.analysis import Coverage, Findings, analyse
from kolam.tools.levers.closing import CANDIDATES
from kolam.tools.levers.sheet import LEVERS, Need, Sheet, Supplier
from kolam.tools.levers.tests.situations import answered, example, sheet


def found(**case: Any) -> Findings:
    return analyse(sheet(case), {})


def coverage(levels: dict[str, int], needed: int | None = None) -> Coverage:
    return Coverage("standards", 8, levels, needed, None)


def test_best_leads_and_depth_are_of_those_at_the_table() -> None:
    lever = found(table="A B C", possible="D", supply={"standards": "2 2 1 3"}).levers[7]
    assert (lever.best, lever.leads, lever.strong, lever.depth) == (2, ("A", "B"), ("A", "B"), 2)


def test_a_lever_that_nobody_supplies_has_no_lead() -> None:
    lever = coverage({"A": 0, "B": 0})
    assert (lever.best, lever.leads, lever.depth) == (0, (), 0)


def test_a_lever_without_anybody_at_the_table_has_a_best_of_nought() -> None:
    assert coverage({}, 2).gap == 2


@given(st.dictionaries(st.sampled_from("ABCDE"), st.integers(0, 3)), st.integers(0, 3))
def test_the_gap_is_what_is_missing_to_the_best_and_never_below_nought(
    levels: dict[str, int], needed: int
) -> None:
    lever = coverage(levels, needed)
    assert lever.best + lever.gap == max(needed, lever.best)
    assert lever.depth == sum(level >= 2 for level in levels.values())


@pytest.mark.parametrize(
    ("needed", "row", "state"),
    [
        (None, {}, "unasked"),
        (0, {}, "not_needed"),
        (2, {}, "met"),
        (2, {"handling": "accepted", "reason": "Later."}, "met"),
        (3, {}, "open"),
        (3, {"handling": "accepted", "reason": "Later."}, "accepted"),
        (3, {"handling": "accepted"}, "open"),
        (3, {"handling": "assigned", "owner": "Nimal"}, "assigned"),
        (3, {"handling": "assigned"}, "open"),
    ],
)
def test_a_lever_is_in_one_state(needed: int | None, row: dict[str, Any], state: str) -> None:
    need = Need.model_validate({"id": "n", "lever": "standards", "needed": needed, **row})
    assert Coverage("standards", 8, {"A": 2}, needed, need).state == state


def test_a_gap_that_phones_alone_tell_of_is_open() -> None:
    kept = sheet({"table": "A", "supply": {"standards": "1"}})
    held = answered("1", ("", {"needs.standards": 3}))
    (gap,) = analyse(kept.with_(rounds=(held,)), {}).gaps
    assert (gap.lever, gap.gap, gap.state, gap.row) == ("standards", 2, "open", None)


def test_levers_stand_from_boundary_to_element_with_their_numbers() -> None:
    assert [(c.number, c.lever) for c in analyse(Sheet(), {}).levers] == list(
        enumerate(LEVERS, start=1)
    )


def test_gaps_that_nobody_has_accepted_are_to_be_closed() -> None:
    findings = found(
        table="A",
        possible="B C",
        supply={"standards": "1 3 0", "organisation": "1 0 3"},
        needed={"standards": 3, "organisation": 3},
        accepted={"organisation": "Later."},
    )
    assert findings.invited
    assert findings.invited.sets == (("B",),)


def test_with_all_gaps_accepted_there_is_nobody_to_invite() -> None:
    findings = found(
        table="A",
        possible="B",
        supply={"standards": "1 3"},
        needed={"standards": 3},
        accepted={"standards": "Later."},
    )
    assert (findings.invited, findings.sectors) == (None, None)


def test_those_who_could_come_hold_nothing_up_that_is_met() -> None:
    findings = found(
        table="A B", possible="C", supply={"standards": "2 1 3"}, needed={"standards": 2}
    )
    assert findings.held
    assert findings.held.sets == (("A",),)


def test_a_sector_of_those_who_could_come_does_not_count_those_at_the_table() -> None:
    findings = found(
        table="A",
        possible="B",
        sectors={"A": "business", "B": "business"},
        supply={"standards": "2 1"},
        needed={"standards": 3},
    )
    assert findings.sectors
    assert (findings.sectors.size, findings.sectors.unmet) == (0, ("standards",))


def test_single_points_of_failure_stand_by_who_would_be_missed() -> None:
    findings = found(
        table="A B",
        supply={
            "standards": "3 1",
            "organisation": "1 2",
            "new_norms": "2 0",
            "infrastructure": "2 2",
        },
    )
    assert {id: [c.lever for c in levers] for id, levers in findings.singles.items()} == {
        "A": ["new_norms", "standards"],
        "B": ["organisation"],
    }


def test_a_lever_that_one_supplies_at_one_only_is_no_single_point() -> None:
    assert found(table="A", supply={"standards": "1"}).singles == {}


def test_what_is_met_after_somebody_took_it_on_is_closed() -> None:
    findings = found(
        table="A",
        supply={"standards": "2", "organisation": "2"},
        needed={"standards": 2, "organisation": 2},
        assigned={"standards": "Nimal"},
    )
    assert [c.lever for c in findings.closed] == ["standards"]


def test_levers_come_first_that_wait_for_none_and_are_waited_for() -> None:
    findings = found(
        needed={"standards": 2, "new_norms": 2, "infrastructure": 2},
        after={"new_norms": "standards"},
    )
    assert findings.first == ("standards",)
    assert findings.stages == (("infrastructure", "standards"), ("new_norms",))


def test_without_a_sequence_there_are_no_stages() -> None:
    findings = found(needed={"standards": 2, "new_norms": 2})
    assert (findings.stages, findings.first, findings.waiting) == ((), (), ())


def test_a_lever_waits_for_those_with_a_gap_only() -> None:
    findings = found(
        table="A",
        supply={"infrastructure": "2", "organisation": "1"},
        needed={"standards": 1, "infrastructure": 2, "organisation": 3},
        after={"standards": "infrastructure organisation"},
    )
    assert [(w.lever, w.for_) for w in findings.waiting] == [("standards", ("organisation",))]


def test_answers_two_steps_apart_are_disputed_the_widest_first() -> None:
    held = answered(
        "1",
        ("A", {"supplies.standards": 0, "supplies.new_norms": 0, "supplies.organisation": 1}),
        ("A", {"supplies.standards": 2, "supplies.new_norms": 3, "supplies.organisation": 2}),
    )
    findings = analyse(sheet({"table": "A"}).with_(rounds=(held,)), {})
    assert [(d.lever, d.scores) for d in findings.disputed] == [
        ("new_norms", (0, 3)),
        ("standards", (0, 2)),
    ]


@pytest.mark.parametrize(
    ("levels", "alike"), [([3] * 13, True), ([3] * 12 + [2], False), ([0] * 13, False)]
)
def test_a_list_that_needs_everything_as_much_is_seen(levels: list[int], alike: bool) -> None:
    assert found(needed=dict(zip(LEVERS, levels, strict=True))).all_alike is alike


def test_a_list_without_needs_does_not_need_everything_alike() -> None:
    assert found(table="A").all_alike is False


def test_pairs_of_which_nothing_was_said_are_counted() -> None:
    assert found(table="A", possible="B", supply={"standards": "0 -"}).missing == 25


def mapped(id: str) -> Stakeholder:
    ref = Ref(tool="stakeholders", path=("stakeholders", id))
    return Stakeholder(ref=ref, name=Text(en=id), sector=None, kind="organisation")


def test_stakeholders_of_the_map_that_are_not_here_are_named() -> None:
    taken = Supplier(
        id="other", name=Text(en="C"), ref=Ref(tool="stakeholders", path=("stakeholders", "C"))
    )
    kept = sheet({"table": "A"})
    kept = kept.with_(suppliers=(*kept.suppliers, taken))
    given_: dict[type, tuple[Any, ...]] = {Stakeholder: tuple(map(mapped, "ABC"))}
    assert [one.name.en for one in analyse(kept, given_).absent] == ["B"]


def asked(words: str) -> dict[type, tuple[Any, ...]]:
    ref = Ref(tool="stakeholders", path=("question",))
    return {IssueQuestion: (IssueQuestion(ref=ref, words=Text(en=words)),)}


@pytest.mark.parametrize(
    ("here", "there", "told"),
    [
        ("Who eats?", "Who eats?", None),
        ("Who eats?", "Who grows?", Text(en="Who grows?")),
        ("", "Who grows?", None),
    ],
)
def test_a_question_in_other_words_than_the_maps_is_told(
    here: str, there: str, told: Text | None
) -> None:
    assert analyse(Sheet(question=Text(en=here)), asked(there)).question == told


def test_a_room_alone_finds_nobody_absent_and_no_other_question() -> None:
    findings = analyse(example("food_security"), {})
    assert (findings.absent, findings.question, findings.faults) == ((), None, ())


def test_faults_of_a_sheet_stand_among_the_findings_with_their_place() -> None:
    need = Need.model_validate({"id": "n", "lever": "standards", "handling": "accepted"})
    findings = analyse(Sheet(needs=(need,)), {})
    assert [(f.place, f.key) for f in findings.faults] == [
        (("needs", 0, "reason"), "accepted_without_reason")
    ]


def crowd(seat: str, n: int = CANDIDATES + 1) -> Sheet:
    rows = (Supplier.model_validate({"id": f"S{k}", "name": {}, "seat": seat}) for k in range(n))
    need = Need(id="n", lever="standards", needed=3)
    return Sheet(suppliers=tuple(rows), needs=(need,))


@pytest.mark.parametrize("seat", ["table", "possible"])
def test_too_many_to_search_is_a_fault_with_the_numbers_and_the_rest_stands(seat: str) -> None:
    findings = analyse(crowd(seat), {})
    (fault,) = findings.faults
    assert (fault.place, fault.key, fault.values) == (
        ("suppliers",),
        "too_many_to_search",
        {"n": CANDIDATES + 1, "limit": CANDIDATES},
    )
    assert [gap.lever for gap in findings.gaps] == ["standards"]


def test_as_many_as_can_be_searched_are_no_fault() -> None:
    assert analyse(crowd("possible", CANDIDATES), {}).faults == ()


def test_levers_in_a_circle_stop_no_finding() -> None:
    rows = [
        Need.model_validate({"id": a, "lever": a, "needed": 2, "after": [b]})
        for a, b in (("standards", "new_norms"), ("new_norms", "standards"))
    ]
    findings = analyse(Sheet(needs=tuple(rows)), {})
    assert (findings.stages, len(findings.gaps)) == ((), 2)
