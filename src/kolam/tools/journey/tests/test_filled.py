"""What the program fills in by whatever form an edit was made: marks of words, words kept."""

import pytest

from kolam.core.record import Text
from kolam.tools.journey.gates import standings
from kolam.tools.journey.keeping import filled
from kolam.tools.journey.sheet import Consent, Says, Sheet, wording
from kolam.tools.journey.tests.situations import partners, step

SHEET = Sheet(partners=partners(), steps=(step("vision"),))
WORDS, OTHER = SHEET.steps[0].text, Text(en="Other words")


def saying(says: Says, saw: str = "", sheet: Sheet = SHEET, id: str = "c") -> Sheet:
    """The sheet with A's consent as a plain form sends it."""
    row = sheet.steps[0]
    kept = tuple(one for one in row.consents if one.id != id)
    mine = Consent(id=id, partner="A", says=says, saw=saw)
    return sheet.with_(steps=(row.with_(consents=(*kept, mine)),))


def reworded(sheet: Sheet, text: Text = OTHER) -> Sheet:
    return sheet.with_(steps=(sheet.steps[0].with_(text=text),))


def mark(sheet: Sheet) -> str:
    return sheet.steps[0].consents[0].saw


@pytest.mark.parametrize("says", ["yes", "yes_if", "not_yet", "no"])
def test_a_consent_without_a_mark_gets_that_of_the_words_on_the_page(says: Says) -> None:
    assert mark(filled(SHEET, saying(says))) == wording(WORDS)


def test_it_is_stale_once_the_words_change_and_not_before() -> None:
    after = filled(SHEET, saying("yes"))
    levels = [standings(one, "vision")[0].level for one in (after, reworded(after))]
    assert levels == ["yes", "stale"]


def test_another_answer_is_to_the_words_of_its_own_day() -> None:
    old = reworded(filled(SHEET, saying("not_yet")))
    assert mark(filled(old, saying("yes", mark(old), old))) == wording(OTHER)


def test_emptying_the_mark_says_it_anew_to_the_words_as_they_stand() -> None:
    old = reworded(filled(SHEET, saying("yes")))
    assert mark(filled(old, saying("yes", "", old))) == wording(OTHER)


def test_a_mark_that_the_form_has_is_kept() -> None:
    assert mark(filled(SHEET, saying("yes", "f" * 32))) == "f" * 32


def test_an_edit_elsewhere_marks_no_consent() -> None:
    old = saying("yes")
    after = old.with_(asking="vision")
    assert filled(old, after) == after


def test_words_that_somebody_consented_to_are_kept_when_a_plain_form_changes_them() -> None:
    old = filled(SHEET, saying("yes"))
    (step_,) = filled(old, reworded(old)).steps
    assert [one.text for one in step_.earlier] == [WORDS]
    assert filled(SHEET, reworded(SHEET)).steps[0].earlier == ()
