"""Words where they fit, numbers where they do not."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from kolam.draw.geometry import Box
from kolam.draw.labels import Dot, Ground, Size
from kolam.draw.naming import Naming, Scene, Tag, in_words, name

GROUND = Ground(Box(0, 0, 400, 300))
PLACES = st.tuples(
    st.integers(0, 20).map(lambda step: step * 20.0),
    st.integers(0, 15).map(lambda step: step * 20.0),
)


def scene(*places: tuple[float, float], width: float = 60) -> Scene:
    return Scene(
        dots=tuple(Dot(x, y, 5) for x, y in places),
        truths=places,
        sizes=((Size(width, 14),),) * len(places),
        number=lambda said: Size(8.0 * len(said), 14),
    )


def boxes(naming: Naming) -> list[Box]:
    stood = [*naming.labels, *(tag.placed for tag in naming.tags)]
    return [at.box for at in stood if at]


@settings(max_examples=40, deadline=None)
@given(st.lists(PLACES, max_size=60), st.booleans())
def test_every_dot_is_labelled_or_keyed_and_nothing_overlaps(
    places: list[tuple[float, float]], mixed: bool
) -> None:
    naming = name(scene(*places), GROUND, mixed=mixed)
    worded = [i for i, at in enumerate(naming.labels) if at]
    assert sorted(worded + [dot for dot, _ in naming.keyed]) == list(range(len(places)))
    assert not any(a.overlaps(b) for a, b in combinations(boxes(naming), 2))


@settings(max_examples=20, deadline=None)
@given(st.lists(PLACES, min_size=1, max_size=60))
def test_numbers_run_from_one_without_a_gap(places: list[tuple[float, float]]) -> None:
    naming = name(scene(*places), GROUND, mixed=False)
    assert [number for _, number in naming.keyed] == list(range(1, len(places) + 1))


def test_a_few_dots_far_apart_keep_their_words() -> None:
    naming = name(scene((50, 50), (300, 50), (50, 200)), GROUND)
    assert (naming.tags, None in naming.labels) == ((), False)


def test_not_mixed_means_numbers_for_all() -> None:
    naming = name(scene((50, 50), (300, 50)), GROUND, mixed=False)
    assert (naming.labels, len(naming.keyed)) == ((None, None), 2)


def test_numbers_read_from_top_left_to_bottom_right() -> None:
    naming = name(scene((300, 200), (300, 50), (50, 50)), GROUND, mixed=False)
    assert naming.keyed == ((2, 1), (1, 2), (0, 3))


def test_dots_at_one_place_share_a_run_of_numbers() -> None:
    naming = name(scene(*[(200.0, 150.0)] * 6), GROUND, mixed=False)
    (tag,) = naming.tags
    assert (tag.text, tag.members) == ("1–6", (0, 1, 2, 3, 4, 5))


def test_a_single_number_is_written_alone() -> None:
    assert Tag(7, (3,), Dot(0, 0, 1)).text == "7"


def test_words_that_do_not_fit_give_up() -> None:
    assert in_words(scene(*[(200.0, 150.0)] * 9, width=150), GROUND) is None


def test_when_most_would_be_numbers_all_are() -> None:
    places = [(200.0 + 11 * (i % 7), 100.0 + 11 * (i // 7)) for i in range(28)]
    naming = name(scene(*places, width=120), GROUND)
    assert set(naming.labels) == {None}
