"""What the margin says of a region less the benchmark: percent where paces are, a level or a pace."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

from trends.report import build, render_html
from trends.schema import COMPARISONS

pytestmark = pytest.mark.browser
BASIS = "10 common years, 2001–2010; autocorrelation 0.1"
HEAD = {"comparison": "differences", "indicator": "crude_birth_rate", "subgroup": "", "model": "ar1"}
ROWS = [
    {"reference": "甲县", "estimate": 0.02, "lower": 0.01, "upper": 0.03, "reason": BASIS},
    {
        "reference": "2010: 甲县",
        "estimate": -0.182,
        "lower": -0.222,
        "upper": -0.153,
        "reason": f"below in 2010; {BASIS}",
    },
]


@pytest.fixture(scope="module")
def file(content, tmp_path_factory):
    from trends.charts import runtime

    rows = [HEAD | {"region": "乙县", "p_adjusted": 0.001, "status": "ok"} | row for row in ROWS]
    comparisons = pl.concat([content.comparisons, COMPARISONS.build(rows)])
    told = replace(content, benchmark="甲县", comparisons=comparisons, runtime=runtime())
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(render_html(build(told)), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("reference", "shown"),
    [
        (
            "2010: 甲县",
            ["−16.64%", "beside the reference", "−19.91 to −14.19", "below in 2010; 10"],
        ),
        ("甲县", ["+2.02%", "a year", "+1.01 to +3.05", "10 common years, 2001–2010"]),
    ],
)
def test_a_difference_of_logarithms_is_told_in_percent(page, reference, shown):
    button = f'[data-key$="|乙县|{reference}"]'
    page.execute_script("document.querySelector(arguments[0]).click()", button)
    told = page.execute_script("return document.querySelector('#rail').innerText")
    assert [text for text in shown if text not in told] == []
