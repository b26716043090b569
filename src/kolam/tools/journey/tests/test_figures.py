"""The pictures: with three partners and with thirty, on every ground, in every language."""

from xml.etree import ElementTree

import pytest

from kolam import toolbox
from kolam.core.record import Text
from kolam.core.tool import Canvas
from kolam.core.voice import LANGUAGES
from kolam.draw.scene import Group, Marker
from kolam.tools.journey.analysis import analyse
from kolam.tools.journey.figures import FIGURES, consents, figure, path
from kolam.tools.journey.sheet import Partner, Sheet, Told
from kolam.tools.journey.tests.situations import example, partners, step

VOICE = toolbox.voice("en")
GROUNDS: tuple[Canvas, ...] = ("phone", "desk", "wall", "paper")


def many(n: int) -> Sheet:
    """The way half gone with this many partners, all under long names."""
    sheet = example("on_the_way")
    more = tuple(
        Partner(id=f"P{k}", name=Text(en=f"A federation of producer societies, number {k}"))
        for k in range(n)
    )
    return sheet.with_(partners=(*sheet.partners, *more)[:n])


def threads(sheet: Sheet, canvas: Canvas = "desk") -> list[Group]:
    marks = path(analyse(sheet, {}), VOICE, canvas).marks
    return [mark for mark in marks if isinstance(mark, Group) and mark.name == "thread"]


def stops(sheet: Sheet) -> dict[str, list[str]]:
    """The shapes at each step: its dot, and its gate where it has one."""
    marks = path(analyse(sheet, {}), VOICE, "desk").marks
    groups = [mark for mark in marks if isinstance(mark, Group) and mark.name == "stop"]
    return {g.key: [m.shape for m in g.marks if isinstance(m, Marker)] for g in groups}


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("canvas", GROUNDS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("n", [0, 3, 30])
def test_every_picture_is_whole_with_none_three_and_thirty_partners(
    name: str, canvas: Canvas, language: str, n: int
) -> None:
    voice = toolbox.voice(language)
    drawn = FIGURES[name](analyse(many(n), {}), voice, canvas)
    ElementTree.fromstring(drawn.svg())
    assert "⟦" not in drawn.svg() + drawn.title + drawn.description + repr(drawn.table)


def test_a_gate_has_a_shape_of_its_own_beside_its_colour() -> None:
    rows = (
        step("context", "yes yes yes", status="agreed"),
        step("vision", "yes if yes"),
        step("purpose", "yes no yes"),
    )
    shapes = stops(Sheet(partners=partners(), steps=rows))
    assert [shapes[name][1:] for name in ("context", "vision", "purpose", "sign")] == [
        ["circle"], ["triangle"], ["square"], [],
    ]  # fmt: skip


def test_who_holds_up_most_comes_first_and_who_tells_nothing_after_who_has_not_begun() -> None:
    states = {"A": "clear", "B": "stuck", "C": "open", "E": "under_way"}
    told = tuple(
        Told.model_validate({"id": p, "partner": p, "readiness": s}) for p, s in states.items()
    )
    sheet = Sheet(partners=partners("A E D C B"), steps=(step("sign"),), told=told)
    assert [group.key for group in threads(sheet)] == ["B", "C", "D", "E", "A"]


def test_a_partner_that_decides_too_late_comes_before_all() -> None:
    told = (
        Told.model_validate({"id": "A", "partner": "A", "readiness": "stuck"}),
        Told.model_validate(
            {"id": "B", "partner": "B", "readiness": "clear", "decision": "2023-12-07"}
        ),
    )
    sheet = Sheet(partners=partners(), steps=(step("sign", planned="2023-12-06"),), told=told)
    assert [group.key for group in threads(sheet)][:2] == ["B", "A"]


@pytest.mark.parametrize("canvas", GROUNDS)
def test_all_of_thirty_are_on_every_ground(canvas: Canvas) -> None:
    sheet = many(30)
    assert len(threads(sheet, canvas)) == len(analyse(sheet, {}).inside)


def test_what_a_wall_has_no_room_for_is_counted() -> None:
    sheet = many(110)
    counted = len(analyse(sheet, {}).inside)
    shown = len(threads(sheet, "wall"))
    svg = path(analyse(sheet, {}), VOICE, "wall").svg()
    assert 0 < shown < counted
    assert f"and {counted - shown} more partners, in the table" in svg


def test_the_pictures_table_says_all_that_a_wall_leaves_out() -> None:
    findings = analyse(many(30), {})
    names = {row[0] for row in path(findings, VOICE, "wall").table.rows}
    assert {one.partner.name.en for one in findings.inside} <= names


def test_the_finding_is_the_title_and_is_drawn_where_the_page_does_not_say_it() -> None:
    findings = analyse(example("food_security"), {})
    for canvas, drawn in (("desk", True), ("paper", True), ("wall", False), ("phone", False)):
        picture = path(findings, VOICE, canvas)  # type: ignore[arg-type]
        first = picture.title.split(" agreed")[0]
        assert (f">{first}" in picture.svg().split("</desc>")[1]) == drawn


def test_no_round_no_spread() -> None:
    sheet = example("on_the_way").with_(asking="vision")
    findings = analyse(sheet, {})
    assert figure(findings, VOICE, "desk") == path(findings, VOICE, "desk")
    assert FIGURES["spread"](findings, VOICE, "desk") == path(findings, VOICE, "desk")


def test_a_step_that_nobody_began_is_no_silence() -> None:
    marks = consents(analyse(example("on_the_way"), {}), VOICE, "desk").marks
    rows = [mark for mark in marks if isinstance(mark, Group) and mark.name == "row"]
    told = [sum(isinstance(mark, Marker) for mark in row.marks) for row in rows]
    # Five of seven steps were begun; at these, also who was not heard has a marker.
    assert told == [5] * 9
