"""Labels at least a line apart, as window transforms: the page need not place them again.

Pushing labels down gives ``i*gap + max(p_j - j*gap, j <= i)``, pushing them up the same with the
minimum of those below. Both keep the gap, so their mean does, and it stays centred on its cluster.
"""

from __future__ import annotations

from typing import Any


def dodge(chart: Any, *, place: str, gap: float, height: float) -> Any:
    """Add a field ``q``: px from the top, sorted as `place`, neighbours at least `gap` apart.

    Parameters
    ----------
    chart : alt.Chart
        One row a label, with ``datum.region`` to break ties.
    place : str
        Expression for the px from the top where the label wants to be.
    gap, height : float
        Px between labels, and of the plot; labels leave it only when they do not fit into it.

    Returns
    -------
    alt.Chart
        With transforms; works at every change of the rows shown.

    Examples
    --------
    >>> import altair as alt
    >>> made = dodge(alt.Chart().mark_text(), place="datum.y", gap=16, height=100)
    >>> [next(iter(t)) for t in made.to_dict()["transform"]][:2]
    ['calculate', 'window']
    """
    import altair as alt

    order: Any = [alt.SortField("p"), alt.SortField("region")]
    aim = f"datum.i * {gap} + (datum.below + datum.above) / 2"
    return (
        chart.transform_calculate(p=place)
        .transform_window(i="row_number()", sort=order)
        .transform_calculate(a=f"datum.p - datum.i * {gap}")
        .transform_window(below="max(a)", sort=order, frame=[None, 0], ignorePeers=True)
        .transform_window(above="min(a)", sort=order, frame=[0, None], ignorePeers=True)
        .transform_joinaggregate(count="count()")
        .transform_calculate(
            q=f"max((datum.i - 1) * {gap}, min({aim}, {height} - (datum.count - datum.i) * {gap}))"
        )
    )
