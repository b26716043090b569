"""Whose seat a row is: by the organisation that is named, else by the row's own id."""

from dataclasses import dataclass

import pytest

from kolam.core.private import seat_among


@dataclass(frozen=True)
class Seat:
    id: str
    organisation: str = ""


SEATS = (Seat("a"), Seat("b", "org"), Seat("c", "a"), Seat("d", "org"))


@pytest.mark.parametrize(
    ("owner", "seat"),
    [("", ""), ("a", "a"), ("org", "b"), ("b", ""), ("nobody", "")],
)
def test_an_organisation_has_the_first_seat_that_is_its_own(owner: str, seat: str) -> None:
    assert seat_among(SEATS, owner) == seat


def test_a_row_that_somebody_speaks_for_does_not_go_by_its_id_too() -> None:
    assert seat_among((Seat("a", "other"),), "a") == ""
