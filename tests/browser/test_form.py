"""The plain form on a phone: what is asked, what is sent, and that nothing is lost."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from kolam.core.voice import LANGUAGES
from tests.browser.card.questions import asked, every_kind, many
from tests.browser.card.stage import stood

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
PHONE = {"width": 360, "height": 740}
SMALL = """() => [...document.querySelectorAll(
    '.form button, .form summary, .form .step, .form input, .form textarea')]
  .filter((one) => one.offsetParent && !one.parentNode.matches('.step'))
  .map((one) => [one.textContent || one.type, one.getBoundingClientRect().height])
  .filter(([, height]) => height < 44)"""


class Form:
    """One participant's phone with the plain form on it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address

    def open(self, language: str = "en") -> "Form":
        self.page.goto(f"{self.address}/card.html?lang={language}")
        expect(self.page.locator("html[data-ready]")).to_be_attached()
        return self

    def mount(self, *cards: dict[str, Any]) -> "Form":
        """The form anew with answers given before."""
        mine = [
            {"key": f"old-{n}", "order": n, "state": "delivered", "body": {"answers": [card]}}
            for n, card in enumerate(cards, start=1)
        ]
        self.page.evaluate("mine => kolam.mount(mine)", mine)
        return self

    @property
    def asked(self) -> Locator:
        return self.page.locator("#asked")

    @property
    def count(self) -> Locator:
        return self.page.locator(".count")

    @property
    def go(self) -> Locator:
        return self.page.locator("#go")

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def to(self, words: str) -> "Form":
        """Open the list and take up a question."""
        if not self.page.locator(".all[open]").count():
            self.page.locator(".all > summary").click()
        self.page.locator(".all li button", has_text=words).click()
        expect(self.asked).to_have_text(words)
        return self

    def sends(self, *answers: dict[str, Any]) -> None:
        """Wait until exactly these answers were sent, in this order."""
        self.page.wait_for_function("n => kolam.answers().length >= n", arg=len(answers))
        assert self.page.evaluate("kolam.answers()") == list(answers)

    def faults(self) -> list[str]:
        self.page.evaluate(AXE)
        found: Any = self.page.evaluate(
            "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })"
        )
        return [f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in found["violations"]]


@pytest.fixture(scope="module")
def addresses() -> Iterator[dict[str, str]]:
    with stood(asked(every_kind()), "form") as kinds, stood(asked(many()), "form") as sixty:
        yield {"kinds": kinds, "sixty": sixty}


@pytest.fixture
def form(chromium: Browser, addresses: dict[str, str]) -> Iterator[Form]:
    context = chromium.new_context(viewport=PHONE, has_touch=True)  # type: ignore[arg-type]
    yield Form(context.new_page(), addresses["kinds"]).open()
    context.close()


@pytest.fixture
def sixty(chromium: Browser, addresses: dict[str, str]) -> Iterator[Form]:
    context = chromium.new_context(viewport=PHONE)  # type: ignore[arg-type]
    yield Form(context.new_page(), addresses["sixty"]).open()
    context.close()


def test_a_step_of_a_scale_is_sent_as_its_score(form: Form) -> None:
    form.page.get_by_text("Mostly in place", exact=True).click()
    form.sends({"item": "level", "score": 3})


def test_keys_choose_a_step_and_only_where_they_stop_is_sent(form: Form) -> None:
    form.page.get_by_role("radio").first.focus()
    for key in ("Space", "ArrowDown", "ArrowDown"):
        form.page.keyboard.press(key)
    form.sends({"item": "level", "score": 3})


def test_a_green_light_is_an_answer_though_its_value_is_nought(form: Form) -> None:
    form.to("Money arrives").page.get_by_text("No concern").click()
    form.sends({"item": "light", "score": 0})
    expect(form.count).to_have_text("1 answered, 5 left")


def test_the_middle_of_a_line_is_an_answer_once_it_is_tapped(form: Form) -> None:
    line = form.to("How close?").page.get_by_role("slider")
    expect(line).to_have_attribute("aria-valuetext", "Not answered yet")
    line.click()
    form.sends({"item": "place", "score": 0})


def test_arrow_keys_move_along_the_line(form: Form) -> None:
    form.to("How close?").page.get_by_role("slider").press("End")
    form.sends({"item": "place", "score": 5})
    expect(form.page.locator("output")).to_have_text("5 · All as one")


def test_no_more_can_be_chosen_than_asked_for(form: Form) -> None:
    form.to("Which two?")
    form.page.get_by_label("government").check()
    form.page.get_by_label("business").check()
    form.sends({"item": "two", "chosen": ["government", "business"]})
    expect(form.page.get_by_label("academia")).to_be_disabled()


def test_a_range_is_sent_once_it_is_whole(form: Form) -> None:
    form.to("How much more?")
    for name, typed in (("Low", "1,000"), ("Likely", "1500"), ("High", "2 000.5")):
        form.page.get_by_label(name, exact=True).fill(typed)
    form.sends({"item": "gain", "low": 1000, "likely": 1500, "high": 2000.5})


def test_a_range_upside_down_says_so_and_stays_where_it_is(form: Form) -> None:
    form.to("How much more?")
    for name, typed in (("Low", "9"), ("Likely", "5"), ("High", "20")):
        form.page.get_by_label(name, exact=True).fill(typed)
    expect(form.page.locator("#trouble")).to_contain_text("must rise")
    form.to("What is missing?").to("How much more?")
    expect(form.page.get_by_label("Low", exact=True)).to_have_value("9")
    assert form.page.evaluate("kolam.answers()") == []


