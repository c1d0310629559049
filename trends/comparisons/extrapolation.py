"""Ways to go on from a short series: what each forecasts from every year of it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from trends.comparisons.welch import Floats

Extrapolation = Callable[[Floats, int], Floats]
"""Values (..., n), horizon → (..., n, horizon) forecasts, each from the values up to it; NaN from too few."""
EARLIEST = 5
"""Values that a forecast needs."""


def naive(y: Floats, horizon: int) -> Floats:
    """Repeat the last value.

    Examples
    --------
    >>> naive(np.array([1.0, 3.0]), 2).tolist()
    [[1.0, 1.0], [3.0, 3.0]]
    """
    return np.repeat(y[..., None], horizon, axis=-1)


def drift(y: Floats, horizon: int) -> Floats:
    """Go on by the mean change.

    Examples
    --------
    >>> drift(np.array([1.0, 2.0, 2.0]), 2)[-1].tolist()
    [2.5, 3.0]
    """
    steps = np.arange(y.shape[-1], dtype=np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        change = (y - y[..., :1]) / steps
    return np.asarray(y[..., None] + change[..., None] * np.arange(1.0, horizon + 1))


def theta(y: Floats, horizon: int) -> Floats:
    """Smooth exponentially and add half the slope of the line: the Theta method.

    Assimakopoulos and Nikolopoulos (2000), International Journal of Forecasting 16, 521–530, in the form
    of Hyndman and Billah (2003), ibid. 19, 287–290; the weight by least squares on a grid.

    Examples
    --------
    >>> theta(np.arange(10.0), 2)[-1].round(2)
    array([ 9.5, 10. ])
    """
    weight = np.linspace(0.04, 1.0, 25)
    level = np.repeat(y[..., :1], weight.size, axis=-1)
    squares = np.zeros(level.shape)
    made = np.full((*y.shape, horizon), np.nan)
    for at in range(1, y.shape[-1]):
        surprise = y[..., at, None] - level
        squares += surprise**2
        level = level + weight * surprise
        if at + 1 >= EARLIEST:
            best, x = squares.argmin(axis=-1)[..., None], np.arange(at + 1) - at / 2
            slope, share = (y[..., : at + 1] @ x / (x @ x))[..., None], weight[best]
            so_far = (1 - (1 - share) ** (at + 1)) / share
            ahead = np.arange(horizon) + so_far
            made[..., at, :] = np.take_along_axis(level, best, axis=-1) + slope / 2 * ahead
    return made


def local_linear(y: Floats, horizon: int) -> Floats:
    """Follow a level and a slope that both wander: the local linear trend.

    The two ratios of variances are those of the largest likelihood on a grid, with an exact diffuse
    start: Durbin and Koopman (2012), Time Series Analysis by State Space Methods, sections 2.3 and 5.2.

    Examples
    --------
    >>> local_linear(np.arange(8.0), 2)[-1].round(6)
    array([8., 9.])
    """
    ratios = np.array([0.0, 0.01, 0.1, 1.0, 10.0])
    grid = np.array([(a, b) for a in ratios for b in ratios])
    return followed(y, horizon, grid)


def followed(y: Floats, horizon: int, grid: Floats) -> Floats:
    """Return the forecasts of the local linear trend whose ratios of variances are likeliest so far.

    Parameters
    ----------
    y : (..., n) array
    horizon : int
    grid : (k, 2) array
        Variances of the changes of level and of slope, relative to the irregular's.

    Examples
    --------
    >>> followed(np.arange(8.0), 1, np.zeros((1, 2)))[-1].round(6)
    array([8.])
    """
    made = np.full((*y.shape, horizon), np.nan)
    if y.shape[-1] < EARLIEST:
        return made
    of_level, of_slope = grid.T
    level, slope = (
        np.repeat(v[..., None], of_level.size, axis=-1) for v in (y[..., 1], y[..., 1] - y[..., 0])
    )
    p11, p12, p22 = np.ones(of_level.size), np.ones(of_level.size), 2 + of_level + of_slope
    squares, logs = np.zeros(level.shape), np.zeros(of_level.size)
    tiny = 1e-12 * np.ptp(y, axis=-1)[..., None] ** 2 + 1e-300
    for at in range(2, y.shape[-1]):
        level = level + slope
        p11, p12, p22 = p11 + 2 * p12 + p22 + of_level, p12 + p22, p22 + of_slope
        spread, surprise = p11 + 1, y[..., at, None] - level
        squares, logs = squares + surprise**2 / spread, logs + np.log(spread)
        level, slope = level + p11 / spread * surprise, slope + p12 / spread * surprise
        p11, p12, p22 = p11 / spread, p12 / spread, p22 - p12**2 / spread
        if at + 1 >= EARLIEST:
            best = ((at - 1) * np.log((squares + tiny) / (at - 1)) + logs).argmin(axis=-1)[..., None]
            here, pace = (np.take_along_axis(v, best, axis=-1) for v in (level, slope))
            made[..., at, :] = here + pace * np.arange(1.0, horizon + 1)
    return made


EXTRAPOLATIONS: dict[str, Extrapolation] = {
    "drift": drift,
    "theta": theta,
    "local_linear": local_linear,
}
"""What is tried against `naive`."""
