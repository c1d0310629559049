"""Where to look first: the upper, middle and lower third of the latest values by direction, with names."""

from __future__ import annotations

from itertools import pairwise

from trends.report.frame import glyph, head, table
from trends.report.markup import Html, join, tag
from trends.report.say import Both, Count, Say, Voice
from trends.report.views import ORDER, Line, View

LEAST, NAMED = 6, 5
THIRDS = ("upper", "middle", "lower")


def matrix(view: View, both: Both) -> Html:
    """Return levels by directions; nothing for few regions, or where none has a trend."""
    if len(view.lines) < LEAST or not view.judged:
        return Html("")
    heads = [head(both("matrix.level")), *(head(_direction(view, both, group)) for group in ORDER)]
    rows = [_row(both, name, lines) for name, lines in zip(THIRDS, thirds(view.lines), strict=True)]
    title, sub = tag("h3", both("matrix")), tag("p", both("matrix.sub"), class_="sub")
    return tag("div", title, sub, table(heads, rows, class_="matrix"), class_="block")


def thirds(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], ...]:
    """Return ranked series in three parts, equal up to one."""
    n = len(lines)
    cuts = (0, (n + 2) // 3, (2 * n + 2) // 3, n)
    return tuple(lines[low:high] for low, high in pairwise(cuts))


def _direction(view: View, both: Both, group: str) -> Html:
    return join([glyph(group, view.indicator.polarity), both(f"group.{group}")], " ")


def _row(both: Both, name: str, lines: tuple[Line, ...]) -> Html:
    cells = [tag("td", _names(both, [x for x in lines if x.group == group])) for group in ORDER]
    return tag("tr", tag("th", both(f"matrix.{name}"), scope="row"), *cells)


def _names(both: Both, lines: list[Line]) -> Html | str:
    if not lines:
        return "–"
    rest = len(lines) - NAMED if len(lines) > NAMED + 1 else 0
    shown = lines[: len(lines) - rest]

    def told(voice: Voice) -> Html:
        comma = voice.text("comma")
        mark = comma.rstrip()
        places = [voice.place(line.region) for line in shown]
        # a line may end after the comma, never before it
        ended = [tag("span", place, mark, class_="whole") for place in places[:-1]]
        names = join([*ended, *places[-1:]], comma[len(mark) :])
        return join([names, voice.say(Say("matrix.more", {"n": Count(rest)}))], " ") if rest else names

    return both.each(told)
