"""Every word that the room makes from parts is there in every language."""

from collections.abc import Iterator
from typing import get_args

import pytest

from kolam import toolbox
from kolam.core.voice import LANGUAGES
from kolam.tools.agreement.checks import CHECKS, State
from kolam.tools.agreement.clause import PARTS, Standing, Status
from kolam.tools.agreement.go_no_go import AREAS, Rated
from kolam.tools.agreement.money import SCALES
from kolam.tools.agreement.partner import Decided
from kolam.tools.agreement.scorecard import SCORES, ingredients

SIGNING = ("open", "complete", "declined", "withdrawn")


def keys() -> Iterator[str]:
    yield from (f"agreement.check.{name}" for name in CHECKS)
    yield from (f"agreement.check.state.{state}" for state in get_args(State))
    yield from (f"agreement.part.{part}" for part in PARTS)
    yield from (f"agreement.area.{area}" for area in AREAS)
    yield from (f"agreement.rated.{one}" for one in get_args(Rated))
    yield from (f"agreement.decided.{one}" for one in get_args(Decided))
    yield from (f"agreement.page.furthest.{one}" for one in get_args(Decided))
    yield from (f"fault.decided_{one}" for one in ("decline", "continue"))
    yield from (f"agreement.mark.{mark}" for mark in SCORES)
    yield from (f"agreement.scale.{scale}" for scale in SCALES)
    yield from (f"agreement.page.state.{one}" for one in get_args(Standing))
    yield from (f"agreement.choice.Clause.status.{one}" for one in get_args(Status))
    yield from (f"agreement.page.change.{one}" for one in ("added", "removed", "changed"))
    yield from (f"agreement.finding.signing_{one}" for one in SIGNING)
    yield from (f"agreement.page.signing.{one}" for one in SIGNING)
    for id in ingredients():
        yield from (f"agreement.ingredient.{id}", f"agreement.ingredient.{id}.meaning")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_made_from_parts_is_there(language: str) -> None:
    voice = toolbox.voice(language)
    assert [key for key in keys() if not voice.knows(key)] == []
