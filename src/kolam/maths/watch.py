"""When a search has to stop, and whom it tells how far it is."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

Tell: TypeAlias = Callable[[Fraction | None, Fraction | None], None]
Stop: TypeAlias = Callable[[], bool]


@dataclass
class Watch:
    """A time limit in seconds from now (None: none), a question to ask, an ear for progress.

    `tell` gets the value of the best package so far and the proven bound, either of them None
    while there is none. `stop` is asked between steps; once it says yes the search is over.
    """

    seconds: float | None = None
    tell: Tell | None = None
    stop: Stop | None = None
    began: float = field(default_factory=time.monotonic)

    @property
    def left(self) -> float:
        """Seconds until the limit, 0 when it has passed, infinite without one."""
        if self.seconds is None:
            return float("inf")
        return max(0.0, self.began + self.seconds - time.monotonic())

    @property
    def over(self) -> bool:
        """Whether the search has to stop now."""
        return self.left <= 0 or (self.stop is not None and self.stop())

    def say(self, best: Fraction | None, bound: Fraction | None) -> None:
        """Tells how far the search is."""
        if self.tell is not None:
            self.tell(best, bound)

    def within(self, seconds: float) -> "Watch":
        """A watch of at most so many seconds from now, and never longer than this one."""
        return Watch(min(seconds, self.left), self.tell, self.stop)
