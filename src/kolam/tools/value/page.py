"""The room's own page: an organisation's private lines beside its open ones, for it alone."""

from typing import Any

from kolam.core.money import in_units, places_of
from kolam.core.page import Asked, Page, first
from kolam.core.tool import Canvas
from kolam.core.voice import Voice
from kolam.tools.value import money_figures, tables
from kolam.tools.value.findings import Findings, Own
from kolam.tools.value.line import COSTS, VALUES, Line
from kolam.tools.value.moves import MOVES, YEARS
from kolam.tools.value.sentences import own_sentences
from kolam.tools.value.sheet import Private, Sheet

Plain = dict[str, Any]
CANVASES: tuple[Canvas, Canvas] = ("desk", "phone")
VERDICTS = ("worth_it", "only_just", "not_yet")


def view(asked: Asked, findings: Findings, voice: Voice) -> Plain:
    """Plain values for page.html; `findings` are cut to what the viewer may see."""
    assert isinstance(asked.sheet, Sheet)
    own = findings.mine
    private = asked.private if isinstance(asked.private, Private) else None
    return {
        "seated": private is not None,
        "named": own is not None,
        "partner": tables.name(findings, own.partner.id, voice) if own else "",
        "objective": asked.sheet.objective.said(voice.language),
        "language": voice.language,
        "currency": asked.sheet.currency,
        "said": [sentence.said(voice) for sentence in own_sentences(findings)],
        "pairs": _pairs(findings, own, voice) if own else [],
        "lines": [_line(asked.sheet, line, voice) for line in private.lines] if private else [],
        "pictures": _pictures(findings, own, voice) if own else [],
        "form": _form(asked, voice),
        "words": _words(asked, private, voice) if private else {},
    }


PAGE = Page(view=view, moves=MOVES)


def _pairs(findings: Findings, own: Own, voice: Voice) -> list[Plain]:
    """The two indices as everybody sees them, and with the private lines."""
    shown = next(s for s in findings.standings if s.partner.id == own.partner.id)
    both = (("open", shown.last), ("whole", own.standing.last))
    return [
        {
            "said": voice(f"value.page.{name}"),
            "value": tables.points(pair.value, voice),
            "cost": tables.points(pair.cost, voice),
            "flag": pair.cost_above,
        }
        for name, pair in both
    ]


def _line(sheet: Sheet, line: Line, voice: Voice) -> Plain:
    code = line.currency or sheet.currency
    places = places_of(code, sheet.currencies)
    money = [
        f"{amount.year}: {' / '.join(in_units(end, places) for end in amount.range)} {code}"
        for amount in line.years
    ]
    return {
        "id": line.id,
        "kind": voice(f"value.kind.{line.kind}"),
        "side": voice(f"value.side.{line.side}"),
        "words": line.description.said(voice.language),
        "money": money,
        "score": None if line.score is None else voice.number(line.score),
        "weight": voice.number(line.weight),
    }


def _pictures(findings: Findings, own: Own, voice: Voice) -> list[Plain]:
    """The own money with its spread, and what it hangs on, for a wide and a narrow page."""
    if own.worth is None or not own.worth.both:
        return []
    wide, narrow = (
        (
            money_figures.own_worth(findings, voice, canvas),
            money_figures.tornado(own.worth, voice, canvas),
        )
        for canvas in CANVASES
    )
    return [
        {"title": one.title, "wide": one.svg(f"w{n}-"), "narrow": other.svg(f"n{n}-")}
        for n, (one, other) in enumerate(zip(wide, narrow, strict=True))
    ]


def _form(asked: Asked, voice: Voice) -> Plain:
    """The form for one more line, with what was typed into it."""
    typed = asked.typed
    sides = (("value", VALUES), ("cost", COSTS))
    names = ("score", "weight", "currency", f"description.{voice.language}")
    return {
        "begun": bool(first(typed, "kind")),
        "groups": [
            (
                voice(f"value.ask.{side}"),
                [(k, voice(f"value.kind.{k}"), k == first(typed, "kind")) for k in kinds],
            )
            for side, kinds in sides
        ],
        "typed": {name.partition(".")[0]: first(typed, name) for name in names},
        "shapes": [(s, voice(f"value.shape.{s}")) for s in ("pert", "normal")],
        "years": [
            [(name, voice(f"value.page.{name}"), n, first(typed, f"{name}.{n}")) for name in YEAR]
            for n in range(YEARS)
        ],
    }


YEAR = ("year", "low", "likely", "high")


def _words(asked: Asked, mine: Private, voice: Voice) -> Plain:
    said = voice.language

    def typed(name: str, kept: str) -> str:
        return first(asked.typed, name) if name in asked.typed else kept

    chosen = typed("verdict", mine.verdict)
    return {
        "alternative": typed(f"alternative.{said}", getattr(mine.alternative, said)),
        "tip": typed(f"tip.{said}", getattr(mine.tip, said)),
        "verdicts": [(v, voice(f"value.verdict.{v}"), v == chosen) for v in VERDICTS],
    }
