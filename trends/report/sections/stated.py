"""Values that stand alone: one dot a statement, with its year or the span of years, and its hedge."""

from __future__ import annotations

from collections.abc import Sequence

from trends.catalogue.units import units
from trends.report import findings as find
from trends.report.frame import head, long, section, table
from trends.report.markup import Html, join, tag
from trends.report.numerals import SUFFIXES, number, years
from trends.report.say import Both, Count, Say
from trends.report.views import NEVER_POINTS, Point, View

WIDTH = 300
MARGIN = 8


def stated(view: View, both: Both) -> Html:
    """Return the section of values without a series."""
    n = Count(len({p.region for p in view.stated}), "place")
    heading = both(Say("show.stated", {"n": n}))
    return section(view.id, "stated", heading, both("sub.stated"), dots(view, both, view.stated))


def aside(view: View, both: Both) -> Html:
    """Return targets, standards, means and claims: said, and no points of a series."""
    told = [point for point in view.aside if point.role in NEVER_POINTS]
    if not told:
        return Html("")
    rows, more = long([_aside_row(view, both, point) for point in told], both, most=12)
    heads = [
        head(both("col.place")),
        head(both("col.role")),
        head(both("col.value"), class_="num"),
        head(both("col.year"), class_="year"),
    ]
    whole = table(heads, rows, class_="aside")
    return tag(
        "div",
        tag("h3", both("show.aside")),
        tag("p", both("sub.aside"), class_="sub"),
        whole,
        more,
        class_="asides",
    )


def dots(view: View, both: Both, points: Sequence[Point]) -> Html:
    """Return a dot plot in a table: region, dot on a common scale, value, year."""
    low, high = _domain(view, points)
    rows, more = long([_row(view, both, p, (low, high)) for p in points], both, most=24)
    heads = [
        head(both("col.place"), class_="region"),
        head(_scale(view, low, high), class_="dot"),
        head(both("col.value"), class_="num"),
        head(both("col.year"), class_="year"),
    ]
    return join([table(heads, rows, class_="dots"), more])


def _domain(view: View, points: Sequence[Point]) -> tuple[float, float]:
    values = [p.value for p in points] + [p.high for p in points if p.high is not None]
    values += list(view.indicator.normal or ())
    return min(values), max(values)


def _at(value: float, low: float, high: float) -> float:
    share = 0.5 if high == low else (value - low) / (high - low)
    return round(MARGIN + share * (WIDTH - 2 * MARGIN), 1)


def _scale(view: View, low: float, high: float) -> Html:
    shown = [tag("span", number(end, view.digits)) for end in (low, high)] if high > low else []
    return tag("span", *shown, class_="ends")


def _row(view: View, both: Both, point: Point, domain: tuple[float, float]) -> Html:
    group = join([" ", tag("small", _group(both, point))]) if point.subgroup else ""
    cells = [
        tag("th", both.each(lambda v: v.place(point.region)), group, scope="row", class_="region"),
        tag("td", _dot(view, point, domain), class_="dot"),
        tag("td", both(Say("bare", {"n": find.cell(view, point)})), class_="num"),
        tag("td", _year(both, point), class_="year"),
    ]
    return tag("tr", *cells, data_region=point.region)


def _group(both: Both, point: Point) -> Html:
    return both.each(lambda voice: voice.term("subgroup", point.subgroup))


def _year(both: Both, point: Point) -> Html:
    told = years(point.year_low, point.year_high)
    return tag("span", told) if told else tag("small", both("undated"))


def _dot(view: View, point: Point, domain: tuple[float, float]) -> Html:
    x = _at(point.value, *domain)
    normal = view.indicator.normal
    band = ""
    if normal:
        left, right = (_at(end, *domain) for end in normal)
        band = tag("rect", x=str(left), y="0", width=f"{right - left:.1f}", height="22", class_="normal")
    rule = tag("path", d=f"M{MARGIN} 11H{WIDTH - MARGIN}", class_="rule")
    arrow = {"<": -12, "<=": -12, ">": 12, ">=": 12}.get(point.bound)
    bound = tag("path", d=f"M{x} 11h{arrow}", class_="bound") if arrow else ""
    hollow = point.bound != "=" or not point.usable
    circle = tag(
        "circle", cx=str(x), cy="11", r="4.5", class_="hollow" if hollow else "full", data_key=point.key
    )
    return tag(
        "svg",
        band,
        rule,
        bound,
        circle,
        viewBox=f"0 0 {WIDTH} 22",
        width=WIDTH,
        height=22,
        aria_hidden="true",
    )


def _aside_row(view: View, both: Both, point: Point) -> Html:
    cells = [
        tag("th", both.each(lambda v: v.place(point.region)), scope="row", class_="region"),
        tag(
            "td",
            both(f"role.{point.role}"),
            join([" (", _group(both, point), ")"]) if point.subgroup else "",
        ),
        tag("td", both(Say("bare", {"n": find.value(view, point)})), _unit(both, point), class_="num"),
        tag("td", _year(both, point), class_="year"),
    ]
    return tag("tr", *cells)


def _unit(both: Both, point: Point) -> Html:
    """Return the unit in words where no sign stands at the number, for the rows need not share one."""
    known = units().get(point.unit)
    if point.unit in SUFFIXES or known is None:
        return Html("")
    return tag("small", " ", both.each(lambda voice: known.label.get(voice.lang, point.unit)))
