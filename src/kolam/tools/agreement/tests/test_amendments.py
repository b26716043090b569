"""Amendments: new words, clauses that go and are cited as they were signed, and who leaves."""

from kolam import toolbox
from kolam.core.record import Text
from kolam.tools.agreement.analysis import analyse
from kolam.tools.agreement.choices import CHOICES
from kolam.tools.agreement.doubts import doubts
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.signable import signable
from kolam.tools.agreement.tests.situations import example, sheet
from kolam.tools.agreement.tests.test_leaving import signed


def test_an_amendment_has_why_the_new_words_what_goes_and_who_leaves() -> None:
    kept = example()
    signed = {
        "id": "v1",
        "document": "agreement",
        "signable": signable(kept, "agreement").plain(),
    }
    gone = [row for row in kept.clauses if row.id != "library.joining"]
    partners = [row.with_(left="2024-06-30") if row.id == "APP" else row for row in kept.partners]
    change = {
        "id": "a1",
        "title": {"en": "First"},
        "why": {"en": "The company leaves."},
        "clauses": ["library.leaving"],
        "removed": ["library.joining"],
        "leaving": ["APP"],
    }
    found = signable(
        kept.with_(clauses=gone, partners=partners, versions=[signed], amendments=[change]),
        "amendment.a1",
    )
    assert [
        (a.id, a.heading.en, a.words.en) for a in found.articles if a.id != "library.leaving"
    ] == [
        ("why", "Why the agreement changes", "The company leaves."),
        ("library.joining", "Joining", "This clause is taken out."),
        (
            "leaves.APP",
            "App designer company",
            "App designer company leaves the partnership on 2024-06-30.",
        ),
    ]
    assert "APP" not in [signer.id for signer in found.signers]


def test_an_amendment_cites_clauses_by_their_number_in_what_everybody_signed() -> None:
    clauses = [
        {
            "id": id,
            "part": "how",
            "heading": {"en": id, "si": id, "ta": id},
            "words": {"en": "New."},
        }
        for id in ("votes", "money")
    ]
    kept = sheet(clauses=clauses)
    version = signed(kept, "agreement", "clinic", "shop")
    change = {"id": "a1", "title": {}, "clauses": ["money"], "removed": ["votes"]}
    after = sheet(clauses=clauses[1:], versions=[version], amendments=[change])
    told = signable(after, "amendment.a1").articles
    assert [(one.id, one.heading.en) for one in told] == [
        ("money", "Clause 3.2: money"),
        ("votes", "Clause 3.1: votes"),
    ]


def amending(removed: list[str], heading: dict[str, str]) -> Sheet:
    """One clause signed by everybody and gone from the sheet, and an amendment that removes it."""
    words = {"en": "Votes are" + " counted openly" * 9, "si": "ඡන්ද ගණනය කෙරේ.", "ta": "வாக்குகள்."}
    kept = sheet(clauses=[{"id": "votes", "part": "how", "heading": heading, "words": words}])
    version = signed(kept, "agreement", "clinic", "shop")
    change = {"id": "a1", "title": {}, "removed": removed}
    # Put up again with another title, and not signed: what was signed is what is taken out.
    other = kept.with_(clauses=[kept.clauses[0].with_(heading=Text(en="Ballots"))])
    again = {"id": "v2", "document": "agreement", "signable": signable(other, "agreement").plain()}
    return sheet(versions=[version, again], amendments=[change])


def test_a_clause_that_is_taken_out_is_named_in_each_language_as_it_was_signed() -> None:
    titled = amending(["votes"], {"en": "Votes", "si": "ඡන්ද", "ta": "வாக்குகள்"})
    (one,) = signable(titled, "amendment.a1").articles
    assert one.heading == Text(en="Clause 3.1: Votes", si="3.1 වගන්තිය: ඡන්ද", ta="பிரிவு 3.1: வாக்குகள்")


def test_a_clause_without_a_title_is_named_by_how_it_began() -> None:
    (one,) = signable(amending(["votes"], {"si": "ඡන්ද"}), "amendment.a1").articles
    begun = "Votes are" + " counted openly" * 4 + " …"
    assert one.heading == Text(
        en=f"Clause 3.1: {begun}", si="3.1 වගන්තිය: ඡන්ද", ta="பிரிவு 3.1: வாக்குகள்."
    )


def test_the_clauses_that_may_be_taken_out_are_those_that_were_signed() -> None:
    titled = amending([], {"en": "Votes", "si": "ඡන්ද", "ta": "வாக்குகள்"})
    offered = CHOICES["@clauses_signed"]
    assert offered(titled, toolbox.voice("en")) == [("votes", "3.1 Votes")]
    assert offered(titled, toolbox.voice("ta")) == [("votes", "3.1 வாக்குகள்")]
    assert offered(sheet(), toolbox.voice("en")) == []


def test_what_nobody_signed_cannot_be_taken_out() -> None:
    kept = amending(["votes", "vote"], {"en": "Votes"})
    told = [(f.where(), f.key, f.values) for f in doubts(analyse(kept, {}), "amendment.a1")]
    assert told == [("amendments.0.removed", "removed_unknown", {"id": "vote"})]
    assert [one.heading.ta for one in signable(kept, "amendment.a1").articles][1] == "vote"
