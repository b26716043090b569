"""Clauses whose source has changed or is gone: named, linked to, and in the way of signing."""

from typing import Any

import pytest

from kolam import toolbox
from kolam.core.book import Book
from kolam.core.clause import BudgetLine
from kolam.core.page import Asked
from kolam.core.sources import Taken, taken
from kolam.store.demonstration import demonstration
from kolam.tools.agreement.analysis import analyse
from kolam.tools.agreement.findings import Findings
from kolam.tools.agreement.giving import gates
from kolam.tools.agreement.page import view
from kolam.tools.agreement.sentences import Said
from kolam.tools.agreement.sheet import Sheet

EN = toolbox.voice("en")
CLAUSE = "negotiation.issues.margin"


def with_issue(book: Book, **changes: Any) -> Book:
    """The book with the issue of the margin changed; without it where nothing is given."""
    table: Any = book.sheets["negotiation"]
    rows = [
        row.with_(**changes) if row.id == "margin" else row
        for row in table.issues
        if changes or row.id != "margin"
    ]
    # Packages name issues, so they go with the one that goes.
    gone = {"tabled": (), "agreed": "", "ruled_out": (), "positional": ()}
    rest = {} if changes else gone
    return book.with_sheet("negotiation", table.with_(issues=rows, **rest))


def found(book: Book) -> Findings:
    """The agreement's findings from the sheets alone, without what other rooms work out."""
    return analyse(kept(book), {Taken: taken(kept(book), book.sheets)})


def kept(book: Book) -> Sheet:
    sheet = book.sheets["agreement"]
    assert isinstance(sheet, Sheet)
    return sheet


def told(findings: Findings) -> list[tuple[str, str]]:
    return [
        (findings.sheet.clauses[int(b.fault.place[1])].id, b.fault.key) for b in findings.sources
    ]


def gate(findings: Findings) -> tuple[str, str]:
    (one,) = [g for g in gates(findings.sheet, findings, EN) if g.ref.path[1] == "sources"]
    return one.state, one.words.en


def resettled(book: Book, **options: str) -> Book:
    """The book after the parties agreed on another option of some issues."""
    table: Any = book.sheets["negotiation"]
    last = table.tabled[-1]
    choices = [{"id": c.id, "option": options.get(c.id, c.option)} for c in last.choices]
    again = {**last.plain(), "id": "again", "choices": choices}
    tabled = [*table.plain()["tabled"], again]
    return book.with_sheet("negotiation", table.with_(tabled=tabled, agreed="again"))


def test_clauses_that_are_as_their_sources_are_hold_nothing_up() -> None:
    findings = found(demonstration())
    assert (findings.sources, gate(findings)) == (
        (),
        ("green", "0 clauses are not as their sources are now."),
    )


def test_a_clause_whose_source_has_changed_shuts_signing() -> None:
    findings = found(with_issue(demonstration(), question={"en": "Who gets what margin?"}))
    assert told(findings) == [(f"{CLAUSE}.m8", "clause_stale")]
    assert gate(findings) == ("red", "1 clause is not as its source is now.")


def test_a_clause_whose_source_is_gone_shuts_signing() -> None:
    findings = found(with_issue(demonstration()))
    assert (f"{CLAUSE}.m8", "clause_orphaned") in told(findings)
    assert gate(findings)[0] == "red"


def test_a_clause_of_an_option_that_is_no_longer_agreed_has_lost_its_source() -> None:
    findings = found(resettled(demonstration(), margin="m5"))
    assert told(findings) == [(f"{CLAUSE}.m8", "clause_orphaned")]


def test_while_nothing_is_agreed_nothing_contradicts_a_clause() -> None:
    book = demonstration()
    table: Any = book.sheets["negotiation"]
    assert told(found(book.with_sheet("negotiation", table.with_(agreed="")))) == []


def test_a_budget_of_an_earlier_result_is_told_with_both_sums() -> None:
    book = resettled(demonstration(), coverage="d5")
    sheet, table = kept(book), book.sheets["negotiation"]
    lines = toolbox.room("negotiation").gives[BudgetLine](table, None, EN)
    check = analyse(sheet, {BudgetLine: lines}).check("budget_total")
    assert (check.state, check.breaches[0].fault.key) == ("broken", "budget_not_package")
    assert Said(check.breaches[0].fault).said(EN) == (
        "The activities come to 523 m LKR, the agreed package costs 783 m LKR."
    )


def test_a_clause_that_a_team_keeps_as_its_own_holds_nothing_up_any_more() -> None:
    book = with_issue(demonstration())
    sheet = kept(book)
    own = [row.with_(ref=None) if row.id.startswith(CLAUSE) else row for row in sheet.clauses]
    before, after = found(book), found(book.with_sheet("agreement", sheet.with_(clauses=own)))
    assert len(before.sources) - len(after.sources) == 1


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_the_page_says_it_in_the_readers_language_and_leads_to_both_rows(language: str) -> None:
    voice = toolbox.voice(language)
    findings = found(with_issue(demonstration(), question={"en": "?"}))
    (one,) = view(asked(findings), findings, voice)["mend"]
    assert (one["path"], one["source"]["path"], one["waits"]) == (
        f"clauses/{CLAUSE}.m8",
        "issues/margin",
        True,
    )
    assert ("⟦" in one["said"], "{" in one["said"]) == (False, False)


def test_a_row_that_is_gone_is_not_linked_to() -> None:
    findings = found(with_issue(demonstration()))
    mend = view(asked(findings), findings, EN)["mend"]
    assert {one["source"]["path"] for one in mend} == {""}


def asked(findings: Findings) -> Asked:
    return Asked(sheet=findings.sheet, private=None, owner="", by="editor")
