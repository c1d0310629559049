"""A line the size of a word, for the rows of a table: plain SVG, about 0.3 kB."""

from __future__ import annotations

from collections.abc import Sequence

from trends.charts.series import runs

WIDTH, HEIGHT, AIR = 120, 28, 3.0


def sparkline(
    years: Sequence[int],
    values: Sequence[float],
    *,
    span: tuple[int, int] | None = None,
    domain: tuple[float, float] | None = None,
    normal: tuple[float, float] | None = None,
    step: int = 1,
) -> str:
    """Draw a series as a small SVG: lines broken at gaps, a dot at the end, the normal range behind.

    Parameters
    ----------
    years, values : sequences of equal length
        Ascending years, finite values.
    span, domain : (first, last), (low, high)
        Years and values of the whole table, so that rows compare; by default the series' own.
    normal : (low, high) or None
        A range drawn as a band.
    step : int
        Years between neighbours of an unbroken series.

    Returns
    -------
    str
        ``<svg class="spark">``; the line takes ``currentColor``. "" without a value.

    Examples
    --------
    >>> sparkline([2000, 2001, 2003], [1.0, 2.0, 1.5]).split('"')[11]
    'M3 25L41 3M117 14h0'
    """
    if not years:
        return ""
    first, last = span or (years[0], years[-1])
    low, high = domain or (min(values), max(values))

    def x(year: int) -> str:
        return _short(AIR + (WIDTH - 2 * AIR) * (year - first) / max(last - first, 1))

    def y(value: float) -> str:
        share = (value - low) / (high - low) if high > low else 0.5
        return _short(HEIGHT - AIR - (HEIGHT - 2 * AIR) * min(max(share, 0.0), 1.0))

    dots = [f"{x(a)} {y(v)}" for a, v in zip(years, values, strict=True)]
    numbered = runs(years, step)
    path = ""
    for i, dot in enumerate(dots):
        path += ("M" if i == 0 or numbered[i] != numbered[i - 1] else "L") + dot
        path += "h0" if numbered.count(numbered[i]) == 1 else ""
    band = ""
    if normal:
        top, bottom = y(normal[1]), y(normal[0])
        band = f'<path d="M0 {top}H{WIDTH}V{bottom}H0z" fill="var(--band)"/>'
    cx, cy = dots[-1].split()
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    line = f'<path d="{path}" fill="none" stroke="currentColor"/><circle cx="{cx}" cy="{cy}" r="2.2"/>'
    return f'<svg class="spark" {size} aria-hidden="true">{band}{line}</svg>'


def _short(px: float) -> str:
    return f"{px:.1f}".removesuffix(".0")
