"""Six classes of values for a heat map: their edges, their texts, their colours."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import floor, log10
from typing import Any

import numpy as np

from trends.catalogue.indicators import Indicator
from trends.charts.axes import marks, nice_step

MOST = 6


def classes(values: np.ndarray[Any, Any], entry: Indicator | None) -> tuple[list[float], str]:
    """Return the rising edges between six classes, and which colours they take.

    Parameters
    ----------
    values : np.ndarray
        What is classed.
    entry : Indicator or None
        Its normal range is a class of its own, with four on the side that is not wanted.

    Returns
    -------
    (list of float, str)
        Colours: ``q`` low to high, ``h`` around a normal range, ``b`` the same turned round.

    Examples
    --------
    >>> from trends.catalogue.indicators import indicators
    >>> classes(np.array([104.0, 119.0]), indicators()["sex_ratio_at_birth"])
    ([103.0, 107.0, 110.0, 113.0, 116.0], 'h')
    """
    low, high = float(values.min()), float(values.max())
    if entry is None or entry.normal is None:
        inner = np.quantile(values, np.arange(1, MOST) / MOST)
        step = nice_step(max(high - low, 1e-9), 40)
        return sorted({round(round(float(e) / step) * step, 10) for e in inner}), "q"
    bottom, top = entry.normal
    if entry.polarity == "higher_is_better":
        width = _quarter(bottom - low)
        return [bottom - 3 * width, bottom - 2 * width, bottom - width, bottom, top], "b"
    width = _quarter(high - top)
    return [bottom, top, top + width, top + 2 * width, top + 3 * width], "h"


def _quarter(span: float) -> float:
    """Find a round width, four of which cover the span."""
    least = max(span, 1e-9) / 4
    power = 10.0 ** floor(log10(least))
    factor = next(f for f in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if f * power >= least * 0.999)
    return float(f"{factor * power:.10g}")


def edge_texts(edges: Sequence[float]) -> list[str]:
    """Return what the legend says of each class.

    Examples
    --------
    >>> edge_texts([103.0, 107.5])
    ['< 103', '103–107.5', '≥ 107.5']
    """
    written = [f"{e:{marks(e)}.10g}".replace("-", "−") for e in edges]
    return [
        f"< {written[0]}",
        *(f"{a}–{b}" for a, b in pairwise(written)),
        f"≥ {written[-1]}",
    ]


def colours(palette: str, count: int) -> tuple[list[str], list[str]]:
    """Return fills and inks of the classes from low to high.

    Examples
    --------
    >>> colours("q", 2)
    (['var(--q1)', 'var(--q6)'], ['var(--u1)', 'var(--u6)'])
    """
    fill, ink = {"q": ("q", "u"), "h": ("h", "t"), "b": ("h", "t")}[palette]
    numbers = [1 + round(i * (MOST - 1) / max(count - 1, 1)) for i in range(count)]
    numbers = numbers[::-1] if palette == "b" else numbers
    return [f"var(--{fill}{i})" for i in numbers], [f"var(--{ink}{i})" for i in numbers]
