"""From the tables of a run to the views of the page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import polars as pl

from trends.catalogue.indicators import Indicator, indicators
from trends.catalogue.regions.cohorts import Cohort, cohort
from trends.report.bends import stretches
from trends.report.content import Content
from trends.report.grouping import home, view_id, widest
from trends.report.keys import key
from trends.report.numerals import decimals
from trends.report.views import NEVER_POINTS, Fit, Line, Point, Stretch, View
from trends.schema import SERIES

Row = dict[str, Any]
FOREMOST = "fertility"
"""The topic whose views come first among those with equally many regions."""
UNNAMED = 3
"""Values of one indicator up to which an unnamed place is taken for one place."""


def views(content: Content) -> tuple[View, ...]:
    """Return what each cohort's regions say of each indicator, the view with most trends first."""
    by_indicator: dict[str, list[Point]] = defaultdict(list)
    for point in _panel_points(content) + _loose_points(content):
        by_indicator[point.indicator].append(point)
    trends = _Trends(_fits(content), stretches(content))
    made = [view for name, found in by_indicator.items() for view in _views(content, name, found, trends)]
    catalogued = sorted(indicators().values(), key=lambda entry: entry.topic != FOREMOST)
    place = {entry.id: i for i, entry in enumerate(catalogued)}
    return tuple(sorted(made, key=lambda view: _first_shown(view, place)))


class _Trends(NamedTuple):
    """What was fitted to each series, by its key."""

    fits: dict[str, Fit]
    stretches: dict[str, tuple[Stretch, ...]]


def _first_shown(view: View, place: Mapping[str, int]) -> tuple[object, ...]:
    series = len(view.lines) > 1
    told = (not view.comparable, not series, len(view.lines) == 1, view.cohort.country != "CN")
    wide = len(view.lines) if series else view.regions
    return (*told, -wide, place.get(view.indicator.id, len(place)), view.id)


def _views(content: Content, name: str, points: list[Point], trends: _Trends) -> Iterable[View]:
    observed = [p for p in points if p.role == "observed"]
    subgroup = _main_subgroup(observed)
    lines, loose = _lines([p for p in observed if p.subgroup == subgroup], trends)
    stated = [*loose, *(p for p in observed if p.subgroup != subgroup)]
    loose = _attributable(stated, lines)
    kept = {id(p) for p in loose}
    unseen = [p for p in points if p.role not in ("observed", *NEVER_POINTS)]
    unseen += [p for p in stated if id(p) not in kept]
    benchmark = _benchmark(content.benchmark, lines)
    ranked = widest(line.region for line in lines if line is not benchmark)
    homes = {p.region: home(p.region, ranked) for p in points}
    for members in sorted(set(homes.values())):
        view = View(
            id=view_id(name, members),
            indicator=_entry(name, points),
            cohort=members,
            subgroup=subgroup,
            lines=tuple(
                sorted((x for x in lines if x is not benchmark and homes[x.region] == members), key=_rank)
            ),
            benchmark=benchmark if benchmark and _beside(benchmark.region, members) else None,
            stated=tuple(sorted((p for p in loose if homes[p.region] == members), key=_stated_rank)),
            aside=tuple(p for p in points if p.role != "observed" and homes[p.region] == members),
            left_out=tuple(p for p in unseen if homes[p.region] == members),
            digits=decimals(p.value for p in observed if homes[p.region] == members),
        )
        if view.lines or view.stated or view.aside or view.benchmark:
            yield view


def _attributable(loose: list[Point], lines: list[Line]) -> list[Point]:
    """Drop what cannot be held against a place: undated values beside a series, lists of an unnamed place."""
    series = {line.region for line in lines}
    said = Counter(p.region for p in loose if p.region.startswith("@"))
    return [p for p in loose if said[p.region] <= UNNAMED and not (p.year_low is None and p.region in series)]


def _benchmark(name: str | None, lines: list[Line]) -> Line | None:
    exact = [line for line in lines if line.region == name]
    ended = [line for line in lines if name and line.region.endswith(name)]
    return next(iter(exact or (ended if len(ended) == 1 else [])), None)


def _beside(region: str, members: Cohort) -> bool:
    return cohort(region).country in ("", members.country)


def _rank(line: Line) -> tuple[float, str]:
    return (-line.last.value, line.region)


def _stated_rank(point: Point) -> tuple[str, float, str, str]:
    return (point.subgroup, -point.value, point.region, point.key)


def _entry(name: str, points: list[Point]) -> Indicator:
    known = indicators().get(name)
    plain = name.replace("_", " ").capitalize()
    label = {"en": plain, "zh": plain}
    return known or Indicator(id=name, topic="", label=label, short={"en": "", "zh": ""}, unit=points[0].unit)


