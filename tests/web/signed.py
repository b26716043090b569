"""The demonstration's agreement, put up and signed by everybody, one of them by a link."""

from kolam.core.signable import Version
from kolam.store.sealing.receipts import digest
from kolam.web.demo import Demo
from kolam.web.models import Partnership
from kolam.web.signing import acting, links

TOOL = "agreement"
#: The token of the link that one signer signed by.
TOKENS: list[str] = []


def sign_all(built: Demo) -> None:
    """Put the agreement up and sign it, turn by turn."""
    by, partnership = built.facilitator, built.partnership
    id = acting.open_for_signing(partnership, TOOL, "agreement", who=by)
    version = acting.find(partnership, id)[2]
    signers = sorted(version.signable.signers, key=lambda one: one.turn)
    asked = links.Asked(partnership, TOOL, id, signers[0], by.first_name, links.new_form())
    TOKENS[:] = [links.make(asked)]
    for signer in signers:
        link = links.find(TOKENS[0]) if signer is signers[0] else None
        wish = acting.Wish(
            act="signed", version=id, seen=digest(version.signable), typed=signer.name,
            how="link" if link else "account", through=by.first_name, signer=signer.id,
            language="en",
        )  # fmt: skip
        acting.act(partnership, TOOL, wish, who=by, link=link)


def version_of(partnership: Partnership) -> Version:
    """The signed version with its receipts."""
    row = partnership.sheets.get(tool=TOOL, owner=None)
    return acting.find(partnership, row.body["versions"][-1]["id"])[2]
