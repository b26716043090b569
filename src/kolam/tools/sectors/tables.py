"""The equal tables of the pictures, and those that only a report has."""

from collections.abc import Iterator, Sequence

from kolam.core.block import Table
from kolam.core.district import district
from kolam.core.record import Text
from kolam.core.sentence import listed, told
from kolam.core.voice import Voice
from kolam.tools.sectors.analysis import Findings
from kolam.tools.sectors.diligence import Asked, Standing
from kolam.tools.sectors.guessing import Scores, Understood
from kolam.tools.sectors.organisation import Organisation
from kolam.tools.sectors.profiles import Told
from kolam.tools.sectors.sentences import DIGITS, driver, question, sector
from kolam.tools.sectors.sheet import PARTS, Sheet

NOTHING = "–"


def _table(
    name: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]], voice: Voice
) -> Table:
    header = tuple(voice(f"sectors.column.{column}") for column in columns)
    return Table(header, tuple(rows), voice(f"sectors.table.{name}"))


def guesses(findings: Findings, voice: Voice) -> Table:
    """Each pair that may be shown, and each sector's whole: n, lowest, highest, mean, chance."""
    columns = ("guessed", "guesser", "n", "lowest", "highest", "mean", "chance")
    rows = [row for one in findings.guessing.rows for row in _guesses(one, voice)]
    return _table("guesses", columns, rows, voice)


def _guesses(row: Understood, voice: Voice) -> Iterator[tuple[str, ...]]:
    name, chance = voice(f"sector.{row.sector}"), voice.number(row.chance, digits=DIGITS)
    for by, scores in row.by.items():
        yield (name, voice(f"sector.{by}"), *_scores(scores, voice), chance)
    for by in row.hidden:
        yield (name, voice(f"sector.{by}"), *[voice("sectors.hidden")] * 4, chance)
    if row.whole:
        yield (name, voice("sectors.everybody"), *_scores(row.whole, voice), chance)


def _scores(scores: Scores, voice: Voice) -> tuple[str, ...]:
    return (
        voice.number(scores.n),
        voice.number(scores.low),
        voice.number(scores.high),
        voice.number(scores.mean, digits=DIGITS),
    )


def own(findings: Findings, voice: Voice) -> Table:
    """What each sector says drives it, and who said so."""
    rows = []
    for row in findings.guessing.rows:
        if row.own.places:
            names = [_placed(id, row, findings.sheet, voice) for id in row.own.places]
            how = "sectors.own.agreed" if row.own.agreed else "sectors.own.answers"
            said = voice(how, n=row.own.n)
            rows.append((voice(f"sector.{row.sector}"), "; ".join(names), said))
    return _table("own", ("sector", "drivers", "said_by"), rows, voice)


def _placed(id: str, row: Understood, sheet: Sheet, voice: Voice) -> str:
    name, share = driver(id, sheet, voice), row.own.places[id]
    return name if share == 1 else f"{name} ({share.numerator}/{share.denominator})"


def coverage(findings: Findings, voice: Voice) -> Table:
    """The seven sectors: who could sign, population groups, and who is asked in already."""
    found = findings.coverage
    rows = [
        (
            voice(f"sector.{row.sector}"),
            voice.number(len(found.bodies[row.sector])),
            _names(found.bodies[row.sector], voice),
            _names(found.groups[row.sector], voice),
            _names(found.asked[row.sector], voice),
        )
        for row in findings.profiles
    ]
    columns = ("sector", "count", "organisations", "groups", "asked_in")
    return _table("coverage", columns, rows, voice)


def diligence(findings: Findings, voice: Voice) -> Table:
    """Each organisation: its state, how much is answered, by whom and when."""
    asked = (found for found in findings.standings if findings.state(found) != "not_asked")
    rows = [_diligence(found, findings, voice) for found in asked]
    return _table("diligence", ("organisation", "state", "answered", "who", "when"), rows, voice)


