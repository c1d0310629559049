"""Whether the regions come closer together: the spread by year, and the tests of it in words."""

from __future__ import annotations

from trends.report import findings as find
from trends.report.frame import section
from trends.report.keys import key
from trends.report.markup import Html, tag
from trends.report.numerals import number
from trends.report.say import Both, Count, Plain, Say, Slot
from trends.report.sections.converging import sentences, value, way
from trends.report.standings import Row, whole
from trends.report.views import View

WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 640, 170, 4, 22, 24


def convergence(view: View, both: Both, rows: list[Row], clubs: list[Row]) -> Html:
    """Return the path of the spread between regions, with what each test says of it."""
    by = {row["reference"]: row for row in rows if row["region"] == whole(view)}
    told = [tag("li", both(said)) for said in sentences(by, clubs)]
    if not told:
        return Html("")
    path = sorted(
        (int(name[6:]), row) for name, row in by.items() if name.startswith("sigma ") and name[6:].isdigit()
    )
    drawn = len(path) > 1 and "sigma" in by
    heading = both(_heading(view, by["sigma"], path[0], path[-1])) if drawn else both("nav.convergence")
    shown = [both("sub.convergence"), _drawn(path)] if drawn else ["", ""]
    note = tag("p", both("note.convergence"), class_="note")
    return section(view.id, "convergence", heading, *shown, tag("ul", *told, class_="plainlist"), note)


def _heading(view: View, change: Row, first: tuple[int, Row], last: tuple[int, Row]) -> Say:
    slots: dict[str, Slot] = {
        "first": value(first[1]), "last": value(last[1]), "from": Plain(str(first[0])),
        "year": Plain(str(last[0])), "n": Count(len(view.lines), find.noun(view)),
    }  # fmt: skip
    return Say(f"show.convergence.{way('sigma', change)}", slots)


def _drawn(path: list[tuple[int, Row]]) -> Html:
    top = max(row["estimate"] for _, row in path) * 1.08 or 1.0
    years = path[0][0], path[-1][0]
    right = WIDTH - 60
    x = [LEFT + (year - years[0]) / (years[1] - years[0]) * (right - LEFT) for year, _ in path]
    y = [HEIGHT - BOTTOM - row["estimate"] / top * (HEIGHT - BOTTOM - TOP) for _, row in path]
    curve = tag(
        "path", d="M" + "L".join(f"{a:.1f} {b:.1f}" for a, b in zip(x, y, strict=True)), class_="curve"
    )
    dots = [
        tag("circle", cx=f"{a:.1f}", cy=f"{b:.1f}", r="3.5", data_key=key("comparisons", row))
        for a, b, (_, row) in zip(x, y, path, strict=True)
    ]
    base = tag("path", d=f"M{LEFT} {HEIGHT - BOTTOM}H{right}", class_="axis")
    texts = [
        tag("text", str(years[0]), x=str(LEFT), y=str(HEIGHT - 6)),
        tag("text", str(years[1]), x=str(right), y=str(HEIGHT - 6), text_anchor="end"),
        tag(
            "text",
            number(path[-1][1]["estimate"], 2),
            x=f"{x[-1] + 8:.1f}",
            y=f"{y[-1] + 4:.1f}",
            class_="last",
        ),
        tag("text", number(path[0][1]["estimate"], 2), x=f"{x[0]:.1f}", y=f"{y[0] - 9:.1f}", class_="last"),
    ]
    return tag(
        "svg",
        base,
        curve,
        *dots,
        *texts,
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        class_="spread",
        aria_hidden="true",
    )
