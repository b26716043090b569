"""Word's tables: header rows on every page, rows in one piece, and where a document is signed."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from kolam.core.block import Signature
from kolam.paper.columns import LONG_CELL, Columns
from kolam.paper.letters import legible
from kolam.paper.word_marks import BAND, HAIR, QUIET, TWENTIETHS, line, paragraph, spans

#: A table of at most so many rows stands on one page.
SHORT = 5
#: How much of the width tells who signs, and how high the place to sign is, in points.
WHO, TALL = 0.42, 64.0
#: Space above and below in a cell where somebody signs, in twentieths of a point.
AIR = 100


def table(
    header: tuple[str, ...], rows: Sequence[tuple[str, ...]], columns: Columns, language: str,
    *, style: str, caption: str = "", bar: bool = False, total: bool = False,
) -> str:  # fmt: skip
    """A table whose first row is its header on every page; `bar` draws a line at its left.

    The header stays with the first row, the last row with the one before; `total` says that it
    sums up the others.
    """
    widths = [round(width * TWENTIETHS) for width in columns.widths]
    told: list[str] = []
    for place, row in enumerate((header, *rows)):
        is_head, left = place == 0, len(rows) - place
        is_strong = is_head or (total and left == 0)
        keep = left > 0 and (is_head or left == 1 or len(rows) <= SHORT)
        cells = [
            _cell(
                paragraph(
                    spans(text, language, bold=is_strong, size=columns.size), style,
                    keep=keep, right=number,
                ),
                width, is_head=is_head,
            )
            for text, width, number in zip(row, widths, columns.numbers, strict=True)
        ]  # fmt: skip
        told.append(_row(cells, is_head=is_head, whole=max(map(len, row)) <= LONG_CELL))
    return _table(widths, told, caption=legible(caption), bar=bar)


def signatures(
    lines: Iterable[Signature], header: tuple[str, str], width: float, language: str, style: str
) -> str:
    """Who signs for whom at the left, the line to sign on at the right; no signer is split."""
    widths = [round(part * TWENTIETHS) for part in (WHO * width, (1 - WHO) * width)]
    heads = (paragraph(spans(text, language, bold=True), style, keep=True) for text in header)
    cells = [_cell(head, part, is_head=True) for head, part in zip(heads, widths, strict=True)]
    told = [_row(cells, is_head=True, whole=True)]
    signers = tuple(lines)
    for left, one in enumerate(signers, start=1 - len(signers)):
        # Nobody signs on a page alone.
        keep = left == -1
        who = paragraph(spans(one.organisation, language, bold=True), style, keep=True)
        who += paragraph(spans(one.name, language), style, keep=True)
        who += paragraph(spans(one.authority, language, colour=QUIET), style, keep=keep)
        signed = paragraph(spans(one.signed, language), style, keep=keep)
        cells = [_cell(who, widths[0]), _cell(signed, widths[1], is_signed=True)]
        told.append(_row(cells, is_head=False, whole=True, tall=TALL))
    return _table(widths, told, lined=False)


def _table(
    widths: Sequence[int], rows: Iterable[str], *,
    caption: str = "", bar: bool = False, lined: bool = True,
) -> str:  # fmt: skip
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = "".join(_look(sum(widths), caption, bar, lined))
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _look(width: int, caption: str, bar: bool, lined: bool) -> Iterator[str]:
    left = line("left", 18, HAIR) if bar else ""
    between = line("bottom", 4, HAIR) + line("insideH", 4, HAIR) if lined else ""
    yield f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{left}{between}</w:tblBorders>'
    yield '<w:tblLayout w:type="fixed"/><w:tblCellMar>'
    air = 0 if lined else AIR
    for side, space in (("top", air), ("left", 80), ("bottom", air), ("right", 80)):
        yield f'<w:{side} w:w="{space}" w:type="dxa"/>'
    yield '</w:tblCellMar><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0"'
    yield ' w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    if caption:
        yield f'<w:tblCaption w:val="{escape(caption)}"/>'


def _row(cells: Iterable[str], *, is_head: bool, whole: bool, tall: float = 0.0) -> str:
    kind = "<w:cantSplit/>" if whole else ""
    if tall:
        kind += f'<w:trHeight w:val="{round(tall * TWENTIETHS)}" w:hRule="atLeast"/>'
    kind += "<w:tblHeader/>" if is_head else ""
    return f"<w:tr><w:trPr>{kind}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(content: str, width: int, *, is_head: bool = False, is_signed: bool = False) -> str:
    told = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    if is_head or is_signed:
        told += f"<w:tcBorders>{line('bottom', 6, QUIET)}</w:tcBorders>"
    if is_head:
        told += f'<w:shd w:val="clear" w:color="auto" w:fill="{BAND}"/>'
    if is_head or is_signed:
        told += '<w:vAlign w:val="bottom"/>'
    return f"<w:tc><w:tcPr>{told}</w:tcPr>{content}</w:tc>"
