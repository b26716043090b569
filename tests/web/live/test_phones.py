"""Phones: joining, asking for the state, sending cards."""

from tests.web.live.stage import Stage, new_workshop


def test_a_first_join_makes_a_seat_and_a_second_changes_it(stage: Stage) -> None:
    activity = new_workshop()
    phone = stage.phone(activity, name="Amara", sector="academia", language="si")
    again = phone.join(name="Amara P.", sector="business")
    said = {"name": "Amara P.", "organisation": "", "sector": "business", "language": "en"}
    assert (again.status_code, again.json()) == (200, {"seat": said})


def test_a_card_is_answered_with_its_key_and_order(stage: Stage) -> None:
    activity = new_workshop()
    phone = stage.phone(activity)
    sent = phone.send(activity, key="0" * 32)
    assert (sent.status_code, sent.json()) == (200, {"receipt": "0" * 32, "order": 1})
