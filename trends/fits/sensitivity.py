"""Whether a trend hangs on a single year, or on where the series begins."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from trends.fits.sample import Floats

Mask = NDArray[np.bool_]


class Refits(NamedTuple):
    """Fits of parts of one series.

    Attributes
    ----------
    slopes : (k,) array
        NaN where a part has no fit.
    verdicts : tuple of str
        One for every part.
    """

    slopes: Floats
    verdicts: tuple[str, ...]

    @property
    def low(self) -> float | None:
        """Return the smallest slope, None where no part has one.

        Examples
        --------
        >>> Refits(np.array([2.0, np.nan, 1.0]), ("rising", "not_fitted", "rising")).low
        1.0
        """
        known = self.slopes[np.isfinite(self.slopes)]
        return float(known.min()) if known.size else None

    @property
    def high(self) -> float | None:
        """Return the largest slope, None where no part has one.

        Examples
        --------
        >>> Refits(np.array([]), ()).high is None
        True
        """
        known = self.slopes[np.isfinite(self.slopes)]
        return float(known.max()) if known.size else None


def leave_one_out(n: int) -> list[Mask]:
    """Return what is kept when each of n years in turn is left out.

    Examples
    --------
    >>> [mask.tolist() for mask in leave_one_out(2)]
    [[False, True], [True, False]]
    """
    return list(~np.eye(n, dtype=bool))


def later_starts(n: int, *, least: int) -> list[Mask]:
    """Return what is kept when a series begins later, as long as so many years remain.

    Examples
    --------
    >>> [mask.tolist() for mask in later_starts(4, least=2)]
    [[False, True, True, True], [False, False, True, True]]
    """
    return [np.arange(n) >= first for first in range(1, n - least + 1)]


def refits(masks: list[Mask], refit: Callable[[Mask], tuple[float | None, str]]) -> Refits:
    """Fit each part of a series.

    Parameters
    ----------
    masks : list of (n,) bool arrays
        What each part keeps.
    refit : callable
        Mask → slope (or None) and verdict.

    Examples
    --------
    >>> refits(leave_one_out(3), lambda kept: (float(kept.argmin()), "rising")).slopes
    array([0., 1., 2.])
    """
    found = [refit(mask) for mask in masks]
    slopes = np.array([np.nan if slope is None else slope for slope, _ in found])
    return Refits(slopes, tuple(verdict for _, verdict in found))
