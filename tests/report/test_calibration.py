"""The table of error rates stands in the page, in both languages, with the study's own figures."""

from __future__ import annotations

import polars as pl
import pytest

from trends.comparisons.calibration import promises
from trends.report import Content, build, render_html
from trends.report.wording import WORDING
from trends.schema import FITS

STUDY = pl.DataFrame(
    [
        {"model": m, "n": n, "phi": phi, "years": "equal", "errors": "normal", "simulations": 2000,
         "false_trends": 4.25 if m == "ar1" else 31.5, "coverage": 95.75}
        for m in ("ar1", "linear") for n in (10, 20, 30) for phi in (0.0, 0.3, 0.6)
    ]
)  # fmt: skip


PROMISES = pl.DataFrame(
    [
        ("family_wise_error", 10, 0.3, 300, 300, 2.0, 0.0, 5.0),
        ("forecast_80", 10, 0.3, 300, 1800, 61.5, 77.0, 83.0),
        ("rank_interval", 10, 0.3, 300, 3000, 99.7, 94.0, 100.0),
    ],
    schema=["promise", "regions", "phi", "panels", "cases", "share", "least", "most"],
    orient="row",
)


def page(model: str) -> str:
    row = {"region": "甲县", "indicator": "births", "subgroup": "", "role": "observed", "model": model}
    fits = FITS.build([{**row, "status": "ok", "verdict": "no_clear_change", "reason": ""}])
    return render_html(build(Content(fits=fits, calibration=STUDY, promises=PROMISES)))


@pytest.mark.parametrize("heading", ["How often a verdict is wrong", "结论出错的频率"])
def test_the_rates_of_the_model_in_use_stand_beside_the_plain_line(heading: str) -> None:
    told = page("ar1")
    assert heading in told
    assert told.count('<td class="num">4.2%</td>') == 9
    assert told.count('<td class="num off">31.5%</td>') == 9


def test_a_model_without_a_study_has_no_section() -> None:
    assert "How often a verdict is wrong" not in page("median").split('data-section="calibration"')[0]
    assert 'data-section="calibration"' not in page("median")


@pytest.mark.parametrize(
    "told",
    [
        "300 to 3,000 panels",
        "up to 300 panels for each",
        "每格300至3,000个面板",
        "至多300个面板",
        "10 regions, φ 0.3",
        "10个地区，φ 0.3",
        "at most 5%",
        "77%至83%",
        "至少94%",
        '<td class="num">2.0%</td>',
        '<td class="num off">61.5%</td>',
    ],
)
def test_the_promises_of_the_comparisons_stand_beside_it(told: str) -> None:
    assert told in page("ar1")


def test_every_stored_promise_has_its_words_in_both_languages() -> None:
    names = {f"promise.{name}" for name in promises()["promise"]}
    assert all(names <= texts.keys() for texts in WORDING.values())
