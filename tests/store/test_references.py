"""References between sheets: offered, taken, stale, orphaned."""

import pytest

from kolam.core.book import About, Book
from kolam.core.record import Record, Text
from kolam.core.ref import Ref
from kolam.store.references import Found, cell, check, faults, seen, state
from tests.store.specimen import Link, Person, Sheet

ANNA = Person(id="a", name=Text(en="Anna"), age=30)
GIVEN = Sheet(people=(ANNA,))


def book(*sheets: Record) -> Book:
    return Book(About(id="b", title=Text()), dict(zip(("given", "taken"), sheets, strict=False)))


def ref(*path: str, seen: str = "") -> Ref:
    return Ref(tool="given", path=path, seen=seen)


@pytest.mark.parametrize("path", [("people", "a"), ("people", "a", "age"), ("share",), ()])
def test_a_cell_that_nobody_took_is_offered(path: tuple[str, ...]) -> None:
    assert state(ref(*path), book(GIVEN)) == "offered"


@pytest.mark.parametrize("path", [("people", "a"), ("people", "a", "age"), ("share",), ()])
def test_a_cell_that_is_as_it_was_is_taken(path: tuple[str, ...]) -> None:
    assert state(ref(*path, seen=seen(cell(GIVEN, path))), book(GIVEN)) == "taken"


def test_a_cell_that_changed_since_is_stale() -> None:
    assert state(ref("people", "a", seen=seen(ANNA.with_(age=31))), book(GIVEN)) == "stale"


def test_a_row_that_only_moved_is_still_taken() -> None:
    moved = Sheet(people=(Person(id="b"), ANNA))
    assert state(ref("people", "a", seen=seen(ANNA)), book(moved)) == "taken"


@pytest.mark.parametrize("path", [("people", "z"), ("nobody",), ("people", "a", "nickname")])
def test_a_cell_that_is_gone_leaves_an_orphan(path: tuple[str, ...]) -> None:
    assert state(ref(*path), book(GIVEN)) == "orphaned"


def test_a_sheet_that_is_gone_leaves_an_orphan() -> None:
    assert state(Ref(tool="elsewhere", path=()), book(GIVEN)) == "orphaned"


def test_a_book_tells_all_its_references_with_their_places() -> None:
    stale, gone = ref("people", "a", seen="0" * 32), ref("people", "z")
    links = (
        Link(id="l", source="", target="", came_from=stale),
        Link(id="m", source="", target=""),
    )
    other = Sheet(links=(*links, Link(id="n", source="", target="", came_from=gone)))
    both = book(GIVEN, other)
    assert check(both) == (
        Found(("taken", "links", "l", "came_from"), stale, "stale"),
        Found(("taken", "links", "n", "came_from"), gone, "orphaned"),
    )
    assert [(f.where(), f.key, f.values) for f in faults(both)] == [
        ("taken.links.l.came_from", "ref_stale", {"tool": "given", "path": "people.a"}),
        ("taken.links.n.came_from", "ref_orphaned", {"tool": "given", "path": "people.z"}),
    ]
