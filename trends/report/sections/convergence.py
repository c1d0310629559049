"""Whether the regions come closer together: the spread by year, and three tests of it in words."""

from __future__ import annotations

from trends.report import findings as find
from trends.report.frame import section
from trends.report.keys import key
from trends.report.markup import Html, tag
from trends.report.numerals import number
from trends.report.say import Both, Count, Plain, Say, Slot, Value
from trends.report.standings import Row
from trends.report.views import View

WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 640, 170, 4, 22, 24
ALPHA = 0.05


def convergence(view: View, both: Both, rows: list[Row]) -> Html:
    """Return the path of the spread between regions, with what the tests say of it."""
    by = {row["reference"]: row for row in rows}
    path = sorted(
        (int(name[6:]), row) for name, row in by.items() if name.startswith("sigma ") and name[6:].isdigit()
    )
    if len(path) < 2 or "sigma" not in by:
        return Html("")
    (first, start), (last, end) = path[0], path[-1]
    slots: dict[str, Slot] = {
        "first": _value(start), "last": _value(end), "from": Plain(str(first)), "year": Plain(str(last)),
        "n": Count(len(view.lines), find.noun(view)),
    }  # fmt: skip
    lines = [
        Say(f"convergence.{name}.{_way(name, by[name])}", {"value": _value(by[name])})
        for name in ("sigma", "beta", "log t")
        if name in by
    ]
    told = tag("ul", *(tag("li", both(said)) for said in lines), class_="plainlist")
    note = tag("p", both("note.convergence"), class_="note")
    heading = both(Say(f"show.convergence.{_way('sigma', by['sigma'])}", slots))
    return section(view.id, "convergence", heading, both("sub.convergence"), _drawn(path), told, note)


def _way(name: str, row: Row) -> str:
    """Whether a test speaks for coming together, for growing apart, or for neither."""
    if name == "log t":
        return "apart" if row["p_value"] is not None and row["p_value"] < ALPHA else "open"
    if row["lower"] is None or row["upper"] is None or row["lower"] <= 0 <= row["upper"]:
        return "open"
    return "apart" if row["estimate"] > 0 else "closer"


def _value(row: Row) -> Value:
    return Value(key("comparisons", row), row["estimate"], 3)


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
