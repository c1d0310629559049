"""How far from the target? From the first value to the latest, with the normal range behind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from trends.catalogue.indicators import indicators
from trends.charts.axes import NARROW, figure, fit_width, value_axis, widest, written
from trends.charts.names import both
from trends.charts.parts import assemble, crowd_names, frame, parameters, region_axis, tone_colour
from trends.charts.series import estimates, largest, observed, short
from trends.charts.theme import CROWD, PAGE, tone

ROW, THIN = 30, 3


def targets(
    panel: pl.DataFrame,
    fits: pl.DataFrame,
    fitted: pl.DataFrame,
    *,
    indicator: str,
    chosen: Sequence[str] = (),
) -> Any:
    """Draw a dumbbell a region: first value hollow, latest filled, in the colour of the verdict.

    Parameters
    ----------
    panel, fits, fitted : pl.DataFrame
        PANEL, FITS, FITTED; the curves are not used.
    indicator : str
        What is drawn; its normal range, where the catalogue has one, is the zone behind.
    chosen : sequence of str
        Regions with bold names; above forty regions only these are named.

    Returns
    -------
    alt.LayerChart
        One row a region, the highest latest value first.

    Examples
    --------
    >>> from trends.schema import FITS, FITTED, PANEL
    >>> row = {"region": "a", "indicator": "births", "subgroup": "", "role": "observed"}
    >>> panel = PANEL.build([row | {"year": y, "value": float(y)} for y in (1990, 1991)])
    >>> spec = targets(panel, FITS.empty(), FITTED.empty(), indicator="births").to_dict()
    >>> spec["datasets"]["rows"][0]["from"], spec["datasets"]["rows"][0]["years"]
    (1990.0, '1990–1991')
    """
    values = observed(panel, indicator)
    rows = _rows(values, fits, indicator)
    crowd = len(rows) > CROWD
    regions = sorted({str(r["region"]) for r in rows})
    names = both(regions)
    left = 16 + widest(fit_width(n) for n in names)
    right = 20 if crowd else 34 + widest(str(r["text"]) for r in rows) + widest(str(r["years"]) for r in rows)
    size = (PAGE - left - right, (THIN if crowd else ROW) * len(rows))
    layers = _layers(rows, indicator, crowd=crowd, column=widest(str(r["text"]) for r in rows) + 14)
    given = parameters(regions, chosen, **({"order": [r["region"] for r in rows]} if crowd else {}))
    phone = {"left": 21 + widest(fit_width(n, most=NARROW) for n in names)}
    phone |= {} if crowd else {"right": 20 + widest(str(r["text"]) for r in rows)}
    return assemble(layers, size, rows, frame(left, right, top=34, bottom=8), given, narrow=phone)


def _rows(values: pl.DataFrame, fits: pl.DataFrame, indicator: str) -> list[dict[str, object]]:
    entry = indicators().get(indicator)
    polarity = entry.polarity if entry else "neutral"
    verdicts = {r["region"]: str(r["verdict"]) for r in estimates(fits, values).iter_rows(named=True)}
    most = largest(values)
    ends = values.group_by("region", maintain_order=True).agg(
        pl.col("key").last(),
        pl.col("year").first().alias("start"),
        pl.col("year").last(),
        pl.col("value").first().alias("from"),
        pl.col("value").last(),
    )
    return [
        {
            "kind": "target",
            "region": row["region"],
            "key": row["key"],
            "from": short(row["from"]),
            "value": short(row["value"]),
            "text": figure(row["value"], most),
            "years": f"{row['start']}–{row['year']}",
            "tone": tone(verdicts.get(row["region"], ""), polarity),
        }
        for row in ends.sort("value", "region", descending=[True, False]).iter_rows(named=True)
    ]


def _layers(rows: Sequence[dict[str, Any]], indicator: str, *, crowd: bool, column: int) -> list[Any]:
    import altair as alt

    entry = indicators().get(indicator)
    normal = entry.normal if entry and entry.normal else ()
    every = [x for r in rows for x in (r["from"], r["value"])] + list(normal)
    domain, ticks = value_axis(min(every), max(every))
    order = [str(r["region"]) for r in rows]
    axis = alt.Axis(
        values=ticks, orient="top", grid=True, labelExpr=written(ticks), labelPadding=10, labelOverlap=False
    )
    scale = alt.Scale(domain=list(domain), nice=False, zero=False)
    x, start = alt.X("value:Q", scale=scale, axis=axis), alt.X("from:Q", scale=scale, axis=axis)
    y = alt.Y("region:N", scale=alt.Scale(domain=order, padding=0),
              axis=region_axis(every=not crowd))  # fmt: skip
    limits = alt.InlineData(values=[dict(zip(("low", "high"), normal, strict=True))] if normal else [])
    low = alt.X("low:Q", scale=scale, axis=axis)
    size = 8 if crowd else 80
    base = alt.Chart().encode(y=y)
    layers = [
        alt.Chart(limits).mark_rect(color="var(--band)").encode(x=low, x2=alt.X2("high:Q")),
        base.mark_rule(strokeWidth=1 if crowd else 3.5, opacity=0.45).encode(
            x=start, x2=alt.X2("value:Q"), stroke=tone_colour(alt.Stroke)
        ),
        base.mark_point(filled=True, fill="var(--paper)", strokeWidth=1 if crowd else 2, size=size, opacity=1)
        .encode(x=start, stroke=tone_colour(alt.Stroke)),
        base.mark_circle(size=size * 1.2, opacity=1).encode(x=x, fill=tone_colour(alt.Fill)),
    ]  # fmt: skip
    return [*layers, crowd_names(order, THIN)] if crowd else [*layers, *_columns(base, column)]


def _columns(base: Any, column: int) -> list[Any]:
    import altair as alt

    text: dict[str, Any] = {"baseline": "middle", "fontSize": 14}
    return [
        base.mark_text(**text, align="right", fontWeight="bold", color="var(--ink)").encode(
            x=alt.value(alt.expr(f"width + {column}")), text=alt.Text("text:N")
        ),
        base.mark_text(
            **text, align="left", color="var(--ink3)", text=alt.ExprRef("narrow ? '' : datum.years")
        ).encode(x=alt.value(alt.expr(f"width + {column + 10}"))),
    ]
