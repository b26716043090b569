"""Certificates: claims about an agreed package that each party can check without a server.

A commitment binds every party to the private sheet that the claims were worked out from and tells
nothing of it. Scheme: hash commitment with a 256-bit random salt (hiding and binding as long as
SHA-256 is; Halevi and Micali, "Practical and provably-secure commitment schemes", CRYPTO 1996).
"""

import hmac
import math
from collections.abc import Iterable, Mapping

from kolam.core.private import Owned
from kolam.core.record import Text, canonical
from kolam.maths import Package, counts, improvements, solve
from kolam.tools.negotiation.certificate_record import (
    ALL,
    KIND,
    OWN,
    PROOFS,
    Certificate,
    Claim,
    ClaimName,
    Opening,
    Openings,
    Problem,
)
from kolam.tools.negotiation.preferences import Preferences
from kolam.tools.negotiation.sheet import Sheet
from kolam.tools.negotiation.space import Space, allowed, choices, missing, numbers, space

__all__ = [
    "ALL",
    "KIND",
    "OWN",
    "Certificate",
    "Opening",
    "Openings",
    "all_openings",
    "certify",
    "opening_of",
    "openings_of",
    "salt",
]
#: Seconds for proving how good a package is.
PATIENCE = 10.0


def openings_of(preferences: Mapping[str, Preferences], salts: Mapping[str, str]) -> Openings:
    """Every party's opening, from its private sheet and its salt (64 hex digits), by party id."""
    found = (
        Opening(party=party, salt=salts[party], preferences=own)
        for party, own in preferences.items()
    )
    return Openings(openings=tuple(found))


def salt(secret: str, preferences: Preferences) -> str:
    """A party's salt, 64 hex digits, from its lasting secret (64 hex digits by chance).

    Other preferences, another salt: two certificates do not tell whether a party has changed its
    points. The same preferences, the same salt: a certificate fetched twice is the same file.
    """
    return hmac.new(bytes.fromhex(secret), canonical(preferences), "sha256").hexdigest()


def opening_of(sheet: Sheet, own: Owned, secret: str) -> Opening | None:
    """What an organisation needs to check its own part; None where it has no seat."""
    party = next((p.id for p in sheet.parties if p.organisation == own.owner), "")
    if not party or not isinstance(own.record, Preferences):
        return None
    return Opening(party=party, salt=salt(secret, own.record), preferences=own.record)


def all_openings(sheet: Sheet, owned: Iterable[Owned], secrets: Mapping[str, str]) -> Openings:
    """Every seated organisation's opening in the order of the parties; `secrets` by owner."""
    found = [o for own in owned if (o := opening_of(sheet, own, secrets[own.owner]))]
    order = {party.id: number for number, party in enumerate(sheet.parties)}
    return Openings(openings=tuple(sorted(found, key=lambda opening: order[opening.party])))


def certify(
    sheet: Sheet,
    openings: Openings,
    *,
    title: Text | None = None,
    seconds: float = PATIENCE,
) -> Certificate:
    """The certificate of the agreed package, or of what the sheet's rule picks while none is.

    Pure: the salts come with the openings. Raises ValueError while a party's points are missing,
    or where no package is agreed and none is acceptable to all.
    """
    played = _played(sheet, openings)
    package = _agreed(sheet) or _picked(played, sheet, seconds)
    problem = Problem.of(sheet)
    return Certificate(
        title=title or Text(),
        agreed=bool(sheet.agreed),
        problem=problem,
        commitments=tuple(opening.commitment() for opening in _ordered(sheet, openings)),
        chosen=choices(sheet, package),
        claims=tuple(claims(played, package, seconds=seconds)),
    ).hashed()


def claims(played: Space, package: Package, *, seconds: float = PATIENCE) -> Iterable[Claim]:
    """What can be said of a package, worked out from everybody's points."""
    sheet = played.sheet
    yield _claim("allowed", holds=allowed(sheet, package))
    yield counted(played)
    acceptable = played.packages.rational(package) and played.acceptable.allowed(package)
    yield _claim("acceptable", holds=acceptable)
    yield _claim("efficient", holds=improvements(played.acceptable, package, most=0).count == 0)
    yield _optimal(played, package, seconds=seconds)


def counted(played: Space) -> Claim:
    """How many packages there are, and how many of them are allowed."""
    feasible = counts(played.packages).feasible
    return Claim(
        claim="counted",
        holds=True,
        proof=PROOFS["counted"],
        packages=str(played.packages.count),
        possible="" if feasible is None else str(feasible),
    )


def _claim(name: ClaimName, *, holds: bool) -> Claim:
    return Claim(claim=name, holds=holds, proof=PROOFS[name])


def _optimal(played: Space, package: Package, *, seconds: float) -> Claim:
    """Whether the rule picks this package, and how far from the best that may be."""
    rule = played.sheet.rule
    solution = solve(played.acceptable, rules=(rule,), seconds=seconds)[rule]
    scores = played.packages.scores(package)
    holds = any(pick.scores == scores for pick in solution.picks)
    gap = solution.gap if holds else None
    return Claim(
        claim="optimal",
        holds=holds,
        proof=PROOFS["optimal"],
        rule=rule,
        within=None if gap is None else min(100, math.ceil(gap * 100)),
    )


def _played(sheet: Sheet, openings: Openings) -> Space:
    own = {o.party: o.preferences for o in openings.openings}
    if silent := [party.id for party in sheet.parties if missing(sheet, own.get(party.id))]:
        raise ValueError(f"points are missing: {', '.join(silent)}")
    return space(sheet, own, sheet.issues)


def _ordered(sheet: Sheet, openings: Openings) -> list[Opening]:
    own = {opening.party: opening for opening in openings.openings}
    return [own[party.id] for party in sheet.parties]


def _agreed(sheet: Sheet) -> Package | None:
    row = next((t for t in sheet.tabled if t.id == sheet.agreed), None)
    return numbers(sheet, row.choices) if row else None


def _picked(played: Space, sheet: Sheet, seconds: float) -> Package:
    picks = solve(played.acceptable, rules=(sheet.rule,), seconds=seconds)[sheet.rule].picks
    if not picks:
        raise ValueError("no package is acceptable to every party")
    return picks[0].package
