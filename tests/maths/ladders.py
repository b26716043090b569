"""A space whose issues are linked and which is too large to walk through."""

from kolam.maths import Packages

#: Two issues that go together on each of four ladders: 65,536 packages.
LADDERS = Packages.of(
    [
        [[(3 * issue + 2 * option) % 7 for option in range(4)] for issue in range(8)],
        [[(5 * issue + 4 * option) % 9 for option in range(4)] for issue in range(8)],
    ],
    reservation=[20, 20],
    synergies=[([(2 * n, [1, 2]), (2 * n + 1, [0, 3])], [4 - n, n]) for n in range(4)],
)
