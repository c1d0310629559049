"""Where regions stand, as surely as it is known: ranks, levels, goals; then any other comparison."""

from __future__ import annotations

import re
from collections.abc import Callable

from trends.report import findings as find
from trends.report.content import Content
from trends.report.differences import differs
from trends.report.frame import glyph, head, long, section, table
from trends.report.keys import key
from trends.report.markup import Html, join, tag
from trends.report.numerals import number, p_text
from trends.report.say import Both, Count, Place, Plain, Said, Say, Slot, Voice
from trends.report.sections.convergence import convergence
from trends.report.standings import Row, standings, whole
from trends.report.views import View
from trends.report.wording.reasons import reason as explained

WIDTH, HEIGHT = 240, 16
GOAL = re.compile(
    r"(?P<goal>normal|target|benchmark)(?: of (?P<whole>.+?))?(?:: (?P<asked>years|pace|chance))?"
)
"""What a row on a goal is on: the goal, whose it is where it is a whole's, and what is asked of it."""
PLACES = ("above", "below", "within", "not told apart")
"""How the reason of a gap to a goal begins."""
SURE = 3
"""Ranks wide that an interval may be to be called narrow."""


def ranked(content: Content, view: View, both: Both) -> Html:
    """Return the rank of each region with its interval; nothing where none is known."""
    rows = [r for r in standings(content, view).get("ranks", ()) if r["reference"] == "all" and _whole(r)]
    if not rows:
        return Html("")
    n = max(round(r["upper"]) for r in rows)
    widest = max(rows, key=lambda r: (r["upper"] - r["lower"], -r["estimate"]))
    slots: dict[str, Slot] = {
        "k": Count(sum(r["upper"] - r["lower"] < SURE for r in rows)),
        "n": Count(len(rows), find.noun(view)),
        "place": Place(widest["region"]),
        "low": Plain(f"{widest['lower']:.0f}"),
        "high": Plain(f"{widest['upper']:.0f}"),
    }
    rows.sort(key=lambda r: (r["estimate"], r["lower"], r["region"]))
    shown, more = long([_rank(both, row, n) for row in rows], both, most=12)
    heads = [
        head(both("col.rank"), class_="num"),
        head(both("col.place"), class_="region"),
        head(tag("span", tag("span", "1"), tag("span", str(n)), class_="ends"), class_="span"),
        head(both("col.rank.interval"), class_="num"),
    ]
    whole_ = table(heads, shown, class_="places")
    return _nested(both(Say("show.rank.intervals", slots)), both("sub.rank.intervals"), whole_, more)


def _whole(row: Row) -> bool:
    return row["lower"] is not None and row["upper"] is not None


def _rank(both: Both, row: Row, n: int) -> Html:
    x = [4 + (WIDTH - 8) * (row[c] - 1) / max(n - 1, 1) for c in ("lower", "estimate", "upper")]
    bar = tag("path", d=f"M{x[0]:.1f} 8H{max(x[2], x[0] + 0.1):.1f}", class_="reach")
    dot = tag("circle", cx=f"{x[1]:.1f}", cy="8", r="4")
    drawn = tag(
        "svg", bar, dot, viewBox=f"0 0 {WIDTH} {HEIGHT}", width=WIDTH, height=HEIGHT, aria_hidden="true"
    )
    ends = (f"{row['lower']:.0f}", f"{row['upper']:.0f}")
    cells = [
        tag("td", _button(row, f"{row['estimate']:.0f}"), class_="num"),
        tag("th", both.each(lambda v: v.place(row["region"])), scope="row", class_="region"),
        tag("td", drawn, class_="span"),
        tag("td", "–".join(dict.fromkeys(ends)), class_="num"),
    ]
    return tag("tr", *cells, data_region=row["region"])


def _button(row: Row, shown: str) -> Html:
    return tag("button", shown, type="button", class_="n", data_key=key("comparisons", row))


def levels(content: Content, view: View, both: Both) -> Html:
    """Return who stands above and who below the benchmark, or the others of its kind."""
    rows = standings(content, view).get("levels", [])
    if not rows:
        return Html("")
    found = {way: [r for r in rows if r["reason"].startswith(way)] for way in ("above", "below", "similar")}
    against = rows[0]["reference"]
    slots: dict[str, Slot] = {way: Count(len(some)) for way, some in found.items()}
    slots |= {"n": Count(len(rows), find.noun(view))}
    slots |= {"k": Count(len(found["above"]) + len(found["below"]))}
    told = Say("show.levels.median", slots)
    if against in content.labels:
        told = Say("show.levels", {**slots, "benchmark": Place(against)})
    cells = [tag("div", tag("h3", both(f"levels.{way}")), names(both, some)) for way, some in found.items()]
    doubtful = sum("describes them badly" in r["reason"] for r in rows)
    note = both(Say("note.levels", {"k": Count(doubtful), "n": slots["n"]})) if doubtful else ""
    return _nested(
        both(told), both("sub.levels"), tag("div", *cells, class_="findings"), tag("p", note, class_="note")
    )


