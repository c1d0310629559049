"""Every chart as the page takes it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import altair as alt
import polars as pl
import pytest

from trends import charts
from trends.errors import TrendsError, UnknownNameError
from trends.schema import FITS, FITTED, PANEL

INDICATOR = "sex_ratio_at_birth"
EVERY = sorted(set(charts.CHARTS) - {"map"})


def text_of(drawing: object) -> str:
    return json.dumps(drawing, ensure_ascii=False)


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("regions", [1, 6, 55])
def test_a_specification_is_valid_and_has_no_data(name: str, regions: int, tables: Callable) -> None:
    drawing = charts.draw(name, *tables(regions), indicator=INDICATOR, chosen=["Vale 000"])
    alt.Chart.validate(drawing.spec, schema={"$ref": "#/definitions/TopLevelSpec"})
    assert "rows" not in drawing.spec.get("datasets", {})
    assert named_data(drawing.spec) <= {"rows", *drawing.spec.get("datasets", {})}
    assert drawing.spec["data"] == {"name": "rows"}
    assert "title" not in drawing.spec
    assert {"chosen", "names", "words"} <= {p["name"] for p in drawing.spec["params"]}
    assert drawing.rows
    assert all({"region", "key", "kind"} <= row.keys() for row in drawing.rows)


def named_data(spec: Any) -> set[str]:
    """The data sets that the layers of a specification ask for."""
    if isinstance(spec, list):
        return set().union(*map(named_data, spec))
    if not isinstance(spec, dict):
        return set()
    own = {spec["data"]["name"]} if "name" in (spec.get("data") or {}) else set()
    return own.union(*map(named_data, spec.values()))


@pytest.mark.parametrize("name", EVERY)
def test_the_same_tables_give_the_same_bytes(name: str, tables: Callable) -> None:
    panel, fits, fitted = tables(9)
    once = charts.draw(name, panel, fits, fitted, indicator=INDICATOR, chosen=["Vale 003"])
    mixed = [t.sample(fraction=1.0, shuffle=True, seed=5) for t in (panel, fits, fitted)]
    again = charts.draw(name, *mixed, indicator=INDICATOR, chosen=["Vale 003"])
    assert text_of([once.spec, once.rows, once.svg]) == text_of([again.spec, again.rows, again.svg])


@pytest.mark.parametrize("name", EVERY)
def test_every_colour_is_a_token_that_resolves_in_both_modes(name: str, tables: Callable) -> None:
    drawing = charts.draw(name, *tables(6), indicator=INDICATOR, chosen=["Vale 001"])
    assert "#" not in text_of({k: v for k, v in drawing.spec.items() if k not in ("$schema", "params")})
    for mode in charts.MODES:
        assert "var(" not in text_of(charts.resolve(drawing.spec, mode))


@pytest.mark.parametrize("name", EVERY)
def test_keys_lead_to_rows_of_the_tables(name: str, tables: Callable) -> None:
    panel, fits, fitted = tables(6)
    known = {
        "|".join(map(str, row))
        for row in panel.select("region", "indicator", "subgroup", "role", "year").rows()
    }
    known |= {
        "|".join(map(str, row))
        for row in fits.select("region", "indicator", "subgroup", "role", "model").rows()
    }
    drawing = charts.draw(name, panel, fits, fitted, indicator=INDICATOR)
    keys = {row["key"] for row in drawing.rows if row["key"]}
    assert keys
    assert keys <= known


@pytest.mark.parametrize("name", EVERY)
def test_a_hostile_name_stays_text(name: str, tables: Callable) -> None:
    names = ["</script><img src=x onerror=alert(1)>", "a' + alert(1) + '", "常县\n二", "plain"]
    drawing = charts.draw(name, *tables(names=names), indicator=INDICATOR, chosen=names[:2])
    assert "alert" not in text_of({k: v for k, v in drawing.spec.items() if k in ("transform", "config")})
    picture = charts.svg(drawing)
    assert "<img" not in picture
    assert "<script" not in picture
    expressions = [text for text in _strings(drawing.spec) if "datum" in text]
    assert not any("alert" in text for text in expressions)


def _strings(part: object) -> list[str]:
    if isinstance(part, dict):
        return [s for value in part.values() for s in _strings(value)]
    if isinstance(part, list):
        return [s for value in part for s in _strings(value)]
    return [part] if isinstance(part, str) else []


@pytest.mark.parametrize("name", EVERY)
def test_compiled_vega_keeps_the_signals_a_page_sets(name: str, tables: Callable) -> None:
    compiled = charts.compile(charts.draw(name, *tables(5), indicator=INDICATOR)).spec
    assert {"chosen", "names", "words"} <= {s["name"] for s in compiled["signals"]}
    assert compiled["data"][0]["name"] == "rows"
    assert "values" not in compiled["data"][0]


def test_only_the_lead_chart_brings_its_first_paint(tables: Callable) -> None:
    lead = charts.draw("lines", *tables(5), indicator=INDICATOR, chosen=["Vale 001"])
    assert "var(--s1)" in lead.svg
    assert charts.draw("forest", *tables(5), indicator=INDICATOR).svg == ""


def test_lines_break_at_gaps(tables: Callable) -> None:
    rows = charts.draw("lines", *tables(1), indicator=INDICATOR).rows
    points = [r for r in rows if r["kind"] == "point"]
    assert [r["year"] for r in points] == [2000, 2001, 2003, 2004, 2005, 2006, 2007, 2008, 2010, 2011]
    assert [r["run"] for r in points] == [0] * 2 + [1] * 6 + [2] * 2


def test_a_decade_between_censuses_is_no_gap(tables: Callable) -> None:
    panel, fits, fitted = tables(1, years=range(1950, 2011))
    sparse = panel.filter(pl.col("year").is_in([1953, 1963, 1973, 1983, 1993]))
    rows = charts.draw("lines", sparse, fits, fitted, indicator=INDICATOR).rows
    assert {r["run"] for r in rows if r["kind"] == "point"} == {0}


@pytest.mark.parametrize(("regions", "crowd"), [(40, False), (41, True)])
def test_above_forty_regions_lines_show_the_distribution(regions: int, crowd: bool, tables: Callable) -> None:
    drawing = charts.draw("lines", *tables(regions), indicator=INDICATOR, chosen=["Vale 007"])
    clouds = [r for r in drawing.rows if r["kind"] == "cloud"]
    assert bool(clouds) is crowd
    assert ("Vale 007" in drawing.svg, "Vale 008" in drawing.svg) == (True, False)
    for row in clouds:
        assert row["p5"] <= row["p25"] <= row["p50"] <= row["p75"] <= row["p95"]


def test_a_crowd_of_small_multiples_keeps_the_steepest_and_the_chosen(tables: Callable) -> None:
    panel, fits, fitted = tables(60)
    middle = fits.sort("apc")["region"][30]
    drawing = charts.draw("multiples", panel, fits, fitted, indicator=INDICATOR, chosen=[middle])
    shown = [r["region"] for r in drawing.rows if r["kind"] == "head"]
    assert len(shown) == 25
    assert middle in shown
    assert fits.sort("apc")["region"][-1] in shown


def test_pace_is_sorted_and_a_region_without_fit_says_why(tables: Callable) -> None:
    panel, fits, fitted = tables(6)
    short = panel.filter((pl.col("region") != "Vale 002") | (pl.col("year") < 2003))
    few = fits.with_columns(
        pl.when(pl.col("region") == "Vale 002").then(None).otherwise(pl.col("apc")).alias("apc"),
        pl.when(pl.col("region") == "Vale 002")
        .then(pl.lit("too_few_points", fits.schema["verdict"]))
        .otherwise("verdict")
        .alias("verdict"),
    )
    rows = charts.draw("forest", short, few, fitted, indicator=INDICATOR).rows
    values = [r["value"] for r in rows if "value" in r]
    assert values == sorted(values, reverse=True)
    assert (rows[-1]["region"], rows[-1]["why"], rows[-1]["years"]) == ("Vale 002", "too_few_points", 2)
    assert {r["tone"] for r in rows} <= {"up", "down", "stable"}


def test_coverage_has_a_cell_or_a_gap_for_every_region_and_year(tables: Callable) -> None:
    drawing = charts.draw("coverage", *tables(4), indicator=INDICATOR)
    assert len(drawing.rows) == 4 * 12
    cells = [r for r in drawing.rows if r["kind"] == "cell"]
    assert {r["c"] for r in cells if 103 <= r["value"] < 107} == {2}
    edges = next(p["value"] for p in drawing.spec["params"] if p["name"] == "edges")
    assert edges[:2] == ["< 103", "103–107"]
    assert len(edges) == 6


def test_ranks_skip_a_year_that_few_regions_have(tables: Callable) -> None:
    panel, fits, fitted = tables(5)
    only = panel.filter((pl.col("year") < 2011) | (pl.col("region") == "Vale 001"))
    rows = charts.draw("ranks", only, fits, fitted, indicator=INDICATOR).rows
    assert max(r["year"] for r in rows) == 2010


def test_derived_values_fill_years_that_no_source_observes(tables: Callable) -> None:
    panel, fits, fitted = tables(1)
    role = pl.lit("derived", panel.schema["role"]).alias("role")
    told = panel.head(1).with_columns(role, value=pl.lit(1.0))
    new = panel.head(1).with_columns(role, value=pl.lit(108.5), year=pl.lit(2002, pl.Int32))
    rows = charts.draw("lines", pl.concat([panel, told, new]), fits, fitted, indicator=INDICATOR).rows
    values = {r["year"]: r["value"] for r in rows if r["kind"] == "point"}
    assert values[2002] == 108.5
    assert values[2000] == panel["value"][0]


def test_a_target_is_never_a_point(tables: Callable) -> None:
    panel, fits, fitted = tables(2)
    goal = panel.head(1).with_columns(
        pl.lit("target", panel.schema["role"]).alias("role"), value=pl.lit(500.0)
    )
    rows = charts.draw("lines", pl.concat([panel, goal]), fits, fitted, indicator=INDICATOR).rows
    assert all(r.get("value") != 500.0 for r in rows)


ODD = {
    "one value": [("a", "", 1990, 1.0)],
    "all zero": [(r, "", y, 0.0) for r in "ab" for y in (1990, 1991, 1992)],
    "below zero": [(r, "", y, -3.0 + (y - 1990) + ord(r) % 3) for r in "abc" for y in range(1990, 1995)],
    "thousands of millions": [(r, "", y, 1.4e9 + y * 1e6 * ord(r)) for r in "abc" for y in range(1990, 1995)],
    "a subgroup only": [(r, "rural", y, y / 7) for r in "abc" for y in range(1990, 1995)],
    "centuries": [(r, "", y, y / 7) for r in "abc" for y in (1768, 1840, 1953, 2020)],
    "not a number": [("a", "", 1990, float("nan")), ("b", "", 1990, 2.0)],
}


@pytest.mark.parametrize("case", sorted(ODD))
def test_odd_values_are_drawn(case: str) -> None:
    key = {"indicator": "x", "role": "observed", "status": "ok"}
    names = ("region", "subgroup", "year", "value")
    panel = PANEL.build([key | dict(zip(names, row, strict=True)) for row in ODD[case]])
    for name in set(EVERY) - ({"relative"} if case == "all zero" else set()):
        drawing = charts.draw(name, panel, FITS.empty(), FITTED.empty(), indicator="x", chosen=["a"])
        assert "NaN" not in charts.svg(drawing), name


def test_errors_name_the_thing_and_the_choices(tables: Callable) -> None:
    with pytest.raises(UnknownNameError, match=r"no chart 'line'; possible: lines, "):
        charts.draw("line", *tables(2), indicator=INDICATOR)
    with pytest.raises(UnknownNameError, match=r"no indicator 'births'; possible: sex_ratio_at_birth"):
        charts.draw("lines", *tables(2), indicator="births")
    panel, fits, fitted = tables(1)
    with pytest.raises(TrendsError, match="no observed value of 'sex_ratio_at_birth'"):
        charts.draw(
            "lines", panel.with_columns(value=pl.lit(None, pl.Float64)), fits, fitted, indicator=INDICATOR
        )


def test_change_is_measured_from_the_first_year_that_most_share(tables: Callable) -> None:
    panel, fits, fitted = tables(9)
    rows = [
        r
        for r in charts.draw("relative", panel, fits, fitted, indicator=INDICATOR).rows
        if r["kind"] == "point"
    ]
    told = {(r["region"], r["year"]): r["value"] for r in rows}
    shared = next(y for y in range(2000, 2012) if panel.filter(pl.col("year") == y).height >= 8)
    of = {(r["region"], r["year"]): r["value"] for r in panel.iter_rows(named=True)}
    assert {region for region, year in told if year == shared} == {region for region, _ in told}
    for (region, year), change in told.items():
        assert change == pytest.approx(100 * (of[region, year] / of[region, shared] - 1), abs=1e-3)


def test_without_a_positive_value_there_is_no_change(tables: Callable) -> None:
    panel, fits, fitted = tables(2)
    with pytest.raises(TrendsError, match="no positive value to measure change from"):
        charts.draw("relative", panel.with_columns(value=pl.lit(0.0)), fits, fitted, indicator=INDICATOR)


def test_on_a_phone_every_second_mark_of_the_pace_is_named(tables: Callable) -> None:
    drawing = charts.draw("forest", *tables(6), indicator=INDICATOR)

    def named(narrow: bool) -> list[str]:
        spec = json.loads(text_of(drawing.spec))
        for one in spec["params"]:
            if one["name"] == "narrow":
                one["value"] = narrow
        picture = charts.svg(replace(drawing, spec=spec))
        return re.findall(r">([+−][0-9.]+%|0)<", picture)

    wide, narrow = named(False), named(True)
    assert "0" in narrow
    assert set(narrow) <= set(wide)
    assert len(narrow) < len(wide)
