"""Watching a long search: a bar on the terminal, a time limit, and Ctrl-C that keeps the best."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from kolam.cli.progress import PATIENCE

if TYPE_CHECKING:
    from fractions import Fraction


@dataclass
class Watcher:
    """Knows whether to stop, and shows how far the search is.

    The first Ctrl-C asks the search to end with the best so far; a second one ends at once.
    """

    seconds: float | None = None
    interrupted: bool = False
    began: float = field(default_factory=time.monotonic)
    bar: Any = None

    def stop(self) -> bool:
        """Whether the search has to end now."""
        return self.interrupted or self.left == 0

    @property
    def left(self) -> float | None:
        """Seconds that are left; None without a limit."""
        if self.seconds is None:
            return None
        return max(0.0, self.began + self.seconds - time.monotonic())

    def issue(self, done: int, issues: int, vectors: int) -> None:
        """Show how many issues a frontier has taken in."""
        self._show(f"frontier: issue {done} of {issues}, {vectors} points")

    def rule(self, rule: str, best: Fraction | None, bound: Fraction | None) -> None:
        """Show a rule's gap."""
        if best is None or bound is None:
            self._show(rule)
        else:
            gap = float((bound - best) / bound) if bound else 0.0
            self._show(f"{rule}: gap {gap:.2%}")

    def _show(self, words: str) -> None:
        if self.bar is not None and time.monotonic() - self.began > PATIENCE:
            self.bar.set_description_str(words)

    def _interrupt(self, _: int, __: FrameType | None) -> None:
        if self.interrupted:
            raise KeyboardInterrupt
        self.interrupted = True
        click.echo("\nStopping; the best found so far follows.", err=True)


@contextmanager
def watching(seconds: float | None) -> Iterator[Watcher]:
    """A watcher while the work goes on; in a pipe it shows nothing."""
    from tqdm import tqdm

    watcher = Watcher(seconds)
    pattern = "{desc} [{elapsed}]"
    here = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, watcher._interrupt) if here else None
    try:
        with tqdm(disable=None, leave=False, bar_format=pattern, delay=PATIENCE) as bar:
            watcher.bar = None if bar.disable else bar
            yield watcher
    finally:
        if here:
            signal.signal(signal.SIGINT, before)
