"""Clauses whose source has changed or is gone: named, linked to, and in the way of signing."""

from typing import Any

import pytest

from kolam import toolbox
from kolam.core.book import Book
from kolam.core.clause import BudgetLine
from kolam.core.page import Asked
from kolam.core.record import Row, Text
from kolam.core.ref import Ref, State
from kolam.core.sources import Taken, taken
from kolam.store.demonstration import demonstration
from kolam.tools.agreement.analysis import analyse
from kolam.tools.agreement.doubts import doubts
from kolam.tools.agreement.findings import Findings
from kolam.tools.agreement.giving import gates
from kolam.tools.agreement.page import view
from kolam.tools.agreement.sentences import Said
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.tests.situations import contract, partner, sheet

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
    rows = ((getattr(findings.sheet, str(b.fault.place[0])), b) for b in findings.sources)
    return [(table[int(b.fault.place[1])].id, b.fault.key) for table, b in rows]


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
        ("green", "0 rows are not as their sources are now."),
    )


def test_a_clause_whose_source_has_changed_shuts_signing() -> None:
    findings = found(with_issue(demonstration(), question={"en": "Who gets what margin?"}))
    assert told(findings) == [(f"{CLAUSE}.m8", "source_stale")]
    assert gate(findings) == ("red", "1 row is not as its source is now.")


def test_a_clause_whose_source_is_gone_shuts_signing() -> None:
    findings = found(with_issue(demonstration()))
    assert (f"{CLAUSE}.m8", "source_orphaned") in told(findings)
    assert gate(findings)[0] == "red"


def test_a_clause_of_an_option_that_is_no_longer_agreed_has_lost_its_source() -> None:
    findings = found(resettled(demonstration(), margin="m5"))
    assert told(findings) == [(f"{CLAUSE}.m8", "source_undone")]
    (one,) = view(asked(findings), findings, EN)["mend"]
    assert (one["path"], one["source"]["path"]) == (f"clauses/{CLAUSE}.m8", "issues/margin")


def test_a_package_that_is_withdrawn_takes_every_clause_of_it_along() -> None:
    book = demonstration()
    table: Any = book.sheets["negotiation"]
    findings = found(book.with_sheet("negotiation", table.with_(agreed="")))
    of_options = [
        row.id for row in findings.sheet.clauses if row.ref and row.ref.path[0] == "issues"
    ]
    assert len(of_options) == 3
    assert told(findings)[: len(of_options)] == [(id, "source_undone") for id in of_options]
    words = doubts(findings, "agreement")
    assert [f.values["id"] for f in words if f.key == "source_undone"] == of_options
    assert gate(findings)[0] == "red"


@pytest.mark.parametrize(
    ("state", "shown"), [("orphaned", "not agreed now"), ("stale", "source has changed")]
)
def test_a_clause_says_that_it_is_not_agreed_now(state: str, shown: str) -> None:
    findings = found(resettled(demonstration(), margin="m5"))
    states = {("clauses", f"{CLAUSE}.m8"): state}
    shelves = view(asked(findings, states=states), findings, EN)["parts"]
    rows = {row["id"]: row for part in shelves for row in part["clauses"]}
    assert (rows[f"{CLAUSE}.m8"]["state"], rows[f"{CLAUSE}.m8"]["waits"]) == (shown, True)


REF = Ref(tool="map", path=("rows", "x"), seen="1")


class Source(Row):
    """A row of another room, of which the agreement knows no more than these fields."""

    name: Text = Text()
    what: Text = Text()
    kind: str = "organisation"


def standing(place: tuple[str, str], state: State, source: Source | None) -> Findings:
    """A small sheet in which one row was taken, and what has become of its source."""
    return found_in(
        sheet(absences=[{"id": "a", "who": "w", "reason": "Later."}]),
        Taken(place, REF, state, source),
    )


def found_in(kept: Sheet, *rows: Taken) -> Findings:
    return analyse(kept, {Taken: rows})


CLINIC = {"en": "The clinic", "si": "ආයතනය clinic", "ta": "நிறுவனம் clinic"}
WORK = {"en": "Work A1", "si": "වැඩ A1", "ta": "வேலை A1"}


