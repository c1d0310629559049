"""The order of the page: every view with its sections, then what holds for all of them."""

from __future__ import annotations

from collections.abc import Sequence

from trends.report.content import Content
from trends.report.frame import section
from trends.report.markup import Html, join, tag
from trends.report.model import Report
from trends.report.say import Both, Count, Say
from trends.report.sections.calibration import calibration
from trends.report.sections.contrasts import contrasts
from trends.report.sections.endnotes import noted
from trends.report.sections.figures import areas, coverage, pace, panels, ranks, targets
from trends.report.sections.first import first
from trends.report.sections.forecast import forecast
from trends.report.sections.made import made
from trends.report.sections.overview import also, cohort_switch, overview
from trends.report.sections.ranking import ranking
from trends.report.sections.relations import relations
from trends.report.sections.standings import others
from trends.report.sections.stated import aside, stated
from trends.report.sections.trust import shared_trust, view_trust
from trends.report.views import View

NAV = (
    "ranking",
    "map",
    "panels",
    "pace",
    "targets",
    "ranks",
    "contrasts",
    "convergence",
    "forecast",
    "stated",
    "coverage",
    "relations",
    "trust",
    "overview",
    "sources",
)


def header(report: Report, both: Both) -> Html:
    """Return the bar at the top: sections, downloads, language, light or dark."""
    links = [tag("a", both(f"nav.{name}"), href=f"#{name}", data_go=name) for name in NAV]
    languages = [
        tag(
            "button",
            name,
            type="button",
            lang=lang,
            data_lang=lang,
            aria_pressed=str(lang == report.lang).lower(),
        )
        for lang, name in (("en", "English"), ("zh", "中文"))
    ]
    tools = [
        tag("button", both("ui.data"), type="button", data_export="data", class_="tool wide"),
        tag("button", both("ui.sources"), type="button", data_export="sources", class_="tool wide"),
        tag("button", both("ui.package"), type="button", data_export="package", class_="tool wide"),
        tag("button", "", type="button", data_corrections=True, class_="tool", hidden=True),
        tag("button", both("ui.print"), type="button", data_print=True, class_="tool wide"),
        tag("div", *languages, class_="switch", role="group"),
        tag("button", "◐", type="button", data_theme_switch=True, class_="tool", aria_label="light / dark"),
    ]
    bar = tag(
        "div",
        tag("b", "trends", class_="mark"),
        tag("nav", *links, aria_label=both.voices[0].text("ui.sections")),
        tag("div", *tools, class_="tools"),
    )
    return tag("header", bar, class_="bar")


def every_view(report: Report, both: Both) -> list[Html]:
    """Return the views, the first one open."""
    views = [_view(report, view, both, i) for i, view in enumerate(report.shown)]
    return views or [tag("div", tag("h1", report.title or "trends"), class_="view on")]


def unpacked(views: Sequence[Html], both: Both) -> Html:
    """Return the place of views that a script unpacks; without one it says where they are."""
    told = both(Say("ui.unpacked", {"n": Count(len(views), "view")}))
    return tag("p", told, class_="note", data_unpack=True)


def body(report: Report, views: Sequence[Html], both: Both) -> Html:
    """Return the views, then the sections that all of them share."""
    trust = section("all", "sources", both("show.sources.all"), "", shared_trust(report.content, both))
    told = calibration(report.content, both)
    return join(
        [*views, overview(report.shown, both), also(report.also, both), told, trust, made(report, both)]
    )


def _view(report: Report, view: View, both: Both, place: int) -> Html:
    title = report.title if place == 0 else None
    opening = first(report.content, view, both, title=title, still=place == 0)
    cohorts = cohort_switch(report.shown, view, both)
    related = relations(view, report.shown, both)
    parts = [opening, *_sections(report.content, view, both), related, view_trust(report.content, view, both)]
    return tag(
        "div",
        cohorts,
        *noted(report.content, view, both, parts),
        class_="view on" if place == 0 else "view",
        data_view_body=view.id,
    )


def _sections(content: Content, view: View, both: Both) -> list[Html]:
    made: list[Html] = []
    if view.lines:
        made += [ranking(content, view, both), areas(content, view, both)]
        if view.judged:
            made += [panels(content, view, both), pace(content, view, both), targets(content, view, both)]
            made += [ranks(content, view, both), contrasts(content, view, both), others(content, view, both)]
            made.append(forecast(content, view, both))
        if view.stated:
            made.append(stated(view, both))
        made.append(coverage(content, view, both))
    if view.aside:
        made.append(aside(view, both))
    return made
