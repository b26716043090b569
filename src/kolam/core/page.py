"""Pages: a room's own page on the desk, where the plain form is not enough."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from kolam.core.private import Owned
from kolam.core.record import LANGUAGES, Record
from kolam.core.voice import Voice

#: Whom a move is open to: organisations with a seat, mediators, or whoever may edit the sheet.
By = Literal["seat", "mediator", "editor"]
Values = Mapping[str, tuple[str, ...]]


def first(values: Values, name: str) -> str:
    """The one value of a name in a form, without spaces around it; "" where it has none."""
    return (values.get(name) or ("",))[0].strip()


def worded(was: Mapping[str, str], values: Values, name: str) -> dict[str, str]:
    """What was typed, language by language; languages that the form does not have stay."""
    return {
        code: first(values, f"{name}.{code}") if f"{name}.{code}" in values else was.get(code, "")
        for code in LANGUAGES
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a move starts from: the shared sheet, the mover's own private one, and who moves.

    `owner` is the id of the mover's organisation, "" for a mediator or an editor without one.
    `typed` is what a form holds that was not saved; `owned` are all private sheets, and only a
    mediator gets them. `states` says how rows that were taken from other rooms stand to their
    sources, by their place in the shared sheet; only a page that is drawn has them.
    """

    sheet: Record
    private: Record | None
    owner: str
    by: By
    typed: Values = field(default_factory=dict)
    owned: tuple[Owned, ...] = ()
    states: Mapping[tuple[str | int, ...], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that can be done on the page.

    `act` (asked, values of the form) -> the changed shared sheet, or the changed private one; by
    its type it is known which. Raises kolam.core.fault.Faulty with every fault of the form.
    """

    open_to: frozenset[By]
    act: Callable[[Asked, Values], Record]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A room's page: `page.html` beside it is drawn with `view`, and posts moves by name.

    `view` (asked, findings as the viewer may see them, voice) -> plain values for the template.
    """

    view: Callable[[Asked, Any, Voice], dict[str, Any]]
    moves: Mapping[str, Move]
