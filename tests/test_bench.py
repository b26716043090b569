"""The bench hands each tool what the others give, once, and refuses circles."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from time import sleep
from types import SimpleNamespace
from typing import Any

import pytest

from kolam.bench import Bench, Circle
from kolam.core.book import About, Book
from kolam.core.record import Record, Text
from kolam.core.ref import Ref
from kolam.core.sources import Taken
from kolam.core.tool import Tool


class Seed(Record):
    count: int


class Sheet(Record):
    number: int


def tool(slug: str, **parts: Any) -> Tool:
    def analyse(sheet: Sheet, given: Any) -> SimpleNamespace:
        return SimpleNamespace(total=sheet.number + sum(s.count for s in given.get(Seed, ())))

    def refuse(*_: Any) -> Any:
        raise AssertionError("not asked for here")

    return Tool(slug=slug, sheet=Sheet, analyse=analyse, figure=refuse, sections=refuse, **parts)


def giving(slug: str, **parts: Any) -> Tool:
    def give(_sheet: Any, findings: Any, _voice: Any) -> tuple[Seed, ...]:
        return (Seed(count=findings.total),)

    return tool(slug, gives={Seed: give}, **parts)


def bench(*tools: Tool) -> Bench:
    sheets = {t.slug: Sheet(number=n) for n, t in enumerate(tools, start=1)}
    book = Book(About(id="b", title=Text(en="B")), sheets)
    return Bench(book, {t.slug: t for t in tools}, None)  # type: ignore[arg-type]


def test_a_tool_gets_what_another_gives() -> None:
    assert bench(giving("field"), tool("kitchen", takes=(Seed,))).findings("kitchen").total == 3


def test_findings_are_worked_out_once() -> None:
    one = bench(giving("field"))
    assert one.findings("field") is one.findings("field")


def test_what_a_tool_gives_is_worked_out_once() -> None:
    one = bench(giving("field"), tool("kitchen", takes=(Seed,)), tool("cellar", takes=(Seed,)))
    assert one.given("kitchen")[Seed][0] is one.given("cellar")[Seed][0]


def test_two_who_ask_at_once_are_no_circle() -> None:
    def slowly(*_: Any) -> SimpleNamespace:
        sleep(0.05)
        return SimpleNamespace(total=1)

    one = bench(replace(giving("field"), analyse=slowly))
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(one.findings, ("field", "field"))
    assert first is second


def test_a_circle_is_refused_with_its_rooms_in_order() -> None:
    one = bench(giving("hen", takes=(Seed,)), giving("egg", takes=(Seed,)))
    with pytest.raises(Circle, match="hen -> egg -> hen"):
        one.findings("hen")


def test_a_room_without_a_sheet_gives_nothing() -> None:
    tools = {"field": giving("field"), "kitchen": tool("kitchen", takes=(Seed,))}
    book = Book(About(id="b", title=Text()), {"kitchen": Sheet(number=2)})
    assert Bench(book, tools, None).findings("kitchen").total == 2  # type: ignore[arg-type]


class Taker(Record):
    ref: Ref


def test_a_room_that_asks_how_its_rows_stand_to_their_sources_is_told() -> None:
    gone, live = (Ref(tool=slug, path=("total",), seen="1") for slug in ("sea", "field"))
    book = bench(giving("field"), tool("kitchen")).book
    told = [one_with(book, ref).given("kitchen")[Taken][0].state for ref in (gone, live)]
    assert told == ["orphaned", "taken"]


def one_with(book: Book, ref: Ref) -> Bench:
    tools = {"field": giving("field"), "kitchen": tool("kitchen", takes=(Taken,))}
    return Bench(book.with_sheet("kitchen", Taker(ref=ref)), tools, None)  # type: ignore[arg-type]
