"""Who is where: the table that ranks the regions by their latest value."""

from __future__ import annotations

from trends.report import findings as find
from trends.report.content import Content
from trends.report.frame import head, long, section, table, verdict
from trends.report.markup import Html, join, tag
from trends.report.numerals import number
from trends.report.say import Both, Place, Plain, Say
from trends.report.sections.matrix import matrix
from trends.report.views import Line, View


def ranking(content: Content, view: View, both: Both) -> Html:
    """Return the ranking of a view with at least one series."""
    rows = [_row(content, view, both, line, str(i)) for i, line in enumerate(view.lines, 1)]
    rows, more = long(rows, both)
    if view.benchmark:
        rows.insert(0, _row(content, view, both, view.benchmark, ""))
    pace = "percent" if view.percent else "units"
    heads = [
        head("#", class_="rank"),
        head(both("col.place"), class_="region", sort="name"),
        head(_span(view), class_="spark"),
        head(both("col.latest"), class_="num", sort="latest"),
        head(both("col.change"), class_="num wide", sort="change"),
        head(both("col.trend"), class_="trend", sort="pace"),
        head(both(f"col.pace.{pace}"), class_="num pace", sort="pace"),
        head(both("col.years"), class_="num wide", sort="years"),
    ]
    whole = table(heads, rows, class_="ranking")
    return section(
        view.id, "ranking", both(_heading(view)), both("sub.ranking"), whole, more, matrix(view, both)
    )


def _heading(view: View) -> Say:
    high, low = view.lines[0], view.lines[-1]
    if high is low:
        year = Plain(str(high.last.year_low))
        return Say(
            "show.ranking.one",
            {"place": Place(high.region), "value": find.value(view, high.last), "year": year},
        )
    ends = {"high": find.value(view, high.last), "low": find.value(view, low.last)}
    return Say("show.ranking", {**ends, "highest": Place(high.region), "lowest": Place(low.region)})


def _span(view: View) -> str:
    return "–".join(str(y) for y in view.years or ())


def _row(content: Content, view: View, both: Both, line: Line, rank: str) -> Html:
    change = line.last.value - line.first.value
    last = view.years[1] if view.years else None
    old = "" if line.last.year_low == last else tag("small", f" {line.last.year_low}")
    since = (
        both(Say("since", {"year": Plain(str(line.fit.since))})) if line.pace is not None and line.fit else ""
    )
    cells = [
        tag("td", rank, class_="rank"),
        tag("th", both.each(lambda v: v.place(line.region, whole=True)), scope="row", class_="region"),
        tag("td", Html(content.sparklines.get((line.region, view.indicator.id), "")), class_="spark"),
        tag("td", both(Say("bare", {"n": find.cell(view, line.last)})), old, class_="num"),
        tag("td", _change(view, line, change), class_="num wide"),
        tag("td", verdict(both, view, line), " ", tag("small", since), class_="trend"),
        tag("td", _pace(line, both), class_="num pace"),
        tag("td", str(len(line.points)), class_="num wide"),
    ]
    own = {
        "data_name": content.labels.get(line.region, line.region),
        "data_latest": f"{line.last.value:.10g}",
        "data_change": f"{change:.10g}",
        "data_pace": "" if line.pace is None else f"{line.pace:.10g}",
        "data_years": str(len(line.points)),
    }
    return tag("tr", *cells, data_region=line.region, class_=None if rank else "bench", **own)


def _change(view: View, line: Line, change: float) -> Html:
    shown = number(change, view.digits, sign=True)
    return tag(
        "button", shown, type="button", class_="n", data_key=f"change|{line.first.key}|{line.last.key}"
    )


def _pace(line: Line, both: Both) -> str:
    fit = line.fit
    if fit is None or fit.pace is None:
        return "–"
    digits = 2 if fit.scale == "log" else 3 if abs(fit.pace) < 0.1 else 2
    shown = tag("button", number(fit.pace, digits, sign=True), type="button", class_="n", data_key=fit.key)
    if fit.lower is None or fit.upper is None:
        return shown
    ends = [number(end, digits, sign=True) for end in (fit.lower, fit.upper)]
    return join([shown, tag("small", both.each(lambda v: f"({v.text('to').join(ends)})"))], " ")
