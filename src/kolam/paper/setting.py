"""Setting: blocks as calls of the look's typst functions, every text a string literal."""

from collections.abc import Iterable, Iterator, Mapping
from functools import singledispatch

from kolam.core.block import (
    Block,
    ClauseText,
    Facts,
    Heading,
    Items,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Signatures,
    Table,
)
from kolam.paper.columns import LONG_CELL, columns, split
from kolam.paper.heights import WIDTH, is_short, is_small, last_rows, typed_room
from kolam.paper.letters import drawable, runs


def literal(text: str) -> str:
    """Text as a typst string literal: what stands in it is data, never markup."""
    return quoted(drawable(text))


def content(text: str, language: str) -> str:
    """Text as typst content, each run in its own language, lines broken where they were."""
    parts = [_run(run, tongue, language) for run, tongue in _runs(drawable(text), language)]
    return parts[0] if len(parts) == 1 else "{ " + "; ".join(parts or ['""']) + " }"


def call(name: str, named: Mapping[str, str], *given: str) -> str:
    """A call of a function; names and arguments are typst code already."""
    told = [f"{key}: {code}" for key, code in named.items()]
    return f"{name}({', '.join((*told, *given))})"


def pairs(told: Iterable[tuple[str, str]], language: str) -> Iterator[str]:
    """Names with their values."""
    return (f"({content(n, language)}, {content(v, language)})" for n, v in told)


@singledispatch
def set_block(block: Block, language: str) -> str:
    """One block as typst code. Raises TypeError for what is no block."""
    raise TypeError(f"{type(block).__name__} is not a block of a document")


@set_block.register
def _(block: Heading, language: str) -> str:
    return call("heading", {"level": str(block.level)}, content(block.text, language))


@set_block.register
def _(block: Paragraph, language: str) -> str:
    return call("para", {}, content(block.text, language))


@set_block.register
def _(block: Note, language: str) -> str:
    return call("note", {}, content(block.text, language))


@set_block.register
def _(block: Quote, language: str) -> str:
    by = {"by": content(f"— {block.by}", language)} if block.by else {}
    return call("quoted", by, content(block.text, language))


@set_block.register
def _(block: Items, language: str) -> str:
    told = (content(item, language) for item in block.items)
    return call("line-of", {}, call("enum" if block.ordered else "list", {}, *told))


@set_block.register
def _(block: Facts, language: str) -> str:
    size = "step.s" if block.small else "step.m"
    return call("facts", {"size": size}, *pairs(block.pairs, language))


@set_block.register
def _(block: Table, language: str) -> str:
    room = typed_room(block)
    parts = [_table(part, room, language) for part in split(block, room)]
    return parts[0] if len(parts) == 1 else "{ " + "; ".join(parts) + " }"


def _table(block: Table, room: float, language: str) -> str:
    made = columns(block, room)
    named = {
        "widths": _tuple(f"{width:.2f}pt" for width in made.widths),
        "size": f"{made.size}pt",
        "numbers": _tuple(str(number).lower() for number in made.numbers),
        "typed": str(block.typed).lower(),
        "small": str(is_small(block)).lower(),
        "header": _tuple(content(cell, language) for cell in block.header),
    }
    if block.caption:
        named["caption"] = content(block.caption, language)
    last = len(block.rows) - 1
    rows = [
        [_cell(cell, language, strong=block.total and number == last) for cell in row]
        for number, row in enumerate(block.rows)
    ]
    end = len(rows) - last_rows(block)
    closing = [cell for row in rows[end:] for cell in row]
    # typst never breaks the foot of a table.
    foot = [call("table.footer", {"repeat": "false"}, *closing)] if closing else []
    return call("tabled", named, *(cell for row in rows[:end] for cell in row), *foot)


@set_block.register
def _(block: Picture, language: str) -> str:
    named = {"alt": literal(block.told)}
    if block.caption:
        named["caption"] = content(block.caption, language)
    return call("pictured", named, f"[{block.figure.typst(WIDTH * block.share)}]")


@set_block.register
def _(block: ClauseText, language: str) -> str:
    named = {"number": content(block.cited, language), "short": str(is_short(block)).lower()}
    if block.heading:
        named["heading"] = content(block.heading, language)
    if block.origin:
        named["origin"] = content(block.origin, language)
    return call("clause", named, content(block.text, language))


@set_block.register
def _(block: Signatures, language: str) -> str:
    lines = (
        _tuple(content(t, language) for t in (s.organisation, s.name, s.authority, s.signed))
        for s in block.lines
    )
    named = {"place": content(block.place, language)} if block.place else {}
    return call("signatures", named, *lines)


@set_block.register
def _(block: PageBreak, language: str) -> str:
    return "pagebreak(weak: true)"


def _cell(text: str, language: str, *, strong: bool = False) -> str:
    code = content(text, language)
    code = f"strong({code})" if strong else code
    return code if len(text) > LONG_CELL else f"table.cell(breakable: false, {code})"


def _tuple(codes: Iterable[str]) -> str:
    return f"({''.join(code + ', ' for code in codes)})"


def _runs(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Runs and the breaks between lines, a break as the run of a newline alone."""
    for tongue, run in runs(text, language):
        first, *rest = run.split("\n")
        yield first, tongue
        for line in rest:
            yield "\n", tongue
            yield line, tongue


def _run(run: str, tongue: str, language: str) -> str:
    if run == "\n":
        return "linebreak()"
    return quoted(run) if tongue == language else f'text(lang: "{tongue}", {quoted(run)})'


def quoted(text: str) -> str:
    """Legible text as a typst string literal."""
    plain = text.replace("\t", " ").replace("\\", "\\\\").replace('"', '\\"')
    return '"' + plain.replace("\n", "\\n") + '"'
