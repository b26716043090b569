"""Practice partners: what they ask for, what they accept, and that they cannot peek."""

from functools import cache
from itertools import count

import pytest

from kolam.core.record import read
from kolam.tools.negotiation.bots import (
    STRATEGIES,
    Says,
    Strategy,
    Tables,
    aim_by_time,
    reply,
)
from kolam.tools.negotiation.candidates import Side
from kolam.tools.negotiation.preferences import MustHave, Preferences
from kolam.tools.negotiation.sheet import Choice, Response, Sheet, Tabled
from kolam.tools.negotiation.space import allowed, numbers
from kolam.tools.negotiation.tests.certified import openings, sheet

ROUNDS = 8
OWN = {o.party: o.preferences for o in openings().openings}
EMPTY = sheet().with_(tabled=(), agreed="")


def package(**options: str) -> tuple[Choice, ...]:
    picked = {issue.id: issue.options[0].id for issue in EMPTY.issues} | options
    return tuple(Choice(id=issue, option=option) for issue, option in picked.items())


def on_table(party: str, *, id: str = "t", round: int = 1, **options: str) -> Tabled:
    own = (Response(id=party, answer="accept"),) if party else ()
    return Tabled(id=id, party=party, round=round, choices=package(**options), responses=own)


def says(
    strategy: Strategy, party: str, on: Sheet, *, round: int = 1, seed: int = 1
) -> tuple[Says | Tables, ...]:
    return reply(
        strategy, OWN[party], on, party=party, round=round, rounds=ROUNDS, seed=seed
    )  # fmt: skip


def applied(on: Sheet, party: str, move: Says | Tables, *, round: int, id: str) -> Sheet:
    if isinstance(move, Tables):
        row = Tabled(
            id=id,
            party=party,
            round=round,
            choices=move.choices,
            responses=(Response(id=party, answer="accept"),),
        )
        return on.with_(tabled=(*on.tabled, row))
    said = Response(id=party, answer=move.answer)
    return on.with_(
        tabled=tuple(
            row.with_(responses=(*(r for r in row.responses if r.id != party), said))
            if row.id == move.tabled
            else row
            for row in on.tabled
        )
    )


@cache
def played(strategy: Strategy, *, seed: int = 1) -> Sheet:
    """All six parties as partners of one strategy, to the last round."""
    on, ids = EMPTY, count()
    for round in range(1, ROUNDS + 1):
        for party in OWN:
            for move in says(strategy, party, on, round=round, seed=seed):
                on = applied(on, party, move, round=round, id=f"t{next(ids)}")
    return on


def accepted(on: Sheet) -> list[Tabled]:
    return [
        row
        for row in on.tabled
        if {r.id for r in row.responses if r.answer == "accept"} == set(OWN)
    ]


@pytest.mark.parametrize(
    ("exponent", "aims"),
    [(1.0, [100, 90, 80, 70, 60]), (0.5, [100, 98, 90, 78, 60]), (2.0, [100, 80, 72, 66, 60])],
)
def test_what_is_aimed_for_comes_down_with_time(exponent: float, aims: list[int]) -> None:
    found = [aim_by_time(60, 100, at=(now, 5), exponent=exponent) for now in range(1, 6)]
    assert found == aims


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_the_first_package_is_allowed_and_the_best_or_close_to_it(strategy: Strategy) -> None:
    (move,) = says(strategy, "DSD", EMPTY)
    assert isinstance(move, Tables)
    side = Side.of(EMPTY, OWN["DSD"])
    wanted = numbers(EMPTY, move.choices)
    best = side.worth(side.candidates("x")[0])
    assert allowed(EMPTY, wanted)
    assert side.worth(wanted) >= best - (best - side.reservation) * 0.1 - 1


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_the_same_seed_gives_the_same_reply(strategy: Strategy) -> None:
    on = EMPTY.with_(tabled=(on_table("WFP"),))
    assert says(strategy, "SMC", on, round=3) == says(strategy, "SMC", on, round=3)


