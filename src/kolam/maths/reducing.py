"""Blocks made fewer and shorter, without losing an efficient package.

Linked issues become one block whose forbidden rows are gone; rows that another beats are left out,
equal ones become one row; blocks with a single row left become one.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import product

import numpy as np
from numpy.typing import NDArray

from kolam.maths.blocks import Blocks, Factor, Link, Rows, Whole
from kolam.maths.criterion import Mask, efficient
from kolam.maths.packages import Scores

#: The most rows that linked issues may make together.
MOST_ROWS = 4096
#: Up to here rows are compared all with all.
FEW = 64


def reduced(blocks: Blocks) -> Blocks:
    """The same space with linked blocks joined and rows that cannot be efficient left out."""
    if not blocks.links:
        return _shortened(blocks)
    return _shortened(joined(blocks, _clusters(blocks)))


def kept(blocks: Blocks, masks: Sequence[Mask], order: Sequence[NDArray[np.int64]]) -> Blocks:
    """The rows in the masks, in the given order; blocks of one row become one block, the first.

    `order[block]` ranks all rows of a block.
    """
    rows = [ranks[mask[ranks]] for mask, ranks in zip(masks, order, strict=True)]
    less = _chosen(blocks, rows)
    single = tuple(block for block, table in enumerate(less.tables) if len(table) == 1)
    sizes = [len(table) for table in less.tables]
    others = sorted((b for b, size in enumerate(sizes) if size != 1), key=sizes.__getitem__)
    groups = [(block,) for block in others]
    return joined(less, [single, *groups] if single else groups)


def joined(blocks: Blocks, groups: Iterable[tuple[int, ...]]) -> Blocks:
    """One block a group of blocks: every combination of their rows that no link forbids."""
    groups = list(groups)
    digits = [_combinations([len(blocks.tables[block]) for block in group]) for group in groups]
    tables: list[Whole] = []
    costs: list[Whole] = []
    for group, lines in zip(groups, digits, strict=True):
        tables.append(_sums(blocks.tables, group, lines))
        costs.append(_sums(blocks.costs, group, lines))
    links, masks = [], [np.ones(len(lines), dtype=np.bool_) for lines in digits]
    for link in blocks.links:
        spread = _spread(link, groups, digits)
        if len(spread.rows) != 1:
            links.append(spread)
        elif spread.scores is None:
            masks[spread.last] &= ~spread.rows[0][1]
        else:
            tables[spread.last] = tables[spread.last] + np.outer(spread.rows[0][1], spread.scores)
    whole = replace(
        blocks,
        tables=tuple(tables),
        costs=tuple(costs),
        links=tuple(links),
        options=tuple(
            _options(blocks, group, lines) for group, lines in zip(groups, digits, strict=True)
        ),
    )
    return _chosen(whole, [np.flatnonzero(mask) for mask in masks])


def _combinations(sizes: list[int]) -> Rows:
    numbers = np.arange(math.prod(sizes))
    columns = []
    for size in reversed(sizes):
        numbers, digits = np.divmod(numbers, size)
        columns.append(digits.astype(np.int32))
    return np.column_stack(columns[::-1])


def _sums(tables: Sequence[Whole], group: tuple[int, ...], lines: Rows) -> Whole:
    total = tables[group[0]][lines[:, 0]]
    for n, block in enumerate(group[1:], start=1):
        total = total + tables[block][lines[:, n]]
    return total


def _options(blocks: Blocks, group: tuple[int, ...], lines: Rows) -> tuple[tuple[Factor, ...], ...]:
    if len(group) == 1:
        return blocks.options[group[0]]
    return tuple(
        tuple(f for block, row in zip(group, line, strict=True) for f in blocks.options[block][row])
        for line in lines.tolist()
    )


def _spread(link: Link, groups: list[tuple[int, ...]], digits: list[Rows]) -> Link:
    """The link in terms of the groups."""
    rows = []
    masks = dict(link.rows)
    for place, (group, lines) in enumerate(zip(groups, digits, strict=True)):
        inside = [(n, block) for n, block in enumerate(group) if block in masks]
        if inside:
            mask = np.ones(len(lines), dtype=np.bool_)
            for n, block in inside:
                mask &= masks[block][lines[:, n]]
            rows.append((place, mask))
    return Link(tuple(rows), link.scores)


def _clusters(blocks: Blocks) -> list[tuple[int, ...]]:
    """Blocks that links tie together, joined while they make few enough rows."""
    home = {block: {block} for block in range(len(blocks.tables))}
    for link in sorted(blocks.links, key=lambda link: len(link.rows)):
        members = set().union(*(home[block] for block, _ in link.rows))
        size = np.prod([float(len(blocks.tables[block])) for block in members])
        if size <= MOST_ROWS:
            home.update(dict.fromkeys(members, members))
    return sorted({tuple(sorted(members)) for members in home.values()})


def _chosen(blocks: Blocks, rows: Sequence[NDArray[np.int64]]) -> Blocks:
    """Only these rows of each block, in this order."""
    return replace(
        blocks,
        tables=tuple(table[r] for table, r in zip(blocks.tables, rows, strict=True)),
        costs=tuple(cost[r] for cost, r in zip(blocks.costs, rows, strict=True)),
        links=tuple(
            Link(tuple((block, mask[rows[block]]) for block, mask in link.rows), link.scores)
            for link in blocks.links
        ),
        options=tuple(
            tuple(options[r] for r in chosen.tolist())
            for options, chosen in zip(blocks.options, rows, strict=True)
        ),
    )


def _shortened(blocks: Blocks) -> Blocks:
    """Rows that another beats left out, equal rows made one; linked blocks stay as they are."""
    linked = {block for link in blocks.links for block, _ in link.rows}
    rows: list[NDArray[np.int64]] = []
    options = []
    for block, table in enumerate(blocks.tables):
        every = np.arange(len(table))
        stay = every if block in linked else every[_unbeaten(table, blocks.costs[block])]
        groups = {int(row): [int(row)] for row in stay}
        if block not in linked:
            groups = _equal(blocks, block, stay)
        rows.append(np.array(list(groups), dtype=np.int64))
        options.append(tuple(_alike(blocks, block, group) for group in groups.values()))
    return replace(_chosen(blocks, rows), options=tuple(options))


def _unbeaten(table: Scores, cost: NDArray[np.int64]) -> Mask:
    if len(table) > FEW:
        return efficient(table) if not cost.shape[1] else np.ones(len(table), dtype=np.bool_)
    no_less = (table[:, np.newaxis] >= table).all(axis=2)
    more = (table[:, np.newaxis] > table).any(axis=2)
    cheap = np.asarray((cost[:, np.newaxis] <= cost).all(axis=2), dtype=np.bool_)
    beaten = np.asarray((no_less & more & cheap).any(axis=0), dtype=np.bool_)
    return ~beaten


def _equal(blocks: Blocks, block: int, rows: NDArray[np.int64]) -> dict[int, list[int]]:
    groups: dict[tuple[int, ...], list[int]] = {}
    gains, costs = blocks.tables[block][rows].tolist(), blocks.costs[block][rows].tolist()
    for row, gain, cost in zip(rows.tolist(), gains, costs, strict=True):
        groups.setdefault((*gain, *cost), []).append(row)
    return {group[0]: group for group in groups.values()}


def _alike(blocks: Blocks, block: int, rows: list[int]) -> tuple[Factor, ...]:
    if len(rows) == 1:
        return blocks.options[block][rows[0]]
    issues = tuple(issue for part, _ in blocks.options[block][rows[0]] for issue in part)
    choices = []
    for row in rows:
        for parts in product(*(choices for _, choices in blocks.options[block][row])):
            choices.append(tuple(option for part in parts for option in part))
    return ((issues, tuple(choices)),)