def test_part_of_a_range_is_sent_when_the_question_is_left(form: Form) -> None:
    form.to("How much more?").page.get_by_label("Likely").fill("7")
    form.to("Shared vision")
    form.sends({"item": "gain", "likely": 7})


def test_words_are_an_answer_of_their_own(form: Form) -> None:
    form.to("What is missing?").page.get_by_role("textbox").fill("Rain. ")
    form.sends({"item": "say", "reason": "Rain."})
    expect(form.count).to_have_text("1 answered, 5 left")


def test_not_knowing_takes_the_place_of_a_score_and_keeps_the_reason(form: Form) -> None:
    form.mount({"item": "level", "score": 2, "reason": "We talked."}).to("Shared vision")
    form.button("I don't know").click()
    form.page.wait_for_function("() => kolam.answers().length === 2")
    assert form.page.evaluate("kolam.answers()[1]") == {
        "item": "level",
        "dont_know": True,
        "reason": "We talked.",
    }


def test_an_answer_is_taken_back_by_one_that_says_nothing(form: Form) -> None:
    form.mount({"item": "level", "score": 2}).to("Shared vision").button("Take back").click()
    form.page.wait_for_function("() => kolam.answers().length === 2")
    assert form.page.evaluate("kolam.answers()[1]") == {"item": "level"}
    expect(form.count).to_have_text("0 answered, 6 left")


def test_what_was_answered_before_stands_in_the_list(form: Form) -> None:
    form.mount({"item": "level", "score": 2}, {"item": "two", "chosen": ["business"]})
    form.page.locator(".all > summary").click()
    said = form.page.locator(".all li small.said")
    expect(said).to_have_text(["2 · Begun", "business"])


def test_the_button_goes_to_the_next_question_without_an_answer(form: Form) -> None:
    form.mount({"item": "light", "score": 1}).to("Shared vision").go.click()
    expect(form.asked).to_have_text("How close?")
    expect(form.asked).to_be_focused()


def test_leaving_the_question_sends_it_at_once(form: Form) -> None:
    form.page.get_by_text("Begun", exact=True).click()
    form.go.click()
    assert form.page.evaluate("kolam.answers()") == [{"item": "level", "score": 2}]


def test_a_change_of_language_keeps_the_question_and_the_answer(form: Form) -> None:
    form.to("Money arrives").page.get_by_text("Some concern").click()
    form.page.evaluate("kolam.speak('ta')")
    expect(form.asked).to_have_text("Money arrives")
    expect(form.page.get_by_role("radio", checked=True)).to_have_count(1)
    form.sends({"item": "light", "score": 1})


def test_a_refused_answer_says_why_and_the_next_one_mends_it(form: Form) -> None:
    message = {"message": {"en": "Too high."}}
    form.page.evaluate("message => kolam.answer('refused', message)", message)
    form.page.get_by_text("Begun", exact=True).click()
    expect(form.page.locator(".stands")).to_have_text("Not taken. Too high.")
    form.page.evaluate("kolam.answer('delivered', {})")
    form.page.get_by_text("Not in place", exact=True).click()
    expect(form.page.locator(".stands")).to_have_text("Delivered.")
    form.sends({"item": "level", "score": 1})


def test_a_question_that_is_gone_gives_way_to_the_next(form: Form) -> None:
    form.page.evaluate("kolam.remove('level')")
    expect(form.asked).to_have_text("Money arrives")


def test_sixty_questions_stand_under_their_groups_and_one_is_in_hand(sixty: Form) -> None:
    expect(sixty.count).to_have_text("0 answered, 60 left")
    expect(sixty.page.locator(".all h3")).to_have_count(6)
    expect(sixty.page.locator("#asked")).to_have_count(1)


def test_a_long_form_goes_part_by_part_and_says_where_one_may_stop(sixty: Form) -> None:
    place = sixty.page.locator(".at span")
    expect(place).to_have_text(["Part 1 of 6: Part 1", "Question 1 of 10"])
    sixty.mount(*({"item": f"Q{n}", "score": 1} for n in range(1, 10)))
    expect(sixty.page.locator(".rest")).to_be_empty()
    sixty.page.get_by_role("radio", name="3").check()
    expect(sixty.page.locator(".rest")).to_contain_text("You can stop here")
    expect(sixty.go).to_have_text("On to: Part 2")
    sixty.go.click()
    expect(place).to_have_text(["Part 2 of 6: Part 2", "Question 1 of 10"])
    expect(sixty.page.locator(".rest")).to_be_empty()


def test_one_may_finish_and_leave_questions_open(sixty: Form) -> None:
    sixty.page.locator(".all > summary").click()
    sixty.button("Finish now, leave 60 open").click()
    expect(sixty.page.locator("html[data-finished]")).to_be_attached()


def test_after_the_reveal_ones_own_answers_are_listed(form: Form) -> None:
    mine = [{"order": 1, "body": {"answers": [{"item": "level", "score": 4}]}}]
    form.page.evaluate("mine => kolam.compare(mine, {})", mine)
    form.page.get_by_text("What you answered").click()
    expect(form.page.locator(".answered b")).to_have_text(["4 · Fully in place"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_fits_and_everything_can_be_touched(form: Form, language: str) -> None:
    form.open(language)
    for n in range(6):
        form.page.locator(".all").evaluate("node => (node.open = true)")
        form.page.locator(".all li button").nth(n).click()
        wide = form.page.evaluate("document.documentElement.scrollWidth")
        assert (wide, form.page.evaluate(SMALL)) == (360, [])


@pytest.mark.parametrize("words", [question.words for question in every_kind()])
def test_no_question_bars_a_reader(form: Form, words: str) -> None:
    form.to(words)
    form.page.locator(".all").evaluate("node => (node.open = true)")
    assert form.faults() == []
