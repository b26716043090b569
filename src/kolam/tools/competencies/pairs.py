"""Pairs: one person's two views of a letter set beside each other, and never added up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from kolam.maths.outcome import Undefined
from kolam.maths.paired import PairedChange, paired_change
from kolam.maths.spread import Summary, mean, summary
from kolam.tools.competencies.people import Group
from kolam.tools.competencies.sheet import LETTERS, Letter


@dataclass(frozen=True)
class Change:
    """One letter in two views of the same people: each pair, and what can be said of all.

    fewest                how many pairs a number must stand for
    told, first, second   of the pairs alone; None for fewer
    """

    letter: Letter
    pairs: tuple[tuple[Fraction, Fraction], ...]
    fewest: int

    @property
    def hidden(self) -> bool:
        """Whether these are so few that a person could be known by the numbers."""
        return len(self.pairs) < self.fewest

    @cached_property
    def told(self) -> PairedChange | None:
        """How many moved which way, and how far."""
        if self.hidden:
            return None
        found = paired_change(*map(list, zip(*self.pairs, strict=True)))
        return None if isinstance(found, Undefined) else found

    @property
    def first(self) -> Summary | None:
        """Spread of the first view."""
        return self._spread(0)

    @property
    def second(self) -> Summary | None:
        """Spread of the second view."""
        return self._spread(1)

    def _spread(self, view: int) -> Summary | None:
        found = summary([pair[view] for pair in self.pairs])
        return None if self.hidden or isinstance(found, Undefined) else found


@dataclass(frozen=True)
class Compared:
    """Two views of a group, paired; `alone` gives how many of each found no partner.

    keys   what the pairs share: a key, or the rater where both views were given in one round
    """

    first: Group
    second: Group
    keys: tuple[str, ...]
    changes: tuple[Change, ...]
    alone: tuple[int, int]
    fewest: int

    @property
    def hidden(self) -> bool:
        """Whether there are too few pairs to show any number of them."""
        return len(self.keys) < self.fewest

    def of(self, letter: str) -> Change:
        """The change of one letter."""
        return next(change for change in self.changes if change.letter == letter)


def compared(first: Group | None, second: Group | None) -> Compared | None:
    """Two parts paired by the participants' keys; None where one was never asked.

    Two views given in one round need no key: the same phone gave both.
    """
    if not first or not second:
        return None
    together = first.held.id == second.held.id
    one, other = (g.raters if together else g.keyed for g in (first, second))
    keys = tuple(key for key in one if key in other)
    fewest = max(first.fewest, second.fewest)
    return Compared(
        first,
        second,
        keys,
        tuple(
            Change(letter, _pairs([(one[k].means, other[k].means) for k in keys], letter), fewest)
            for letter in LETTERS
        ),
        (len(first.people) - len(keys), len(second.people) - len(keys)),
        fewest,
    )


def _pairs(
    both: Iterable[tuple[Mapping[Letter, Fraction], Mapping[Letter, Fraction]]], letter: Letter
) -> tuple[tuple[Fraction, Fraction], ...]:
    """The letter's two means of everybody who has both."""
    return tuple((a[letter], b[letter]) for a, b in both if letter in a and letter in b)


@dataclass(frozen=True)
class Mirrored:
    """People as they and their peers see them; several peers of one person count as one view."""

    keys: tuple[str, ...]
    views: int
    changes: tuple[Change, ...]
    fewest: int

    @property
    def hidden(self) -> bool:
        """Whether there are too few people to show any number of them."""
        return len(self.keys) < self.fewest


def mirrored(own: Group | None, peers: Group | None) -> Mirrored | None:
    """Own view against peers' view, letter by letter; None where peers were not asked."""
    if not own or not peers:
        return None
    seen: dict[str, list[Mapping[Letter, Fraction]]] = {}
    for person in peers.people:
        if person.key in own.keyed:
            seen.setdefault(person.key, []).append(person.means)
    mine = {key: own.keyed[key].means for key in seen}
    fewest = max(own.fewest, peers.fewest)
    changes = (Change(letter, _mirrors(mine, seen, letter), fewest) for letter in LETTERS)
    return Mirrored(tuple(seen), sum(map(len, seen.values())), tuple(changes), fewest)


def _mirrors(
    mine: Mapping[str, Mapping[Letter, Fraction]],
    seen: Mapping[str, list[Mapping[Letter, Fraction]]],
    letter: Letter,
) -> tuple[tuple[Fraction, Fraction], ...]:
    """Own mean and the mean of the peers' means, for everybody who has both."""
    pairs = []
    for key, views in seen.items():
        other = mean(view[letter] for view in views if letter in view)
        if letter in mine[key] and not isinstance(other, Undefined):
            pairs.append((mine[key][letter], other))
    return tuple(pairs)
