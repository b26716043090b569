"""What the journey gets: tasks, gates at their steps, and what speaks to a step."""

import pytest

from kolam import toolbox
from kolam.bench import Bench
from kolam.core.book import About, Book
from kolam.core.passing import Evidence, Gate
from kolam.core.record import Text, read
from kolam.tools.agreement import TOOL
from kolam.tools.agreement.analysis import analyse
from kolam.tools.agreement.giving import evidence, gates, tasks
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.tests.situations import example, found, go, seed

EN = toolbox.voice("en")


def test_what_a_go_is_subject_to_is_a_task_of_that_partner_before_signing() -> None:
    kept, told = example(), seed()
    assert [(t.ref.path, t.what.en, t.owner) for t in tasks(kept, told, EN)] == [
        (("decisions", "SMC"), "Legal review of liability for surplus food",
         "National supermarket chain"),
        (("decisions", "APP"), "Terms of hosting", "App designer company"),
    ]  # fmt: skip
    assert {t.due for t in tasks(kept, told, EN)} == {kept.signing}


def test_a_must_that_is_not_in_place_is_a_task() -> None:
    told = found(ingredients=[{"id": "leaving", "must": True}])
    assert [(t.ref.path, t.what.en) for t in tasks(told.sheet, told, EN)] == [
        (("ingredients", "leaving"), "Bring into the agreement: Leaving")
    ]


def test_the_ten_checks_are_gates_at_their_steps_and_five_more_guard_structure_and_signing() -> (
    None
):
    told = gates(example(), seed(), EN)
    assert [(g.ref.path[1], g.step) for g in told] == [
        ("check.budget_total", 5),
        ("check.pledges_placed", 5),
        ("check.contracts_within", 5),
        ("check.leads_sign", 5),
        ("check.essential_in", 6),
        ("check.gaps_answered", 4),
        ("check.goes_in_time", 7),
        ("check.issue_alike", 1),
        ("check.influence_sums", 1),
        ("check.balance_mean", 1),
        ("bodies", 6),
        ("ingredients", 7),
        ("clauses", 7),
        ("sources", 7),
        ("wording", 7),
    ]


def test_a_gate_is_green_where_it_holds_amber_where_nothing_is_known_and_red_where_broken() -> None:
    told = found(decisions=[go("clinic")])
    states = {g.ref.path[1]: g.state for g in gates(told.sheet, told, EN)}
    assert [states[f"check.{n}"] for n in ("budget_total", "essential_in", "goes_in_time")] == [
        "green",
        "amber",
        "red",
    ]


def test_a_broken_gate_says_what_breaks_it() -> None:
    told = found(decisions=[go("clinic")])
    (gate,) = [g for g in gates(told.sheet, told, EN) if g.ref.path[1] == "check.goes_in_time"]
    assert gate.words.en == (
        "Every signatory has its go before the day of signing: broken. "
        "The shop has not released a decision."
    )


def test_only_musts_shut_the_scorecards_gate() -> None:
    zero = found(ingredients=[{"id": "leaving", "mark": "not_in_place"}])
    must = found(ingredients=[{"id": "leaving", "mark": "not_in_place", "must": True}])
    states = [
        next(g.state for g in gates(t.sheet, t, EN) if g.ref.path[1] == "ingredients")
        for t in (zero, must)
    ]
    assert states == ["amber", "red"]


def test_a_must_clause_that_is_not_agreed_shuts_signing() -> None:
    clause = {"id": "c", "part": "how", "must": True, "words": {"en": "We meet."}}
    told = found(clauses=[clause], languages=["en"])
    states = {g.ref.path[1]: g.state for g in gates(told.sheet, told, EN)}
    assert (states["clauses"], states["wording"]) == ("red", "green")


def test_the_journey_hears_of_plan_money_votes_and_scorecard() -> None:
    told = evidence(example(), seed(), EN)
    assert {(e.room, e.about) for e in told} == {
        ("journey", "resources"),
        ("journey", "structure"),
        ("journey", "sign"),
    }
    assert [e.words.en for e in told][1] == (
        "The budget of 523 m LKR is what the agreed package costs, and 5 partners pay it in full."
    )


def test_an_empty_sheet_gives_nothing() -> None:
    told = analyse(Sheet(), {})
    assert [give(Sheet(), told, EN) for give in (tasks, gates, evidence)] == [(), (), ()]


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_everything_that_is_given_speaks_the_readers_language(language: str) -> None:
    voice = toolbox.voice(language)
    told = found(ingredients=[{"id": "leaving", "must": True}])
    kept = told.sheet
    texts = [
        *(task.what for task in tasks(kept, told, voice)),
        *(gate.words for gate in gates(kept, told, voice)),
        *(one.words for one in evidence(kept, told, voice)),
    ]
    words = [str(getattr(text, language)) for text in texts]
    assert all(words)
    assert "⟦" not in " ".join(words)


def test_every_room_that_has_the_example_can_be_worked_out_with_all_the_others() -> None:
    book = Book(About(id="b", title=Text(en="B")))
    for slug, tool in toolbox.rooms().items():
        path = toolbox.folder(slug) / "examples" / "food_security.json"
        if path.is_file():
            book = book.with_sheet(slug, read(tool.sheet, path.read_bytes()))
    bench = Bench(book, toolbox.rooms(), EN)
    for slug in book.sheets:
        bench.findings(slug)
    checks = {one.name: one.state for one in bench.findings("agreement").checks}
    assert [name for name, state in checks.items() if state != "holds"] == []
    assert {Gate, Evidence} <= set(TOOL.gives)
