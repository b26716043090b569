"""Clauses cited after signing: by number and title, as they stood in what everybody signed."""

from kolam.core.record import Text
from kolam.core.sentence import begins
from kolam.core.signable import Article, Signable, numbers
from kolam.core.voice import Voice
from kolam.tools.agreement.amendment import last_signed, of, words_of
from kolam.tools.agreement.phrases import alike, phrase, together
from kolam.tools.agreement.sheet import Sheet

#: What an agreement holds beside clauses: articles that other rows make.
MADE = ("partner.", "brings.", "body.")


def amended(sheet: Sheet) -> Signable | None:
    """The agreement that amendments change: as everybody signed it, else as last put up."""
    signed = last_signed(sheet.versions, "agreement")
    last = next(reversed(of(sheet.versions, "agreement")), None)
    version = signed or last
    return words_of(version) if version else None


def title(article: Article) -> Text:
    """What an article is called in each language; where one gave it no heading, how it begins."""
    heading, words = article.heading, article.words
    return Text.model_validate(
        {code: getattr(heading, code) or begins(getattr(words, code)) for code in Text.languages}
    )


def cited(sheet: Sheet, id: str, heading: Text | None = None) -> Text:
    """A clause as everybody knows it: Clause 3.2: Money; `heading` where it gets a new one.

    One that is nowhere in what was signed is told by its id.
    """
    document = amended(sheet)
    found = next((one for one in document.articles if one.id == id), None) if document else None
    if heading is None:
        heading = title(found) if found else alike(id)
    number = _numbers(sheet).get(id)
    return together((phrase("clause", number=number), heading), ": ") if number else heading


def _numbers(sheet: Sheet) -> dict[str, str]:
    """The number of every clause in the last agreement that everybody has signed."""
    signed = last_signed(sheet.versions, "agreement")
    return numbers(words_of(signed)) if signed and words_of(signed).parts else {}


def clauses_signed(sheet: Sheet, voice: Voice) -> list[tuple[str, str]]:
    """The clauses that an amendment may take out: ids, and what a reader knows them by."""
    document = amended(sheet)
    if document is None:
        return []
    number = numbers(document)
    return [
        (one.id, f"{number[one.id]} {title(one).said(voice.language)}")
        for one in document.articles
        if not one.id.startswith(MADE)
    ]
