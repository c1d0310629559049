"""Degrees to a plane: Albers' equal-area conic for the extent at hand, on a grid as fine as the page."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Grid = list[list[int]]
SIDES = 3
"""Corners that an outline needs."""


def unrolled(longitude: Floats) -> Floats:
    """Return longitudes without the jump at the date line, where the areas lie across it.

    Examples
    --------
    >>> unrolled(np.array([179.0, -179.0])).tolist(), unrolled(np.array([10.0, -10.0])).tolist()
    ([179.0, 181.0], [10.0, -10.0])
    """
    moved = np.where(longitude < 0, longitude + 360, longitude)
    return moved if np.ptp(moved) < np.ptp(longitude) else longitude


def albers(longitude: Floats, latitude: Floats) -> tuple[Floats, Floats]:
    """Project (n,) degrees to (n,) x and y, y upwards, areas in proportion.

    Snyder (1987), Map Projections: A Working Manual, USGS Professional Paper 1395, p. 100, with the standard
    parallels a sixth of the extent from its ends; cylindrical (p. 76) where they would lie about the equator.

    Examples
    --------
    >>> x, y = albers(np.array([-10.0, 10.0, 0.0]), np.array([40.0, 40.0, 50.0]))
    >>> bool(np.isclose(x[0], -x[1])), bool(y[2] > y[0])
    (True, True)
    """
    lam, phi = np.radians(longitude - (longitude.min() + longitude.max()) / 2), np.radians(latitude)
    low, high = phi.min(), phi.max()
    first, second = low + (high - low) / 6, high - (high - low) / 6
    n = (np.sin(first) + np.sin(second)) / 2
    if abs(n) < 0.05:
        middle = np.cos((abs(first) + abs(second)) / 2)
        return lam * middle, np.sin(phi) / middle
    c = np.cos(first) ** 2 + 2 * n * np.sin(first)
    rho = np.sqrt(np.maximum(c - 2 * n * np.sin(phi), 0)) / n
    return rho * np.sin(n * lam), -rho * np.cos(n * lam)


def snapped(x: Floats, y: Floats) -> Grid:
    """Return the corners of a closed outline on whole numbers, without those that repeat or lie on a side.

    Neighbours share their border afterwards as before, for each corner is moved by itself.

    Examples
    --------
    >>> snapped(np.array([0.0, 0.2, 4.0, 4.0, 0.0]), np.array([0.0, 0.1, 0.0, 4.0, 0.0]))
    [[0, 0], [4, 0], [4, 4], [0, 0]]
    """
    at = np.rint(np.column_stack([x, y])).astype(np.int64)
    at = at[:-1] if at.shape[0] > 1 and (at[0] == at[-1]).all() else at
    kept = at[np.any(at != np.roll(at, 1, axis=0), axis=1)]
    before, after = kept - np.roll(kept, 1, axis=0), np.roll(kept, -1, axis=0) - kept
    turns = before[:, 0] * after[:, 1] != before[:, 1] * after[:, 0]
    corners = kept[turns]
    return [*corners.tolist(), corners[0].tolist()] if corners.shape[0] >= SIDES else []


def area(ring: Grid) -> float:
    """Return the signed area of a closed outline, positive where it turns clockwise with y downwards.

    Examples
    --------
    >>> area([[0, 0], [4, 0], [4, 4], [0, 0]])
    8.0
    """
    x, y = np.array(ring, dtype=np.float64).T
    return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]) / 2)
