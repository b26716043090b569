"""Practising: the example as a table of one's own, and what the other parties do, as form moves."""

from dataclasses import dataclass
from pathlib import Path
from random import Random

import orjson

from kolam.core.block import Block, Note, Paragraph, Table
from kolam.core.record import read
from kolam.core.voice import Voice
from kolam.tools.negotiation.bots import STRATEGIES, Reply, Says, Strategy, Tables, reply
from kolam.tools.negotiation.findings import Findings, StageNumbers
from kolam.tools.negotiation.preferences import Preferences
from kolam.tools.negotiation.sheet import Sheet

__all__ = ["STRATEGIES", "Doing", "debrief", "example", "next_move", "settled", "turn_order"]
EXAMPLE = Path(__file__).parent / "examples" / "food_security.json"


@dataclass(frozen=True, slots=True)
class Doing:
    """A move of the table's page: its name, and the values of its form."""

    move: str
    values: dict[str, str]


def example() -> tuple[Sheet, dict[str, Preferences]]:
    """The seed case with nothing tabled yet, and each party's private sheet."""
    sheet = read(Sheet, orjson.loads(EXAMPLE.read_bytes()))
    folder = EXAMPLE.parent / "private" / EXAMPLE.stem
    own = {
        party.id: read(Preferences, orjson.loads((folder / f"{party.id}.json").read_bytes()))
        for party in sheet.parties
    }
    return sheet.with_(tabled=(), agreed=""), own


def turn_order(sheet: Sheet, *, seed: int, turn: int) -> tuple[str, ...]:
    """The parties in the order in which they speak in this turn."""
    order = [party.id for party in sheet.parties]
    Random(f"{seed}:{turn}").shuffle(order)
    return tuple(order)


def next_move(
    strategy: Strategy,
    own: Preferences,
    sheet: Sheet,
    voice: Voice,
    *,
    party: str,
    turn: int,
    turns: int,
    seed: int,
) -> Doing | None:
    """What this party does next, as a person would on the table's page; None: nothing more.

    At most one package a turn. Reasons are said in the reader's language and tell no points.
    """
    said = reply(strategy, own, sheet, party=party, round=turn, rounds=turns, seed=seed)
    tabled = sum(row.party == party for row in sheet.tabled)
    for move in said:
        if not isinstance(move, Tables) or tabled < turn:
            return _form(move, sheet, voice)
    return None


def settled(sheet: Sheet) -> str:
    """The id of the first tabled package that every party accepts; "" while there is none."""
    every = {party.id for party in sheet.parties}
    for row in sheet.tabled:
        if {r.id for r in row.responses if r.answer == "accept"} == every:
            return row.id
    return ""


def debrief(findings: Findings, voice: Voice) -> tuple[Block, ...]:
    """What each party got, and what was left on the table: in a practice all points are shown.

    `findings` are a mediator's.
    """
    sheet, told = findings.sheet, findings.mediation
    if told is None or not findings.stages:
        return ()
    best = told.stages[findings.stages[-1].name]
    agreed = next((one for one in findings.tabled if one.id == sheet.agreed), None)
    better = agreed.judged.better if agreed else None
    key = "none" if better is None else "left"
    head = voice(f"negotiation.debrief.{key}", n=better or 0)
    return (Paragraph(head), _table(findings, best, voice), Note(voice("negotiation.debrief.note")))


def _table(findings: Findings, best: StageNumbers, voice: Voice) -> Table:
    told = findings.mediation
    assert told is not None
    names = ("party", "walk_away", "agreed", "best")
    rows = []
    for number, party in enumerate(findings.sheet.parties):
        own = told.own[party.id]
        got = own.tabled.get(findings.sheet.agreed)
        points = (own.reservation, got.points if got else None, best.points[number])
        cells = (voice.number(int(p)) if p is not None else "–" for p in points)
        rows.append((party.name.said(voice.language), *cells))
    header = tuple(voice(f"negotiation.debrief.column.{name}") for name in names)
    return Table(header=header, rows=tuple(rows), caption=voice("negotiation.debrief.caption"))


def _form(move: Reply, sheet: Sheet, voice: Voice) -> Doing:
    if isinstance(move, Says):
        answer = {"tabled": move.tabled, "answer": move.answer, "reason": _why(move, sheet, voice)}
        return Doing("answer", answer)
    named = {f"choice.{choice.id}": choice.option for choice in move.choices}
    return Doing("put_on_table", named | {"note": voice("negotiation.bot.note")})


def _why(move: Says, sheet: Sheet, voice: Voice) -> str:
    found = next((i.question.said(voice.language) for i in sheet.issues if i.id == move.issue), "")
    key = "too_little_on" if move.reason == "too_little" and found else move.reason
    return voice(f"negotiation.bot.{key}", issue=found)[:500]
