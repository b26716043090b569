"""What the room says first, and what it never says."""

from dataclasses import replace
from fractions import Fraction

import pytest

from kolam import toolbox
from kolam.core.voice import LANGUAGES
from kolam.tools.negotiation.findings import Findings, Mediation
from kolam.tools.negotiation.sentences import for_mediators, headline, sentences, worded
from kolam.tools.negotiation.sheet import Sheet
from kolam.tools.negotiation.tests import situations

EN = toolbox.voice("en")


def said(findings: Findings) -> list[str]:
    return [sentence.said(EN) for sentence in sentences(findings)]


def with_stage(**changes: object) -> Findings:
    """The seed case, its widest stage changed."""
    findings = situations.seed()
    *before, last = findings.stages
    return replace(findings, stages=(*before, replace(last, **changes)))  # type: ignore[arg-type]


def test_the_seed_case_begins_with_how_much_widening_brings() -> None:
    assert headline(situations.seed()).said(EN) == (
        "With 2 more issues on the table, 862 packages would leave nobody worse off and "
        "somebody better off than the deal from splitting the difference."
    )


def test_then_it_says_what_the_first_issues_alone_would_bring() -> None:
    assert said(situations.seed())[1] == (
        "25 packages would leave nobody worse off and somebody better off than the deal "
        "from splitting the difference."
    )


def test_one_package_is_told_in_the_singular() -> None:
    assert "1 package would leave nobody" in said(with_stage(better_than_positional=1))[0]


def test_a_stage_names_only_the_options_of_its_own_issues() -> None:
    picks = [words for words in said(situations.seed()) if words.startswith("Interest-based")]
    assert picks == [
        "Interest-based: of 729 packages, Nash's rule picks: 3 districts · 50% · 8% at most · "
        "Samurdhi Department with an independent steward · each in turn · 60 / 25 / 15."
    ]


def test_a_package_that_is_not_proven_best_says_how_far_it_may_be() -> None:
    assert (
        "Value-maximising: this is not proven best; a better one by this rule may be up to 3% away."
        in said(with_stage(gap=Fraction(3, 100)))
    )


def test_a_package_without_a_bound_says_that_the_search_was_stopped() -> None:
    assert said(with_stage(gap=None))[3] == (
        "Value-maximising: the search was stopped before it could say how far this is from the "
        "best."
    )


def test_no_deal_comes_first() -> None:
    shut = with_stage(no_deal="short", chosen=None, better_than_positional=None)
    assert headline(shut).said(EN).startswith("No package is acceptable to all parties (6,561")


def test_a_search_without_a_package_says_so() -> None:
    stopped = with_stage(chosen=None, better_than_positional=None)
    assert headline(stopped).said(EN) == (
        "Value-maximising: the search was stopped before it found a package acceptable to all."
    )


def test_an_agreement_comes_before_everything_else() -> None:
    findings = situations.with_offer(situations.offer(), better=3, agreed="t1")
    assert said(findings)[:2] == [
        "Agreed by all in round 1: " + worded(findings.sheet, situations.WIDENED, EN) + ".",
        "3 packages would still be better for somebody and worse for nobody: it can be improved "
        "without anybody losing.",
    ]


def test_answers_to_a_proposal_name_who_refuses_and_who_is_silent() -> None:
    row = situations.offer(
        kind="proposal", responses=situations.answers(DSD="accept", APP="refuse")
    )
    told = said(situations.with_offer(row))
    assert (
        "1 party refuses the mediator's proposal of round 1: App designer company. Ask for the "
        "reason behind it." in told
    )
    assert any(words.startswith("Still to answer on the mediator's proposal") for words in told)


def test_unmet_interests_go_to_the_review_list() -> None:
    findings = situations.seed(interests=situations.met({"i4": "unmet"}))
    assert (
        "1 shared interest is not met, of: National supermarket chain. It goes to the review list."
        in said(findings)
    )


def test_waiting_parties_are_named() -> None:
    sheet = situations.example()
    ids = tuple(party.id for party in sheet.parties)
    findings = Findings(sheet=sheet, ready=ids[:4], waiting=ids[4:])
    assert headline(findings).said(EN) == (
        "2 of 6 parties have still to give their points: National supermarket chain and App "
        "designer company. Until then nothing can be compared."
    )


def test_who_blocks_is_for_mediators_only() -> None:
    findings = replace(
        with_stage(no_deal="short", chosen=None),
        mediation=Mediation(stages={}, own={}, blocking=("SMC",)),
    )
    assert not [words for words in said(findings) if "walk-away" in words and "chain" in words]
    assert [sentence.said(EN) for sentence in for_mediators(findings)] == [
        "For the mediator only: the walk-aways of National supermarket chain stand in the way of "
        "any agreement."
    ]


def test_what_a_party_sees_of_itself_changes_no_sentence() -> None:
    findings = situations.seed()
    assert sentences(situations.seen_by_a_party(findings)) == sentences(findings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_has_words(language: str) -> None:
    row = situations.offer(party="WFP", responses=situations.answers(DSD="accept", APP="refuse"))
    voice = toolbox.voice(language)
    found = [
        situations.seed(),
        with_stage(gap=Fraction(1, 9), ties=3),
        situations.with_offer(row, better=2),
        Findings(sheet=Sheet()),
    ]
    assert "⟦" not in " ".join(s.said(voice) for findings in found for s in sentences(findings))
