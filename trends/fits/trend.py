"""What a model answers: a slope with its interval, and the curve."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from trends.fits.sample import Floats


@dataclass(frozen=True)
class Segment:
    """A stretch of years with one slope, on the scale of the fit; `place` is where it may begin."""

    start: float
    end: float
    slope: float
    se: float
    lower: float
    upper: float
    p_value: float
    place: tuple[float, float] | None = None


@dataclass(frozen=True)
class Jump:
    """By how much a curve steps up in the first year after a known break, with its 95 % interval."""

    year: float
    size: float
    lower: float
    upper: float


@dataclass(frozen=True)
class Trend:
    """The numbers of one fit, all on the scale of the fit and per calendar year.

    Attributes
    ----------
    slope, se, lower, upper, p_value : float
        Estimate, standard error, 95 % interval, two-sided p against no trend.
    df : float or None
        Degrees of freedom of the interval; None where it does not rest on a t distribution.
    fitted, fitted_lower, fitted_upper : (m,) arrays
        The curve on the sample's grid with its 95 % band (of the curve, not of a new value).
    segments : tuple of Segment
        For models with joins; empty for a single line.
    jumps : tuple of Jump
        For models that allow for known breaks.
    note : str
        What a reader of this fit should know.
    direction : float or None
        For a test that has no slope (then slope, interval and curve are empty): 1 rises, −1 falls.
    """

    slope: float
    se: float
    lower: float
    upper: float
    p_value: float
    df: float | None
    fitted: Floats
    fitted_lower: Floats
    fitted_upper: Floats
    segments: tuple[Segment, ...] = ()
    jumps: tuple[Jump, ...] = ()
    note: str = ""
    direction: float | None = None

    @property
    def finite(self) -> bool:
        """Whether every number that this kind of fit answers is one.

        Examples
        --------
        >>> tested(0.04, 1.0).finite, tested(np.nan, 1.0).finite
        (True, False)
        """
        numbers = (self.slope, self.lower, self.upper) if self.direction is None else (self.direction,)
        return bool(np.isfinite([*numbers, self.p_value]).all())


def tested(p_value: float, direction: float) -> Trend:
    """Return a test without a slope as a `Trend`.

    Examples
    --------
    >>> tested(0.04, -1.0).fitted.size
    0
    """
    nothing = np.array([])
    return Trend(
        slope=np.nan,
        se=np.nan,
        lower=np.nan,
        upper=np.nan,
        p_value=p_value,
        df=None,
        fitted=nothing,
        fitted_lower=nothing,
        fitted_upper=nothing,
        direction=direction,
    )


def line(coefficients: Floats, covariance: Floats, df: float, offset: Floats, *, note: str = "") -> Trend:
    """Return the straight line ``level + slope × offset`` with t intervals as a `Trend`.

    Parameters
    ----------
    coefficients : (2,) array
        Level at offset zero, and slope.
    covariance : (2, 2) array
        Of the coefficients.
    df : float
        Degrees of freedom.
    offset : (m,) array
        Years of the grid less the centre.

    Examples
    --------
    >>> made = line(np.array([5.0, 2.0]), np.diag([1.0, 0.25]), 10.0, np.array([-1.0, 0.0, 1.0]))
    >>> made.fitted, round(made.lower, 3), round(made.p_value, 5)
    (array([3., 5., 7.]), 0.886, 0.00252)
    """
    level, slope = (float(c) for c in coefficients)
    se = float(np.sqrt(covariance[1, 1]))
    reach = critical(df)
    fitted = level + slope * offset
    spread = np.maximum(covariance[0, 0] + 2 * offset * covariance[0, 1] + offset**2 * covariance[1, 1], 0.0)
    half = reach * np.sqrt(spread)
    return Trend(
        slope=slope,
        se=se,
        lower=slope - reach * se,
        upper=slope + reach * se,
        p_value=two_sided(slope, se, df),
        df=df,
        fitted=fitted,
        fitted_lower=fitted - half,
        fitted_upper=fitted + half,
        note=note,
    )


def critical(df: float) -> float:
    """Return the 97.5 % point of Student's t.

    Examples
    --------
    >>> round(critical(10.0), 3)
    2.228
    """
    from scipy.special import stdtrit

    return float(stdtrit(df, 0.975))


def two_sided(slope: float, se: float, df: float) -> float:
    """Return the two-sided p of a slope by Student's t; a slope without error is certain.

    Examples
    --------
    >>> round(two_sided(2.228, 1.0, 10.0), 3), two_sided(2.0, 0.0, 10.0)
    (0.05, 0.0)
    """
    from scipy.special import stdtr

    if se == 0:
        return 0.0 if slope else 1.0
    return float(2.0 * stdtr(df, -abs(slope / se)))
