"""Who is linked with whom, and who stands in between: measures of a network of typed links.

Source: Freeman, Centrality in social networks, Social Networks 1 (1978) 215-239; Wasserman and
Faust, Social Network Analysis (1994), 5.2 (closeness where not all are linked); Brandes, Journal of
Mathematical Sociology 25 (2001) 163-177 (betweenness).
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kolam.maths.table import Number, exact

#: Shares are cut here: threads add up in any order, and the digits beyond depend on it.
DIGITS = 12


@dataclass(frozen=True, slots=True)
class Link:
    """From one place to another, both from 0; `kind` is any word, `weight` any positive number."""

    source: int
    target: int
    kind: str = ""
    weight: Number = 1


@dataclass(frozen=True, slots=True)
class Network:
    """Measures of `size` places and the links between them, place by place.

    in_degree, out_degree    how many others link here, and are linked from here; without directions
                             both are the number of neighbours
    in_weight, out_weight    the weights of all links in and out, exact
    closeness                from 0 to 1: the share of others that reach this place, over their mean
                             distance in steps; 0 for a place nobody reaches
    betweenness              from 0 to 1: the mean share of the shortest paths between two others
                             that lead through here
    components               places linked by any path, directions aside; the largest first
    cut_points               brokers whose leaving would take a component apart
    bridges                  pairs, lower place first, whose one link holds a component together
    density                  links there are among those there could be; None with fewer than two
    reciprocity              the share of links that are answered; None without links or directions
    Several links from one place to another count once except in the weights; distances count steps
    whatever the weights.
    """

    size: int
    in_degree: tuple[int, ...]
    out_degree: tuple[int, ...]
    in_weight: tuple[Fraction, ...]
    out_weight: tuple[Fraction, ...]
    closeness: tuple[float, ...]
    betweenness: tuple[float, ...]
    components: tuple[tuple[int, ...], ...]
    cut_points: tuple[int, ...]
    bridges: tuple[tuple[int, int], ...]
    density: Fraction | None
    reciprocity: Fraction | None

    @property
    def degree_share(self) -> tuple[Fraction, ...]:
        """In-degree over the most there could be (degree centrality); 0 for a place alone."""
        return tuple(Fraction(degree, max(1, self.size - 1)) for degree in self.in_degree)


def network(
    size: int,
    links: Iterable[Link],
    *,
    directed: bool = True,
    kinds: Collection[str] | None = None,
) -> Network:
    """The measures of a network of `size` places, of all its links or those of some kinds.

    Without `directed` a link counts both ways. Raises ValueError, with the link's number from 0,
    for a place outside 0 to size - 1, a link from a place to itself, or a weight of 0 or less.
    """
    used = [link for n, link in enumerate(links) if _sound(n, link, size=size)]
    used = [link for link in used if kinds is None or link.kind in kinds]
    arcs = {(link.source, link.target) for link in used}
    edges = {(min(arc), max(arc)) for arc in arcs}
    if not directed:
        arcs = edges | {(b, a) for a, b in edges}
    ins, outs = _weights(size, used, directed=directed)
    closeness, betweenness = _paths(size, sorted(arcs if directed else edges), directed=directed)
    components, cuts, bridges = _joints(size, sorted(edges))
    answered = sum((b, a) in arcs for a, b in arcs)
    return Network(
        size=size,
        in_degree=_counts(size, [b for _, b in arcs]),
        out_degree=_counts(size, [a for a, _ in arcs]),
        in_weight=ins,
        out_weight=outs,
        closeness=closeness,
        betweenness=betweenness,
        components=components,
        cut_points=cuts,
        bridges=bridges,
        density=Fraction(len(arcs), size * (size - 1)) if size > 1 else None,
        reciprocity=Fraction(answered, len(arcs)) if arcs and directed else None,
    )


def _sound(number: int, link: Link, *, size: int) -> bool:
    for place in (link.source, link.target):
        if not 0 <= place < size:
            raise ValueError(f"link {number}: there is no place {place} among {size}")
    if link.source == link.target:
        raise ValueError(f"link {number} goes from place {link.source} to itself")
    if not exact(link.weight) > 0:
        raise ValueError(f"link {number}: a weight is above 0, not {link.weight}")
    return True


def _counts(size: int, places: Iterable[int]) -> tuple[int, ...]:
    counts = [0] * size
    for place in places:
        counts[place] += 1
    return tuple(counts)


def _weights(
    size: int, links: Sequence[Link], *, directed: bool
) -> tuple[tuple[Fraction, ...], tuple[Fraction, ...]]:
    ins, outs = [Fraction(0)] * size, [Fraction(0)] * size
    for link in links:
        weight = exact(link.weight)
        outs[link.source] += weight
        ins[link.target] += weight
    if directed:
        return tuple(ins), tuple(outs)
    both = tuple(a + b for a, b in zip(ins, outs, strict=True))
    return both, both


def _paths(
    size: int, links: Sequence[tuple[int, int]], *, directed: bool
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    import rustworkx

    graph = rustworkx.PyDiGraph() if directed else rustworkx.PyGraph()
    graph.add_nodes_from(range(size))
    graph.add_edges_from_no_data(list(links))
    near = rustworkx.closeness_centrality(graph)
    between = rustworkx.betweenness_centrality(graph)
    places = range(size)
    return (
        tuple(round(float(near[place]), DIGITS) for place in places),
        tuple(round(float(between[place]), DIGITS) for place in places),
    )


def _joints(
    size: int, edges: Sequence[tuple[int, int]]
) -> tuple[tuple[tuple[int, ...], ...], tuple[int, ...], tuple[tuple[int, int], ...]]:
    import rustworkx

    graph: rustworkx.PyGraph[int, None] = rustworkx.PyGraph()
    graph.add_nodes_from(range(size))
    graph.add_edges_from_no_data(list(edges))
    parts = [tuple(sorted(part)) for part in rustworkx.connected_components(graph)]
    bridges = {(min(pair), max(pair)) for pair in rustworkx.bridges(graph)}
    return (
        tuple(sorted(parts, key=lambda part: (-len(part), part))),
        tuple(sorted(rustworkx.articulation_points(graph))),
        tuple(sorted(bridges)),
    )
