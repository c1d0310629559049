"""Who differs: every region against the benchmark, then every pair against each other, by pace."""

from __future__ import annotations

from trends.report import findings as find
from trends.report.content import Content
from trends.report.differences import Row, differences, differs
from trends.report.frame import glyph, head, long, section, table
from trends.report.keys import key
from trends.report.markup import Html, join, tag
from trends.report.numerals import number, p_text
from trends.report.say import Both, Count, Place, Say, Slot
from trends.report.sections.distances import distances
from trends.report.sections.pairs import pairs
from trends.report.sections.standings import levels
from trends.report.views import View


def contrasts(content: Content, view: View, both: Both) -> Html:
    """Return the comparisons of a view's regions, or nothing when there are none."""
    rows = differences(content, view)
    against = [r for r in rows if r["comparison"] == "benchmark"]
    made = _benchmark(view, both, against) if against else Html("")
    made = join([made, pairs(content, view, both, nested=bool(against))])
    return join([made, levels(content, view, both), distances(content, view, both)])


def _benchmark(view: View, both: Both, rows: list[Row]) -> Html:
    told = sorted(rows, key=lambda r: (not differs(r), r["estimate"], r["region"]))
    slots: dict[str, Slot] = {
        "k": Count(sum(differs(r) for r in told)),
        "n": Count(len(told), find.noun(view)),
        "benchmark": Place(told[0]["reference"]),
    }
    shown, more = long([_row(view, both, r) for r in told], both, most=10)
    heads = [
        head(both("col.place"), class_="region"),
        head(both("col.difference"), class_="num"),
        head(both("col.p"), class_="num wide"),
        head(both("col.found")),
    ]
    whole = table(heads, shown, class_="contrasts")
    return section(
        view.id, "contrasts", both(Say("show.benchmark", slots)), both("sub.benchmark"), whole, more
    )


def _row(view: View, both: Both, row: Row) -> Html:
    way = "rising" if row["estimate"] > 0 else "falling"
    found = differs(row)
    sign = glyph(way, view.indicator.polarity) if found else glyph("cannot", "")
    word = both("differs" if found else "not.shown")
    cells = [
        tag("th", both.each(lambda v: v.place(row["region"])), scope="row", class_="region"),
        tag("td", _estimate(both, row), class_="num"),
        tag("td", p_text(row["p_adjusted"]), class_="num wide"),
        tag("td", sign, " ", word),
    ]
    return tag("tr", *cells, data_region=row["region"])


def _estimate(both: Both, row: Row) -> Html:
    own = key("comparisons", row)
    shown = tag("button", number(row["estimate"], 2, sign=True), type="button", class_="n", data_key=own)
    if row["lower"] is None or row["upper"] is None:
        return shown
    ends = [number(end, 2, sign=True) for end in (row["lower"], row["upper"])]
    return join([shown, tag("small", both.each(lambda v: f"({v.text('to').join(ends)})"))], " ")
