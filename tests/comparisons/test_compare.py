import time

import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from trends.comparisons import COMPARERS, Asked, compare
from trends.errors import UnknownNameError
from trends.schema import COMPARISONS, FITS, PANEL


def fits(*rows, model="linear"):
    """FITS from (region, slope, se, df) or (region, reason)."""
    made = []
    for region, *rest in rows:
        row = {
            "region": region,
            "indicator": "x",
            "subgroup": "",
            "role": "observed",
            "model": model,
            "scale": "linear",
        }
        if isinstance(rest[0], str):
            row |= {"verdict": "too_few_points", "status": "skipped", "reason": rest[0]}
        else:
            row |= {"verdict": "rising", "status": "ok", "reason": ""}
            row |= dict(zip(("slope", "slope_se", "df"), rest, strict=True))
        made.append(row)
    return FITS.build(made)


def rows(frame):
    return {(r["region"], r["reference"]): r for r in frame.iter_rows(named=True)}


THREE = fits(("a", 1.0, 0.1, 8.0), ("b", 1.5, 0.2, 5.0), ("c", 1.1, 0.4, 9.0))


def test_every_pair_once_with_its_own_variances():
    found = rows(compare(PANEL.empty(), THREE, comparisons=["pairs"]))
    assert sorted(found) == [("a", "b"), ("a", "c"), ("b", "c")]
    row = found["a", "b"]
    assert row["estimate"] == pytest.approx(-0.5)
    assert row["se"] == pytest.approx(np.sqrt(0.05))
    assert row["lower"] < row["estimate"] < row["upper"]


def test_holm_is_that_of_statsmodels_within_a_family():
    from statsmodels.stats.multitest import multipletests

    two = pl.concat([THREE, THREE.with_columns(indicator=pl.lit("y"), slope=pl.col("slope") * 3)])
    found = compare(PANEL.empty(), two, comparisons=["pairs"])
    for _, family in found.group_by("indicator"):
        peer = multipletests(family["p_value"].to_numpy(), method="holm")[1]
        np.testing.assert_allclose(family["p_adjusted"], peer, rtol=1e-12)


def test_the_benchmark_is_named_never_guessed():
    named = fits(("全国", 1.0, 0.1, 8.0), ("甲", 1.5, 0.2, 5.0), ("乙", "only 4 years"))
    assert compare(PANEL.empty(), named, comparisons=["benchmark"]).height == 0
    found = rows(compare(PANEL.empty(), named, comparisons=["benchmark"], asked=Asked(benchmark="全国")))
    assert set(found) == {("甲", "全国"), ("乙", "全国")}
    assert found["甲", "全国"]["estimate"] == pytest.approx(0.5)
    assert found["甲", "全国"]["p_adjusted"] == found["甲", "全国"]["p_value"]
    assert (found["乙", "全国"]["status"], found["乙", "全国"]["reason"]) == (
        "skipped",
        "region: only 4 years",
    )


def test_a_benchmark_is_held_against_its_own_country():
    named = fits(
        ("全国", 1.0, 0.1, 8.0),
        ("江苏省", 1.5, 0.2, 5.0),
        ("Bayern", 1.5, 0.2, 5.0),
        ("石笋县", 1.5, 0.2, 5.0),
    )
    found = compare(PANEL.empty(), named, comparisons=["benchmark"], asked=Asked(benchmark="全国"))
    assert set(found["region"]) == {"江苏省", "石笋县"}


def test_a_benchmark_may_be_the_end_of_one_path():
    paths = fits(("省/甲县", 1.0, 0.1, 8.0), ("省/乙县", 1.5, 0.2, 5.0))
    found = compare(PANEL.empty(), paths, comparisons=["benchmark"], asked=Asked(benchmark="乙县"))
    assert found["reference"].to_list() == ["省/乙县"]
    with pytest.raises(UnknownNameError, match="--benchmark: no benchmark '县'; possible: 省/甲县, 省/乙县"):
        compare(PANEL.empty(), paths, asked=Asked(benchmark="县"))
    with pytest.raises(UnknownNameError, match="--benchmark: no benchmark '国'"):
        compare(PANEL.empty(), paths, asked=Asked(benchmark="国"))


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        (("a", "only 4 years"), ("b", 1.0, 0.1, 5.0), "region: only 4 years"),
        (("a", 1.0, 0.1, 5.0), ("b", "flat"), "reference: flat"),
        (("a", "one"), ("b", "two"), "region: one; reference: two"),
        (("a", 1.0, None, None), ("b", 1.0, 0.1, 5.0), "region: the model gives no standard error: linear"),
        (("a", 1.0, 0.0, 5.0), ("b", 1.0, 0.0, 5.0), "neither slope has a standard error"),
    ],
)
def test_what_cannot_be_compared_is_a_row_with_its_reason(left, right, reason):
    row = compare(PANEL.empty(), fits(left, right), comparisons=["pairs"]).row(0, named=True)
    assert (row["status"], row["reason"]) == ("skipped", reason)
    assert all(row[c] is None for c in ("estimate", "se", "lower", "upper", "p_value", "p_adjusted"))


