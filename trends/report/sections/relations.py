"""Two indicators of the same regions: the pace in one across, the pace in the other upwards."""

from __future__ import annotations

from collections.abc import Sequence

from trends.report import findings as find
from trends.report.frame import section
from trends.report.markup import Html, join, tag
from trends.report.numerals import number
from trends.report.say import Both, Count, Say, Slot, Words
from trends.report.views import Fit, Line, View

LEAST, MOST, NAMED = 6, 1, 6
SIZE, LEFT, RIGHT, TOP, BOTTOM = (640, 360), 56, 110, 14, 34
Pair = tuple[Line, Fit, Fit]


def relations(view: View, views: Sequence[View], both: Both) -> Html:
    """Return the paces against those of the indicator that shares most regions with this one."""
    others = [(other, _pairs(view, other)) for other in views if _comparable(view, other)]
    others = sorted((pair for pair in others if len(pair[1]) >= LEAST), key=lambda pair: -len(pair[1]))[:MOST]
    if not others:
        return Html("")
    drawn = [_one(view, other, pairs, both) for other, pairs in others]
    (heading, first), *rest = drawn
    nested = [tag("div", tag("h3", told), plot, class_="nested") for told, plot in rest]
    return section(view.id, "relations", heading, both("sub.relations"), first, *nested)


def _comparable(view: View, other: View) -> bool:
    return other.cohort == view.cohort and other.indicator.id != view.indicator.id


def _pairs(view: View, other: View) -> list[Pair]:
    theirs = {line.region: line.fit for line in other.judged}
    mine = [(line, line.fit, theirs.get(line.region)) for line in view.judged]
    return [(line, one, two) for line, one, two in mine if one and two]


def _one(view: View, other: View, pairs: list[Pair], both: Both) -> tuple[Html, Html]:
    clear = [(one, two) for _, one, two in pairs if _clear(one) and _clear(two)]
    same = sum(one.verdict == two.verdict for one, two in clear)
    slots: dict[str, Slot] = {"label": _lower(view), "other": Words(other.indicator.label)}
    if not clear:
        return both(Say("show.relations.none", slots)), _scatter(view, other, pairs, both)
    slots |= {"k": Count(same), "n": Count(len(pairs), find.noun(view))}
    return both(Say("show.relations", slots)), _scatter(view, other, pairs, both)


def _lower(view: View) -> Words:
    label = dict(view.indicator.label)
    return Words({**label, "en": label["en"][:1].lower() + label["en"][1:]})


def _clear(fit: Fit) -> bool:
    return fit.verdict in ("rising", "falling")


def _scatter(view: View, other: View, pairs: list[Pair], both: Both) -> Html:
    across = _Scale([one for _, one, _ in pairs], LEFT, SIZE[0] - RIGHT)
    upwards = _Scale([two for _, _, two in pairs], SIZE[1] - BOTTOM, TOP)
    marks = [_mark(pair, across, upwards) for pair in pairs]
    names = [_name(pair, across, upwards, both) for pair in _outer(pairs)]
    drawn = tag(
        "svg",
        *_axes(view, other, across, upwards, both),
        *marks,
        *names,
        viewBox=f"0 0 {SIZE[0]} {SIZE[1]}",
        class_="relation",
        role="img",
        aria_label=f"{view.indicator.label['en']} / {other.indicator.label['en']}",
    )
    own = f"{view.id}-relations"
    keys = tag("p", both("ui.relation"), id=f"{own}-keys", class_="quiet")
    frame = tag(
        "div",
        drawn,
        keys,
        class_="relating",
        tabindex=0,
        role="group",
        aria_labelledby=f"{own}-h",
        aria_describedby=f"{own}-keys",
    )
    shown = tag(
        "button", both("ui.figure.table"), type="button", data_figure_table=True, aria_expanded="false"
    )
    return tag("div", frame, tag("p", shown, class_="kit"), class_="figure related")


class _Scale:
    """Paces to px, zero always among them; an interval beyond the points' own reach is cut at the frame."""

    def __init__(self, fits: list[Fit], start: float, end: float) -> None:
        paces = [fit.pace or 0.0 for fit in fits]
        low, high = min([0.0, *paces]), max([0.0, *paces])
        room = (high - low) * 0.25 or 1.0
        self.low, self.high, self.start, self.end = low - room, high + room, start, end

    def __call__(self, pace: float) -> float:
        share = (min(max(pace, self.low), self.high) - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 1)


def _mark(pair: Pair, across: _Scale, upwards: _Scale) -> Html:
    _, one, two = pair
    x, y = across(one.pace or 0.0), upwards(two.pace or 0.0)
    bars = ""
    if None not in (one.lower, one.upper, two.lower, two.upper):
        flat = f"M{across(one.lower or 0.0)} {y}H{across(one.upper or 0.0)}"
        bars = flat + f"M{x} {upwards(two.lower or 0.0)}V{upwards(two.upper or 0.0)}"
    filled = "full" if _clear(one) and _clear(two) else "hollow"
    dot = tag("circle", cx=str(x), cy=str(y), r="4.5", class_=filled, data_key=two.key)
    return join([tag("path", d=bars, class_="bars") if bars else "", dot])


def _outer(pairs: list[Pair]) -> list[Pair]:
    """Return the points at the ends of both axes, for these are asked for by name."""
    by = [sorted(pairs, key=lambda p, i=i: p[i].pace or 0.0) for i in (1, 2)]  # type: ignore[misc]
    ends = [order[at] for order in by for at in (0, -1, 1)]
    return list(dict.fromkeys(ends))[:NAMED]


def _name(pair: Pair, across: _Scale, upwards: _Scale, both: Both) -> Html:
    line, one, two = pair
    at = {"x": str(across(one.pace or 0.0) + 8), "y": str(upwards(two.pace or 0.0) - 6)}
    spoken = {v.lang: v.labels.get(line.region, line.region) for v in both.voices}
    return join([tag("text", name, **at, lang=lang, data_l=lang) for lang, name in spoken.items()])


def _axes(view: View, other: View, across: _Scale, upwards: _Scale, both: Both) -> list[Html]:
    zero = f"M{across(0)} {TOP}V{SIZE[1] - BOTTOM}M{LEFT} {upwards(0)}H{SIZE[0] - RIGHT}"
    made = [tag("path", d=zero, class_="zero")]
    for scale, fixed in ((across, SIZE[1] - BOTTOM + 16), (upwards, LEFT - 8)):
        unit = "%" if (view if scale is across else other).percent else ""
        for pace in (scale.low / 1.25, 0.0, scale.high / 1.25):
            x, y = (scale(pace), fixed) if scale is across else (fixed, scale(pace) + 4)
            anchor = "middle" if scale is across else "end"
            shown = "0" if abs(pace) < 1e-9 else number(pace, 1, sign=True) + unit
            made.append(tag("text", shown, x=str(x), y=str(y), text_anchor=anchor, class_="tick"))
    right: dict[str, str | int] = {"x": SIZE[0] - RIGHT, "y": SIZE[1] - 4, "text_anchor": "end"}
    top: dict[str, str | int] = {"x": LEFT, "y": TOP - 2}
    return [*made, _title(view, "{} →", right, both), _title(other, "↑ {}", top, both)]


def _title(view: View, told: str, at: dict[str, str | int], both: Both) -> Html:
    texts = {v.lang: view.indicator.label.get(v.lang, view.indicator.id) for v in both.voices}
    spoken = {
        lang: tag("text", told.format(text), **at, class_="tick", lang=lang, data_l=lang)
        for lang, text in texts.items()
    }
    return join(list(spoken.values()))
