"""The nucleolus: the payoffs whose largest complaint is least, then the next largest, and so on.

A coalition's complaint (excess) is what it is worth less what its players get. Each level is found
exactly, and comes with weights that prove it: Kohlberg's criterion, level by level.

Source: Schmeidler, SIAM Journal on Applied Mathematics 17 (1969) 1163-1170; the sequence of linear
programmes, Maschler, Peleg and Shapley, Mathematics of Operations Research 4 (1979) 303-338; the
criterion, Kohlberg, SIAM Journal on Applied Mathematics 20 (1971) 62-66.
"""

from dataclasses import dataclass
from fractions import Fraction

from kolam.maths.coalitions import Coalition, coalition_of
from kolam.maths.excesses import MOST, Excesses
from kolam.maths.game import Game


@dataclass(frozen=True, slots=True)
class Level:
    """One level of complaints that cannot be lowered, and why.

    excess      the largest excess of the coalitions that the levels before leave open
    coalitions  coalitions of that excess, each with a weight above 0; the weights add up to 1
    floors      players who get just what they are worth alone, each with a weight above 0

    The weighted coalitions and floors cancel out in the coalitions settled before (at first,
    everybody): lowering one excess would raise another of them, or break a floor.
    """

    excess: Fraction
    coalitions: tuple[tuple[Coalition, Fraction], ...]
    floors: tuple[tuple[int, Fraction], ...] = ()


@dataclass(frozen=True, slots=True)
class Nucleolus:
    """payoffs, exact, and the levels that single them out, from the largest excess down."""

    payoffs: tuple[Fraction, ...]
    levels: tuple[Level, ...]


def nucleolus(game: Game) -> Nucleolus:
    """The nucleolus: nobody gets less than alone. It lies in the core where there is one.

    Exact for every game, n to 16 in well under a second (20 at most): floats are read as the binary
    numbers they are, which is slower. Costs: the nucleolus of `-game`, with the signs turned.
    Raises ValueError for more than 20 players, and where the players alone are worth more in sum
    than together, so that somebody has to get less than alone: take the prenucleolus there.
    """
    alone = sum((game.worth(1 << player) for player in range(game.players)), Fraction(0))
    if alone > game.worth(game.everybody):
        raise ValueError("together the players are worth less than alone: there is no nucleolus")
    return _levels(game, floors=True)


def prenucleolus(game: Game) -> Nucleolus:
    """The same without the rule that nobody gets less than alone; every game has one.

    Raises ValueError for more than 20 players.
    """
    return _levels(game, floors=False)


def _levels(game: Game, *, floors: bool) -> Nucleolus:
    if game.players > MOST:
        raise ValueError(f"a nucleolus is of at most {MOST} players, not {game.players}")
    if game.players == 1:
        return Nucleolus((game.worth(1),), ())
    search, levels = Excesses(game, floors), []
    unsettled = True
    while unsettled:
        search.lower()
        levels.append(level_of(search))
        unsettled = search.settle()
    return Nucleolus(search.payoffs(), tuple(levels))


def level_of(search: Excesses) -> Level:
    """The level that a search has reached, with the weights that prove it."""
    told = search.weights()
    weighed = [(coalition_of(c.bits), weight) for c, weight in told if c.kind == "open"]
    floors = [(coalition_of(c.bits)[0], weight) for c, weight in told if c.kind == "floor"]
    return Level(search.level(), tuple(sorted(weighed)), tuple(sorted(floors)))
