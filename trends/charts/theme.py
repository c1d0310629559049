"""The look, once: colours by name for light and dark, type and sizes.

Specifications name colours as CSS variables (``var(--s1)``), so a page changes them by CSS alone;
an export resolves them to values first, because a renderer without CSS drops such marks silently.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import cast

from trends.errors import unknown

_TOKENS = {
    # name: (light, dark)
    "paper": ("#ffffff", "#12171c"),
    "wash": ("#f5f3ee", "#1b2229"),
    "ink": ("#17202a", "#edf0f2"),
    "ink2": ("#46525e", "#b9c3cc"),
    "ink3": ("#5f6b77", "#97a4b0"),
    "rule": ("#d5dade", "#37414a"),
    "grid": ("#e8ebee", "#252d35"),
    "context": ("#c3cad1", "#49545f"),
    "ghost": ("#e9ecef", "#242b33"),
    "cloud1": ("#eceff1", "#1d242b"),  # 5-95 % of many regions
    "cloud2": ("#d9dee3", "#2a333c"),  # 25-75 %
    "band": ("#e3efe6", "#1a2f24"),
    "bandink": ("#3b6b4c", "#8ec7a2"),
    "mark": ("#ffe27a", "#7a5c0c"),
    "s1": ("#c2470a", "#ff9257"),
    "s2": ("#1b5fa8", "#6cb0f5"),
    "s3": ("#23785a", "#5ccaa0"),
    "s4": ("#8a3a8f", "#d79bdc"),
    "s5": ("#8f6a00", "#e2bd52"),
    "s6": ("#b02a55", "#ff86a6"),
    "up": ("#c2470a", "#ff9257"),  # away from what is wanted
    "down": ("#1b5fa8", "#6cb0f5"),  # towards it
    "rise": ("#7d4a9c", "#d7a8f5"),  # where nobody should say which way is better
    "fall": ("#1c7480", "#2a9d9d"),
    "stable": ("#5f6b77", "#97a4b0"),
    "unclear": ("#8c6d1f", "#d6b25a"),
    # heat around a normal range: below, within, then four steps above, each with its ink
    "h1": ("#8dbbd9", "#3878a2"),
    "h2": ("#d3e5f0", "#1f4a66"),
    "h3": ("#fbe9d6", "#4b3222"),
    "h4": ("#f4c191", "#8a4d20"),
    "h5": ("#dc8142", "#d98a48"),
    "h6": ("#ad4a0c", "#ffd0a3"),
    "t1": ("#17202a", "#ffffff"),
    "t2": ("#17202a", "#edf0f2"),
    "t3": ("#17202a", "#edf0f2"),
    "t4": ("#17202a", "#ffffff"),
    "t5": ("#17202a", "#12171c"),
    "t6": ("#ffffff", "#12171c"),
    # heat without a middle: low to high
    "q1": ("#eef3f7", "#1c2a36"),
    "q2": ("#cfdfea", "#23425a"),
    "q3": ("#a5c4d9", "#2f6185"),
    "q4": ("#78a6c4", "#5a93b8"),
    "q5": ("#3f769b", "#8fbedb"),
    "q6": ("#1f4f73", "#cfe6f5"),
    "u1": ("#17202a", "#edf0f2"),
    "u2": ("#17202a", "#edf0f2"),
    "u3": ("#17202a", "#ffffff"),
    "u4": ("#17202a", "#12171c"),
    "u5": ("#ffffff", "#12171c"),
    "u6": ("#ffffff", "#12171c"),
}

MODES = ("light", "dark")
TOKENS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {m: MappingProxyType({n: pair[i] for n, pair in _TOKENS.items()}) for i, m in enumerate(MODES)}
)
"""Colours by mode and name; the page's CSS is written from this."""

SANS = (
    "'Source Sans 3', 'Noto Sans', 'Helvetica Neue', Arial, 'PingFang SC', 'Microsoft YaHei', "
    "'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif"
)
SERIF = "'Source Serif 4', Georgia, 'Noto Serif', 'Noto Serif CJK SC', 'Songti SC', serif"

