"""Small tables that charts are drawn from: places that do not exist."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from math import exp, log

import polars as pl
import pytest

from trends.schema import FITS, FITTED, PANEL

Tables = tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]
INDICATOR = "sex_ratio_at_birth"


def _series(region: str, number: int, years: range) -> list[dict[str, object]]:
    key = {"region": region, "indicator": INDICATOR, "subgroup": "", "role": "observed", "status": "ok"}
    return [
        key
        | {
            "year": y,
            "value": 104.0 + number % 9 + 0.3 * (number % 5 - 2) * (y - years[0]),
            "source": "t.csv line 2",
        }
        for y in years
        if (y + number) % 7
    ]


def _fits(panel: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    fits: list[dict[str, object]] = []
    curves: list[dict[str, object]] = []
    for (region,), series in panel.group_by("region", maintain_order=True):
        key = {
            "region": region,
            "indicator": INDICATOR,
            "subgroup": "",
            "role": "observed",
            "model": "linear",
        }
        first, last = series.row(0, named=True), series.row(-1, named=True)
        years = last["year"] - first["year"]
        slope = (log(last["value"]) - log(first["value"])) / max(years, 1)
        apc = 100 * (exp(slope) - 1)
        known = series.height > 3
        verdict = (
            "too_few_points"
            if not known
            else "rising"
            if apc > 0.05
            else "falling"
            if apc < -0.05
            else "stable"
        )
        estimate = (
            {"apc": apc, "apc_lower": apc - 0.2, "apc_upper": apc + 0.2, "slope": slope} if known else {}
        )
        fits.append(
            key | {"verdict": verdict, "status": "ok" if known else "skipped", "scale": "log"} | estimate
        )
        for row in series.iter_rows(named=True) if known else ():
            at = first["value"] * exp(slope * (row["year"] - first["year"]))
            curve = {"year": row["year"], "fitted": at, "lower": at - 1, "upper": at + 1}
            curves.append(key | curve)
    return FITS.build(fits), FITTED.build(curves)


@pytest.fixture(scope="session", autouse=True)
def bundled_once() -> Iterator[None]:
    """Bundle each snippet of the runtime once: it takes seconds, and the answer is the same."""
    module = import_module("trends.charts.runtime")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "_bundle", cache(module._bundle))
        yield


@pytest.fixture
def tables() -> Callable[..., Tables]:
    def build(
        regions: int = 6, *, names: list[str] | None = None, years: range = range(2000, 2012)
    ) -> Tables:
        called = names or [f"Vale {i:03d}" for i in range(regions)]
        rows = [r for i, name in enumerate(called) for r in _series(name, i, years)]
        panel = PANEL.build(rows)
        return (panel, *_fits(panel))

    return build
