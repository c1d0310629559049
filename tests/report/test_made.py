"""The last section: the accounts with every sum, and what the page was made from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from trends.report import Content, Report, build, render_html
from trends.report.wording import made

ACCOUNTS = [("files", 12003, {"documents": 12000, "tables": 2, "not_read": 1}), ("series", 2, {"rising": 2})]
MADE = {
    "versions": {"trends": "0.1.0"},
    "options": {"sources": ["in<b>"], "benchmark": None, "regions": [], "year": 0, "lang": "en"},
    "inputs": {"in<b>/a.txt": "ab" * 32},
}


def page(content: Content | None = None, **made_from: object) -> str:
    report: Report = build(content or Content(accounts=ACCOUNTS))
    text = render_html(replace(report, provenance=made_from))
    return (
        text.split('data-section="made"')[-1].split("</section>")[0] if 'data-section="made"' in text else ""
    )


@pytest.mark.parametrize(
    "told",
    [
        "documents 12,000 · tables 2 · not read 1",
        "文档 12,000 · 表格 2 · 未读取 1",
        '<td class="num">12,003</td>',
    ],
)
def test_the_accounts_are_told_in_both_languages(told: str) -> None:
    assert told in page()


def test_a_closed_sum_and_an_open_one_are_told_apart() -> None:
    closed, opened = page(), page(Content(accounts=[("files", 3, {"documents": 1, "tables": 1})]))
    assert made.TEXTS["en"]["made.closed"] in closed
    assert "NOT ACCOUNTED FOR" not in closed
    assert made.TEXTS["en"]["made.closed"] not in opened
    assert "tables 1 · NOT ACCOUNTED FOR 1" in opened


def test_versions_options_and_inputs_are_folded_and_shown_as_text() -> None:
    folded = page(**MADE).split("<details>")[1]
    assert "<bdi>in&lt;b&gt;/a.txt</bdi></td><td><code>" + "ab" * 32 in folded
    assert "<bdi>trends</bdi></td><td><code>0.1.0</code>" in folded
    assert "<bdi>year</bdi></td><td><code>0</code>" in folded
    assert "benchmark" not in folded, "what nobody asked for is not listed"
    assert "<b>" not in folded


def test_without_either_there_is_no_section() -> None:
    assert page(Content()) == ""
