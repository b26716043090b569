"""The order of signers, and what must be right before anyone signs."""

from collections.abc import Sequence

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kolam.core.fault import Fault, Faulty
from kolam.core.record import Text, canonical, essential, read
from kolam.core.signable import Act, Article, Receipt, Signable, Signer, Version
from kolam.core.signing import (
    Standing,
    mark,
    open_version,
    refusal,
    standing,
    unopenable,
    unready,
)
from tests.core.documents import AIM, PAY, SIGNERS, document, receipt

BOTH = (receipt("MOH"), receipt("UNI"))
ALL = (*BOTH, receipt("SHG"))
DECLINED = (receipt("MOH"), receipt("UNI", "declined"))
WITHDRAWN = (receipt("MOH"), receipt("", "withdrawn"))


@pytest.mark.parametrize(
    ("receipts", "stands"),
    [
        ((), Standing("open", 1, (), ("MOH", "UNI"), ("SHG",))),
        ((receipt("UNI"),), Standing("open", 1, ("UNI",), ("MOH",), ("SHG",))),
        (BOTH, Standing("open", 2, ("MOH", "UNI"), ("SHG",), ())),
        (ALL, Standing("complete", None, ("MOH", "UNI", "SHG"), (), ())),
        (DECLINED, Standing("declined", None, ("MOH",), (), ())),
        (WITHDRAWN, Standing("withdrawn", None, ("MOH",), (), ())),
    ],
    ids=["nobody", "one", "first turn", "all", "declined", "withdrawn"],
)
def test_receipts_say_where_a_document_stands(
    receipts: tuple[Receipt, ...], stands: Standing
) -> None:
    assert standing(document(), receipts) == stands


@pytest.mark.parametrize(
    ("receipts", "act", "signer", "key"),
    [
        ((), "signed", "MOH", None),
        ((), "signed", "SHG", "not_your_turn"),
        ((receipt("MOH"),), "signed", "SHG", "not_your_turn"),
        (BOTH, "signed", "SHG", None),
        (BOTH, "signed", "MOH", "already_signed"),
        ((), "signed", "XXX", "no_such_signer"),
        ((), "declined", "SHG", None),
        (BOTH, "declined", "MOH", "already_signed"),
        ((), "declined", "", "no_such_signer"),
        ((), "withdrawn", "", None),
        (BOTH, "withdrawn", "", None),
        (ALL, "withdrawn", "", "signing_complete"),
        (ALL, "signed", "MOH", "signing_complete"),
        (DECLINED, "signed", "MOH", "signing_declined"),
        (DECLINED, "withdrawn", "", "signing_declined"),
        (WITHDRAWN, "signed", "UNI", "signing_withdrawn"),
        (WITHDRAWN, "withdrawn", "", "signing_withdrawn"),
    ],
)
def test_what_may_be_done_now(
    receipts: tuple[Receipt, ...], act: Act, signer: str, key: str | None
) -> None:
    found = refusal(document(), receipts, act, signer)
    assert (found.key if found else None) == key


def test_who_must_wait_is_told_whose_turn_it_is() -> None:
    found = refusal(document(), (receipt("MOH"),), "signed", "SHG")
    assert found == Fault((), "not_your_turn", {"name": "C. Silva", "first": "B. Nadar"})


def test_a_document_that_is_ready_has_no_faults() -> None:
    assert tuple(unready(document())) == ()


FAULTY: dict[str, tuple[dict[str, object], list[tuple[tuple[object, ...], str]]]] = {
    "a language is missing": (
        {"articles": (Article(id="aim", words=Text(en="x", si="ක")),)},
        [(("articles", 0, "words", "ta"), "language_missing")],
    ),
    "right text in the wrong language": (
        {"articles": (Article(id="aim", words=AIM.with_(si=AIM.ta, ta=AIM.si)),)},
        [
            (("articles", 0, "words", "si"), "wrong_language"),
            (("articles", 0, "words", "ta"), "wrong_language"),
        ],
    ),
    "English under Sinhala": (
        {"articles": (Article(id="aim", words=AIM.with_(si=AIM.en)),)},
        [(("articles", 0, "words", "si"), "wrong_language")],
    ),
    "another clause's number in Sinhala": (
        {"articles": (Article(id="a", words=Text(en="See A1.", si="A2 බලන්න.", ta="A1 பார்க்க.")),)},
        [(("articles", 0, "words"), "numbers_differ_by_language")],
    ),
    "a figure that is shown the other way round": (
        {"articles": (Article(id="pay", words=PAY.with_(en=f"\u202e{PAY.en}\u202c")),)},
        [(("articles", 0, "words", "en"), "hidden_direction")],
    ),
    "a hidden sign in a name and an authority": (
        {"signers": (SIGNERS[0].with_(name="A. \u2067Perera", authority="Chair\u202d"),)},
        [
            (("signers", 0, "name"), "hidden_direction"),
            (("signers", 0, "authority"), "hidden_direction"),
        ],
    ),
    "a figure differs": (
        {"articles": (Article(id="pay", words=PAY.with_(si=PAY.si.replace("523", "532"))),)},
        [(("articles", 0, "words"), "numbers_differ_by_language")],
    ),
    "a figure stands twice in one language": (
        {"articles": (Article(id="aim", words=AIM.with_(en=AIM.en + " All 400.")),)},
        [(("articles", 0, "words"), "numbers_differ_by_language")],
    ),
    "a heading in one language alone": (
        {"articles": (Article(id="aim", words=AIM, heading=Text(en="Aim")),)},
        [
            (("articles", 0, "heading", "si"), "language_missing"),
            (("articles", 0, "heading", "ta"), "language_missing"),
        ],
    ),
    "nobody signs": ({"signers": ()}, [(("signers",), "no_signers")]),
    "nothing is said": ({"articles": ()}, [(("articles",), "too_few")]),
    "a signer without authority": (
        {"signers": (SIGNERS[0].with_(authority=" "),)},
        [(("signers", 0, "authority"), "no_authority")],
    ),
    "a signer without a name": (
        {"signers": (SIGNERS[0].with_(name=""),)},
        [(("signers", 0, "name"), "no_name")],
    ),
    "a language nobody knows": (
        {"languages": ("en", "fr")},
        [(("languages",), "language_unknown")],
    ),
    "no language": ({"languages": ()}, [(("languages",), "language_unknown")]),
}


