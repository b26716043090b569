"""What votes are good for: the power of each seat, who can say no, and which few can block.

Exact to 30 seats: kolam.maths.voting_power, after Banzhaf 1965 and Shapley and Shubik 1954.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kolam.maths.banzhaf import Power, minimal_blocking, voting_power
from kolam.tools.agreement.body import Body, Matter

#: So many smallest sets that can block are listed.
LISTED = 200


@dataclass(frozen=True, slots=True)
class SeatPower:
    """One seat: its share of the votes, of all swings (Banzhaf), and of all orders (Shapley)."""

    seat: str
    votes: int
    share: Fraction
    swings: int
    banzhaf: Fraction
    shapley_shubik: Fraction


@dataclass(frozen=True, slots=True)
class Decided:
    """How a body decides, on everything or, with a `matter`, on one thing with its own vetoes.

    blocking   the smallest sets of seats without whom nothing passes, by ids of seats
    every      whether all of them are listed
    """

    body: Body
    matter: Matter | None
    seats: tuple[SeatPower, ...]
    swings: int
    vetoes: tuple[str, ...]
    dummies: tuple[str, ...]
    dictator: str | None
    blocking: tuple[tuple[str, ...], ...]
    every: bool

    def of(self, seat: str) -> SeatPower:
        """One seat's power."""
        return next(one for one in self.seats if one.seat == seat)


def decided(body: Body) -> tuple[Decided, ...]:
    """The body's power on everything, then on each matter with vetoes of its own.

    Nothing where it has no seats, no votes, or a quota that no votes reach: such a body cannot
    decide, and the sheet's faults say so.
    """
    votes = sum(seat.votes for seat in body.seats)
    if not votes or body.quota > votes:
        return ()
    matters = (matter for matter in body.matters if matter.vetoes)
    return (_decided(body, None), *(_decided(body, matter) for matter in matters))


def _decided(body: Body, matter: Matter | None) -> Decided:
    ids = tuple(seat.id for seat in body.seats)
    named = set(matter.vetoes) if matter else set()
    veto = [seat.veto or seat.id in named for seat in body.seats]
    weights, quota = with_vetoes([seat.votes for seat in body.seats], body.quota, veto)
    power = voting_power(weights, quota)
    listed = minimal_blocking(weights, quota, most=LISTED)
    return Decided(
        body=body,
        matter=matter,
        seats=tuple(_seats(body, power)),
        swings=sum(power.swings),
        vetoes=tuple(ids[place] for place in power.vetoes),
        dummies=tuple(ids[place] for place in power.dummies),
        dictator=None if power.dictator is None else ids[power.dictator],
        blocking=tuple(tuple(ids[place] for place in found) for found in listed.coalitions),
        every=listed.complete,
    )


def with_vetoes(votes: Sequence[int], quota: int, veto: Iterable[bool]) -> tuple[list[int], int]:
    """The same votes where those marked can say no, as plain weights and a quota.

    A veto adds more to its seat than all votes together, and as much to the quota: then no
    coalition without every such seat reaches it, and one with all of them needs the old quota.
    """
    marked = list(veto)
    more = sum(votes) + 1
    weights = [vote + more if has else vote for vote, has in zip(votes, marked, strict=True)]
    return weights, quota + more * sum(marked)


def _seats(body: Body, power: Power) -> Iterable[SeatPower]:
    votes = sum(seat.votes for seat in body.seats)
    for place, seat in enumerate(body.seats):
        yield SeatPower(
            seat=seat.id,
            votes=seat.votes,
            share=Fraction(seat.votes, votes),
            swings=power.swings[place],
            banzhaf=power.normalised[place],
            shapley_shubik=power.shapley_shubik[place],
        )
