"""How much neighbouring years resemble each other, learnt from all regions of a cohort together."""

from __future__ import annotations

import numpy as np

from trends.comparisons.welch import Floats

STRONGEST = 0.9


def shared(series: list[tuple[Floats, Floats]]) -> float:
    """Return the autocorrelation of neighbouring years about straight lines, one for all regions.

    A single short series cannot tell it; many can. Each region's ratio counts by its number of years,
    whatever its variance, and is freed of what fitting a line takes from it, ``(2 + 4 phi) / n``:
    Kendall (1954), Biometrika 41, 403–404, for a line instead of a mean.

    Parameters
    ----------
    series : list of two (n,) arrays
        Years and values; those of fewer than six years say nothing.

    Returns
    -------
    float
        From 0 to `STRONGEST`; 0 where there is nothing to learn from.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> noise = rng.standard_normal((200, 20))
    >>> shared([(np.arange(20.0), row) for row in noise]) < 0.1
    True
    """
    ratios, sizes = [], []
    for years, values in series:
        if years.size < 6:
            continue
        design = np.column_stack([np.ones_like(years), years - years.mean()])
        left = values - design @ np.linalg.lstsq(design, values, rcond=None)[0]
        total, near = float(left @ left), np.diff(years) == 1
        if total > 1e-20 * float(values @ values) and near.any():
            ratios.append(float((left[1:] * left[:-1])[near].mean()) * years.size / total)
            sizes.append(years.size)
    if not sizes:
        return 0.0
    ratio, size = float(np.average(ratios, weights=sizes)), float(np.mean(sizes))
    return float(np.clip((ratio + 2 / size) / (1 - 4 / size), 0.0, STRONGEST))
