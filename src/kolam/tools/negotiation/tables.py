"""The equal tables: everything that the pictures and the report show, in words and numbers."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from kolam.core.block import Table
from kolam.core.interest import Interest as Told
from kolam.core.stakeholder import Stakeholder
from kolam.core.voice import Voice
from kolam.tools.negotiation.findings import Findings, Judged, Stage
from kolam.tools.negotiation.sentences import party_name, picked, worded
from kolam.tools.negotiation.sheet import Option, Sheet, Tabled

NONE = "–"


def stages(findings: Findings, voice: Voice) -> Table:
    """The three stages side by side: the option of each issue, then what everybody may know."""
    names = (voice(f"negotiation.stage.{stage.name}") for stage in findings.stages)
    return Table(
        header=(voice("negotiation.column.issue"), *names),
        rows=(*_options(findings, voice), *_measures(findings, voice)),
        caption=voice("negotiation.table.stages"),
    )


def parties(findings: Findings, voice: Voice) -> Table:
    """Who sits at the table, and who has given points for every option."""
    rows = [
        (
            party.name.said(voice.language),
            voice(f"sector.{party.sector or 'none'}"),
            voice("yes" if party.id in findings.ready else "no"),
        )
        for party in findings.sheet.parties
    ]
    return _table("parties", ("party", "sector", "ready"), rows, voice)


def interests(findings: Findings, voice: Voice) -> Table:
    """The interests that were shared, from the demand to how one would notice."""
    said = voice.language
    rows = [
        (
            _party(findings.sheet, row.party, voice),
            row.position.said(said) or NONE,
            row.why.said(said) or NONE,
            row.interest.said(said) or NONE,
            row.noticed.said(said) or NONE,
            NONE if row.importance is None else voice.number(row.importance),
            voice(f"negotiation.choice.Interest.met.{row.met}"),
        )
        for row in findings.sheet.interests
    ]
    columns = ("party", "position", "why", "interest", "noticed", "importance", "met")
    return _table("interests", columns, rows, voice)


def others(findings: Findings, voice: Voice) -> Table:
    """What other rooms say matters, with the room that says it."""
    rows = [
        (*_offer(offer, voice), voice(f"{offer.ref.tool}.title"))
        for offer in findings.offered
        if isinstance(offer, Told) or offer.interest
    ]
    return _table("others", ("party", "said", "importance", "room"), rows, voice)


def _offer(offer: Told | Stakeholder, voice: Voice) -> tuple[str, str, str]:
    if isinstance(offer, Told):
        importance = NONE if offer.importance is None else voice.number(offer.importance)
        return offer.party, offer.words.said(voice.language), importance
    said = voice(
        "negotiation.others.placed",
        interest=voice.number(Fraction(offer.interest)),
        influence=voice.number(Fraction(offer.influence)) if offer.influence else NONE,
    )
    return offer.name.said(voice.language), said, NONE


def gifts(findings: Findings, voice: Voice) -> Table:
    """What each can give at low cost."""
    rows = [
        (_party(findings.sheet, row.party, voice), row.what.said(voice.language))
        for row in findings.sheet.gifts
    ]
    return _table("gifts", ("party", "gift"), rows, voice)


def assumptions(findings: Findings, voice: Voice) -> Table:
    """What was taken for granted, how to find out, and what was found."""
    rows = [
        (
            row.what.said(voice.language),
            row.test.said(voice.language) or NONE,
            voice(f"negotiation.choice.Assumption.found.{row.found}"),
        )
        for row in findings.sheet.assumptions
    ]
    return _table("assumptions", ("assumption", "test", "found"), rows, voice)


def issues(findings: Findings, voice: Voice) -> Table:
    """Every issue with its options and what each costs."""
    sheet = findings.sheet
    rows = [
        (
            issue.question.said(voice.language),
            voice(f"negotiation.choice.Issue.since.{issue.since}"),
            " · ".join(_option(sheet, option, voice) for option in issue.options) or NONE,
        )
        for issue in sheet.issues
    ]
    return _table("issues", ("issue", "since", "options"), rows, voice)


def ruled_out(findings: Findings, voice: Voice) -> Table:
    """Which options cannot stand together, and why."""
    sheet = findings.sheet
    words = {(i.id, o.id): o.words.said(voice.language) for i in sheet.issues for o in i.options}
    rows = [
        (
            " + ".join(words.get((c.id, c.option), c.option) for c in row.choices),
            row.why.said(voice.language) or NONE,
        )
        for row in sheet.ruled_out
    ]
    return _table("ruled_out", ("together", "why"), rows, voice)


def tabled(findings: Findings, voice: Voice) -> Table:
    """The packages on the table, who accepts and refuses, and what would be better for all."""
    sheet = findings.sheet
    rows = [
        (
            voice.number(row.round),
            voice(f"negotiation.choice.Tabled.kind.{row.kind}"),
            _party(sheet, row.party, voice),
            worded(sheet, told.judged.package, voice),
            _sides(sheet, row, "accept", voice),
            _sides(sheet, row, "refuse", voice),
            count(told.judged.better, voice),
        )
        for told in findings.tabled
        for row in sheet.tabled
        if row.id == told.id
    ]
    columns = ("round", "kind", "party", "package", "accept", "refuse", "better")
    return _table("tabled", columns, rows, voice)


def reasons(findings: Findings, voice: Voice) -> Table:
    """The reasons given with the answers."""
    sheet = findings.sheet
    rows = [
        (
            voice.number(row.round),
            _party(sheet, response.id, voice),
            voice(f"negotiation.choice.Response.answer.{response.answer}"),
            response.reason,
        )
        for row in sheet.tabled
        for response in row.responses
        if response.reason
    ]
    return replace(
        _table("reasons", ("round", "party", "answer", "reason"), rows, voice), typed=True
    )


def agreed(findings: Findings, voice: Voice) -> Table:
    """The agreed package, an issue a row."""
    sheet = findings.sheet
    package = next((t.judged.package for t in findings.tabled if t.id == sheet.agreed), ())
    rows = [
        (issue.question.said(voice.language), _option(sheet, issue.options[number], voice))
        for issue, number in zip(sheet.issues, package, strict=False)
    ]
    return _table("agreed", ("issue", "option"), rows, voice)


def unmet(findings: Findings, voice: Voice) -> Table:
    """The shared interests that the agreed package does not meet."""
    sheet = findings.sheet
    rows = [
        (
            _party(sheet, row.party, voice),
            row.interest.said(voice.language) or row.position.said(voice.language) or NONE,
            row.noticed.said(voice.language) or NONE,
        )
        for row in sheet.interests
        if row.met == "unmet"
    ]
    return _table("unmet", ("party", "interest", "noticed"), rows, voice)


def own(findings: Findings, voice: Voice) -> Table:
    """What the reader's own party would have of each stage and tabled package, in its points."""
    mine, sheet = findings.mine, findings.sheet
    if mine is None:
        return _table("own", ("package", "points", "over_walk_away"), (), voice)
    named = {row.id: worded(sheet, t.judged.package, voice)
             for t in findings.tabled for row in sheet.tabled if row.id == t.id}  # fmt: skip
    told = [(voice(f"negotiation.stage.{name}"), worth) for name, worth in mine.stages.items()]
    told += [(named[id], worth) for id, worth in mine.tabled.items() if id in named]
    rows = [(name, voice.number(w.points), voice.number(w.gain)) for name, w in told]
    return _table("own", ("package", "points", "over_walk_away"), rows, voice)


