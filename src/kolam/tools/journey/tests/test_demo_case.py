"""The demo case comes out to its printed days: seven steps and 5.4 months."""

import datetime

from kolam import toolbox
from kolam.tools.journey.analysis import analyse
from kolam.tools.journey.sentences import headline, sentences
from kolam.tools.journey.tests.situations import example

FOUND = analyse(example("food_security"), {})


def day(month: int, number: int) -> datetime.date:
    return datetime.date(2023, month, number)


def test_the_seven_steps_have_the_printed_days() -> None:
    rows = [step.row for step in FOUND.steps]
    assert [(row.begun, row.agreed) for row in rows if row] == [
        (day(6, 26), day(7, 21)),
        (day(7, 24), day(8, 4)),
        (day(8, 7), day(8, 25)),
        (day(8, 28), day(9, 22)),
        (day(9, 25), day(10, 27)),
        (day(10, 30), day(11, 17)),
        (day(11, 20), day(12, 6)),
    ]


def test_from_the_first_talk_to_signing_it_took_163_days_or_5_4_months_inside_the_yardstick() -> (
    None
):
    length = FOUND.length
    assert length
    assert (length.last - length.first).days == 163
    assert (round(float(length.months), 1), length.usual, length.signed) == (5.4, True, True)


def test_the_first_sentence_says_when_it_was_signed() -> None:
    assert headline(FOUND).said(toolbox.voice("en")) == (
        "All seven steps agreed; signed on 6 December 2023, 5.4 months after the first talk."
    )


def test_only_the_structure_hangs_on_something_that_has_not_happened() -> None:
    assert [(s.name, s.gate, [h.partner.id for h in s.holds]) for s in FOUND.steps if s.holds] == [
        ("structure", "amber", ["SUN"])
    ]


def test_nine_partners_consent_and_households_are_heard_without_a_consent() -> None:
    assert [len(step.standings) for step in FOUND.steps] == [9] * 7
    assert "HH" in {partner.id for partner in FOUND.sheet.partners}


def test_the_example_has_no_fault() -> None:
    assert FOUND.faults == ()


def test_the_way_half_gone_says_first_what_is_owned_by_nobody() -> None:
    said = [s.said(toolbox.voice("en")) for s in sentences(analyse(example("on_the_way"), {}))]
    assert said[0] == (
        "Resources and roles: a yes-if that nobody owns by a date: App designer company. "
        "Ask what must happen, who sees to it and by when."
    )
    assert said[3] == "National supermarket chain tells that it is stuck inside: Legal review."
