"""What a view finds, as sentences: the headline, the lead, and the short findings under the first chart."""

from __future__ import annotations

from collections.abc import Iterator

from trends.report.bends import commonest
from trends.report.keys import tally
from trends.report.numerals import years
from trends.report.say import Count, Pace, Place, Plain, Range, Said, Say, Slot, Value, Words
from trends.report.views import Line, Point, Stretch, View
from trends.report.wording import WORDING

Finding = tuple[str, Say]


def noun(view: View) -> str:
    """Return what the members of a view are called, as a name in the wording."""
    own = f"{view.cohort.country}-{view.cohort.level}"
    return own if view.lines and f"noun.{own}" in WORDING["en"] else "region" if view.lines else "place"


def value(view: View, point: Point) -> Value:
    """Return a stated value as a slot."""
    return Value(point.key, point.value, view.digits, point.bound, point.unit, point.high)


def cell(view: View, point: Point) -> Value:
    """Return a stated value as it stands in a table: without the sign of a unit that all rows share."""
    shared = point.unit == view.indicator.unit
    return Value(point.key, point.value, view.digits, point.bound, "" if shared else point.unit, point.high)


def pace(line: Line, *, digits: int = 1, sign: bool = True) -> dict[str, Slot]:
    """Return the pace of a judged series and its interval as slots."""
    fit = line.fit
    if fit is None or fit.pace is None:
        return {}
    percent = fit.scale == "log"
    digits = digits if percent else max(digits, 2)
    return {
        "pace": Pace(fit.key, fit.pace, percent, digits, sign, line.last.unit),
        "range": Range(fit.key, fit.lower or 0.0, fit.upper or 0.0, digits),
        "since": Plain(str(fit.since)),
    }


def kicker(view: View) -> Say:
    """Return what the page is about: indicator, regions, years."""
    country = view.cohort.label("en").split(": ")[0], view.cohort.label("zh").split("：")[0]
    where = Words(
        {"en": f"{country[0]}: ", "zh": f"{country[1]}："} if country[0] and view.lines else {"en": ""}
    )
    n = Count(len(view.lines) or view.regions, noun(view))
    if view.years is None:
        return Say("kicker.undated", {"label": _label(view), "where": where, "n": n})
    span = Plain(years(*view.years))
    return Say("kicker", {"label": _label(view), "where": where, "n": n, "years": span})


def headline(view: View) -> Say:
    """Return the finding of a view as one sentence."""
    if not view.lines:
        return _stated_headline(view)
    if len(view.lines) == 1:
        return _single(view)
    n = Count(len(view.lines), noun(view))
    if not view.judged:
        return Say("headline.few", {"label": _label(view), "n": n})
    return Say("headline", {"label": _label(view), "told": Said(tuple(_directions(view, n)))})


def _directions(view: View, n: Count) -> Iterator[Say]:
    """Say the commonest verdict of how many, then the other direction, then what is stable or unclear.

    *Stable* and *unclear* are told apart, and what is unclear is said wherever it is not a small rest.
    """
    counts = view.counts()
    groups = sorted(counts, key=lambda group: (group == "cannot", -counts[group]))
    main = groups[0] if counts[groups[0]] else "cannot"
    if counts[main] == n.n:
        yield Say(f"headline.{'both' if n.n == 2 else 'all'}.{main}", {} if n.n == 2 else {"n": n})
        return
    yield Say(f"headline.first.{main}", {"k": Count(counts[main]), "n": n})
    others = [g for g in groups if g != main and counts[g]]
    directed = [g for g in others if g in ("falling", "rising")]
    said = directed[:1] or others[:1]
    if "cannot" not in (*said, main) and counts["cannot"] * 3 >= n.n:
        said.append("cannot")
    yield from (Say(f"headline.next.{group}", {"k": Count(counts[group])}) for group in said)


def _single(view: View) -> Say:
    line = view.lines[0]
    slots = {"label": _label(view), "place": Place(line.region), **pace(line, sign=False)}
    told = line.group if line.pace is not None else "cannot"
    return Say(f"headline.one.{told}", slots)


def _stated_headline(view: View) -> Say:
    alike = [p for p in view.stated if p.subgroup == view.subgroup] or list(view.stated)
    low, high = min(alike, key=_size), max(alike, key=_size)
    slots: dict[str, Slot] = {"label": _label(view), "n": Count(view.regions, "place")}
    if low.value == high.value:
        return Say("headline.stated.same", {**slots, "low": value(view, low)})
    return Say("headline.stated", {**slots, "low": value(view, low), "high": value(view, high)})


def _size(point: Point) -> float:
    return point.value


def _label(view: View) -> Words:
    return Words(view.indicator.label)


def first_point(view: View) -> Point | None:
    """Return the number whose source stands open when the page opens: the first one in the lead."""
    if not view.lines:
        return view.stated[0] if view.stated else None
    return _foremost(view).last


def _foremost(view: View) -> Line:
    counts = view.counts()
    if not view.judged:
        return view.lines[0]
    if view.indicator.polarity == "higher_is_better" or (
        view.indicator.polarity == "neutral" and counts["falling"] >= counts["rising"]
    ):
        return view.judged[0]
    return view.judged[-1]


