"""`kolam report --signed`: a sealed PDF of what was signed, or what stands in its way."""

import io
import re
from pathlib import Path
from typing import Any

import pypdf
import pytest

from kolam import toolbox
from kolam.core.book import About, Book
from kolam.core.record import Text
from kolam.store.archive import Opened, write_book
from tests.cli.terminal import done, refused, run
from tests.paper import logos
from tests.web.signing.conftest import agreement

DEMO = ("report", "--demo", "--signed", "--document")


@pytest.fixture
def food(here: Path) -> str:
    """A book whose agreement both partners have signed with keys of their own."""
    book = Book(About(id="food", title=Text(en="Food"))).with_sheet("agreement", agreement())
    write_book(Path("food"), Opened(book), toolbox.rooms())
    done("sign", "food", "--open", "agreement")
    for signer, name in (("MOH", "A. Perera"), ("UNI", "B. Nadar")):
        words = ("--signer", signer, "--name", name, "--key", signer, "--yes")
        done("sign", "food", "agreement.v1", *words)
    return "food"


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_the_demonstrations_signed_agreement_verifies_and_says_that_it_is_invented(
    here: Path, language: str
) -> None:
    done(*DEMO, "agreement", "--language", language, "-o", "a.pdf")
    said = done("verify", "a.pdf")
    assert "Everybody has signed: 9 of 9." in said
    assert "These signatures are invented" in said


@pytest.mark.parametrize("document", ["contract", "workplan"])
def test_the_other_documents_are_signed_too(here: Path, document: str) -> None:
    done(*DEMO, document, "-o", "a.pdf")
    assert "Nothing was found wrong." in done("verify", "a.pdf")


def test_the_demonstration_gives_the_same_bytes(here: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        done(*DEMO, "contract", "-o", name)
    assert Path("a.pdf").read_bytes() == Path("b.pdf").read_bytes()


def test_a_letterhead_changes_nothing_that_was_signed_and_is_sealed_itself(here: Path) -> None:
    head = logos.letterhead().model_dump_json()
    (here / "our.json").write_text(head, encoding="utf-8")
    done(*DEMO, "contract", "-o", "plain.pdf")
    done(*DEMO, "contract", "-o", "headed.pdf", "--letterhead", "our.json")
    plain, headed = (done("verify", name) for name in ("plain.pdf", "headed.pdf"))
    assert "Nothing was found wrong." in headed
    signed = [
        [line for line in said.splitlines() if "(document)" in line or "(receipts." in line]
        for said in (plain, headed)
    ]
    assert len(signed[0]) > 3
    assert signed[0] == signed[1]
    data = bytearray((here / "headed.pdf").read_bytes())
    data[len(data) // 2] ^= 1
    (here / "changed.pdf").write_bytes(data)
    assert "not as they were sealed" in run("verify", "changed.pdf").output


def test_what_is_signed_is_readable_text_with_tags_and_no_picture_of_a_page(here: Path) -> None:
    done(*DEMO, "contract", "-o", "a.pdf")
    data = Path("a.pdf").read_bytes()
    reader = pypdf.PdfReader(io.BytesIO(data))
    root: Any = reader.trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"])
    assert [len(page.images) for page in reader.pages] == [0] * len(reader.pages)
    text = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))
    assert "Head of WFP (invented)" in text
    meta = root["/Metadata"].get_data().decode()
    part, level = (re.search(rf"{name}>(\w)<", meta) for name in ("pdfaid:part", "conformance"))
    assert [found and found[1] for found in (part, level)] == ["2", "A"]
    assert "pdfuaid" in meta


def test_a_byte_changed_in_the_demonstrations_file_is_named(here: Path) -> None:
    done(*DEMO, "contract", "-o", "a.pdf")
    data = bytearray(Path("a.pdf").read_bytes())
    data[5000] ^= 1
    Path("a.pdf").write_bytes(data)
    said = run("verify", "a.pdf")
    assert said.exit_code == 1
    first, last = map(int, re.findall(r"Bytes ([\d]+) to ([\d]+) are not", said.stdout)[0])
    assert first <= 5000 <= last < first + 1024


def test_a_book_is_sealed_by_a_key_of_one_who_signed(food: str) -> None:
    done("report", food, "--document", "agreement", "--signed", "--key", "UNI", "-o", "a.pdf")
    assert "Nothing was found wrong." in done("verify", "a.pdf")


def test_a_strangers_key_seals_a_file_that_does_not_verify(food: str) -> None:
    done("report", food, "--document", "agreement", "--signed", "--key", "other", "-o", "a.pdf")
    said = run("verify", "a.pdf")
    assert said.exit_code == 1
    assert "sealed by a key that none of its receipts has" in said.stdout


def test_without_a_key_or_a_signature_it_is_said_what_is_missing(food: str, here: Path) -> None:
    words = ("--signed", "-o", "a.pdf")
    assert "--key FOLDER" in refused("report", food, "--document", "agreement", *words)
    assert "kolam sign BOOK" in refused("report", food, "--document", "workplan", *words)
    assert run("report", food, *words).exit_code == 2
    assert run("report", food, "--document", "agreement", "--signed", "-o", "a.md").exit_code == 2
