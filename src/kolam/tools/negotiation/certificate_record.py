"""A certificate as a file: what was agreed, what is claimed of it, and what binds each party."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Literal

import orjson

from kolam.core.record import Field, Record, Row, Text, canonical
from kolam.core.stakeholder import Sector
from kolam.tools.negotiation.preferences import Preferences
from kolam.tools.negotiation.sheet import Budget, Choice, Issue, Party, Rule, RuledOut, Sheet

KIND = "kolam.negotiation.certificate"
OWN = "kolam.negotiation.opening"
ALL = "kolam.negotiation.openings"
ClaimName = Literal["allowed", "counted", "acceptable", "efficient", "optimal"]
#: Who can check a claim: whoever has the file, each party for itself, or who holds all openings.
Proof = Literal["anybody", "each_party", "all_openings"]
PROOFS: dict[ClaimName, Proof] = {
    "allowed": "anybody",
    "counted": "anybody",
    "acceptable": "each_party",
    "efficient": "all_openings",
    "optimal": "all_openings",
}
DIGEST = r"^[0-9a-f]{64}$"


class Side(Row):
    """A party, by name."""

    name: Text
    sector: Sector | None = None


class Problem(Record):
    """Everything about the negotiation that everybody at the table knows, and nothing else."""

    question: Text = Text()
    rule: Rule = "nash"
    parties: tuple[Side, ...] = Field(min_length=2, max_length=40)
    issues: tuple[Issue, ...] = Field(min_length=1, max_length=60)
    budgets: tuple[Budget, ...] = Field(default=(), max_length=8)
    ruled_out: tuple[RuledOut, ...] = ()

    @classmethod
    def of(cls, sheet: Sheet) -> Problem:
        """The part of a sheet that the claims are about."""
        return cls(
            question=sheet.question,
            rule=sheet.rule,
            parties=tuple(Side(id=p.id, name=p.name, sector=p.sector) for p in sheet.parties),
            issues=sheet.issues,
            budgets=sheet.budgets,
            ruled_out=sheet.ruled_out,
        )

    def sheet(self) -> Sheet:
        """The same as a sheet, so that it is worked out in one way."""
        fields = {name: getattr(self, name) for name in Problem.model_fields if name != "parties"}
        parties = tuple(Party(**side.plain()) for side in self.parties)
        return Sheet(parties=parties, **fields)


class Commitment(Row):
    """What binds a party to its private sheet without telling it; the id is the party's.

    SHA-256 over 32 random bytes that only the party and the mediator have, followed by the
    sheet's canonical JSON.
    """

    sha256: str = Field(pattern=DIGEST)


class Claim(Record):
    """Something said of the agreed package, whether it holds, and who can check it.

    `within` is how far from the best it may be, in whole percent, rounded up; 0 is proven best.
    `packages` and `possible` are how many packages there are and how many of them are allowed
    (empty: too many to count), as digits, because they outgrow the numbers of most programs.
    """

    claim: ClaimName
    holds: bool
    proof: Proof
    rule: Rule | None = None
    within: int | None = Field(default=None, ge=0, le=100)
    packages: str = Field(default="", pattern=r"^[0-9]{0,5000}$")
    possible: str = Field(default="", pattern=r"^[0-9]{0,5000}$")


class Hash(Record):
    """The SHA-256 of one place of the certificate, so that a change is found where it is."""

    place: str = Field(max_length=200)
    sha256: str = Field(pattern=DIGEST)


class Certificate(Record):
    """What a party can keep, pass on and check without any server.

    `agreed` False: no package is agreed; this is about what the rule picks.
    """

    kind: Literal["kolam.negotiation.certificate"] = "kolam.negotiation.certificate"
    version: Literal[1] = 1
    title: Text = Text()
    agreed: bool = False
    problem: Problem
    commitments: tuple[Commitment, ...]
    chosen: tuple[Choice, ...]
    claims: tuple[Claim, ...]
    hashes: tuple[Hash, ...] = ()

    def places(self) -> Iterator[tuple[str, bytes]]:
        """Every place that has a hash, with its canonical bytes; the whole comes last."""
        about = {"kind": self.kind, "version": self.version, "agreed": self.agreed}
        yield "about", orjson.dumps(about | {"title": self.title.plain()})
        problem = self.problem.plain()
        yield "problem.question", _dumped(problem["question"])
        yield "problem.rule", _dumped(problem["rule"])
        for name in ("parties", "issues", "budgets", "ruled_out"):
            for row in getattr(self.problem, name):
                yield f"problem.{name}.{row.id}", canonical(row)
        for name in ("commitments", "chosen"):
            for row in getattr(self, name):
                yield f"{name}.{row.id}", canonical(row)
        for claim in self.claims:
            yield f"claims.{claim.claim}", canonical(claim)
        yield "whole", canonical(self.with_(hashes=()))

    def hashed(self) -> Certificate:
        """The same with the hash of every place."""
        found = (Hash(place=place, sha256=digest(data)) for place, data in self.places())
        return self.with_(hashes=tuple(found))

    @property
    def fingerprint(self) -> str:
        """What parties read out to each other: eight groups of four digits."""
        whole = digest(canonical(self.with_(hashes=())))
        return " ".join(whole[at : at + 4] for at in range(0, 32, 4))


class Opening(Record):
    """A party's private sheet with its salt: what its commitment was made from. Keep it secret."""

    kind: Literal["kolam.negotiation.opening"] = "kolam.negotiation.opening"
    party: str = Field(min_length=1, max_length=64)
    salt: str = Field(pattern=DIGEST)
    preferences: Preferences

    def commitment(self) -> Commitment:
        """What the certificate holds of it."""
        data = bytes.fromhex(self.salt) + canonical(self.preferences)
        return Commitment(id=self.party, sha256=digest(data))


class Openings(Record):
    """The openings of all parties, for a mediator alone."""

    kind: Literal["kolam.negotiation.openings"] = "kolam.negotiation.openings"
    openings: tuple[Opening, ...] = ()


def digest(data: bytes) -> str:
    """SHA-256 in hex digits."""
    return sha256(data).hexdigest()


def _dumped(value: object) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
