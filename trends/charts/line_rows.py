"""The rows of the line chart: values, last values with their labels, distribution, normal range."""

from __future__ import annotations

import polars as pl

from trends.charts.axes import change, figure
from trends.charts.series import broken, largest, runs, short, slim, usual_step
from trends.charts.theme import CROWD

NAMED = 14
"""With more regions only the chosen, the highest two and the lowest two are named at their ends."""


def points(values: pl.DataFrame) -> list[dict[str, object]]:
    """Return a row for each value: its stretch without a gap or break, and whether it needs a ring.

    Examples
    --------
    >>> frame = pl.DataFrame({"region": ["a"] * 3, "key": ["k"] * 3, "year": [1990, 1991, 1993]})
    >>> more = {"value": 1.0, "status": "ok", "year_low": None, "year_high": None, "break_before": None}
    >>> [p["run"] for p in points(frame.with_columns(**{k: pl.lit(v) for k, v in more.items()}))]
    [0, 0, 1]
    """
    step = usual_step(values)
    rows: list[dict[str, object]] = []
    run = 0
    for _, series in values.group_by("region", maintain_order=True):
        numbered = [run + r for r in runs(series["year"], step, broken(series))]
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


def breaks(values: pl.DataFrame) -> list[dict[str, object]]:
    """Return a row for each year in which at least half of the series are made another way than before.

    Examples
    --------
    >>> frame = pl.DataFrame({"region": ["a", "b"], "year": [2020] * 2, "break_before": ["revised", None]})
    >>> breaks(frame)
    [{'kind': 'break', 'region': '', 'key': '', 'year': 2019.5}]
    """
    half = values["region"].n_unique() / 2
    years = values.filter(pl.col("break_before").is_not_null())["year"].value_counts().sort("year")
    return [
        {"kind": "break", "region": "", "key": "", "year": year - 0.5}
        for year, count in years.iter_rows()
        if count >= half
    ]


def ends(values: pl.DataFrame, *, percent: bool = False) -> list[dict[str, object]]:
    """Return a row for each region's last value: its label, and whether it is named unasked.

    With `percent` the label is a change with its sign.

    Examples
    --------
    >>> frame = pl.DataFrame({"region": ["a"], "key": ["k"], "year": [1990], "value": [12.34]})
    >>> ends(frame)[0]["text"], ends(frame)[0]["named"]
    ('12.3', True)
    """
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
                "text": change(row["value"], most) if percent else figure(row["value"], most),
                "early": row["year"] < usual,
                "named": row["region"] in named,
            }
        )
        for row in last.iter_rows(named=True)
    ]


def _commonest(years: pl.Series) -> int:
    counted = years.value_counts().sort("count", "year", descending=True)
    return int(counted["year"][0])


def cloud(values: pl.DataFrame) -> list[dict[str, object]]:
    """Return five quantiles of every year, and the labels of the median and of the outer band.

    Examples
    --------
    >>> frame = pl.DataFrame({"region": list("abc"), "year": [1990] * 3, "value": [1.0, 2.0, 4.0]})
    >>> [(r["kind"], r.get("p50"), r.get("word")) for r in cloud(frame)]
    [('cloud', 2.0, None), ('end', None, 'median'), ('end', None, 'most')]
    """
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


def band(normal: tuple[float, float] | None, domain: tuple[float, float]) -> list[dict[str, object]]:
    """Return the normal range, cut to what the axis shows, as a row; none where there is none.

    Examples
    --------
    >>> band((103.0, 107.0), (104.0, 120.0))[0]["low"], band(None, (0.0, 1.0))
    (104.0, [])
    """
    if not normal:
        return []
    low, high = max(normal[0], domain[0]), min(normal[1], domain[1])
    text = "–".join(f"{n:g}" for n in normal)
    return [{"kind": "band", "region": "", "key": "", "low": low, "high": high, "text": text}]