def _main_subgroup(points: list[Point]) -> str:
    regions = Counter(subgroup for subgroup, _ in {(p.subgroup, p.region) for p in points})
    return min(regions, key=lambda s: (-regions[s], s), default="")


def _lines(points: list[Point], trends: _Trends) -> tuple[list[Line], list[Point]]:
    by_region: dict[str, list[Point]] = defaultdict(list)
    for point in points:
        by_region[point.region].append(point)
    lines, loose = [], []
    for region, found in by_region.items():
        dated = sorted((p for p in found if p.year_low is not None and p.usable), key=_year)
        if len({_year(p) for p in dated}) < 2:
            loose += found
            continue
        series = "|".join((region, found[0].indicator, found[0].subgroup, found[0].role))
        lines.append(Line(region, tuple(dated), trends.fits.get(series), trends.stretches.get(series, ())))
        loose += [p for p in found if p not in dated]
    return lines, loose


def _year(point: Point) -> int:
    return point.year_low or 0


def _fits(content: Content) -> dict[str, Fit]:
    """One fit for each series: the model that fitted most series, the plain line at a tie."""
    rows = content.fits.rows(named=True)
    fitted = Counter(row["model"] for row in rows if row["status"] == "ok")
    best = max(fitted, key=lambda m: (fitted[m], m == "linear", m), default="linear")
    since = {
        key("fits", row): row["start_year"] for row in content.segments.sort("segment").iter_rows(named=True)
    }
    chosen = sorted(rows, key=lambda row: row["model"] == best)
    return {"|".join(str(row[c]) for c in SERIES): _fit(row, since) for row in chosen}


def _fit(row: Row, since: dict[str, float]) -> Fit:
    own = key("fits", row)
    columns = ("apc", "apc_lower", "apc_upper") if row["scale"] == "log" else ("slope", "lower", "upper")
    told = row["verdict"] not in ("too_few_points", "not_fitted")
    pace, lower, upper = (row[c] if told else None for c in columns)
    start = since.get(own, row["first_year"])
    return Fit(
        key=own,
        model=row["model"],
        scale=row["scale"],
        n=row["n"] or 0,
        since=round(start) if start is not None else 0,
        until=row["last_year"] or 0,
        pace=pace,
        lower=lower,
        upper=upper,
        verdict=row["verdict"] or "not_fitted",
        reason=row["reason"] or "",
    )


def _panel_points(content: Content) -> list[Point]:
    said = {row["id"]: row for row in content.observations.iter_rows(named=True)}
    usable = content.panel.filter(pl.col("value").is_not_null()).sort(
        "indicator", "region", "subgroup", "role", "year"
    )
    return [_panel_point(row, said) for row in usable.iter_rows(named=True)]


def _panel_point(row: Row, said: dict[str, Row]) -> Point:
    ids = tuple(row["observations"] or ())
    sources = [said[i] for i in ids if i in said]
    values = {s["value"] for s in sources if s["value"] is not None}
    low, high = row["year_low"], row["year_high"]
    return Point(
        key=key("panel", row),
        region=row["region"],
        indicator=row["indicator"],
        subgroup=row["subgroup"],
        role=row["role"],
        value=row["value"],
        high=None,
        bound=sources[0]["bound"] or "=" if sources else "=",
        unit=row["unit"] or "",
        year_low=row["year"] if low is None else low,
        year_high=row["year"] if high is None else high,
        status=row["status"] or "ok",
        source=row["source"] or "",
        observations=ids,
        differs=len(values) > 1,
        changed=row["break_before"] or "",
    )


def _loose_points(content: Content) -> list[Point]:
    """Observations with a value that no row of the panel rests on."""
    used = set(_flat(content.panel["observations"].to_list()))
    rows = content.observations.filter(pl.col("value").is_not_null()).sort("document", "part", "start", "id")
    return [
        _loose(row)
        for row in rows.iter_rows(named=True)
        if row["id"] not in used and row["role"] != "derived"
    ]


def _flat(lists: Iterable[list[str] | None]) -> Iterable[str]:
    return (item for found in lists for item in found or ())


def _loose(row: Row) -> Point:
    return Point(
        key=row["id"],
        region=row["region"],
        indicator=row["indicator"],
        subgroup=row["subgroup"],
        role=row["role"],
        value=row["value"],
        high=row["value_high"],
        bound=row["bound"] or "=",
        unit=row["unit"] or "",
        year_low=row["year_low"],
        year_high=row["year_high"],
        status="ok"
        if row["year_low"] is not None and row["year_low"] == row["year_high"]
        else "year uncertain",
        source=row["document"],
        observations=(row["id"],),
        differs=False,
    )
