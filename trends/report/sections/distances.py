"""How far each region is from the benchmark year by year: who draws away, and who stands above or below."""

from __future__ import annotations

from trends.report import findings as find
from trends.report.content import Content
from trends.report.differences import differs
from trends.report.markup import Html, tag
from trends.report.say import Both, Count, Place, Say, Slot
from trends.report.sections.standings import names
from trends.report.standings import Row, standings
from trends.report.views import View


def distances(content: Content, view: View, both: Both) -> Html:
    """Return what the differences from the benchmark show; nothing where none was asked for."""
    rows = standings(content, view).get("differences", [])
    against = view.benchmark.region if view.benchmark else ""
    slopes = [row for row in rows if row["reference"] == against]
    if not slopes:
        return Html("")
    told = [row for row in rows if row["reference"] != against]
    found = {
        "faster": [row for row in slopes if differs(row) and row["estimate"] > 0],
        "slower": [row for row in slopes if differs(row) and row["estimate"] < 0],
        "above": [row for row in told if row["reason"].startswith("above")],
        "below": [row for row in told if row["reason"].startswith("below")],
    }
    slots: dict[str, Slot] = {way: Count(len(some)) for way, some in found.items()}
    slots |= {"n": Count(len(slopes), find.noun(view)), "benchmark": Place(against)}
    slots["k"] = Count(len(found["faster"]) + len(found["slower"]))
    heading = both(Say("show.distances" if any(found.values()) else "show.distances.none", slots))
    cells = [_cell(both, way, some) for way, some in found.items() if some]
    shown = [tag("div", *cells, class_="findings")] if cells else []
    sub = tag("p", both("sub.distances"), class_="sub")
    return tag("div", tag("h3", heading), sub, *shown, class_="nested")


def _cell(both: Both, way: str, rows: list[Row]) -> Html:
    return tag("div", tag("h3", both(f"distances.{way}")), names(both, rows))
