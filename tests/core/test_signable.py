"""Documents as they are read and cited: parts, numbers, and signers in the reader's language."""

import pytest

from kolam.core.fault import Faulty
from kolam.core.record import Text, read
from kolam.core.signable import (
    Article,
    DocumentPart,
    Signable,
    Signer,
    Spoken,
    numbered,
    numbers,
    told,
)
from kolam.core.signing import mark
from tests.core.documents import AIM, PAY, document

PARTS = (
    DocumentPart(id="why", heading=Text(en="Why", ta="ஏன்")),
    DocumentPart(id="how", heading=Text(en="How", ta="எவ்வாறு")),
)
WHY = (Article(id="aim", part="why", words=AIM), Article(id="also", part="why", words=AIM))
HOW = (Article(id="pay", part="how", heading=Text(en="Money"), words=PAY),)


def parted(*articles: Article) -> Signable:
    return document(parts=PARTS, articles=articles)


def test_articles_are_numbered_within_their_parts() -> None:
    found = parted(*WHY, *HOW)
    assert numbers(found) == {"aim": "1.1", "also": "1.2", "pay": "2.1"}
    assert [(c.number, c.heading.said("ta")) for c in numbered(found)] == [
        ("1", "ஏன்"),
        ("2", "எவ்வாறு"),
    ]


def test_articles_without_parts_are_counted_through() -> None:
    assert numbers(document()) == {"aim": "1", "pay": "2"}
    assert [(c.number, c.heading) for c in numbered(document())] == [("", Text())]


def test_no_number_is_given_twice_where_some_articles_have_no_part() -> None:
    bare = Article(id="bare", words=AIM)
    found = numbers(parted(bare, *WHY, Article(id="last", words=AIM), *HOW))
    assert found == {"bare": "1", "aim": "2.1", "also": "2.2", "last": "3", "pay": "4.1"}


def test_a_part_that_the_document_does_not_have_is_refused() -> None:
    plain = parted(*WHY).plain() | {"parts": [PARTS[1].plain()]}
    with pytest.raises(Faulty) as refused:
        read(Signable, plain)
    assert [(f.where(), f.key) for f in refused.value.faults] == [
        ("articles.0.part", "no_such_row"),
        ("articles.1.part", "no_such_row"),
    ]


def test_lines_of_text_have_parts_numbers_and_names_in_the_file() -> None:
    assert list(told(parted(*HOW), "en")) == [
        "1  How", "", "1.1  Money  (pay)", f"  {PAY.en}", "",
    ]  # fmt: skip


def test_a_mark_from_before_there_were_parts_stays_and_one_with_a_part_tells_it() -> None:
    assert mark(Article(id="aim", words=AIM)) == "97dbe6ee1f3e35da065be699c00641cb"
    assert len({mark(WHY[0]), mark(WHY[0].with_(part="how")), mark(WHY[0].with_(part=""))}) == 3


def test_a_signer_is_told_in_the_readers_language_as_far_as_there_are_words() -> None:
    spoken = Spoken(organisation=Text(en="Growers", ta="பயிரிடுவோர்"))
    row = Signer(id="G", organisation="Growers", name="C. Silva", authority="Chair", spoken=spoken)
    ta = row.said("ta")
    assert (ta.organisation, ta.name, ta.authority) == ("பயிரிடுவோர்", "C. Silva", "Chair")
    assert row.said("si").organisation == "Growers"


def test_a_signer_answers_to_every_way_the_document_writes_the_name() -> None:
    spoken = Spoken(name=Text(en="C. Silva", si="සී. සිල්වා"))
    row = Signer(id="G", organisation="Growers", name="C. Silva", spoken=spoken)
    assert row.names == ("C. Silva", "සී. සිල්වා")
