import numpy as np
import polars as pl
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from trends.comparisons import compare, letters
from trends.comparisons.letters import cover, letter
from trends.schema import PANEL


@given(st.integers(0, 9).flatmap(lambda n: hnp.arrays(np.bool_, (n, n))))
def test_two_share_a_group_if_and_only_if_they_do_not_differ(drawn):
    different = np.triu(drawn, 1) | np.triu(drawn, 1).T
    groups = cover(different)
    shared = np.zeros_like(different)
    for group in groups:
        shared[np.ix_(group, group)] = True
    np.testing.assert_array_equal(shared, ~different)
    for group in groups:
        rest = [g for g in groups if g != group]
        lesser = np.zeros_like(different)
        for other in rest:
            lesser[np.ix_(other, other)] = True
        assert (lesser != shared).any(), "a group that the others make needless"


def test_a_row_of_overlapping_regions():
    distance = np.abs(np.subtract.outer(np.arange(6), np.arange(6)))
    assert cover(distance > 2) == [(0, 1, 2), (1, 2, 3), (2, 3, 4), (3, 4, 5)]


def test_hundreds_of_regions_are_quick():
    distance = np.abs(np.subtract.outer(np.arange(300), np.arange(300)))
    assert len(cover(distance > 10)) == 290


def test_letters_of_pairs(fits):
    rows = fits(("a", 0.0, 0.1, 20.0), ("b", 0.2, 0.1, 20.0), ("c", 1.0, 0.1, 20.0), ("d", "only 4 years"))
    found = letters(compare(PANEL.empty(), rows, comparisons=["pairs"]))
    said = {r: set(s.split(",")) for r, s in found.iter_rows()}
    assert said["a"] & said["b"]
    assert not said["a"] & said["c"]
    assert not said["b"] & said["c"]
    assert all(said["d"] & said[r] for r in "abc")


def test_no_pairs_no_letters():
    assert letters(
        pl.DataFrame(schema={"region": pl.String, "reference": pl.String, "p_adjusted": pl.Float64})
    ).is_empty()
    assert [letter(n) for n in (701, 702)] == ["zz", "aaa"]
