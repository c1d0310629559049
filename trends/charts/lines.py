"""How did it go? One line a region, the chosen in colour; a crowd becomes its distribution."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from trends.catalogue.indicators import indicators
from trends.charts.axes import (
    LONGEST,
    NARROW,
    figure,
    fit_width,
    thinned,
    value_axis,
    widest,
    written,
    year_ticks,
)
from trends.charts.dodge import dodge
from trends.charts.line_rows import band, breaks, cloud, ends, points
from trends.charts.names import labels
from trends.charts.parts import assemble, colour, frame, ink, parameters
from trends.charts.series import base_year, observed, span
from trends.charts.theme import CROWD, PAGE

GAP = 16
SIGNED = "(datum.value ? replace(format(datum.value, '+,~f'), '-', '−') : '0') + '%'"
TEXT = 30
"""Px from the plot to its labels; the leader lines run between."""
NEAR = 12
"""The same on a phone."""
HEIGHT = 400
LEAST = "+100%"
"""What axis and labels have room for at least: the page may turn to changes."""


def lines(
    panel: pl.DataFrame,
    fits: pl.DataFrame,
    fitted: pl.DataFrame,
    *,
    indicator: str,
    chosen: Sequence[str] = (),
) -> Any:
    """Draw the values of every region by year; at most six chosen ones in colour.

    Parameters
    ----------
    panel, fits, fitted : pl.DataFrame
        PANEL, FITS, FITTED; the fits are not used.
    indicator : str
        What is drawn.
    chosen : sequence of str
        Regions in colour, in their order.

    Returns
    -------
    alt.LayerChart
        Rows of kind point, end (labels), band (a normal range) and cloud (above forty regions).

    Examples
    --------
    >>> from trends.schema import FITS, FITTED, PANEL
    >>> row = {"region": "a", "indicator": "births", "subgroup": "", "role": "observed"}
    >>> panel = PANEL.build([row | {"year": y, "value": 9.0 + y % 7} for y in range(1990, 2000)])
    >>> lines(panel, FITS.empty(), FITTED.empty(), indicator="births").to_dict()["height"]
    400
    """
    return of_values(observed(panel, indicator), normal=_normal(indicator), chosen=chosen)


def of_values(
    values: pl.DataFrame,
    *,
    normal: tuple[float, float] | None = None,
    chosen: Sequence[str] = (),
    percent: bool = False,
) -> Any:
    """Draw lines of values that are at hand; with `percent`, axis and labels are changes in percent.

    The axis is three parameters, ``bottom``, ``top`` and ``ticks``: a page gives other values their own.
    ``base`` is the year from which it may measure their change.

    Examples
    --------
    >>> from trends.schema import PANEL
    >>> row = {"region": "a", "indicator": "births", "subgroup": "", "role": "observed", "value": 9.0}
    >>> values = observed(PANEL.build([row | {"year": y} for y in (1990, 1991)]), "births")
    >>> [p["name"] for p in of_values(values).to_dict()["params"]][-4:]
    ['top', 'ticks', 'percent', 'base']
    """
    regions = values["region"].unique(maintain_order=True).to_list()
    crowd = len(regions) > CROWD
    domain, ticks = value_axis(*_extent(values, normal))
    lasts = ends(values, percent=percent)
    rows = [
        *points(values),
        *breaks(values),
        *lasts,
        *(cloud(values) if crowd else ()),
        *band(normal, domain),
    ]
    right, phone = (_right(lasts, most) for most in (LONGEST, NARROW))
    left = 14 + widest([*(figure(t, max(map(abs, ticks))) for t in ticks), LEAST])
    layers = _layers(_scales(values, ticks), crowd=crowd, dot=_dot(values))
    size = (PAGE - left - right, HEIGHT)
    axis = {"bottom": domain[0], "top": domain[1], "ticks": ticks, "percent": percent}
    axis |= {"base": base_year(values)}
    given = parameters(regions, chosen, hits=True, **axis)
    return assemble(layers, size, rows, frame(left, right), given, narrow={"right": phone - TEXT + NEAR})


def _dot(values: pl.DataFrame) -> int:
    """Area in px of a point: smaller where they would touch."""
    first, last = span(values)
    return 34 if last - first <= 25 else 16


def _normal(indicator: str) -> tuple[float, float] | None:
    entry = indicators().get(indicator)
    return entry.normal if entry else None


def _extent(values: pl.DataFrame, normal: tuple[float, float] | None) -> tuple[float, float]:
    low, high = values.select(pl.col("value").min(), pl.col("value").max().alias("high")).row(0)
    return (min(low, normal[0]), max(high, normal[1])) if normal else (low, high)


def _right(ends: Sequence[dict[str, object]], most: float) -> int:
    regions = [str(e["region"]) for e in ends]
    named = [labels(regions, lang) for lang in ("zh", "en")]
    shown = [(str(e["region"]), max(str(e.get("text", "")), LEAST, key=len)) for e in ends]
    needed = widest(
        f"{fit_width(names.get(region, ''), most=most)} {text}*" for region, text in shown for names in named
    )
    return TEXT + max(needed, 70) + 4


def _scales(values: pl.DataFrame, ticks: list[float]) -> tuple[Any, Any]:
    import altair as alt

    first, last = span(values)
    years = year_ticks(first, last)
    x = alt.X(
        "year:Q",
        scale=alt.Scale(domain=[first, last], nice=False),
        axis=alt.Axis(
            values=years,
            format="d",
            domain=True,
            domainColor="var(--rule)",
            ticks=True,
            tickColor="var(--rule)",
            tickSize=5,
            labelFlush=True,
            labelOverlap=False,
            tickCount=len(years),
            labelExpr=thinned(years),
        ),
    )
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(domain=[alt.ExprRef("bottom"), alt.ExprRef("top")], nice=False, zero=False),
        axis=alt.Axis(
            values=alt.ExprRef("ticks"), grid=True, labelExpr=f"percent ? {SIGNED} : {written(ticks)}"
        ),
    )
    return x, y


def _layers(scales: tuple[Any, Any], *, crowd: bool, dot: int) -> list[Any]:
    import altair as alt

    x, y = scales
    kind = {
        k: alt.Chart().transform_filter(f"datum.kind === '{k}'")
        for k in ("band", "cloud", "break", "point", "end")
    }
    points = kind["point"].encode(x=x, y=y)
    others, ours = points.transform_filter("datum.n < 0"), points.transform_filter("datum.n >= 0")
    hits = others.transform_filter(f"hits && {str(not crowd).lower()}")
    back = _clouds(kind["cloud"], x) if crowd else _context(others)
    return [
        kind["band"].mark_rect(color="var(--band)").encode(y=alt.Y("low:Q"), y2=alt.Y2("high:Q")),
        *back,
        *_breaks(kind["break"], x),
        _band_label(kind["band"]),
        *_chosen(ours, dot),
        *_end_labels(kind["end"], x),
        hits.mark_circle(color="var(--context)", size=90, opacity=0),
    ]


def _context(others: Any) -> list[Any]:
    import altair as alt

    return [
        others.mark_line(stroke="var(--context)", strokeWidth=1.3, strokeJoin="round").encode(
            detail=alt.Detail("run:N")
        ),
        others.transform_filter("datum.alone").mark_circle(color="var(--context)", size=12, opacity=1),
    ]


def _chosen(ours: Any, dot: int) -> list[Any]:
    import altair as alt

    stroke = alt.ExprRef(colour())
    dash = alt.ExprRef("datum.n > 2 ? [6, 3] : [1, 0]")
    edge: dict[str, Any] = {"stroke": "var(--paper)", "strokeWidth": 1.2 if dot > 20 else 0}
    unsure = ours.transform_filter("isValid(datum.low)").mark_rule(stroke=stroke, strokeWidth=1.3)
    return [
        ours.mark_line(stroke="var(--paper)", strokeWidth=5.5, strokeJoin="round").encode(
            detail=alt.Detail("run:N")
        ),
        ours.mark_line(stroke=stroke, strokeWidth=2.6, strokeDash=dash, strokeJoin="round").encode(
            detail=alt.Detail("run:N")
        ),
        unsure.encode(x=alt.X("low:Q"), x2=alt.X2("high:Q")),
        ours.mark_point(filled=True, fill=stroke, size=dot, opacity=1, **edge),
        ours.transform_filter("datum.ring").mark_point(stroke=stroke, strokeWidth=1.3, size=120, opacity=1),
    ]


def _band_label(band: Any) -> Any:
    import altair as alt

    said = alt.ExprRef("words.normal + ' ' + datum.text")
    label = band.mark_text(align="left", dx=8, dy=-10, color="var(--bandink)", text=said)
    return label.encode(x=alt.value(0), y=alt.Y("low:Q"))


def _breaks(marked: Any, x: Any) -> list[Any]:
    import altair as alt

    rule = marked.mark_rule(stroke="var(--ink3)", strokeWidth=1, strokeDash=[3, 3])
    said = marked.mark_text(
        align="right",
        baseline="top",
        dx=-6,
        fontSize=12,
        color="var(--ink3)",
        text=alt.ExprRef("words.break"),
    )
    return [rule.encode(x=x), said.encode(x=x, y=alt.value(0))]


def _clouds(cloud: Any, x: Any) -> list[Any]:
    import altair as alt

    area = [
        cloud.mark_area(color=f"var(--cloud{i})", interpolate="monotone").encode(
            x=x, y=alt.Y(f"{a}:Q"), y2=alt.Y2(f"{b}:Q")
        )
        for i, a, b in ((1, "p5", "p95"), (2, "p25", "p75"))
    ]
    median = cloud.mark_line(stroke="var(--ink3)", strokeWidth=1.6, strokeDash=[5, 3], interpolate="monotone")
    return [*area, median.encode(x=x, y=alt.Y("p50:Q"))]


def _end_labels(ends: Any, x: Any) -> list[Any]:
    import altair as alt

    place = f"(top - datum.value) / (top - bottom) * {HEIGHT}"
    placed = dodge(
        ends.transform_filter("datum.n >= 0 || datum.named"), place=place, gap=GAP, height=HEIGHT
    ).transform_calculate(at=f"top - datum.q / {HEIGHT} * (top - bottom)")
    name = "isValid(datum.word) ? words[datum.word] : names[datum.region] + (datum.early ? '*' : '')"
    y = alt.Y("at:Q")
    text: dict[str, Any] = {"align": "left", "baseline": "middle", "fontSize": 13}
    leader = placed.transform_filter("!datum.early").mark_rule(
        stroke=alt.ExprRef(colour()), strokeWidth=1, strokeDash=[2, 2], opacity=0.9
    )
    x_text = alt.value(alt.expr(f"width + (narrow ? {NEAR} : {TEXT})"))
    return [
        leader.encode(
            x=x,
            x2=alt.value(alt.expr(f"width + (narrow ? {NEAR} : {TEXT}) - 4")),
            y=alt.Y("value:Q"),
            y2=alt.Y2("at:Q"),
        ),
        placed.transform_filter("datum.n < 0")
        .mark_text(**text, color="var(--ink3)", text=alt.ExprRef(name))
        .encode(x=x_text, y=y),
        placed.transform_filter("datum.n >= 0")
        .mark_text(
            **text,
            fontWeight="bold",
            color=alt.ExprRef(ink()),
            text=alt.ExprRef(f"({name}) + ' ' + datum.text"),
        )
        .encode(x=x_text, y=y),
    ]
