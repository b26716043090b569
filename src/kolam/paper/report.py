"""The workshop report: every room of a book in the framework's order, made the same evening.

Facts come from the sheets and the database; words that people typed stand apart. The sections are
those of the reference's section 11b, and of the report of Colombo, 26 June 2023.
"""

from collections.abc import Iterator

from kolam import __version__
from kolam.bench import Bench
from kolam.core.answers import FEWEST_SHOWN
from kolam.core.block import Block, Facts, Heading, Note, Paragraph, Quote, Table
from kolam.core.district import district
from kolam.core.passing import IssueQuestion
from kolam.core.voice import NAMES
from kolam.paper import rooms
from kolam.paper.annex import annex, shortened
from kolam.paper.document import Document
from kolam.paper.following import follow
from kolam.paper.occasion import Occasion
from kolam.paper.one_page import summary
from kolam.paper.short import short

Pair = tuple[str, str]
#: The room that tells of the workshop itself: when, where, who took part.
WORKSHOP = "workshop"


def report(bench: Bench, occasion: Occasion | None = None, *, full: bool = False) -> Document:
    """The report of a book, and of the workshop where one is given.

    The short form can be read the same evening; the `full` one has every table.
    """
    voice, about = bench.voice, bench.book.about
    slugs = rooms.filled(bench)
    return Document(
        kind=voice("report.kind.report"),
        title=about.title.said(voice.language),
        language=voice.language,
        label=about.label.said(voice.language),
        facts=(*_facts(bench, occasion, slugs), _form(bench, full=full)),
        summary=summary(bench, slugs, flowing=not full)
        if slugs
        else (Paragraph(voice("report.empty")),),
        blocks=tuple((_full if full else _short)(bench, occasion, slugs)),
        date=occasion.day if occasion else None,
        foot=f"{voice('report.foot')} Kolam {__version__}.",
        flowing=not full,
    )


def _facts(bench: Bench, occasion: Occasion | None, slugs: list[str]) -> Iterator[Pair]:
    voice = bench.voice
    yield from _held(bench, occasion)
    yield from _about(bench)
    yield voice("report.fact.rooms"), voice.number(len(slugs))
    yield voice("report.fact.language"), NAMES[voice.language]


def _form(bench: Bench, *, full: bool) -> Pair:
    voice = bench.voice
    return voice("report.fact.form"), voice(f"report.form.{'full' if full else 'short'}")


def _about(bench: Bench) -> Iterator[Pair]:
    about, voice = bench.book.about, bench.voice
    if about.country:
        name = voice.locale.territories.get(about.country, about.country)
        yield voice("field.About.country"), name
    if about.districts:
        yield (
            voice("field.About.districts"),
            voice.list([district(name, voice) for name in about.districts]),
        )
    if about.targets:
        yield voice("field.About.targets"), ", ".join(about.targets)


def _short(bench: Bench, occasion: Occasion | None, slugs: list[str]) -> Iterator[Block]:
    known = _questions(bench)
    yield from _introduction(bench, occasion, slugs)
    for slug in slugs:
        yield from short(rooms.sections(bench, slug), bench.voice, known)
    yield from follow(bench)
    yield from annex(bench, slugs, [], full=False)


def _full(bench: Bench, occasion: Occasion | None, slugs: list[str]) -> Iterator[Block]:
    long: list[tuple[str, Table]] = []
    yield from _introduction(bench, occasion, slugs)
    for slug in slugs:
        yield from shortened(bench, slug, rooms.sections(bench, slug), long)
    yield from follow(bench)
    yield from annex(bench, slugs, long)


def _introduction(bench: Bench, occasion: Occasion | None, slugs: list[str]) -> Iterator[Block]:
    """What the report is about; what the room of the workshop tells is left to it."""
    voice = bench.voice
    is_told = WORKSHOP in slugs
    yield Heading(voice("report.intro"))
    if facts := (*(() if is_told else _held(bench, occasion)), *_about(bench)):
        yield Facts(facts)
    if asked := _questions(bench):
        yield Heading(voice("report.objective"), 2)
        yield Paragraph(voice("report.objective.asked"))
        yield from (Quote(question) for question in asked)
    if occasion and occasion.sectors and not is_told:
        yield Heading(voice("report.people"), 2)
        header = voice("report.people.sector"), voice("report.people.count")
        rows = (
            (voice.list([_sector(bench, s) for s in sectors]), _people(bench, n))
            for sectors, n in together(occasion.sectors)
        )
        yield Table(header, tuple(rows))
        yield Note(voice("report.people.note"))
    if occasion and occasion.rounds:
        yield Heading(voice("report.programme"), 2)
        yield _programme(bench, occasion)


def _questions(bench: Bench) -> list[str]:
    """The questions that people worked on, in the reader's language, each once."""
    language = bench.voice.language
    told = dict.fromkeys(q.words.said(language) for q in bench.offered(IssueQuestion))
    return [question for question in told if question]


def _held(bench: Bench, occasion: Occasion | None) -> Iterator[Pair]:
    voice = bench.voice
    if occasion:
        yield voice("report.fact.workshop"), occasion.title
    if occasion and occasion.day:
        yield voice("report.fact.date"), voice.date(occasion.day)
    if occasion and occasion.joined:
        yield voice("report.fact.people"), _people(bench, occasion.joined)


def _programme(bench: Bench, occasion: Occasion) -> Table:
    voice = bench.voice
    names = ("activity", "tool", "promise", "answered")
    rows = tuple(
        (
            one.title or rooms.title(bench, one.tool),
            rooms.title(bench, one.tool),
            voice(f"report.promise.{one.promise}"),
            voice.number(one.answered),
        )
        for one in occasion.rounds
    )
    return Table(tuple(voice(f"report.programme.{name}") for name in names), rows)


def together(sectors: tuple[tuple[str, int], ...]) -> list[tuple[list[str], int]]:
    """Sectors with their people; those of fewer than five are told in one sum.

    A sum of fewer than five takes in the smallest sector beside it, so that no difference of
    shown numbers tells how many a small sector had.
    """
    small = [(sector, n) for sector, n in sectors if n < FEWEST_SHOWN]
    large = [(sector, n) for sector, n in sectors if n >= FEWEST_SHOWN]
    while small and large and (len(small) == 1 or sum(n for _, n in small) < FEWEST_SHOWN):
        least = min(large, key=lambda pair: pair[1])
        large.remove(least)
        small.append(least)
    told = [([sector], n) for sector, n in large]
    return [*told, ([s for s, _ in small], sum(n for _, n in small))] if small else told


def _people(bench: Bench, n: int) -> str:
    """A number of people; of few it only says that they are few."""
    if 0 < n < FEWEST_SHOWN:
        return bench.voice("report.people.few", limit=FEWEST_SHOWN)
    return bench.voice.number(n)


def _sector(bench: Bench, sector: str) -> str:
    return bench.voice(f"sector.{sector or 'none'}")
