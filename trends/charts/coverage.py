"""What is missing? Every region and year as a cell in six classes, gaps hatched."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from math import floor, log10
from typing import Any

import numpy as np
import polars as pl

from trends.catalogue.indicators import Indicator, indicators
from trends.charts.axes import figure, fit_width, nice_step, text_width, widest, year_ticks
from trends.charts.names import labels
from trends.charts.parts import RANK, assemble, crowd_names, frame, parameters, region_axis
from trends.charts.series import largest, observed, short, span
from trends.charts.theme import CROWD, PAGE

ROW, THIN = 30, 3
CLASSES = 6


def coverage(
    panel: pl.DataFrame,
    fits: pl.DataFrame,
    fitted: pl.DataFrame,
    *,
    indicator: str,
    chosen: Sequence[str] = (),
) -> Any:
    """Draw a heat map of region by year; where no number was found the cell is hatched.

    Parameters
    ----------
    panel, fits, fitted : pl.DataFrame
        PANEL, FITS, FITTED; the fits are not used.
    indicator : str
        What is drawn.
    chosen : sequence of str
        Regions with bold names; above forty regions only these are named.

    Returns
    -------
    alt.LayerChart
        Rows of kind cell and gap, regions by their latest value; the parameter ``edges`` holds the
        texts of the six classes for a legend.

    Examples
    --------
    >>> from trends.schema import FITS, FITTED, PANEL
    >>> row = {"region": "a", "indicator": "births", "subgroup": "", "role": "observed"}
    >>> panel = PANEL.build([row | {"year": y, "value": float(y % 7)} for y in (1990, 1992)])
    >>> spec = coverage(panel, FITS.empty(), FITTED.empty(), indicator="births").to_dict()
    >>> [r["kind"] for r in spec["datasets"]["rows"]]
    ['cell', 'gap', 'cell']
    """
    values = observed(panel, indicator)
    order = _order(values)
    edges, palette = _classes(values["value"].to_numpy(), indicators().get(indicator))
    rows = _cells(values, order, edges)
    crowd = len(order) > CROWD
    names = labels(order)
    left = 16 + widest(fit_width(n) for n in names.values())
    size = (PAGE - left - 18, (THIN if crowd else ROW) * len(order))
    years = _years(values)
    wide = size[0] / len(years) >= 4 + max(text_width(str(r.get("text", "")), 12) for r in rows)
    signals = {"edges": _edge_texts(edges)} | ({"order": order} if crowd else {})
    layers = _layers(
        order, years, _colours(palette, len(edges) + 1), named=not crowd, figures=wide and not crowd
    )
    return (
        assemble(layers, rows, size)
        .transform_calculate(n=RANK)
        .add_params(*parameters(sorted(names), chosen, **signals))
        .properties(**frame(left, 18, top=56, bottom=4))
    )


def _years(values: pl.DataFrame) -> list[int]:
    first, last = span(values)
    return list(range(first, last + 1))


def _order(values: pl.DataFrame) -> list[str]:
    last = values.group_by("region", maintain_order=True).last()
    return [str(r) for r in last.sort("value", "region", descending=[True, False])["region"]]


def _classes(values: np.ndarray[Any, Any], entry: Indicator | None) -> tuple[list[float], str]:
    """Five rising edges between six classes, and the letter of their colours (h: around a normal range)."""
    low, high = float(values.min()), float(values.max())
    if entry is None or entry.normal is None:
        inner = np.quantile(values, np.arange(1, CLASSES) / CLASSES)
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


def _edge_texts(edges: Sequence[float]) -> list[str]:
    written = [f"{e:g}".replace("-", "−") for e in edges]
    return [
        f"< {written[0]}",
        *(f"{a}–{b}" for a, b in pairwise(written)),
        f"≥ {written[-1]}",
    ]


def _cells(values: pl.DataFrame, order: Sequence[str], edges: Sequence[float]) -> list[dict[str, object]]:
    found = {(r["region"], r["year"]): r for r in values.iter_rows(named=True)}
    most = largest(values)
    years = _years(values)
    rows: list[dict[str, object]] = []
    for region in order:
        for year in years:
            row = found.get((region, year))
            if row is None:
                rows.append({"kind": "gap", "region": region, "key": "", "year": year})
                continue
            cell = {"kind": "cell", "region": region, "key": row["key"], "year": year}
            value = row["value"]
            cell |= {
                "value": short(value),
                "text": figure(value, most),
                "c": bisect_right(edges, value) + 1,
            }
            rows.append(cell)
    return rows


def _colours(palette: str, classes: int) -> tuple[list[str], list[str]]:
    """List fills and inks of the classes from low to high."""
    fill, ink = {"q": ("q", "u"), "h": ("h", "t"), "b": ("h", "t")}[palette]
    numbers = [1 + round(i * (CLASSES - 1) / max(classes - 1, 1)) for i in range(classes)]
    numbers = numbers[::-1] if palette == "b" else numbers
    return [f"var(--{fill}{i})" for i in numbers], [f"var(--{ink}{i})" for i in numbers]


def _layers(
    order: list[str], years: list[int], colours: tuple[list[str], list[str]], *, named: bool, figures: bool
) -> list[Any]:
    import altair as alt

    shown = set(year_ticks(years[0], years[-1], 12))
    x = alt.X(
        "year:O",
        scale=alt.Scale(domain=years, padding=0),
        axis=alt.Axis(
            orient="top",
            labelExpr=f"indexof({sorted(shown)}, datum.value) >= 0 ? datum.label : ''",
            labelAngle=0,
            labelOverlap=False,
        ),
    )
    y = alt.Y("region:N", scale=alt.Scale(domain=order, padding=0), axis=region_axis(every=named))
    gap = 1.0 if named else 0.0
    fills, inks = colours
    classes = list(range(1, len(fills) + 1))
    legend = alt.Legend(
        orient="none",
        legendX=0,
        legendY=-54,
        direction="horizontal",
        labelExpr="edges[datum.value - 1]",
        symbolSize=260,
        symbolStrokeWidth=0,
        columnPadding=18,
    )
    heat = alt.Color(
        "c:O",
        legend=legend,
        scale=alt.Scale(domain=classes, range=fills),
    )
    cells = alt.Chart().transform_filter("datum.kind === 'cell'").encode(x=x, y=y)
    gaps = alt.Chart().transform_filter("datum.kind === 'gap'").encode(x=x, y=y)
    layers = [
        gaps.mark_rect(fill="var(--wash)", stroke="var(--paper)", strokeWidth=2 * gap),
        cells.mark_rect(stroke="var(--paper)", strokeWidth=2 * gap).encode(color=heat),
    ]
    if named:
        layers.append(gaps.mark_text(text="╱", fontSize=11, color="var(--ink3)", baseline="middle"))
    if figures:
        ink_of = alt.ExprRef(f"{inks}[datum.c - 1]")
        layers.append(cells.mark_text(fontSize=12, baseline="middle", fill=ink_of).encode(text="text:N"))
    if not named:
        layers.append(crowd_names(order, THIN, where=f"datum.year === {years[-1]}"))
    return layers
