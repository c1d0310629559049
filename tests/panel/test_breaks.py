"""Breaks of series: which entries of the file hold for which series."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trends.catalogue.indicators import indicators
from trends.errors import TrendsError
from trends.panel import breaks_of, build, read_breaks
from trends.panel.breaks import Break
from trends.schema import OBSERVATIONS, PANEL

CENSUS = Break(2020, ("births",), "method", "counted in another way")


def series(region: str, *years: int, indicator: str = "births") -> list[dict[str, object]]:
    row = {"region": region, "indicator": indicator, "subgroup": "", "role": "observed"}
    return [{**row, "year": year} for year in years]


CASES = [
    ("inside", CENSUS, series("A", 2018, 2022), 1),
    ("between its last two years", CENSUS, series("A", 2019, 2020), 1),
    ("it begins with the break", CENSUS, series("A", 2020, 2022), 0),
    ("it ends before the break", CENSUS, series("A", 2010, 2019), 0),
    ("another indicator", CENSUS, series("A", 2018, 2022, indicator="deaths"), 0),
    ("a named region", Break(2020, ("births",), "code", "", ("A",)), series("A", 2018, 2022), 1),
    ("not the named region", Break(2020, ("births",), "code", "", ("B",)), series("A", 2018, 2022), 0),
    (
        "a province",
        Break(2020, ("births",), "code", "", country="CN", level="province"),
        series("江苏省", 2018, 2022),
        1,
    ),
    (
        "the country of provinces",
        Break(2020, ("births",), "code", "", country="CN", level="province"),
        series("全国", 2018, 2022),
        0,
    ),
    (
        "another country",
        Break(2020, ("births",), "code", "", country="CN"),
        series("Bayern", 2018, 2022),
        0,
    ),
]


@pytest.mark.parametrize(("one", "rows", "count"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_break_holds_for_a_series_or_not(one, rows, count) -> None:
    assert breaks_of(PANEL.build(rows), (one,)).height == count


@given(st.sets(st.integers(1950, 2020), min_size=1), st.integers(1950, 2020))
def test_a_break_has_years_on_both_sides(years, at) -> None:
    found = breaks_of(PANEL.build(series("A", *years)), (Break(at, ("births",), "method", ""),))
    assert found.height == (any(y < at for y in years) and any(y >= at for y in years))


def test_the_shipped_breaks_hold_for_the_provinces(shipped) -> None:
    path = shipped[0].path.parents[1] / "breaks.toml"
    entries = read_breaks(path)
    assert all(name in indicators() for one in entries for name in one.indicators)
    panel, _ = build(OBSERVATIONS.empty(), shipped)
    found = breaks_of(panel, entries)
    rates = found.filter(pl.col("indicator") == "crude_birth_rate")
    assert (rates.height, rates["year"].unique().to_list(), rates["kind"].unique().to_list()) == (
        31,
        [2020],
        ["method"],
    )
    assert "全国" not in found["region"]
    assert found.filter(indicator="population")["year"].unique().to_list() == [2011]


GOOD = 'year = 2020\nindicators = ["births"]\nkind = "method"\nreason = "r"\n'
WRONG = [
    ("[[break", "is no TOML"),
    ("break = 3\n", "has no list of breaks ([[break]])"),
    ("break = [3]\n", "has no list of breaks ([[break]])"),
    ("[[break]]\nyear = 2020\n", "break 1 has no 'indicators'; possible: year"),
    (f"[[break]]\n{GOOD}place = 1\n", "break 1: no field 'place'; possible: year"),
    (f"[[break]]\n{GOOD}".replace("2020", '"2020"'), "break 1: 'year' is no year"),
    (f"[[break]]\n{GOOD}[[break]]\n{GOOD}level = 1\n", "break 2: 'level' is no text"),
]


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_a_wrong_entry_is_named(table, text, said) -> None:
    file = table(text, "breaks.toml")
    with pytest.raises(TrendsError) as error:
        read_breaks(file.path)
    assert str(error.value).startswith(f"breaks.toml: {said}")


def test_a_missing_file_is_named(tmp_path) -> None:
    with pytest.raises(TrendsError, match=r"breaks\.toml: cannot be opened"):
        read_breaks(tmp_path / "breaks.toml")
