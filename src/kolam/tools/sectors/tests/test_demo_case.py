"""The demo case: the invented round and the invented due diligence."""

from kolam.core.record import fingerprint, read
from kolam.tools.sectors.analysis import analyse
from kolam.tools.sectors.sheet import Sheet
from kolam.tools.sectors.tests.situations import ROOM, example

SHEET = example()
FOUND = analyse(SHEET, {})


def test_twenty_four_people_guessed() -> None:
    assert (FOUND.guessing.raters, FOUND.guessing.unplaced) == (24, 0)


def test_business_is_understood_least_and_least_by_government() -> None:
    row, by, scores = FOUND.guessing.pairs[0]
    assert [one.sector for one in FOUND.guessing.least] == ["business"]
    assert (row.sector, by, scores.n, str(scores.mean)) == ("business", "government", 7, "6/7")


def test_due_diligence_stands_in_every_state() -> None:
    found: dict[str, list[str]] = {}
    for standing in FOUND.standings:
        found.setdefault(standing.state, []).append(standing.organisation.id)
    assert found == {
        "clear": ["MOH", "MOE", "NPD", "PS", "DSD", "SUN", "UNI", "WFP", "APP"],
        "not_begun": ["FPA"],
        "under_way": ["SAR", "SMC"],
        "stopped": ["TOB"],
    }


def test_no_list_but_the_number_of_a_question_is_in_it() -> None:
    [check] = SHEET.checks
    assert (check.owner, check.words.en) == (
        "WFP", "No. 4 of its owner's list; the text stays with the owner",
    )  # fmt: skip


def test_the_example_has_no_fault_and_is_read_as_it_is_written() -> None:
    raw = (ROOM / "examples" / "food_security.json").read_bytes()
    assert FOUND.faults == ()
    assert fingerprint(read(Sheet, raw)) == fingerprint(SHEET)
