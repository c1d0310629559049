"""All indicators at once: the switch between them, and verdicts by region."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from trends.report import findings as find
from trends.report.frame import glyph, head, long, section, table
from trends.report.markup import Html, join, tag
from trends.report.say import Both, Count, Place, Say
from trends.report.views import Line, Point, View

COLUMNS = 7
TABS = 7
"""Indicators with a button; the others stand in a list."""
SHOWN = 4
"""Values of an indicator with nothing to compare; the others are counted."""
Found = Mapping[str, tuple[View, Line | Point]]


def switch(views: Sequence[View], both: Both) -> Html:
    """Return the buttons that change the indicator; nothing when there is only one."""
    firsts = list({view.indicator.id: view for view in reversed(views)}.values())
    firsts.sort(key=views.index)
    if len(firsts) < 2:
        return Html("")
    tabs = [_tab(view, both, i == 0) for i, view in enumerate(firsts[:TABS])]
    rest = [
        tag("option", f"{view.indicator.label['en']} · {view.indicator.label.get('zh', '')}", value=view.id)
        for view in firsts[TABS:]
    ]
    more = tag("option", join(v.text("ui.more") for v in both.voices[:1]), value="", data_more_views=True)
    menu = tag("select", more, *rest, data_views=True, aria_label="…") if rest else ""
    return tag(
        "nav",
        tag("div", *tabs, menu, class_="tabs"),
        class_="indicators",
        aria_label=both.voices[0].text("ui.indicators"),
    )


def _tab(view: View, both: Both, first: bool) -> Html:
    label = tag("b", both.each(lambda v: view.indicator.label.get(v.lang, view.indicator.id)))
    pressed = "true" if first else "false"
    return tag(
        "button", label, type="button", data_view=view.id, data_of=view.indicator.id, aria_pressed=pressed
    )


def cohort_switch(views: Sequence[View], view: View, both: Both) -> Html:
    """Return the buttons between the views of one indicator: provinces, countries, states."""
    same = [other for other in views if other.indicator.id == view.indicator.id]
    if len(same) < 2:
        return Html("")
    buttons = [_cohort(other, both, other is view) for other in same]
    return tag("div", *buttons, class_="cohorts", role="group")


def _cohort(view: View, both: Both, on: bool) -> Html:
    if len(view.lines) == 1:
        only = both(Say("bare", {"n": Place(view.lines[0].region)}))
        return tag("button", only, type="button", data_view=view.id, aria_pressed=str(on).lower())
    n = both(Say("bare", {"n": Count(len(view.lines) or view.regions, find.noun(view))}))
    country = both.each(lambda v: view.cohort.label(v.lang).replace("：", ": ").split(": ")[0])
    shown = join([country, n], " ") if country else n
    return tag("button", shown, type="button", data_view=view.id, aria_pressed=str(on).lower())


def overview(views: Sequence[View], both: Both) -> Html:
    """Return verdict glyphs, regions by indicators, for the regions that several indicators share."""
    names = list(dict.fromkeys(view.indicator.id for view in views))
    columns = [next(view for view in views if view.indicator.id == name) for name in names[:COLUMNS]]
    cells = _cells(views, {view.indicator.id for view in columns})
    shared = sorted((r for r, found in cells.items() if len(found) > 1), key=lambda r: _row_rank(r, cells[r]))
    if len(columns) < 2 or not shared:
        return Html("")
    rows, more = long([_row(both, r, columns, cells[r]) for r in shared], both)
    heads = [head(both("col.place"), class_="region"), *(head(_name(view, both)) for view in columns)]
    heading = both(Say("show.overview", {"n": Count(len(names), "indicator")}))
    whole = table(heads, rows, class_="overview")
    sub = both("sub.overview")
    if len(names) > len(columns):
        shown = {"k": Count(len(columns)), "n": Count(len(names), "indicator")}
        sub = join([sub, both(Say("sub.overview.some", shown))], " ")
    return section("all", "overview", heading, sub, whole, more)


def _row_rank(region: str, found: Mapping[str, object]) -> tuple[bool, int, str]:
    return (region.startswith("@"), -len(found), region)


def _name(view: View, both: Both) -> Html:
    return both.each(lambda v: view.indicator.label.get(v.lang, view.indicator.id))


def _cells(views: Sequence[View], shown: set[str]) -> dict[str, dict[str, tuple[View, Line | Point]]]:
    found: dict[str, dict[str, tuple[View, Line | Point]]] = defaultdict(dict)
    for view in views:
        name = view.indicator.id
        if name in shown:
            for point in view.stated:
                found[point.region].setdefault(name, (view, point))
            found.update({x.region: {**found[x.region], name: (view, x)} for x in view.lines})
    return found


def _row(both: Both, region: str, views: Sequence[View], found: Found) -> Html:
    cells = [
        tag("td", _cell(both, *found[view.indicator.id]) if view.indicator.id in found else "")
        for view in views
    ]
    name = tag("th", both.each(lambda v: v.place(region)), scope="row", class_="region")
    return tag("tr", name, *cells, data_region=region)


def _cell(both: Both, view: View, shown: Line | Point) -> Html:
    if isinstance(shown, Line) and shown.fit is not None:
        sign = glyph(shown.verdict, view.indicator.polarity)
        word = tag("small", both(f"verdict.{shown.verdict}"))
        return tag("button", sign, " ", word, type="button", class_="bare", data_key=shown.fit.key)
    point = shown.last if isinstance(shown, Line) else shown
    return join(
        [tag("span", "•", aria_hidden="true"), both(Say("bare", {"n": find.value(view, point)}))], " "
    )


def also(views: Sequence[View], both: Both) -> Html:
    """Return the indicators that are stated with nothing to compare."""
    if not views:
        return Html("")
    items = [tag("li", _name(view, both), " ", _values(view, both)) for view in views]
    return tag("div", tag("h3", both("also")), tag("ul", *items, class_="also"), id="also")


def _values(view: View, both: Both) -> Html:
    first = [view.benchmark.last] if view.benchmark else []
    every = [*first, *(line.last for line in view.lines), *view.stated, *view.aside]
    points = every[:SHOWN]
    shown = [
        join([both(Say("bare", {"n": Place(p.region)})), both(Say("bare", {"n": find.value(view, p)}))], " ")
        for p in points
    ]
    if len(every) > SHOWN:
        shown.append(both(Say("more.than", {"n": Count(len(every) - SHOWN, "number")})))
    return join(shown, " · ")
