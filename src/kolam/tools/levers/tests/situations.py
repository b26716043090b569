"""Sheets for the tests, written the way cases.toml writes them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kolam.core.card import Promise
from kolam.core.record import Text, read
from kolam.tools.levers.sheet import Need, Rating, Round, Sheet, Supplier, Supply

ROOM = Path(__file__).parents[1]


def example(name: str) -> Sheet:
    return read(Sheet, (ROOM / "examples" / f"{name}.json").read_bytes())


def sheet(case: Mapping[str, Any]) -> Sheet:
    table, possible = case.get("table", "").split(), case.get("possible", "").split()
    sectors = case.get("sectors", {})
    suppliers = tuple(
        Supplier(
            id=id,
            name=Text(en=id),
            sector=sectors.get(id),
            seat="table" if id in table else "possible",
        )
        for id in (*table, *possible)
    )
    supplies = tuple(_supplies(case.get("supply", {}), [row.id for row in suppliers]))
    return Sheet(suppliers=suppliers, supplies=supplies, needs=tuple(_needs(case)))


def _supplies(given: Mapping[str, str], ids: list[str]) -> Iterator[Supply]:
    for lever, row in given.items():
        for id, word in zip(ids, row.split(), strict=True):
            if word != "-":
                yield Supply.model_validate(
                    {"id": f"{id}.{lever}", "supplier": id, "lever": lever, "level": int(word)}
                )


def _needs(case: Mapping[str, Any]) -> Iterator[Need]:
    accepted, assigned = case.get("accepted", {}), case.get("assigned", {})
    after = case.get("after", {})
    for lever, needed in case.get("needed", {}).items():
        handling = "accepted" if lever in accepted else "assigned" if lever in assigned else "open"
        yield Need.model_validate(
            {
                "id": lever,
                "lever": lever,
                "needed": needed,
                "handling": handling,
                "reason": accepted.get(lever, ""),
                "owner": assigned.get(lever, ""),
                "after": after.get(lever, "").split(),
            }
        )


def answered(
    held: str, *raters: tuple[str, Mapping[str, int]], promise: Promise = "named"
) -> Round:
    """A round; each rater is (about whom, or "", and the score of each item)."""
    ratings = [rating for n, said in enumerate(raters) for rating in _ratings(f"R{n}", *said)]
    return Round(id=held, promise=promise, ratings=tuple(ratings))


def _ratings(rater: str, who: str, scores: Mapping[str, int]) -> Iterator[Rating]:
    if who:
        yield Rating(id=f"{rater}.who", rater=rater, item="who", chosen=(who,))
    for item, score in scores.items():
        yield Rating(id=f"{rater}.{item}", rater=rater, item=item, score=score)
