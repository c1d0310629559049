"""A line for each region, drawn together: the mixed model with random level and slope, by REML."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from trends.comparisons.curvature import STEP, gradient, hessian
from trends.comparisons.welch import Floats

SINGULAR = 1e-4
"""Relative spread below which a random effect is none (lme4's limit)."""


class Sums(NamedTuple):
    """All that the model needs of the data: of each region Z'Z (2, 2), Z'y (2) and y'y, and n in all."""

    squares: Floats
    products: Floats
    total: Floats
    size: int


class Solved(NamedTuple):
    """What follows from the spreads: common line, its unscaled variance, residual squares, determinants."""

    common: Floats
    inverse: Floats
    rest: float
    determinant: float


class Lines(NamedTuple):
    """The line of each region: (regions, 2) coefficients, and the share of each that is its own."""

    coefficients: Floats
    own_share: Floats


@dataclass(frozen=True)
class Mixed:
    """A fitted model.

    Attributes
    ----------
    sums : Sums
        Of the data.
    theta : (3,) array
        Cholesky factor of the random effects' covariance, relative to the residual's: level, both, slope.
    sigma : float
        Residual standard deviation.
    """

    sums: Sums
    theta: Floats
    sigma: float

    @cached_property
    def solved(self) -> Solved:
        """The common line and what belongs to it.

        Examples
        --------
        >>> _example().solved.common.round(2)
        array([10.18,  0.51])
        """
        return solve(self.sums, self.theta)

    @property
    def criterion(self) -> float:
        """Minus twice the restricted log likelihood.

        Examples
        --------
        >>> _example().criterion < 0
        True
        """
        return deviance(self.sums, self.theta)

    @property
    def spreads(self) -> tuple[float, float, float]:
        """Standard deviations of levels and slopes, and their correlation (NaN without spread).

        Examples
        --------
        >>> [round(v, 2) for v in _example().spreads]
        [0.63, 0.15, 0.95]
        """
        level, both, slope = (self.sigma * self.theta).tolist()
        across = float(np.hypot(both, slope))
        return level, across, both / across if across > 0 and level > 0 else np.nan

    @property
    def singular(self) -> str:
        """Say what has no spread of its own; "" where all has.

        Examples
        --------
        >>> _example().singular
        ''
        """
        level, both, slope = self.theta.tolist()
        if np.hypot(both, slope) < SINGULAR:
            return "the slopes do not differ beyond chance: one for all"
        if level < SINGULAR:
            return "the levels do not differ beyond chance: one for all"
        return "levels and slopes go together wholly" if slope < SINGULAR else ""

    def lines(self) -> Lines:
        """Return the line of each region, drawn towards the common one (best linear unbiased prediction).

        Examples
        --------
        >>> _example().lines().coefficients.shape
        (4, 2)
        """
        shrink = _shrink(self.sums, self.theta)
        away = self.sums.products - self.sums.squares @ self.solved.common
        drawn = self.solved.common + np.einsum("rij,rj->ri", shrink, away)
        return Lines(drawn, np.einsum("rij,rji->ri", shrink, self.sums.squares))

    def slope_variances(self) -> Floats:
        """Return the variance of the common slope's error, and then of each region's drawn slope's.

        Henderson (1975), Biometrics 31, 423–447: the spreads are taken as known.

        Examples
        --------
        >>> _example().slope_variances().size
        5
        """
        return _variances(self.sums, np.append(self.theta, self.sigma))

    def slope_df(self) -> Floats:
        """Return Satterthwaite's degrees of freedom of the same.

        Fai and Cornelius (1996), Journal of Statistical Computation and Simulation 54, 363–378. A
        spread at its bound of zero counts as known.

        Examples
        --------
        >>> bool((_example().slope_df() > 1).all())
        True
        """
        at = np.append(self.theta, self.sigma)
        free = np.array([at[0] > SINGULAR, True, at[2] > SINGULAR, True])
        if np.hypot(at[1], at[2]) <= SINGULAR:
            free[1] = False

        def put(part: Floats) -> Floats:
            whole = at.copy()
            whole[free] = part
            return whole

        bend = hessian(lambda v: deviance(self.sums, put(v)[:3], put(v)[3]), at[free])
        slopes = gradient(lambda v: _variances(self.sums, put(v)), at[free])
        known = 2 * np.linalg.pinv(bend, hermitian=True)
        spread = np.maximum(np.einsum("ir,ij,jr->r", slopes, known, slopes), 1e-300)
        df: Floats = np.clip(2 * self.slope_variances() ** 2 / spread, 1.0, 1e6)
        return df


def _example() -> Mixed:
    x = np.arange(6.0) - 2.5
    noise = 0.01 * np.cos(np.arange(24.0) ** 2).reshape(4, 6)
    y = np.array([9.0, 9.5, 10.5, 11.7])[:, None] + np.array([[0.3], [0.3], [0.6], [0.85]]) * x + noise
    return fit(sums([(x, row) for row in y]))


def sums(series: list[tuple[Floats, Floats]]) -> Sums:
    """Return the sums of regions' (x, y).

    Examples
    --------
    >>> sums([(np.array([0.0, 1.0]), np.array([2.0, 3.0]))]).squares.tolist()
    [[[2.0, 1.0], [1.0, 1.0]]]
    """
    designs = [np.column_stack([np.ones_like(x), x]) for x, _ in series]
    return Sums(
        np.array([z.T @ z for z in designs]),
        np.array([z.T @ y for z, (_, y) in zip(designs, series, strict=True)]),
        np.array([y @ y for _, y in series]),
        sum(y.size for _, y in series),
    )


def _shrink(data: Sums, theta: Floats) -> Floats:
    """Return Λ (I + Λ'Z'ZΛ)⁻¹ Λ' of each region."""
    factor = np.array([[theta[0], 0.0], [theta[1], theta[2]]])
    inner = np.eye(2) + factor.T @ data.squares @ factor
    return np.asarray(factor @ np.linalg.inv(inner) @ factor.T)


def _variances(data: Sums, at: Floats) -> Floats:
    shrink, inverse = _shrink(data, at[:3]), solve(data, at[:3]).inverse
    left = np.eye(2) - shrink @ data.squares
    each = shrink + left @ inverse @ np.swapaxes(left, 1, 2)
    found: Floats = at[3] ** 2 * np.append(inverse[1, 1], each[:, 1, 1])
    return found


def solve(data: Sums, theta: Floats) -> Solved:
    """Return the generalised least-squares line given the spreads.

    Examples
    --------
    >>> x, y = np.array([0.0, 1.0, 2.0]), np.array([1.0, 3.0, 5.0])
    >>> solve(sums([(x, y), (x, y)]), np.zeros(3)).common.round(9).tolist()
    [1.0, 2.0]
    """
    factor = np.array([[theta[0], 0.0], [theta[1], theta[2]]])
    inner = np.eye(2) + factor.T @ data.squares @ factor
    shrink = factor @ np.linalg.inv(inner) @ factor.T
    weight = (data.squares - data.squares @ shrink @ data.squares).sum(axis=0)
    product = (data.products - np.einsum("rij,rjk,rk->ri", data.squares, shrink, data.products)).sum(axis=0)
    total = (data.total - np.einsum("ri,rij,rj->r", data.products, shrink, data.products)).sum()
    inverse = np.linalg.inv(weight)
    common = inverse @ product
    determinant = float(np.linalg.slogdet(inner)[1].sum() + np.linalg.slogdet(weight)[1])
    return Solved(common, inverse, float(total - common @ product), determinant)


def deviance(data: Sums, theta: Floats, sigma: float | None = None) -> float:
    """Return minus twice the restricted log likelihood, at the best residual deviation or a given one.

    Bates, Mächler, Bolker and Walker (2015), Journal of Statistical Software 67 (1), equations 39–42.

    Examples
    --------
    >>> x = np.array([0.0, 1.0, 2.0])
    >>> data = sums([(x, np.array([1.0, 3.0, 6.0])), (x, np.array([1.0, 3.0, 5.0]))])
    >>> round(deviance(data, np.zeros(3)), 3)
    6.828
    """
    solved, df = solve(data, theta), data.size - 2
    variance = max(solved.rest, 1e-300) / df if sigma is None else sigma**2
    return float(df * np.log(2 * np.pi * variance) + solved.rest / variance + solved.determinant)


def fit(data: Sums) -> Mixed:
    """Return the model of the largest restricted likelihood.

    Parameters
    ----------
    data : Sums
        Of at least three regions, some with more than two values, that lie on no line exactly.

    Examples
    --------
    >>> fit(_example().sums).singular
    ''
    """
    from scipy.optimize import minimize

    bounds = [(0.0, None), (None, None), (0.0, None)]
    found = min(
        (
            minimize(lambda t: deviance(data, t), start, bounds=bounds, method="L-BFGS-B")
            for start in ([1.0, 0.0, 1.0], [0.1, 0.0, 0.05])
        ),
        key=lambda f: float(f.fun),
    )
    theta = _polished(data, np.asarray(found.x))
    return Mixed(data, theta, float(np.sqrt(solve(data, theta).rest / (data.size - 2))))


def _polished(data: Sums, theta: Floats) -> Floats:
    """Take Newton's last steps, which a search by differences leaves out; only inside the bounds."""
    if min(theta[0], theta[2]) < 100 * STEP:
        return theta
    for _ in range(4):
        slope, bend = (
            gradient(lambda t: deviance(data, t), theta),
            hessian(lambda t: deviance(data, t), theta),
        )
        if np.linalg.eigvalsh(bend)[0] <= 0:
            return theta
        moved = theta - np.linalg.solve(bend, slope)
        if min(moved[0], moved[2]) <= 0 or deviance(data, moved) > deviance(data, theta) + 1e-9:
            return theta
        theta = moved
    return theta