PAGE = 824
"""Width in px of the text column that charts fill."""
SERIES = ("var(--s1)", "var(--s2)", "var(--s3)", "var(--s4)", "var(--s5)", "var(--s6)")
TONES = ("up", "down", "rise", "fall", "stable", "unclear")
"""Tokens that colour a verdict; see `tone`."""
CROWD = 40
"""With more regions than this a chart shows the distribution and the chosen ones."""

_TOKEN = re.compile(r"var\(--([a-z0-9]+)\)")
_POLAR = {
    ("rising", "lower_is_better"): "up",
    ("falling", "lower_is_better"): "down",
    ("rising", "higher_is_better"): "down",
    ("falling", "higher_is_better"): "up",
    ("rising", "neutral"): "rise",
    ("falling", "neutral"): "fall",
}


def tone(verdict: str, polarity: str) -> str:
    """Return the token that colours a verdict, given which way is better.

    Parameters
    ----------
    verdict, polarity : str
        As in FITS and in the catalogue.

    Examples
    --------
    >>> tone("rising", "lower_is_better"), tone("rising", "neutral"), tone("stable", "neutral")
    ('up', 'rise', 'stable')
    """
    return _POLAR.get((verdict, polarity), "unclear" if verdict == "no_clear_change" else "stable")


def resolve(spec: Mapping[str, object], mode: str = "light") -> dict[str, object]:
    """Return a specification with every ``var(--name)`` replaced by its colour.

    Parameters
    ----------
    spec : mapping
        Vega or Vega-Lite.
    mode : str
        light or dark.

    Raises
    ------
    UnknownNameError
        For a mode or a colour that is not in `TOKENS`.

    Examples
    --------
    >>> resolve({"mark": {"color": "var(--paper)"}}, "dark")
    {'mark': {'color': '#12171c'}}
    """
    text = resolve_text(json.dumps(spec, ensure_ascii=False), mode)
    return cast(dict[str, object], json.loads(text))


def resolve_text(text: str, mode: str = "light") -> str:
    """Return text (an SVG, a style sheet) with every ``var(--name)`` replaced by its colour.

    Raises
    ------
    UnknownNameError
        For a mode or a colour that is not in `TOKENS`.

    Examples
    --------
    >>> resolve_text('<path stroke="var(--ink)"/>')
    '<path stroke="#17202a"/>'
    """
    if mode not in TOKENS:
        raise unknown("mode", mode, TOKENS, where="charts")
    colours = TOKENS[mode]

    def value(found: re.Match[str]) -> str:
        if found[1] not in colours:
            raise unknown("colour", found[1], colours, where="charts")
        return colours[found[1]]

    return _TOKEN.sub(value, text)


_AXIS: dict[str, object] = {
    "title": None,
    "domain": False,
    "ticks": False,
    "grid": False,
    "gridColor": "var(--grid)",
    "gridWidth": 1,
    "labelColor": "var(--ink3)",
    "labelFontSize": 13,
    "labelPadding": 8,
}
CONFIG: Mapping[str, object] = MappingProxyType(
    {
        "aria": False,  # the automatic descriptions read every datum aloud; the page provides its own
        "background": "transparent",
        "font": SANS,
        "customFormatTypes": False,
        "view": {"stroke": None},
        "axis": _AXIS,
        "text": {"color": "var(--ink3)", "fontSize": 13},
        "legend": {"labelColor": "var(--ink2)", "labelFontSize": 13, "title": None, "symbolType": "square"},
        "title": {
            "anchor": "start",
            "color": "var(--ink)",
            "fontSize": 17,
            "frame": "bounds",
            "subtitleColor": "var(--ink2)",
            "subtitleFontSize": 14,
            "subtitleLineHeight": 20,
            "subtitlePadding": 6,
        },
    }
)
"""Vega-Lite configuration of every chart."""
