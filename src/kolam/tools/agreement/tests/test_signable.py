"""What is signed: every document in all its languages at once, the same whoever looks."""

import pytest

from kolam import toolbox
from kolam.core.record import Text, read
from kolam.core.signable import Signable
from kolam.core.signing import unready
from kolam.tools.agreement.clause import PARTS
from kolam.tools.agreement.money import Money
from kolam.tools.agreement.phrases import phrase, phrases, sum_of
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.signable import documents, signable
from kolam.tools.agreement.tests.situations import contract, example, partner, sheet

CODES = Text.languages


def words(found: Signable, id: str, language: str = "en") -> str:
    return str(getattr(next(a for a in found.articles if a.id == id).words, language))


def test_a_sheet_has_an_agreement_a_work_plan_and_every_contract_and_amendment() -> None:
    kept = sheet(
        contracts=[contract("c1", "clinic", "shop", 5)], amendments=[{"id": "a1", "title": {}}]
    )
    assert documents(kept) == ("agreement", "work_plan", "contract.c1", "amendment.a1")


@pytest.mark.parametrize("document", documents(example()))
def test_every_document_of_the_demonstration_is_ready_to_be_signed(document: str) -> None:
    found = signable(example(), document)
    assert [(fault.where(), fault.key) for fault in unready(found)] == []


@pytest.mark.parametrize("document", documents(example()))
def test_a_document_reads_back_equal(document: str) -> None:
    found = signable(example(), document)
    assert read(Signable, found.plain()) == found


@pytest.mark.parametrize("document", ["contract.none", "amendment.none", "letter", ""])
def test_a_document_that_there_is_not_is_refused(document: str) -> None:
    with pytest.raises(LookupError):
        signable(example(), document)


def test_the_agreement_goes_who_why_what_how_what_if() -> None:
    ids = [article.id for article in signable(example(), "agreement").articles]
    order = (
        "partner.DSD",
        "partner.HH",
        "library.representatives",
        "library.vision",
        "library.mission",
        "brings.WFP",
        "library.governance",
        "body.steering",
        "library.joining",
    )
    places = [ids.index(id) for id in order]
    assert places == sorted(places)


def test_nine_sign_and_those_who_cannot_or_do_not_are_left_out() -> None:
    signers = signable(example(), "agreement").signers
    assert [signer.id for signer in signers] == [
        "DSD", "MOE", "MOH", "WFP", "UNI", "SUN", "SAR", "SMC", "APP",
    ]  # fmt: skip


def test_a_contract_is_signed_by_its_two_parties_alone() -> None:
    assert [s.id for s in signable(example(), "contract.c1").signers] == ["WFP", "SAR"]


def test_a_partner_that_has_left_neither_signs_nor_stands_in_the_agreement() -> None:
    kept = sheet(partners=[partner("clinic"), partner("shop", left="2024-03-01")])
    found = signable(kept, "agreement")
    assert [s.id for s in found.signers] == ["clinic"]
    assert "partner.shop" not in [article.id for article in found.articles]


@pytest.mark.parametrize("language", CODES)
def test_a_contract_says_its_amount_alike_in_every_language(language: str) -> None:
    assert words(signable(example(), "contract.c1"), "amount", language) == "LKR 30,000,000.00"


def test_the_agreement_says_what_each_brings_and_never_prices_what_is_in_kind() -> None:
    found = signable(example(), "agreement")
    assert words(found, "brings.WFP") == "In cash: LKR 313,800,000.00."
    assert words(found, "brings.HH") == "In kind: Garden labour, 30,000 garden-days of households."
    assert "20,000,000" not in words(found, "brings.APP")


def test_the_decision_rule_is_in_the_agreement_with_votes_and_vetoes() -> None:
    assert words(signable(example(), "agreement"), "body.steering") == (
        "Consensus first. Without it by the second meeting, votes decide. "
        "A motion passes with 8 of 11 votes: Department of Samurdhi Development (DSD) 2, "
        "Ministry of Education (MOE) 1, Ministry of Health (MOH) 1, World Food Programme (WFP) 2, "
        "UNICEF (UNI) 1, Sarvodaya (SAR) 1, SUN People's Forum (SUN PF) + Households (SUN+HH) 2, "
        "National supermarket chain (SMC) 1. "
        "On Household data, nothing is decided against SUN+HH."
    )


