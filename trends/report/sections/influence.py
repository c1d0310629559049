"""What each verdict hangs on: single years, the year a series begins with, flagged and derived numbers."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from math import expm1
from typing import Any

from trends.report import findings as find
from trends.report.content import Content
from trends.report.frame import glyph, head, long, say_all, table
from trends.report.keys import series
from trends.report.markup import Html, join, tag
from trends.report.numerals import number
from trends.report.say import Both, Count, Plain, Say
from trends.report.views import Line, View

DENSE, SHOWN = 40, 24
"""Regions up to which all are asked, and how many of more: those that the small multiples show."""
Row = Mapping[str, Any]


def asked(view: View) -> list[Line]:
    """Return the series whose verdicts are put to the test: those whose residuals the page shows."""
    judged = view.judged
    few = len(view.lines) + (view.benchmark is not None) <= DENSE or len(judged) <= SHOWN
    return judged if few else [*judged[: SHOWN // 2], *judged[-SHOWN // 2 :]]


def influence(content: Content, view: View, both: Both) -> Html:
    """Return what the verdicts hang on, shakiest first; nothing where none was put to the test."""
    by = {series(row): row for row in content.influence.iter_rows(named=True)}
    tested = [(line, by.get(line.fit.key.rpartition("|")[0])) for line in asked(view) if line.fit]
    found = [(line, row) for line, row in tested if row]
    if not found:
        return Html("")
    found.sort(key=lambda one: (not one[1]["hangs_on"], not one[1]["turns_from"], -(one[0].pace or 0.0)))
    more = [name for name in ("flagged", "derived") if any(row[name] for _, row in found)]
    rows, button = long([_row(view, both, line, row, more) for line, row in found], both, most=12)
    heads = [head(both("col.place"), class_="region"), head(both("nav.pace"), class_="num")]
    for name in ("year", "start"):
        heads += [head(both(f"influence.{name}"), class_="num wide"), head(both(f"influence.{name}.other"))]
    heads += [head(both(f"influence.{name}")) for name in more]
    k = sum(bool(row["hangs_on"]) for _, row in found)
    told = both(Say("show.influence", {"k": Count(k), "n": Count(len(found), find.noun(view))}))
    sub = [Say("sub.influence")]
    if len(found) < len(view.judged):
        sub.append(Say("sub.influence.some", {"n": Plain(str(len(found)))}))
    title, how = tag("h3", told), tag("p", say_all(both, sub), class_="sub")
    return tag("div", title, how, table(heads, rows, class_="influence"), button, class_="nested checking")


def _row(view: View, both: Both, line: Line, row: Row, more: list[str]) -> Html:
    fit = line.fit
    pace = tag("button", _pace(view, line.pace), type="button", class_="n", data_key=fit.key if fit else "")
    cells = [tag("th", both.each(lambda v: v.place(line.region)), scope="row", class_="region")]
    cells.append(tag("td", glyph(line.verdict, view.indicator.polarity), " ", pace, class_="num"))
    for low, high, years in (
        ("without_one_low", "without_one_high", "hangs_on"),
        ("later_start_low", "later_start_high", "turns_from"),
    ):
        cells.append(tag("td", _range(view, both, row[low], row[high]), class_="num wide"))
        cells.append(tag("td", _years(row[years]) if row[low] is not None else "·", class_="year"))
    cells += [tag("td", _other(view, both, row, name)) for name in more]
    return tag("tr", *cells)


def _pace(view: View, pace: float | None) -> str:
    return "–" if pace is None else number(pace, 2, sign=True) + ("%" if view.percent else "")


def _of_slope(view: View, slope: float | None) -> str:
    return _pace(view, 100 * expm1(slope) if view.percent and slope is not None else slope)


def _range(view: View, both: Both, low: float | None, high: float | None) -> Html | str:
    if low is None or high is None:
        return "·"
    ends = list(dict.fromkeys((_of_slope(view, low), _of_slope(view, high))))
    return both.each(lambda v: v.text("to").join(ends))


def _other(view: View, both: Both, row: Row, name: str) -> Html | str:
    """Return the pace and verdict without flagged or with derived numbers, and how many these are."""
    if not row[name]:
        return "–"
    told = "unflagged" if name == "flagged" else "with_derived"
    verdict = row[f"verdict_{told}"]
    count = tag("small", f" ({row[name]})")
    pace = _of_slope(view, row[f"slope_{told}"])
    said = [glyph(verdict, view.indicator.polarity), pace, both(f"verdict.{verdict}")]
    return join([join(said, " "), count])


def _years(years: list[int]) -> Html | str:
    # a line may end after the comma, never after the dash
    return (
        join([tag("span", one, class_="whole") if "–" in one else one for one in _spans(years)], ", ") or "–"
    )


def _spans(years: list[int]) -> list[str]:
    """Return years, those that follow one another as a span.

    Examples
    --------
    >>> _spans([2007, 2010, 2011, 2012]), _spans([])
    (['2007', '2010–2012'], [])
    """
    starts = [years[0], *(b for a, b in pairwise(years) if b > a + 1)] if years else []
    ends = [*(a for a, b in pairwise(years) if b > a + 1), *years[-1:]]
    return [f"{a}–{b}" if b > a else str(a) for a, b in zip(starts, ends, strict=True)]
