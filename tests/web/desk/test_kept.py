"""What is kept: made once for everything it follows from, and forgotten when it grows old."""

from kolam.web.desk.kept import Kept


def test_a_result_is_made_once() -> None:
    made: list[int] = []
    kept = Kept(2)
    found = [kept.once("a", lambda: made.append(1) or "A") for _ in range(3)]  # type: ignore[func-returns-value]
    assert (found, made) == (["A"] * 3, [1])


def test_the_one_that_was_not_asked_for_longest_is_forgotten() -> None:
    kept = Kept(2)
    for key in ("a", "b", "a", "c"):
        kept.once(key, lambda key=key: key)
    assert kept.once("a", lambda: "new") == "a"
    assert kept.once("b", lambda: "new") == "new"
