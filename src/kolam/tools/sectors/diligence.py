"""Due diligence: a list of questions with evidence, where one hit stops; nothing is added up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from kolam.core.record import Text
from kolam.tools.sectors.organisation import Organisation, frame
from kolam.tools.sectors.private import Private
from kolam.tools.sectors.sheet import Check, Result, Sheet, Theme

State = Literal["not_begun", "under_way", "clear", "stopped", "not_asked"]
#: One that is stopped by any list is stopped; one that any list has not finished is not clear.
WORST_FIRST: tuple[State, ...] = ("stopped", "under_way", "not_begun", "clear", "not_asked")
#: What each of the room's own checks is about.
THEMES: Mapping[str, Theme] = {
    "sanctions": "exclusion",
    "weapons_tobacco": "exclusion",
    "forced_child_labour": "exclusion",
    "corruption": "controversy",
    "harm": "controversy",
    "no_commitment": "commitment",
    "undeclared_interest": "commitment",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question that an organisation is asked; `words` None for one of the room's own."""

    id: str
    theme: Theme
    words: Text | None = None
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """One organisation: what it is asked, and what was found, by the check's id."""

    organisation: Organisation
    asked: tuple[Asked, ...]
    results: Mapping[str, Result]

    @property
    def hits(self) -> tuple[Asked, ...]:
        """The questions whose answer was yes; one is enough to stop."""
        return tuple(one for one in self.asked if self._stands(one) == "hit")

    @property
    def open(self) -> tuple[Asked, ...]:
        """The questions without an answer that stands."""
        return tuple(one for one in self.asked if self._stands(one) == "open")

    @property
    def state(self) -> State:
        """One hit stops, whatever else is open; clear only when every question is answered."""
        if not self.asked:
            return "not_asked"
        if self.hits:
            return "stopped"
        if not self.open:
            return "clear"
        return "under_way" if self.results else "not_begun"

    @property
    def last(self) -> Result | None:
        """The answer that made the state: of a stopped one its first hit, else the latest."""
        ids = {one.id for one in (self.hits or self.asked)}
        done = [r for r in self.results.values() if r.check in ids and r.stands != "open"]
        order = sorted(done, key=lambda r: str(r.when))
        return (order[0] if self.hits else order[-1]) if order else None

    @property
    def next(self) -> Result | None:
        """Of the open questions that somebody has taken on, the one that is due first."""
        waiting = {one.id for one in self.open}
        taken = [r for r in self.results.values() if r.check in waiting and r.who.strip()]
        return min(taken, key=lambda r: (r.when is None, str(r.when)), default=None)

    def _stands(self, one: Asked) -> str:
        result = self.results.get(one.id)
        return result.stands if result else "open"


def diligence(sheet: Sheet) -> tuple[Standing, ...]:
    """Every organisation that can sign by the shared questions, in the order of the sheet."""
    found = _by_organisation(sheet.results)
    return tuple(
        Standing(
            organisation=row,
            asked=(*_starters(row, sheet), *_listed(row, sheet.checks)),
            results=found.get(row.id, {}),
        )
        for row in sheet.organisations
        if row.can_sign
    )


def by_own_list(sheet: Sheet, own: Private) -> tuple[Standing, ...]:
    """Every organisation that an own list asks something of, by that list alone."""
    found = _by_organisation(own.results)
    standings = (
        Standing(row, tuple(_listed(row, own.checks)), found.get(row.id, {}))
        for row in sheet.organisations
        if row.can_sign
    )
    return tuple(standing for standing in standings if standing.asked)


def worst(states: Iterable[State]) -> State:
    """The state that counts where several lists speak of one organisation. Raises ValueError."""
    return min(states, key=WORST_FIRST.index)


def _by_organisation(results: Iterable[Result]) -> dict[str, dict[str, Result]]:
    found: dict[str, dict[str, Result]] = {}
    for result in results:
        found.setdefault(result.organisation, {})[result.check] = result
    return found


def _starters(row: Organisation, sheet: Sheet) -> list[Asked]:
    if not sheet.starter_checks:
        return []
    entries = frame("checks").entries
    return [
        Asked(entry.id, THEMES[entry.id])
        for entry in entries
        if not entry.codes or (row.sector or "") in entry.codes
    ]


def _listed(row: Organisation, checks: Iterable[Check]) -> list[Asked]:
    """The questions of other organisations' lists: nobody is asked by its own."""
    return [_asked(check) for check in checks if _is_asked(row, check)]


def _is_asked(row: Organisation, check: Check) -> bool:
    return check.owner != row.id and (not check.sectors or row.sector in check.sectors)


def _asked(check: Check) -> Asked:
    return Asked(check.id, check.theme, check.words, check.owner)