def names(both: Both, rows: list[Row]) -> Html:
    """Return the regions of rows, each opening its own; a dash for none."""
    if not rows:
        return tag("p", "–")
    # a line may end after the comma, never before it
    ended = [tag("span", _named(both, row), both("comma"), class_="whole") for row in rows[:-1]]
    return tag("p", join([*ended, _named(both, rows[-1])], Html("<wbr>")))


def _named(both: Both, row: Row) -> Html:
    shown = both.each(lambda v: v.place(row["region"]))
    return tag("button", shown, type="button", class_="n", data_key=key("comparisons", row))


def reached(content: Content, view: View, both: Both) -> Html:
    """Return how far each line is from its goals, and when it would get there if it went on."""
    rows = standings(content, view).get("targets", [])
    if not rows:
        return Html("")
    goals = [goal for row in rows if (goal := GOAL.fullmatch(row["reference"]))]
    of_wholes = both("sub.targets.wholes") if any(goal["whole"] for goal in goals) else ""
    told = _called(both, "targets")
    if view.indicator.normal is not None:
        return _generic(view, both, told, rows, of_wholes)
    gaps = [row for row in rows if row["reason"].startswith(PLACES)]
    within = {row["region"] for row in gaps if row["reason"].startswith("within")}
    slots: dict[str, Slot] = {
        "k": Count(len(within)),
        "n": Count(len({row["region"] for row in gaps}), find.noun(view)),
    }
    return section(
        view.id,
        "goals",
        both(Say("show.goals", slots)),
        both("sub.goals"),
        _generic(view, both, told, rows, of_wholes),
    )


def others(content: Content, view: View, both: Both) -> Html:
    """Return every comparison without a section of its own, each as a plain table."""
    found = standings(content, view)
    made = [
        _generic(view, both, _called(both, name), rows)
        for name, rows in sorted(found.items())
        if name not in PLACED
    ]
    drawn = convergence(view, both, found.get("convergence", []), found.get("clubs", []))
    if not made:
        return drawn
    heading = both(Say("show.others", {"n": Count(len(made), "comparison")}))
    return join([drawn, section(view.id, "others", heading, both("sub.others"), *made)])


PLACED: dict[str, Callable[..., Html] | None] = {
    "ranks": ranked, "levels": levels, "targets": reached,
    "convergence": None, "differences": None, "forecast": None,
}  # fmt: skip
"""Comparisons that are shown in a way of their own, and where."""


def _called(both: Both, comparison: str) -> Html:
    return both.each(lambda voice: voice.term("comparison", comparison))


def _generic(view: View, both: Both, told: Html, rows: list[Row], sub: str = "") -> Html:
    lines = [_line(view, both, row) for row in rows]
    shown, more = long(lines, both, most=10)
    heads = [
        head(both("col.place"), class_="region"),
        head(both("col.other")),
        head(both("col.estimate"), class_="num"),
        head(both("col.p"), class_="num wide"),
        head(both("col.reason")),
    ]
    return _nested(told, sub, table(heads, shown, class_="comparisons"), more)


def _line(view: View, both: Both, row: Row) -> Html:
    of_all = row["region"] == whole(view)
    name = both("all.regions") if of_all else both.each(lambda v: v.place(row["region"]))
    ends = [number(row[c], 3) for c in ("lower", "upper") if row[c] is not None]
    span = tag("small", both.each(lambda v: f" ({v.text('to').join(ends)})")) if len(ends) == 2 else ""
    p = row["p_adjusted"] if row["p_adjusted"] is not None else row["p_value"]
    cells = [
        tag("th", name, scope="row", class_="region"),
        tag("td", both.each(lambda v: _against(v, row["reference"]))),
        tag("td", _button(row, number(row["estimate"], 3)), span, class_="num"),
        tag("td", p_text(p), class_="num wide"),
        tag("td", glyph("stable" if differs(row) else "cannot", ""), " ", both.each(lambda v: _why(v, row))),
    ]
    return tag("tr", *cells)


def _why(voice: Voice, row: Row) -> Html:
    return tag("bdi", explained(row["reason"], voice.lang))


def _against(voice: Voice, reference: str) -> str:
    year, between, other = reference.rpartition(": ")
    if other in voice.labels:
        return f"{year}{between}{voice.place(other)}"
    goal = GOAL.fullmatch(reference)
    if goal is None:
        return voice.term("reference", reference)
    slots: dict[str, Slot] = {"goal": Plain(voice.text(f"goal.{goal['goal']}"))}
    if goal["whole"]:
        slots = {"goal": Said((Say("goal.whole", {**slots, "place": Place(goal["whole"])}),))}
    return voice.say(Say(f"goal.{goal['asked']}" if goal["asked"] else "goal.gap", slots))


def _nested(heading: str, sub: str, *inner: str) -> Html:
    return tag("div", tag("h3", heading), tag("p", sub, class_="sub") if sub else "", *inner, class_="nested")
