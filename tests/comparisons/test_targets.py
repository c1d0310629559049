import numpy as np
import polars as pl
import pytest

from trends.comparisons import compare
from trends.comparisons.fieller import Line, reach
from trends.fits import fit
from trends.schema import PANEL

YEARS = range(2005, 2020)


def series(level, slope, size=0.1, years=YEARS):
    return {y: level + slope * (y - 2019) + size * (-1) ** (y + y // 3) for y in years}


def held(panel, model="linear"):
    found = compare(panel, fit(panel, models=[model]).fits, comparisons=["targets"])
    return {(r["region"], r["reference"]): r for r in found.iter_rows(named=True)}


def ratio(panel, regions):
    """A panel of an indicator with a normal range (103 to 107), fitted on the log scale."""
    return panel(regions).with_columns(indicator=pl.lit("sex_ratio_at_birth"))


def stated(panel, value, year, role="target", region="a"):
    return pl.concat(
        [panel, PANEL.build([
            {"region": region, "indicator": "x", "subgroup": "", "role": role, "year": year, "value": value}
            | {"status": "ok", "observations": []}
        ])]
    )  # fmt: skip


def accepted(line, goal, years):
    """Whether a test of "the line meets the goal after so many years" accepts: what Fieller inverts."""
    from scipy.stats import t

    variance = line.level_se**2 + 2 * years * line.covariance + years**2 * line.slope_se**2
    return abs(line.level + years * line.slope - goal) <= t.ppf(0.975, line.df) * np.sqrt(variance)


@pytest.mark.parametrize("slope_se", [0.02, 0.1, 0.2, 0.25, 0.4, 3.0])
@pytest.mark.parametrize("level_se", [0.01, 0.5, 4.0])
@pytest.mark.parametrize("share", [-0.5, 0.0, 0.9])
def test_the_interval_is_what_the_test_accepts(slope_se, level_se, share):
    line = Line(10.0, level_se, -0.5, slope_se, share * level_se * slope_se, 12.0)
    found = reach(line, 5.0)
    assert found.years == 10.0
    grid = np.linspace(0, 400, 40_001)
    inside = grid[accepted(line, 5.0, grid)]
    assert found.lower == pytest.approx(inside.min(), abs=0.02)
    assert (found.kind == "unbounded") == accepted(line, 5.0, 1e9)
    if found.kind == "bounded" and found.upper < 400:
        assert found.upper == pytest.approx(inside.max(), abs=0.02)


def test_a_line_without_error_meets_it_in_one_year():
    assert reach(Line(10.0, 0.0, -0.5, 0.0, 0.0, 12.0), 5.0) == ("bounded", 10.0, 10.0, 10.0)
    assert reach(Line(10.0, 0.1, 0.0, 0.0, 0.0, 12.0), 5.0).kind == "not approaching"


def test_a_line_that_leads_away_unsurely_may_still_come_back():
    away = reach(Line(10.0, 0.1, 0.1, 0.3, 0.05, 12.0), 5.0)
    assert away.kind == "leads away"
    assert 5 < away.lower < 20
    assert away.upper == np.inf


def test_the_interval_is_what_is_not_ruled_out_year_by_year():
    """The definition: the years whose distance from the line is not told apart from zero."""
    from scipy.special import stdtrit

    years = np.linspace(0, 400, 8001)
    rng = np.random.default_rng(5)
    for _ in range(300):
        level, slope, le, se = rng.normal(0, 1), rng.normal(0, 0.2), *rng.uniform(0.01, 0.4, 2)
        line = Line(level, le, slope, se, le * se * rng.uniform(-0.9, 0.9), 9.0)
        away = np.abs(level + slope * years - 1.0)
        error = np.sqrt(le**2 + 2 * years * line.covariance + years**2 * se**2)
        inside = years[away <= float(stdtrit(9.0, 0.975)) * error]
        found = reach(line, 1.0)
        if found.kind == "not approaching":
            assert inside.size <= 1
        elif inside.size:
            assert abs(found.lower - inside[0]) < 0.06 or inside[0] == years[-1]
            assert found.upper == np.inf or found.upper > 400 or abs(found.upper - inside[-1]) < 0.06


def test_the_normal_range_of_the_catalogue(panel):
    rows = ratio(panel, {
        "high": series(118, -0.8), "low": series(98, 0.5), "good": series(105, 0.01),
        "away": series(118, 0.8), "unsure": series(118, -0.3, size=3),
    })  # fmt: skip
    found = held(rows)
    words = {r: found[r, "normal"]["reason"] for r in ("high", "low", "good", "away")}
    assert words == {
        "high": "above in 2019",
        "low": "below in 2019",
        "good": "within in 2019",
        "away": "above in 2019",
    }
    years = {r: found[r, "normal: years"] for r in ("high", "low", "good", "away", "unsure")}
    assert years["high"]["reason"] == years["low"]["reason"] == "bounded: counted from 2019"
    assert years["high"]["lower"] < years["high"]["estimate"] < years["high"]["upper"]
    assert years["good"]["reason"] == "the line is there in 2019"
    assert years["away"]["reason"] == "not approaching"
    assert years["away"]["status"] == "skipped"
    assert years["unsure"]["reason"].startswith("unbounded")
    assert years["unsure"]["lower"] > 0
    assert years["unsure"]["upper"] is None
    assert found["high", "normal"]["estimate"] > 0 > found["low", "normal"]["estimate"]
    assert found["good", "normal"]["p_value"] is None


def test_a_target_with_a_year_has_a_required_pace(panel):
    rows = stated(panel({"a": series(10, -0.5), "b": series(9, 0)}), 5.0, 2024)
    found = held(rows)
    assert {r for r, _ in found} == {"a"}
    assert found["a", "target"]["estimate"] == pytest.approx(5.0, abs=0.1)
    assert found["a", "target: years"]["estimate"] == pytest.approx(10.0, abs=0.3)
    pace = found["a", "target: pace"]
    assert pace["estimate"] == pytest.approx(0.5, abs=0.03)
    assert pace["lower"] > 0
    assert pace["reason"].startswith("required by 2024: -1.0")


def test_the_error_of_the_pace_is_that_of_a_projection(panel):
    import statsmodels.api as sm

    rows = stated(panel({"a": series(10, -0.5)}), 5.0, 2024)
    values = rows.filter(pl.col("role") == "observed").sort("year")
    peer = sm.OLS(values["value"].to_numpy(), sm.add_constant(values["year"].to_numpy() - 2024.0)).fit()
    row = held(rows)["a", "target: pace"]
    assert row["estimate"] == pytest.approx((peer.params[0] - 5.0) / 5)
    assert row["se"] == pytest.approx(peer.bse[0] / 5, rel=1e-9)
    assert row["p_value"] == pytest.approx(peer.t_test("const = 5").pvalue.item(), rel=1e-6)


def test_the_last_target_counts_and_a_past_one_has_no_pace(panel):
    rows = stated(stated(panel({"a": series(10, -0.5)}), 5.0, 2010), 6.0, 2015)
    found = held(stated(rows, 7.0, 2018, role="benchmark"))
    assert found["a", "target: pace"]["reason"] == "its year, 2015, is not after 2019"
    assert found["a", "target"]["estimate"] == pytest.approx(4.0, abs=0.1)
    assert found["a", "benchmark"]["estimate"] == pytest.approx(3.0, abs=0.1)


def test_what_has_no_line_says_why(panel):
    rows = ratio(
        panel,
        {"flat": dict.fromkeys(YEARS, 110.0), "two": series(110, 1, years=(2018, 2019)), "no": {2019: None}},
    )
    found = held(rows)
    assert set(found) == {("flat", "normal"), ("two", "normal"), ("no", "normal")}
    for row in found.values():
        assert (row["status"], row["estimate"]) == ("skipped", None)
        assert row["reason"]
    bent = held(ratio(panel, {"a": series(110, 1)}), model="joinpoint")
    assert bent["a", "normal"]["reason"].startswith("the model's curve is not one line")


def test_a_goal_of_zero_on_the_log_scale(panel):
    rows = stated(panel({"a": series(10, -0.5)}), 0.0, 2024).with_columns(
        indicator=pl.lit("crude_birth_rate")
    )
    assert held(rows)["a", "target"]["reason"] == "a goal not above zero has no logarithm"


def test_the_chance_to_meet_a_target_by_its_year(panel):
    regions = {"sure": series(10, -0.5), "late": series(10, -0.2), "even": series(10, -0.3, size=1.0)}
    rows = panel(regions)
    for region in regions:
        last = rows.filter((pl.col("region") == region) & (pl.col("year") == 2019))
        goal = {"sure": 8.0, "late": 8.0, "even": 8.5}[region]
        made = last.with_columns(role=pl.lit("target").cast(PANEL.columns["role"]), value=pl.lit(goal))
        rows = pl.concat([rows, made.with_columns(year=pl.lit(2024, pl.Int32))])
    found = held(rows)
    assert found["sure", "target: chance"]["estimate"] > 0.99
    assert found["late", "target: chance"]["estimate"] < 0.01
    assert 0.1 < found["even", "target: chance"]["estimate"] < 0.9
    assert (
        found["sure", "target: chance"]["reason"] == "the line falls to the goal by 2024, extended from 2019"
    )


def test_the_chance_is_that_of_the_projection(panel):
    """Half of the two-sided p of the projected level, on the side it is on."""
    rows = stated(panel({"a": series(10, -0.5, size=1.0)}), 7.0, 2024)
    found = held(rows)
    p_value = found["a", "target: pace"]["p_value"]
    assert found["a", "target: chance"]["estimate"] == pytest.approx(p_value / 2, rel=1e-9)


NESTED = ("福建省", "江苏省", "全国", "福建省福州市闽清县")


def nested(panel):
    rows = panel({r: series(10, -0.5) for r in NESTED})
    return stated(stated(rows, 8.0, 2025, region="全国"), 9.0, 2025, region="福建省")


def test_a_rate_of_a_whole_stands_beside_its_parts_under_its_own_name(panel):
    rows = nested(panel).with_columns(
        unit=pl.lit("‰"),
        observations=pl.when(role="target", region="全国").then(pl.lit(["plan.txt:1:20"])).otherwise([]),
    )
    found = held(rows)
    assert {reference for r, reference in found if ": " not in reference and r == "江苏省"} == {
        "target of 全国"
    }
    row = found["江苏省", "target of 全国"]
    assert row["estimate"] == pytest.approx(2.0, abs=0.2)
    assert row["reason"] == (
        "above in 2019; the target of 全国 for 2025, not the region's own (plan.txt:1:20)"
    )
    assert found["江苏省", "target of 全国: pace"]["reason"].startswith("required by 2025: -0.3")
    # the nearest whole, and never one's own
    assert {r for r in ("全国", "福建省") if any(x == r and " of " in c for x, c in found)} == set()
    assert ("福建省福州市闽清县", "target of 福建省") in found
    assert ("福建省福州市闽清县", "target of 全国") not in found


def test_a_goal_of_a_whole_does_not_count_among_the_regions_own(panel):
    """Rows that a country's goal adds leave the adjusted p of what regions set themselves as they were."""
    alone = ratio(panel, {r: series(118, -0.8, size=3) for r in NESTED[:2]})
    goal = stated(PANEL.empty(), 107.0, 2025, region="全国").with_columns(
        indicator=pl.lit("sex_ratio_at_birth"), unit=pl.lit("per_100_females")
    )
    more = pl.concat([alone, goal])
    before, after = held(alone), held(more)
    assert len(after) > len(before)
    for key, row in before.items():
        assert after[key]["p_adjusted"] == (row["p_adjusted"] and pytest.approx(row["p_adjusted"]))


def test_a_total_of_a_whole_is_not_held_against_its_parts(panel):
    for unit in ("person", None):
        found = held(nested(panel).with_columns(unit=pl.lit(unit, pl.String)))
        assert {r for (r, reference), row in found.items() if row["status"] == "ok"} == {"全国", "福建省"}
        for region, whole in (("江苏省", "全国"), ("福建省福州市闽清县", "福建省")):
            row = found[region, f"target of {whole}"]
            assert (row["status"], row["estimate"]) == ("skipped", None)
            assert (
                row["reason"]
                == f"the target of {whole} for 2025 is of the whole and not of each region in it"
            )


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        ({"upper": 12.0}, "within in 2019"),
        ({"upper": 8.0}, "above in 2019"),
        ({"lower": 12.0}, "below in 2019"),
        ({"lower": 8.0}, "within in 2019"),
        ({"lower": 9.0, "upper": 11.0}, "within in 2019"),
    ],
)
def test_a_goal_that_is_a_bound_is_met_on_its_whole_side(panel, ends, words):
    rows = stated(panel({"a": series(10, -0.01)}), next(iter(ends.values())), 2024)
    goal = pl.col("role") == "target"
    status = "range" if len(ends) > 1 else "only a bound"
    rows = rows.with_columns(
        *(pl.when(goal).then(pl.lit(v)).alias(c) for c, v in ends.items()),
        status=pl.when(goal).then(pl.lit(status)).otherwise("status"),
    )
    found = held(rows)
    assert found["a", "target"]["reason"].startswith(words)
    inside = words.startswith("within")
    assert (found["a", "target: years"]["reason"] == "the line is there in 2019") == inside
    assert (found["a", "target: pace"]["status"] == "skipped") == inside
    chance = found["a", "target: chance"]["estimate"]
    assert chance > 0.5 if inside else chance < 0.05
    log = held(rows.with_columns(indicator=pl.lit("crude_birth_rate")))
    assert log["a", "target"]["reason"].startswith(words)


def test_a_goal_of_an_uncertain_year_is_no_date(panel):
    rows = stated(panel({"a": series(10, -0.5)}), 8.0, 2024)
    masked = rows.with_columns(
        year_low=pl.when(role="target").then(2020).otherwise("year"),
        year_high=pl.when(role="target").then(2028).otherwise("year"),
    ).cast({"year_low": pl.Int32, "year_high": pl.Int32})
    assert held(masked) == {}
    assert held(rows)


@pytest.mark.slow
def test_the_years_to_a_target_are_covered(panel):
    rng = np.random.default_rng(17)
    regions = {
        f"r{n:03}": dict(
            zip(YEARS, 118 - 0.8 * (np.array(YEARS) - 2019) + rng.normal(0, 1.5, 15), strict=True)
        )
        for n in range(400)
    }
    found = held(ratio(panel, regions))
    rows = [r for (_, reference), r in found.items() if reference == "normal: years"]
    true = np.log(118 / 107) / 0.006
    covered = [r["lower"] <= true <= (np.inf if r["upper"] is None else r["upper"]) for r in rows]
    assert len(rows) == 400
    assert np.mean(covered) >= 0.93
