"""The articles of the partnership agreement: who, why, what, how and what if."""

from collections.abc import Iterator

from kolam.core.clause import Part
from kolam.core.record import Text
from kolam.core.signable import Article
from kolam.tools.agreement.body import Body
from kolam.tools.agreement.clause import PARTS, Clause
from kolam.tools.agreement.contribution import Contribution
from kolam.tools.agreement.money import added
from kolam.tools.agreement.partner import Partner
from kolam.tools.agreement.phrases import alike, ended, phrase, sum_of, together
from kolam.tools.agreement.sheet import Sheet


def agreement_articles(sheet: Sheet) -> Iterator[Article]:
    """Partners, then clauses part by part; what each brings under what, who decides under how."""
    return (one.with_(part=part) for part, one in _by_part(sheet))


def _by_part(sheet: Sheet) -> Iterator[tuple[Part, Article]]:
    here = [row for row in sheet.partners if row.left is None]
    for part in PARTS:
        if part == "who":
            yield from ((part, _partner(sheet, row)) for row in here)
        for clause in sheet.clauses:
            if clause.part == part and not clause.contract:
                yield part, article(clause)
        if part == "what":
            yield from ((part, _brings(sheet, row)) for row in here if _pledged(sheet, row))
        if part == "how":
            yield from ((part, _body(sheet, body)) for body in sheet.bodies)


def article(clause: Clause) -> Article:
    """A clause as it is signed."""
    return Article(id=clause.id, heading=clause.heading, words=clause.words)


def seat_in_full(sheet: Sheet, body: Body, id: str) -> Text:
    """The partners who share a seat, with its short name where it has one: "Growers (GRW)"."""
    seat = next(one for one in body.seats if one.id == id)
    names = [sheet.names[id] for id in seat.partners if id in sheet.names]
    if not names:
        return seat_name(sheet, body, id)
    whole = together(names, " + ")
    short = seat.name and seat.name not in whole.plain().values()
    return together((whole, alike(f"({seat.name})"))) if short else whole


def seat_name(sheet: Sheet, body: Body, id: str) -> Text:
    """What a seat is called: its own short name, else the partners who share it."""
    seat = next(one for one in body.seats if one.id == id)
    if seat.name:
        return alike(seat.name)
    names = (sheet.names[id] for id in seat.partners if id in sheet.names)
    return together(names, " + ") if seat.partners else alike(seat.id)


def _partner(sheet: Sheet, row: Partner) -> Article:
    person = phrase("represented", name=row.representative.filled())
    authority = phrase("authority", authority=row.authority.filled())
    other = phrase("alternate", name=row.alternate.filled())
    parts = [ended(row.legal_status), ended(row.mission), person, authority, other]
    if row.kind == "population_group":
        speaker = sheet.names.get(row.represented_by)
        parts.append(phrase("spoken_for", name=speaker) if speaker else Text())
    if row.kind == "organisation" and not row.signs:
        parts.append(phrase("takes_part"))
    words = together(parts)
    return Article(
        id=f"partner.{row.id}"[:64],
        heading=row.name,
        words=words if any(words.plain().values()) else row.name,
    )


def _pledged(sheet: Sheet, row: Partner) -> list[Contribution]:
    return [one for one in sheet.contributions if one.partner == row.id]


def _brings(sheet: Sheet, row: Partner) -> Article:
    pledged = _pledged(sheet, row)
    cash = added(sheet.money(one.amount, one.currency) for one in pledged if one.kind == "cash")
    sums = ", ".join(sum_of(money, sheet.places(money.currency)) for money in cash)
    in_kind = (phrase("in_kind", what=_in_kind(one)) for one in pledged if one.kind == "in_kind")
    money = (phrase("in_cash", sum=sums),) if sums else ()
    return Article(
        id=f"brings.{row.id}"[:64],
        heading=phrase("brings", name=row.name),
        words=together((*money, *in_kind)),
    )


def _in_kind(one: Contribution) -> Text:
    """What is given, and how much of it where it is counted; never a price."""
    if one.amount is None:
        return one.what
    return together((one.what, together((alike(f"{one.amount:,}"), one.unit))), ", ")


def _body(sheet: Sheet, body: Body) -> Article:
    names = {seat.id: seat_name(sheet, body, seat.id) for seat in body.seats}
    whole = {seat.id: seat_in_full(sheet, body, seat.id) for seat in body.seats}
    seats = together(
        (together((whole[seat.id], alike(str(seat.votes)))) for seat in body.seats), ", "
    )
    votes = str(sum(seat.votes for seat in body.seats))
    parts = [ended(body.rule)]
    if body.seats:
        parts.append(phrase("quota", quota=str(body.quota), votes=votes, seats=seats))
    parts += [phrase("veto", seat=names[seat.id]) for seat in body.seats if seat.veto]
    parts += [
        phrase("matter", what=m.what, seats=together((names[id] for id in m.vetoes), ", "))
        for m in body.matters
        if m.vetoes
    ]
    return Article(id=f"body.{body.id}"[:64], heading=body.name, words=together(parts))
