"""The table's page: what is tabled, the three stages, and the viewer's own side of them."""

from typing import Any

from kolam.core.page import Asked, Page, first
from kolam.core.voice import Voice
from kolam.maths import Package
from kolam.tools.negotiation.findings import Findings, OnTable, Stage
from kolam.tools.negotiation.mediator_page import mediation
from kolam.tools.negotiation.moves import MOST_OPTIONS, MOVES, party_of
from kolam.tools.negotiation.next_steps import guide
from kolam.tools.negotiation.own_figures import private_figures
from kolam.tools.negotiation.own_page import scale, side, standing
from kolam.tools.negotiation.seating import SEATING
from kolam.tools.negotiation.sheet import Sheet, Tabled
from kolam.tools.negotiation.showing import for_the_room, lines, names, spent
from kolam.tools.negotiation.space import allowed, costs

Plain = dict[str, Any]


def view(asked: Asked, findings: Findings, voice: Voice) -> Plain:
    """Plain values for page.html; `findings` are cut to what the viewer may see."""
    assert isinstance(asked.sheet, Sheet)
    sheet, party = asked.sheet, party_of(asked)
    told: Plain = {
        "party": ", ".join(names(sheet, [party], voice)),
        "seated": bool(party),
        "question": sheet.question.said(voice.language),
        "next": guide(asked, findings, voice),
        "seats": _seats(asked, voice),
        "language": voice.language,
        "rule": voice(f"negotiation.page.rule.{sheet.rule}"),
        "agreed": sheet.agreed,
        "ready": len(findings.ready),
        "parties": len(sheet.parties),
        "waiting": names(sheet, findings.waiting, voice),
        "tabled": [_tabled(asked, row, found, voice) for row, found in _pairs(sheet, findings)],
        "stages": [_stage(asked, stage, findings, voice) for stage in findings.stages],
        "issues": _issues(asked, voice),
        "composed": _composed(asked, voice),
        "new_issue": _new_issue(asked, voice),
        "live": scale(asked, voice),
        "typed": _typed(asked, voice),
    }
    told["pictures"] = _pictures(findings, voice)
    if party:
        told["side"] = side(asked, voice)
    if asked.by == "mediator":
        told["mediation"] = mediation(asked, findings, voice)
    return told


def _typed(asked: Asked, voice: Voice) -> dict[str, str]:
    """What stood in the boxes of a form that was not saved."""
    language = voice.language
    names = {"note": "note", "party": f"party.{language}", "question": f"question.{language}"}
    return {box: first(asked.typed, name) for box, name in names.items()}


def _pictures(findings: Findings, voice: Voice) -> list[Plain]:
    """The viewer's private figures, each for a wide and for a narrow screen."""
    both = zip(
        private_figures(findings, voice, "desk"),
        private_figures(findings, voice, "phone"),
        strict=True,
    )
    return [
        {"wide": wide.svg(f"w{n}-"), "narrow": narrow.svg(f"n{n}-"), "title": wide.title}
        for n, (wide, narrow) in enumerate(both)
    ]


def _seats(asked: Asked, voice: Voice) -> list[Plain]:
    """Each party with the organisation that speaks for it, as typed or as kept."""
    assert isinstance(asked.sheet, Sheet)
    return [
        {
            "id": party.id,
            "name": party.name.said(voice.language),
            "organisation": first(asked.typed, f"seat.{party.id}") or party.organisation,
        }
        for party in asked.sheet.parties
    ]


def _pairs(sheet: Sheet, findings: Findings) -> list[tuple[Tabled, OnTable]]:
    """Each tabled row with what was found of it, the newest first."""
    found = {one.id: one for one in findings.tabled}
    return [(row, found[row.id]) for row in reversed(sheet.tabled) if row.id in found]


def _tabled(asked: Asked, row: Tabled, found: OnTable, voice: Voice) -> Plain:
    assert isinstance(asked.sheet, Sheet)
    sheet, party = asked.sheet, party_of(asked)
    mine = next((r for r in row.responses if r.id == party), None)
    by = ", ".join(names(sheet, [row.party], voice))
    typed = first(asked.typed, "tabled") == row.id
    return {
        "id": row.id,
        "title": voice(f"negotiation.page.kind.{row.kind}", party=by, round=row.round),
        "note": row.note,
        "lines": lines(sheet, found.judged.package, voice),
        "costs": spent(sheet, found.judged.costs, voice),
        "room": for_the_room(found.judged, voice),
        "answers": [
            {
                "name": ", ".join(names(sheet, [r.id], voice)),
                "said": voice(f"negotiation.page.answer.{r.answer}"),
                "answer": r.answer,
                "reason": r.reason,
            }
            for r in row.responses
        ],
        "missing": names(sheet, found.missing, voice),
        "my_answer": voice(f"negotiation.page.mine.{mine.answer if mine else 'none'}"),
        "accepted": found.accepted,
        "agreed": sheet.agreed == row.id,
        "mine": mine.answer if mine else "",
        "typed": typed,
        "my_reason": first(asked.typed, "reason") if typed else mine.reason if mine else "",
        "own": row.party == party and (asked.by != "seat" or bool(party)),
        "standing": standing(asked, found.judged.package, voice),
    }


