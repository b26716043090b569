"""The demo case comes out to the printed digits: I, D, r*, mobilisation, alliances, divergences."""

from kolam.core.record import Text
from kolam.core.ref import Ref
from kolam.core.stakeholder import Stakeholder
from kolam.maths.positions import Pair
from kolam.tools.influence.analysis import analyse
from kolam.tools.influence.tests.situations import example

SHEET = example("food_security")
FOUND = analyse(SHEET, {})


def test_influence_dependence_and_balance_are_as_printed() -> None:
    assert {
        p.actor.id: (p.influence, p.dependence, round(float(p.balance or 0), 3))
        for p in FOUND.powers
    } == {
        "MOH": (124, 100, 1.317),
        "MOE": (114, 88, 1.235),
        "NPD": (122, 66, 1.520),
        "FPA": (40, 92, 0.233),
        "PS": (153, 68, 2.033),
        "UNI": (124, 84, 1.419),
        "SUN": (75, 112, 0.577),
        "SMC": (44, 111, 0.240),
        "DSD": (120, 98, 1.268),
        "HH": (105, 142, 0.857),
        "SAR": (91, 110, 0.791),
        "WFP": (126, 107, 1.308),
        "APP": (38, 98, 0.204),
    }


def test_the_influences_and_the_dependences_add_up_to_the_printed_sum() -> None:
    assert (sum(FOUND.found.influences), sum(FOUND.found.dependences)) == (1276, 1276)


def test_what_each_objective_mobilises_is_as_printed() -> None:
    assert {
        c.objective.id: (
            round(float(c.mobilised.support), 2),
            round(float(-c.mobilised.opposition), 2),
            c.mobilised.supporters,
            c.mobilised.opponents,
        )
        for c in FOUND.carried
    } == {
        "O1": (37.09, 0, 12, 0),
        "O2": (35.14, 0, 12, 0),
        "O3": (27.63, 0, 12, 0),
        "O4": (23.58, 0, 12, 0),
        "O5": (24.45, 0.86, 12, 1),
        "O6": (21.84, 1.58, 9, 2),
    }


def told(pairs: tuple[Pair, ...]) -> list[tuple[frozenset[str], float]]:
    ids = [actor.id for actor in SHEET.actors]
    return [(frozenset({ids[p.a], ids[p.b]}), round(float(p.value), 2)) for p in pairs]


def test_the_strongest_alliances_are_as_printed() -> None:
    assert told(FOUND.alliances)[:3] == [
        (frozenset({"WFP", "PS"}), 26.0),
        (frozenset({"UNI", "PS"}), 24.87),
        (frozenset({"PS", "MOH"}), 24.77),
    ]


def test_the_sharpest_divergences_are_as_printed() -> None:
    assert told(FOUND.divergences) == [
        (frozenset({"HH", "UNI"}), 5.11),
        (frozenset({"HH", "MOH"}), 4.81),
        (frozenset({"HH", "PS"}), 3.91),
        (frozenset({"HH", "NPD"}), 3.90),
        (frozenset({"HH", "WFP"}), 3.47),
    ]


def mapped(id: str, influence: str) -> Stakeholder:
    ref = Ref(tool="stakeholders", path=("stakeholders", id))
    return Stakeholder(
        ref=ref, name=Text(en=id), sector=None, kind="organisation", influence=influence
    )


def test_the_supermarket_is_high_on_the_map_and_low_here() -> None:
    on_map = (mapped("SMC", "5.5"), mapped("PS", "10"), mapped("HH", "3"), mapped("SAR", ""))
    (tension,) = analyse(SHEET, {Stakeholder: on_map}).tensions
    assert (tension.actor.id, float(tension.mapped), round(float(tension.balance), 2)) == (
        "SMC",
        5.5,
        0.24,
    )
