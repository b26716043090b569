"""Checks of a document and its receipts: its clauses, its languages, and who acted in what turn."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Any, Literal

from kolam.core.record import Row, Text
from kolam.core.sentence import Word
from kolam.core.signable import Receipt, Signable, Signer, numbers
from kolam.core.signing import mark, refusal, standing, unready
from kolam.store.sealing.invented import invented_key
from kolam.store.sealing.keys import grouped
from kolam.store.sealing.lines import Line, forged, lines_of, of_one_hand
from kolam.store.sealing.receipts import digest, is_genuine, shown
from kolam.store.sealing.signed import Signed, TakenHome
from kolam.store.sealing.telling import Check, FaultSaid, Known, Moment, check


def of_document(
    signed: Signed,
    keys: Sequence[str],
    home: Sequence[TakenHome],
    *,
    final: bool,
    sealed: Line = (),
) -> Iterator[Check]:
    """Every check that a document with its receipts allows, in the order of reading.

    `sealed` is the line of the key that sealed the file around them.
    """
    document, receipts = signed.document, signed.receipts
    yield from _clauses(document, receipts)
    yield from _languages(document)
    for number, receipt in enumerate(receipts):
        yield from _receipt(document, receipts[:number], receipt)
    yield _ended(document, receipts, final=final)
    lines = (*lines_of(receipts), sealed)
    yield from _handed(receipts, lines)
    yield from _pinned(receipts, of_one_hand(keys, lines)) if keys else _keys(receipts, lines)
    held = {digest(receipt) for receipt in receipts}
    for one in home:
        same = digest(one.receipt) in held and is_genuine(one.receipt)
        place, when = f"receipts.{one.receipt.id}", Moment(one.receipt.when)
        yield check("home", place, same, name=one.name, when=when)


def _clauses(document: Signable, receipts: Sequence[Receipt]) -> Iterator[Check]:
    """Whether every clause is as it was opened for signing, and the whole as it was signed."""
    wrong = [a for a in document.articles if a.mark and a.mark != mark(a)]
    cited = numbers(document)
    for article in wrong:
        values = {"id": article.id, "number": cited[article.id]}
        yield check("clause", f"articles.{article.id}", False, **values)
    same = all(receipt.document == digest(document) for receipt in receipts)
    yield check(
        "document",
        "document",
        same and not wrong,
        title=document.title,
        version=document.version,
        n=len(document.articles),
        digest=digest(document),
    )


def _languages(document: Signable) -> Iterator[Check]:
    found = tuple(unready(document))
    for fault in found:
        place = f"document.{_where(document, fault.place)}"
        yield check("languages", place, False, fault=FaultSaid(fault))
    if not found:
        words = tuple(Word(f"language.{code}") for code in document.languages)
        yield check("languages", "document", True, languages=words)


def _where(held: Any, place: tuple[str | int, ...]) -> str:
    """A place with the ids of rows instead of their numbers."""
    named = []
    for part in place:
        held = held[part] if isinstance(part, int) else getattr(held, part, None)
        named.append(held.id if isinstance(held, Row) else str(part))
    return ".".join(named)


def _receipt(document: Signable, earlier: Sequence[Receipt], receipt: Receipt) -> Iterator[Check]:
    """A receipt by itself, in the chain and in its turn; whatever is wrong with it, each once."""
    place = f"receipts.{receipt.id}"
    values = _who(document, receipt)
    wrong = {
        "receipt_changed": not is_genuine(receipt),
        "other_document": receipt.document != digest(document),
        "chain": receipt.before != (digest(earlier[-1]) if earlier else ""),
    }
    for name in (name for name, found in wrong.items() if found):
        yield check(name, place, False, **values)
    if fault := refusal(document, earlier, receipt.act, receipt.signer):
        yield check("turn", place, False, **values, fault=FaultSaid(fault))
    elif not any(wrong.values()):
        yield check(receipt.act, place, True, **values)


def _who(document: Signable, receipt: Receipt) -> dict[str, Any]:
    signer = next((one for one in document.signers if one.id == receipt.signer), None)
    return {
        "name": _called(signer, "name") if signer else receipt.typed,
        "typed": receipt.typed,
        "organisation": _called(signer, "organisation") if signer else "",
        "authority": _called(signer, "authority") if signer else "",
        "when": Moment(receipt.when),
        "how": Known(receipt.how, receipt.through),
        "receipt": receipt.id,
        "shown": shown(receipt),
    }


def _called(signer: Signer, part: Literal["organisation", "name", "authority"]) -> str | Text:
    """What each language calls it, where one of them has words of its own."""
    spoken: Text = getattr(signer.spoken, part)
    return spoken if any(spoken.plain().values()) else str(getattr(signer, part))


def _ended(document: Signable, receipts: Sequence[Receipt], *, final: bool) -> Check:
    stands = standing(document, receipts)
    names = {signer.id: _called(signer, "name") for signer in document.signers}
    left = tuple(names[id] for id in (*stands.now, *stands.later))
    values = {"n": len(stands.signed), "all": len(names), "left": left}
    if stands.state == "complete":
        return check("complete", "receipts", True, **values)
    name = "complete" if stands.state == "open" else f"ended_{stands.state}"
    return check(name, "receipts", False if final else None, **values)


def _handed(receipts: Sequence[Receipt], lines: Sequence[Line]) -> Iterator[Check]:
    """How the keys follow from each other, and whether a handover was never sealed."""
    for receipt in forged(receipts):
        place = f"receipts.{receipt.id}.handed"
        yield check("handed", place, False, receipt=receipt.id, keys=(grouped(receipt.key),))
    longest = max(lines, key=len, default=())
    if len(longest) > 1:
        keys = tuple(grouped(key) for key in reversed(longest))
        yield check("handed", "receipts", True, keys=keys, receipt="")


def _pinned(receipts: Sequence[Receipt], keys: Collection[str]) -> Iterator[Check]:
    """Whether only the keys that were asked for, or that follow from them, sealed the receipts."""
    strangers = [receipt for receipt in receipts if receipt.key not in keys]
    for receipt in strangers:
        place = f"receipts.{receipt.id}.key"
        yield check("pinned", place, False, keys=(grouped(receipt.key),))
    if not strangers:
        found = dict.fromkeys(receipt.key for receipt in receipts)
        yield check("pinned", "receipts", True, keys=tuple(grouped(key) for key in found or keys))


def _keys(receipts: Sequence[Receipt], lines: Sequence[Line]) -> Iterator[Check]:
    """Whether one server sealed what servers seal; whose key it is, the file cannot say."""
    served = [receipt for receipt in receipts if receipt.how != "key"]
    for old, new in pairwise(served):
        if new.key not in of_one_hand([old.key], lines):
            both = (grouped(old.key), grouped(new.key))
            yield check("other_key", f"receipts.{new.id}.key", False, receipt=new.id, keys=both)
    found = dict.fromkeys(receipt.key for receipt in receipts)
    if invented_key().public in found:
        yield check("invented", "receipts", None)
    if found:
        yield check("pinned", "receipts", None, keys=tuple(grouped(key) for key in found))
