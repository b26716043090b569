"""A party's own side of the page: its points in guided steps, checks, and where packages stand."""

from fractions import Fraction
from typing import Any

from kolam.core.page import Asked
from kolam.core.voice import Voice
from kolam.maths import Package
from kolam.tools.negotiation.own_moves import typed_over
from kolam.tools.negotiation.preferences import Preferences
from kolam.tools.negotiation.sheet import Issue, Sheet
from kolam.tools.negotiation.showing import amount, signed
from kolam.tools.negotiation.space import missing
from kolam.tools.negotiation.weighing import (
    Trade,
    Weighed,
    best_total,
    trades,
    warnings,
    weigh,
)

Plain = dict[str, Any]


def side(asked: Asked, voice: Voice) -> Plain:
    """The viewer's own private sheet, ready for its forms."""
    assert isinstance(asked.sheet, Sheet)
    sheet, mine = asked.sheet, shown(asked)
    weighed = {w.issue: w for w in weigh(sheet, mine)}
    left = missing(sheet, mine)
    return {
        "issues": [_issue(asked, issue, mine, voice) for issue in sheet.issues],
        "total": best_total(sheet, mine, start=True),
        "reservation": _typed(asked, "reservation", mine.reservation),
        "batna": [
            {
                "code": code,
                "name": voice(f"language.{code}"),
                "text": _typed(asked, f"batna.{code}", getattr(mine.batna, code)),
            }
            for code in _first(voice.language)
        ],
        "needs": [
            {"id": n.id, "text": n.interest.said(voice.language), "importance": n.importance}
            for n in mine.needs
        ],
        "left": len(left),
        "unweighed": _unweighed(sheet, left, asked),
        "new": [
            issue.question.said(voice.language)
            for issue in sheet.issues
            if issue.since == "widened" and any(cell[0] == issue.id for cell in left)
        ],
        "checks": _checks(sheet, tuple(weighed.values()), voice),
        "trades": [_trade(sheet, trade, voice) for trade in trades(tuple(weighed.values()))],
        "warnings": [
            voice(f"negotiation.page.warning.{key}", **values)
            for key, values in warnings(sheet, mine)
        ],
    }


def _unweighed(sheet: Sheet, left: tuple[tuple[str, str], ...], asked: Asked) -> str:
    """The issue to weigh next: the one in the form that came back, else the first one open."""
    typed = asked.typed.get("issue", ())
    waiting = {cell[0] for cell in left}
    return next((i.id for i in sheet.issues if i.id in (typed or waiting)), "")


def shown(asked: Asked) -> Preferences:
    """The stored preferences, with what the form holds put over them."""
    assert isinstance(asked.sheet, Sheet)
    mine = asked.private if isinstance(asked.private, Preferences) else Preferences()
    return typed_over(asked.sheet, mine, asked.typed) if asked.typed else mine


def standing(asked: Asked, package: Package, voice: Voice) -> Plain | None:
    """Where a package stands on the viewer's own scale; None without all of its points."""
    if not isinstance(asked.sheet, Sheet) or not isinstance(asked.private, Preferences):
        return None
    sheet, mine = asked.sheet, asked.private
    if missing(sheet, mine) or len(package) != len(sheet.issues):
        return None
    points = sum(
        mine.points(issue.id, issue.options[number].id) or 0
        for issue, number in zip(sheet.issues, package, strict=True)
    )
    gain, best = points - (mine.reservation or 0), best_total(sheet, mine)
    share = Fraction(points, best) if best else Fraction(0)
    return {
        "points": amount(points, voice),
        "gain": signed(gain, voice),
        "below": gain < 0,
        "share": voice.percent(share),
        "percent": int(100 * share),
    }


