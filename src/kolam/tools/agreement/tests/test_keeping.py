"""Whose hand may change what: versions by the program alone, a decision by its own partner."""

from typing import Any

import pytest

from kolam.tools.agreement.keeping import faults
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.signable import signable
from kolam.tools.agreement.tests.situations import contract, go, partner, sheet

SEATED = [partner("clinic", organisation="o1"), partner("shop", organisation="o2")]


def seated(**more: Any) -> Sheet:
    return sheet(**{"partners": SEATED, **more})


def version(kept: Sheet, **more: Any) -> dict[str, Any]:
    return {
        "id": "v1",
        "document": "agreement",
        "signable": signable(kept, "agreement").plain(),
        **more,
    }


def told(before: Sheet, after: Sheet, owner: str = "", *, host: bool = False) -> list[str]:
    return [f"{f.where()}: {f.key}" for f in faults(before, after, owner, host=host)]


@pytest.mark.parametrize("host", [True, False])
def test_nobody_types_a_version_or_changes_or_removes_one(host: bool) -> None:
    plain = seated()
    put_up = seated(versions=[version(plain)])
    other = seated(versions=[version(plain, made="2024")])
    assert told(plain, put_up, "o1", host=host) == ["versions.0: only_the_program"]
    assert told(put_up, other, "o1", host=host) == ["versions.0: only_the_program"]
    assert told(put_up, plain, "o1", host=host) == ["versions.0: only_the_program"]


def test_nobody_adds_a_receipt_by_hand() -> None:
    hexes = "0" * 64
    receipt = {
        "id": "r", "signer": "clinic", "typed": "Me", "how": "account",
        "when": "2024-02-01T10:00:00Z", "document": hexes, "key": hexes,
    }  # fmt: skip
    plain = seated()
    bare, forged = version(plain), version(plain, receipts=[receipt])
    changed = told(seated(versions=[bare]), seated(versions=[forged]), "o1", host=True)
    assert changed == ["versions.0: only_the_program"]


def test_a_whole_book_in_an_empty_sheet_keeps_its_versions() -> None:
    full = seated(versions=[version(seated())])
    assert told(Sheet(), full, host=True) == []


def test_other_edits_leave_versions_alone() -> None:
    kept = seated(versions=[version(seated())])
    more = kept.with_(contracts=[contract("c1", "clinic", "shop", 5)])
    assert told(kept, more, "o1") == []


def test_a_partner_releases_its_own_decision_and_no_other() -> None:
    before = seated(decisions=[])
    own, other = seated(decisions=[go("clinic")]), seated(decisions=[go("shop")])
    assert told(before, own, "o1") == []
    assert told(before, other, "o1") == ["decisions.0.decided: not_your_decision"]
    assert told(own, before, "o2") == ["decisions.0.decided: not_your_decision"]


def test_a_host_writes_down_a_decision_only_where_no_organisation_speaks() -> None:
    before = sheet(partners=[SEATED[0], partner("shop")], decisions=[])
    after = before.with_(decisions=[go("clinic"), go("shop")])
    assert told(before, after, host=True) == ["decisions.0.decided: not_your_decision"]
    assert told(before, after) == [
        "decisions.0.decided: not_your_decision",
        "decisions.1.decided: not_your_decision",
    ]


def test_a_host_cannot_take_an_organisation_off_to_write_its_decision() -> None:
    before = seated(decisions=[])
    after = sheet(partners=[partner("clinic"), SEATED[1]], decisions=[go("clinic")])
    assert told(before, after, host=True) == ["decisions.0.decided: not_your_decision"]


def test_day_languages_and_seats_are_the_hosts_to_set() -> None:
    before = seated()
    after = seated(
        signing="2024-03-01",
        languages=["en"],
        partners=[partner("clinic", organisation="o9"), SEATED[1]],
    )
    assert told(before, after, "o1") == [
        "signing: not_a_partners",
        "languages: not_a_partners",
        "partners.0.organisation: not_a_partners",
    ]
    assert told(before, after, host=True) == []


def test_a_partner_cannot_take_another_out() -> None:
    before = seated(activities=[], contributions=[], decisions=[])
    after = before.with_(partners=before.partners[:1])
    assert told(before, after, "o1") == ["partners: not_a_partners"]


def test_clauses_and_comments_are_everybodys() -> None:
    clause = {"id": "c", "part": "how", "words": {"en": "We meet."}}
    assert told(seated(), seated(clauses=[clause])) == []
