"""The order of rows: which ones moved, and how two people's orders become one."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence

TOP = ""


def above(ids: Sequence[str]) -> dict[str, str]:
    """For each id the one that stands right above it; the first stands below TOP."""
    return dict(zip(ids, (TOP, *ids), strict=False))


def moved(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """The fewest ids to lift out so that the others stand in the same order in both.

    Ids that only one of the two has are left aside. Method: a longest increasing subsequence
    by patience sorting (Fredman 1975), n log n.
    """
    rank = {id: number for number, id in enumerate(old)}
    common = [id for id in new if id in rank]
    tops: list[int] = []
    last: list[str] = []
    before: dict[str, str] = {}
    for id in common:
        pile = bisect_left(tops, rank[id])
        tops[pile:] = [rank[id], *tops[pile + 1 :]]
        last[pile:] = [id, *last[pile + 1 :]]
        before[id] = last[pile - 1] if pile else TOP
    stay = set()
    here = last[-1] if last else TOP
    while here:
        stay.add(here)
        here = before[here]
    return set(common) - stay


def placed(stay: Iterable[str], below: Mapping[str, str]) -> list[str]:
    """The ids of `stay` in order, and each id of `below` right under the one that it names.

    An id whose neighbour is nowhere to be found is put last.
    """
    under: dict[str, list[str]] = {}
    for id, neighbour in below.items():
        under.setdefault(neighbour, []).append(id)
    result: list[str] = []
    for anchor in (TOP, *stay):
        result += [anchor] if anchor else []
        waiting = under.pop(anchor, [])
        while waiting:
            id = waiting.pop(0)
            result.append(id)
            waiting = under.pop(id, []) + waiting
    return result + [id for ids in under.values() for id in ids]


def merged(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str], *, keep: Collection[str]
) -> tuple[list[str], set[str]]:
    """Two people's orders as one, and the ids that both moved to different places.

    `keep` holds the ids that the result has. Who moved or added what is respected; what both
    put into one gap is sorted by id, so that the two may be exchanged. Of disputed ids, the
    place in `theirs` counts.
    """
    kept = set(keep)
    common = kept & set(base) & set(mine) & set(theirs)
    old, my, their = ([id for id in ids if id in common] for ids in (base, mine, theirs))
    my_moves, their_moves = moved(old, my), moved(old, their)
    my_above, their_above = above(my), above(their)
    disputed = {id for id in my_moves & their_moves if my_above[id] != their_above[id]}
    stable = [id for id in old if id not in my_moves | their_moves]
    gaps = [
        _gaps(mine, stable, (kept - common | my_moves) - disputed),
        _gaps(theirs, stable, kept - common | their_moves),
    ]
    return _interleaved(stable, gaps), disputed


def _gaps(
    ids: Sequence[str], stable: Sequence[str], put: Collection[str]
) -> dict[str, tuple[str, ...]]:
    anchors = set(stable)
    here = TOP
    found: dict[str, tuple[str, ...]] = {}
    for id in ids:
        if id in anchors:
            here = id
        elif id in put:
            found[here] = (*found.get(here, ()), id)
    return found


def _interleaved(stable: Sequence[str], gaps: list[dict[str, tuple[str, ...]]]) -> list[str]:
    result: dict[str, None] = {}
    for anchor in (TOP, *stable):
        if anchor:
            result[anchor] = None
        for run in sorted(gap.get(anchor, ()) for gap in gaps):
            result.update(dict.fromkeys(run))
    return list(result)
