"""Areas that a user gives: what of a file is taken, what is refused and how, and what is drawn of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from trends import charts
from trends.charts.projection import albers, area, snapped
from trends.errors import TrendsError, UnreadableError
from trends.formats.geojson import Feature, read_boundaries
from trends.schema import FITS, FITTED, PANEL

BESIDE = {"甲": 100.0, "乙": 104.0, "丙": 108.0}


def square(west: float, south: float, side: float = 4.0) -> list[tuple[float, float]]:
    east, north = west + side, south + side
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


def feature(properties: dict[str, Any], *rings: Any) -> dict[str, Any]:
    geometry = {"type": "Polygon", "coordinates": list(rings)}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def written(path: Path, *features: Any) -> Path:
    file = path / "map.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return file


def panel(regions: list[str]) -> Any:
    row = {"indicator": "crude_birth_rate", "subgroup": "", "role": "observed", "status": "ok"}
    return PANEL.build([row | {"region": r, "year": 2000, "value": 9.0 + i} for i, r in enumerate(regions)])


def drawn(regions: list[str], shapes: Any, **more: Any) -> Any:
    tables = (panel(regions), FITS.empty(), FITTED.empty())
    return charts.draw("map", *tables, indicator="crude_birth_rate", shapes=shapes, **more)


@pytest.mark.parametrize("name", ["江苏省", "江苏", "Jiangsu", "jiangsu ", 320000])
def test_a_region_is_found_by_path_name_stem_english_name_or_code(tmp_path: Path, name: Any) -> None:
    file = written(tmp_path, feature({"n": 1, "what": name}, square(118, 31)))
    made = charts.shapes(read_boundaries(file), ["江苏省", "浙江省"])
    assert list(made.areas) == ["江苏省"]
    assert made.said() == "1 of 2 regions have an area, by the property 'what'; none for 浙江省"


def test_the_property_that_names_most_regions_decides_and_several_areas_make_one() -> None:
    told = [("甲", "乙"), ("乙", "乙"), ("丙", "乙"), ("丙", "丁")]
    features = [Feature({"own": a, "of": b}, [[square(100 + 4 * i, 30)]]) for i, (a, b) in enumerate(told)]
    made = charts.shapes([*features, Feature({"own": "己"}, [[square(90, 30)]])], ["甲", "乙", "丙"])
    assert made.property == "own"
    assert [len(made.areas[region]) for region in ("甲", "乙", "丙")] == [1, 1, 2]
    assert made.said().endswith("; of no region: 己")


def test_a_name_that_two_regions_share_means_neither() -> None:
    regions = ["福建省福州市鼓楼区", "江苏省南京市鼓楼区"]
    features = [Feature({"name": "鼓楼区"}, [[square(100, 30)]])]
    with pytest.raises(TrendsError, match="no property names one of the regions, such as 江苏省南京市鼓楼区"):
        charts.shapes(features, regions, where="map.geojson")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "is no JSON in UTF-8"),
        ("[" * 200_000, "is nested too deeply|is no JSON"),
        ('{"type": "Feature"}', "is no GeoJSON FeatureCollection"),
        ('{"type": "FeatureCollection", "features": {}}', "is no GeoJSON FeatureCollection"),
        ('{"type": "FeatureCollection", "features": []}', "has no area"),
        ('{"type": "FeatureCollection", "features": [7]}', "feature 1: is no object"),
    ],
)
def test_what_is_no_collection_of_areas_says_so(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "map.geojson"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableError, match=told):
        read_boundaries(file)


@pytest.mark.parametrize(
    ("ring", "told"),
    [
        ([[0, 0], [1, 1]], "fewer than four positions"),
        ("0000", "fewer than four positions"),
        ([[0, 0], [1, 0], ["x", 1], [0, 0]], "no pair of numbers"),
        ([[0, 0], [1, 0], [1], [0, 0]], "no pair of numbers"),
        ([[0, 0], [1, 0], [float("nan"), 1], [0, 0]], "no longitude and latitude"),
        ([[0, 0], [1, 0], [400_000, 4_000_000], [0, 0]], "no longitude and latitude in degrees"),
    ],
)
def test_a_ring_that_cannot_be_drawn_is_named(tmp_path: Path, ring: Any, told: str) -> None:
    with pytest.raises(UnreadableError, match=f"map.geojson: feature 2: .*{told}"):
        read_boundaries(written(tmp_path, feature({}, square(0, 0)), feature({}, ring)))


def test_points_are_no_areas(tmp_path: Path) -> None:
    point = {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [0, 0]}}
    with pytest.raises(UnreadableError, match="no area, but Point; possible: Polygon, MultiPolygon"):
        read_boundaries(written(tmp_path, point))


def test_limits_name_themselves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = written(tmp_path, feature({"name": "甲"}, square(100, 30)))
    monkeypatch.setenv("TRENDS_LIMIT_BOUNDARY_POINTS", "4")
    with pytest.raises(UnreadableError, match=r"has 5 points; the limit is 4 .*TRENDS_LIMIT_BOUNDARY_"):
        read_boundaries(file)
    monkeypatch.setattr(import_module("trends.charts.shapes"), "MOST", 4)
    monkeypatch.delenv("TRENDS_LIMIT_BOUNDARY_POINTS")
    with pytest.raises(TrendsError, match="5 corners at the size of a page, at most 4"):
        charts.shapes(read_boundaries(file), ["甲"])


@pytest.mark.parametrize("south", [-60.0, -2.0, 0.0, 35.0, 70.0])
def test_areas_keep_their_proportion(south: float) -> None:
    """A cell of one degree has the share of the sphere that it has, wherever it lies in the extent."""
    cells = [np.array(square(west, south + up, 1.0)) for west in (0.0, 20.0) for up in (0.0, 9.0)]
    fine = [np.concatenate([np.linspace(a, b, 50) for a, b in pairwise(c)]) for c in cells]
    whole = np.concatenate(fine)
    x, y = albers(whole[:, 0], whole[:, 1])
    sizes = [
        abs(area(list(zip(*part, strict=True)))) for part in zip(np.split(x, 4), np.split(y, 4), strict=True)
    ]
    due = [np.sin(np.radians(c[2, 1])) - np.sin(np.radians(c[0, 1])) for c in cells]
    np.testing.assert_allclose(np.array(sizes) / sizes[0], np.array(due) / due[0], rtol=1e-3)


def test_neighbours_share_their_border_after_the_grid() -> None:
    rng = np.random.default_rng(1)
    border = np.column_stack([rng.uniform(9, 11, 40), np.linspace(0, 20, 40)])
    left = np.vstack([[[0.0, 0.0]], border, [[0.0, 20.0], [0.0, 0.0]]])
    right = np.vstack([[[20.0, 20.0]], border[::-1], [[20.0, 0.0], [20.0, 20.0]]])
    one, other = (snapped(*part.T) for part in (left, right))
    inner = [{tuple(p) for p in part if 0 < p[0] < 20 and 0 < p[1] < 20} for part in (one, other)]
    assert inner[0] == inner[1]


def test_outlines_run_one_way_and_holes_the_other() -> None:
    outline, hole = square(100, 30, 10), square(104, 34, 2)
    for rings in ([outline, hole], [outline[::-1], hole[::-1]], [outline, hole[::-1]]):
        made = charts.shapes([Feature({"name": "甲"}, [rings])], ["甲"])
        assert [area(ring) > 0 for ring in made.areas["甲"][0]] == [True, False]


def test_a_region_smaller_than_a_px_is_still_drawn() -> None:
    features = [
        Feature({"name": "甲"}, [[square(100, 30)]]),
        Feature({"name": "乙"}, [[square(103, 33, 1e-6)]]),
    ]
    assert len(charts.shapes(features, ["甲", "乙"]).areas["乙"][0][0]) == 5


def test_each_area_opens_its_latest_value_and_nothing_else_is_drawn() -> None:
    shapes = charts.shapes([Feature({"name": r}, [[square(w, 30)]]) for r, w in BESIDE.items()], BESIDE)
    made = drawn([*BESIDE, "丁"], shapes, chosen=["乙"])
    assert [row["key"] for row in made.rows] == [
        f"{r}|crude_birth_rate||observed|2000" for r in sorted(BESIDE)
    ]
    text = json.dumps(made.spec)
    assert "http" not in text.replace("https://vega.github.io/schema", "")
    assert charts.svg(made).count("<path") >= len(BESIDE)
    with pytest.raises(TrendsError, match="map: needs the areas of the regions; possible: --boundaries"):
        drawn(list(BESIDE), None)


def test_hostile_names_stay_text(tmp_path: Path, tables: Callable[..., Any]) -> None:
    name = "</script><img src=x onerror=alert(1)>"
    file = written(tmp_path, feature({"name": name, "</script>": "x"}, square(100, 30)))
    shapes = charts.shapes(read_boundaries(file), [name, "plain"])
    picture = charts.svg(drawn([name, "plain"], shapes))
    assert "<img" not in picture
    assert "<script" not in picture
