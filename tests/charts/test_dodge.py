"""Labels as they are really drawn: a line apart, in their order, inside the plot."""

from __future__ import annotations

import re
from itertools import pairwise

import altair as alt
import vl_convert
from hypothesis import given, settings
from hypothesis import strategies as st

from trends.charts.dodge import dodge

GAP, HEIGHT = 16, 400
PLACE = re.compile(r'translate\([\d.]+,(-?[\d.]+)\)"[^>]*>(\d+)</text>')


def drawn(places: list[float]) -> dict[int, float]:
    rows = [{"region": f"{i:02d}", "y": y} for i, y in enumerate(places)]
    chart = dodge(alt.Chart(alt.InlineData(values=rows)), place="datum.y", gap=GAP, height=HEIGHT)
    marked = chart.mark_text(x=0, y=alt.ExprRef("datum.q"), text=alt.ExprRef("datum.region")).properties(
        height=HEIGHT
    )
    svg = vl_convert.vegalite_to_svg(marked.to_dict())
    return {int(label): float(y) for y, label in PLACE.findall(svg)}


@settings(max_examples=10, deadline=None)
@given(st.lists(st.floats(0, HEIGHT).map(lambda y: round(y, 1)), min_size=1, max_size=25))
def test_labels_keep_a_line_apart_and_their_order(places: list[float]) -> None:
    at = drawn(places)
    assert len(at) == len(places)
    order = sorted(at, key=lambda i: (places[i], i))
    down = [at[i] for i in order]
    assert all(b - a >= GAP - 0.01 for a, b in pairwise(down))
    assert down[0] >= -0.01
    assert down[-1] <= HEIGHT + 4  # the baseline of a label


def test_a_label_with_room_stays_where_its_line_ends() -> None:
    far = drawn([40.0, 100.0, 300.0])
    gaps = [far[1] - far[0], far[2] - far[1]]
    assert gaps == [60.0, 200.0]


def test_a_cluster_spreads_around_its_middle() -> None:
    alone, pair = drawn([200.0])[0], drawn([200.0, 200.0])
    assert (pair[0] + pair[1]) / 2 == alone
