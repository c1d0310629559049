"""The report as a short text: findings, the ranking, what was not read, what became of everything."""

from __future__ import annotations

import re

from trends.report import findings as find
from trends.report.model import Report
from trends.report.numerals import hedged, number, years
from trends.report.page import voices
from trends.report.say import Voice
from trends.report.sections.made import destinations
from trends.report.views import Line, Point, View
from trends.visible import visible

_SIGNS = re.compile(r"[\\`*_\[\]<>|#~&$]|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""What Markdown or its dialects would read as more than a sign, bare addresses among them."""
_BEGINS = re.compile(r"^(\d*)([-+.)])(?=\s|$)")
"""What would make a list of a line."""


def render_markdown(report: Report) -> str:
    r"""Return the report as Markdown in its own language.

    Parameters
    ----------
    report : Report
        From `trends.report.build`.

    Examples
    --------
    >>> from trends.report import Content, build
    >>> render_markdown(build(Content(), title="Nothing yet"))
    '# Nothing yet\n'
    """
    voice = voices(report, markup=False).voices[0]
    blocks = [f"# {_plain(report.title)}"] if report.title else []
    for view in report.shown:
        blocks += _view(view, voice, "##" if report.title else "#")
    blocks += _faults(report, voice) + _accounts(report, voice)
    return "\n\n".join(blocks) + "\n"


def _view(view: View, voice: Voice, mark: str) -> list[str]:
    glue = " " if voice.lang == "en" else ""
    blocks = [f"{mark} {_plain(voice.say(find.headline(view)))}"]
    blocks.append(_plain(glue.join(voice.say(s) for s in find.lead(view))))
    told = [f"- **{voice.text(name)}**: {_plain(voice.say(said))}" for name, said in find.findings(view)]
    if told and len(view.lines) > 1:
        blocks.append("\n".join(told))
    if view.lines:
        blocks.append(_ranking(view, voice))
    if view.stated:
        blocks.append(_stated(view, voice))
    return blocks


def _ranking(view: View, voice: Voice) -> str:
    heads = ["#", *(voice.text(f"col.{n}") for n in ("place", "latest", "year", "trend"))]
    heads.append(voice.text("col.pace.percent" if view.percent else "col.pace.units"))
    rows = [_line(view, voice, i, line) for i, line in enumerate(view.lines, 1)]
    return _table(heads, rows)


def _line(view: View, voice: Voice, rank: int, line: Line) -> list[str]:
    value = hedged(line.last.value, line.last.bound, view.digits)
    year = str(line.last.year_low)
    return [
        str(rank),
        voice.place(line.region),
        value,
        year,
        voice.text(f"verdict.{line.verdict}"),
        _pace(voice, line),
    ]


def _pace(voice: Voice, line: Line) -> str:
    fit = line.fit
    if fit is None or fit.pace is None:
        return "–"
    ends = [number(end, 2, sign=True) for end in (fit.lower, fit.upper) if end is not None]
    return f"{number(fit.pace, 2, sign=True)} ({voice.text('to').join(ends)})"


def _stated(view: View, voice: Voice) -> str:
    heads = [voice.text(f"col.{n}") for n in ("place", "value", "year", "document")]
    return _table(heads, [_point(view, voice, point) for point in view.stated])


def _point(view: View, voice: Voice, point: Point) -> list[str]:
    value = hedged(point.value, point.bound, view.digits, high=point.high)
    told = years(point.year_low, point.year_high) or voice.text("undated")
    return [voice.place(point.region), value, told, point.source]


def _faults(report: Report, voice: Voice) -> list[str]:
    rows = report.content.faults.sort("document", "place", "kind", "reason").rows()
    if not rows:
        return []
    items = [f"- {_plain(': '.join(part for part in (d, p, reason) if part))}" for d, p, _, reason in rows]
    return [f"## {voice.text('md.faults')}", "\n".join(items)]


def _accounts(report: Report, voice: Voice) -> list[str]:
    accounts = report.content.accounts
    if not accounts:
        return []
    heads = [voice.text(name) for name in ("made.of", "made.total", "made.parts")]
    rows = [
        [voice.term("account", of), number(total, 0), destinations(voice, total, parts)]
        for of, total, parts in accounts
    ]
    return [f"## {voice.text('made.head')}", _table(heads, rows)]


def _table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(_plain(cell) for cell in line) + " |" for line in lines)


def _plain(text: str | None) -> str:
    r"""Keep text of a source from being read as Markdown or HTML, on one line.

    Examples
    --------
    >>> print(_plain("1. ![x](http://a.b) <b> $5 www.a.b"))
    1\. !\[x\](http\://a.b) \<b\> \$5 www\.a.b
    """
    flat = _SIGNS.sub(r"\\\g<0>", visible(" ".join((text or "").split())))
    return _BEGINS.sub(r"\1\\\2", flat)
