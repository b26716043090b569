"""Verifying a certificate: every check that its holder can make, in plain words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from types import MappingProxyType
from typing import Any, Literal

from kolam.core.record import Text
from kolam.core.voice import Voice
from kolam.maths import Package
from kolam.tools.negotiation.certificate import PATIENCE, claims, counted
from kolam.tools.negotiation.certificate_record import (
    PROOFS,
    Certificate,
    Claim,
    ClaimName,
    Opening,
    Openings,
    digest,
)
from kolam.tools.negotiation.preferences import Points, Preferences, Valued
from kolam.tools.negotiation.sheet import Sheet
from kolam.tools.negotiation.space import Space, allowed, missing, numbers, space

State = Literal["passed", "failed", "unchecked"]
NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at: `place` in the file, and how it came out.

    The words are `negotiation.verify.<name>.<state>` with the values.
    """

    name: str
    place: str
    state: State
    values: Mapping[str, Any] = field(default_factory=lambda: NOTHING)

    def said(self, voice: Voice) -> str:
        """The check in plain words."""
        told = {
            name: value.said(voice.language) if isinstance(value, Text) else value
            for name, value in self.values.items()
        }
        return voice(f"negotiation.verify.{self.name}.{self.state}", **told)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was looked at."""

    certificate: Certificate
    checks: tuple[Check, ...]

    @property
    def failed(self) -> tuple[Check, ...]:
        """What does not hold."""
        return tuple(check for check in self.checks if check.state == "failed")

    @property
    def holds(self) -> bool:
        """Whether nothing was found wrong; what could not be checked is not wrong."""
        return not self.failed


def verify(
    certificate: Certificate,
    *,
    own: Opening | None = None,
    opening: Openings | None = None,
    seconds: float = PATIENCE,
) -> Report:
    """Make every check that these files allow.

    With the certificate alone: that nothing in it was changed, that the package is allowed, and
    the count of packages. With a party's `own` opening also that its commitment is to these
    points and that the package gives it its walk-away or more. With the `opening` of all parties
    everything is worked out again. Never raises for a certificate that could be read.
    """
    checks = list(_hashes(certificate))
    if _loose(certificate):
        checks.append(_check("complete", "chosen", ok=False))
        return Report(certificate, tuple(checks))
    checks += _public(certificate)
    openings = {o.party: o for o in opening.openings} if opening else {}
    if own:
        openings[own.party] = own
    checks += (check for o in openings.values() for check in _own(certificate, o))
    checks += _worked_out(certificate, openings, seconds=seconds)
    return Report(certificate, tuple(checks))


def _hashes(certificate: Certificate) -> Iterator[Check]:
    """Compare every place with its hash; a place that was added or removed has none."""
    written = {row.place: row.sha256 for row in certificate.hashes}
    found = {place: digest(data) for place, data in certificate.places()}
    wrong = [p for p in (*found, *written) if written.get(p) != found.get(p)]
    named = [place for place in dict.fromkeys(wrong) if place != "whole"] or wrong
    for place in dict.fromkeys(named):
        yield _check("unchanged", place, ok=False, place=place)
    if not wrong and list(written) != list(found):
        yield _check("unchanged", "hashes", ok=False, place="hashes")
    elif not wrong:
        yield _check("unchanged", "whole", ok=True, fingerprint=certificate.fingerprint)


def _loose(certificate: Certificate) -> bool:
    """Whether parts that belong together do not: an issue unsettled, a party not bound."""
    problem = certificate.problem
    pairs = (
        (certificate.chosen, problem.issues),
        (certificate.commitments, problem.parties),
    )
    together = all(a and b and a.id == b.id for x, y in pairs for a, b in zip_longest(x, y))
    sheet = problem.sheet()
    if tuple(sheet.faults()):
        return True
    known = all(choice.option in sheet.options(choice.id) for choice in certificate.chosen)
    return not together or not known or {c.claim for c in certificate.claims} != set(PROOFS)


def _public(certificate: Certificate) -> Iterator[Check]:
    sheet, package = _package(certificate)
    said = _claims(certificate)
    yield _check("allowed", "claims.allowed", ok=said["allowed"].holds == allowed(sheet, package))
    here = counted(_public_space(sheet))
    same = (said["counted"].packages, said["counted"].possible) == (here.packages, here.possible)
    values = {"packages": here.packages, "possible": here.possible or "?"}
    yield _check("counted", "claims.counted", ok=same, **values)


def _own(certificate: Certificate, opening: Opening) -> Iterator[Check]:
    """What a party can check with its own points: nobody else's are needed."""
    sheet = certificate.problem.sheet()
    name = next((p.name for p in sheet.parties if p.id == opening.party), None)
    who = {"party": name or opening.party}
    bound = {commitment.id: commitment for commitment in certificate.commitments}
    place = f"commitments.{opening.party}"
    if bound.get(opening.party) != opening.commitment():
        yield _check("commitment", place, ok=False, **who)
        return
    yield _check("commitment", place, ok=True, **who)
    preferences = opening.preferences
    if missing(sheet, preferences):
        yield _check("points", place, ok=False, **who)
        return
    picked = {choice.id: choice.option for choice in certificate.chosen}
    points = sum(preferences.points(i, o) or 0 for i, o in picked.items())
    gain = points - (preferences.reservation or 0)
    values = who | {"points": points, "gain": gain}
    claimed = _claims(certificate)["acceptable"].holds
    yield _check("gain", "claims.acceptable", ok=gain >= 0 or not claimed, **values)
    kept = all(picked.get(must.id) in must.options for must in preferences.must_haves)
    yield _check("must_haves", "claims.acceptable", ok=kept or not claimed, **who)


