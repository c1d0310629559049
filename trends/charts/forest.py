"""How fast, how sure? The yearly change of every region with its interval, steepest rise first."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, isnan
from typing import Any

import polars as pl

from trends.catalogue.indicators import indicators
from trends.charts.axes import NARROW, fit_width, nice_step, signed, widest
from trends.charts.names import both
from trends.charts.parts import assemble, crowd_names, frame, parameters, region_axis, tone_colour
from trends.charts.series import estimates, observed, short, slim
from trends.charts.theme import CROWD, PAGE, tone

ROW, THIN = 30, 3
FEW = 4
"""Marks of an axis that have room on a phone."""


def forest(
    panel: pl.DataFrame,
    fits: pl.DataFrame,
    fitted: pl.DataFrame,
    *,
    indicator: str,
    chosen: Sequence[str] = (),
) -> Any:
    """Draw percent a year (log scale) or units a year with intervals, in the colour of the verdict.

    Parameters
    ----------
    panel, fits, fitted : pl.DataFrame
        PANEL, FITS, FITTED; the curves are not used.
    indicator : str
        What is drawn.
    chosen : sequence of str
        Regions with bold names; above forty regions only these are named.

    Returns
    -------
    alt.LayerChart
        One row a region; those without an estimate last, with the reason.

    Examples
    --------
    >>> from trends.schema import FITS, FITTED, PANEL
    >>> row = {"region": "a", "indicator": "births", "subgroup": "", "role": "observed"}
    >>> panel = PANEL.build([row | {"year": 1990, "value": 9.0}])
    >>> forest(panel, FITS.empty(), FITTED.empty(), indicator="births").to_dict()["height"]
    30
    """
    values = observed(panel, indicator)
    rows = pace_rows(values, fits, indicator)
    crowd = len(rows) > CROWD
    regions = sorted({str(r["region"]) for r in rows})
    names = both(regions)
    left = 16 + widest(fit_width(n) for n in names)
    right = 24 if crowd else 206
    size = (PAGE - left - right, (THIN if crowd else ROW) * len(rows))
    order = [r["region"] for r in rows]
    given = parameters(regions, chosen, **({"order": order} if crowd else {}))
    around = frame(left, right, top=34, bottom=8)
    phone = {"left": 21 + widest(fit_width(n, most=NARROW) for n in names)}
    phone |= {} if crowd else {"right": 76}
    return assemble(_layers(rows, order, crowd=crowd), size, rows, around, given, narrow=phone)


def pace_rows(values: pl.DataFrame, fits: pl.DataFrame, indicator: str) -> list[dict[str, object]]:
    """Return one row per region: estimate and interval as numbers and as text, steepest rise first.

    Parameters
    ----------
    values : pl.DataFrame
        From `series.observed`.
    fits : pl.DataFrame
        FITS.

    Examples
    --------
    >>> from trends.schema import FITS
    >>> shown = {"region": "a", "indicator": "births", "subgroup": "", "key": "a|births||observed|1990"}
    >>> row = pace_rows(pl.DataFrame([shown]), FITS.empty(), "births")[0]
    >>> row["region"], row["tone"], row["why"], row["years"]
    ('a', 'stable', 'not_fitted', 1)
    """
    found = {r["region"]: r for r in estimates(fits, values).iter_rows(named=True)}
    percent = any(r["apc"] is not None for r in found.values())
    entry = indicators().get(indicator)
    polarity = entry.polarity if entry else "neutral"
    rows = []
    for (region,), series in values.group_by("region", maintain_order=True):
        fit = found.get(region)
        row: dict[str, object] = {
            "kind": "pace",
            "region": region,
            "key": fit["key"] if fit else series["key"][-1],
        }
        estimate = _estimate(fit, percent=percent) if fit else None
        verdict = str(fit["verdict"] or "not_fitted") if fit else "not_fitted"
        row["tone"] = tone(verdict, polarity)
        row |= estimate or {"why": verdict, "years": series.height}
        rows.append(slim(row))
    rows.sort(key=lambda r: (-float(r.get("value", float("-inf"))), str(r["region"])))  # type: ignore[arg-type]
    return rows


def _estimate(fit: dict[str, Any], *, percent: bool) -> dict[str, object] | None:
    value, low, high = (
        fit[c] for c in (("apc", "apc_lower", "apc_upper") if percent else ("slope", "lower", "upper"))
    )
    if value is None or isnan(value) or fit["status"] != "ok":
        return None
    digits = 2 if percent or abs(value) >= 0.1 else 3
    written = [signed(x, digits) for x in (value, low, high) if x is not None]
    interval = {"low": short(low), "high": short(high), "interval": written[1:]} if len(written) == 3 else {}
    text = written[0] + ("%" if percent else "")
    return {"value": short(value), "text": text, **interval}


def _extent(rows: Sequence[dict[str, Any]]) -> tuple[list[float], list[float]]:
    """Domain with zero inside and its round values; one wild interval does not squeeze the others."""
    ends = sorted(
        abs(x) for r in rows for x in (r.get("low"), r.get("high"), r.get("value")) if x is not None
    )
    points = [r["value"] for r in rows if "value" in r]
    widest = max([abs(x) for x in points] + [ends[int(0.97 * (len(ends) - 1))]]) if ends else 1.0
    lows = [max(x, -widest * 1.05) for r in rows for x in (r.get("low"), r.get("value")) if x is not None]
    highs = [min(x, widest * 1.05) for r in rows for x in (r.get("high"), r.get("value")) if x is not None]
    low, high = min([0.0, *lows]), max([0.0, *highs])
    step = nice_step((high - low) or 1.0, 7)
    first, last = min(floor(low / step), -1), max(ceil(high / step), 1)
    return [round(first * step, 10), round(last * step, 10)], [
        round(i * step, 10) for i in range(first, last + 1)
    ]


def _layers(rows: Sequence[dict[str, Any]], order: list[Any], *, crowd: bool) -> list[Any]:
    import altair as alt

    domain, ticks = _extent(rows)
    unit = "%" if any(str(r.get("text", "")).endswith("%") for r in rows) else ""
    written = f"datum.value === 0 ? '0' : replace(format(datum.value, '+~f'), '-', '−') + '{unit}'"
    if len(ticks) > FEW:
        # on a phone every second one from zero, or they touch
        written = f"narrow && abs(round(datum.value / {ticks[1] - ticks[0]:.10g})) % 2 ? '' : {written}"
    x = alt.X(
        "value:Q",
        scale=alt.Scale(domain=domain, nice=False),
        axis=alt.Axis(
            values=ticks, orient="top", grid=True, labelExpr=written, labelPadding=10, labelOverlap=False
        ),
    )
    y = alt.Y("region:N", scale=alt.Scale(domain=order, padding=0), axis=region_axis(every=not crowd))
    tinted = tone_colour(alt.Fill)
    fitted = alt.Chart().transform_filter("isValid(datum.value)")
    bar = fitted.transform_filter("isValid(datum.low)").transform_calculate(
        l=f"max(datum.low, {domain[0]})", h=f"min(datum.high, {domain[1]})"
    )
    layers = [
        bar.mark_bar(height=THIN - 1 if crowd else 7, opacity=0.32).encode(
            x=alt.X("l:Q"), x2=alt.X2("h:Q"), y=y, fill=tinted
        ),
        *(() if crowd else _cut(fitted, y, domain)),
        alt.Chart(alt.InlineData(values=[{}]))
        .mark_rule(color="var(--ink)", strokeWidth=1.2, opacity=0.7)
        .encode(x=alt.datum(0)),
        fitted.mark_circle(
            size=alt.ExprRef("datum.n < 0 ? 6 : 60") if crowd else 80,
            opacity=1,
            stroke="var(--paper)",
            strokeWidth=0 if crowd else 1.2,
        ).encode(x=x, y=y, fill=tinted),
    ]
    return [*layers, crowd_names(order, THIN)] if crowd else [*layers, *_columns(y)]


def _cut(fitted: Any, y: Any, domain: Sequence[float]) -> list[Any]:
    """Mark the intervals that go on beyond the axis."""
    import altair as alt

    low, high = domain
    text: dict[str, Any] = {"baseline": "middle", "fontSize": 10}
    before, after = (fitted.transform_filter(test) for test in (f"datum.low < {low}", f"datum.high > {high}"))
    return [
        before.mark_text(**text, text="◀", align="right").encode(
            x=alt.value(-2), y=y, fill=tone_colour(alt.Fill)
        ),
        after.mark_text(**text, text="▶", align="left").encode(
            x=alt.value(alt.expr("width + 2")), y=y, fill=tone_colour(alt.Fill)
        ),
    ]


def _columns(y: Any) -> list[Any]:
    import altair as alt

    fitted = alt.Chart().transform_filter("isValid(datum.value)")
    missing = alt.Chart().transform_filter("!isValid(datum.value)")
    text: dict[str, Any] = {"baseline": "middle", "fontSize": 14}
    why = "datum.why === 'too_few_points' ? replace(words.few, '{n}', datum.years) : words[datum.why]"
    interval = "!narrow && isArray(datum.interval) ? join(datum.interval, words.to) : ''"
    first, second = alt.value(alt.expr("width + 72")), alt.value(alt.expr("width + 80"))
    return [
        fitted.mark_text(**text, align="right", fontWeight="bold", color="var(--ink)").encode(
            x=first, y=y, text=alt.Text("text:N")
        ),
        fitted.mark_text(**text, align="left", color="var(--ink3)", text=alt.ExprRef(interval)).encode(
            x=second, y=y
        ),
        missing.mark_text(**text, align="right", color="var(--ink3)", text="–").encode(x=first, y=y),
        missing.mark_text(
            **text, align="left", color="var(--ink3)", text=alt.ExprRef(f"narrow ? '' : {why}")
        ).encode(x=second, y=y),
    ]
