"""The demo case comes out to the printed digits: fundamentals, health marks and bands."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from kolam import toolbox
from kolam.tools.fundamentals.analysis import analyse
from kolam.tools.fundamentals.sentences import sentences
from kolam.tools.fundamentals.tests.situations import example

FOUND = analyse(example("food_security"), {})


def two(value: Fraction) -> str:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return str(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))


def test_the_six_fundamentals_have_the_printed_means_lowest_answers_and_flags() -> None:
    assert FOUND.now
    assert [
        (s.fundamental, two(s.told.mean), int(s.told.lowest), s.flag)
        for s in FOUND.now.standings
        if s.told
    ] == [
        ("value_creation", "3.33", 3, "green"),
        ("right_stakeholders_resources", "2.67", 2, "amber"),
        ("shared_vision_aligned_interest", "3.67", 3, "green"),
        ("compatible_values", "2.78", 2, "amber"),
        ("empowered_partners", "2.56", 1, "amber"),
        ("senior_commitment_skills", "3.00", 2, "green"),
    ]


def test_the_voiceless_partner_is_named() -> None:
    assert FOUND.now
    assert FOUND.now.of("empowered_partners").lowest_by == ("SUN",)


def test_the_concerns_are_counted_as_printed() -> None:
    check = FOUND.health.now
    assert check
    counts = {a.aspect: a.counts for a in check.aspects}
    assert (counts["voice_heard"], counts["risk_shared"]) == ((6, 2, 1), (4, 4, 1))
    assert [a.by(2) for a in check.aspects if a.counts[2]] == [("SUN",), ("SMC",)]


def test_both_reds_head_the_agenda() -> None:
    assert FOUND.health.now
    assert [a.aspect for a in FOUND.health.now.agenda][:2] == ["risk_shared", "voice_heard"]


def test_the_instrument_is_genuine_collaboration_and_one_partner_lies_in_the_second_band() -> None:
    (found,) = FOUND.scores
    assert (found.mean, found.band) == (Fraction(100), 3)
    assert [(s.organisation, s.value) for s in found.apart] == [("SMC", Fraction(88))]


def test_the_findings_begin_with_the_voice_that_a_mean_hides() -> None:
    first = sentences(FOUND)[0].said(toolbox.voice("en"))
    assert first == "Empowered partners: SUN gives 1, which a mean of 2.56 would hide."
