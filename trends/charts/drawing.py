"""Charts on their way to a page: a specification without data, its rows, and the first paint."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, cast

import polars as pl

from trends.charts.coverage import coverage
from trends.charts.forest import forest
from trends.charts.lines import lines
from trends.charts.map import areas
from trends.charts.multiples import multiples
from trends.charts.names import fitted_names, labels
from trends.charts.ranks import ranks
from trends.charts.relative import relative
from trends.charts.shapes import Shapes
from trends.charts.targets import targets
from trends.errors import unknown
from trends.schema import Drawing

Chart = Callable[..., Any]
"""``(panel, fits, fitted, *, indicator, chosen=()) -> alt.Chart`` or one of its relatives."""

CHARTS: dict[str, Chart] = {
    "lines": lines,
    "relative": relative,
    "multiples": multiples,
    "forest": forest,
    "targets": targets,
    "ranks": ranks,
    "coverage": coverage,
    "map": areas,
}
"""Every chart by name; a new one is a file and a line here."""


def draw(
    name: str,
    panel: pl.DataFrame,
    fits: pl.DataFrame,
    fitted: pl.DataFrame,
    *,
    indicator: str,
    chosen: Sequence[str] = (),
    still: bool = True,
    lang: str = "en",
    **more: Shapes,
) -> Drawing:
    """Draw a chart for a page.

    Parameters
    ----------
    name : str
        Of `CHARTS`.
    panel, fits, fitted : pl.DataFrame
        PANEL, FITS and FITTED.
    indicator : str
        What is drawn.
    chosen : sequence of str
        Regions in colour; six at most.
    still : bool
        Whether the lead chart (lines) brings its first paint as SVG.
    lang : str
        Whose names of regions the first paint shows: en or zh.
    **more : Shapes
        ``shapes``, the areas of the regions, for the map.

    Returns
    -------
    Drawing
        Colours are CSS variables of `TOKENS`. The page sets the signals ``chosen`` (list of
        regions), ``names`` (region to shown name), ``words`` (see `WORDS`) and ``width``.

    Raises
    ------
    UnknownNameError
        For a chart or an indicator that is not there.

    Examples
    --------
    >>> from trends.schema import FITS, FITTED, PANEL
    >>> row = {"region": "a", "indicator": "births", "subgroup": "", "role": "observed"}
    >>> panel = PANEL.build([row | {"year": 1990, "value": 9.0}])
    >>> drawing = draw("coverage", panel, FITS.empty(), FITTED.empty(), indicator="births")
    >>> drawing.spec["data"], drawing.rows[0]["key"]
    ({'name': 'rows'}, 'a|births||observed|1990')
    """
    from altair.utils.schemapi import Undefined, debug_mode

    with debug_mode(False):  # the tests check every chart against the schema, once
        chart = _chart(name)(panel, fits, fitted, indicator=indicator, chosen=chosen, **more)
        rows = tuple(chart.datasets["rows"])
        chart.datasets = Undefined  # the limits of a normal range are data of their own, and stay
        spec = cast(dict[str, Any], chart.to_dict(validate=False))
    drawing = Drawing(name, indicator, spec, rows)
    if not still or name != "lines":
        return drawing
    names = labels((str(row["region"]) for row in rows if row["region"]), lang)
    return Drawing(name, indicator, spec, rows, svg(drawing, names=fitted_names(names)))


def whole(drawing: Drawing, **signals: object) -> dict[str, Any]:
    """Return the specification with its rows inside, parameters set to `signals` where named.

    Examples
    --------
    >>> whole(Drawing("x", "births", {"data": {"name": "rows"}}, ({"region": "a"},)))
    {'data': {'name': 'rows'}, 'datasets': {'rows': [{'region': 'a'}]}}
    """
    spec = json.loads(json.dumps(drawing.spec))
    spec["datasets"] = {**spec.get("datasets", {}), "rows": list(drawing.rows)}
    for parameter in spec.get("params", []):
        parameter["value"] = signals.get(parameter["name"], parameter["value"])
    return cast(dict[str, Any], spec)


def svg(drawing: Drawing, **signals: object) -> str:
    """Return the first paint as SVG, its colours still CSS variables.

    Examples
    --------
    >>> spec = {"data": {"name": "rows"}, "mark": {"type": "point", "color": "var(--s1)"}}
    >>> "var(--s1)" in svg(Drawing("x", "births", spec, ({"region": "a"},)))
    True
    """
    import vl_convert

    return str(vl_convert.vegalite_to_svg(whole(drawing, hits=False, **signals)))


def compile(drawing: Drawing) -> Drawing:
    """Return a drawing with its specification compiled to Vega, ready for `runtime`.

    The data set ``rows`` stays empty, and so do the names and words that the page sets.

    Examples
    --------
    >>> compiled = compile(Drawing("x", "births", {"data": {"name": "rows"}, "mark": "point"}, ()))
    >>> compiled.spec["data"][0]
    {'name': 'rows'}
    """
    import vl_convert

    parameters = [_emptied(p) for p in cast(list[dict[str, Any]], drawing.spec.get("params", []))]
    spec = vl_convert.vegalite_to_vega({**drawing.spec, "params": parameters})
    return replace(drawing, spec={name: value for name, value in spec.items() if name != "$schema"})


def _emptied(parameter: dict[str, Any]) -> dict[str, Any]:
    return {**parameter, "value": {}} if parameter["name"] in ("names", "words") else parameter


def _chart(name: str) -> Chart:
    if name not in CHARTS:
        raise unknown("chart", name, CHARTS, where="charts")
    return CHARTS[name]
