"""The room's own page: each sector says its own drivers, and questions of due diligence."""

from collections.abc import Iterator
from typing import Any, get_args

from kolam.core.page import Asked, Page, Values, first
from kolam.core.sentence import told
from kolam.core.voice import Voice
from kolam.tools.sectors.analysis import Findings
from kolam.tools.sectors.diligence import Asked as Question
from kolam.tools.sectors.diligence import Standing
from kolam.tools.sectors.moves import MOVES, TYPED
from kolam.tools.sectors.private import Private
from kolam.tools.sectors.sentences import driver, question
from kolam.tools.sectors.sheet import PLACES, Outcome, Result, Sheet, Theme
from kolam.tools.sectors.tables import state as table_state

Plain = dict[str, Any]


def view(asked: Asked, findings: Findings, voice: Voice) -> Plain:
    """Plain values for page.html; `findings` are cut to what the viewer may see."""
    sheet, typed = asked.sheet, asked.typed
    assert isinstance(sheet, Sheet)
    own = asked.private if isinstance(asked.private, Private) else None
    lists = [_list("answer", findings.standings, findings, typed, voice)]
    if own:
        lists.append(_list("answer_own", findings.mine, findings, typed, voice))
    return {
        "most": PLACES,
        "language": voice.language,
        "sectors": [_sector(sector, sheet, typed, voice) for sector in sheet.sectors_asked],
        "lists": lists,
        "own": _own_list(own, typed, voice) if own else None,
    }


PAGE = Page(view=view, moves=MOVES)


def _list(
    move: str, standings: tuple[Standing, ...], findings: Findings, typed: Values, voice: Voice
) -> Plain:
    """The organisations that one list asks something of; `move` is what its forms post."""
    shared = move == "answer"
    title = "sectors.part.diligence" if shared else "sectors.page.own_list"
    return {
        "move": move,
        "title": voice(title),
        "note": voice("sectors.page.diligence" if shared else "sectors.page.own_list.note"),
        "nobody": voice("sectors.page.nobody" if shared else "sectors.page.own_list.empty"),
        "organisations": [
            _organisation(found, findings, typed if first(typed, "list") == move else {}, voice)
            | {"state": table_state(found, findings, voice) if shared else _state(found, voice)}
            for found in standings
            if found.asked
        ],
    }


def _own_list(own: Private, typed: Values, voice: Voice) -> Plain:
    """The own list's questions, and the form to load more of them."""
    chosen = first(typed, "theme")
    return {
        "tell": own.tell,
        "checks": [(row.id, row.words.said(voice.language)) for row in own.checks],
        "typed": first(typed, f"list.{voice.language}"),
        "themes": [
            (id, voice(f"sectors.choice.Check.theme.{id}"), id == chosen) for id in get_args(Theme)
        ],
    }


def _state(found: Standing, voice: Voice) -> str:
    return voice(f"sectors.state.{found.state}")


def _sector(sector: str, sheet: Sheet, typed: Values, voice: Voice) -> Plain:
    """A sector with the drivers to choose from, as typed or as it has said."""
    is_typed = first(typed, "sector") == sector
    kept = next((row.drivers for row in sheet.own if row.sector == sector), ())
    chosen = typed.get("driver", ()) if is_typed else kept
    return {
        "id": sector,
        "name": voice(f"sector.{sector}"),
        "said": voice.list([driver(id, sheet, voice) for id in kept]),
        "open": is_typed,
        "drivers": [(id, driver(id, sheet, voice), id in chosen) for id in sheet.offered],
    }


def _organisation(found: Standing, findings: Findings, typed: Values, voice: Voice) -> Plain:
    is_typed = first(typed, "organisation") == found.organisation.id
    done = len(found.asked) - len(found.open)
    owners = {row.id: row.name.said(voice.language) for row in findings.sheet.organisations}
    return {
        "id": found.organisation.id,
        "name": found.organisation.name.said(voice.language),
        "kind": found.state,
        "answered": voice("sectors.of", n=done, all=len(found.asked)),
        "open": is_typed,
        "questions": [
            _question(one, found, typed if is_typed else {}, voice)
            | {"owner": owners.get(one.owner, "")}
            for one in found.asked
        ],
    }


def _question(one: Question, found: Standing, typed: Values, voice: Voice) -> Plain:
    """A question with its answer, as typed or as it stands, and what that answer still lacks."""
    kept = found.results.get(one.id)
    values = {name: str((kept and getattr(kept, name)) or "") for name in TYPED}
    if f"outcome.{one.id}" in typed:
        values = {name: first(typed, f"{name}.{one.id}") for name in TYPED}
    outcome = values["outcome"] or "open"
    return {
        "id": one.id,
        "words": str(told(question(one), voice)),
        "theme": voice(f"sectors.choice.Check.theme.{one.theme}"),
        "outcomes": [
            (id, voice(f"sectors.choice.Result.outcome.{id}"), id == outcome)
            for id in get_args(Outcome)
        ],
        **{name: values[name] for name in TYPED[1:]},
        "lacks": list(_lacks(outcome, values, voice)) if typed else [],
    }


def _lacks(outcome: str, values: dict[str, str], voice: Voice) -> Iterator[str]:
    for name, key in (("evidence", "evidence"), ("who", "who"), ("when", "day")):
        if outcome != Result.model_fields["outcome"].default and not values[name]:
            yield voice(f"fault.check_without_{key}")
