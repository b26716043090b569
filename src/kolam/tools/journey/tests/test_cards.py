"""What phones are asked about a step, and what their answers stand for."""

from collections.abc import Iterable, Iterator

import pytest

from kolam import toolbox
from kolam.core.card import Card as Sent
from kolam.core.card import Promise
from kolam.core.fault import Faulty
from kolam.core.record import Text, read
from kolam.core.voice import LANGUAGES
from kolam.draw.scene import Group, Label, Mark
from kolam.tools.journey import tables
from kolam.tools.journey.analysis import analyse
from kolam.tools.journey.cards import ask, gather
from kolam.tools.journey.figures import LONGEST, figure, shorten
from kolam.tools.journey.gates import last_round
from kolam.tools.journey.sentences import sentences, spread_headline
from kolam.tools.journey.sheet import Answer, Card, Sheet, wording
from kolam.tools.journey.tests.situations import WORDS, partners, step

SHEET = Sheet(asking="vision", partners=partners(), steps=(step("vision"),))
ITEM = f"vision.{wording(WORDS)}"


def labels(marks: Iterable[Mark]) -> Iterator[Label]:
    for mark in marks:
        if isinstance(mark, Label):
            yield mark
        if isinstance(mark, Group):
            yield from labels(mark.marks)


def sent(
    author: str,
    score: int | None,
    *,
    organisation: str | None = "A",
    reason: str = "",
    round: str = "1",
    promise: Promise = "organisation",
    item: str = ITEM,
) -> Sent:
    answer = Answer(item=item, score=score, reason=reason, dont_know=score is None)
    return Sent(
        id=f"{round}.{author}",
        round=round,
        author=author,
        body=Card(answers=(answer,)),
        organisation=organisation,
        promise=promise,
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_phones_see_the_words_as_they_stand_and_four_answers(language: str) -> None:
    (question,) = ask(SHEET, toolbox.voice(language))["questions"]
    assert question["words"] == WORDS.said(language)
    assert question["item"] == ITEM
    assert [s["value"] for s in question["steps"]] == [0, 1, 2, 3]
    assert [s["tone"] for s in question["steps"]] == ["red", "amber", "amber", "green"]


def test_words_that_were_typed_in_one_language_are_marked_with_it() -> None:
    sheet = SHEET.with_(steps=(step("vision").with_(text=Text(ta="சொற்கள்")),))
    (question,) = ask(sheet, toolbox.voice("si"))["questions"]
    assert (question["words"], question["language"]) == ("சொற்கள்", "ta")


def test_a_step_without_words_is_asked_about_by_its_name() -> None:
    (question,) = ask(Sheet(asking="vision"), toolbox.voice("en"))["questions"]
    assert (question["item"], question["words"]) == (
        "vision",
        "Shall we call this step agreed: Vision?",
    )


def test_where_no_step_is_chosen_nothing_is_asked() -> None:
    assert ask(Sheet(), toolbox.voice("en"))["questions"] == []


def test_the_mark_of_the_words_fits_into_an_item() -> None:
    assert all(read(Answer, {"item": f"{name}.{wording(WORDS)}"}) for name in ("objectives",))


def test_an_answer_stands_for_its_partner_to_the_words_on_the_phone() -> None:
    found = analyse(gather([sent("x", 3)], SHEET), {}).of("vision")
    assert [(s.partner.id, s.level) for s in found.standings] == [
        ("A", "yes"), ("B", "silent"), ("C", "silent"),
    ]  # fmt: skip


def test_answers_to_words_that_have_changed_since_are_old() -> None:
    after = gather([sent("x", 3)], SHEET)
    changed = after.with_(steps=(after.steps[0].with_(text=Text(en="New")),))
    assert analyse(changed, {}).of("vision").standings[0].level == "stale"


def test_of_several_people_of_a_partner_the_lowest_answer_counts() -> None:
    found = analyse(gather([sent("x", 3), sent("y", 1), sent("z", 3)], SHEET), {})
    assert found.of("vision").standings[0].level == "not_yet"


def test_the_reason_is_that_of_the_lowest_answer() -> None:
    cards = [sent("x", 3, reason="Gladly"), sent("y", 0, reason="Too dear")]
    assert analyse(gather(cards, SHEET), {}).of("vision").standings[0].reason == Text(en="Too dear")


def test_a_partner_is_known_by_its_name_in_any_language_and_case() -> None:
    named = partners("A")[0].with_(name=Text(en="Sarvodaya", si="සර්වෝදය"))
    for said in ("sarvodaya", " සර්වෝදය ", "a"):
        sheet = gather([sent("x", 3, organisation=said)], SHEET.with_(partners=(named,)))
        assert analyse(sheet, {}).of("vision").readiness == "yes"


def test_an_anonymous_answer_is_counted_in_the_spread_and_for_no_partner() -> None:
    sheet = gather([sent("x", 0, organisation=None, promise="anonymous")], SHEET)
    assert analyse(sheet, {}).of("vision").readiness == "silent"


def unnamed(n: int) -> Sheet:
    cards = [
        sent(f"x{k}", k % 4, organisation=None, reason=f"Reason {k}", promise="anonymous")
        for k in range(n)
    ]
    return gather(cards, SHEET)


def test_under_five_answers_without_a_name_are_not_shown_one_by_one() -> None:
    found, voice = analyse(unnamed(4), {}), toolbox.voice("en")
    title = spread_headline(found).said(voice)
    assert title == "Vision: 4 answered without a name, too few to show how."
    assert tables.spread(found, voice).rows == ()
    assert "Reason" not in figure(found, voice, "wall").svg()
    assert [(f.place, f.key) for f in found.faults] == [(("rounds", 0), "under_five")]


def test_five_without_a_name_are_a_spread_without_names() -> None:
    found, voice = analyse(unnamed(5), {}), toolbox.voice("en")
    assert spread_headline(found).said(voice) == "Vision: the least is “No” (2)."
    drawn = figure(found, voice, "wall").svg()
    assert "R1" not in drawn
    assert "Reason" not in drawn


def test_gathering_twice_is_gathering_once() -> None:
    cards = [sent("x", 3), sent("y", 1, organisation="B")]
    once = gather(cards, SHEET)
    assert gather(cards, once) == once


def test_gathering_changes_no_consent_and_no_step() -> None:
    before = SHEET.with_(steps=(step("vision", "yes no"),))
    after = gather([sent("x", 0)], before)
    assert after.with_(rounds=()) == before


def test_the_last_round_about_a_step_counts_and_one_about_another_step_does_not_replace_it() -> (
    None
):
    cards = [sent("x", 0, round="1"), sent("x", 3, round="2", item="purpose")]
    sheet = gather(cards, SHEET)
    assert [r.score for r in last_round(sheet, "vision").answers] == [0]


def test_the_spread_is_shown_until_the_step_is_agreed() -> None:
    voice = toolbox.voice("en")
    sheet = gather([sent("x", 3), sent("y", 1, organisation="B")], SHEET)
    title = figure(analyse(sheet, {}), voice, "wall").title
    assert title == "Vision: the least is “Not yet”, from B."
    agreed = sheet.with_(steps=(sheet.steps[0].with_(status="agreed"),))
    assert figure(analyse(agreed, {}), voice, "wall").title.startswith("1 of 7 steps agreed")
    spread = "Vision: the least is “Not yet”, from B."
    told = [[s.said(voice) for s in sentences(analyse(one, {}))] for one in (sheet, agreed)]
    assert [spread in said for said in told] == [True, False]


def test_the_wall_names_who_said_what_with_the_reason_no_first() -> None:
    cards = [
        sent("x", 3),
        sent("y", 0, organisation="B", reason="Two votes against us"),
        sent("z", 0, organisation="B"),
    ]
    drawn = figure(analyse(gather(cards, SHEET), {}), toolbox.voice("en"), "wall")
    said = [label.text for label in labels(drawn.marks)]
    assert said.index("No") < said.index("Yes")
    assert "B ×2: “Two votes against us”" in said
    assert "2 answers" in said


def test_a_partner_is_named_in_the_readers_language_however_its_name_was_typed() -> None:
    named = partners("A")[0].with_(name=Text(en="Sarvodaya", ta="சர்வோதயம்"))
    cards = [sent("x", 0, organisation="sarvodaya"), sent("y", 0, organisation="சர்வோதயம்")]
    found = analyse(gather(cards, SHEET.with_(partners=(named,))), {})
    drawn = figure(found, toolbox.voice("ta"), "wall")
    assert "சர்வோதயம் ×2" in [label.text for label in labels(drawn.marks)]
    assert "சர்வோதயம்" in spread_headline(found).said(toolbox.voice("ta"))


def test_a_long_reason_is_cut_at_a_word_in_the_picture_and_whole_in_the_table() -> None:
    long = "Because " + "of many things " * 10
    found = analyse(gather([sent("x", 0, reason=long)], SHEET), {})
    assert shorten(long).endswith(" …")
    assert len(shorten(long)) <= LONGEST + 2
    assert tables.spread(found, toolbox.voice("en")).rows[0][2] == long


def test_a_room_that_all_says_yes_is_told_so() -> None:
    sheet = gather([sent("x", 3), sent("y", 3, organisation="B")], SHEET)
    said = spread_headline(analyse(sheet, {})).said(toolbox.voice("en"))
    assert said == "Vision: everybody who answered says yes (2)."


def test_a_round_of_which_nobody_knows_has_no_least() -> None:
    found = analyse(gather([sent("x", None)], SHEET), {})
    assert spread_headline(found).said(toolbox.voice("en")) == "Vision: nobody has answered yet."


@pytest.mark.parametrize(("score", "key"), [(-1, "too_low"), (4, "too_high")])
def test_an_answer_outside_the_four_is_a_fault_with_its_place(score: int, key: str) -> None:
    with pytest.raises(Faulty) as refused:
        read(Card, {"answers": [{"item": "vision", "score": score}]})
    assert [(f.place, f.key) for f in refused.value.faults] == [(("answers", 0, "score"), key)]
