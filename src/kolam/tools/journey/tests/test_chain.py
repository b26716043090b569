"""What tracing asks of the room: which steps a gate speaks to, and what rows are called."""

import datetime

import pytest

from kolam import toolbox
from kolam.core.passing import Gate
from kolam.core.record import Row, Text
from kolam.core.ref import Ref
from kolam.tools.journey.chain import CHAIN
from kolam.tools.journey.sheet import Meeting, Sheet
from kolam.tools.journey.tests.situations import partners, step

VOICE = toolbox.voice("en")
SHEET = Sheet(
    partners=partners("A"),
    steps=(step("context", status="agreed"), step("vision"), step("purpose", status="reopened")),
)


@pytest.mark.parametrize(
    ("number", "steps"), [(None, ["vision", "purpose"]), (1, ["context"]), (2, ["vision"]), (7, [])]
)
def test_a_gate_speaks_to_its_step_or_to_all_that_are_not_agreed(
    number: int | None, steps: list[str]
) -> None:
    ref = Ref(tool="fundamentals", path=("rounds", "1"))
    gate = Gate(ref=ref, words=Text(en="Red"), state="red", step=number)
    assert list(CHAIN.reads[Gate](SHEET, gate)) == [("steps", name) for name in steps]


@pytest.mark.parametrize(
    ("row", "name"),
    [
        (step("vision"), "2 Vision"),
        (Meeting(id="m", day=datetime.date(2023, 6, 26)), "26 June 2023"),
        (Meeting(id="m", purpose=Text(en="Signing")), "Signing"),
        (
            Meeting(id="m", day=datetime.date(2023, 6, 26), purpose=Text(en="Signing")),
            "26 June 2023 · Signing",
        ),
        (partners("A")[0], ""),
    ],
)
def test_a_step_is_called_by_number_and_name_and_a_meeting_by_its_day(row: Row, name: str) -> None:
    assert CHAIN.called
    assert CHAIN.called(("steps",), row, SHEET, VOICE) == name
