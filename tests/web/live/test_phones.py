"""Phones: joining, asking for the state, sending cards."""

import secrets
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from kolam.web.live import acts, codes
from kolam.web.live.limits import Buckets
from kolam.web.live.wire import MOST_BYTES
from kolam.web.models import Card, Seat
from tests.web.live.stage import Phone, Stage, body, new_workshop, save_sheet, sheet_of


def places(answer: Any) -> list[str]:
    return [fault["where"] for fault in answer.json()["faults"]]


def slug(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]


def test_a_first_join_makes_a_seat_and_a_second_changes_it(stage: Stage) -> None:
    activity = new_workshop()
    phone = stage.phone(activity, name="Amara", sector="academia", language="si")
    again = phone.join(name="Amara P.", sector="business")
    said = {"name": "Amara P.", "organisation": "", "sector": "business", "language": "en"}
    assert (again.status_code, again.json()) == (200, {"seat": said})
    assert Seat.objects.filter(workshop=activity.workshop).count() == 1


def test_a_seat_keeps_only_the_hash_of_the_phones_token(stage: Stage) -> None:
    activity = new_workshop()
    phone = stage.phone(activity)
    (seat,) = Seat.objects.filter(workshop=activity.workshop)
    assert seat.token_hash == codes.token_hash(phone.token) != phone.token


def test_a_code_is_understood_in_small_letters_with_spaces(stage: Stage) -> None:
    code = new_workshop().workshop.code
    typed = f" {code[:3]}-{code[3:]} ".lower()
    assert stage.http.get(f"/live/{typed}/state").json()["workshop"]["code"] == code


def test_a_join_is_answered_with_all_its_faults_at_once(stage: Stage) -> None:
    phone = Phone(stage.http, new_workshop().workshop.code)
    answer = phone.join(name="x" * 81, sector="goverment", language="fr", colour="red")
    assert slug(answer) == (422, "faults")
    assert sorted(places(answer)) == ["colour", "language", "name", "sector"]


def test_every_fault_is_said_in_three_languages(stage: Stage) -> None:
    (fault,) = Phone(stage.http, new_workshop().workshop.code).join(sector="x").json()["faults"]
    assert fault["place"] == ["sector"]
    assert len(set(fault["message"].values())) == 3


@pytest.mark.parametrize("token", ["x", "x" * 32, "A" * 32, "0" * 31])
def test_a_token_of_another_form_is_refused(stage: Stage, token: str) -> None:
    activity = new_workshop()
    assert slug(Phone(stage.http, activity.workshop.code, token).send(activity)) == (
        401,
        "bad_token",
    )


def test_a_phone_without_a_seat_is_asked_to_join(stage: Stage) -> None:
    activity = new_workshop()
    assert slug(Phone(stage.http, activity.workshop.code).send(activity)) == (401, "unknown_seat")


def test_an_unknown_phone_is_told_the_state_without_answers(stage: Stage) -> None:
    state = Phone(stage.http, new_workshop().workshop.code).state()
    assert (state["seat"], state["mine"], state["order"]) == (None, [], 0)


def test_the_state_tells_a_phone_all_that_its_screen_shows(stage: Stage) -> None:
    activity = new_workshop(promise="sector")
    phone = stage.phone(activity, name="Amara", sector="academia")
    phone.send(activity, body=body(MOH=7))
    state = phone.state("ta")
    (mine,) = state["mine"]
    workshop = activity.workshop
    assert state["workshop"] == {
        "code": workshop.code,
        "title": "A workshop",
        "label": {"en": "Demo data", "si": "Demo data", "ta": "Demo data"},
        "ended": False,
    }
    assert state["activity"] | {"version": ""} == {
        "id": str(activity.pk),
        "tool": "stakeholders",
        "round": 1,
        "number": 1,
        "title": "",
        "state": "open",
        "revealed": False,
        "locked": False,
        "promise": "sector",
        "version": "",
    }
    assert [row["name"] for row in state["ask"]["stakeholders"]] == ["MOH த", "WFP த", "KEELLS த"]
    assert (mine["order"], mine["body"]) == (1, body(MOH=7))
    assert (state["order"], state["progress"]) == (1, {"seats": 1, "answered": 1})


def test_a_draft_is_announced_but_not_asked(stage: Stage) -> None:
    activity = new_workshop(opened=False)
    state = stage.phone(activity).state()
    assert (state["activity"]["state"], state["ask"]) == ("draft", None)


