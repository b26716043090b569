"""The tables of what people wrote: word for word, apart from the facts."""

from kolam.core.block import Quote, Table
from kolam.core.voice import Voice
from kolam.tools.workshop.analysis import Findings
from kolam.tools.workshop.sheet import is_said
from kolam.tools.workshop.tables import NOTHING, said, table


def contents(findings: Findings, voice: Voice) -> Table:
    """What was taught or shown."""
    rows = [(said(c.title, voice), said(c.words, voice)) for c in findings.sheet.contents]
    return table("contents", ("content", "words"), rows, voice, typed=True)


def sessions(findings: Findings, voice: Voice) -> Table:
    """What was noted of sessions."""
    noted = (slot.session for slot in findings.programme if is_said(slot.session.note))
    rows = [(said(one.title, voice), said(one.note, voice)) for one in noted]
    return table("notes", ("session", "words"), rows, voice, typed=True)


def exercises(findings: Findings, voice: Voice) -> Table:
    """What is told of the exercises."""
    rows = [
        (said(held.exercise.title, voice), said(held.exercise.words, voice))
        for held in findings.exercises
        if is_said(held.exercise.words)
    ]
    return table("told", ("exercise", "words"), rows, voice, typed=True)


def points(findings: Findings, voice: Voice) -> Table:
    """What was agreed, then what stayed open."""
    rows = [
        (voice(f"workshop.point.{kind}"), said(point.words, voice))
        for kind in ("agreed", "open")
        for point in findings.sheet.points
        if point.kind == kind
    ]
    return table("points", ("kind", "words"), rows, voice, typed=True)


def quotes(findings: Findings, voice: Voice) -> tuple[Quote, ...]:
    """Quotes of those who consent."""
    return tuple(Quote(said(one.words, voice), one.by) for one in findings.quotes)


def feedback(findings: Findings, voice: Voice) -> Table:
    """What was written on phones, question by question, then what was written otherwise."""
    rows = [(voice(f"workshop.question.{w.item}"), w.words) for w in findings.written]
    other = voice("workshop.otherwise")
    rows += [(other, said(row.words, voice)) for row in findings.sheet.feedback]
    return table("feedback", ("question", "words"), rows, voice, typed=True)


def photos(findings: Findings, voice: Voice) -> Table:
    """Photos of those who consent: captions, and where the pictures lie."""
    rows = [(said(p.caption, voice), p.file or NOTHING, p.by or NOTHING) for p in findings.photos]
    return table("photos", ("caption", "file", "by"), rows, voice, typed=True)


def annexes(findings: Findings, voice: Voice) -> Table:
    """What is handed on beside the report."""
    rows = [(said(a.title, voice), a.where or NOTHING) for a in findings.sheet.annexes]
    return table("annexes", ("annex", "where"), rows, voice, typed=True)