def _diligence(found: Standing, findings: Findings, voice: Voice) -> tuple[str, ...]:
    last = found.last
    done = len(found.asked) - len(found.open)
    return (
        found.organisation.name.said(voice.language),
        state(found, findings, voice),
        voice("sectors.of", n=done, all=len(found.asked)),
        (last.who if last else "") or NOTHING,
        voice.date(last.when) if last and last.when else NOTHING,
    )


def state(found: Standing, findings: Findings, voice: Voice) -> str:
    """How an organisation stands, and whether a partner's own list made it so."""
    whole = findings.state(found)
    said = voice(f"sectors.state.{whole}")
    return said if whole == found.state else voice("sectors.state.by_own_list", state=said)


def evidence(findings: Findings, voice: Voice) -> Table:
    """Every question of an organisation that has begun: the outcome with its evidence."""
    rows = [
        row
        for found in findings.standings
        if found.results
        for one in found.asked
        for row in _evidence(found, one, findings, voice)
    ]
    columns = ("organisation", "question", "whose", "outcome", "evidence", "who", "when")
    return _table("evidence", columns, rows, voice)


def _evidence(
    found: Standing, one: Asked, findings: Findings, voice: Voice
) -> Iterator[tuple[str, ...]]:
    result = found.results.get(one.id)
    outcome = result.stands if result else "open"
    owners = {row.id: row.name for row in findings.sheet.organisations}
    yield (
        found.organisation.name.said(voice.language),
        str(told(question(one), voice)),
        owners[one.owner].said(voice.language) if one.owner in owners else NOTHING,
        voice(f"sectors.choice.Result.outcome.{outcome}"),
        (result.evidence if result else "") or NOTHING,
        (result.who if result else "") or NOTHING,
        voice.date(result.when) if result and result.when else NOTHING,
    )


def organisations(findings: Findings, voice: Voice) -> Table:
    """Every organisation's profile in short."""
    rows = [_organisation(row, voice) for row in findings.sheet.organisations]
    columns = ("organisation", "sector", "iati_type", "org_id", "roles", "districts", "targets")
    return _table("organisations", columns, rows, voice)


def _organisation(row: Organisation, voice: Voice) -> tuple[str, ...]:
    type_ = row.iati_type and voice(f"sectors.choice.Organisation.iati_type.{row.iati_type}")
    roles = [voice(f"sectors.choice.Organisation.roles.{role}") for role in row.roles]
    return (
        row.name.said(voice.language),
        str(told(sector(row.sector), voice)) if row.sector else NOTHING,
        type_ or NOTHING,
        row.org_id or NOTHING,
        voice.list(roles) or NOTHING,
        voice.list([district(name, voice) for name in row.districts]) or NOTHING,
        voice.list(row.targets) or NOTHING,
    )


def mandates(findings: Findings, voice: Voice) -> Table:
    """Mandates with the acts that they rest on, and whom to speak to."""
    rows = []
    for row in findings.sheet.organisations:
        people = [name for name in (row.focal_point, *row.alternates) if name]
        texts = [row.mandate.said(voice.language), row.acts.said(voice.language)]
        if any(texts) or people:
            name = row.name.said(voice.language)
            rows.append((name, *(text or NOTHING for text in texts), voice.list(people) or NOTHING))
    return _table("mandates", ("organisation", "mandate", "acts", "people"), rows, voice)


def profile(found: Told, voice: Voice) -> Table:
    """One sector's profile; what the team wrote itself is marked."""
    rows = tuple(
        (
            voice(f"sectors.field.Profile.{part}"),
            found.said(part, voice),
            voice(f"sectors.written.{'team' if part in found.own_parts else 'starter'}"),
        )
        for part in PARTS
    )
    header = tuple(voice(f"sectors.column.{column}") for column in ("part", "says", "written_by"))
    return Table(header, rows, voice(f"sector.{found.sector}"))


def _names(names: tuple[Text, ...], voice: Voice) -> str:
    return listed([name.said(voice.language) for name in names], voice) or NOTHING