def test_a_card_is_answered_with_its_key_and_order(stage: Stage) -> None:
    activity = new_workshop()
    sent = stage.phone(activity).send(activity, key="0" * 32)
    assert (sent.status_code, sent.json()) == (200, {"receipt": "0" * 32, "order": 1})


def test_a_repeated_key_gets_the_first_answer_and_one_card(stage: Stage) -> None:
    activity = new_workshop()
    phone = stage.phone(activity)
    first = phone.send(activity, key="a" * 32, body=body(MOH=7)).json()
    again = phone.send(activity, key="a" * 32, body=body(MOH=1)).json()
    (card,) = Card.objects.filter(activity=activity)
    assert (again, card.body) == (first, body(MOH=7))
    assert phone.state()["progress"]["answered"] == 1


def test_the_same_card_sent_many_times_at_once_is_kept_once(stage: Stage) -> None:
    activity = new_workshop()
    phone = stage.phone(activity)
    with ThreadPoolExecutor(16) as pool:
        sent = pool.map(lambda _: phone.send(activity, key="b" * 32, order=3), range(48))
        answers = {answer.text for answer in sent}
    assert len(answers) == 1
    assert Card.objects.filter(activity=activity).count() == 1


def test_an_answer_lost_on_the_way_is_repeated_after_the_close(stage: Stage) -> None:
    activity = new_workshop()
    phone = stage.phone(activity)
    first = phone.send(activity, key="c" * 32)
    acts.close_activity(activity)
    again = phone.send(activity, key="c" * 32)
    assert (again.status_code, again.json()) == (200, first.json())


def test_two_phones_on_one_seat_see_the_same_answers(stage: Stage) -> None:
    activity = new_workshop()
    one = stage.phone(activity)
    other = Phone(stage.http, one.code, one.token)
    other.join().raise_for_status()
    one.send(activity, order=1, body=body(MOH=1))
    other.send(activity, order=2, body=body(MOH=2))
    assert one.state() == other.state()
    assert [card["body"] for card in one.state()["mine"]] == [body(MOH=1), body(MOH=2)]
    assert one.state()["progress"] == {"seats": 1, "answered": 1}


def test_order_is_the_phones_own_counter_whatever_arrives_first(stage: Stage) -> None:
    activity = new_workshop()
    phone = stage.phone(activity)
    for order in (5, 3, 4):
        phone.send(activity, order=order, body=body(MOH=order))
    state = phone.state()
    assert ([card["order"] for card in state["mine"]], state["order"]) == ([3, 4, 5], 5)


def test_a_phone_whose_clock_is_wrong_is_taken_like_any_other(stage: Stage) -> None:
    activity = new_workshop()
    phone = stage.phone(activity)
    stage.http.headers["Date"] = "Thu, 01 Jan 1970 00:00:00 GMT"
    try:
        right = phone.send(activity)
    finally:
        del stage.http.headers["Date"]
    told_time = phone.send(activity, at="1970-01-01T00:00:00Z")
    assert right.status_code == 200
    assert (slug(told_time), places(told_time)) == ((422, "faults"), ["at"])


@pytest.mark.parametrize("state", ["draft", "closed", "locked", "ended"])
def test_a_shut_activity_answers_with_its_reason(stage: Stage, state: str) -> None:
    activity = new_workshop(opened=state != "draft")
    phone = stage.phone(activity)
    if state == "closed":
        acts.close_activity(activity)
    elif state == "locked":
        acts.lock(activity, who=None)
    elif state == "ended":
        acts.end_workshop(activity.workshop)
    assert slug(phone.send(activity)) == (409, state)
    assert Card.objects.filter(activity=activity).count() == 0


def test_an_activity_of_another_workshop_is_refused(stage: Stage) -> None:
    phone = stage.phone(new_workshop())
    assert slug(phone.send(new_workshop())) == (409, "other_activity")


def test_nobody_joins_a_workshop_that_has_ended(stage: Stage) -> None:
    activity = new_workshop()
    acts.end_workshop(activity.workshop)
    assert slug(Phone(stage.http, activity.workshop.code).join()) == (409, "ended")