@pytest.mark.parametrize("case", FAULTY)
def test_what_is_not_ready_is_told_with_its_place(case: str) -> None:
    changes, expected = FAULTY[case]
    found = [(fault.place, fault.key) for fault in unready(document().with_(**changes))]
    assert found == expected


def test_every_fault_is_told_at_once() -> None:
    poor = document().with_(signers=(), articles=(Article(id="aim", words=Text(en="x")),))
    keys = [fault.key for fault in unready(poor)]
    assert keys == ["no_signers", "language_missing", "language_missing"]


def test_a_language_that_is_left_out_needs_no_words() -> None:
    only = Article(id="aim", words=Text(en="Feed 400 households."))
    assert tuple(unready(document().with_(languages=("en",), articles=(only,)))) == ()


def version(number: int, *receipts: Receipt, name: str = "PA") -> Version:
    return Version(
        id=f"v{number}", document=name, signable=document(number), receipts=tuple(receipts)
    )


@pytest.mark.parametrize(
    ("versions", "number", "keys"),
    [
        ((), 1, []),
        ((version(1),), 2, ["still_open"]),
        ((version(1, *BOTH),), 2, ["still_open"]),
        ((version(1, *WITHDRAWN),), 2, []),
        ((version(1, *DECLINED),), 2, []),
        ((version(1, *ALL),), 2, []),
        ((version(1, *WITHDRAWN),), 1, ["version_not_newer"]),
        ((version(3),), 2, ["still_open", "version_not_newer"]),
        ((version(3, name="OTHER"),), 1, []),
    ],
)
def test_no_two_versions_of_a_document_are_open_at_once(
    versions: tuple[Version, ...], number: int, keys: list[str]
) -> None:
    assert [f.key for f in unopenable(versions, "PA", document(number))] == keys


def test_the_open_version_is_found() -> None:
    versions = (version(1, *WITHDRAWN), version(2, receipt("MOH")))
    found = (open_version(versions, "PA"), open_version(versions, "OTHER"))
    assert found == (versions[1], None)


def test_a_changed_article_no_longer_fits_its_mark() -> None:
    article = document().articles[0]
    changed = article.with_(words=article.words.with_(en="The partners feed 4 households."))
    assert (mark(article), mark(changed) == changed.mark) == (article.mark, False)


def test_a_field_at_its_default_is_not_among_the_bytes_that_are_signed() -> None:
    plain = Signer(id="A", organisation="O", name="N")
    assert essential(plain) == b'{"id":"A","name":"N","organisation":"O"}'
    assert read(Signer, essential(plain)) == plain


def test_a_document_reads_back_from_the_bytes_that_are_signed() -> None:
    assert read(Signable, essential(document())) == read(Signable, canonical(document()))


@pytest.mark.parametrize("part", ["signers", "articles"])
def test_ids_are_of_one_row_alone(part: str) -> None:
    plain = document().plain()
    plain[part] = [plain[part][0], plain[part][0]]
    with pytest.raises(Faulty, match=f"{part}.1.id: twice"):
        read(Signable, plain)


class Signing(RuleBasedStateMachine):
    """Whatever is tried in whatever order: refused or done, and never out of turn."""

    def __init__(self) -> None:
        super().__init__()
        self.versions: list[Version] = [version(1)]

    @property
    def receipts(self) -> Sequence[Receipt]:
        return self.versions[-1].receipts

    @rule(act=st.sampled_from(["signed", "declined", "withdrawn"]), who=st.integers(0, 3))
    def act(self, act: Act, who: int) -> None:
        signer = (*(s.id for s in SIGNERS), "XXX")[who]
        last = self.versions[-1]
        if refusal(last.signable, last.receipts, act, signer) is None:
            new = receipt("" if act == "withdrawn" else signer, act, len(last.receipts))
            self.versions[-1] = last.with_(receipts=(*last.receipts, new))

    @rule()
    def replace(self) -> None:
        new = document(len(self.versions) + 1)
        if not unopenable(self.versions, "PA", new):
            self.versions.append(version(new.version))

    @invariant()
    def one_version_at_most_is_open(self) -> None:
        states = [standing(v.signable, v.receipts).state for v in self.versions]
        assert states.count("open") <= 1
        assert "open" not in states[:-1]

    @invariant()
    def nobody_signs_twice_or_before_their_turn(self) -> None:
        turns = {signer.id: signer.turn for signer in SIGNERS}
        for one in self.versions:
            order = [r.signer for r in one.receipts if r.act == "signed"]
            assert len(order) == len(set(order))
            assert [turns[id] for id in order] == sorted(turns[id] for id in order)

    @invariant()
    def nothing_follows_the_end(self) -> None:
        ends = [[r.act != "signed" for r in one.receipts[:-1]] for one in self.versions]
        assert not any(map(any, ends))


TestSigning = Signing.TestCase
TestSigning.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)
