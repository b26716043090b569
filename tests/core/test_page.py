"""Forms of rooms' own pages: one value, and words language by language."""

import pytest

from kolam.core.page import Values, first, worded


@pytest.mark.parametrize(
    ("values", "said"),
    [({}, ""), ({"a": ()}, ""), ({"a": (" x ",)}, "x"), ({"a": ("x", "y")}, "x")],
)
def test_the_first_value_of_a_name_counts_without_spaces_around_it(
    values: Values, said: str
) -> None:
    assert first(values, "a") == said


def test_languages_that_a_form_does_not_have_stay_and_emptied_ones_go() -> None:
    was = {"en": "Old", "si": "පැරණි"}
    typed: Values = {"note.en": (" New ",), "note.ta": ("",), "other.si": ("x",)}
    assert worded(was, typed, "note") == {"en": "New", "si": "පැරණි", "ta": ""}
    assert worded(was, {"note.si": ("",)}, "note") == {"en": "Old", "si": "", "ta": ""}
