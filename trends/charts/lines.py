"""How did it go? One line a region, the chosen in colour; a crowd becomes its distribution."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from trends.catalogue.indicators import indicators
from trends.charts.axes import figure, fit_width, value_axis, widest, written, year_ticks
from trends.charts.dodge import dodge
from trends.charts.names import labels
from trends.charts.parts import RANK, assemble, colour, frame, ink, parameters
from trends.charts.series import largest, observed, runs, short, slim, span, usual_step
from trends.charts.theme import CROWD, PAGE

GAP = 16
TEXT = 30
"""Px from the plot to its labels; the leader lines run between."""
HEIGHT = 400
NAMED = 14
"""With more regions only the chosen, the highest two and the lowest two are named at their ends."""


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
    values = observed(panel, indicator)
    regions = values["region"].unique(maintain_order=True).to_list()
    crowd = len(regions) > CROWD
    normal = _normal(indicator)
    domain, ticks = value_axis(*_extent(values, normal))
    ends = _ends(values)
    rows = [*_points(values), *ends, *(_cloud(values) if crowd else ()), *_band(normal, domain)]
    right = _right(ends, labels(regions))
    left = 14 + widest(figure(t, max(map(abs, ticks))) for t in ticks)
    layers = _layers(_scales(values, domain, ticks), domain, crowd=crowd, dot=_dot(values))
    size = (PAGE - left - right, HEIGHT)
    return (
        assemble(layers, rows, size)
        .transform_calculate(n=RANK)
        .add_params(*parameters(regions, chosen, hits=True))
        .properties(**frame(left, right))
    )


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


def _points(values: pl.DataFrame) -> list[dict[str, object]]:
    step = usual_step(values)
    rows: list[dict[str, object]] = []
    run = 0
    for _, series in values.group_by("region", maintain_order=True):
        numbered = [run + r for r in runs(series["year"], step)]
        run = numbered[-1] + 1
        for row, own in zip(series.iter_rows(named=True), numbered, strict=True):
            alone = numbered.count(own) == 1
            wide = (row["year_low"] or row["year"]) < (row["year_high"] or row["year"])
            point = {k: row[k] for k in ("region", "key", "year")}
            point |= {"kind": "point", "value": short(row["value"]), "run": own, "alone": alone}
            point |= {"ring": row["status"] not in (None, "ok")}
            point |= {"low": row["year_low"], "high": row["year_high"]} if wide else {}
            rows.append(slim(point))
    return rows


def _ends(values: pl.DataFrame) -> list[dict[str, object]]:
    most = largest(values)
    last = values.group_by("region", maintain_order=True).last()
    usual = _commonest(last["year"])
    ranked = last.sort("value", "region")["region"].to_list()
    named = ranked if len(ranked) <= NAMED else [*ranked[:2], *ranked[-2:]] if len(ranked) <= CROWD else []
    return [
        slim(
            {
                "kind": "end",
                "region": row["region"],
                "key": row["key"],
                "year": row["year"],
                "value": short(row["value"]),
                "text": figure(row["value"], most),
                "early": row["year"] < usual,
                "named": row["region"] in named,
            }
        )
        for row in last.iter_rows(named=True)
    ]


def _commonest(years: pl.Series) -> int:
    counted = years.value_counts().sort("count", "year", descending=True)
    return int(counted["year"][0])


def _cloud(values: pl.DataFrame) -> list[dict[str, object]]:
    shares = {"p5": 0.05, "p25": 0.25, "p50": 0.5, "p75": 0.75, "p95": 0.95}
    by_year = values.group_by("year").agg(
        [pl.col("value").quantile(q, "linear").alias(name) for name, q in shares.items()]
    )
    rows = [
        {"kind": "cloud", "region": "", "key": "", "year": row["year"]}
        | {p: short(row[p], 4) for p in shares}
        for row in by_year.sort("year").iter_rows(named=True)
    ]
    end = {"kind": "end", "region": "", "key": "", "year": rows[-1]["year"], "named": True}
    return [
        *rows,
        end | {"word": "median", "value": rows[-1]["p50"]},
        end | {"word": "most", "value": rows[-1]["p95"]},
    ]


def _band(normal: tuple[float, float] | None, domain: tuple[float, float]) -> list[dict[str, object]]:
    if not normal:
        return []
    low, high = max(normal[0], domain[0]), min(normal[1], domain[1])
    text = "–".join(f"{n:g}" for n in normal)
    return [{"kind": "band", "region": "", "key": "", "low": low, "high": high, "text": text}]


def _right(ends: Sequence[dict[str, object]], names: dict[str, str]) -> int:
    needed = widest(f"{fit_width(names[str(e['region'])])} {e['text']}*" for e in ends)
    return TEXT + max(needed, 70) + 4


def _scales(values: pl.DataFrame, domain: tuple[float, float], ticks: list[float]) -> tuple[Any, Any]:
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
            labelExpr=f"width < 480 && indexof({years[1:-1:2]}, datum.value) >= 0 ? '' : datum.label",
        ),
    )
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(domain=list(domain), nice=False, zero=False),
        axis=alt.Axis(values=ticks, grid=True, labelExpr=written(ticks)),
    )
    return x, y


def _layers(scales: tuple[Any, Any], domain: tuple[float, float], *, crowd: bool, dot: int) -> list[Any]:
    import altair as alt

    x, y = scales
    kind = {
        k: alt.Chart().transform_filter(f"datum.kind === '{k}'") for k in ("band", "cloud", "point", "end")
    }
    points = kind["point"].encode(x=x, y=y)
    others, ours = points.transform_filter("datum.n < 0"), points.transform_filter("datum.n >= 0")
    detail: dict[str, Any] = {"detail": [alt.Detail("run:N")]}
    background = [kind["band"].mark_rect(color="var(--band)").encode(y=alt.Y("low:Q"), y2="high:Q")]
    if not crowd:
        background += [
            others.mark_line(stroke="var(--context)", strokeWidth=1.3, strokeJoin="round").encode(**detail),
            others.transform_filter("datum.alone").mark_circle(color="var(--context)", size=12, opacity=1),
        ]
    else:
        background += _clouds(kind["cloud"], x)
    stroke = alt.ExprRef(colour())
    dash = alt.ExprRef("datum.n > 2 ? [6, 3] : [1, 0]")
    return [
        *background,
        kind["band"]
        .mark_text(
            align="left",
            dx=8,
            dy=-10,
            color="var(--bandink)",
            text=alt.ExprRef("words.normal + ' ' + datum.text"),
        )
        .encode(x=alt.value(0), y=alt.Y("low:Q")),
        ours.mark_line(stroke="var(--paper)", strokeWidth=5.5, strokeJoin="round").encode(**detail),
        ours.mark_line(stroke=stroke, strokeWidth=2.6, strokeDash=dash, strokeJoin="round").encode(**detail),
        ours.transform_filter("isValid(datum.low)")
        .mark_rule(stroke=stroke, strokeWidth=1.3)
        .encode(x=alt.X("low:Q"), x2="high:Q"),
        ours.mark_point(
            filled=True,
            fill=stroke,
            stroke="var(--paper)",
            strokeWidth=1.2 if dot > 20 else 0,
            size=dot,
            opacity=1,
        ),
        ours.transform_filter("datum.ring").mark_point(stroke=stroke, strokeWidth=1.3, size=120, opacity=1),
        *_end_labels(kind["end"], x, domain),
        others.transform_filter(f"hits && {str(not crowd).lower()}").mark_circle(
            color="var(--context)", size=90, opacity=0
        ),
    ]


def _clouds(cloud: Any, x: Any) -> list[Any]:
    import altair as alt

    area = [
        cloud.mark_area(color=f"var(--cloud{i})", interpolate="monotone").encode(
            x=x, y=alt.Y(f"{a}:Q"), y2=f"{b}:Q"
        )
        for i, a, b in ((1, "p5", "p95"), (2, "p25", "p75"))
    ]
    median = cloud.mark_line(stroke="var(--ink3)", strokeWidth=1.6, strokeDash=[5, 3], interpolate="monotone")
    return [*area, median.encode(x=x, y=alt.Y("p50:Q"))]


def _end_labels(ends: Any, x: Any, domain: tuple[float, float]) -> list[Any]:
    import altair as alt

    low, high = domain
    place = f"({high} - datum.value) / {high - low} * {HEIGHT}"
    placed = dodge(
        ends.transform_filter("datum.n >= 0 || datum.named"), place=place, gap=GAP, height=HEIGHT
    ).transform_calculate(at=f"{high} - datum.q / {HEIGHT} * {high - low}")
    name = "isValid(datum.word) ? words[datum.word] : names[datum.region] + (datum.early ? '*' : '')"
    y = alt.Y("at:Q")
    text: dict[str, Any] = {"align": "left", "baseline": "middle", "fontSize": 13}
    leader = placed.transform_filter("!datum.early").mark_rule(
        stroke=alt.ExprRef(colour()), strokeWidth=1, strokeDash=[2, 2], opacity=0.9
    )
    x_text = alt.value(alt.expr(f"width + {TEXT}"))
    return [
        leader.encode(x=x, x2=alt.value(alt.expr(f"width + {TEXT - 4}")), y=alt.Y("value:Q"), y2="at:Q"),
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
