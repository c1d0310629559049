"""What is missing? Every region and year as a cell in six classes, gaps hatched."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

import polars as pl

from trends.catalogue.indicators import indicators
from trends.charts.axes import NARROW, figure, fit_width, text_width, widest, year_ticks
from trends.charts.classes import classes, colours, edge_texts
from trends.charts.names import both
from trends.charts.parts import assemble, crowd_names, frame, parameters, region_axis
from trends.charts.series import largest, observed, short, span
from trends.charts.theme import CROWD, PAGE

ROW, THIN = 30, 3


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
    edges, palette = classes(values["value"].to_numpy(), indicators().get(indicator))
    rows = _cells(values, order, edges)
    crowd = len(order) > CROWD
    names = both(order)
    left = 16 + widest(fit_width(n) for n in names)
    size = (PAGE - left - 18, (THIN if crowd else ROW) * len(order))
    years = _years(values)
    wide = size[0] / len(years) >= 4 + max(text_width(str(r.get("text", "")), 12) for r in rows)
    figures = wide and not crowd
    if not figures:
        rows = [{name: value for name, value in row.items() if name != "text"} for row in rows]
    signals = {"edges": edge_texts(edges)} | ({"order": order} if crowd else {})
    layers = _layers(order, years, colours(palette, len(edges) + 1), named=not crowd, figures=figures)
    given = parameters(sorted(order), chosen, **signals)
    long = len(signals["edges"][-1]) > 7
    phone = {
        "left": 21 + widest(fit_width(n, most=NARROW) for n in names),
        "top": 96 if long else 76,
    }
    return assemble(layers, size, rows, frame(left, 18, top=56, bottom=4), given, narrow=phone)


def _years(values: pl.DataFrame) -> list[int]:
    first, last = span(values)
    return list(range(first, last + 1))


def _order(values: pl.DataFrame) -> list[str]:
    last = values.group_by("region", maintain_order=True).last()
    return [str(r) for r in last.sort("value", "region", descending=[True, False])["region"]]


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


def _layers(
    order: list[str], years: list[int], inks: tuple[list[str], list[str]], *, named: bool, figures: bool
) -> list[Any]:
    import altair as alt

    shown, few = set(year_ticks(years[0], years[-1], 12)), year_ticks(years[0], years[-1], 4)
    x = alt.X(
        "year:O",
        scale=alt.Scale(domain=years, padding=0),
        axis=alt.Axis(
            orient="top",
            labelExpr=f"indexof(narrow ? {few} : {sorted(shown)}, datum.value) >= 0 ? datum.label : ''",
            labelAngle=0,
            labelOverlap=False,
        ),
    )
    y = alt.Y("region:N", scale=alt.Scale(domain=order, padding=0), axis=region_axis(every=named))
    gap = 1.0 if named else 0.0
    cells = alt.Chart().transform_filter("datum.kind === 'cell'").encode(x=x, y=y)
    gaps = alt.Chart().transform_filter("datum.kind === 'gap'").encode(x=x, y=y)
    layers = [
        gaps.mark_rect(fill="var(--wash)", stroke="var(--paper)", strokeWidth=2 * gap),
        cells.mark_rect(stroke="var(--paper)", strokeWidth=2 * gap).encode(color=heat(inks[0])),
    ]
    if named:
        layers.append(gaps.mark_text(text="╱", fontSize=11, color="var(--ink3)", baseline="middle"))
    if figures:
        told = alt.ExprRef("narrow ? '' : datum.text")
        ink_of = alt.ExprRef(f"{inks[1]}[datum.c - 1]")
        layers.append(cells.mark_text(fontSize=12, baseline="middle", fill=ink_of, text=told))
    if not named:
        layers.append(crowd_names(order, THIN, where=f"datum.year === {years[-1]}"))
    return layers


def heat(fills: list[str]) -> Any:
    """Return the colour of classes from low to high, with a legend above the plot.

    Examples
    --------
    >>> heat(["var(--q1)"]).to_dict()["scale"]["range"]
    ['var(--q1)']
    """
    import altair as alt

    legend = alt.Legend(
        orient="none",
        legendX=0,
        legendY=alt.ExprRef("!narrow ? -54 : length(peek(edges)) > 7 ? -94 : -74"),
        columns=alt.ExprRef("!narrow ? 6 : length(peek(edges)) > 7 ? 2 : 3"),
        direction="horizontal",
        labelExpr="edges[datum.value - 1]",
        symbolSize=260,
        symbolStrokeWidth=0,
        columnPadding=alt.ExprRef("narrow ? 4 : 18"),
    )
    return alt.Color(
        "c:O", legend=legend, scale=alt.Scale(domain=list(range(1, len(fills) + 1)), range=fills)
    )
