"""Weights on the parties' gains that bound what a rule can reach, for many spaces at once.

For weights w > 0 no package has more of a weighted sum of gains than the best options issue by
issue, and that sum bounds what each rule maximises: concave duality. Any weights give a valid
bound; these come from a Newton method on a smoothed dual, vectorised over the spaces.

Gains are scaled so that the largest gain of each party in each space is 1. Arrays of options are
padded: gains[space, issue, option, party], `there[issue, option]` says which options exist.

Source: Boyd and Vandenberghe, Convex Optimization (2004), chapters 5, 9 and 11.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Kind: TypeAlias = Literal["product", "least", "total"]

#: How smooth the dual is, step by step: coarse first, so that steps are long.
SMOOTHNESS = (0.3, 0.1, 0.1, 0.03, 0.03, 0.03, 0.01, 0.01, 0.01, 0.003, 0.003, 0.003, 0.001, 0.001)
#: Steps that are left where weights are close.
CLOSE = 8


@dataclass(frozen=True)
class Spaces:
    """Spaces of packages with the same issues and options, gains scaled.

    gains  spaces x issues x options x parties, padded with 0
    start  spaces x parties: gains before any option is chosen
    there  issues x options
    kind   what is maximised: the product of gains, the least of them, or the sum of gains times
           `shares` among packages where nobody loses
    shares spaces x parties; 1 for the product
    """

    gains: Floats
    start: Floats
    there: NDArray[np.bool_]
    kind: Kind
    shares: Floats

    def merit(
        self, gains: Floats, *, smooth: float = 0.0, of: NDArray[np.int64] | None = None
    ) -> Floats:
        """What is maximised, of gains [space, ..., party]; far below 0 where somebody loses.

        `smooth` above 0 replaces a least by a softer one; `of` says whose gains these are, where
        they are not one line a space.
        """
        shares = self.shares if of is None else self.shares[of]
        shares = shares.reshape(len(gains), *(1,) * (gains.ndim - 2), gains.shape[-1])
        least: Floats = gains.min(axis=-1)
        if self.kind == "least":
            scaled = gains * shares
            worth: Floats = scaled.min(axis=-1)
            if smooth:
                over = np.exp(np.maximum((worth[..., None] - scaled) / smooth, -50.0))
                worth = worth - smooth * np.log(over.sum(axis=-1))
        elif self.kind == "total":
            worth = (gains * shares).sum(axis=-1)
        else:
            worth = np.log(np.maximum(gains, 1e-300)).sum(axis=-1)
        lost = least <= 0 if self.kind == "product" else least < 0
        return np.where(lost, least - 1e6, worth)

    def some(self, which: NDArray[np.int64] | slice) -> "Spaces":
        """Some of the spaces."""
        return Spaces(
            self.gains[which], self.start[which], self.there, self.kind, self.shares[which]
        )


@dataclass(frozen=True)
class Priced:
    """Weights (spaces x parties), the bound they prove, and the worth of each option at them.

    `prices` is spaces x issues x options, -inf where there is no option.
    """

    weights: Floats
    bound: Floats
    prices: Floats

    @property
    def rows(self) -> NDArray[np.int32]:
        """The dearest option of each issue."""
        rows: NDArray[np.int32] = np.argmax(self.prices, axis=2).astype(np.int32)
        return rows

    @property
    def costs(self) -> Floats:
        """What each option is worth less than the dearest one of its issue."""
        costs: Floats = self.prices.max(axis=2, keepdims=True) - self.prices
        return costs


def priced(spaces: Spaces, *, near: Floats | None = None) -> Priced:
    """Weights that come close to the best bound, with that bound.

    `near`: weights of spaces like these; with them the coarse steps are left out.
    """
    best = _price(spaces, _first(spaces) if near is None else _allowed(spaces, near))
    weights = best.weights
    for smooth in SMOOTHNESS if near is None else SMOOTHNESS[-CLOSE:]:
        weights = _step(spaces, weights, smooth=smooth)
        found = _price(spaces, weights)
        better = found.bound < best.bound
        best = Priced(
            np.where(better[:, None], found.weights, best.weights),
            np.where(better, found.bound, best.bound),
            np.where(better[:, None, None], found.prices, best.prices),
        )
    return best


def _first(spaces: Spaces) -> Floats:
    weights = np.full_like(spaces.start, 2.0)
    if spaces.kind == "total":
        weights = spaces.shares + 0.1 * spaces.shares.max(axis=1, keepdims=True)
    elif spaces.kind == "least":
        weights = spaces.shares / spaces.shares.shape[1]
    return weights


def _allowed(spaces: Spaces, near: Floats) -> Floats:
    """The same weights for all spaces, as far as they are a bound in each."""
    if spaces.kind == "total":
        return np.maximum(near, 1.001 * spaces.shares)
    weights = np.tile(near, (len(spaces.start), 1))
    return weights if spaces.kind == "product" else _normal(spaces, weights)


def _normal(spaces: Spaces, weights: Floats) -> Floats:
    """sum(weights / shares) = 1 makes the weighted sum an upper bound of the least."""
    normal: Floats = weights / (weights / spaces.shares).sum(axis=1, keepdims=True)
    return normal


def _price(spaces: Spaces, weights: Floats) -> Priced:
    prices = np.where(spaces.there, _worth(spaces, weights), -np.inf)
    most = prices.max(axis=2).sum(axis=1) + (weights * spaces.start).sum(axis=1)
    if spaces.kind == "product":
        most = most - weights.shape[1] - np.log(weights).sum(axis=1)
    return Priced(weights, most, prices)


def _worth(spaces: Spaces, weights: Floats) -> Floats:
    n, issues, options, parties = spaces.gains.shape
    worth: Floats = np.matmul(spaces.gains.reshape(n, -1, parties), weights[:, :, None])
    return worth.reshape(n, issues, options)


def _step(spaces: Spaces, weights: Floats, *, smooth: float) -> Floats:
    """One Newton step on the smoothed dual, kept well inside what weights may be."""
    n, _, _, parties = spaces.gains.shape
    temperature = smooth * weights.mean(axis=1)
    slope, curve = _smoothed(spaces, weights, temperature=temperature)
    free: Floats = weights - spaces.shares if spaces.kind == "total" else weights.copy()
    barrier = np.ones(n) if spaces.kind == "product" else np.multiply(temperature, 0.1)
    slope += spaces.start - barrier[:, None] / free
    places = np.arange(parties)
    curve[:, places, places] += barrier[:, None] / free**2
    move: Floats
    if spaces.kind == "least":
        move = _along(curve, slope, 1 / spaces.shares)
    else:
        move = np.asarray(np.linalg.solve(curve, -slope[:, :, None])[:, :, 0], dtype=np.float64)
    free *= np.clip(1 + move / free, 0.25, 4.0)
    if spaces.kind == "least":
        return _normal(spaces, free)
    if spaces.kind == "total":
        free += spaces.shares
    return free


def _smoothed(spaces: Spaces, weights: Floats, *, temperature: Floats) -> tuple[Floats, Floats]:
    """Slope and curvature of the smoothed best sum: mean and covariance of the gains."""
    n, _, _, parties = spaces.gains.shape
    prices = np.where(spaces.there, _worth(spaces, weights), -np.inf)
    prices -= prices.max(axis=2, keepdims=True)
    chances = np.exp(prices / temperature[:, None, None])
    chances /= chances.sum(axis=2, keepdims=True)
    weighted = chances[..., None] * spaces.gains
    means = weighted.sum(axis=2)
    flat = spaces.gains.reshape(n, -1, parties)
    squares = np.matmul(weighted.reshape(n, -1, parties).transpose(0, 2, 1), flat)
    curve: Floats = squares - np.matmul(means.transpose(0, 2, 1), means)
    curve /= temperature[:, None, None]
    slope: Floats = means.sum(axis=1)
    return slope, curve


def _along(curve: Floats, slope: Floats, normal: Floats) -> Floats:
    """The Newton step that keeps sum(normal * weights) as it is."""
    both = np.linalg.solve(curve, np.stack([slope, normal], axis=2))
    free, held = both[:, :, 0], both[:, :, 1]
    share = (normal * free).sum(axis=1) / (normal * held).sum(axis=1)
    move: Floats = share[:, None] * held - free
    return move