def _stage(asked: Asked, stage: Stage, findings: Findings, voice: Voice) -> Plain:
    assert isinstance(asked.sheet, Sheet)
    sheet, judged = asked.sheet, stage.chosen
    why = f"negotiation.page.no_deal.{stage.no_deal}"
    counted: list[tuple[str, int | None]] = [
        ("packages", stage.packages),
        ("feasible", stage.feasible),
        ("efficient", stage.efficient if stage.name != "positional" else None),
        ("beats_positional", stage.better_than_positional if stage.issues else None),
    ]
    return {
        "name": stage.name,
        "title": voice(f"negotiation.stage.{stage.name}"),
        "asks": voice(f"negotiation.stage.{stage.name}.asks"),
        "counts": [
            (voice(f"negotiation.page.count.{key}"), voice.number(n))
            for key, n in counted
            if n is not None
        ],
        "lines": lines(sheet, judged.package, voice) if judged else [],
        "costs": spent(sheet, judged.costs, voice) if judged else [],
        "room": for_the_room(judged, voice) if judged else [],
        "ties": stage.ties - 1 if stage.ties > 1 else 0,
        "unproven": voice.percent(stage.gap) if stage.gap else "",
        "no_deal": (voice(why) if voice.knows(why) else stage.no_deal) if stage.no_deal else "",
        "standing": standing(asked, judged.package, voice) if judged else None,
    }


def _issues(asked: Asked, voice: Voice) -> list[Plain]:
    assert isinstance(asked.sheet, Sheet)
    return [
        {
            "id": issue.id,
            "question": issue.question.said(voice.language),
            "widened": issue.since == "widened",
            "options": [
                {
                    "id": option.id,
                    "words": option.words.said(voice.language),
                    "chosen": first(asked.typed, f"choice.{issue.id}") == option.id,
                }
                for option in issue.options
            ],
        }
        for issue in asked.sheet.issues
    ]


def _new_issue(asked: Asked, voice: Voice) -> Plain:
    """The form for one more issue, with what was typed into it."""
    assert isinstance(asked.sheet, Sheet)
    typed, language = asked.typed, voice.language
    return {
        "question": first(typed, f"question.{language}"),
        "begun": any(name.startswith(("question.", "option.")) for name in typed),
        "options": [
            {
                "words": first(typed, f"option.{number}.{language}"),
                "costs": [
                    (b.id, b.name.said(language), b.unit, first(typed, f"cost.{number}.{b.id}"))
                    for b in asked.sheet.budgets
                ],
            }
            for number in range(MOST_OPTIONS)
        ],
    }


def _composed(asked: Asked, voice: Voice) -> Plain | None:
    """What a package that is being put together would be; None while nothing is chosen."""
    assert isinstance(asked.sheet, Sheet)
    sheet, picked = asked.sheet, []
    for issue in sheet.issues:
        option = first(asked.typed, f"choice.{issue.id}")
        if option in sheet.options(issue.id):
            picked.append(sheet.options(issue.id).index(option))
    if not picked:
        return None
    if len(picked) < len(sheet.issues):
        return {"told": [voice("negotiation.page.choose_all")]}
    package: Package = tuple(picked)
    told = [] if allowed(sheet, package) else why_not(sheet, package, voice)
    return {
        "told": told or [voice("negotiation.page.is_allowed")],
        "costs": spent(sheet, costs(sheet, package), voice),
        "standing": standing(asked, package, voice),
    }


def why_not(sheet: Sheet, package: Package, voice: Voice) -> list[str]:
    """Why a package is not allowed, in sentences; none where it is."""
    picked = {i.id: i.options[n].id for i, n in zip(sheet.issues, package, strict=True)}
    said = []
    for rule in sheet.ruled_out:
        if rule.choices and all(picked.get(c.id) == c.option for c in rule.choices):
            why = rule.why.said(voice.language)
            said.append(why or voice("negotiation.page.ruled_out"))
    for budget, cost in zip(sheet.budgets, costs(sheet, package), strict=True):
        if budget.cap is not None and cost > budget.cap:
            over = voice.number(cost - budget.cap)
            name = budget.name.said(voice.language)
            said.append(voice("negotiation.page.over", name=name, over=over, unit=budget.unit))
    return said


PAGE = Page(view=view, moves={**MOVES, **SEATING})
