"""Setting the table from its own page: question, parties, seats, and the first issues."""

from pathlib import Path

import pytest

from kolam.core.fault import Faulty
from kolam.core.page import Asked
from kolam.core.record import Record, read
from kolam.tools.negotiation.page import PAGE
from kolam.tools.negotiation.sheet import Sheet

EXAMPLES = Path(__file__).parents[1] / "examples"
FULL = read(Sheet, (EXAMPLES / "food_security.json").read_bytes())


def moved(move: str, sheet: Sheet, **values: str) -> Sheet:
    """The sheet after a host's move; a double underscore stands for a dot."""
    said = {name.replace("__", "."): (value,) for name, value in values.items()}
    host = Asked(sheet=sheet, private=None, owner="", by="editor")
    after: Record = PAGE.moves[move].act(host, said)
    assert isinstance(after, Sheet)
    return after


def seats(sheet: Sheet) -> list[tuple[str, str]]:
    return [(party.name.said("en"), party.organisation) for party in sheet.parties]


def test_the_question_and_the_first_party_are_set_on_the_page() -> None:
    after = moved(
        "seat_parties", Sheet(), question__en="Who cleans?", party__en="Mill", organisation="7"
    )
    assert (after.question.en, seats(after)) == ("Who cleans?", [("Mill", "7")])


def test_a_party_without_a_name_is_not_added() -> None:
    assert moved("seat_parties", Sheet(), organisation="7").parties == ()


def test_a_seat_is_given_and_the_others_stay() -> None:
    mill = moved("seat_parties", Sheet(), party__en="Mill", organisation="7")
    both = moved("seat_parties", mill, party__en="Trust")
    trust = both.parties[1].id
    after = moved("seat_parties", both, **{f"seat__{trust}": "8"})
    assert seats(after) == [("Mill", "7"), ("Trust", "8")]


def test_one_organisation_cannot_sit_on_two_sides() -> None:
    mill = moved("seat_parties", Sheet(), party__en="Mill", organisation="7")
    with pytest.raises(Faulty) as caught:
        moved("seat_parties", mill, party__en="Trust", organisation="7")
    assert [fault.key for fault in caught.value.faults] == ["two_seats"]


def test_the_question_in_the_other_languages_stays() -> None:
    after = moved("seat_parties", FULL, question__en="What now?")
    assert after.question == FULL.question.with_(en="What now?")


def test_only_hosts_set_the_table() -> None:
    assert PAGE.moves["seat_parties"].open_to == {"mediator", "editor"}


def issue(sheet: Sheet) -> str:
    said = {"question__en": "How often?", "option__0__en": "never", "option__1__en": "daily"}
    return moved("add_issue", sheet, **said).issues[-1].since


def test_the_first_issues_belong_to_the_table_from_the_start() -> None:
    assert issue(Sheet()) == "start"


def test_an_issue_widens_a_table_where_positions_were_told() -> None:
    assert issue(FULL.with_(tabled=(), agreed="")) == "widened"
