"""A chart as a file of its own: with title and source, colours as values, fonts checked."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import Any

import polars as pl

from trends.catalogue.indicators import indicators
from trends.charts.drawing import CHARTS
from trends.charts.fonts import check_fonts
from trends.charts.runtime import runtime
from trends.charts.series import base_year, observed, span
from trends.charts.shapes import Shapes
from trends.charts.theme import resolve
from trends.errors import unknown

SUBTITLES = {
    "lines": "{unit}, {first}–{last}. A line breaks where a year has no number; * ends earlier.",
    "relative": "{unit}: change in percent since {base}, {first}–{last}; "
    "without regions that have no number then.",
    "multiples": "{unit}, {first}–{last}. Points are the values, the line is the fit with its 95% band.",
    "forest": "{unit}: change a year with its 95% interval, from the fit to {first}–{last}.",
    "map": "{unit}: the latest value of each region, {first}–{last}.",
    "coverage": "{unit}, {first}–{last}. A hatched cell is a year without a number.",
    "ranks": "Rank by {unit} in each year, {first}–{last}; 1 is the highest.",
    "targets": "{unit}: first value (hollow) to latest (filled), {first}–{last}.",
}
_LINE = re.compile(r" line \d+$")
_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:">
<title>{title}</title>
<style>body {{ margin: 0; background: #fff }} svg {{ max-width: 100%; height: auto }}</style>
<div id="chart"></div>
<script>{runtime}</script>
<script>drawChart(document.getElementById("chart"), {spec});</script>
</html>
"""


def chart(
    name: str,
    panel: pl.DataFrame,
    fits: pl.DataFrame,
    fitted: pl.DataFrame,
    *,
    indicator: str,
    chosen: Sequence[str] = (),
    **more: Shapes,
) -> Any:
    """Draw a chart that stands alone: with title, subtitle and sources.

    Parameters
    ----------
    name : str
        Of `CHARTS`.
    panel, fits, fitted : pl.DataFrame
        PANEL, FITS and FITTED.
    indicator : str
        What is drawn.
    chosen : sequence of str
        Regions in colour; where none is named, the highest, the middle and the lowest at the end.
    **more : Shapes
        ``shapes``, the areas of the regions, for the map.

    Returns
    -------
    alt.Chart or one of its relatives
        Colours are names like ``var(--s1)``; `save` resolves them.

    Raises
    ------
    UnknownNameError
        For a chart or an indicator that is not there.

    Examples
    --------
    >>> from trends.schema import FITS, FITTED, PANEL
    >>> row = {"region": "a", "indicator": "crude_birth_rate", "subgroup": "", "role": "observed"}
    >>> panel = PANEL.build([row | {"year": 1990, "value": 9.0, "source": "b.csv line 2"}])
    >>> drawn = chart("lines", panel, FITS.empty(), FITTED.empty(), indicator="crude_birth_rate")
    >>> drawn.title.text, drawn.title.subtitle[-1]
    ('Crude birth rate', 'Source: b.csv')
    """
    import altair as alt

    if name not in CHARTS:
        raise unknown("chart", name, CHARTS, where="charts")
    values = observed(panel, indicator)
    own = chosen or spread(values)
    drawn = CHARTS[name](panel, fits, fitted, indicator=indicator, chosen=own, **more)
    entry = indicators().get(indicator)
    first, last = span(values)
    unit = entry.short["en"] if entry else indicator
    said = SUBTITLES.get(name, "{unit}, {first}–{last}")
    said = said.format(unit=unit, first=first, last=last, base=base_year(values))
    title = alt.TitleParams(
        text=entry.label["en"] if entry else indicator,
        subtitle=[said[:1].upper() + said[1:], _sources(values)],
        offset=22,
    )
    return drawn.properties(title=title, padding=24, autosize="pad")


def save(drawn: Any, path: Path) -> None:
    """Write a chart; the suffix is the format.

    Parameters
    ----------
    drawn : alt.Chart or one of its relatives
        From `chart`.
    path : Path
        Ends in .html, .svg, .png (twice the size), .pdf or .json.

    Raises
    ------
    TrendsError
        For another suffix, and where no installed font has a character of a .png or .pdf.

    Examples
    --------
    >>> save(None, Path("a.gif"))
    Traceback (most recent call last):
    trends.errors.UnknownNameError: charts: no format '.gif'; possible: .svg, .png, .pdf, .html, .json
    """
    suffix = path.suffix.lower()
    if suffix not in SAVERS:
        raise unknown("format", suffix, SAVERS, where="charts")
    spec = resolve(drawn.to_dict()) | {"background": "#ffffff"}
    path.write_bytes(SAVERS[suffix](spec))


def spread(values: pl.DataFrame) -> list[str]:
    """Return the regions with the highest, the middle and the lowest latest value.

    Examples
    --------
    >>> frame = pl.DataFrame({"region": list("abcd"), "year": [1990] * 4, "value": [4.0, 1.0, 3.0, 2.0]})
    >>> spread(frame)
    ['a', 'd', 'b']
    """
    last = values.sort("region", "year").group_by("region", maintain_order=True).last()
    ranked = last.sort("value", "region", descending=[True, False])["region"].to_list()
    return list(dict.fromkeys([ranked[0], ranked[len(ranked) // 2], ranked[-1]]))


def _sources(values: pl.DataFrame) -> str:
    told = [s.split(" · ") for s in values["source"].drop_nulls() if s]
    stated = [[p for p in parts[1:] if not p.startswith(("mark ", "corrected: "))] for parts in told]
    names = sorted(
        {own[0] if own else _LINE.sub("", parts[0]) for own, parts in zip(stated, told, strict=True)}
    )
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f"Source: {', '.join(names[:3])}{more}" if names else ""


def _svg(spec: dict[str, object]) -> str:
    import vl_convert

    return str(vl_convert.vegalite_to_svg(spec))


def _png(spec: dict[str, object]) -> bytes:
    import vl_convert

    svg = _svg(spec)
    check_fonts(svg)
    return bytes(vl_convert.svg_to_png(svg, scale=2))


def _pdf(spec: dict[str, object]) -> bytes:
    import vl_convert

    svg = _svg(spec)
    check_fonts(svg)
    return bytes(vl_convert.svg_to_pdf(svg))


def _json(spec: dict[str, object]) -> str:
    return json.dumps(spec, ensure_ascii=False, indent=1) + "\n"


def _html(spec: dict[str, object]) -> str:
    import vl_convert

    title = spec.get("title")
    text = str(title["text"]) if isinstance(title, dict) else "chart"
    compiled = vl_convert.vegalite_to_vega(spec)
    inside = json.dumps(compiled, ensure_ascii=False).replace("<", "\\u003c")
    return _PAGE.format(title=escape(text), runtime=runtime([compiled]), spec=inside)


SAVERS: dict[str, Callable[[dict[str, object]], bytes]] = {
    ".html": lambda spec: _html(spec).encode(),
    ".svg": lambda spec: _svg(spec).encode(),
    ".png": _png,
    ".pdf": _pdf,
    ".json": lambda spec: _json(spec).encode(),
}
"""Writers by suffix."""
