"""From the tables of a run to its charts: those of a page, and one as a file; with the areas of a map."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from trends import charts, fits, storage
from trends.errors import unknown
from trends.formats.geojson import Feature, read_boundaries
from trends.pipeline import Run
from trends.report import PLACED, chosen
from trends.schema import Drawing

if TYPE_CHECKING:
    from trends.report.views import View

DRAWN = 2
"""Regions an indicator needs before its charts are drawn."""


def areas(boundaries: str | None) -> list[Feature]:
    """Return the areas of a file of boundaries; none where none is given.

    Raises
    ------
    UnreadableError
        When it cannot be used.

    Examples
    --------
    >>> areas(None)
    []
    """
    return read_boundaries(Path(boundaries)) if boundaries else []


def shaped(features: list[Feature], series: pl.DataFrame, boundaries: str | None) -> charts.Shapes:
    """Return the areas of the regions of a PANEL; a region of any indicator may have one."""
    return charts.shapes(features, series["region"].unique(), where=boundaries or "--boundaries")


def draw_file(
    series: pl.DataFrame,
    name: str,
    out: Path,
    *,
    indicator: str | None = None,
    shapes: charts.Shapes | None = None,
) -> Path:
    """Draw one chart of a PANEL into a file; its suffix is the format."""
    chosen = drawable(series, indicator)
    series = series.filter(pl.col("indicator") == chosen)
    if out.suffix.lower() not in charts.SAVERS:
        raise unknown("format", out.suffix, charts.SAVERS, where=str(out))
    fitted = fits.fit(series)
    drawn = charts.chart(
        name, series, fitted.fits, fitted.fitted, indicator=chosen, chosen=(), **_more(name, shapes)
    )
    return storage.replace(out, lambda part: charts.save(drawn, part))


def drawable(series: pl.DataFrame, indicator: str | None) -> str:
    """Return the indicator that was asked for, or the one with the most regions."""
    known = series["indicator"].unique().sort().to_list()
    chosen = indicator or _widest(series)
    if chosen not in known:
        raise unknown("indicator", chosen, known, where="--indicator")
    return chosen


def page_drawings(views: list[View], done: Run, lang: str) -> dict[tuple[str, str], Drawing]:
    """Draw each view of the report from its own regions only."""
    drawn: dict[tuple[str, str], Drawing] = {}
    areas_ = areas(done.plan.boundaries)
    shapes = shaped(areas_, done.panel, done.plan.boundaries) if areas_ else None
    for view in views:
        tables = (done.panel, done.analysis.fits, done.analysis.fitted)
        panel_, fits_, fitted = (_of(table, view) for table in tables)
        known = sum(line.region in shapes.areas for line in view.lines) if shapes else 0
        for name in PLACED:
            if name == "map" and known < DRAWN:
                continue
            drawing = charts.draw(
                name,
                panel_,
                fits_,
                fitted,
                indicator=view.indicator.id,
                chosen=chosen(view),
                still=view is views[0],
                **_more(name, shapes),
                lang=lang,
            )
            drawn[view.id, name] = charts.compile(drawing)
    return drawn


def sparklines(views: list[View]) -> dict[tuple[str, str], str]:
    """Draw the small lines of each table on common axes, so that its rows compare."""
    drawn: dict[tuple[str, str], str] = {}
    for view in views:
        values = [point.value for line in view.lines for point in line.points]
        domain = min(values), max(values)
        for line in view.lines:
            drawn[line.region, view.indicator.id] = charts.sparkline(
                [point.year_low or 0 for point in line.points],
                [point.value for point in line.points],
                span=view.years,
                domain=domain,
                normal=view.indicator.normal,
            )
    return drawn


def _more(name: str, shapes: charts.Shapes | None) -> dict[str, charts.Shapes]:
    """Return what a chart takes besides the tables: the areas, where it is a map."""
    return {"shapes": shapes} if shapes and name == "map" else {}


def _of(table: pl.DataFrame, view: View) -> pl.DataFrame:
    own = [line.region for line in view.lines]
    same = (pl.col("indicator") == view.indicator.id) & (pl.col("subgroup") == view.subgroup)
    return table.filter(same & pl.col("region").is_in(own))


def _widest(series: pl.DataFrame) -> str:
    counted = series.group_by("indicator").agg(pl.col("region").n_unique().alias("n"))
    return next(iter(counted.sort("n", "indicator", descending=[True, False])["indicator"]), "")