def _worked_out(
    certificate: Certificate, openings: Mapping[str, Opening], *, seconds: float
) -> Iterator[Check]:
    """What only all openings together can show; without them it is said that it was not shown."""
    sheet, package = _package(certificate)
    names: tuple[ClaimName, ...] = ("acceptable", "efficient", "optimal")
    given = {party: o.preferences for party, o in openings.items()}
    bound = [c == openings[c.id].commitment() for c in certificate.commitments if c.id in openings]
    whole = len(bound) == len(certificate.commitments) and all(bound)
    if not whole or any(missing(sheet, own) for own in given.values()):
        for name in names:
            yield Check(name=name, place=f"claims.{name}", state="unchecked")
        return
    played = space(sheet, given, sheet.issues)
    yield from _compared(certificate, played, package, seconds=seconds)


def _compared(
    certificate: Certificate, played: Space, package: Package, *, seconds: float
) -> Iterator[Check]:
    said = _claims(certificate)
    for claim in claims(played, package, seconds=seconds):
        if claim.proof == "anybody":
            continue
        written = said[claim.claim]
        values = {"holds": written.holds, "rule": written.rule or "", "within": written.within}
        yield _check(claim.claim, f"claims.{claim.claim}", ok=_bears(written, claim), **values)


def _bears(written: Claim, found: Claim) -> bool:
    """Whether what was found bears out what is written; a wider proven gap than ours does."""
    alike = (written.holds, written.rule) == (found.holds, found.rule)
    if written.within is None or found.within is None:
        return alike and written.within == found.within
    return alike and written.within >= found.within


def _package(certificate: Certificate) -> tuple[Sheet, Package]:
    sheet = certificate.problem.sheet()
    return sheet, numbers(sheet, certificate.chosen)


def _public_space(sheet: Sheet) -> Space:
    """The packages without anybody's points, for counting."""
    zero = tuple(
        Valued(id=i.id, options=tuple(Points(id=o.id, points=0) for o in i.options))
        for i in sheet.issues
    )
    nobody = Preferences(issues=zero, reservation=0)
    return space(sheet, {party.id: nobody for party in sheet.parties}, sheet.issues)


def _claims(certificate: Certificate) -> dict[ClaimName, Claim]:
    return {claim.claim: claim for claim in certificate.claims}


def _check(name: str, at: str, /, *, ok: bool, **values: Any) -> Check:
    return Check(name=name, place=at, state="passed" if ok else "failed", values=values)
