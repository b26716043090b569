"""Lines of keys: a key with those before it, each of which sealed the one after it.

Where a receipt or a file carries one and is sealed by its latest key, that key's holder and each
of the earlier ones say the same: the keys are of one hand.
"""

from collections.abc import Iterable, Iterator, Sequence

from kolam.core.signable import Receipt
from kolam.store.sealing.keys import genuine, keys_before
from kolam.store.sealing.receipts import is_genuine
from kolam.store.sealing.seal import Seal

Line = tuple[str, ...]


def line_of(key: str, handed: str) -> Line:
    """A key and those before it, the latest first; the key alone where the chain is forged."""
    try:
        return (key, *keys_before(key, handed))
    except ValueError:
        return (key,)


def lines_of(receipts: Iterable[Receipt]) -> tuple[Line, ...]:
    """The lines that genuine receipts carry."""
    return tuple(line_of(one.key, one.handed) for one in receipts if is_genuine(one))


def line_of_file(seal: Seal) -> Line:
    """The line of the key that sealed a file; empty where it did not."""
    key = seal.word("key")
    return line_of(key, seal.handed) if genuine(key, seal.word("sign"), seal.covered) else ()


def of_one_hand(keys: Iterable[str], lines: Sequence[Line]) -> frozenset[str]:
    """These keys, and all that stand in one line with any of them."""
    found = set(keys)
    while more := {key for line in lines if found & set(line) for key in line} - found:
        found |= more
    return frozenset(found)


def forged(receipts: Iterable[Receipt]) -> Iterator[Receipt]:
    """The receipts that carry a handover which was never sealed."""
    for one in receipts:
        if one.handed and line_of(one.key, one.handed) == (one.key,):
            yield one
