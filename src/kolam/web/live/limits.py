"""Limits: token buckets, so that one phone or one address cannot crowd out the room."""

import time
from collections.abc import Callable, Hashable


class Buckets:
    """A bucket of tokens for each key: `capacity` at once, then `refill` tokens a second."""

    def __init__(
        self,
        *,
        capacity: float,
        refill: float,
        most: int = 50_000,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.capacity = capacity
        self.refill = refill
        self.most = most
        self.clock = clock
        self._left: dict[Hashable, tuple[float, float]] = {}

    def take(self, key: Hashable) -> float:
        """Take one token; answers 0, or the seconds to wait when there is none."""
        now = self.clock()
        left, since = self._left.get(key, (self.capacity, now))
        left = min(self.capacity, left + (now - since) * self.refill)
        if left < 1:
            return (1 - left) / self.refill
        if len(self._left) >= self.most:
            self._forget(now)
        self._left[key] = (left - 1, now)
        return 0.0

    def empty(self, key: Hashable) -> float:
        """The seconds until there is a token, taking none."""
        left, since = self._left.get(key, (self.capacity, self.clock()))
        left = min(self.capacity, left + (self.clock() - since) * self.refill)
        return max(0.0, (1 - left) / self.refill)

    def _forget(self, now: float) -> None:
        """Drop the buckets that are full again; if none is, the oldest half."""
        full_after = self.capacity / self.refill
        kept = {key: old for key, old in self._left.items() if now - old[1] < full_after}
        if len(kept) >= self.most:
            newest = sorted(kept.items(), key=lambda item: -item[1][1])
            kept = dict(newest[: self.most // 2])
        self._left = kept
