"""The equal tables: everything that the pictures show, in words and numbers."""

from collections.abc import Iterable
from dataclasses import replace

from kolam.core.block import Table
from kolam.core.stakeholder import SECTORS
from kolam.core.voice import Voice
from kolam.tools.stakeholders import cells
from kolam.tools.stakeholders.analysis import Findings, RoundFindings
from kolam.tools.stakeholders.breakdown import Split
from kolam.tools.stakeholders.cells import NONE
from kolam.tools.stakeholders.coverage import LETTERS, LINK_KINDS
from kolam.tools.stakeholders.placement import AXES, Placement
from kolam.tools.stakeholders.sheet import Scale


def placements(findings: Findings, voice: Voice) -> Table:
    """Every stakeholder with sector, medians, middle halves, means, quadrant, agreement."""
    columns = (
        "stakeholder", "sector", "n", "interest", "influence", "quadrant", "agreeing", "remark",
    )  # fmt: skip
    placed = findings.now.placements if findings.now else ()
    rows = [_placement(findings, voice, placement) for placement in placed]
    return _table("placements", columns, rows, voice)


def rule(now: RoundFindings, scale: Scale, voice: Voice) -> str:
    """Where high begins in a round and what a value on the line counts as, in one sentence."""
    lines = {axis: voice.number(now.reading.line(axis)) for axis in AXES}
    rule = voice(f"stakeholders.choice.Scale.rule.{scale.rule}")
    return voice(f"stakeholders.rule.{scale.tie}", rule=rule, **lines)


def shifts(findings: Findings, voice: Voice) -> Table:
    """What moved between the last two rounds."""
    columns = ("stakeholder", "interest_shift", "influence_shift", "interest_spread",
               "influence_spread", "agreeing_shift", "quadrant")  # fmt: skip
    rows = [
        (
            cells.name(findings, voice, shift.stakeholder),
            *(cells.signed(shift.median(axis), voice) for axis in AXES),
            *(cells.signed(shift.spread(axis), voice) for axis in AXES),
            f"{cells.share(shift.before, voice)} → {cells.share(shift.after, voice)}",
            " → ".join(
                cells.quadrant(id, voice)
                for id in dict.fromkeys((shift.before.quadrant, shift.after.quadrant))
            ),
        )
        for shift in findings.shifts
    ]
    return _table("shifts", columns, rows, voice)


def coverage(findings: Findings, voice: Voice) -> Table:
    """The seven sectors with the organisations and population groups listed for each."""
    told = findings.coverage
    rows = [
        (
            voice(f"sector.{sector}"),
            voice.number(len(told.organisations[sector])),
            cells.names(findings, voice, told.organisations[sector]),
            cells.names(findings, voice, told.groups_by_sector[sector]),
        )
        for sector in SECTORS
    ]
    outside = tuple(id for id in told.groups if findings.rows[id].sector is None)
    if told.without_sector or outside:
        count = voice.number(len(told.without_sector))
        bodies = cells.names(findings, voice, told.without_sector)
        rows.append((voice("sector.none"), count, bodies, cells.names(findings, voice, outside)))
    return _table("coverage", ("sector", "count", "organisations", "groups"), rows, voice)


def breakdown(splits: Iterable[Split], findings: Findings, voice: Voice, *, by: str) -> Table:
    """The groups of raters that may be shown, a line for each stakeholder and axis."""
    rows = [
        (
            cells.name(findings, voice, split.stakeholder),
            voice(f"stakeholders.axis.{split.axis}"),
            "; ".join(cells.group(cell, voice, by) for cell in split.cells) or NONE,
            voice.number(split.hidden),
        )
        for split in splits
        if split.cells
    ]
    return _table(by, ("stakeholder", "axis", "groups_of_raters", "hidden"), rows, voice)


def gaps(findings: Findings, voice: Voice) -> Table:
    """The widest gaps between the raters' sectors."""
    found = findings.now.gaps if findings.now else ()
    rows = [
        (
            cells.name(findings, voice, gap.stakeholder),
            voice(f"stakeholders.axis.{gap.axis}"),
            cells.group(gap.higher, voice, "sectors"),
            cells.group(gap.lower, voice, "sectors"),
            voice.number(gap.size),
            cells.interval(gap, voice),
            cells.p(gap, voice),
        )
        for gap in found
        if gap.interval is not None
    ]
    columns = ("stakeholder", "axis", "higher", "lower", "gap", "interval", "p")
    return _table("gaps", columns, rows, voice)


