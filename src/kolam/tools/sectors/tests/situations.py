"""Sheets for the tests, written the way cases.toml writes them."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kolam.core.passing import Invitation
from kolam.core.record import Text, read
from kolam.core.ref import Ref
from kolam.core.stakeholder import Stakeholder
from kolam.core.tool import Given
from kolam.tools.sectors.sheet import Sheet, item

ROOM = Path(__file__).parents[1]
LETTERS = "ABCDEFGHIJKL"
DONT_KNOW = "?"


def example(name: str = "food_security") -> Sheet:
    return read(Sheet, (ROOM / "examples" / f"{name}.json").read_bytes())


def sheet(case: Mapping[str, Any]) -> Sheet:
    """A sheet whose drivers are the letters A to L."""
    about = case.get("about", "business")
    own = [{"id": "own", "sector": about, "drivers": case["own"].split()}] if "own" in case else []
    ratings = list(_ratings(about, case.get("guess", {})))
    held = [{"id": "R1", "promise": case.get("promise", "named"), "ratings": ratings}]
    return read(
        Sheet,
        {
            "drivers": [{"id": letter, "words": {"en": letter}} for letter in LETTERS],
            "organisations": [_organisation(*row.split()) for row in case.get("here", ())],
            "results": list(_results(case)),
            "own": own,
            "rounds": held if ratings else [],
        },
    )


def given(case: Mapping[str, Any]) -> Given:
    """What other rooms give: invitations from the sectors in `asked`."""
    return {Invitation: tuple(invitation(sector) for sector in case.get("asked", ()))}


def invitation(sector: str) -> Invitation:
    ref = Ref(tool="levers", path=("suppliers", sector), seen="1")
    who = Text(en=f"Somebody of {sector}")
    return Invitation.model_validate(
        {"ref": ref, "who": who, "why": Text(en="Closes a gap."), "sector": sector}
    )


def stakeholder(id: str, sector: str | None, kind: str = "organisation") -> Stakeholder:
    ref = Ref(tool="stakeholders", path=("stakeholders", id), seen="1")
    return Stakeholder.model_validate(
        {"ref": ref, "name": Text(en=id), "sector": sector, "kind": kind}
    )


def organisation(**changes: Any) -> dict[str, Any]:
    """An organisation as plain values, without any fault unless `changes` bring one."""
    return {"id": "X", "name": {"en": "X"}, "sector": "business", **changes}


def _organisation(id: str, sector: str, group: str = "") -> dict[str, Any]:
    kind = "population_group" if group else "organisation"
    return {"id": id, "name": {"en": id}, "sector": sector, "kind": kind}


def _ratings(about: str, guess: Mapping[str, Sequence[str]]) -> Iterator[dict[str, Any]]:
    people = [(sector, said) for sector, answers in guess.items() for said in answers]
    for number, (sector, said) in enumerate(people, start=1):
        chosen = [] if said == DONT_KNOW else said.split()
        yield {
            "id": f"R{number}.{about}",
            "rater": f"R{number}",
            "sector": sector or None,
            "item": item(about),
            "chosen": chosen,
            "dont_know": said == DONT_KNOW,
        }


def _results(case: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for word, outcome in (("no", "clear"), ("yes", "hit")):
        for id, checks in case.get(word, {}).items():
            for check in checks:
                yield result(id, check, outcome)


def result(organisation: str, check: str, outcome: str = "clear", **changes: Any) -> dict[str, Any]:
    """An answer of due diligence that stands, unless `changes` take something away."""
    return {
        "id": f"{organisation}.{check}",
        "organisation": organisation,
        "check": check,
        "outcome": outcome,
        "evidence": "Seen",
        "who": "Nimal",
        "when": "2023-09-04",
        **changes,
    }
