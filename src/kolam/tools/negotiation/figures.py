"""The picture: the three stages side by side, what changed, and what each left on the table."""

from collections.abc import Iterator

from kolam.core.tool import Canvas
from kolam.core.voice import Voice
from kolam.draw import Caption, Figure
from kolam.draw import Table as Equal
from kolam.draw.step_columns import Step, StepWords
from kolam.draw.step_parts import Level, State, StepCell, Track
from kolam.draw.steps import steps
from kolam.tools.negotiation import own_figures, tables
from kolam.tools.negotiation.findings import Band, Findings, Judged, Stage, Worth
from kolam.tools.negotiation.sentences import headline, picked
from kolam.tools.negotiation.told_figure import told_figure

#: The page says the finding itself on these.
TITLED_BY_PAGE = ("phone", "wall")
QUARTERS: dict[Band, int] = {"below": 0, "first": 1, "second": 2, "third": 3, "fourth": 4}


def figure(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """The stages: the package of each, how many would be better for all, the worst-off's band.

    With the reader's own party in the findings, also where each package stands on its own scale;
    nobody else's is ever drawn. Where phones have just written, and no stage can be worked out,
    what they wrote.
    """
    if told := told_figure(findings, voice, canvas):
        return told
    return steps(
        tuple(_steps(findings, voice)),
        tuple(issue.question.said(voice.language) for issue in findings.sheet.issues),
        canvas,
        caption=Caption(
            title=headline(findings).said(voice),
            description=_description(findings, voice),
            table=_equal(findings, voice),
            notes=tuple(_notes(findings, voice)),
            language=voice.language,
            heading=canvas not in TITLED_BY_PAGE,
        ),
        words=StepWords(
            count=voice("negotiation.measure.better"),
            level=voice("negotiation.measure.worst"),
            track=voice("negotiation.measure.own"),
            states=_states(voice),
            changes=voice("negotiation.stages.changes"),
        ),
    )


def _states(voice: Voice) -> dict[State, str]:
    return {
        "changed": voice("negotiation.stages.changed"),
        "same": voice("negotiation.stages.same"),
        "absent": voice("negotiation.stages.absent"),
    }


def _steps(findings: Findings, voice: Voice) -> Iterator[Step]:
    before: Stage | None = None
    for stage in findings.stages:
        worth = findings.mine.stages.get(stage.name) if findings.mine else None
        yield Step(
            key=stage.name,
            name=voice(f"negotiation.stage.{stage.name}"),
            asks=voice(f"negotiation.stage.{stage.name}.asks"),
            cells=tuple(_cells(findings, stage, before, voice)),
            count=tables.count(stage.chosen.better if stage.chosen else None, voice),
            counted=_counted(stage, voice),
            level=_level(stage.chosen, voice),
            track=_track(findings, worth, voice),
        )
        before = stage if stage.chosen else before


def _cells(
    findings: Findings, stage: Stage, before: Stage | None, voice: Voice
) -> Iterator[StepCell]:
    """The options of a stage, marked where they differ from the stage before."""
    sheet = findings.sheet
    if stage.chosen is None:
        yield from (StepCell(tables.NONE, "absent") for _ in sheet.issues)
        return
    known = before.chosen.package if before and before.chosen else None
    for number, words in enumerate(picked(sheet, stage.chosen.package)):
        state: State = "same"
        if known and known[number] != stage.chosen.package[number]:
            state = "changed"
        elif sheet.issues[number].since == "widened" and stage.name != "value_maximising":
            state = "absent"
        yield StepCell(words.said(voice.language), state)


def _counted(stage: Stage, voice: Voice) -> str:
    if stage.chosen is None:
        return voice("negotiation.stages.nothing")
    better = stage.chosen.better
    return voice("negotiation.stages.better", n=better) if better is not None else ""


def _level(judged: Judged | None, voice: Voice) -> Level | None:
    if judged is None or judged.worst is None:
        return None
    return Level(at=QUARTERS[judged.worst], of=4, words=tables.band(judged, voice))


def _track(findings: Findings, worth: Worth | None, voice: Voice) -> Track | None:
    """A package between the party's own walk-away and its best; in words without a number."""
    mine = findings.mine
    if mine is None or worth is None:
        return None
    share = own_figures.share(mine, worth)
    key = "below" if worth.gain < 0 else "own"
    words = voice(f"negotiation.stages.{key}", share=voice.percent(max(share, 0.0)))
    return Track(share=share, words=words)


def _description(findings: Findings, voice: Voice) -> str:
    if not findings.stages:
        return voice("negotiation.stages.empty")
    return voice("negotiation.stages.description", n=len(findings.stages))


def _equal(findings: Findings, voice: Voice) -> Equal:
    told = tables.stages(findings, voice)
    rows = told.rows
    if findings.mine:
        tracks = (step.track for step in _steps(findings, voice))
        own = voice("negotiation.measure.own")
        rows = (*rows, (own, *(track.words if track else tables.NONE for track in tracks)))
    return Equal(told.header, rows)


def _notes(findings: Findings, voice: Voice) -> Iterator[str]:
    if not findings.stages:
        yield voice("negotiation.stages.empty")
        return
    parties = len(findings.sheet.parties)
    yield voice(f"negotiation.stages.rule.{findings.sheet.rule}", n=parties)
    if findings.mine:
        yield voice("negotiation.stages.only_you")
