"""One page: what was agreed, by whom, what it brings, what is open, what comes next; then a line
of every room, and more while the page holds them.
"""

from collections.abc import Iterator, Mapping

from kolam.bench import Bench
from kolam.core.block import Block, Facts, Heading, Note
from kolam.core.clause import Clause
from kolam.core.passing import Gate, Invitation
from kolam.core.task import Task
from kolam.paper import rooms
from kolam.paper.following import by_day
from kolam.paper.heights import Paper, boxes

#: Points for the title of the page.
TITLE = 40.0
#: How deep into a room's findings the page goes, how many clauses and next actions it has.
DEEPEST, CLAUSES, NEXT = 3, 5, 3
#: The room whose clauses all have agreed to, the one of the parties, the one of the value.
AGREED, PARTIES, VALUE = "journey", "negotiation", "value"
Told = Mapping[str, list[str]]
Pair = tuple[str, str]


def summary(bench: Bench, slugs: list[str], *, flowing: bool = True) -> tuple[Block, ...]:
    """What a director asks first, then one line a room, second and third ones where they fit."""
    answers = tuple(_answers(bench, slugs))
    told = {slug: list(rooms.findings(bench, slug)) for slug in slugs}
    if answers:
        told.pop(VALUE, None)
    told = {slug: sentences for slug, sentences in told.items() if sentences}
    paper = Paper(bench.voice.language, flowing)
    pages = [_page(bench, answers, told, paper, small=small) for small in (False, True)]
    return next((page for page in pages if not isinstance(page[-1], Note)), pages[-1])


def _page(
    bench: Bench, answers: tuple[Pair, ...], told: Told, paper: Paper, *, small: bool
) -> tuple[Block, ...]:
    """The page; a note at its end says how many rooms it has no place for."""
    top: tuple[Block, ...] = ()
    if answers:
        top = Facts(answers, small=small), Heading(bench.voice("report.summary.found"), 2)

    def page(chosen: Told) -> tuple[Block, ...]:
        pairs = ((rooms.title(bench, slug), "\n".join(chosen[slug])) for slug in chosen)
        left = len(told) - len(chosen)
        more = (Note(bench.voice("report.summary.more", n=left)),) if left else ()
        return (*top, Facts(tuple(pairs), small=small or bool(answers)), *more)

    chosen: Told = {}
    for depth in range(1 if answers else DEEPEST):
        for slug, sentences in told.items():
            new = sentences[depth : depth + 1]
            trial = {**chosen, slug: [*chosen.get(slug, []), *new]}
            if new and height(page(trial), paper) <= paper.room - TITLE:
                chosen = trial
    return page({slug: chosen[slug] for slug in told if slug in chosen})


def height(blocks: tuple[Block, ...], paper: Paper) -> float:
    """Points that the blocks take, one below the other."""
    all_boxes = (box for block in blocks for box in boxes(block, paper))
    return sum(sum(box.pieces) + max(box.above, box.below) for box in all_boxes)


def _answers(bench: Bench, slugs: list[str]) -> Iterator[Pair]:
    """The questions that the book has answers to; none where nothing was agreed yet."""
    voice, language = bench.voice, bench.voice.language
    clauses = bench.offered(Clause)
    words = [c.words.said(language) for c in clauses if c.ref.tool == AGREED][:CLAUSES]
    if not words:
        return
    yield voice("report.summary.agreed"), "\n".join(words)
    signers = [c.words.said(language) for c in clauses if (c.part, c.ref.tool) == ("who", PARTIES)]
    if signers:
        yield voice("report.summary.whom"), voice.list(signers)
    if VALUE in slugs and (found := list(rooms.findings(bench, VALUE))):
        yield voice("report.summary.brings"), " ".join(found[:2])
    yield voice("report.open"), "\n".join(_open(bench))
    if tasks := by_day(bench):
        yield voice("report.summary.next"), "\n".join(_next(bench, tasks))


def _open(bench: Bench) -> Iterator[str]:
    voice = bench.voice
    gates = [gate for gate in bench.offered(Gate) if gate.state != "green"]
    red = [gate.words.said(voice.language) for gate in gates if gate.state == "red"]
    seats = len(bench.offered(Invitation))
    yield voice("report.summary.state", n=len(gates), red=len(red), seats=seats)
    yield from red[:NEXT]


def _next(bench: Bench, tasks: list[Task]) -> Iterator[str]:
    voice = bench.voice
    late = sum(not task.owner or task.due is None for task in tasks)
    for task in [task for task in tasks if task.due and task.owner][:NEXT]:
        what = task.what.said(voice.language)
        yield f"{voice.date(task.due)}: {what} ({task.owner})" if task.due else what
    yield voice("report.summary.actions", n=len(tasks), late=late)
