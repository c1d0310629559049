"""A chart as the charts stage hands it to the report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Drawing:
    """A chart as the report takes it: a Vega-Lite specification and its rows, apart.

    Attributes
    ----------
    name, indicator : str
        The chart's name in the registry and what it shows.
    spec : dict
        Vega-Lite, or the Vega that a page draws, without data (``{"name": "rows"}``), without titles, colours
        as CSS variables; the parameter ``chosen`` is the list of regions in colour, in their order.
    rows : tuple of dict
        Each with ``region`` and ``key``: the key columns of the PANEL or FITS row it stands for,
        joined by ``|``.
    svg : str
        The first paint, drawn without a script; "" where the chart comes later.
    """

    name: str
    indicator: str
    spec: dict[str, object]
    rows: tuple[dict[str, object], ...]
    svg: str = ""
