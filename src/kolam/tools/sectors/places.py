"""Places and aims that an organisation can name: districts of Sri Lanka, SDG targets."""

#: The twenty-five districts, by province. Source: Survey Department of Sri Lanka.
DISTRICTS: tuple[str, ...] = (
    "Colombo", "Gampaha", "Kalutara",
    "Kandy", "Matale", "Nuwara Eliya",
    "Galle", "Matara", "Hambantota",
    "Jaffna", "Kilinochchi", "Mannar", "Mullaitivu", "Vavuniya",
    "Ampara", "Batticaloa", "Trincomalee",
    "Kurunegala", "Puttalam",
    "Anuradhapura", "Polonnaruwa",
    "Badulla", "Monaragala",
    "Kegalle", "Ratnapura",
)  # fmt: skip

#: How many numbered targets each goal has, and how many with a letter: 169 in all.
#: Source: United Nations, A/RES/70/1; the list is the UNSDG-Targets codelist's.
_COUNTS = (
    (5, 2), (5, 3), (9, 4), (7, 3), (6, 3), (6, 2), (3, 2), (10, 2), (5, 3),
    (7, 3), (7, 3), (8, 3), (3, 2), (7, 3), (9, 3), (10, 2), (19, 0),
)  # fmt: skip

#: Every SDG target by its number, such as 2.1 or 17.16.
TARGETS: tuple[str, ...] = tuple(
    f"{goal}.{ending}"
    for goal, (numbers, letters) in enumerate(_COUNTS, start=1)
    for ending in (*map(str, range(1, numbers + 1)), *"abcd"[:letters])
)


def of_goal(target: str) -> tuple[str, ...]:
    """The targets of the goal that a word begins with; the first of each where it begins none."""
    goal = target.partition(".")[0].strip()
    own = tuple(known for known in TARGETS if known.startswith(f"{goal}."))
    return own or tuple(known for known in TARGETS if known.endswith(".1"))
