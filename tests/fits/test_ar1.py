import numpy as np
import pytest
from scipy.stats import t as student

from trends.fits.ar1 import ar1, average
from trends.fits.linear import linear
from trends.fits.sample import Sample

GAPPY = np.array([1990, 1991, 1992, 1995, 1996, 1997, 1998, 2003, 2004, 2006, 2007.0])


def made(years, y, weights=None):
    return Sample(years, y, weights, np.arange(years[0], years[-1] + 1))


def errors(years, phi, rng):
    full = np.empty(int(np.ptp(years)) + 1)
    full[0] = rng.normal() / np.sqrt(1 - phi**2)
    for at in range(1, full.size):
        full[at] = phi * full[at - 1] + rng.normal()
    return full[(years - years[0]).astype(int)]


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("point", [3, 20, 33])
def test_each_line_is_that_of_generalised_least_squares(point, weighted):
    from statsmodels.regression.linear_model import GLS

    rng = np.random.default_rng(2)
    y, offset = rng.normal(size=GAPPY.size), GAPPY - GAPPY.mean()
    weights = rng.uniform(0.5, 3, GAPPY.size) if weighted else None
    found = average(offset, y, weights)
    phi = np.tanh(np.linspace(-2.6, 2.6, 41))[point]
    root = np.ones(y.size) if weights is None else 1 / np.sqrt(weights)
    apart = np.rint(np.abs(np.subtract.outer(GAPPY, GAPPY)))
    cov = np.power(phi, apart) * np.outer(root, root)
    peer = GLS(y, np.column_stack([np.ones_like(y), offset]), sigma=cov).fit()
    np.testing.assert_allclose(found.coefficients[point], peer.params, rtol=1e-9)
    np.testing.assert_allclose(found.covariance[point], peer.cov_params(), rtol=1e-9, atol=1e-12)


def test_the_grid_is_weighted_by_the_restricted_likelihood():
    rng = np.random.default_rng(5)
    y, offset = rng.normal(size=GAPPY.size), GAPPY - GAPPY.mean()
    n, design = y.size, np.column_stack([np.ones_like(y), offset])
    phi = np.tanh(np.linspace(-2.6, 2.6, 41))
    likely = []
    for value in phi:
        cov = np.power(value, np.rint(np.abs(np.subtract.outer(GAPPY, GAPPY))))
        inverse = np.linalg.inv(cov)
        normal = design.T @ inverse @ design
        projected = inverse - inverse @ design @ np.linalg.solve(normal, design.T @ inverse)
        determinants = np.linalg.slogdet(cov)[1] + np.linalg.slogdet(normal)[1]
        likely.append(-0.5 * (determinants + (n - 2) * np.log(y @ projected @ y)))
    before = -1.5 * np.log1p(phi) + (0.2 - 10 / n) * np.log1p(-phi) + np.log1p(-(phi**2))
    weight = np.exp(np.array(likely) + before - np.max(np.array(likely) + before))
    np.testing.assert_allclose(average(offset, y, None).weight, weight / weight.sum(), rtol=1e-6, atol=1e-12)


def test_the_interval_holds_the_middle_of_the_mixture():
    rng = np.random.default_rng(8)
    y = 0.3 * GAPPY + errors(GAPPY, 0.5, rng)
    found, mixed = ar1(made(GAPPY, y)), average(GAPPY - GAPPY.mean(), y, None)
    assert mixed.below(found.lower) == pytest.approx(0.025, abs=1e-6)
    assert mixed.below(found.upper) == pytest.approx(0.975, abs=1e-6)
    assert found.p_value == pytest.approx(2 * min(mixed.below(0.0), 1 - mixed.below(0.0)), rel=1e-6)
    far = mixed.below(found.slope + student.ppf(0.9995, found.df) * found.se)
    assert far == pytest.approx(0.9995, abs=4e-4)
    assert (found.p_value < 0.05) == (found.lower > 0 or found.upper < 0)
    assert found.upper - found.lower == pytest.approx(2 * student.ppf(0.975, found.df) * found.se, rel=1e-6)


def test_independent_years_cost_little_and_a_long_memory_widens_the_interval():
    rng = np.random.default_rng(9)
    years = np.arange(1980.0, 2020.0)
    wider = []
    for phi in (0.0, 0.8):
        widths = [(ar1(s), linear(s)) for s in (made(years, errors(years, phi, rng)) for _ in range(20))]
        wider.append(np.median([(a.upper - a.lower) / (b.upper - b.lower) for a, b in widths]))
    assert 0.85 < wider[0] < 1.25
    assert wider[1] > 1.8


def test_units_and_a_trend_taken_off_change_nothing_else():
    rng = np.random.default_rng(3)
    y = errors(GAPPY, 0.4, rng)
    plain, moved = ar1(made(GAPPY, y)), ar1(made(GAPPY, 1000 * y + 7 * GAPPY))
    assert moved.slope == pytest.approx(1000 * plain.slope + 7, rel=1e-7)
    assert moved.lower == pytest.approx(1000 * plain.lower + 7, rel=1e-6)
    assert moved.df == pytest.approx(plain.df, rel=1e-5)


def test_a_trend_beyond_doubt_has_a_tiny_p_value_and_no_negative_one():
    years = np.arange(1990.0, 2020.0)
    for seed in range(5):
        y = 1000 * years + np.random.default_rng(seed).normal(size=30)
        assert 0 <= ar1(made(years, y)).p_value < 1e-12


def test_a_curve_is_told_from_noise():
    years = np.arange(1990.0, 2020.0)
    bent = 12 - 0.02 * (years - 2000) ** 2
    rng = np.random.default_rng(7)
    assert "a straight line describes them badly" in ar1(made(years, bent + rng.normal(0, 0.2, 30))).note
    assert ar1(made(years, -0.3 * years + rng.normal(size=30))).note == ""


def test_years_whose_mean_is_no_year():
    rng = np.random.default_rng(4)
    years = np.array([2000, 2001, 2003, 2004, 2007, 2008, 2009.0])
    assert np.isfinite(average(years - years.mean(), rng.normal(size=7), None).weight).all()


@pytest.mark.slow
@pytest.mark.parametrize("years", [None, "gappy"])
@pytest.mark.parametrize("phi", [0.0, 0.3, 0.6])
@pytest.mark.parametrize("n", [10, 20, 30])
def test_the_promised_level_is_kept(n, phi, years):
    """2,000 series without a trend in each cell: 3 to 7 % false trends at nominal 5 %."""
    rng = np.random.default_rng([n, int(10 * phi)])
    false = 0
    for _ in range(2000):
        at = np.arange(n) if years is None else np.sort(rng.choice(n + n // 2, n, replace=False))
        at = at.astype(float)
        false += average(at - at.mean(), errors(at, phi, rng), None).p_value(0.0) < 0.05
    assert 3 <= 100 * false / 2000 <= 7
