"""The pieces that each section of the page is put together from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trends.report.markup import Html, join, tag
from trends.report.say import Both, Say
from trends.report.views import Line, View

GLYPHS = {
    "falling": "▼",
    "rising": "▲",
    "stable": "▬",
    "no_clear_change": "◇",
    "too_few_points": "○",
    "not_fitted": "○",
    "cannot": "○",
}
ROWS = 20
"""Rows of a long table that stand at once; a button shows the rest."""
_TONES = {
    ("rising", "lower_is_better"): "up",
    ("falling", "lower_is_better"): "down",
    ("rising", "higher_is_better"): "down",
    ("falling", "higher_is_better"): "up",
    ("rising", "neutral"): "rise",
    ("falling", "neutral"): "fall",
}


def tone(verdict: str, polarity: str) -> str:
    """Return the name of the colour of a verdict, given which way is better."""
    return _TONES.get((verdict, polarity), "unclear" if verdict == "no_clear_change" else "stable")


def glyph(verdict: str, polarity: str) -> Html:
    """Return the sign of a verdict in its colour; the word stands beside it."""
    return tag("span", GLYPHS[verdict], class_=f"glyph {tone(verdict, polarity)}", aria_hidden="true")


def verdict(both: Both, view: View, line: Line) -> Html:
    """Return sign and word of a verdict."""
    return join([glyph(line.verdict, view.indicator.polarity), both(f"verdict.{line.verdict}")], " ")


def section(view_id: str, name: str, heading: str, sub: str, *children: str) -> Html:
    """Return one section with its finding as heading."""
    own = f"{view_id}-{name}"
    head = tag("header", tag("h2", heading, id=f"{own}-h"), tag("p", sub, class_="sub") if sub else "")
    return tag(
        "section",
        head,
        *children,
        id=own,
        class_=f"part part-{name}",
        aria_labelledby=f"{own}-h",
        data_section=name,
    )


def table(heads: Sequence[str], rows: Iterable[Html], *, class_: str = "", caption: str = "") -> Html:
    """Return a table in a frame that scrolls sideways when it must."""
    top = tag("thead", tag("tr", *heads))
    title = tag("caption", caption, class_="quiet") if caption else ""
    whole = tag("table", title, top, tag("tbody", *rows), class_=class_ or None)
    return tag("div", whole, class_="scroll")


def head(text: str, *, class_: str = "", sort: str = "") -> Html:
    """Return a column's head; with `sort`, a button that orders the rows by that attribute."""
    inner = tag("button", text, type="button", class_="sort", data_sort=sort) if sort else text
    return tag("th", inner, scope="col", class_=class_ or None)


def long(rows: Sequence[Html], both: Both, *, most: int = ROWS) -> tuple[list[Html], Html]:
    """Return rows with those beyond `most` marked as hidden at first, and the button that shows them."""
    if len(rows) <= most + 3:
        return list(rows), Html("")
    shown = [*rows[:most], *(Html(row.replace("<tr", '<tr data-rest=""', 1)) for row in rows[most:])]
    label = both.each(lambda voice: voice.text("more").format(n=len(rows)))
    return shown, tag("button", label, type="button", class_="more", data_more=True)


def say_all(both: Both, sentences: Iterable[Say]) -> Html:
    """Return sentences one after another: with spaces in English, without in Chinese."""
    told = list(sentences)
    return both.each(lambda voice: join([voice.say(s) for s in told], " " if voice.lang == "en" else ""))


def figure(view_id: str, name: str, description: str, both: Both, svg: str = "") -> Html:
    """Return the place of a chart: its first paint, and what a script needs to draw it and to save it."""
    plot = tag(
        "div",
        tag("div", Html(svg), aria_hidden="true")
        if svg
        else tag("span", both("ui.waiting"), class_="waiting"),
        class_="plot",
        role="img",
        aria_label=description,
        data_drawing=f"{view_id}/{name}",
    )
    shown = tag(
        "button", both("ui.figure.table"), type="button", data_figure_table=True, aria_expanded="false"
    )
    files = [tag("button", kind.upper(), type="button", data_figure=kind) for kind in ("csv", "svg", "png")]
    return tag("div", plot, tag("p", shown, *files, class_="kit"), class_=f"figure {name}")
