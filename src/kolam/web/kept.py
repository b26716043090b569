"""What has been worked out lately, kept by what it follows from: statistics are never stored."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")


class Kept:
    """The `most` newest results; a result is known by everything that it depends on."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._found: OrderedDict[Hashable, Any] = OrderedDict()
        self._guard = Lock()

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """The result for this key, made now if it is not at hand."""
        with self._guard:
            if key in self._found:
                self._found.move_to_end(key)
                found: T = self._found[key]
                return found
        made = make()
        with self._guard:
            self._found[key] = made
            while len(self._found) > self.most:
                self._found.popitem(last=False)
        return made
