"""What is averaged over: the autocorrelations, what each counts beforehand, and errors made independent.

On a short series one cannot know its autocorrelation: putting in the best estimate, as is usual, calls two
to four times too many trends. How much each value counts before the data speak (`prior`) was chosen by
simulation so that the 5 % are kept; `trends.fits.calibration` has the study and its table.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
POINTS = 41
REACH = 2.6  # tanh(2.6) = 0.989: beyond it a stationary series cannot be told from a random walk
FAR = 0.9995
"""The tail up to which the t distribution of a summary is that of the average."""


def prior(phi: Floats, n: int) -> Floats:
    """Return the logarithm of the weight of each autocorrelation before the data speak.

    ``(1 + phi)^-1.5 (1 - phi)^(0.2 - 10/n)``: the fewer the years, the less they can rule out a strong
    autocorrelation, and the more it must count. The exponents are the result of the calibration.

    Parameters
    ----------
    phi : (k,) array
        Autocorrelation of neighbouring years, between −1 and 1.
    n : int
        Number of values.

    Examples
    --------
    >>> few, many = (prior(np.array([0.5, 0.9]), n) for n in (10, 50))
    >>> bool(few[1] > few[0]), bool(many[1] > many[0])
    (True, False)
    """
    shape: Floats = -1.5 * np.log1p(phi) + (0.2 - 10.0 / n) * np.log1p(-phi)
    return shape


@cache
def grid() -> tuple[Floats, Floats]:
    """Return the autocorrelations that are averaged over, and the logarithm of the step to the next.

    Examples
    --------
    >>> [column.shape for column in grid()]
    [(41,), (41,)]
    """
    phi: Floats = np.tanh(np.linspace(-REACH, REACH, POINTS))
    return phi, np.log1p(-(phi**2))


def whiten(columns: Floats, gaps: Floats, phi: Floats) -> tuple[Floats, Floats]:
    """Make the errors of columns independent, for every autocorrelation.

    Parameters
    ----------
    columns : (c, n) array
        Values by year.
    gaps : (n - 1,) array
        Years from each value to the next.
    phi : (k,) array
        Autocorrelation of neighbouring years.

    Returns
    -------
    tuple of arrays
        The columns (k, c, n), and the log determinant of the errors' covariance (k,).

    Examples
    --------
    >>> whiten(np.ones((1, 2)), np.array([2.0]), np.array([0.0, 0.5]))[0][:, 0].round(3).tolist()
    [[1.0, 1.0], [1.0, 0.775]]
    """
    carried = phi[:, None] ** gaps
    variance = 1.0 - carried**2
    fresh = (columns[None, :, 1:] - carried[:, None, :] * columns[None, :, :-1]) / np.sqrt(variance)[
        :, None, :
    ]
    first = np.broadcast_to(columns[None, :, :1], (phi.size, columns.shape[0], 1))
    return np.concatenate([first, fresh], axis=2), np.log(variance).sum(axis=1)
