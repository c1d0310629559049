"""How often a verdict is wrong: the simulated error rates of the model that gives them."""

from __future__ import annotations

import polars as pl

from trends.report.content import Content
from trends.report.frame import head, section, table
from trends.report.markup import Html, tag
from trends.report.say import Both, Plain, Say

PLAIN = "linear"
YEARS, AUTOCORRELATIONS = (10, 20, 30), (0.0, 0.3, 0.6)
LOWEST, HIGHEST = 3.0, 7.0
"""Percent of false trends between which a test at 5 % keeps its promise."""


def calibration(content: Content, both: Both) -> Html:
    """Return the table of false trends by length and autocorrelation; nothing where no study is at hand."""
    model = _model(content)
    study = content.calibration
    if not study.height or model not in study["model"]:
        return Html("")
    models = [model] + [PLAIN] * (model != PLAIN)
    cells = study.filter((pl.col("years") == "equal") & (pl.col("errors") == "normal"))
    rates = {(m, n, phi): rest for m, n, phi, *rest in cells.select(_COLUMNS).iter_rows()}
    rows = [
        _row(both, n, phi, [rates[m, n, phi] for m in models if (m, n, phi) in rates])
        for n in YEARS
        for phi in AUTOCORRELATIONS
    ]
    sub = Say("calibration.sub", {"n": Plain(str(study["simulations"][0])), "model": Plain(model)})
    note = tag("p", both("calibration.note"), class_="note")
    shown = table(_heads(both, models), rows, class_="calibration")
    return section("all", "calibration", both("calibration.head"), both(sub), shown, note)


_COLUMNS = ("model", "n", "phi", "false_trends", "coverage")


def _model(content: Content) -> str:
    used = content.fits.filter(pl.col("status") == "ok")["model"].value_counts().sort("count", "model")
    return str(used["model"][-1]) if used.height else ""


def _heads(both: Both, models: list[str]) -> list[Html]:
    fixed = [head(both(f"calibration.{name}"), class_="num") for name in ("years", "phi")]
    return fixed + [
        head(both(Say(f"calibration.{name}", {"model": Plain(model)})), class_="num")
        for model in models
        for name in ("false", "coverage")
    ]


def _row(both: Both, n: int, phi: float, rates: list[list[float]]) -> Html:
    cells = [tag("td", str(n), class_="num"), tag("td", f"{phi:g}", class_="num")]
    for false, coverage in rates:
        kept = LOWEST <= false <= HIGHEST
        cells.append(tag("td", f"{false:.1f}%", class_="num" if kept else "num off"))
        cells.append(tag("td", f"{coverage:.1f}%", class_="num"))
    return tag("tr", *cells)
