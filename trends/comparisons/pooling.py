"""Each region's slope drawn towards the common one: a region of two or three years borrows strength."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl

from trends.comparisons.asked import Asked
from trends.comparisons.balanced import cohort_panels, logarithmic
from trends.comparisons.growth import answer
from trends.comparisons.mixed import Mixed, Sums, fit, sums
from trends.comparisons.rows import build, head
from trends.comparisons.welch import Floats

MODEL = "mixed"
REGIONS = 5
"""Fewer regions say nothing on how far regions lie apart."""
SPARE = 5
"""Values beyond two a region that must be there in all."""
Row = dict[str, object]
Series = list[tuple[Floats, Floats]]


def pooling(panel: pl.DataFrame, fits: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """Draw the slopes of each cohort together by a mixed model with random level and slope.

    A row a cohort, its `reference` "mean slope". Three rows a region, `reference` "shrunken" (its slope
    drawn towards the common one), "own" (its own least squares, where it has three years) and "borrowed"
    (the share of the shrunken slope that is not its own, 0 to 1). All on the scale of the catalogue, with
    REML and Satterthwaite's degrees of freedom; the model is "mixed", with one residual variance
    for the whole cohort and no autocorrelation: a region far less or more sure than the others is not
    told so by it, and its fit of its own stands beside it.

    Parameters
    ----------
    panel : DataFrame
        PANEL.
    fits : DataFrame
        Not used: a region of two years has none.
    asked : Asked
        Not used.

    Examples
    --------
    >>> from trends.schema import FITS, PANEL
    >>> pooling(PANEL.empty(), FITS.empty(), Asked()).height
    0
    """
    return build([row for part in cohort_panels(panel) for row in _of(part)])


def _of(part: pl.DataFrame) -> Iterator[Row]:
    common = {"indicator": part["indicator"][0], "subgroup": part["subgroup"][0], "model": MODEL}
    log = logarithmic(str(part["indicator"][0]))
    usable = (pl.col("status") == "ok") & pl.col("value").is_finite()
    kept = part.filter(usable & (pl.col("value") > 0) if log else usable)
    whole = {**common, **head("pooling", part["cohort"][0], "mean slope")}
    regions, series, unit = _series(kept, log=log)
    data = sums(series)
    why = _why_not(data)
    if why:
        yield {**whole, "status": "skipped", "reason": why}
        return
    found = fit(data)
    yield {**whole, **_mean(found, unit)}
    missing = sorted(set(part["region"]) - set(regions))
    for region, told in [*zip(regions, _regions(found, unit), strict=True), *((r, None) for r in missing)]:
        for reference in ("shrunken", "own", "borrowed"):
            none = {"status": "skipped", "reason": "no usable value"}
            own = {"region": region, "reference": reference, "family": f"{whole['family']} {reference}"}
            yield {**whole, **own, **(told[reference] if told else none)}


def _series(kept: pl.DataFrame, *, log: bool) -> tuple[list[str], Series, float]:
    """Return regions, their series about a common middle, and the spread of years that is the unit of x."""
    if kept.is_empty():
        return [], [], 1.0
    years = kept["year"].cast(pl.Float64)
    centre, unit = float(years.to_numpy().mean()), float(years.to_numpy().std()) or 1.0
    value = kept["value"].log() if log else kept["value"]
    scaled = kept.select("region", x=(years - centre) / unit, y=value - value.mean())
    parts = scaled.partition_by("region", maintain_order=True)
    return (
        [p["region"][0] for p in parts],
        [(p["x"].to_numpy(), p["y"].to_numpy()) for p in parts],
        unit,
    )


def _why_not(data: Sums) -> str:
    regions = data.total.size
    spare = int(np.maximum(data.squares[:, 0, 0] - 2, 0).sum()) if regions else 0
    if regions < REGIONS or spare < SPARE:
        needed = f"{REGIONS} regions, and {SPARE} values beyond two a region, are needed"
        return f"{regions} regions with values, {spare} beyond two a region: {needed}"
    determinant = np.linalg.det(data.squares)
    known = determinant > 1e-9
    if not known.any():
        return "no region has two years"
    own = np.linalg.solve(data.squares[known], data.products[known][..., None])[..., 0]
    left = data.total[known] - np.einsum("ri,ri->r", own, data.products[known])
    return "the values lie on straight lines" if left.max() <= 1e-12 * max(data.total.max(), 1e-300) else ""


def _mean(found: Mixed, unit: float) -> Row:
    level, slope, correlation = found.spreads
    variance, df = float(found.slope_variances()[0]), float(found.slope_df()[0])
    told = answer(float(found.solved.common[1]) / unit, float(np.sqrt(variance)) / unit, df)
    spreads = [
        f"{found.sums.total.size} regions, {df:.1f} degrees of freedom",
        f"standard deviations: levels {level:.4g}, slopes {slope / unit:.4g}, years {found.sigma:.4g}",
        f"correlation {correlation:.2f}" if np.isfinite(correlation) else "",
        f"singular: {found.singular}" if found.singular else "",
    ]
    return {**told._asdict(), "status": "ok", "reason": "; ".join(filter(None, spreads))}


def _regions(found: Mixed, unit: float) -> Iterator[dict[str, Row]]:
    lines = found.lines()
    numbers = (
        found.slope_variances()[1:],
        found.slope_df()[1:],
        lines.coefficients[:, 1],
        lines.own_share[:, 1],
    )
    for at, (variance, df, slope, share) in enumerate(zip(*(n.tolist() for n in numbers), strict=True)):
        shrunken = answer(slope / unit, float(np.sqrt(variance)) / unit, df)
        n = int(found.sums.squares[at, 0, 0])
        borrowed = 100 * (1 - share)
        yield {
            "shrunken": {
                **shrunken._asdict(),
                "status": "ok",
                "reason": f"{borrowed:.0f} % borrowed; {n} years of its own",
            },
            "own": _own(found.sums, at, unit),
            "borrowed": {"estimate": 1 - share, "status": "ok", "reason": f"{n} years of its own"},
        }


def _own(data: Sums, at: int, unit: float) -> Row:
    squares, products, total = data.squares[at], data.products[at], float(data.total[at])
    n = int(squares[0, 0])
    if n < 3:
        return {"status": "skipped", "reason": f"only {n} years" if n > 1 else "only 1 year"}
    inverse = np.linalg.inv(squares)
    line = inverse @ products
    variance = max(total - float(line @ products), 0.0) / (n - 2) * float(inverse[1, 1])
    found = answer(float(line[1]) / unit, float(np.sqrt(variance)) / unit, n - 2.0)
    return {**found._asdict(), "status": "ok", "reason": f"least squares on {n} years"}
