"""Signing: who may sign a document now, in what order, and what must be right before anyone does.

Pure: a document and the receipts that there are say everything.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kolam.core.fault import Fault
from kolam.core.languages import figures, in_other_script, turns
from kolam.core.record import Text, fingerprint
from kolam.core.signable import Act, Article, Receipt, Signable, Signer, Version
from kolam.core.voice import NAMES

State = Literal["open", "complete", "declined", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a document stands: its state, who has signed, who may sign now, who must wait.

    `turn` is the turn that is under way, None where nobody signs any more.
    """

    state: State
    turn: int | None
    signed: tuple[str, ...]
    now: tuple[str, ...]
    later: tuple[str, ...]


def standing(document: Signable, receipts: Sequence[Receipt]) -> Standing:
    """Where a document stands after these receipts, in order."""
    done = {receipt.signer for receipt in receipts if receipt.act == "signed"}
    signed = tuple(signer.id for signer in document.signers if signer.id in done)
    left = [signer for signer in document.signers if signer.id not in done]
    ended = next((receipt.act for receipt in receipts if receipt.act != "signed"), None)
    if ended == "declined" or ended == "withdrawn":
        return Standing(ended, None, signed, (), ())
    if not left:
        return Standing("complete", None, signed, (), ())
    turn = min(signer.turn for signer in left)
    now = tuple(signer.id for signer in left if signer.turn == turn)
    return Standing("open", turn, signed, now, tuple(s.id for s in left if s.id not in now))


def refusal(
    document: Signable, receipts: Sequence[Receipt], act: Act, signer: str = ""
) -> Fault | None:
    """Why this cannot be done now, or None where it can.

    Signing waits for the turn. Declining does not: nobody waits in vain for who will not sign.
    """
    stands = standing(document, receipts)
    if stands.state != "open":
        return Fault((), f"signing_{stands.state}")
    if act == "withdrawn":
        return None
    row = next((one for one in document.signers if one.id == signer), None)
    if row is None:
        return Fault((), "no_such_signer", {"id": signer[:64]})
    if signer in stands.signed:
        return Fault((), "already_signed", {"name": row.name})
    if act == "signed" and signer not in stands.now:
        names = [one.name for one in document.signers if one.id in stands.now]
        return Fault((), "not_your_turn", {"name": row.name, "first": ", ".join(names)})
    return None


def open_version(versions: Iterable[Version], name: str) -> Version | None:
    """The version of the document of this name that is open for signing, if one is."""
    for version in versions:
        stands = standing(version.signable, version.receipts)
        if version.document == name and stands.state == "open":
            return version
    return None


def unopenable(versions: Sequence[Version], name: str, document: Signable) -> tuple[Fault, ...]:
    """Everything that keeps a new version of a document from being opened, at once."""
    found = list(unready(document))
    if still := open_version(versions, name):
        found.append(Fault(("version",), "still_open", {"version": still.signable.version}))
    last = max((v.signable.version for v in versions if v.document == name), default=0)
    if document.version <= last:
        found.append(Fault(("version",), "version_not_newer", {"version": last}))
    return tuple(found)


def marked(document: Signable) -> Signable:
    """The document with the fingerprint of every article's words in its `mark`."""
    return document.with_(articles=[a.with_(mark=mark(a)) for a in document.articles])


def mark(article: Article) -> str:
    """The fingerprint of an article's part and words; a changed article is found by it."""
    return fingerprint(article.with_(mark=""), unless_blank=("part",))


def unready(document: Signable) -> Iterator[Fault]:
    """What must be mended before anyone signs: signers, and languages that say different things."""
    if not document.articles:
        yield Fault(("articles",), "too_few", {"limit": 1})
    if not document.signers:
        yield Fault(("signers",), "no_signers")
    unknown = [code for code in document.languages if code not in Text.languages]
    if unknown or not document.languages:
        yield Fault(("languages",), "language_unknown", {"word": ", ".join(unknown)[:60]})
    for number, signer in enumerate(document.signers):
        yield from (fault.inside("signers", number) for fault in _unable(signer))
    known = [code for code in Text.languages if code in document.languages]
    if document.articles and known:
        yield from (f.inside("title") for f in _speech(document.title, known, "title"))
    for number, article in enumerate(document.articles):
        yield from (f.inside("articles", number) for f in _differing(article, known))


def _unable(signer: Signer) -> Iterator[Fault]:
    for field in ("organisation", "name", "authority"):
        if turns(getattr(signer, field)):
            yield Fault((field,), "hidden_direction", {"id": signer.id})
    if not signer.name.strip():
        yield Fault(("name",), "no_name")
    if not signer.authority.strip():
        name = signer.name.strip() or signer.organisation
        yield Fault(("authority",), "no_authority", {"name": name})


def _differing(article: Article, known: Sequence[str]) -> Iterator[Fault]:
    headed = any(getattr(article.heading, code).strip() for code in known)
    for name, text in (("heading", article.heading), ("words", article.words)):
        if name == "words" or headed:
            yield from (f.inside(name) for f in _speech(text, known, _called(article, known)))


def _called(article: Article, known: Sequence[str]) -> str:
    """What people know an article by: its heading in the first language that has one."""
    headings = (getattr(article.heading, code).strip() for code in known)
    return next(filter(None, headings), article.id)


def _speech(text: Text, known: Sequence[str], id: str) -> Iterator[Fault]:
    """Where a language is missing, is written in another's script, or has other figures."""
    said = {code: getattr(text, code) for code in known}
    for code, words in said.items():
        if not words.strip():
            yield Fault((code,), "language_missing", {"id": id, "language": NAMES[code]})
        elif in_other_script(words, code):
            yield Fault((code,), "wrong_language", {"id": id})
        if turns(words):
            yield Fault((code,), "hidden_direction", {"id": id})
    found = {code: Counter(figures(words)) for code, words in said.items() if words.strip()}
    if any(numbers != next(iter(found.values())) for numbers in found.values()):
        told = "; ".join(f"{code}: {', '.join(figures(said[code])) or '-'}" for code in found)
        yield Fault((), "numbers_differ_by_language", {"id": id, "numbers": told[:300]})
