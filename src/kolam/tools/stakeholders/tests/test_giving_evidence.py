"""What the map says to the fundamentals, and the question it passes on."""

import pytest

from kolam import toolbox
from kolam.core.record import Text
from kolam.core.stakeholder import SECTORS
from kolam.tools.stakeholders.analysis import analyse
from kolam.tools.stakeholders.giving import evidence, questions
from kolam.tools.stakeholders.sheet import Sheet, Stakeholder


def sheet_of(*sectors: str) -> Sheet:
    return Sheet.model_validate(
        {
            "stakeholders": [
                {"id": f"S{n}", "name": {"en": f"S{n}"}, "sector": sector}
                for n, sector in enumerate(sectors)
            ]
        }
    )


def said(sheet: Sheet) -> list[tuple[str | None, str]]:
    given = evidence(sheet, analyse(sheet, {}), toolbox.voice("en"))
    return [(one.state, one.words.en) for one in given]


def test_an_empty_map_is_no_evidence() -> None:
    assert said(Sheet()) == []


def test_all_sectors_on_the_map_are_green() -> None:
    told = "Every one of the seven sectors has somebody on the stakeholder map."
    assert said(sheet_of(*SECTORS)) == [("green", told)]


@pytest.mark.parametrize(("count", "state"), [(6, "amber"), (4, "amber"), (3, "red")])
def test_missing_sectors_are_counted(count: int, state: str) -> None:
    ((found, words),) = said(sheet_of(*SECTORS[:count]))
    assert (found, f"{7 - count} of the seven" in words) == (state, True)


def test_the_evidence_is_new_when_somebody_joins() -> None:
    few, more = sheet_of("government"), sheet_of("government", "donors")
    seen = {
        one.ref.seen
        for sheet in (few, more)
        for one in evidence(sheet, analyse(sheet, {}), toolbox.voice("en"))
    }
    assert len(seen) == 2


def test_the_question_is_passed_on_in_its_exact_words() -> None:
    sheet = Sheet(
        question=Text(en="Who eats?"), stakeholders=(Stakeholder(id="A", name=Text(en="A")),)
    )
    (given,) = questions(sheet, analyse(sheet, {}), toolbox.voice("si"))
    assert (given.words, given.ref.path) == (sheet.question, ("question",))


def test_a_map_without_a_question_passes_none_on() -> None:
    assert questions(Sheet(), analyse(Sheet(), {}), toolbox.voice("en")) == ()