@pytest.mark.parametrize(
    ("place", "state", "source", "key", "holds"),
    [
        (("partners", "clinic"), "stale", {"name": CLINIC}, "source_stale", False),
        (("partners", "clinic"), "stale", {"name": {"en": "Clinic"}}, "source_stale", True),
        (("partners", "clinic"), "stale", {"name": {}}, "source_stale", False),
        (
            ("partners", "clinic"),
            "stale",
            {"name": CLINIC, "kind": "population_group"},
            "source_stale",
            True,
        ),
        (("partners", "clinic"), "orphaned", None, "source_orphaned", True),
        (("activities", "A1"), "stale", {"what": WORK}, "source_stale", False),
        (("activities", "A1"), "stale", {"what": {"en": "More"}}, "source_stale", True),
        (("activities", "A1"), "orphaned", None, "source_orphaned", True),
        (("activities", "A1"), "orphaned", {"what": WORK}, "source_undone", True),
        (("costs", "k1"), "stale", {}, "source_stale", False),
        (("costs", "k1"), "orphaned", None, "source_orphaned", False),
        (("absences", "a"), "stale", {}, "source_stale", False),
    ],
)
def test_a_row_whose_source_has_changed_holds_up_signing_where_a_document_says_it(
    place: tuple[str, str], state: State, source: dict[str, Any] | None, key: str, holds: bool
) -> None:
    row = None if source is None else Source.model_validate({"id": "x", **source})
    findings = standing(place, state, row)
    (one,) = findings.sources
    assert (one.fault.key, one.holds, one.ref) == (key, holds, REF)
    assert (told(findings), gate(findings)[0]) == (
        [(place[1], key)],
        "red" if holds else "amber",
    )
    shown = view(asked(findings), findings, EN)
    assert [bool(shown[name]) for name in ("mend", "open")] == [
        any(b.holds for b in findings.sources) or bool(findings.wording),
        not holds,
    ]


def test_a_row_that_nobody_has_told_of_holds_nothing_up() -> None:
    taken_ = Taken(("partners", "clinic"), REF, "taken", None)
    gone = Taken(("partners", "nobody"), REF, "orphaned", None)
    assert found_in(sheet(), taken_, gone).sources == ()


@pytest.mark.parametrize(
    ("place", "documents"),
    [
        (("partners", "clinic"), ["agreement", "work_plan", "contract.c1"]),
        (("activities", "A1"), ["work_plan"]),
        (("clauses", "c"), ["agreement"]),
        (("costs", "k1"), []),
    ],
)
def test_what_has_lost_its_source_speaks_against_the_documents_that_say_it(
    place: tuple[str, str], documents: list[str]
) -> None:
    kept = sheet(
        partners=[partner("clinic"), partner("shop"), partner("farm")],
        clauses=[{"id": "c", "part": "how", "words": {"en": "We meet."}}],
        contracts=[contract("c1", "clinic", "shop", 5), contract("c2", "farm", "shop", 5)],
    )
    findings = found_in(kept, Taken(place, REF, "orphaned", None))
    every = ("agreement", "work_plan", "contract.c1", "contract.c2")
    keys = {name: [f.key for f in doubts(findings, name)] for name in every}
    assert [name for name in every if "source_orphaned" in keys[name]] == documents


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


def sources(book: Book) -> dict[str, str]:
    """Where the page leads from each row of the negotiation whose source is not as it was."""
    findings = found(book)
    mend = view(asked(findings), findings, EN)["mend"]
    paths = {one["path"].partition("/")[2]: one["source"]["path"] for one in mend}
    return {id: path for id, path in paths.items() if id.startswith("negotiation.issues")}


def test_a_row_that_is_gone_is_not_linked_to() -> None:
    assert sources(with_issue(demonstration())) == {f"{CLAUSE}.m8": ""}


def test_an_option_that_is_no_longer_agreed_is_linked_to() -> None:
    assert sources(resettled(demonstration(), margin="m5"))[f"{CLAUSE}.m8"] == "issues/margin"


def asked(findings: Findings, **more: Any) -> Asked:
    return Asked(sheet=findings.sheet, private=None, owner="", by="editor", **more)
