"""Lines that may bend: their straight stretches for each series, and the data that draws them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

from trends.report.content import Content
from trends.report.keys import bend, series
from trends.report.views import Stretch, View


def stretches(content: Content) -> dict[str, tuple[Stretch, ...]]:
    """Return the straight stretches of each series by its key, in their order; pace as in the fits.

    Examples
    --------
    >>> stretches(Content())
    {}
    """
    scales = {series(row): row["scale"] for row in content.fits.iter_rows(named=True)}
    found: dict[str, list[Stretch]] = defaultdict(list)
    for row in content.bends.sort("segment").iter_rows(named=True):
        percent = scales.get(series(row)) == "log"
        pace = row["apc"] if percent else row["slope"]
        if pace is not None:
            ends = (row["apc_lower"], row["apc_upper"]) if percent else (None, None)
            own = bend(series(row), row["segment"])
            found[series(row)].append(
                Stretch(own, round(row["start_year"]), round(row["end_year"]), pace, *ends)
            )
    return {name: tuple(parts) for name, parts in found.items()}


def curves(content: Content, kept: Mapping[str, object]) -> dict[str, list[list[Any]]]:
    """Return years and fitted values of each series that bends, for the page's script."""
    found: dict[str, list[list[Any]]] = {}
    for row in content.bent.sort("year").iter_rows(named=True):
        name = series(row)
        if name in kept and row["fitted"] is not None:
            years, values = found.setdefault(name, [[], []])
            years.append(row["year"])
            values.append(float(f"{row['fitted']:.4g}"))
    return found


def commonest(view: View) -> int:
    """Return the year in which most lines of a view bend last, the later one at a tie."""
    years = Counter(line.stretches[-1].start for line in view.bent)
    return max(years, key=lambda year: (years[year], year))