def test_a_partner_sees_nobody_elses_points() -> None:
    names = reply.__annotations__
    assert [name for name, kind in names.items() if kind is Preferences] == ["preferences"]
    assert set(names) - {"return"} == {
        "strategy",
        "preferences",
        "sheet",
        "party",
        "round",
        "rounds",
        "seed",
    }


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_nothing_below_the_walk_away_is_tabled_or_accepted(strategy: Strategy) -> None:
    on = played(strategy)
    for party, own in OWN.items():
        side = Side.of(on, own)
        signed = [
            row
            for row in on.tabled
            if any(r.id == party and r.answer == "accept" for r in row.responses)
        ]
        worths = [side.worth(numbers(on, row.choices)) for row in signed]
        assert all(worth >= side.reservation for worth in worths)


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_a_played_table_reads_back_equal(strategy: Strategy) -> None:
    on = played(strategy)
    assert read(Sheet, on.plain()) == on


def test_partners_who_look_for_what_suits_all_agree() -> None:
    assert accepted(played("integrative"))


def test_an_offer_that_is_not_enough_is_refused_with_where_it_pinches() -> None:
    on = EMPTY.with_(tabled=(on_table("APP"),))
    refusal = says("boulware", "DSD", on)[0]
    assert refusal == Says("t", "refuse", "too_little", "data")


def test_what_was_refused_is_accepted_once_the_aim_has_come_down() -> None:
    refused = Response(id="SMC", answer="refuse")
    fair = on_table("WFP", margin="m8", retail="surplus", coverage="d3")
    on = EMPTY.with_(tabled=(fair.with_(responses=(*fair.responses, refused)),))
    assert Says("t", "accept", "enough") in says("conceder", "SMC", on, round=ROUNDS)


def test_an_answer_is_not_given_twice() -> None:
    refused = Response(id="DSD", answer="refuse")
    row = on_table("APP")
    on = EMPTY.with_(tabled=(row.with_(responses=(*row.responses, refused)),))
    assert [move for move in says("boulware", "DSD", on) if isinstance(move, Says)] == []


def test_a_must_have_that_is_not_kept_is_refused_as_such() -> None:
    own = OWN["DSD"].with_(must_haves=(MustHave(id="data", options=("steward",)),))
    on = EMPTY.with_(tabled=(on_table("APP"),))
    moves = reply("conceder", own, on, party="DSD", round=ROUNDS, rounds=ROUNDS, seed=1)
    assert Says("t", "refuse", "must_have") in moves


def test_one_package_a_round_is_enough() -> None:
    on = EMPTY.with_(tabled=(on_table("DSD"),))
    assert [move for move in says("steady", "DSD", on) if isinstance(move, Tables)] == []


def test_tit_for_tat_gives_nothing_to_those_who_give_nothing() -> None:
    rows = (on_table("DSD", id="own", data="steward"), on_table("APP"), on_table("APP", id="u"))
    on = EMPTY.with_(tabled=rows)
    side = Side.of(on, OWN["DSD"])
    tabled = [m for m in says("tit_for_tat", "DSD", on, round=2) if isinstance(m, Tables)]
    own = side.worth(numbers(on, rows[0].choices))
    assert [side.worth(numbers(on, move.choices)) >= own for move in tabled] == [True]


def test_tit_for_tat_answers_a_concession_in_proportion() -> None:
    rows = (
        on_table("DSD", id="own", data="steward", coverage="d5", margin="m5"),
        on_table("APP"),
        on_table("APP", id="u", data="steward"),
    )
    on = EMPTY.with_(tabled=rows)
    side = Side.of(on, OWN["DSD"])
    own, before, now = (side.worth(numbers(on, row.choices)) for row in rows)
    tabled = [m for m in says("tit_for_tat", "DSD", on, round=2) if isinstance(m, Tables)]
    asked = [side.worth(numbers(on, move.choices)) for move in tabled]
    assert before < now
    assert all(side.reservation <= worth < own for worth in asked)


def test_without_points_a_partner_says_nothing_of_its_own() -> None:
    blank = Preferences(reservation=1)
    assert reply("steady", blank, EMPTY, party="DSD", round=1, rounds=8, seed=1) == ()


def test_a_space_too_large_to_list_is_sampled_the_same_way_each_time() -> None:
    many = [issue.with_(id=f"{issue.id}{n}") for n in range(3) for issue in EMPTY.issues]
    large = EMPTY.with_(issues=tuple(many), budgets=(), ruled_out=(), positional=())
    rows = [v.with_(id=f"{v.id}{n}") for n in range(3) for v in OWN["DSD"].issues]
    side = Side.of(large, OWN["DSD"].with_(issues=tuple(rows)))
    assert side.candidates("seed") == side.candidates("seed") != ()
