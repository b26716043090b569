"""Wording: what keeps the language versions of a document from saying the same, with its place."""

from kolam.core.fault import Fault, Place
from kolam.core.signable import Signable
from kolam.core.signing import unready
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.signable import documents, kind_of, signable

#: In which list the row stands that an article is made of, by how the article's id begins.
TABLES = {
    "partner": "partners",
    "leaves": "partners",
    "brings": "contributions",
    "body": "bodies",
    "activity": "activities",
    "milestone": "milestones",
    "indicator": "indicators",
}
#: In which list the row stands that a whole document is made of.
DOCUMENTS = {"contract": "contracts", "amendment": "amendments"}
#: Which list is to be filled where a document has nothing of a kind.
LISTS: dict[Place, Place] = {("signers",): ("partners",), ("articles",): ("clauses",)}
#: A document without articles or signers is not begun; that is no fault of its words.
NOT_BEGUN = frozenset({"too_few", "no_signers"})


def wording_faults(sheet: Sheet) -> tuple[Fault, ...]:
    """What must be mended before anyone signs, in every document that has been begun.

    Missing languages, words in another script than their language's, figures that are not the same
    in all languages, signers without a name or an authority. Each once, at the row it comes from.
    """
    found: dict[tuple[Place, str, str], Fault] = {}
    for document in documents(sheet):
        words = signable(sheet, document)
        for fault in unready(words) if words.articles else ():
            if fault.key not in NOT_BEGUN:
                place = place_of(sheet, document, words, fault.place)
                found.setdefault(
                    (place, fault.key, str(fault.values)), Fault(place, fault.key, fault.values)
                )
    return tuple(found.values())


def place_of(sheet: Sheet, document: str, words: Signable, place: Place) -> Place:
    """The place in the sheet that a place in a document comes from."""
    if place[:1] == ("version",):
        return ()
    if place[:1] == ("languages",):
        return place
    if place in LISTS:
        return LISTS[place]
    if place[:1] == ("signers",) and isinstance(at := place[1], int):
        field = {"name": "representative", "organisation": "name"}.get(str(place[-1]), "authority")
        return (*_row(sheet, "partners", words.signers[at].id), field)
    if place[:1] == ("articles",) and isinstance(at := place[1], int):
        return _article(sheet, document, words.articles[at].id, place[2:])
    kind, id = kind_of(document)
    return (*_row(sheet, DOCUMENTS[kind], id), "title") if kind in DOCUMENTS else ("title",)


def _article(sheet: Sheet, document: str, id: str, inside: Place) -> Place:
    for number, row in enumerate(sheet.clauses):
        if row.id == id:
            return ("clauses", number, *inside)
    begins, _, rest = id.partition(".")
    if begins in TABLES:
        place = _row(sheet, TABLES[begins], rest)
        # A partner's article is headed by its name; other words of it are made of several fields.
        is_name = begins == "partner" and inside[:1] == ("heading",)
        return (*place, "name", *inside[1:]) if is_name and len(place) > 1 else place
    kind, id = kind_of(document)
    return _row(sheet, DOCUMENTS[kind], id) if kind in DOCUMENTS else ()


def _row(sheet: Sheet, table: str, id: str) -> Place:
    rows = enumerate(getattr(sheet, table))
    named = (n for n, row in rows if id in (row.id, getattr(row, "partner", None)))
    return (table, *list(named)[:1])