def scale(asked: Asked, voice: Voice) -> Plain:
    """What the page's script needs to judge a package while it is put together: nobody else's."""
    assert isinstance(asked.sheet, Sheet)
    sheet, mine = asked.sheet, asked.private
    own = mine if isinstance(mine, Preferences) and not missing(sheet, mine) else None
    return {
        "issues": {
            issue.id: {
                option.id: {
                    "points": own.points(issue.id, option.id) if own else None,
                    "costs": {cost.id: cost.amount for cost in option.costs},
                }
                for option in issue.options
            }
            for issue in sheet.issues
        },
        "budgets": [
            {"id": b.id, "name": b.name.said(voice.language), "unit": b.unit, "cap": b.cap}
            for b in sheet.budgets
        ],
        "ruledOut": [
            {"choices": [c.plain() for c in r.choices], "why": r.why.said(voice.language)}
            for r in sheet.ruled_out
        ],
        "reservation": own.reservation if own else None,
        "words": {
            name: voice(f"negotiation.page.{name}")
            for name in (
                "choose_all", "is_allowed", "over", "ruled_out", "would_be", "of_cap", "cost",
                "unsaved", "saving",
            )
        },
    }  # fmt: skip


def _issue(asked: Asked, issue: Issue, mine: Preferences, voice: Voice) -> Plain:
    row = next((row for row in mine.issues if row.id == issue.id), None)
    given = {p.id: p for p in row.options} if row else {}
    must = next((m.options for m in mine.must_haves if m.id == issue.id), ())
    options = [
        {
            "id": option.id,
            "words": option.words.said(voice.language),
            "must": option.id in must,
            **{
                name: _typed(
                    asked,
                    f"{name}.{issue.id}.{option.id}",
                    getattr(given.get(option.id), name, None),
                )
                for name in ("points", "low", "high")
            },
        }
        for option in issue.options
    ]
    return {
        "id": issue.id,
        "question": issue.question.said(voice.language),
        "widened": issue.since == "widened",
        "swing": _typed(asked, f"swing.{issue.id}", row.swing if row else None),
        "options": options,
        "ranged": any(o["low"] or o["high"] for o in options),
        "done": all(mine.points(issue.id, o.id) is not None for o in issue.options),
    }


def _checks(sheet: Sheet, weighed: tuple[Weighed, ...], voice: Voice) -> list[str]:
    return [
        voice(
            "negotiation.page.check.off",
            issue=_question(sheet, one.issue, voice),
            stated=one.stated,
            implied=round(one.implied),
        )
        for one in weighed
        if one.off
    ]


def _trade(sheet: Sheet, trade: Trade, voice: Voice) -> Plain:
    """A question to ask oneself, and what the points answer."""
    give, get = trade.give, trade.get
    verdict = "yes" if trade.margin > 0 else "no" if trade.margin < 0 else "either"
    return {
        "question": voice(
            "negotiation.page.trade.question",
            give=_question(sheet, give.issue, voice),
            give_from=_option(sheet, give.issue, give.best, voice),
            give_to=_option(sheet, give.issue, give.worst, voice),
            get=_question(sheet, get.issue, voice),
            get_from=_option(sheet, get.issue, get.worst, voice),
            get_to=_option(sheet, get.issue, get.best, voice),
        ),
        "answer": voice(f"negotiation.page.trade.{verdict}", points=abs(trade.margin)),
    }


def _question(sheet: Sheet, issue: str, voice: Voice) -> str:
    return next(i.question.said(voice.language) for i in sheet.issues if i.id == issue)


def _option(sheet: Sheet, issue: str, option: str, voice: Voice) -> str:
    options = next(i.options for i in sheet.issues if i.id == issue)
    return next(o.words.said(voice.language) for o in options if o.id == option)


def _typed(asked: Asked, name: str, stored: Any) -> Any:
    """What stands in a box: what was typed into it, else what is kept."""
    if name in asked.typed:
        return asked.typed[name][0]
    return "" if stored is None else stored


def _first(language: str) -> tuple[str, ...]:
    return (language, *(code for code in ("en", "si", "ta") if code != language))
