"""The pages in a report: findings, pictures, equal tables, limits; and nobody given away."""

import pytest

from kolam import toolbox
from kolam.core.block import Heading, Note, Paragraph, Quote, Table
from kolam.core.record import Record
from kolam.core.voice import LANGUAGES
from kolam.tools.stakeholders.analysis import analyse
from kolam.tools.stakeholders.figures import FIGURES
from kolam.tools.stakeholders.report import LIMITS, sections
from kolam.tools.stakeholders.sheet import Sheet
from kolam.tools.stakeholders.tests.situations import example, sheet


def told(sheet: Sheet, language: str = "en") -> list[object]:
    return list(sections(sheet, analyse(sheet, {}), toolbox.voice(language)))


def headings(sheet: Sheet) -> list[str]:
    return [block.text for block in told(sheet) if isinstance(block, Heading)]


def texts(sheet: Sheet, language: str = "en") -> str:
    return str(told(sheet, language))


def pictures(sheet: Sheet) -> str:
    findings, voice = analyse(sheet, {}), toolbox.voice("en")
    return str([draw(findings, voice, "wall") for draw in FIGURES.values()])


def test_a_report_starts_with_the_question_and_the_headline() -> None:
    first = told(example("food_security"))[:3]
    assert first == [
        Heading("Stakeholder map"),
        Quote("How can we increase food security in Sri Lanka?"),
        Paragraph("The room disagrees most about National supermarket chain."),
    ]


def test_a_full_report_has_all_its_parts_in_order() -> None:
    assert headings(example("food_security")) == [
        "Stakeholder map",
        "The map",
        "Who stands for which sector",
        "Where the raters' sectors see it differently",
        "How far the raters agree",
        "Reasons given",
        "For and against",
        "Whose claim presses now",
        "Who is linked to whom",
        "How we keep in touch",
        "What this does not claim",
    ]


def test_a_second_round_adds_what_moved() -> None:
    both = sheet({"first": {"Shop": "2/2 3/3 4/4"}, "second": {"Shop": "8/8 8/8 8/8"}})
    assert table(both, "The last two rounds compared").rows == (
        ("Shop", "+5", "+5", "-1", "-1", "3/3 → 3/3", "Keep in view → Work together"),
    )


def test_an_empty_sheet_says_so_and_no_more() -> None:
    assert told(Sheet()) == [
        Heading("Stakeholder map"),
        Paragraph("No stakeholders are listed yet."),
    ]


def test_every_limit_is_told() -> None:
    notes = [block for block in told(example("food_security")) if isinstance(block, Note)]
    assert len(notes) == 1 + len(LIMITS)


@pytest.mark.parametrize("name", ["food_security", "sixty", "empty"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_has_all_its_words(name: str, language: str) -> None:
    assert "⟦" not in texts(example(name), language)


def test_every_table_has_as_many_cells_as_its_header() -> None:
    tables = [block for block in told(example("sixty")) if isinstance(block, Table)]
    assert [t.caption for t in tables if any(len(row) != len(t.header) for row in t.rows)] == []


def table(sheet: Sheet, caption: str) -> Table:
    return next(b for b in told(sheet) if isinstance(b, Table) and b.caption == caption)


def test_reasons_stand_without_their_authors_the_contested_first() -> None:
    given = table(example("food_security"), "Reasons given, without their authors")
    assert given.rows[0][0] == "Family Planning Association of Sri Lanka"
    assert given.rows[1] == (
        "National supermarket chain",
        "Farmers wait for its buyers. · It follows the rules that we set. · "
        "When its prices move, the whole street moves.",
    )


def test_attitudes_tell_the_teams_view_beside_the_raters() -> None:
    listed = sheet({"first": {"Shop": "5/5 5/5"}})
    (held,) = listed.rounds
    one, two = (rating.with_(confidence=3) for rating in held.ratings)
    marks = (one.with_(attitude=1), two.with_(attitude=2))
    (row,) = listed.stakeholders
    full = listed.with_(stakeholders=(row.with_(attitude=-1),), rounds=(held.with_(ratings=marks),))
    assert table(full, "Attitude, from -2 (against) to +2 (for)").rows == (
        ("Shop", "-1", "+1.5", "2", "3"),
    )


def test_agreement_is_printed_to_three_digits_with_its_interval() -> None:
    assert table(example("food_security"), "Agreement of the raters").rows[:2] == (
        ("ICC(2,1): one rater", "0.751 (95 %: 0.58 to 0.90)", "0.829 (95 %: 0.69 to 0.93)"),
        (
            "ICC(2,k): the mean of all raters",
            "0.960 (95 %: 0.92 to 0.99)",
            "0.975 (95 %: 0.95 to 0.99)",
        ),
    )


@pytest.mark.parametrize("promise", ["anonymous", "sector", "organisation"])
def test_no_rater_is_named_in_any_words_or_picture(promise: str) -> None:
    case = {"first": {"Shop": "2/2 9/9 4/8 5/5 6/1"}, "promise": promise}
    plain = sheet({**case, "raters": "business " * 5})
    rounds = tuple(
        held.with_(ratings=tuple(marked(rating, n) for n, rating in enumerate(held.ratings)))
        for held in plain.rounds
    )
    secret = plain.with_(rounds=rounds)
    said = texts(secret) + pictures(secret)
    assert [word for word in ("NAME-", "RATER-", "ORG-") if word in said] == []


def marked(rating: Record, number: int) -> Record:
    """A rating that would be recognised anywhere."""
    return rating.with_(
        name=f"NAME-{number}", rater=f"RATER-{number}", organisation=f"ORG-{number}"
    )
