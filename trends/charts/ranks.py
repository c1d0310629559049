"""Who overtook whom? The rank of every region by year; the chosen in colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from trends.charts.axes import NARROW, fit_width, thinned, widest, year_ticks
from trends.charts.dodge import dodge
from trends.charts.names import both
from trends.charts.parts import assemble, colour, frame, ink, parameters
from trends.charts.series import observed, runs, short, slim, span, usual_step
from trends.charts.theme import CROWD, PAGE

ROW, THIN = 26, 4


def ranks(
    panel: pl.DataFrame,
    fits: pl.DataFrame,
    fitted: pl.DataFrame,
    *,
    indicator: str,
    chosen: Sequence[str] = (),
) -> Any:
    """Draw ranks by year, 1 the highest value; ranks count only regions that have a number that year.

    Parameters
    ----------
    panel, fits, fitted : pl.DataFrame
        PANEL, FITS, FITTED; the fits are not used.
    indicator : str
        What is drawn.
    chosen : sequence of str
        Regions in colour; above forty regions only these are drawn.

    Returns
    -------
    alt.LayerChart
        Rows of kind rank; the last of each region has `end`.

    Examples
    --------
    >>> from trends.schema import FITS, FITTED, PANEL
    >>> row = {"indicator": "births", "subgroup": "", "role": "observed", "year": 1990}
    >>> panel = PANEL.build([row | {"region": r, "value": v} for r, v in (("a", 1.0), ("b", 2.0))])
    >>> spec = ranks(panel, FITS.empty(), FITTED.empty(), indicator="births").to_dict()
    >>> [(r["region"], r["rank"]) for r in spec["datasets"]["rows"]]
    [('a', 2), ('b', 1)]
    """
    values = observed(panel, indicator)
    rows = _rows(values)
    years = [int(str(r["year"])) for r in rows]
    regions = sorted({str(r["region"]) for r in rows})
    names = both(regions)
    count = max(int(str(r["rank"])) for r in rows)
    crowd = len(regions) > CROWD
    left, right = 34, 24 + widest(f"{count} {fit_width(n)}" for n in names)
    size = (PAGE - left - right, (THIN if crowd else ROW) * count)
    given = parameters(regions, chosen)
    phone = {"right": 18 + widest(f"{count} {fit_width(n, most=NARROW)}" for n in names)}
    layers = _layers((min(years), max(years)), count, crowd=crowd)
    return assemble(layers, size, rows, frame(left, right), given, narrow=phone)


def _rows(values: pl.DataFrame) -> list[dict[str, object]]:
    well = pl.len().over("year")
    kept = values.filter(well * 2 >= well.max())  # a year that few regions have would reshuffle all ranks
    ranked = kept.with_columns(
        rank=pl.col("value").rank("min", descending=True).over("year").cast(pl.Int32)
    ).sort("region", "year")
    step, latest = usual_step(values), span(kept)[1]
    rows: list[dict[str, object]] = []
    run = 0
    for _, series in ranked.group_by("region", maintain_order=True):
        numbered = [run + r for r in runs(series["year"], step)]
        run = numbered[-1] + 1
        for row, own in zip(series.iter_rows(named=True), numbered, strict=True):
            shown = {"kind": "rank"} | {k: row[k] for k in ("region", "key", "year", "rank")}
            shown |= {"value": short(row["value"]), "run": own, "end": row["year"] == latest}
            rows.append(slim(shown))
    return rows


def _layers(years: tuple[int, int], count: int, *, crowd: bool) -> list[Any]:
    import altair as alt

    ticks = year_ticks(*years)
    x = alt.X(
        "year:Q",
        scale=alt.Scale(domain=list(years), nice=False),
        axis=alt.Axis(
            values=ticks,
            format="d",
            labelFlush=True,
            labelOverlap=False,
            tickCount=len(ticks),
            labelExpr=thinned(ticks),
            offset=8,
        ),
    )
    marked = list(range(1, count + 1)) if not crowd else [1, *range(50, count + 1, 50)]
    y = alt.Y(
        "rank:Q",
        scale=alt.Scale(domain=[0.5, count + 0.5], reverse=True, nice=False),
        axis=alt.Axis(values=marked, format="d"),
    )
    base = alt.Chart().encode(x=x, y=y)
    others, ours = base.transform_filter("datum.n < 0"), base.transform_filter("datum.n >= 0")
    tint, detail = alt.ExprRef(colour()), alt.Detail("run:N")
    curve: dict[str, Any] = {"interpolate": "monotone", "strokeJoin": "round"}
    dash = alt.ExprRef("datum.n > 2 ? [6, 3] : [1, 0]")
    grey: dict[str, Any] = {"stroke": "var(--context)", "opacity": 0.4 if crowd else 1}
    context = [others.mark_line(**curve, **grey, strokeWidth=0.6 if crowd else 1.8).encode(detail=detail)]
    if not crowd:
        dot: dict[str, Any] = {"filled": True, "fill": "var(--paper)", "stroke": "var(--context)"}
        context.append(others.mark_point(**dot, strokeWidth=1.5, size=36, opacity=1))
    return [
        *context,
        ours.mark_line(**curve, stroke="var(--paper)", strokeWidth=7).encode(detail=detail),
        ours.mark_line(**curve, stroke=tint, strokeWidth=3.4, strokeDash=dash).encode(detail=detail),
        ours.mark_circle(fill=tint, stroke="var(--paper)", strokeWidth=1.2, size=64, opacity=1),
        *_labels(count, crowd=crowd),
    ]


def _labels(count: int, *, crowd: bool) -> list[Any]:
    import altair as alt

    text: dict[str, Any] = {"align": "left", "baseline": "middle", "fontSize": 13}
    name = alt.ExprRef("datum.rank + ' ' + names[datum.region]")
    step = THIN if crowd else ROW
    ends = alt.Chart().transform_filter("datum.end && datum.n >= 0" if crowd else "datum.end")
    placed = dodge(ends, place=f"(datum.rank - 0.5) * {step}", gap=16, height=step * count)
    at: dict[str, Any] = {"x": alt.ExprRef("width + 14"), "y": alt.ExprRef("datum.q"), "text": name}
    ours = placed.transform_filter("datum.n >= 0")
    others = placed.transform_filter("datum.n < 0")
    return [
        others.mark_text(**text, **at, color="var(--ink3)"),
        ours.mark_text(**text, **at, fontWeight="bold", color=alt.ExprRef(ink())),
    ]