def count(number: int | None, voice: Voice) -> str:
    """A count, or a dash where there was none to be had."""
    return NONE if number is None else voice.number(number)


def spent(sheet: Sheet, judged: Judged, voice: Voice) -> Iterator[str]:
    """What a package takes from each budget, with its unit."""
    for amount, budget in zip(judged.costs, sheet.budgets, strict=True):
        yield f"{voice.number(amount)} {budget.unit}".strip()


def _options(findings: Findings, voice: Voice) -> Iterator[tuple[str, ...]]:
    sheet = findings.sheet
    for number, issue in enumerate(sheet.issues):
        cells = (_cell(sheet, stage, number, voice) for stage in findings.stages)
        yield (issue.question.said(voice.language), *cells)


def _cell(sheet: Sheet, stage: Stage, issue: int, voice: Voice) -> str:
    if stage.chosen is None:
        return NONE
    return picked(sheet, stage.chosen.package)[issue].said(voice.language)


def _measures(findings: Findings, voice: Voice) -> Iterator[tuple[str, ...]]:
    """The rows under the issues: how many packages, what is left on the table, the worst-off."""
    told = findings.stages
    chosen = [stage.chosen for stage in told]
    yield _row("packages", (count(s.packages, voice) for s in told), voice)
    yield _row("feasible", (count(s.feasible, voice) for s in told), voice)
    yield _row("efficient", (count(s.efficient, voice) for s in told), voice)
    yield _row("better", (count(c.better if c else None, voice) for c in chosen), voice)
    yield _row("worst", (band(c, voice) for c in chosen), voice)
    for number, budget in enumerate(findings.sheet.budgets):
        amounts = (tuple(spent(findings.sheet, c, voice))[number] if c else NONE for c in chosen)
        yield (budget.name.said(voice.language), *amounts)


def band(judged: Judged | None, voice: Voice) -> str:
    """The worst-off party's band in words, or a dash."""
    return voice(f"negotiation.band.{judged.worst}") if judged and judged.worst else NONE


def _row(name: str, cells: Iterable[str], voice: Voice) -> tuple[str, ...]:
    return (voice(f"negotiation.measure.{name}"), *cells)


def _party(sheet: Sheet, party: str, voice: Voice) -> str:
    return party_name(sheet, party).said(voice.language) if party else NONE


def _option(sheet: Sheet, option: Option, voice: Voice) -> str:
    units = {budget.id: budget.unit for budget in sheet.budgets}
    costs = (f"{voice.number(c.amount)} {units.get(c.id, '')}".strip() for c in option.costs)
    said = ", ".join(costs)
    return (
        f"{option.words.said(voice.language)} ({said})"
        if said
        else option.words.said(voice.language)
    )


def _sides(sheet: Sheet, row: Tabled, answer: str, voice: Voice) -> str:
    return (
        voice.list(
            [
                _party(sheet, response.id, voice)
                for response in row.responses
                if response.answer == answer
            ]
        )
        or NONE
    )


def _table(
    name: str, columns: Iterable[str], rows: Iterable[tuple[str, ...]], voice: Voice
) -> Table:
    return Table(
        header=tuple(voice(f"negotiation.column.{column}") for column in columns),
        rows=tuple(rows),
        caption=voice(f"negotiation.table.{name}"),
    )
