"""The pieces every chart is put together from: rows, parameters, frame and colours of the chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from trends.charts.dodge import dodge
from trends.charts.names import fitted_names, labels
from trends.charts.theme import CONFIG, SERIES, TONES

if TYPE_CHECKING:
    import altair as alt

WORDS = {
    "normal": "normal range",
    "median": "median",
    "most": "90% of regions",
    "few": "only {n} years",
    "none": "not fitted",
    "rising": "rising",
    "falling": "falling",
    "stable": "stable",
    "no_clear_change": "no clear trend",
    "too_few_points": "too few years",
    "not_fitted": "not fitted",
    "year": "a year",
    "to": " to ",
    "break": "break in series",
}
"""The words inside charts; a page sets the parameter ``words`` to those of its language."""

RANK = "indexof(chosen, datum.region)"
"""Place of a row's region among the chosen, -1 for the others."""


def data() -> alt.NamedData:
    """Return the reference to the one data set of a chart.

    Examples
    --------
    >>> data().to_dict()
    {'name': 'rows'}
    """
    import altair as alt

    return alt.NamedData("rows")


def parameters(regions: Sequence[str], chosen: Sequence[str], **more: object) -> list[alt.Parameter]:
    """Return the parameters that a page sets: chosen regions, their names, words, a phone; and `more`.

    Examples
    --------
    >>> [p.name for p in parameters(["福建省福州市"], ["福建省福州市"], hits=True)]
    ['chosen', 'names', 'words', 'narrow', 'hits']
    """
    import altair as alt

    shown = fitted_names(labels(regions, "en"))
    values: dict[str, Any] = {"chosen": list(chosen)[: len(SERIES)], "names": shown, "words": WORDS}
    values |= {"narrow": False}
    return [alt.param(name=k, value=v) for k, v in (values | more).items()]


def colour(of: str = "datum.n") -> str:
    """Return the expression for the colour of the n-th chosen region, grey for the others.

    Examples
    --------
    >>> colour("k")[:34]
    "k < 0 ? 'var(--context)' : ['var(-"
    """
    return f"{of} < 0 ? 'var(--context)' : {list(SERIES)}[{of}]"


def ink(of: str = "datum.n") -> str:
    """Return the expression for the colour of a region's text.

    Examples
    --------
    >>> ink("k")[:31]
    "k < 0 ? 'var(--ink3)' : ['var(-"
    """
    return f"{of} < 0 ? 'var(--ink3)' : {list(SERIES)}[{of}]"


def assemble(
    layers: Sequence[alt.Chart],
    size: tuple[int, int],
    rows: Sequence[Mapping[str, object]],
    padding: Mapping[str, int],
    given: Sequence[alt.Parameter],
    *,
    narrow: Mapping[str, int] | None = None,
) -> Any:
    """Lay marks over each other on one data set, with the house's configuration and a fixed size.

    Altair's own methods copy and check the whole chart at every step, so it is put together here at once.

    Parameters
    ----------
    layers : sequence of alt.Chart
        From back to front.
    size : (int, int)
        Width and height of the plot in px, without its padding.
    rows : sequence of mappings
        The data set.
    padding : mapping of str to int
        From `frame`: it keeps the plot in its place.
    given : sequence of alt.Parameter
        From `parameters`.
    narrow : mapping of str to int or None
        What of the padding changes on a phone, where the parameter ``narrow`` is set: the page reads it
        from the specification's ``usermeta``.

    Examples
    --------
    >>> import altair as alt
    >>> assemble([alt.Chart().mark_point()], (10, 20), [], frame(1, 2), []).to_dict()["height"]
    20
    """
    import altair as alt

    chart: Any = alt.layer(*layers)
    chart.data = data()
    chart.datasets = {"rows": rows}
    chart.width, chart.height = size
    chart.autosize, chart.padding = "none", dict(padding)
    chart.transform = [alt.CalculateTransform(calculate=RANK, **{"as": "n"})]
    chart.params = [parameter.param for parameter in given]
    chart.config = dict(CONFIG)
    if narrow:
        chart.usermeta = {"narrow": dict(narrow)}
    return chart


def frame(left: int, right: int, *, top: int = 8, bottom: int = 34) -> dict[str, int]:
    """Return the padding of a chart in px.

    Examples
    --------
    >>> frame(40, 120)
    {'left': 40, 'right': 120, 'top': 8, 'bottom': 34}
    """
    return {"left": left, "right": right, "top": top, "bottom": bottom}


def region_axis(*, every: bool) -> Any:
    """Return the axis of region names, the chosen in bold; none for a crowd (see `crowd_names`).

    Examples
    --------
    >>> region_axis(every=True).to_dict()["labelExpr"], region_axis(every=False)
    ('names[datum.value]', None)
    """
    import altair as alt

    if not every:
        return None

    ours = "indexof(chosen, datum.value) >= 0"
    weight = {"condition": {"test": ours, "value": "bold"}, "value": "normal"}
    return alt.Axis(
        labelExpr="names[datum.value]",
        labelFontSize=14,
        labelPadding=14,
        labelLimit=0,
        labelOverlap=False,
        labelColor="var(--ink)",
        labelFontWeight=weight,
    )


def crowd_names(order: Sequence[str], step: float, *, where: str = "true") -> Any:
    """Name the chosen rows of a crowd at the left, a line apart.

    Parameters
    ----------
    order : sequence of str
        Every region from top to bottom.
    step : float
        Px of a row.
    where : str
        Expression that keeps one row of data a region.

    Examples
    --------
    >>> crowd_names(["a"], 3).to_dict()["mark"]["align"]
    'right'
    """
    import altair as alt

    ours = alt.Chart().transform_filter(f"datum.n >= 0 && ({where})")
    place = f"(indexof(order, datum.region) + 0.5) * {step}"
    text: dict[str, Any] = {"align": "right", "baseline": "middle", "fontSize": 14, "fontWeight": "bold"}
    return dodge(ours, place=place, gap=17, height=step * len(order)).mark_text(
        **text,
        color="var(--ink)",
        x=-14,
        y=alt.ExprRef("datum.q"),
        text=alt.ExprRef("names[datum.region]"),
    )


def tone_colour(channel: Any) -> Any:
    """Return a channel (`alt.Fill`, `alt.Stroke`) with the scale from a row's tone to its colour.

    Examples
    --------
    >>> import altair as alt
    >>> tone_colour(alt.Fill).to_dict()["scale"]["range"][0]
    'var(--up)'
    """
    import altair as alt

    scale = alt.Scale(domain=list(TONES), range=[f"var(--{t})" for t in TONES])
    return channel("tone:N", legend=None, scale=scale)
