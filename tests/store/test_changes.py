"""Changes: exact differences by row id, undone, done again and merged without loss."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kolam.core.fault import Faulty
from kolam.core.record import Text, canonical, read
from kolam.store.changes import Change, Conflict, differences, merge, redo, undo
from tests.store.specimen import Contact, Link, Note, Person, Sheet, sheets, words

ANNA, BALA, CHATH = (Person(id=i, name=Text(en=n)) for i, n in zip("abc", "ABC", strict=True))
BASE = Sheet(people=(ANNA, BALA, CHATH))


def people(*order: Person) -> Sheet:
    return BASE.with_(people=order)


def test_equal_sheets_differ_in_nothing() -> None:
    assert differences(BASE, people(ANNA, BALA, CHATH)) == ()


def test_a_field_is_named_by_the_ids_and_names_that_lead_to_it() -> None:
    after = people(ANNA, BALA.with_(name=Text(en="B", ta="பாலா")), CHATH)
    assert differences(BASE, after) == (
        Change(kind="set", path=("people", "b", "name", "ta"), before="", after="பாலா"),
    )


def test_a_new_row_is_an_addition_with_its_place() -> None:
    dina = Person(id="d")
    assert differences(BASE, people(ANNA, dina, BALA, CHATH)) == (
        Change(kind="add", path=("people",), row="d", after=dina.plain(), new_above="a"),
    )


def test_a_row_that_left_is_kept_whole() -> None:
    assert differences(BASE, people(ANNA, CHATH)) == (
        Change(kind="remove", path=("people",), row="b", before=BALA.plain(), old_above="a"),
    )


def test_a_row_that_only_moved_is_one_move() -> None:
    assert differences(BASE, people(CHATH, ANNA, BALA)) == (
        Change(kind="move", path=("people",), row="c", old_above="b", new_above=""),
    )


def test_a_row_inside_a_row_is_found_by_both_ids() -> None:
    before = people(ANNA.with_(notes=(Note(id="n", words="old"),)))
    after = people(ANNA.with_(notes=(Note(id="n", words="new"),)))
    assert differences(before, after) == (
        Change(kind="set", path=("people", "a", "notes", "n", "words"), before="old", after="new"),
    )


def test_a_record_that_comes_where_none_was_is_set_whole() -> None:
    after = people(ANNA.with_(contact=Contact(owner="MOH")), BALA, CHATH)
    assert [(c.kind, c.path) for c in differences(BASE, after)] == [
        ("set", ("people", "a", "contact"))
    ]


def test_a_list_with_an_id_twice_counts_as_one_value() -> None:
    twice = Sheet.model_construct(**{**dict(BASE), "people": (ANNA, ANNA)})
    assert [(c.kind, c.path) for c in differences(BASE, twice)] == [("set", ("people",))]


def test_sheets_of_two_classes_have_no_differences() -> None:
    with pytest.raises(TypeError, match="a Sheet cannot become a Text"):
        differences(BASE, Text())


@settings(max_examples=30)
@given(sheets, sheets)
def test_redo_leads_from_one_sheet_to_the_other(before: Sheet, after: Sheet) -> None:
    assert redo(before, differences(before, after)) == after


@settings(max_examples=30)
@given(sheets, sheets)
def test_undo_takes_everything_back(before: Sheet, after: Sheet) -> None:
    assert undo(after, differences(before, after)) == before


@settings(max_examples=30)
@given(sheets, sheets)
def test_undo_of_redo_is_nothing(before: Sheet, after: Sheet) -> None:
    changes = differences(before, after)
    assert undo(redo(before, changes), changes) == before


@given(st.permutations("abcdefgh"), st.permutations("abcdefgh"))
def test_reordering_survives_undo_and_redo(old: list[str], new: list[str]) -> None:
    before, after = (Sheet(links=tuple(_link(i) for i in order)) for order in (old, new))
    changes = differences(before, after)
    assert {c.kind for c in changes} <= {"move"}
    assert (redo(before, changes), undo(after, changes)) == (after, before)


def _link(id: str) -> Link:
    return Link(id=id, source="s", target="t")


@settings(max_examples=30)
@given(sheets, sheets)
def test_changes_survive_being_stored(before: Sheet, after: Sheet) -> None:
    changes = differences(before, after)
    assert tuple(read(Change, canonical(change)) for change in changes) == changes


def test_an_old_edit_is_undone_under_newer_ones() -> None:
    renamed = people(ANNA.with_(name=Text(en="Anna")), BALA, CHATH)
    newer = renamed.with_(people=(CHATH, *renamed.people[:2]), question=Text(en="Why?"))
    assert undo(newer, differences(BASE, renamed)) == newer.with_(people=(CHATH, ANNA, BALA))


def test_a_cell_that_changed_since_is_not_taken_back() -> None:
    renamed = people(ANNA.with_(name=Text(en="Anna")), BALA, CHATH)
    newer = people(ANNA.with_(name=Text(en="Anu")), BALA, CHATH)
    with pytest.raises(Faulty, match=r"people\.a\.name\.en: changed_since"):
        undo(newer, differences(BASE, renamed))


def test_a_row_that_is_gone_cannot_be_changed_back() -> None:
    renamed = people(ANNA.with_(name=Text(en="Anna")), BALA, CHATH)
    with pytest.raises(Faulty, match=r"people\.a\.name\.en: gone_since"):
        undo(people(BALA), differences(BASE, renamed))


@pytest.mark.parametrize("path", [("people", "a", "tags", "x", "y"), ("share", "x"), ("nobody",)])
def test_a_path_that_leads_nowhere_is_gone(path: tuple[str, ...]) -> None:
    sheet = people(ANNA.with_(tags=("x",)))
    with pytest.raises(Faulty, match="gone_since"):
        redo(sheet, [Change(kind="set", path=path, before=1, after=2)])


def test_a_row_cannot_be_put_among_words() -> None:
    sheet = people(ANNA.with_(tags=("x",)))
    with pytest.raises(Faulty, match=r"people\.a\.tags: gone_since"):
        redo(sheet, [Change(kind="add", path=("people", "a", "tags"), row="y", after={"id": "y"})])


def test_everything_that_stands_in_the_way_is_said_at_once() -> None:
    changes = differences(BASE, people(ANNA.with_(age=5), CHATH, Person(id="d")))
    with pytest.raises(Faulty) as caught:
        redo(people(BALA.with_(age=9), Person(id="d")), changes)
    assert [(f.where(), f.key) for f in caught.value.faults] == [
        ("people.a.age", "gone_since"),
        ("people.b", "changed_since"),
        ("people.d", "there_already"),
    ]


def test_a_row_whose_neighbour_is_gone_comes_back_last() -> None:
    changes = differences(BASE, people(ANNA, BALA))
    assert undo(people(ANNA), changes) == people(ANNA, CHATH)


def test_edits_of_two_people_are_put_together() -> None:
    mine = people(ANNA.with_(age=30), BALA, CHATH)
    theirs = people(CHATH, ANNA.with_(here=True), BALA)
    both = people(CHATH, ANNA.with_(age=30, here=True), BALA)
    assert (merge(BASE, mine, theirs).record, merge(BASE, mine, theirs).conflicts) == (both, ())


def test_one_field_with_two_new_values_is_a_conflict_and_theirs_stays() -> None:
    mine, theirs = (people(ANNA.with_(age=n), BALA, CHATH) for n in (30, 40))
    merged = merge(BASE, mine, theirs)
    assert merged.record == theirs
    assert merged.conflicts == (
        Conflict(kind="field", path=("people", "a", "age"), base=None, mine=30, theirs=40),
    )


def test_two_languages_of_one_text_do_not_collide() -> None:
    mine = BASE.with_(question=Text(en="Why?"))
    theirs = BASE.with_(question=Text(si="ඇයි?"))
    assert merge(BASE, mine, theirs).record.question == Text(en="Why?", si="ඇයි?")


@pytest.mark.parametrize("swap", [False, True])
def test_a_removed_row_that_another_changed_stays_and_is_a_conflict(swap: bool) -> None:
    gone, changed = people(ANNA, CHATH), people(ANNA, BALA.with_(age=9), CHATH)
    merged = merge(BASE, changed, gone) if swap else merge(BASE, gone, changed)
    assert merged.record == changed
    assert [(c.kind, c.path) for c in merged.conflicts] == [("row", ("people", "b"))]


def test_rows_that_both_added_are_both_there() -> None:
    mine, theirs = people(*BASE.people, Person(id="m")), people(*BASE.people, Person(id="t"))
    assert [p.id for p in merge(BASE, mine, theirs).record.people] == [*"abcmt"]


def test_the_same_row_added_twice_alike_is_there_once() -> None:
    mine = people(*BASE.people, Person(id="d"))
    assert merge(BASE, mine, mine) == merge(mine, mine, mine)


def test_the_same_id_added_with_different_words_is_a_conflict() -> None:
    mine, theirs = (people(*BASE.people, Person(id="d", age=n)) for n in (1, 2))
    assert [(c.kind, c.path) for c in merge(BASE, mine, theirs).conflicts] == [
        ("row", ("people", "d"))
    ]


def test_a_row_moved_to_two_places_is_a_conflict() -> None:
    base = Sheet(links=tuple(_link(i) for i in "abcde"))
    mine = base.with_(links=tuple(_link(i) for i in "bcade"))
    theirs = base.with_(links=tuple(_link(i) for i in "bcdea"))
    merged = merge(base, mine, theirs)
    assert merged.record == theirs
    assert merged.conflicts == (
        Conflict(kind="order", path=("links", "a"), base="", mine="c", theirs="e"),
    )


@settings(max_examples=30)
@given(sheets, sheets)
def test_what_only_one_person_changed_is_taken_as_it_is(base: Sheet, mine: Sheet) -> None:
    alone = [merge(base, mine, base), merge(base, base, mine), merge(base, mine, mine)]
    assert [(m.record, m.conflicts) for m in alone] == [(mine, ())] * 3


@settings(max_examples=30)
@given(sheets, sheets, sheets)
def test_merging_commutes_where_nothing_collides(base: Sheet, mine: Sheet, theirs: Sheet) -> None:
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    assert len(one.conflicts) == len(other.conflicts)
    if not one.conflicts:
        assert one.record == other.record


@settings(max_examples=30)
@given(sheets, words, st.floats(0, 1), st.permutations("abcd"))
def test_edits_of_disjoint_places_never_collide(
    base: Sheet, question: str, share: float, order: list[str]
) -> None:
    base = base.with_(links=tuple(_link(i) for i in "abcd"))
    mine = base.with_(question=Text(en=question), people=base.people[1:])
    theirs = base.with_(share=share, links=tuple(_link(i) for i in order))
    both = mine.with_(share=share, links=theirs.links)
    merged = [merge(base, mine, theirs), merge(base, theirs, mine)]
    assert [(m.record, m.conflicts) for m in merged] == [(both, ())] * 2


@settings(max_examples=30)
@given(sheets, sheets, sheets)
def test_merging_loses_no_row_that_somebody_added_or_kept(
    base: Sheet, mine: Sheet, theirs: Sheet
) -> None:
    ids = [{row.id for row in sheet.links} for sheet in (base, mine, theirs)]
    merged = merge(base, mine, theirs)
    found = [row.id for row in merged.record.links]
    clashes = {c.path[1] for c in merged.conflicts if c.kind == "row" and c.path[0] == "links"}
    expected = ids[1] & ids[2] | (ids[1] | ids[2]) - ids[0] | clashes
    assert (set(found), len(found)) == (expected, len(expected))
