"""What pages of signing show: a version in the reader's language, its signers, its receipts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kolam.core.signable import Receipt, Version, numbered
from kolam.core.signing import Standing, standing
from kolam.core.voice import NAMES, Voice
from kolam.store.sealing.keys import grouped
from kolam.store.sealing.receipts import digest, shown
from kolam.store.sealing.telling import Known, Moment


@dataclass(frozen=True)
class Shown:
    """A version as one page shows it, in one of its languages."""

    version: Version
    voice: Voice
    asked: str = ""

    @property
    def language(self) -> str:
        """The language that was asked for, else the reader's, else the document's first."""
        known = self.version.signable.languages
        wanted = (code for code in (self.asked, self.voice.language) if code in known)
        return next(wanted, known[0] if known else "en")

    @property
    def languages(self) -> list[tuple[str, str]]:
        """The languages that the document can be read in."""
        return [(code, NAMES.get(code, code)) for code in self.version.signable.languages]

    @property
    def title(self) -> str:
        """The document's title in the language that is shown."""
        return self.version.signable.title.said(self.language)

    @property
    def digest(self) -> str:
        """The SHA-256 of the document, as receipts hold it."""
        return digest(self.version.signable)

    @property
    def short(self) -> str:
        """The same as people read it aloud."""
        return grouped(self.digest)

    @property
    def stands(self) -> Standing:
        """Who has signed and who may sign now."""
        return standing(self.version.signable, self.version.receipts)

    @property
    def chapters(self) -> list[dict[str, Any]]:
        """Every clause with its number, part by part, in the language that is shown."""
        return [
            {
                "number": chapter.number,
                "heading": chapter.heading.said(self.language),
                "articles": [
                    {
                        "id": row.id,
                        "number": number,
                        "heading": row.heading.said(self.language),
                        "words": row.words.said(self.language),
                    }
                    for number, row in chapter.articles
                ],
            }
            for chapter in numbered(self.version.signable)
        ]

    @property
    def signers(self) -> list[dict[str, Any]]:
        """Every signer with where they stand, in the order of turns."""
        done = {r.signer: r for r in self.version.receipts if r.act == "signed"}
        stands = self.stands
        return [
            {
                "row": signer.said(self.language),
                "place": "signed"
                if signer.id in done
                else "now"
                if signer.id in stands.now
                else "later",
                "receipt": told(done[signer.id], self.voice) if signer.id in done else None,
            }
            for signer in sorted(self.version.signable.signers, key=lambda one: one.turn)
        ]

    @property
    def ended(self) -> dict[str, Any] | None:
        """The receipt that ended the version before all had signed, if one did."""
        last = next((r for r in self.version.receipts if r.act != "signed"), None)
        return told(last, self.voice) if last else None


def told(receipt: Receipt, voice: Voice) -> dict[str, Any]:
    """A receipt in words."""
    return {
        "row": receipt,
        "when": Moment(receipt.when).said(voice),
        "how": Known(receipt.how, receipt.through).said(voice),
        "shown": shown(receipt),
        "key": grouped(receipt.key),
    }


def alike(typed: str, name: str) -> bool:
    """Whether a typed name is the signer's, whatever its spaces, points and capitals."""
    return _plain(typed) == _plain(name)


def _plain(name: str) -> Sequence[str]:
    return name.casefold().replace(".", " ").split()
