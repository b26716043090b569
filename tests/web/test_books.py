"""A partnership as a book and back, with nothing private in it and nothing lost."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User

from kolam import toolbox
from kolam.core.book import About, Book
from kolam.core.record import Text
from kolam.store.archive import Opened, packed, read_book, unpacked, write_book
from kolam.store.plain import pretty
from kolam.tools.stakeholders.sheet import Sheet, Stakeholder
from kolam.web import sheets
from kolam.web.books import book_of, opened_of, put_book
from kolam.web.models import Organisation, Revision
from kolam.web.models import Sheet as Row

pytestmark = pytest.mark.django_db
MAP = Sheet(
    question=Text(en="Who counts?", ta="யார்?"),
    stakeholders=(
        Stakeholder(id="MOH", name=Text(en="Health")),
        Stakeholder(id="HH", name=Text(en="Households")),
    ),
)
BOOK = Book(About(id="Food & Homes", title=Text(en="Food"))).with_sheet("stakeholders", MAP)
UNKNOWN = pretty({"tool": "tea_leaves", "version": 3, "sheet": {"leaves": [1, 2]}})


@pytest.fixture
def anna() -> User:
    return User.objects.create_user("anna")


def test_a_book_goes_into_the_database_and_comes_back_equal(anna: User) -> None:
    partnership = put_book(BOOK, anna)
    assert book_of(partnership) == BOOK
    assert (partnership.slug, partnership.members.get().role) == ("food-homes", "broker")


def test_the_same_book_twice_makes_two_partnerships(anna: User) -> None:
    one, other = put_book(BOOK, anna), put_book(BOOK, anna)
    assert one.slug != other.slug
    assert book_of(one) == book_of(other)


def test_a_book_put_into_a_partnership_is_a_revision_of_its_sheets(anna: User) -> None:
    partnership = put_book(BOOK, anna)
    newer = BOOK.with_sheet("stakeholders", MAP.with_(stakeholders=MAP.stakeholders[:1]))
    put_book(newer, anna, into=partnership)
    assert book_of(partnership) == newer
    revision = Revision.objects.latest("pk")
    assert (revision.who, revision.why) == (anna, "import")
    assert sheets.before(revision) == MAP


def test_putting_in_what_is_there_changes_nothing(anna: User) -> None:
    partnership = put_book(BOOK, anna)
    before = Revision.objects.count()
    put_book(BOOK, anna, into=partnership)
    assert Revision.objects.count() == before


def test_a_private_sheet_is_in_no_book(anna: User) -> None:
    partnership = put_book(BOOK, anna)
    owner = Organisation.objects.create(name="Chain")
    private = sheets.current(partnership, "stakeholders", owner)
    secret = Sheet(question=Text(en="Our reservation value"))
    sheets.save(private, secret, read=private.fingerprint, who=anna)
    assert book_of(partnership) == BOOK
    assert b"reservation" not in packed(opened_of(partnership), toolbox.rooms())


def test_the_sheet_of_an_unknown_tool_goes_through_the_database(anna: User) -> None:
    kept = {"sheets/tea_leaves.json": UNKNOWN}
    partnership = put_book(BOOK, anna, kept=kept)
    opened = opened_of(partnership)
    assert (opened.book, dict(opened.kept)) == (BOOK, kept)


@pytest.mark.parametrize(
    "data", [b"not JSON", b"[]", b'{"tool": "x"}', b'{"tool": "x", "version": "a", "sheet": 1}']
)
def test_a_file_that_is_no_sheet_is_not_kept(anna: User, data: bytes) -> None:
    put_book(BOOK, anna, kept={"sheets/x.json": data})
    assert list(Row.objects.values_list("tool", flat=True)) == ["stakeholders"]


def test_a_book_travels_from_the_database_to_a_folder_and_back(anna: User, tmp_path: Path) -> None:
    tools = toolbox.rooms()
    write_book(tmp_path, opened_of(put_book(BOOK, anna)), tools)
    again = put_book(read_book(tmp_path, tools).book, anna)
    data = packed(Opened(book_of(again)), tools)
    assert unpacked(data, tools).book == BOOK


def test_nothing_is_left_of_a_book_that_could_not_be_put_in(anna: User) -> None:
    strange = BOOK.with_sheet("no_such_tool", MAP)
    with pytest.raises(toolbox.NoSuchTool):
        put_book(strange, anna)
    assert Row.objects.count() == 0
