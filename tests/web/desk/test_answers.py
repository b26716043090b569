"""Looking through the answers of a plain form: questions in words, and only typed words as such."""

import pytest
from django.test import Client

from kolam.web.live import acts
from kolam.web.models import Card, Partnership, Workshop

pytestmark = pytest.mark.django_db
CODE = "ABCDEF"
ADDRESS = f"/desk/food/workshops/{CODE}/answers/"


@pytest.fixture
def answered(food: Partnership) -> None:
    workshop = Workshop.objects.create(
        partnership=food, code=CODE, wall_key="k" * 32, title="First"
    )
    activity = acts.open_activity(acts.new_activity(workshop, tool="fundamentals"))
    for number, reason in enumerate(("", "Nobody measures it.")):
        answer = {"item": "value_creation", "score": 3, "chosen": [], "reason": reason}
        Card.objects.create(
            id=str(number) * 32,
            activity=activity,
            author=str(number),
            order=1,
            body={"answers": [answer]},
        )


def test_only_answers_with_typed_words_stand_there_at_first(alice: Client, answered: None) -> None:
    text = alice.get(ADDRESS).content.decode()
    assert (text.count("Value creation"), "Nobody measures it." in text) == (1, True)


def test_every_answer_names_its_question_and_leaves_out_what_is_empty(
    alice: Client, answered: None
) -> None:
    text = alice.get(f"{ADDRESS}?every=1").content.decode()
    assert (text.count("Value creation"), "[]" in text, "⟦" in text) == (2, False, False)
