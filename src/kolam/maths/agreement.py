"""Which measure of agreement a table of ratings allows, and what it left out."""

from dataclasses import dataclass
from typing import Literal

from kolam.maths.concordance import Concordance, kendall_w
from kolam.maths.intraclass import Intraclass, intraclass
from kolam.maths.krippendorff import Alpha, krippendorff_alpha
from kolam.maths.outcome import Undefined
from kolam.maths.table import Ratings, paired, rows_of, unpaired


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far raters agree, on what was left after the empty rows and columns.

    `measure` says which to read: "intraclass" for a complete table, "alpha" for one with gaps,
    where `intraclass` and `concordance` are Undefined("gaps").
    `targets`, `raters`, `values` and `gaps` count the table used; `left_out_targets` and
    `left_out_raters` are places, from 0, in the table given.
    """

    measure: Literal["intraclass", "alpha"]
    targets: int
    raters: int
    values: int
    gaps: int
    left_out_targets: tuple[int, ...]
    left_out_raters: tuple[int, ...]
    intraclass: Intraclass | Undefined
    concordance: Concordance | Undefined
    ordinal_alpha: Alpha | Undefined
    interval_alpha: Alpha | Undefined


def agreement(ratings: Ratings, *, confidence: float = 0.95) -> Agreement:
    """Every measure that the table allows, one row a target and one column a rater.

    A target with fewer than two values compares nothing and is left out, then a rater without any
    value in what remains; what is left out is named. Never fails for want of data: each measure
    that is not defined says why.
    Raises ValueError for a ragged table or a confidence outside 0 to 1.
    """
    rows = rows_of(ratings)
    kept = [place for place, row in enumerate(rows) if paired(row)]
    width = range(len(rows[0]) if rows else 0)
    heard = [rater for rater in width if any(rows[place][rater] is not None for place in kept)]
    used = [[rows[place][rater] for rater in heard] for place in kept]
    gaps = sum(row.count(None) for row in used)
    lack = unpaired(rows)
    return Agreement(
        measure="alpha" if gaps else "intraclass",
        targets=len(kept),
        raters=len(heard),
        values=len(kept) * len(heard) - gaps,
        gaps=gaps,
        left_out_targets=tuple(place for place in range(len(rows)) if place not in kept),
        left_out_raters=tuple(rater for rater in width if rater not in heard),
        intraclass=lack or intraclass(used, confidence=confidence),
        concordance=lack or kendall_w(used),
        ordinal_alpha=krippendorff_alpha(rows, "ordinal"),
        interval_alpha=krippendorff_alpha(rows, "interval"),
    )