def salience(findings: Findings, voice: Voice) -> Table:
    """The three marks, the class they make and what it means, and the reason given."""
    rows = [
        (
            row.name.said(voice.language),
            voice.list(
                [
                    voice(f"stakeholders.field.Salience.{mark}")
                    for mark in LETTERS.values()
                    if getattr(row.salience, mark)
                ]
            )
            or NONE,
            voice(f"stakeholders.salience.{findings.salience[row.id]}"),
            row.salience.reason or NONE,
        )
        for row in findings.sheet.stakeholders
    ]
    return _table("salience", ("stakeholder", "marks", "class", "reason"), rows, voice)


def attitudes(findings: Findings, voice: Voice) -> Table:
    """For and against: as the team has it and as the raters see it, with how sure they are."""
    now = findings.now
    rows = [
        (
            row.name.said(voice.language),
            cells.signed(row.attitude, voice),
            cells.signed(placed.attitude if placed else None, voice),
            voice.number(len(placed.attitudes) if placed else 0),
            cells.number(placed.confidence if placed else None, voice),
        )
        for row in findings.sheet.stakeholders
        for placed in (now.of(row.id) if now else None,)
        if row.attitude is not None or (placed and placed.attitudes)
    ]
    columns = ("stakeholder", "attitude_team", "attitude_raters", "n", "confidence")
    return _table("attitudes", columns, rows, voice)


def reasons(findings: Findings, voice: Voice) -> Table:
    """The reasons given, without their authors, for the contested stakeholders first."""
    now = findings.now
    placed = now.placements if now else ()
    rows = [
        (cells.name(findings, voice, placement.stakeholder), " · ".join(placement.reasons))
        for placement in sorted(placed, key=lambda placement: not placement.contested)
        if placement.reasons
    ]
    return replace(_table("reasons", ("stakeholder", "reasons"), rows, voice), typed=True)


def engagement(findings: Findings, voice: Voice) -> Table:
    """How the partnership keeps in touch with each stakeholder."""
    rows = [
        (
            row.name.said(voice.language),
            cells.quadrant(findings.quadrants.get(row.id), voice),
            voice(f"stakeholders.choice.Engagement.strategy.{row.engagement.strategy}"),
            row.engagement.owner or NONE,
            row.engagement.channel or NONE,
            voice.date(day) if (day := row.engagement.next_contact) else NONE,
        )
        for row in findings.sheet.stakeholders
    ]
    columns = ("stakeholder", "quadrant", "strategy", "owner", "channel", "next_contact")
    return _table("engagement", columns, rows, voice)


def links(findings: Findings, voice: Voice) -> Table:
    """For each linked stakeholder, how many others it reaches and is reached by, link by link."""
    rows = [
        (
            cells.name(findings, voice, id),
            voice(f"stakeholders.choice.Link.kind.{kind}"),
            voice.number(kinds[kind].given),
            voice.number(kinds[kind].received),
        )
        for id in findings.rows
        for kind in LINK_KINDS
        if (kinds := findings.degrees.get(id, {})) and kind in kinds
    ]
    return _table("links", ("stakeholder", "link", "given", "received"), rows, voice)


def agreement(findings: Findings, voice: Voice) -> Table:
    """The agreement statistics, one line each, or the reason why there is none."""
    found = findings.now.agreement if findings.now else {}
    rows = [
        (voice(f"stakeholders.measure.{m}"), *(cells.measure(found[a], m, voice) for a in AXES))
        for m in ("icc21", "icc2k", "ordinal_alpha", "interval_alpha", "w")
        if found
    ]
    header = tuple(voice(f"stakeholders.axis.{axis}") for axis in AXES)
    return Table(
        header=(voice("stakeholders.column.measure"), *header),
        rows=tuple(rows),
        caption=voice("stakeholders.table.agreement"),
    )


def _table(
    name: str, columns: Iterable[str], rows: Iterable[tuple[str, ...]], voice: Voice
) -> Table:
    return Table(
        header=tuple(voice(f"stakeholders.column.{column}") for column in columns),
        rows=tuple(rows),
        caption=voice(f"stakeholders.table.{name}"),
    )


def _placement(findings: Findings, voice: Voice, placement: Placement) -> tuple[str, ...]:
    sector = findings.rows[placement.stakeholder].sector
    return (
        cells.name(findings, voice, placement.stakeholder),
        voice(f"sector.{sector or 'none'}"),
        voice.number(placement.n),
        cells.summary(placement.interest, voice),
        cells.summary(placement.influence, voice),
        cells.quadrant(placement.quadrant, voice),
        cells.share(placement, voice),
        "; ".join(cells.remarks(placement, voice)) or NONE,
    )
