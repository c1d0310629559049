"""Sentences as they are read, and the ties between their figures: true ones hold, false ones fail."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from trends.evidence import check, derive
from trends.observations import extract
from trends.schema import Document, Part

LINES = Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").splitlines()
CASES = [line.split(" | ", 1) for line in LINES if line and not line.startswith("#")]


def observed(text: str) -> pl.DataFrame:
    language = "en" if text.isascii() else "zh"
    region = "Northmoor District" if language == "en" else "北溪省南山市石笋县"
    part = Part(1, 0, len(text), region=region, region_level="county", year_low=2017, year_high=2017)
    return extract([Document("a.txt", Path("a.txt"), text, "utf-8", language, (part,))])


@pytest.mark.parametrize(("ties", "text"), CASES, ids=[text[:30] for _, text in CASES])
def test_a_sentence_has_its_ties(ties: str, text: str) -> None:
    found = [f"{kind} {verdict}" for kind, verdict in check(observed(text)).select("kind", "verdict").rows()]
    assert sorted(found) == sorted(ties.split(", ")) if ties != "-" else not found


def test_both_directions_and_both_languages_are_there() -> None:
    holding, failing = (
        {tie.split()[0] for ties, _ in CASES for tie in ties.split(", ") if tie.endswith(verdict)}
        for verdict in ("holds", "fails")
    )
    assert holding - {"subregions"} <= failing
    assert sum(text.isascii() for _, text in CASES) >= 5


DERIVED = [
    ("2016年全市出生人口性别比为123.58，比上年下降9.6个单位值。", "previous_by_difference", 133.18, 2015),
    ("2016年全市出生人口性别比为123.58，比省定目标低6.92个百分点。", "reference_by_gap", 130.5, 2016),
    ("2016年全市出生人口性别比為123.58，比省里下達的目標低6.92個百分點。", "reference_by_gap", 130.5, 2016),
    ("2011年全县奖励扶助对象8680人，比上年增加1492人。", "previous_by_difference", 7188.0, 2010),
    ("2013年全市出生人口性别比为118左右，比全省高两个百分点。", "reference_by_gap", 116.0, 2013),
    ("2012年全县总人口300000人，全年出生3300人。", "crude_birth_rate_of_counts", 11.0, 2012),
    ("2012年末全县总人口30万人，全年人口出生率11‰。", "births_of_rate", 3300.0, 2012),
    ("2012年全县出生3300人，死亡1800人。", "natural_increase_of_parts", 1500.0, 2012),
    ("2012年全县人口出生率11.2‰，自然增长率5.1‰。", "rest_of_total", 6.1, 2012),
    ("2012年1至11月全县出生2750人。", "year_at_pace_of_11_months", 3000.0, 2012),
    ("2012年全县出生3300人，其中一孩占62.5%。", "births_of_rate", 2062.0, 2012),
]


@pytest.mark.parametrize(("text", "rule", "value", "year"), DERIVED, ids=[d[1] for d in DERIVED])
def test_what_follows_from_a_sentence(text: str, rule: str, value: float, year: int) -> None:
    row = derive(observed(text)).row(by_predicate=pl.col("rule") == rule, named=True)
    assert (row["value"], row["year"]) == (pytest.approx(value), year)
    assert row["lower"] <= row["value"] <= row["upper"]
    assert row["derived_from"]
