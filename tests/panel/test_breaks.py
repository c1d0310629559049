"""Breaks of series: which entries of the file hold for which series."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trends.catalogue.indicators import indicators
from trends.errors import TrendsError
from trends.panel import build, read_breaks, with_breaks, with_mean
from trends.panel.breaks import Break
from trends.schema import OBSERVATIONS, PANEL

CENSUS = Break(2020, ("births",), "method", "counted in another way")


def series(region: str, *years: int, indicator: str = "births") -> list[dict[str, object]]:
    row = {"region": region, "indicator": indicator, "subgroup": "", "role": "observed", "status": "ok"}
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
    assert with_breaks(PANEL.build(rows), (one,))["break_before"].is_not_null().sum() == count


def test_breaks_between_two_values_are_one_text() -> None:
    merged = Break(2019, ("births",), "territory", "two counties became one")
    found = with_breaks(PANEL.build(series("A", 2018, 2021, 2022)), (CENSUS, merged))
    assert found["break_before"].to_list() == [
        None,
        "2019 territory: two counties became one; 2020 method: counted in another way",
        None,
    ]


def test_a_value_that_is_not_fitted_does_not_carry_the_break() -> None:
    rows = series("A", 2018, 2020, 2021)
    rows[1]["status"] = "part of a year"
    found = with_breaks(PANEL.build(rows), (CENSUS,))
    assert found.filter(pl.col("break_before").is_not_null())["year"].to_list() == [2021]


@given(st.sets(st.integers(1950, 2020), min_size=1), st.integers(1950, 2020))
def test_a_break_has_years_on_both_sides(years, at) -> None:
    found = with_breaks(PANEL.build(series("A", *years)), (Break(at, ("births",), "method", ""),))
    crossed = any(y < at for y in years) and any(y >= at for y in years)
    carrying = found.filter(pl.col("break_before").is_not_null())["year"].to_list()
    assert carrying == ([min(y for y in years if y >= at)] if crossed else [])


def test_the_shipped_breaks_hold_for_the_provinces_and_their_mean(shipped) -> None:
    path = shipped[0].path.parents[1] / "breaks.toml"
    assert all(name in indicators() for one in read_breaks(path) for name in one.indicators)
    panel, mean = with_mean(build(OBSERVATIONS.empty(), shipped, breaks=path)[0], "mean:全国")
    found = panel.filter(pl.col("break_before").is_not_null())
    rates = found.filter(pl.col("indicator") == "crude_birth_rate")
    assert (rates.height, rates["year"].unique().to_list()) == (32, [2020])
    assert rates["break_before"].unique().str.contains("2020 method: .* census").to_list() == [True]
    assert mean in rates["region"].to_list()
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
