"""Limits: so many at once, then so many a second."""

from hypothesis import given
from hypothesis import strategies as st

from kolam.web.live.limits import Buckets


class Clock:
    """A clock that goes when told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_full_bucket_gives_its_capacity_and_then_makes_wait() -> None:
    buckets = Buckets(capacity=2, refill=0.5, clock=Clock())
    assert [buckets.take("a") for _ in range(3)] == [0, 0, 2]


def test_after_the_wait_there_is_one_again() -> None:
    clock = Clock()
    buckets = Buckets(capacity=1, refill=0.5, clock=clock)
    buckets.take("a")
    clock.now = buckets.take("a")
    assert buckets.take("a") == 0


def test_looking_takes_nothing() -> None:
    buckets = Buckets(capacity=1, refill=1, clock=Clock())
    assert [buckets.empty("a"), buckets.empty("a"), buckets.take("a"), buckets.empty("a")] == [
        0,
        0,
        0,
        1,
    ]


def test_one_key_does_not_pay_for_another() -> None:
    buckets = Buckets(capacity=1, refill=1, clock=Clock())
    buckets.take("a")
    assert buckets.take("b") == 0


@given(st.lists(st.floats(0, 5), max_size=60), st.integers(1, 5), st.floats(0.1, 4))
def test_never_more_than_capacity_and_refill(
    waits: list[float], capacity: int, refill: float
) -> None:
    clock = Clock()
    buckets = Buckets(capacity=capacity, refill=refill, clock=clock)
    taken = 0
    for wait in waits:
        clock.now += wait
        taken += buckets.take("a") == 0
    assert taken <= capacity + clock.now * refill + 1e-6


@given(st.lists(st.integers(0, 40), max_size=200))
def test_the_number_of_buckets_is_bounded(keys: list[int]) -> None:
    buckets = Buckets(capacity=1, refill=0.001, most=10, clock=Clock())
    for key in keys:
        buckets.take(key)
    assert len(buckets._left) <= 10
