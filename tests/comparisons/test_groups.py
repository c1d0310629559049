"""Groups of shapes that are there are found; those that are not are not made up."""

import numpy as np

from trends.comparisons import compare
from trends.comparisons.groups import grouped, least
from trends.schema import FITS

YEARS = np.arange(2000, 2016)
SHAPES = np.array([0.5 * (YEARS - 2000), -0.5 * (YEARS - 2000), 4 * np.sin((YEARS - 2000) / 2.5)])


def rows(panel, values):
    made = {f"r{n:02}": dict(zip(YEARS.tolist(), v.tolist(), strict=True)) for n, v in enumerate(values)}
    return list(compare(panel(made), FITS.empty(), comparisons=["groups"]).iter_rows(named=True))


def test_three_shapes_at_any_level_are_three_groups(panel):
    rng = np.random.default_rng(3)
    levels = rng.normal(100, 20, (15, 1))
    values = levels + np.repeat(SHAPES, 5, axis=0) + 0.5 * rng.normal(size=(15, 16))
    found = rows(panel, values)
    whole = next(r for r in found if r["reference"] == "groups")
    assert whole["estimate"] == 3
    of = {r["region"]: r["reference"] for r in found if r["region"] != "unlisted"}
    assert [of[f"r{n:02}"] for n in (0, 4, 5, 9)] == ["group 1", "group 1", "group 3", "group 3"]
    assert {of[f"r{n:02}"] for n in range(10, 15)} == {"group 2"}
    assert all(r["estimate"] > 0.75 for r in found if r["region"] != "unlisted")


def test_noise_has_no_groups(panel):
    found = rows(panel, 100 + np.random.default_rng(4).normal(size=(20, 16)))
    assert len(found) == 1
    assert found[0]["reason"].startswith("no grouping is stable: the best keeps 0.")


def test_one_alone_is_no_group():
    values = np.vstack([np.random.default_rng(5).normal(size=(11, 16)), 30.0 * SHAPES[:1]])
    labels, sure = grouped(values)
    assert least(labels, sure) < 0.75


def test_parallel_paths_are_not_grouped(panel):
    found = rows(panel, np.arange(10.0)[:, None] + SHAPES[0])
    assert found[0]["reason"] == "all paths are parallel"
