"""Sheets for the tests, written the way cases.toml writes them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kolam.core.passing import Advantage
from kolam.core.record import Text, read
from kolam.core.ref import Ref
from kolam.core.tool import Given
from kolam.tools.spectrum.sheet import LETTERS, Rating, Round, Sheet, Strand

ROOM = Path(__file__).parents[1]
SAID = {"y": "yes", "n": "no", "-": None}


def example(name: str) -> Sheet:
    return read(Sheet, (ROOM / "examples" / f"{name}.json").read_bytes())


def strand(id: str = "Meals", abcd: str = "----", **fields: Any) -> Strand:
    answers = {letter: SAID[mark] for letter, mark in zip(LETTERS, abcd, strict=True)}
    return Strand.model_validate({"id": id, "title": Text(en=id), **answers, **fields})


def sheet(case: Mapping[str, Any]) -> Sheet:
    strands = tuple(
        strand(
            id,
            abcd,
            chosen=case.get("chosen", {}).get(id),
            towards=case.get("towards", {}).get(id),
            reason=Text(en=case.get("reason", {}).get(id, "")),
        )
        for id, abcd in case.get("abcd", {}).items()
    )
    places = case.get("places", {})
    return Sheet(strands=strands, rounds=(placed("first", places),) if places else ())


def placed(name: str, places: Mapping[str, str]) -> Round:
    """A round; each word of a strand is one rater's place, in the same order for every strand."""
    return Round(id=name, ratings=tuple(_ratings(places)))


def _ratings(places: Mapping[str, str]) -> Iterator[Rating]:
    for item, words in places.items():
        for n, word in enumerate(words.split(), start=1):
            told = {"?": {"dont_know": True}, "-": None}.get(word, {"score": word})
            if told:
                about = {"id": f"R{n}.{item}", "rater": f"R{n}", "item": item}
                yield Rating.model_validate({**about, **told})


def claims(*sources: str, status: str = "planned") -> Given:
    """What the value room gives, as it gives it."""
    return {
        Advantage: tuple(
            Advantage.model_validate(
                {
                    "ref": Ref(tool="value", path=("sources", source)),
                    "source": source,
                    "words": Text(en=source),
                    "status": status,
                }
            )
            for source in sources
        )
    }


def given(case: Mapping[str, Any]) -> Given:
    return claims(*case["sources"]) if "sources" in case else {}
