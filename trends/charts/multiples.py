"""Did it turn? One small panel a region: points, fit and band, the others as ghosts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from trends.catalogue.indicators import indicators
from trends.charts.axes import figure, value_axis
from trends.charts.forest import pace_rows
from trends.charts.parts import RANK, colour, data, parameters, tone_colour
from trends.charts.series import estimates, largest, observed, runs, short, slim, span, usual_step
from trends.charts.theme import CONFIG, CROWD

COLUMNS, MOST = 4, 24
SIZE = (146, 96)
GLYPHS = {"rising": "▲", "falling": "▼", "stable": "▬", "no_clear_change": "◇"}


def multiples(
    panel: pl.DataFrame,
    fits: pl.DataFrame,
    fitted: pl.DataFrame,
    *,
    indicator: str,
    chosen: Sequence[str] = (),
) -> Any:
    """Draw a panel a region with its values, its fit and the fit's band, steepest rise first.

    Parameters
    ----------
    panel, fits, fitted : pl.DataFrame
        PANEL, FITS, FITTED.
    indicator : str
        What is drawn.
    chosen : sequence of str
        Regions that get a coloured dot; above forty regions they join the steepest twenty-four.

    Returns
    -------
    alt.FacetChart
        Rows of kind point, fit and head (name and verdict).

    Examples
    --------
    >>> from trends.schema import FITS, FITTED, PANEL
    >>> row = {"region": "a", "indicator": "births", "subgroup": "", "role": "observed"}
    >>> panel = PANEL.build([row | {"year": y, "value": 9.0 + y % 3} for y in (1990, 1991)])
    >>> spec = multiples(panel, FITS.empty(), FITTED.empty(), indicator="births").to_dict()
    >>> spec["columns"], sorted({r["kind"] for r in spec["datasets"]["rows"]})
    (4, ['head', 'point'])
    """
    import altair as alt

    values = observed(panel, indicator)
    paces = {str(r["region"]): r for r in pace_rows(values, fits, indicator)}
    order = _shown(paces, chosen)
    shown = values.filter(pl.col("region").is_in(order))
    rows = [*_points(shown), *_curves(fitted, shown, paces), *_heads(shown, fits, paces, order)]
    facet = alt.Facet("region:N", sort=order, header=alt.Header(labelExpr="''", labelPadding=0, title=None))
    layers = alt.layer(
        *_layers(shown, _domain(shown, estimates(fitted, shown), indicator), _normal(indicator)), data=data()
    ).properties(width=SIZE[0], height=SIZE[1])
    return (
        layers.facet(facet, columns=COLUMNS, spacing=alt.RowColnumber(row=80, column=60), bounds="flush")
        .resolve_axis(x="independent")
        .transform_calculate(n=RANK)
        .add_params(*parameters(sorted(order), chosen))
        .properties(
            datasets={"rows": rows},
            config=alt.Config.from_dict(dict(CONFIG)),
            padding={"left": 4, "right": 4, "top": 4, "bottom": 4},
        )
    )


def _shown(paces: Mapping[str, Any], chosen: Sequence[str]) -> list[str]:
    if len(paces) <= CROWD:
        return list(paces)
    fitted = [region for region, row in paces.items() if "value" in row]
    kept = {*fitted[: MOST // 2], *fitted[-MOST // 2 :], *chosen}
    return [region for region in paces if region in kept] or list(paces)[:MOST]


def _points(shown: pl.DataFrame) -> list[dict[str, object]]:
    step = usual_step(shown)
    rows: list[dict[str, object]] = []
    run = 0
    for _, series in shown.group_by("region", maintain_order=True):
        numbered = [run + r for r in runs(series["year"], step)]
        run = numbered[-1] + 1
        for row, own in zip(series.iter_rows(named=True), numbered, strict=True):
            point = {"kind": "point"} | {k: row[k] for k in ("region", "key", "year")}
            rows.append(point | {"value": short(row["value"], 4), "run": own})
    return rows


def _curves(fitted: pl.DataFrame, shown: pl.DataFrame, paces: Mapping[str, Any]) -> list[dict[str, object]]:
    names = {"fitted": "value", "lower": "low", "upper": "high"}
    return [
        slim(
            {"kind": "fit"}
            | {k: row[k] for k in ("region", "key", "year")}
            | {new: short(row[old], 4) for old, new in names.items()}
            | {"tone": paces[row["region"]]["tone"]}
        )
        for row in estimates(fitted, shown).iter_rows(named=True)
        if row["fitted"] is not None
    ]


def _heads(
    shown: pl.DataFrame, fits: pl.DataFrame, paces: Mapping[str, Any], order: Sequence[str]
) -> list[dict[str, object]]:
    verdicts = dict(estimates(fits, shown).select("region", pl.col("verdict").cast(pl.String)).iter_rows())
    last = {r["region"]: r for r in shown.group_by("region").last().iter_rows(named=True)}
    most = largest(shown)
    return [
        slim(
            {
                "kind": "head",
                "region": region,
                "key": paces[region]["key"],
                "verdict": verdicts.get(region) or "not_fitted",
                "glyph": GLYPHS.get(verdicts.get(region) or "", "○"),
                "tone": paces[region]["tone"],
                "pace": paces[region].get("text"),
                "years": paces[region].get("years"),
                "year": last[region]["year"],
                "value": short(last[region]["value"], 4),
                "text": figure(last[region]["value"], most),
            }
        )
        for region in order
    ]


def _normal(indicator: str) -> tuple[float, ...]:
    entry = indicators().get(indicator)
    return entry.normal if entry and entry.normal else ()


def _domain(shown: pl.DataFrame, curves: pl.DataFrame, indicator: str) -> tuple[float, float]:
    every = [*shown["value"], *curves["fitted"].drop_nulls(), *_normal(indicator)]
    return value_axis(min(every), max(every))[0]


def _layers(shown: pl.DataFrame, domain: tuple[float, float], normal: tuple[float, ...]) -> list[Any]:
    import altair as alt

    first, last = span(shown)
    axis = alt.Axis(values=[first, last], format="d", labelFlush=True, domain=True, domainColor="var(--rule)",
                    labelFontSize=12, labelPadding=5)  # fmt: skip
    x = alt.X("year:Q", scale=alt.Scale(domain=[first, last], nice=False), axis=axis)
    scale = alt.Scale(domain=list(domain), nice=False, zero=False)
    y = alt.Y("value:Q", scale=scale, axis=None)
    kind = {k: alt.Chart().transform_filter(f"datum.kind === '{k}'") for k in ("point", "fit", "head")}
    ghosts = alt.Chart(alt.NamedData("rows")).transform_filter("datum.kind === 'point'")
    fit, tint = kind["fit"], tone_colour
    lower = alt.Y("low:Q", scale=scale, axis=None)
    limits = alt.InlineData(values=[dict(zip(("low", "high"), normal, strict=True))] if normal else [])
    dot: dict[str, Any] = {
        "filled": True,
        "fill": "var(--paper)",
        "stroke": "var(--ink2)",
        "strokeWidth": 1.2,
    }
    return [
        alt.Chart(limits).mark_rect(color="var(--band)").encode(y=lower, y2=alt.Y2("high:Q")),
        ghosts.mark_line(stroke="var(--ghost)", strokeWidth=1).encode(x=x, y=y, detail=alt.Detail("run:N")),
        fit.transform_filter("isValid(datum.low)")
        .mark_area(opacity=0.2, clip=True)
        .encode(x=x, y=lower, y2=alt.Y2("high:Q"), fill=tint(alt.Fill)),
        fit.mark_line(strokeWidth=2).encode(x=x, y=y, stroke=tint(alt.Stroke)),
        kind["point"].mark_point(**dot, size=18 if last - first <= 25 else 7, opacity=1)
        .encode(x=x, y=y),
        *_texts(kind["head"], x, y),
    ]  # fmt: skip


def _texts(head: Any, x: Any, y: Any) -> list[Any]:
    import altair as alt

    text: dict[str, Any] = {"align": "left", "baseline": "alphabetic"}
    last: dict[str, Any] = {"align": "left", "baseline": "middle", "dx": 8, "fontSize": 13}
    left = alt.ExprRef("datum.n < 0 ? 0 : 16")
    said = (
        "datum.verdict === 'too_few_points' ? replace(words.few, '{n}', datum.years) : words[datum.verdict]"
        " + (isValid(datum.pace) ? ' ' + datum.pace : '')"
    )
    return [
        head.transform_filter("datum.n >= 0")
        .mark_circle(size=110, opacity=1, color=alt.ExprRef(colour()))
        .encode(x=alt.value(6), y=alt.value(-30)),
        head.mark_text(**text, dx=left, fontSize=15, fontWeight="bold", color="var(--ink)",
                       text=alt.ExprRef("names[datum.region]")).encode(x=alt.value(0), y=alt.value(-25)),
        head.mark_text(**text, fontSize=12, text=alt.ExprRef("datum.glyph")).encode(
            x=alt.value(0), y=alt.value(-8), fill=tone_colour(alt.Fill)),
        head.mark_text(**text, fontSize=13, color="var(--ink2)", text=alt.ExprRef(said)).encode(
            x=alt.value(15), y=alt.value(-8)),
        head.mark_text(**last, fontWeight="bold", color="var(--ink)").encode(
            x=x, y=y, text=alt.Text("text:N")),
    ]  # fmt: skip
