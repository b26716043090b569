"""Sheets and findings for the tests of sentences, tables, pictures and what is given."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import orjson

from kolam.core.private import Owned
from kolam.core.record import Text, read
from kolam.tools.negotiation.findings import Findings, Judged, OnTable, Own, Stage, Worth
from kolam.tools.negotiation.preferences import Preferences
from kolam.tools.negotiation.sheet import Interest, Response, Sheet, Tabled
from kolam.tools.negotiation.space import choices

ROOM = Path(__file__).parents[1]
SEED = "food_security"
#: The option of each issue that the seed case's stages choose, in words and numbers of 14.6.
POSITIONAL = (1, 0, 1, 0, 0, 1, 0, 0)
INTEREST_BASED = (1, 2, 1, 1, 1, 0, 0, 0)
WIDENED = (1, 2, 1, 1, 1, 0, 2, 2)


def example(name: str = SEED) -> Sheet:
    return read(Sheet, (ROOM / "examples" / f"{name}.json").read_bytes())


def private(name: str = SEED) -> tuple[Owned, ...]:
    paths = sorted((ROOM / "examples" / "private" / name).glob("*.json"))
    return tuple(Owned(path.stem, read(Preferences, path.read_bytes())) for path in paths)


def seed(**changes: Any) -> Findings:
    """The seed case's findings as its room sees them, written out by hand."""
    sheet = example().model_copy(update=changes)
    return Findings(
        sheet=sheet,
        ready=tuple(p.id for p in sheet.parties),
        stages=(
            Stage(name="positional", issues=(), packages=1, feasible=1, efficient=1, ties=1,
                  chosen=judged(POSITIONAL, 405, 862, "first"), better_than_positional=0),
            Stage(name="interest_based", issues=tuple(i.id for i in sheet.issues[:6]),
                  packages=729, feasible=544, efficient=124, ties=1, gap=Fraction(0),
                  chosen=judged(INTEREST_BASED, 463, 9, "third"), better_than_positional=25),
            Stage(name="value_maximising", issues=tuple(i.id for i in sheet.issues),
                  packages=6561, feasible=4160, efficient=104, ties=1, gap=Fraction(0),
                  chosen=judged(WIDENED, 523, 0, "fourth"), better_than_positional=862),
        ),
    )  # fmt: skip


def judged(package: tuple[int, ...], cost: int, better: int | None, worst: Any) -> Judged:
    return Judged(package=package, allowed=True, costs=(cost,), better=better, worst=worst)


def seen_by_a_party(findings: Findings) -> Findings:
    """The same findings with what one party sees of itself."""
    stages = {
        "positional": worth(53, 11),
        "interest_based": worth(72, 30),
        "value_maximising": worth(91, 49),
    }
    own = Own(party="WFP", reservation=Fraction(42), most=Fraction(130), best=Fraction(102),
              stages=stages, tabled={t.id: worth(72, 30) for t in findings.tabled})  # fmt: skip
    return replace(findings, mine=own)


def worth(points: int, gain: int) -> Worth:
    return Worth(
        points=Fraction(points),
        gain=Fraction(gain),
        of_best=Fraction(points, 130),
        acceptable=gain >= 0,
    )


def offer(package: tuple[int, ...] = WIDENED, **more: Any) -> Tabled:
    return Tabled(id="t1", choices=choices(example(), package), **more)


def answers(**given: str) -> tuple[Response, ...]:
    return tuple(
        Response.model_validate({"id": party, "answer": said, "reason": f"{party} says why"})
        for party, said in given.items()
    )


def with_offer(row: Tabled, *, better: int = 0, agreed: str = "") -> Findings:
    """The seed case with one tabled package, and perhaps agreed on it."""
    findings = seed(tabled=(row,), agreed=agreed)
    said = {response.id: response.answer for response in row.responses}
    package = tuple(
        findings.sheet.options(choice.id).index(choice.option) for choice in row.choices
    )
    told = OnTable(
        id=row.id,
        judged=judged(package, 523, better, "fourth"),
        answers=said,
        missing=tuple(p.id for p in findings.sheet.parties if p.id not in said),
    )
    return replace(findings, tabled=(told,))


def met(values: Mapping[str, str]) -> tuple[Interest, ...]:
    """The seed case's interests with what the parties say of the agreed package."""
    return tuple(
        row.model_copy(update={"met": values.get(row.id, row.met)}) for row in example().interests
    )


def text(words: str) -> Text:
    return Text(en=words)


def secrets(name: str = SEED) -> set[str]:
    """What each party's private sheet says in words, and nobody else may read."""
    folder = ROOM / "examples" / "private" / name
    told = [orjson.loads(path.read_bytes()) for path in folder.glob("*.json")]
    return {words for sheet in told for words in sheet.get("batna", {}).values() if words}
