"""Documents on the desk: who may take them, what is in them, and what never is."""

import datetime
import io
import re
from typing import Any

import docx
import pytest
from django.test import Client

from kolam import toolbox
from kolam.core.voice import LANGUAGES
from kolam.paper.composing import FORMATS
from kolam.web import demo
from kolam.web.models import Activity, Card, Partnership, Seat, Sheet, Workshop
from kolam.web.occasions import held, occasion
from tests.web.conftest import Cast
from tests.web.kept_demo import demonstration
from tests.web.table_cast import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/desk/food/documents/"


def taken(client: Client, language: str = "en", format: str = "md", at: str = PAGE) -> str:
    answer = client.get(f"{at}report/{language}/{format}/")
    assert answer.status_code == 200
    return bytes(answer.content).decode()


@pytest.fixture
def workshop(food: Partnership) -> Workshop:
    """A workshop of nine people, with one round that was shown and one that is sealed."""
    day = datetime.date(2023, 6, 26)
    held = Workshop.objects.create(
        partnership=food, code="abcd2345", wall_key="k", title="Colombo <1>", held=day
    )
    for number in range(9):
        sector = "government" if number < 7 else "business"
        Seat.objects.create(
            workshop=held, token_hash=str(number), name=f"NAME{number}", sector=sector
        )
    for number, revealed in enumerate((True, False), start=1):
        activity = Activity.objects.create(
            workshop=held, tool="stakeholders", number=number, title=f"Round {number}",
            state="closed", revealed=revealed,
        )  # fmt: skip
        for card, author in enumerate("aab"):
            Card.objects.create(
                id=f"{number}{card}", activity=activity, author=author, order=card, body={}
            )
    return held


@pytest.mark.parametrize("role", ["broker", "facilitator", "mediator", "partner", "observer"])
def test_every_member_may_take_the_report(cast: Cast, sheet: Sheet, role: str) -> None:
    client = cast("somebody", role)
    assert (client.get(PAGE).status_code, "Stakeholder map" in taken(client)) == (200, True)


def test_nobody_else_learns_that_it_exists(eve: Client, client: Client, sheet: Sheet) -> None:
    at = f"{PAGE}report/en/pdf/"
    assert [eve.get(PAGE).status_code, eve.get(at).status_code] == [404, 404]
    assert [client.get(PAGE).status_code, client.get(at).status_code] == [302, 302]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_and_format_is_a_file(
    carol: Client, sheet: Sheet, language: str, format: str
) -> None:
    answer = carol.get(f"{PAGE}report/{language}/{format}/")
    assert answer["Content-Type"] == FORMATS[format].media
    assert answer["Content-Disposition"] == (
        f'attachment; filename="food-report-{language}.{format}"'
    )
    assert (answer["Cache-Control"], answer["X-Content-Type-Options"]) == ("no-store", "nosniff")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_in_the_language_that_was_asked_for(
    carol: Client, sheet: Sheet, language: str
) -> None:
    title = sheet.partnership.about["title"][language]
    assert taken(carol, language).startswith(
        f"# {toolbox.voice(language)('report.kind.report')}: {title}\n"
    )


@pytest.mark.parametrize(
    "at", ["report/fr/pdf/", "report/en/odt/", "letter/en/pdf/", "agreement/en/pdf/"]
)
def test_what_there_is_not_is_not_found(carol: Client, sheet: Sheet, at: str) -> None:
    assert carol.get(PAGE + at).status_code == 404


def test_the_page_offers_what_can_be_made_and_says_what_cannot(carol: Client, sheet: Sheet) -> None:
    page = carol.get(PAGE).content.decode()
    links = set(re.findall(r'href="(/desk/food/documents/[^"]+)"', page))
    assert links == {f"{PAGE}report/{code}/{name}/" for code in LANGUAGES for name in FORMATS}
    assert page.count("Not there yet") == 3


def test_the_long_report_can_be_chosen(carol: Client, sheet: Sheet) -> None:
    page = carol.get(f"{PAGE}?form=full").content.decode()
    assert '<option value="full" selected>' in page
    assert f'href="{PAGE}report/en/pdf/?form=full"' in page
    answer = carol.get(f"{PAGE}report/en/md/?form=full")
    assert answer["Content-Disposition"] == 'attachment; filename="food-report-full-en.md"'
    assert "- **Form**: Long" in answer.content.decode()
    assert "- **Form**: Short" in taken(carol)


def test_a_workshop_is_told_in_counts_without_names(carol: Client, workshop: Workshop) -> None:
    said = taken(carol)
    assert "| Business and Government | 9 |" in said
    assert "- **Workshop**: Colombo \\<1>" in said
    assert "NAME" not in said


def test_what_is_sealed_is_not_counted(workshop: Workshop) -> None:
    made = occasion(workshop)
    assert [(one.title, one.answered) for one in made.rounds] == [("Round 1", 2)]


def test_removed_people_are_not_counted(workshop: Workshop) -> None:
    Seat.objects.filter(workshop=workshop, name="NAME0").update(removed=True)
    assert (occasion(workshop).joined, occasion(workshop).sectors[0]) == (8, ("government", 6))


def test_a_workshop_without_results_makes_no_report(food: Partnership, workshop: Workshop) -> None:
    Workshop.objects.create(partnership=food, code="zzzz2345", wall_key="k", title="To come")
    assert held(food) == [workshop]


def test_another_workshop_can_be_chosen(
    carol: Client, food: Partnership, workshop: Workshop
) -> None:
    other = Workshop.objects.create(
        partnership=food,
        code="bbbb2345",
        wall_key="k",
        title="Kandy",
        held=datetime.date(2022, 1, 1),
    )
    Activity.objects.create(workshop=other, tool="stakeholders", state="closed", revealed=True)
    page = carol.get(f"{PAGE}?workshop=bbbb2345").content.decode()
    assert '<option value="bbbb2345" selected>Kandy</option>' in page
    assert "documents/report/en/pdf/?workshop=bbbb2345" in page
    data = carol.get(f"{PAGE}report/en/md/?workshop=bbbb2345").content.decode()
    assert "- **Workshop**: Kandy" in data


def test_the_demonstration_s_report_is_whole_and_the_same_for_all() -> None:
    """A party, its mediator and an observer get the same bytes: nothing private is in them."""
    demonstration()
    at = f"/desk/{demo.SLUG}/documents/"
    said = {taken(signed_in(name), at=at) for name in ("smc", "mediator", "observer")}
    assert len(said) == 1
    text = said.pop()
    assert "- **Workshop**: Colombo, 26 June 2023" in text
    rooms = [slug for slug in toolbox.rooms() if slug != "agreement"]
    titles = [toolbox.voice("en")(f"{slug}.title") for slug in rooms]
    assert [title for title in titles if f"\n## {title}\n" not in text] == []


def test_a_docx_from_the_desk_opens(carol: Client, sheet: Sheet) -> None:
    answer = carol.get(f"{PAGE}report/si/docx/")
    made: Any = docx.Document(io.BytesIO(answer.content))
    assert made.core_properties.language == "si-LK"