def test_a_removed_seat_is_refused_and_its_cards_stay(stage: Stage) -> None:
    activity = new_workshop()
    phone, other = stage.phone(activity), stage.phone(activity)
    phone.send(activity)
    (seat,) = Seat.objects.filter(token_hash=codes.token_hash(phone.token))
    acts.remove_seat(seat.pk)
    asked = stage.http.get(f"/live/{phone.code}/state", headers=phone.bearer)
    refused = {slug(phone.send(activity)), slug(phone.join()), slug(asked)}
    assert refused == {(403, "removed_seat")}
    assert other.state()["progress"] == {"seats": 1, "answered": 1}


def test_a_restored_seat_answers_again(stage: Stage) -> None:
    activity = new_workshop()
    phone = stage.phone(activity)
    (seat,) = Seat.objects.filter(workshop=activity.workshop)
    acts.remove_seat(seat.pk)
    acts.restore_seat(seat.pk)
    assert phone.send(activity).status_code == 200


def test_those_who_come_late_can_still_answer(stage: Stage) -> None:
    activity = new_workshop()
    stage.phone(activity).send(activity)
    late = stage.phone(activity)
    assert late.state()["ask"]["stakeholders"]
    assert late.send(activity).status_code == 200


def test_those_who_come_after_the_close_see_that_it_is_closed(stage: Stage) -> None:
    activity = new_workshop()
    acts.close_activity(activity)
    late = stage.phone(activity)
    assert late.state()["activity"]["state"] == "closed"
    assert slug(late.send(activity)) == (409, "closed")


def test_a_card_is_answered_with_all_its_faults_at_once(stage: Stage) -> None:
    activity = new_workshop()
    wrong = {"marks": [{"stakeholder": "MOH", "interest": 11, "influence": -1, "mood": 3}]}
    answer = stage.phone(activity).send(activity, body=wrong)
    assert slug(answer) == (422, "faults")
    start = "body.marks.0."
    assert sorted(places(answer)) == [
        f"{start}{name}" for name in ("influence", "interest", "mood")
    ]
    assert Card.objects.filter(activity=activity).count() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": "z" * 32},
        {"key": 7},
        {"order": 0},
        {"order": True},
        {"order": 10**9},
        {"activity": ""},
        {"body": []},
    ],
)
def test_a_wrong_field_around_a_card_is_named(stage: Stage, wrong: dict[str, Any]) -> None:
    activity = new_workshop()
    answer = stage.phone(activity).send(activity, **wrong)
    assert (slug(answer), places(answer)) == ((422, "faults"), list(wrong))


@pytest.mark.parametrize("sent", [b"", b"{", b"[]", b"\xff\xfe", b"null", b'{"key": NaN}'])
def test_what_is_no_json_object_is_malformed(stage: Stage, sent: bytes) -> None:
    phone = stage.phone(new_workshop())
    for thing in ("seats", "cards"):
        address = f"/live/{phone.code}/{thing}"
        assert slug(stage.http.post(address, content=sent, headers=phone.bearer)) == (
            400,
            "malformed",
        )


def test_a_control_character_in_a_reason_is_a_fault(stage: Stage) -> None:
    activity = new_workshop()
    marks = [{"stakeholder": "MOH", "interest": 1, "reason": "a\x00b"}]
    answer = stage.phone(activity).send(activity, body={"marks": marks})
    assert places(answer) == ["body.marks.0.reason"]


def test_too_much_is_refused_whether_its_length_is_told_or_not(stage: Stage) -> None:
    phone = stage.phone(new_workshop())
    address, much = f"/live/{phone.code}/cards", b"x" * (MOST_BYTES + 1)
    told = stage.http.post(address, content=much, headers=phone.bearer)
    untold = stage.http.post(
        address, content=iter([much[:9000], much[9000:]]), headers=phone.bearer
    )
    assert {slug(told), slug(untold)} == {(413, "too_large")}


def test_an_answer_as_long_as_allowed_is_taken(stage: Stage) -> None:
    activity = new_workshop()
    marks = [{"stakeholder": f"S{n}", "interest": 1, "reason": "r" * 280} for n in range(40)]
    assert stage.phone(activity).send(activity, body={"marks": marks}).status_code == 200


def test_a_rating_of_a_stakeholder_deleted_meanwhile_is_kept_and_said(stage: Stage) -> None:
    activity = new_workshop()
    phone = stage.phone(activity)
    before = phone.state()["ask_version"]
    save_sheet(activity.workshop.partnership, sheet_of(("MOH", "KEELLS")))
    acts.refresh(activity.workshop.partnership)
    answer = phone.send(activity, body=body(MOH=7, WFP=3))
    (card,) = Card.objects.filter(activity=activity)
    assert answer.json()["kept"] == ["WFP"]
    assert card.body == body(MOH=7, WFP=3)
    assert phone.state()["ask_version"] != before


