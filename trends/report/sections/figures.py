"""The sections that hold a chart: small multiples, pace, coverage, and any further drawing."""

from __future__ import annotations

from trends.report import findings as find
from trends.report.content import Content
from trends.report.frame import figure, section
from trends.report.markup import Html, tag
from trends.report.say import Both, Count, Place, Plain, Say
from trends.report.views import View

PLACED = ("lines", "forest", "coverage")


def panels(view: View, both: Both) -> Html:
    """Return the place of the small multiples, which the page's script draws."""
    k = sum(line.group in ("falling", "rising") for line in view.lines)
    heading = both(Say("show.panels", {"k": Count(k), "n": Count(len(view.lines), find.noun(view))}))
    switch = tag(
        "div",
        tag("button", both("scale.same"), type="button", data_scale="same", aria_pressed="true"),
        tag("button", both("scale.own"), type="button", data_scale="own", aria_pressed="false"),
        class_="switch scale",
        role="group",
    )
    place = tag(
        "div", tag("span", both("ui.waiting"), class_="waiting"), class_="panels", data_panels=view.id
    )
    return section(view.id, "panels", heading, both("sub.panels"), switch, place)


def pace(content: Content, view: View, both: Both) -> Html:
    """Return how fast, how sure: the forest of paces."""
    judged = view.judged
    fastest = max((judged[0], judged[-1]), key=lambda line: abs(line.pace or 0.0))
    way = "falling" if (fastest.pace or 0) < 0 else "rising"
    heading = both(Say(f"show.pace.{way}", {"place": Place(fastest.region), **find.pace(fastest)}))
    sub = both("sub.pace.percent" if view.percent else "sub.pace.units")
    note = tag("p", both(Say("note.pace", {"margin": Plain(find.margin_text(view))})), class_="note")
    return section(view.id, "pace", heading, sub, _plot(content, view, both, "forest", str(heading)), note)


def coverage(content: Content, view: View, both: Both) -> Html:
    """Return what is missing: the heat map of regions and years."""
    low, high = view.years or (0, 0)
    cells = len(view.lines) * (high - low + 1)
    gaps = cells - sum(len({p.year_low for p in line.points}) for line in view.lines)
    told = Say("show.coverage.full", {"n": Count(cells, "cell")})
    if gaps > 0:
        told = Say("show.coverage", {"k": Count(gaps), "n": Count(cells, "cell")})
    heading = both(told)
    return section(
        view.id, "coverage", heading, both("sub.coverage"), _plot(content, view, both, "coverage", "")
    )


def further(content: Content, view: View, both: Both) -> Html:
    """Return the drawings of a view that no other section holds."""
    names = [name for (own, name) in content.drawings if own == view.id and name not in PLACED]
    plots = [tag("h3", name.replace("_", " ")) + _plot(content, view, both, name, name) for name in names]
    body = [Html(plot) for plot in plots]
    return section(view.id, "further", both("show.more"), "", *body) if body else Html("")


def _plot(content: Content, view: View, both: Both, name: str, described: str) -> Html:
    drawing = content.drawings.get((view.id, name))
    if drawing is None:
        return Html("")
    return figure(view.id, name, f"{view.indicator.label['en']}: {name}", drawing.svg, both("ui.waiting"))