def test_the_work_plan_says_lead_days_and_who_pays() -> None:
    assert words(signable(example(), "work_plan"), "activity.A4") == (
        "Lead: Sarvodaya. From 2024-02-01 to 2025-09-30. Budget: LKR 60,000,000.00. "
        "World Food Programme: LKR 30,000,000.00. National supermarket chain: LKR 30,000,000.00."
    )


def test_a_signer_is_one_organisation_whatever_the_language_that_names_it() -> None:
    signer = signable(example(), "agreement").signers[0]
    assert signer.organisation == "Department of Samurdhi Development"
    told = signer.said("ta")
    assert (told.id, told.organisation) == ("DSD", "சமுர்த்தி அபிவிருத்தித் திணைக்களம்")


def test_a_name_that_is_alike_in_every_language_is_signed_as_plain_text() -> None:
    signer = signable(sheet(), "agreement").signers[0]
    assert (signer.name, signer.spoken.name) == ("Head of clinic", Text())


def test_a_plain_name_of_an_older_book_stands_for_every_language() -> None:
    row = sheet().partners[0]
    assert row.representative == Text(en="Head of clinic", si="Head of clinic", ta="Head of clinic")


def test_an_authority_in_one_language_is_told_in_every_clause() -> None:
    kept = sheet(partners=[partner("clinic", authority={"en": "By office"}), partner("shop")])
    assert words(signable(kept, "agreement"), "partner.clinic", "si").endswith("By office.")


@pytest.mark.parametrize(
    ("document", "parts"),
    [
        ("agreement", ["Who", "Why", "What", "How", "What if"]),
        ("work_plan", ["Activities", "Milestones", "Indicators"]),
        ("contract.c1", []),
    ],
)
def test_a_document_is_signed_with_the_headings_of_its_parts(
    document: str, parts: list[str]
) -> None:
    assert [part.heading.en for part in signable(example(), document).parts] == parts


@pytest.mark.parametrize("language", CODES)
def test_the_parts_are_called_as_on_every_other_page(language: str) -> None:
    voice = toolbox.voice(language)
    for part in PARTS:
        assert getattr(phrases()[f"part_{part}"], language) == voice(f"agreement.part.{part}")


def test_a_milestone_and_an_indicator_are_headed_by_what_they_are() -> None:
    found = {one.id: one for one in signable(example(), "work_plan").articles}
    milestone, indicator = (
        next(one for id, one in found.items() if id.startswith(f"{kind}."))
        for kind in ("milestone", "indicator")
    )
    assert (milestone.heading.en, milestone.words.en) == (
        "Steward chosen by households", "Due: 2024-03-31.",
    )  # fmt: skip
    assert (indicator.heading.en, indicator.words.en) == (
        "Households at acceptable food consumption",
        "From 0 to 10,500 households. Due: 2025-12-31.",
    )


def test_versions_are_counted_on_from_the_last() -> None:
    kept = example()
    first = signable(kept, "agreement")
    row = {"id": "v1", "document": "agreement", "signable": first.with_(version=4).plain()}
    again = kept.with_(versions=[row])
    assert (first.version, signable(again, "agreement").version) == (1, 5)
    assert signable(again, "work_plan").version == 1


@pytest.mark.parametrize("key", sorted(phrases()))
def test_a_phrase_has_the_same_places_in_every_language(key: str) -> None:
    import string

    places = [
        {name for _, name, _, _ in string.Formatter().parse(getattr(phrases()[key], code)) if name}
        for code in CODES
    ]
    assert places[0] == places[1] == places[2]


def test_a_phrase_is_silent_in_a_language_in_which_its_value_has_no_words() -> None:
    assert phrase("lead", name=Text(en="Clinic")) == Text(en="Lead: Clinic.")


@pytest.mark.parametrize(
    ("amount", "places", "said"),
    [(0, 2, "LKR 0.00"), (5, 2, "LKR 0.05"), (123456789, 2, "LKR 1,234,567.89"), (7, 0, "LKR 7")],
)
def test_a_sum_is_written_to_the_last_small_unit(amount: int, places: int, said: str) -> None:
    assert sum_of(Money(amount, "LKR"), places) == said


def test_an_empty_sheet_has_an_agreement_with_nothing_in_it() -> None:
    found = signable(Sheet(), "agreement")
    assert (found.articles, found.signers) == ((), ())
