"""Colours: text readable, lines apart, also for readers who see fewer of them."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from trends import charts
from trends.errors import UnknownNameError

MODES = sorted(charts.MODES)
# Viénot, Brettel and Mollon 1999, in linear RGB
SEES = {
    "deutan": np.array([[0.29275, 0.70725, 0.0], [0.29275, 0.70725, 0.0], [-0.02234, 0.02234, 1.0]]),
    "protan": np.array([[0.11238, 0.88762, 0.0], [0.11238, 0.88762, 0.0], [0.00401, -0.00401, 1.0]]),
}


def linear(colour: str) -> np.ndarray:
    part = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    return float(linear(colour) @ [0.2126, 0.7152, 0.0722])


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(colour: str, kind: str | None = None) -> np.ndarray:
    rgb = np.clip(SEES[kind] @ linear(colour), 0, 1) if kind else linear(colour)
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    t = to_xyz @ rgb / [0.9505, 1.0, 1.089]
    f = np.where(t > (6 / 29) ** 3, np.cbrt(t), t / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def apart(one: str, other: str, kind: str | None = None) -> float:
    return float(np.linalg.norm(lab(one, kind) - lab(other, kind)))


def test_both_modes_name_the_same_colours() -> None:
    assert set(charts.TOKENS["light"]) == set(charts.TOKENS["dark"])


@pytest.mark.parametrize("mode", MODES)
def test_text_has_contrast(mode: str) -> None:
    colours = charts.TOKENS[mode]
    texts = [
        "ink",
        "ink2",
        "ink3",
        "s1",
        "s2",
        "s3",
        "s4",
        "s5",
        "s6",
        "up",
        "down",
        "rise",
        "fall",
        "stable",
        "unclear",
    ]
    for name in texts:
        assert contrast(colours[name], colours["paper"]) >= 4.5, name
    for name in ("ink", "ink2", "ink3"):
        assert contrast(colours[name], colours["wash"]) >= 4.5, name
    assert contrast(colours["bandink"], colours["band"]) >= 4.5
    assert contrast(colours["ink"], colours["mark"]) >= 4.5
    for fill, ink in (("h", "t"), ("q", "u")):
        for i in range(1, 7):
            assert contrast(colours[f"{fill}{i}"], colours[f"{ink}{i}"]) >= 4.5, f"{fill}{i}"


@pytest.mark.parametrize("mode", MODES)
def test_the_first_three_series_stay_apart_for_everybody(mode: str) -> None:
    colours = charts.TOKENS[mode]
    for kind in (None, "deutan", "protan"):
        for one, other in combinations(("s1", "s2", "s3"), 2):
            assert apart(colours[one], colours[other], kind) >= 20, (one, other, kind)
        assert apart(colours["up"], colours["down"], kind) >= 60, kind
        assert apart(colours["rise"], colours["fall"], kind) >= 20, kind


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("scale", ["h", "q"])
def test_neighbouring_classes_of_the_heat_map_differ(mode: str, scale: str) -> None:
    colours = charts.TOKENS[mode]
    for i in range(1, 6):
        assert apart(colours[f"{scale}{i}"], colours[f"{scale}{i + 1}"]) >= 8, f"{scale}{i}"


def test_unknown_colour_and_mode_are_named() -> None:
    with pytest.raises(UnknownNameError, match="no colour 's7'"):
        charts.resolve({"color": "var(--s7)"})
    with pytest.raises(UnknownNameError, match="no mode 'night'; possible: "):
        charts.resolve({}, "night")


@pytest.mark.parametrize(
    ("verdict", "polarity", "token"),
    [
        ("rising", "lower_is_better", "up"),
        ("falling", "higher_is_better", "up"),
        ("falling", "neutral", "fall"),
        ("no_clear_change", "lower_is_better", "unclear"),
        ("too_few_points", "neutral", "stable"),
    ],
)
def test_a_verdict_is_coloured_by_what_is_wanted(verdict: str, polarity: str, token: str) -> None:
    assert charts.tone(verdict, polarity) == token
