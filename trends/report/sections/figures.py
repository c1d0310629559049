"""The sections that hold a chart: small multiples, pace, normal range, order, coverage."""

from __future__ import annotations

from trends.report import findings as find
from trends.report.bends import commonest
from trends.report.content import Content
from trends.report.frame import figure, section
from trends.report.markup import Html, join, tag
from trends.report.say import Both, Count, Place, Plain, Say, Slot
from trends.report.sections.influence import influence
from trends.report.sections.standings import ranked, reached
from trends.report.views import View

PLACED = ("lines", "forest", "targets", "ranks", "coverage", "map")
"""The charts that the page has a place for; the small multiples are its own."""


LISTED = 12
"""Regions without an area that are named."""


def panels(content: Content, view: View, both: Both) -> Html:
    """Return the place of the small multiples, which the page's script draws."""
    heading = both(_course(view))
    switch = tag(
        "div",
        tag("button", both("scale.same"), type="button", data_scale="same", aria_pressed="true"),
        tag("button", both("scale.own"), type="button", data_scale="own", aria_pressed="false"),
        tag("button", both("scale.check"), type="button", data_scale="check", aria_pressed="false"),
        class_="switch scale",
        role="group",
    )
    place = tag(
        "div", tag("span", both("ui.waiting"), class_="waiting"), class_="panels", data_panels=view.id
    )
    told = [both("note.panels")] if view.bent else []
    note = tag("p", join([*told, both("note.check")], " "), class_="note")
    hangs = influence(content, view, both)
    return section(view.id, "panels", heading, both("sub.panels"), switch, place, note, hangs)


def _course(view: View) -> Say:
    n = Count(len(view.lines), find.noun(view))
    if not view.bent:
        k = sum(line.group in ("falling", "rising") for line in view.lines)
        return Say("show.panels", {"k": Count(k), "n": n})
    slots: dict[str, Slot] = {"k": Count(len(view.bent)), "n": n, "year": Plain(str(commonest(view)))}
    return Say("show.panels.turned" + (".alone" if len(view.bent) == 1 else ""), slots)


def pace(content: Content, view: View, both: Both) -> Html:
    """Return how fast, how sure: the forest of paces."""
    judged = view.judged
    fastest = max((judged[0], judged[-1]), key=lambda line: abs(line.pace or 0.0))
    way = "falling" if (fastest.pace or 0) < 0 else "rising"
    heading = both(Say(f"show.pace.{way}", {"place": Place(fastest.region), **find.pace(fastest)}))
    sub = both("sub.pace.percent" if view.percent else "sub.pace.units")
    note = tag("p", both(Say("note.pace", {"margin": Plain(find.margin_text(view))})), class_="note")
    return section(view.id, "pace", heading, sub, _plot(content, view, both, "forest"), note)


def areas(content: Content, view: View, both: Both) -> Html:
    """Return the map of the latest values, where the user gave boundaries."""
    drawing = content.drawings.get((view.id, "map"))
    if drawing is None:
        return Html("")
    shown = {row["region"] for row in drawing.rows}
    without = [line.region for line in view.lines if line.region not in shown]
    heading = Say("show.map", {"k": Count(len(shown)), "n": Count(len(view.lines), find.noun(view))})
    note = Html("")
    if without:
        listed = both.each(lambda v: join([v.place(region) for region in without[:LISTED]], v.text("comma")))
        more = (
            both(Say("more.than.areas", {"n": Count(len(without) - LISTED)})) if len(without) > LISTED else ""
        )
        note = tag("p", join([both("note.map"), listed, more], " "), class_="note")
    plot = _plot(content, view, both, "map")
    return section(view.id, "map", both(heading), both("sub.map"), plot, note)


def coverage(content: Content, view: View, both: Both) -> Html:
    """Return what is missing: the heat map of regions and years."""
    low, high = view.years or (0, 0)
    cells = len(view.lines) * (high - low + 1)
    gaps = cells - sum(len({p.year_low for p in line.points}) for line in view.lines)
    told = Say("show.coverage.full", {"n": Count(cells, "cell")})
    if gaps > 0:
        told = Say("show.coverage", {"k": Count(gaps), "n": Count(cells, "cell")})
    heading = both(told)
    return section(view.id, "coverage", heading, both("sub.coverage"), _plot(content, view, both, "coverage"))


def targets(content: Content, view: View, both: Both) -> Html:
    """Return how far each region stands from the normal range, or else from the goals that are stated."""
    normal = view.indicator.normal
    if normal is None:
        return reached(content, view, both)
    if (view.id, "targets") not in content.drawings:
        return Html("")
    inside = sum(normal[0] <= line.last.value <= normal[1] for line in view.lines)
    slots: dict[str, Slot] = {"k": Count(inside), "n": Count(len(view.lines), find.noun(view))}
    heading = both(Say("show.targets", {**slots, "normal": Plain(f"{normal[0]:g}–{normal[1]:g}")}))
    plot, when = _plot(content, view, both, "targets"), reached(content, view, both)
    return section(view.id, "targets", heading, both("sub.targets"), plot, when)


def ranks(content: Content, view: View, both: Both) -> Html:
    """Return who overtook whom: the rank of each region by year."""
    if len(view.lines) < 3 or (view.id, "ranks") not in content.drawings:
        return Html("")
    heading = both(_moved(view))
    plot, sure = _plot(content, view, both, "ranks"), ranked(content, view, both)
    return section(view.id, "ranks", heading, both("sub.ranks"), plot, sure)


def _moved(view: View) -> Say:
    first, last = view.years or (0, 0)
    before, after = _order(view, first), _order(view, last)
    both_years = [region for region in after if region in before]
    moves = {region: before[region] - after[region] for region in both_years}
    most = max(both_years, key=lambda region: (abs(moves[region]), -after[region]), default="")
    if not most or not moves[most]:
        return Say("show.ranks.still")
    ends = {"from": Plain(str(before[most])), "to": Plain(str(after[most]))}
    return Say("show.ranks", {"place": Place(most), **ends})


def _order(view: View, year: int) -> dict[str, int]:
    values = {line.region: p.value for line in view.lines for p in line.points if p.year_low == year}
    ranked = sorted(values, key=lambda region: (-values[region], region))
    return {region: place for place, region in enumerate(ranked, 1)}


def _plot(content: Content, view: View, both: Both, name: str) -> Html:
    drawing = content.drawings.get((view.id, name))
    if drawing is None:
        return Html("")
    return figure(view.id, name, f"{view.indicator.label['en']}: {name}", both, drawing.svg)
