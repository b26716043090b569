"""`kolam sign`: put up, signed, declined and withdrawn in a book, with keys of one's own."""

from pathlib import Path

import pytest

from kolam import toolbox
from kolam.core.book import About, Book
from kolam.core.record import Text
from kolam.core.signable import Version, versions_of
from kolam.core.signing import standing
from kolam.store.archive import Opened, read_book, write_book
from tests.cli.terminal import done, refused, run
from tests.web.signing.conftest import agreement

MOH = ("--signer", "MOH", "--name", "A. Perera", "--key", "moh", "--yes")
UNI = ("--signer", "UNI", "--name", "B. Nadar", "--key", "uni", "--yes")


@pytest.fixture(params=["food", "food.kolam"])
def food(here: Path, request: pytest.FixtureRequest) -> str:
    """A book with an agreement that is ready, as a folder and as one file."""
    book = Book(About(id="food", title=Text(en="Food"))).with_sheet("agreement", agreement())
    write_book(Path(request.param), Opened(book), toolbox.rooms())
    return str(request.param)


def versions(food: str) -> tuple[Version, ...]:
    return versions_of(read_book(Path(food), toolbox.rooms()).book.sheets["agreement"])


def test_a_document_is_put_up_signed_in_turn_and_verified(food: str) -> None:
    assert done("sign", food, "--open", "agreement") == "Put up for signature: agreement.v1\n"
    done("sign", food, "agreement.v1", *MOH)
    done("sign", food, "agreement.v1", *UNI)
    (found,) = versions(food)
    assert standing(found.signable, found.receipts).state == "complete"
    assert [receipt.how for receipt in found.receipts] == ["key", "key"]
    assert len({receipt.key for receipt in found.receipts}) == 2
    assert "Everybody has signed: 2 of 2." in done("verify", food)


def test_the_versions_are_listed_with_who_may_sign(food: str) -> None:
    assert "No document in this book" in done("sign", food)
    done("sign", food, "--open", "agreement")
    lines = done("sign", food).splitlines()
    assert lines == [
        "agreement.v1  Partnership agreement: Food, Version 1: open for signing",
        "  MOH  A. Perera, Ministry of Health: may sign now",
        "  UNI  B. Nadar, UNICEF: signs later",
    ]


def test_the_words_are_shown_and_asked_for_before_anything_is_signed(food: str) -> None:
    done("sign", food, "--open", "agreement")
    asked = run("sign", food, "agreement.v1", *MOH[:-1])
    assert "We feed 400 households." in asked.output
    assert "do you sign these words?" in asked.output
    assert versions(food)[0].receipts == ()


def test_the_receipt_is_written_to_take_home(food: str) -> None:
    done("sign", food, "--open", "agreement")
    said = done("sign", food, "agreement.v1", *MOH, "-o", "mine.json")
    assert "A. Perera has signed." in said
    assert "Nothing was found wrong." in done("verify", "mine.json")
    assert "took home" in done("verify", food, "--receipt", "mine.json")


def test_a_signature_out_of_turn_is_refused_with_whose_turn_it_is(food: str) -> None:
    done("sign", food, "--open", "agreement")
    said = refused("sign", food, "agreement.v1", *UNI, code=1)
    assert "First it is the turn of A. Perera" in said
    assert versions(food)[0].receipts == ()


def test_a_second_version_is_refused_until_the_first_is_withdrawn(food: str) -> None:
    done("sign", food, "--open", "agreement")
    assert "still open" in refused("sign", food, "--open", "agreement", code=1)
    who = ("--name", "Broker", "--key", "broker", "--yes")
    done("sign", food, "agreement.v1", "--withdraw", "--reason", "A gap", *who)
    done("sign", food, "--open", "agreement")
    assert [v.id for v in versions(food)] == ["agreement.v1", "agreement.v2"]


def test_what_speaks_against_signing_has_to_be_known(here: Path) -> None:
    source = {"tool": "levers", "path": ["levers", "L9"], "seen": "0" * 32}
    clause = {**agreement().plain()["clauses"][0], "ref": source}
    held = Opened(
        Book(About(id="food", title=Text(en="Food"))).with_sheet(
            "agreement", agreement(clauses=[clause])
        )
    )
    write_book(Path("food"), held, toolbox.rooms())
    said = refused("sign", "food", "--open", "agreement")
    assert "clauses.0: “We feed 400 households.” (aim) was taken from another room" in said
    assert "kolam sign food --open agreement --knowing" in said
    assert versions("food") == ()
    done("sign", "food", "--open", "agreement", "--knowing")
    assert [one.id for one in versions("food")] == ["agreement.v1"]


def test_who_declines_ends_the_version(food: str) -> None:
    done("sign", food, "--open", "agreement")
    done("sign", food, "agreement.v1", "--decline", "--reason", "Too dear", *UNI)
    assert "declined" in refused("sign", food, "agreement.v1", *MOH, code=1)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("agreement.v2",), "did you mean agreement.v1?"),
        (("--open", "agrement"), "did you mean agreement?"),
        (("agreement.v1",), '--signer MOH --name "YOUR NAME" --key FOLDER'),
        (("agreement.v1", "--withdraw"), 'agreement.v1 --name "YOUR NAME"'),
    ],
)
def test_what_is_not_said_right_is_answered_with_what_to_say(
    food: str, words: tuple[str, ...], said: str
) -> None:
    done("sign", food, "--open", "agreement")
    assert said in refused("sign", food, *words)


def test_a_signature_changed_in_the_book_is_named(food: str, here: Path) -> None:
    done("sign", food, "--open", "agreement")
    done("sign", food, "agreement.v1", *MOH)
    held = read_book(Path(food), toolbox.rooms())
    sheet = held.book.sheets["agreement"]
    (found,) = versions_of(sheet)
    forged = found.with_(receipts=[found.receipts[0].with_(typed="Somebody else")])
    changed = held.book.with_sheet("agreement", sheet.with_(versions=[forged]))
    write_book(Path("forged"), held.holding(changed), toolbox.rooms())
    said = run("verify", "forged")
    assert said.exit_code == 1
    assert "Receipt R1, of A. Perera, is not as its key sealed it" in said.stdout


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_every_sentence_is_said_in_the_language(food: str, language: str) -> None:
    done("sign", food, "--open", "agreement", "--language", language)
    said = [
        done("sign", food, "--language", language),
        done("sign", food, "agreement.v1", *MOH, "--language", language),
        done("verify", food, "--words", "--language", language),
    ]
    assert "⟦" not in "".join(said)