def test_scales_are_not_mixed():
    mixed = THREE.with_columns(
        scale=pl.when(pl.col("region") == "a")
        .then(pl.lit("log"))
        .otherwise("scale")
        .cast(FITS.columns["scale"])
    )
    found = rows(compare(PANEL.empty(), mixed, comparisons=["pairs"]))
    assert found["a", "b"]["reason"] == "one is fitted on the log scale, the other is not"
    assert found["b", "c"]["status"] == "ok"
    assert found["b", "c"]["p_adjusted"] == found["b", "c"]["p_value"]


def test_infinite_degrees_of_freedom_are_normal():
    found = compare(PANEL.empty(), fits(("a", 1.96, 0.6, None), ("b", 0.0, 0.8, None)), comparisons=["pairs"])
    assert found["p_value"][0] == pytest.approx(0.04999579, rel=1e-6)


def test_only_observed_series_of_one_cohort_meet():
    kinds = fits(
        ("福建省", 1.0, 0.1, 8.0),
        ("浙江省", 1.2, 0.1, 8.0),
        ("Bayern", 1.1, 0.1, 8.0),
        ("Sachsen", 0.2, 0.1, 8.0),
    )
    target = kinds.filter(pl.col("region") == "福建省").with_columns(
        region=pl.lit("江西省"), role=pl.lit("target").cast(FITS.columns["role"])
    )
    found = compare(PANEL.empty(), pl.concat([kinds, target]), comparisons=["pairs"])
    assert set(rows(found)) == {("Bayern", "Sachsen"), ("浙江省", "福建省")}
    assert found["p_adjusted"].to_list() == found["p_value"].to_list()


def test_a_region_without_neighbours_has_no_pair():
    assert compare(PANEL.empty(), fits(("a", 1.0, 0.1, 8.0)), comparisons=["pairs"]).height == 0
    assert compare(PANEL.empty(), FITS.empty()).height == 0


FROM_VALUES = ("before_after", "differences", "parallel")
"""These look for the benchmark among the values and not among the fits."""


def test_the_order_of_rows_does_not_matter():
    for name in COMPARERS:
        asked = Asked() if name in FROM_VALUES else Asked("b")
        one = compare(PANEL.empty(), THREE, comparisons=[name], asked=asked)
        other = compare(PANEL.empty(), THREE.reverse(), comparisons=[name], asked=asked)
        assert_frame_equal(one, other)
        COMPARISONS.check(one)


def test_three_hundred_regions_are_quick():
    rng = np.random.default_rng(1)
    many = fits(*((f"r{n:03}", rng.normal(), 0.1, 8.0) for n in range(300)))
    began = time.process_time()
    found = compare(PANEL.empty(), many, comparisons=["pairs"])
    assert found.height == 44_850
    assert time.process_time() - began < 5
    assert found["p_adjusted"].is_between(0, 1).all()


def test_unknown_comparison_names_the_choices():
    with pytest.raises(UnknownNameError, match="--comparison: no comparison 'rank'"):
        compare(PANEL.empty(), THREE, comparisons=["rank"])


def test_the_adjustment_is_a_choice():
    one, other = (
        compare(PANEL.empty(), THREE, comparisons=["pairs"], adjustment=name)
        for name in ("holm", "benjamini_hochberg")
    )
    assert (other["p_adjusted"] <= one["p_adjusted"]).all()
    assert one["p_adjusted"].to_list() != other["p_adjusted"].to_list()
    with pytest.raises(UnknownNameError, match=r"--adjustment: no adjustment 'bh'; possible: .*holm"):
        compare(PANEL.empty(), THREE, adjustment="bh")
