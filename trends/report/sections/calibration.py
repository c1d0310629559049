"""How often a verdict is wrong: the simulated error rates of the model, and what the comparisons promise."""

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
    kept = promises(content.promises, both)
    return section("all", "calibration", both("calibration.head"), both(sub), shown, note, kept)


def promises(study: pl.DataFrame, both: Both) -> Html:
    """Return how often each promise of the comparisons holds, a column per setting of the simulation."""
    if not study.height:
        return Html("")
    settings = study.select("regions", "phi").unique().sort("regions", "phi").rows()
    shares = {(name, n, phi): share for name, n, phi, share in study.select(_SHARES).iter_rows()}
    heads = [head(both("promise.head")), head(both("promise.due"), class_="num")]
    heads += [head(both(Say("promise.cell", _cell(*setting))), class_="num") for setting in settings]
    due = study.unique("promise", keep="first", maintain_order=True).select("promise", "least", "most")
    rows = [
        _promise(both, name, (least, most), [shares.get((name, *setting)) for setting in settings])
        for name, least, most in due.iter_rows()
    ]
    few, many = (Plain(f"{n:,}") for n in (min(study["cases"]), max(study["cases"])))
    panels = study.group_by("regions").agg(pl.col("panels").max()).sort("regions")["panels"]
    slots = {"few": few, "many": many, "panels": Plain(", ".join(f"{n:,}" for n in panels))}
    sub = tag("p", both(Say("promise.sub", slots)), class_="sub")
    title = tag("h3", both("promise.title"))
    return tag("div", title, sub, table(heads, rows, class_="calibration"), class_="promises")


_SHARES = ("promise", "regions", "phi", "share")
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


def _cell(regions: int, phi: float) -> dict[str, Plain]:
    return {"n": Plain(str(regions)), "phi": Plain(f"{phi:g}")}


def _promise(both: Both, name: str, due: tuple[float, float], shares: list[float | None]) -> Html:
    least, most = due
    bounds = {"least": Plain(f"{least:g}"), "most": Plain(f"{most:g}")}
    kind = {(True, True): "open", (True, False): "most", (False, True): "least"}.get(
        (least <= 0, most >= 100), "between"
    )
    cells = [tag("td", both(Say(f"promise.{kind}", bounds)), class_="num")]
    for share in shares:
        kept = share is None or least <= share <= most
        cells.append(tag("td", "" if share is None else f"{share:.1f}%", class_="num" if kept else "num off"))
    return tag("tr", tag("th", both(f"promise.{name}"), scope="row"), *cells)
