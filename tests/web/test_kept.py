"""What is kept: made once for everything it follows from, and forgotten when it grows old."""

from kolam.web.kept import Kept


def test_a_result_is_made_once() -> None:
    numbers = iter((1, 2, 3))
    kept = Kept(2)
    assert [kept.once("a", lambda: next(numbers)) for _ in range(3)] == [1, 1, 1]


def test_the_one_that_was_not_asked_for_longest_is_forgotten() -> None:
    kept = Kept(2)
    for key in ("a", "b", "a", "c"):
        kept.once(key, lambda: "old")
    assert kept.once("a", lambda: "new") == "old"
    assert kept.once("b", lambda: "new") == "new"
