"""The next years: a fan for each region where forecasts have proved their worth, and how they did."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from trends.report import findings as find
from trends.report.content import Content
from trends.report.frame import head, long, say_all, section, table
from trends.report.keys import key
from trends.report.markup import Html, tag
from trends.report.numerals import number
from trends.report.say import Both, Count, Plain, Say, Slot, Value, Words
from trends.report.standings import FORECAST_ROWS, LARGE, Row, short, standings, unforecast, whole
from trends.report.views import Line, View
from trends.report.wording import WORDING

WIDTH, HEIGHT, ROOM = 250, 46, 5
INNER = ": 80 %"
"""What follows the year in the name of the inner interval."""


def forecast(content: Content, view: View, both: Both) -> Html:
    """Return the fans, or that none is worth drawing; nothing where no back-test was possible."""
    rows = standings(content, view).get("forecast", [])
    errors = [row for row in rows if row["reference"] == "error"]
    if not errors:
        return Html("")
    best = min(errors, key=lambda row: (row["estimate"], row["model"]))
    slots = _error(best)
    ahead = sorted({int(row["reference"]) for row in rows if row["reference"].isdigit()})
    if not ahead:
        heading, sub = both(Say("show.forecast.declined", slots)), both(Say("sub.forecast.declined", slots))
        return section(view.id, "forecast", heading, sub)
    slots["year"] = Plain(str(ahead[-1]))
    held = {row["reference"]: row for row in rows if row["region"] == whole(view)}
    told = say_all(both, [Say("sub.forecast", slots), _held(held)])
    shown, more = long(_rows(view, both, rows, ahead), both, most=12)
    heads = [head(both("col.place"), class_="region"), head(both("col.fan"), class_="fan")]
    heads += [head(str(year), class_="num" if year == ahead[-1] else "num wide") for year in ahead]
    whole_ = table([*heads, head(both("col.rank.interval"), class_="num wide")], shown, class_="forecasts")
    heading = both(Say("show.forecast", slots))
    return section(view.id, "forecast", heading, told, whole_, more, _note(content, view, both))


def _error(best: Row) -> dict[str, Slot]:
    method = Words({lang: texts[f"method.{best['model']}"] for lang, texts in WORDING.items()})
    ends = {name: Plain(number(best[name], 2)) for name in ("lower", "upper")}
    ratio = Value(key("comparisons", best), best["estimate"], 2)
    return {"method": method, "ratio": ratio, "n": Plain(best["reason"].partition(" ")[0]), **ends}


def _held(held: dict[str, Row]) -> Say:
    found = [held.get(f"coverage {level} %") for level in (80, 95)]
    if None in found:
        return Say("sub.forecast.unchecked")
    inner, outer = (
        Value(key("comparisons", row), 100 * row["estimate"], 0, unit="%") for row in found if row
    )
    return Say("sub.forecast.held", {"inner": inner, "outer": outer})


def _rows(view: View, both: Both, rows: list[Row], ahead: list[int]) -> list[Html]:
    by = {(row["region"], row["reference"]): row for row in rows}
    made = []
    for line in view.lines:
        path = [by.get((line.region, str(year))) for year in ahead]
        inner = [by.get((line.region, f"{year}{INNER}")) for year in ahead]
        known, within = [r for r in path if r], [r for r in inner if r]
        if len(known) == len(within) == len(ahead):
            made.append(_row(view, both, line, (known, within)))
    return made


def _row(view: View, both: Both, line: Line, fan: tuple[list[Row], list[Row]]) -> Html:
    path, _ = fan
    values = [
        tag(
            "button",
            number(short(row["estimate"]), view.digits),
            type="button",
            class_="n",
            data_key=key("comparisons", row),
        )
        for row in path
    ]
    ends = [number(short(path[-1][c]), view.digits) for c in ("lower", "upper")]
    cells = [
        tag("th", both.each(lambda v: v.place(line.region)), scope="row", class_="region"),
        tag("td", _fan(view, line, fan), class_="fan"),
        *(tag("td", value, class_="num wide") for value in values[:-1]),
        tag("td", values[-1], class_="num"),
        tag("td", both.each(lambda v: v.text("to").join(ends)), class_="num wide"),
    ]
    return tag("tr", *cells, data_region=line.region)


class _Frame(NamedTuple):
    """Years and values to px; each region on a scale of its own."""

    years: tuple[int, int]
    low: float
    high: float

    def at(self, year: float, value: float) -> str:
        first, last = self.years
        x = ROOM + (year - first) / ((last - first) or 1) * (WIDTH - 2 * ROOM)
        y = HEIGHT - ROOM - (value - self.low) / ((self.high - self.low) or 1.0) * (HEIGHT - 2 * ROOM)
        return f"{x:.1f} {y:.1f}"

    def path(self, points: Sequence[tuple[float, float]], class_: str, *, end: str = "") -> Html:
        return tag("path", d="M" + "L".join(self.at(*point) for point in points) + end, class_=class_)


def _fan(view: View, line: Line, fan: tuple[list[Row], list[Row]]) -> Html:
    path, inner = fan
    years = [int(row["reference"]) for row in path]
    said = [(p.year_low or 0, p.value) for p in line.points]
    reach = [*(value for _, value in said), *(row[c] for row in path for c in ("lower", "upper"))]
    frame = _Frame(((view.years or said[0])[0], years[-1]), min(reach), max(reach))
    areas = []
    for rows, name in ((path, "outer"), (inner, "inner")):
        upper, lower = ([(y, r[c]) for y, r in zip(years, rows, strict=True)] for c in ("upper", "lower"))
        areas.append(frame.path([said[-1], *upper, *reversed(lower)], name, end="Z"))
    ahead = [(year, row["estimate"]) for year, row in zip(years, path, strict=True)]
    dots = []
    for point, row in zip(ahead, path, strict=True):
        x, y = frame.at(*point).split()
        dots.append(tag("circle", cx=x, cy=y, r="2.6", data_key=key("comparisons", row)))
    curves = [frame.path(said, "said"), frame.path([said[-1], *ahead], "ahead"), *dots]
    size = {"width": WIDTH, "height": HEIGHT}
    return tag("svg", *areas, *curves, viewBox=f"0 0 {WIDTH} {HEIGHT}", **size, aria_hidden="true")


def _note(content: Content, view: View, both: Both) -> Html:
    told = [Say("note.forecast")]
    without = unforecast(content, view)
    if without:
        told.append(Say("note.forecast.without", {"n": Count(without, find.noun(view))}))
    if len(view.lines) > LARGE:
        told.append(Say("note.forecast.some", {"most": Plain(str(FORECAST_ROWS))}))
    return tag("p", say_all(both, told), class_="note")
