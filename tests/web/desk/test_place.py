"""Places inside a sheet: lists and rows by their ids, however deep."""

from typing import Any

import pytest

from kolam.tools.stakeholders.sheet import Rating, Sheet, Stakeholder
from kolam.web.desk import place as places
from kolam.web.desk.place import NoSuchPlace, find

BODY: Any = {
    "stakeholders": [{"id": "a"}, {"id": "b"}, {"id": "c"}],
    "rounds": [{"id": "one", "ratings": [{"id": "x"}]}],
}


def body() -> Any:
    return {
        "stakeholders": [dict(row) for row in BODY["stakeholders"]],
        "rounds": [{"id": "one", "ratings": [{"id": "x"}]}],
    }


def ids(found: Any) -> list[str]:
    return [row["id"] for row in found["stakeholders"]]


def test_a_path_leads_to_a_list_a_row_or_a_row_inside_a_row() -> None:
    paths = (("stakeholders",), ("stakeholders", "b"), ("rounds", "one", "ratings", "x"))
    found = [(find(Sheet, path).kind, find(Sheet, path).row) for path in paths]
    assert found == [(Stakeholder, ""), (Stakeholder, "b"), (Rating, "x")]


@pytest.mark.parametrize(
    "path", [(), ("scale",), ("question",), ("nothing",), ("rounds", "one", "x")]
)
def test_a_path_to_anything_else_is_refused(path: tuple[str, ...]) -> None:
    with pytest.raises(NoSuchPlace):
        find(Sheet, path)


@pytest.mark.parametrize(
    "path",
    [("stakeholders", "z"), ("rounds", "two", "ratings", "x"), ("rounds", "two", "ratings", "+")],
)
def test_a_row_that_is_not_there_is_refused(path: tuple[str, ...]) -> None:
    with pytest.raises(NoSuchPlace):
        find(Sheet, path).found(body())


@pytest.mark.parametrize(
    ("id", "by", "order"),
    [("a", -1, "abc"), ("a", 1, "bac"), ("c", 1, "abc"), ("c", -1, "acb"), ("a", 9, "bca")],
)
def test_a_row_moves_as_far_as_it_goes(id: str, by: int, order: str) -> None:
    here = body()
    places.move(find(Sheet, ("stakeholders", id)), here, by)
    assert "".join(ids(here)) == order


def test_a_row_is_replaced_where_it_stands() -> None:
    here = body()
    places.put(find(Sheet, ("stakeholders", "b")), here, {"id": "b", "why": "x"})
    assert here["stakeholders"][1] == {"id": "b", "why": "x"}


def test_a_new_row_has_an_id_of_its_own_whatever_was_typed() -> None:
    here = body()
    id = places.put(find(Sheet, ("stakeholders", "+")), here, {"id": "a", "why": "x"})
    assert (ids(here), id != "a") == (["a", "b", "c", id], True)


def test_a_new_row_starts_with_its_defaults() -> None:
    row = find(Sheet, ("stakeholders", "+")).found(body())
    assert (row["kind"], row["engagement"]["strategy"]) == ("organisation", "undecided")


def test_a_removed_row_is_gone() -> None:
    here = body()
    places.remove(find(Sheet, ("stakeholders", "b")), here)
    assert ids(here) == ["a", "c"]
