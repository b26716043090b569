"""The demonstration's reports, made when first asked for and kept for all tests after that."""

import datetime
from functools import cache

from kolam import toolbox
from kolam.bench import Bench
from kolam.paper.document import Document
from kolam.paper.occasion import Occasion, Round
from kolam.paper.report import report
from kolam.store.demonstration import demonstration

HELD = Occasion(
    title="Colombo, 26 June 2023",
    day=datetime.date(2023, 6, 26),
    joined=24,
    sectors=(("government", 9), ("business", 3), ("", 5)),
    rounds=(Round(title="First views", tool="stakeholders", promise="sector", answered=22),),
)
BOOK = demonstration()


@cache
def bench_in(language: str) -> Bench:
    """The bench of the demonstration, with the findings that were asked for before."""
    return Bench(BOOK, toolbox.rooms(), toolbox.voice(language))


@cache
def whole(language: str) -> Document:
    """The full report."""
    return report(bench_in(language), HELD, full=True)


@cache
def brief(language: str) -> Document:
    """The short report."""
    return report(bench_in(language), HELD)