def lead(view: View) -> list[Say]:
    """Return the two to four sentences under the headline."""
    if not view.lines:
        return _stated_lead(view)
    said = [_first_sentence(view, _foremost(view))]
    if len(view.lines) > 2:
        said.append(_ends(view))
    if view.benchmark:
        said.append(
            Say(
                "lead.benchmark", {"benchmark": Place(view.benchmark.region), **_latest(view, view.benchmark)}
            )
        )
    if view.indicator.normal:
        said.append(_normal(view, view.indicator.normal))
    if view.stated:
        said.append(Say("lead.beside", {"n": Count(len({p.region for p in view.stated}), "place")}))
    return said


def _ends(view: View) -> Say:
    low, high, first = view.lines[-1], view.lines[0], _foremost(view)
    slots: dict[str, Slot] = {
        "low": value(view, low.last),
        "high": value(view, high.last),
        "lowest": Place(low.region),
        "highest": Place(high.region),
    }
    name = "lead.high" if first is low else "lead.low" if first is high else "lead.ends"
    return Say(name, slots)


def _first_sentence(view: View, line: Line) -> Say:
    slots = {"place": Place(line.region), **_latest(view, line)}
    if line.pace is None:
        return Say("lead.first", slots)
    return Say(f"lead.{line.group}", {**slots, **pace(line)})


def _latest(view: View, line: Line) -> dict[str, Slot]:
    return {"value": value(view, line.last), "year": Plain(str(line.last.year_low))}


def _normal(view: View, normal: tuple[float, float]) -> Say:
    inside = sum(normal[0] <= line.last.value <= normal[1] for line in view.lines)
    span = Plain(f"{normal[0]:g}–{normal[1]:g}")
    return Say("lead.normal", {"k": Count(inside), "n": Count(len(view.lines), noun(view)), "normal": span})


def _stated_lead(view: View) -> list[Say]:
    top = view.stated[0]
    told = years(top.year_low, top.year_high)
    slots: dict[str, Slot] = {"place": Place(top.region), "value": value(view, top), "year": Plain(told)}
    said = [Say("lead.stated" if told else "lead.stated.undated", slots)]
    hedged = sum(p.bound != "=" for p in view.stated)
    if hedged:
        said.append(Say("lead.hedged", {"k": Count(hedged), "n": Count(len(view.stated), "number")}))
    return said


def _turned(view: View) -> Finding | None:
    """Say how many lines bend if they may, when most of them do, and where the sharpest turn is."""
    if not view.bent:
        return None
    before, after = view.bent[0].stretches[-2:]
    slots: dict[str, Slot] = {
        "k": Count(len(view.bent)),
        "n": Count(len(view.lines), noun(view)),
        "year": Plain(str(commonest(view))),
        "place": Place(view.bent[0].region),
        "before": _stretch_pace(view, before),
        "after": _stretch_pace(view, after),
        "from": Plain(str(before.start)),
        "since": Plain(str(after.start)),
    }
    return "find.turned", Say("find.turned.text", slots)


def _stretch_pace(view: View, stretch: Stretch) -> Pace:
    return Pace(stretch.key, stretch.pace, view.percent, 1 if view.percent else 2, True, view.indicator.unit)


def findings(view: View) -> list[Finding]:
    """Return up to three short findings, each with the name of its heading."""
    ends = (_steepest(view, "falling"), _steepest(view, "rising"))
    made = (*ends, _turned(view), _stable(view), _unclear(view), _few(view))
    return [finding for finding in made if finding][:3]


def _steepest(view: View, group: str) -> Finding | None:
    found = [line for line in view.judged if line.group == group]
    return (f"find.{group}", moved(view, found[0 if group == "falling" else -1])) if found else None


def moved(view: View, line: Line) -> Say:
    """Return from where to where a series went, and how fast."""
    slots: dict[str, Slot] = {
        "place": Place(line.region),
        "first": value(view, line.first),
        "from": Plain(str(line.first.year_low)),
        "last": value(view, line.last),
        "year": Plain(str(line.last.year_low)),
    }
    return Say("find.moved", {**slots, **pace(line)})


def _stable(view: View) -> Finding | None:
    n = view.counts()["stable"]
    margin = Plain(margin_text(view))
    return (
        ("find.stable", Say("find.stable.text", {"n": Count(n, noun(view)), "margin": margin})) if n else None
    )


def _unclear(view: View) -> Finding | None:
    found = [line for line in view.judged if line.verdict == "no_clear_change"]
    if not found:
        return None
    slots: dict[str, Slot] = {
        "n": Count(len(found), noun(view)),
        "place": Place(found[0].region),
        **pace(found[0]),
    }
    return "find.cannot", Say("find.cannot.unclear", slots)


def _few(view: View) -> Finding | None:
    found = [line for line in view.lines if line.pace is None]
    if not found:
        return None
    shown = found[0]
    slots: dict[str, Slot] = {
        "n": Count(len(found), noun(view)),
        "place": Place(shown.region),
        "years": Count(len(shown.points), "year"),
    }
    return "find.cannot", Say("find.cannot.few", slots)


def margin_text(view: View) -> str:
    """Return the margin of *stable* as it is written: percent, or units of a linear indicator."""
    return f"{view.indicator.margin:g}" + ("%" if view.percent else "")


def group_count(view: View, group: str) -> Count:
    """Return one of the four counts as a slot that opens what it counts."""
    return Count(view.counts()[group], key=tally(view.id, group))
