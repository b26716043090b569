"""Progress: a bar on the terminal for work that takes a while, and nothing in a pipe."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
PATIENCE = 0.5


def steps(items: Iterable[T], what: str, *, total: int | None = None) -> Iterator[T]:
    """The items, one by one, with a bar once they take longer than PATIENCE seconds."""
    from tqdm import tqdm

    yield from tqdm(
        items, desc=what, total=total, unit="", leave=False, disable=None, delay=PATIENCE
    )
