"""Certified values of NIST's Statistical Reference Datasets for linear regression (public domain)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from trends.fits.regression import least_squares

DATA = Path(__file__).parent / "data"

# name, degree of the polynomial (0: every column as it is), digits wanted of coefficients and of
# their standard deviations, certified coefficients, certified standard deviations
CERTIFIED = [
    ("norris", 1, 12, 12, [-0.262323073774029, 1.00211681802045], [0.232818234301152, 0.429796848199937e-3]),
    (
        "pontius",
        2,
        12,
        12,
        [0.673565789473684e-3, 0.732059160401003e-6, -0.316081871345029e-14],
        [0.107938612033077e-3, 0.157817399981659e-9, 0.486652849992036e-16],
    ),
    (
        "longley",
        0,
        10,
        10,
        [
            -3482258.63459582,
            15.0618722713733,
            -0.358191792925910e-1,
            -2.02022980381683,
            -1.03322686717359,
            -0.511041056535807e-1,
            1829.15146461355,
        ],
        [
            890420.383607373,
            84.9149257747669,
            0.334910077722432e-1,
            0.488399681651699,
            0.214274163161675,
            0.226073200069370,
            455.478499142212,
        ],
    ),
    ("wampler1", 5, 9, 0, [1.0] * 6, []),
    ("wampler2", 5, 9, 0, [1.0, 0.1, 0.01, 0.001, 0.0001, 0.00001], []),
    (
        "wampler3",
        5,
        9,
        9,
        [1.0] * 6,
        [
            2152.32624678170,
            2363.55173469681,
            779.343524331583,
            101.475507550350,
            5.64566512170752,
            0.112324854679312,
        ],
    ),
    (
        "filip",
        10,
        7,
        7,
        [
            -1467.48961422980,
            -2772.17959193342,
            -2316.37108160893,
            -1127.97394098372,
            -354.478233703349,
            -75.1242017393757,
            -10.8753180355343,
            -1.06221498588947,
            -0.670191154593408e-1,
            -0.246781078275479e-2,
            -0.402962525080404e-4,
        ],
        [
            298.084530995537,
            559.779865474950,
            466.477572127796,
            227.204274477751,
            71.6478660875927,
            15.2897178747400,
            2.23691159816033,
            0.221624321934227,
            0.142363763154724e-1,
            0.535617408889821e-3,
            0.896632837373868e-5,
        ],
    ),
]


def digits(found, certified):
    found, certified = np.asarray(found), np.asarray(certified)
    off = np.abs(found - certified) / np.abs(certified)
    return -np.log10(max(off.max(), 1e-16))


@pytest.mark.parametrize("certified", CERTIFIED, ids=lambda c: c[0])
def test_certified_coefficients_and_deviations(certified):
    name, degree, wanted, wanted_se, coefficients, errors = certified
    table = np.loadtxt(DATA / f"{name}.csv", delimiter=",", skiprows=1)
    y, x = table[:, 0], table[:, 1:]
    ones = np.ones((y.size, 1))
    design = np.hstack([ones, x]) if degree == 0 else np.vander(x[:, 0], degree + 1, increasing=True)
    found = least_squares(design, y)
    assert digits(found.coefficients, coefficients) >= wanted
    if errors:
        assert digits(np.sqrt(np.diag(found.covariance)), errors) >= wanted_se


@pytest.mark.parametrize("weighted", [False, True])
def test_equals_statsmodels(weighted):
    from statsmodels.regression.linear_model import WLS

    rng = np.random.default_rng(11)
    design = np.column_stack([np.ones(20), np.arange(20) - 9.5, rng.normal(size=20)])
    y = rng.normal(size=20)
    weights = rng.uniform(0.5, 4, size=20) if weighted else np.ones(20)
    found, peer = (
        least_squares(design, y, weights if weighted else None),
        WLS(y, design, weights=weights).fit(),
    )
    np.testing.assert_allclose(found.coefficients, peer.params, rtol=1e-11)
    np.testing.assert_allclose(np.sqrt(np.diag(found.covariance)), peer.bse, rtol=1e-11)
    assert found.df == peer.df_resid


def test_weights_are_those_of_weighted_least_squares():
    x = np.array([0.0, 1.0, 2.0, 5.0])
    y = np.array([1.0, 3.0, 2.0, 8.0])
    w = np.array([1.0, 4.0, 9.0, 0.5])
    design = np.column_stack([np.ones(4), x])
    found = least_squares(design, y, w)
    by_hand = np.linalg.solve(design.T @ (w[:, None] * design), design.T @ (w * y))
    np.testing.assert_allclose(found.coefficients, by_hand, rtol=1e-12)
    left = y - design @ by_hand
    variance = (w * left**2).sum() / 2
    np.testing.assert_allclose(
        found.covariance, variance * np.linalg.inv(design.T @ (w[:, None] * design)), rtol=1e-12
    )


def test_a_cubic_in_calendar_years_equals_the_centred_one():
    years = np.arange(1990.0, 2024.0)
    rng = np.random.default_rng(3)
    y = 0.002 * (years - 2006) ** 3 + rng.normal(size=years.size)
    centred = np.vander(years - 2006.5, 4, increasing=True)
    raw = np.vander(years, 4, increasing=True)
    curve = centred @ least_squares(centred, y).coefficients
    np.testing.assert_allclose(raw @ least_squares(raw, y).coefficients, curve, rtol=0, atol=2e-5)
    assert np.abs(np.polynomial.Polynomial.fit(years, y, 3)(years) - curve).max() < 1e-9
