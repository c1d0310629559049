"""Where is it high? The latest value of every region on the areas that the user gives."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

import polars as pl

from trends.catalogue.indicators import indicators
from trends.charts.classes import classes, colours, edge_texts
from trends.charts.coverage import heat
from trends.charts.parts import assemble, frame, parameters
from trends.charts.series import observed, short
from trends.charts.shapes import WIDE, Shapes
from trends.charts.theme import PAGE
from trends.errors import TrendsError

EDGE = 22
TALLEST = 620


def areas(
    panel: pl.DataFrame,
    fits: pl.DataFrame,
    fitted: pl.DataFrame,
    *,
    indicator: str,
    chosen: Sequence[str] = (),
    shapes: Shapes | None = None,
) -> Any:
    """Draw a map of the latest values, in six classes, on boundaries that the user gives.

    Parameters
    ----------
    panel, fits, fitted : pl.DataFrame
        PANEL, FITS, FITTED; the fits are not used.
    indicator : str
        What is drawn.
    chosen : sequence of str
        Regions with an outline in their colour.
    shapes : Shapes
        From `trends.charts.shapes.shapes`: nothing is drawn beneath or beside them.

    Returns
    -------
    alt.LayerChart
        A row of kind area for each region: the key of its latest value, and its geometry in px.

    Raises
    ------
    TrendsError
        Without boundaries, or when no region has an area.

    Examples
    --------
    >>> from trends.schema import FITS, FITTED, PANEL
    >>> row = {"region": "a", "indicator": "births", "subgroup": "", "role": "observed"}
    >>> panel = PANEL.build([row | {"year": 1990, "value": 9.0}])
    >>> areas(panel, FITS.empty(), FITTED.empty(), indicator="births")
    Traceback (most recent call last):
    trends.errors.TrendsError: map: needs the areas of the regions; possible: --boundaries FILE.geojson
    """
    if shapes is None:
        raise TrendsError(
            "needs the areas of the regions", where="map", choices=("--boundaries FILE.geojson",)
        )
    last = observed(panel, indicator).group_by("region", maintain_order=True).last()
    edges, palette = classes(last["value"].to_numpy(), indicators().get(indicator))
    rows = _rows(last, shapes, edges)
    if not rows:
        raise TrendsError(f"no region with a value of '{indicator}' has an area", where="map")
    fills, _ = colours(palette, len(edges) + 1)
    wide = PAGE - 2 * EDGE
    tall = min(round(shapes.height * wide / WIDE), TALLEST)
    given = parameters([str(row["region"]) for row in rows], chosen, edges=edge_texts(edges))
    around = frame(EDGE, EDGE, top=56, bottom=8)
    phone = {"top": 96 if len(edge_texts(edges)[-1]) > 7 else 76}
    chart = assemble(_layers(fills, shapes.height), (wide, tall), rows, around, given, narrow=phone)
    chart.usermeta |= {"aspect": round(tall / wide, 3)}
    return chart


def _rows(last: pl.DataFrame, shapes: Shapes, edges: Sequence[float]) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for row in last.sort("region").iter_rows(named=True):
        polygons = shapes.areas.get(row["region"])
        if polygons:
            told = {"kind": "area", "region": row["region"], "key": row["key"], "year": row["year"]}
            told |= {"value": short(row["value"]), "c": bisect_right(edges, row["value"]) + 1}
            geometry = {"type": "MultiPolygon", "coordinates": polygons}
            rows.append(told | {"type": "Feature", "geometry": geometry})
    return rows


def _layers(fills: list[str], height: int) -> list[Any]:
    import altair as alt

    scale = f"min(width / {WIDE}, height / {max(height, 1)})"
    middle = f"[(width - {WIDE} * {scale}) / 2, 0]"
    plane: dict[str, Any] = {
        "type": "identity",
        "scale": alt.ExprRef(scale),
        "translate": alt.ExprRef(middle),
    }
    drawn = alt.Chart().mark_geoshape(stroke="var(--context)", strokeWidth=0.6)
    ours = alt.Chart().transform_filter("datum.n >= 0")
    outline = ours.mark_geoshape(fillOpacity=0, stroke="var(--ink)", strokeWidth=2, strokeJoin="round")
    return [
        drawn.encode(color=heat(fills)).properties(projection=alt.Projection(**plane)),
        outline.properties(projection=alt.Projection(**plane)),
    ]
