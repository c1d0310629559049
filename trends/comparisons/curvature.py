"""First and second derivatives by central differences."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from trends.comparisons.welch import Floats

STEP = 1e-4


def gradient(function: Callable[[Floats], Floats | float], at: Floats) -> Floats:
    """Return the derivatives of a function of an array: one row an argument.

    Examples
    --------
    >>> gradient(lambda x: float(x @ x), np.array([1.0, 2.0])).round(6)
    array([2., 4.])
    """
    steps = STEP * np.eye(at.size)
    return np.array(
        [(np.asarray(function(at + s)) - np.asarray(function(at - s))) / (2 * STEP) for s in steps]
    )


def hessian(function: Callable[[Floats], float], at: Floats) -> Floats:
    """Return the second derivatives.

    Examples
    --------
    >>> hessian(lambda x: float(x[0] * x[1] + x[1] ** 2), np.array([1.0, 2.0])).round(4)
    array([[0., 1.],
           [1., 2.]])
    """
    steps = STEP * np.eye(at.size)
    found = np.empty((at.size, at.size))
    for i, one in enumerate(steps):
        for j, other in enumerate(steps[: i + 1]):
            corners = [function(at + a * one + b * other) for a, b in ((1, 1), (1, -1), (-1, 1), (-1, -1))]
            bend = (corners[0] - corners[1] - corners[2] + corners[3]) / (4 * STEP**2)
            found[i, j] = found[j, i] = bend
    return found