def test_a_name_of_another_host_is_misdirected(stage: Stage) -> None:
    code = new_workshop().workshop.code
    for path in (f"/live/{code}/state", f"/j/{code}", "/j"):
        answer = stage.http.get(path, headers={"Host": "evil.example"})
        assert slug(answer) == (421, "bad_host")


def test_any_host_is_answered_where_all_are_allowed(stage: Stage, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    code = new_workshop().workshop.code
    answer = stage.http.get(f"/live/{code}/state", headers={"Host": "kolam.test:8000"})
    assert answer.status_code == 200


def test_a_wrong_code_is_said_to_be_wrong(stage: Stage) -> None:
    for code in ("ZZZZZZ", "Z" * 500, "%00", "%F0%9F%92%A9"):
        assert slug(stage.http.get(f"/live/{code}/state")) == (404, "no_such_code")


def test_guessing_codes_soon_has_to_wait(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage.lane.venue, "guesses", Buckets(capacity=3, refill=0.01))
    guesses = [stage.http.get(f"/live/{codes.new_code()}/state") for _ in range(4)]
    assert [answer.status_code for answer in guesses] == [404, 404, 404, 429]
    assert int(guesses[-1].headers["retry-after"]) in range(90, 102)


def test_a_guesser_does_not_shut_out_those_who_know_the_code(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = stage.phone(new_workshop())
    monkeypatch.setattr(stage.lane.venue, "guesses", Buckets(capacity=1, refill=0.01))
    stage.http.get("/live/ZZZZZZ/state")
    assert phone.state()["seat"]


def test_a_phone_that_sends_too_fast_is_told_how_long_to_wait(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage.lane.venue, "cards", Buckets(capacity=2, refill=0.1))
    activity = new_workshop()
    phone, other = stage.phone(activity), stage.phone(activity)
    answers = [phone.send(activity) for _ in range(3)]
    assert slug(answers[-1]) == (429, "too_fast")
    assert answers[-1].headers["retry-after"] == "10"
    assert other.send(activity).status_code == 200


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "seats"), ("GET", "cards"), ("POST", "state"), ("PUT", "cards")]
)
def test_a_request_of_another_kind_is_refused(stage: Stage, method: str, path: str) -> None:
    code = new_workshop().workshop.code
    assert slug(stage.http.request(method, f"/live/{code}/{path}")) == (405, "wrong_method")


@pytest.mark.parametrize("path", ["/live/", "/live/ABC", "/live/ABC/x", "/live/ABC/state/x"])
def test_an_address_that_leads_nowhere_says_so(stage: Stage, path: str) -> None:
    assert slug(stage.http.get(path)) == (404, "no_such_page")


def test_everything_else_is_djangos(stage: Stage) -> None:
    for path in ("/", "/desk/", "/jo", "/lives", "/wallet"):
        assert stage.http.get(path).text == "Django"


@pytest.mark.parametrize(
    ("promise", "kept"),
    [
        ("named", ("Amara", "Univ", "academia", True, True)),
        ("organisation", ("", "Univ", "academia", False, False)),
        ("sector", ("", "", "academia", False, False)),
        ("anonymous", ("", "", "", False, False)),
    ],
)
def test_a_card_keeps_no_more_about_a_person_than_promised(
    stage: Stage, promise: str, kept: tuple[Any, ...]
) -> None:
    activity = new_workshop(promise=promise)
    phone = stage.phone(activity, name="Amara", organisation="Univ", sector="academia")
    phone.send(activity)
    (card,) = Card.objects.filter(activity=activity)
    about = (card.name, card.organisation, card.sector, card.when is not None)
    assert (*about, card.seat_id is not None) == kept


def test_a_pseudonym_is_another_one_in_every_activity(stage: Stage) -> None:
    first = new_workshop()
    phone = stage.phone(first)
    phone.send(first)
    second = acts.open_activity(acts.next_round(first))
    phone.send(second, key=secrets.token_hex(16))
    authors = set(
        Card.objects.filter(activity__in=(first, second)).values_list("author", flat=True)
    )
    assert len(authors) == 2
