"""What became of everything a run took in: totals, and the parts that must add up to them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from trends.pipeline import Run
from trends.report.keys import key
from trends.report.views import Line, Point, View
from trends.schema import SERIES, Part

_PLACE = r"^characters (\d+)-(\d+)$"


@dataclass(frozen=True)
class Account:
    """A total and where it went.

    Attributes
    ----------
    of : str
        What is counted: files, characters, observations, values, series, comparisons.
    total : int
        Counted where it comes in.
    parts : mapping of str to int
        Counted where each ends up, never as what is left of the total.

    Examples
    --------
    >>> Account("files", 3, {"documents": 2, "not_read": 1}).missing
    0
    """

    of: str
    total: int
    parts: Mapping[str, int]

    @property
    def missing(self) -> int:
        """What no part accounts for; negative when something is counted twice."""
        return self.total - sum(self.parts.values())


def accounts(done: Run) -> tuple[Account, ...]:
    """Return the accounts of a run, from its files to its comparisons.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> from trends.pipeline import Plan, run
    >>> at = Path(tempfile.mkdtemp())
    >>> _ = (at / "a.txt").write_text("2010年全县出生人口3021人，人口出生率9.7‰。", encoding="utf-8")
    >>> {one.of: one.missing for one in accounts(run(Plan(sources=(str(at),))))}
    {'files': 0, 'characters': 0, 'observations': 0, 'values': 0, 'series': 0, 'comparisons': 0}
    """
    every = (_files, _characters, _observations, _values, _series, _contrasts)
    return tuple(account(done) for account in every)


def on_the_page(panel: pl.DataFrame, views: Sequence[View], charted: Sequence[View]) -> Account:
    """Return which values of the panel are drawn, which are only listed, and which are left out of the page.

    Parameters
    ----------
    panel : polars.DataFrame
        PANEL.
    views, charted : sequence of View
        Those of the page, and those of them that have charts.

    Examples
    --------
    >>> from trends.schema import PANEL
    >>> on_the_page(PANEL.empty(), (), ()).missing
    0
    """
    keys = {key("panel", row) for row in panel.iter_rows(named=True)}
    rules = (
        ("drawn", _keys(p for view in charted for line in _lines(view) for p in line.points)),
        ("listed", _keys(p for view in views for line in _lines(view) for p in line.points)),
        ("listed", _keys(p for view in views for p in (*view.stated, *view.aside))),
        ("left_out", _keys(p for view in views for p in view.left_out)),
    )
    parts, counted = dict.fromkeys(("drawn", "listed", "left_out"), 0), set[str]()
    for name, found in rules:
        parts[name] += len((found & keys) - counted)
        counted |= found
    return Account("on_the_page", panel.height, parts)


def _lines(view: View) -> tuple[Line, ...]:
    return (*view.lines, *((view.benchmark,) if view.benchmark else ()))


def _keys(points: Iterable[Point]) -> set[str]:
    return {point.key for point in points}


def _files(done: Run) -> Account:
    whole = (pl.col("kind") == "not_read") & (pl.col("place") == "")
    unread = set(done.faults.filter(whole)["document"])
    tables = {table.name for table in done.reading.tables} - unread
    parts = {"documents": len(done.reading.documents), "tables": len(tables), "not_read": len(unread)}
    return Account("files", done.reading.files, parts)


def _characters(done: Run) -> Account:
    """Each character read stands in a text of some year or between texts; texts never overlap."""
    parts = dict.fromkeys((*_DATINGS, "between_texts"), 0)
    for source in done.reading.documents:
        at = 0
        for text in source.parts:
            parts["between_texts"] += max(text.start - at, 0)
            parts[_dating(text)] += text.end - text.start
            at = text.end
        parts["between_texts"] += max(source.size - at, 0)
    return Account("characters", sum(source.size for source in done.reading.documents), parts)


def _dating(text: Part) -> str:
    dated, uncertain, undated = _DATINGS
    if text.year_low is None and text.year_high is None:
        return undated
    return dated if text.year_low == text.year_high else uncertain


_DATINGS = ("in_dated_texts", "in_texts_of_uncertain_year", "in_undated_texts")


def _observations(done: Run) -> Account:
    """Each stands in the panel, says again what does, was not asked for, or is listed with why not."""
    stated = done.reading.observations.select("id", "document", "start", "end", "value")
    asked, left = _rows(done.panel), _rows(done.left)
    listed = _listed(stated, done.faults)
    stands = set(asked.filter(pl.col("nth") == 0)["id"])
    same = asked.join(stated, on="id").filter(pl.col("value") == pl.col("stands"))
    derived = set(done.reading.observations.filter(pl.col("derived_from").list.len() > 0)["id"])
    rules = (
        ("corrected", listed["corrected"] - derived),
        ("in_the_panel", stands),
        ("in_conflict", listed["conflict"] & set(asked["id"])),
        ("said_again", set(same["id"])),
        ("not_asked_for", set(left["id"])),
        ("set_aside", set().union(*listed.values())),
    )
    parts, counted = {}, set[str]()
    for name, ids in rules:  # an observation counts where it is met first
        parts[name] = len((ids & set(stated["id"])) - counted)
        counted |= ids
    return Account("observations", stated.height, parts)


def _rows(panel: pl.DataFrame) -> pl.DataFrame:
    """Return every observation of a PANEL, the one that stands in its row first, and the row's value."""
    rows = panel.select(id="observations", stands="value")
    placed = rows.with_columns(nth=pl.int_ranges(pl.col("id").list.len()))
    return placed.explode("id", "nth").drop_nulls("id")


def _listed(stated: pl.DataFrame, faults: pl.DataFrame) -> defaultdict[str, set[str]]:
    """Return by kind of fault the observations that stand where one is listed."""
    ends = (pl.col("place").str.extract(_PLACE, k).cast(pl.Int32).alias(n) for k, n in _ENDS)
    placed = faults.filter(pl.col("place").str.contains(_PLACE)).select("document", "kind", *ends)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one, kind in stated.join(placed, on=["document", "start", "end"]).select("id", "kind").iter_rows():
        found[kind].add(one)
    return found


_ENDS = ((1, "start"), (2, "end"))


def _values(done: Run) -> Account:
    """Each value of the panel lies on a fitted curve, or in a series without one, or was left out of it."""
    judged = done.analysis.fitted.filter(pl.col("model") == done.plan.models[0])
    keys = ["region", "indicator", "subgroup", "role", "year"]
    curved = done.panel.join(judged.select(keys).unique(), on=keys, how="semi").height
    series = judged.select(keys[:-1]).unique()
    whole = done.panel.join(series, on=keys[:-1], how="anti").height
    beside = done.panel.join(series, on=keys[:-1], how="semi").join(judged, on=keys, how="anti").height
    return Account(
        "values", done.panel.height, {"fitted": curved, "beside_a_fit": beside, "not_fitted": whole}
    )


def _series(done: Run) -> Account:
    series = done.panel.select(SERIES).unique().height
    judged = done.analysis.fits.filter(pl.col("model") == done.plan.models[0])
    return Account("series", series, _counts(judged["verdict"]))


def _contrasts(done: Run) -> Account:
    rows = done.analysis.comparisons
    return Account("comparisons", rows.height, _counts(rows["status"]))


def _counts(words: pl.Series) -> dict[str, int]:
    return dict(sorted(Counter(words.cast(pl.String).to_list()).items()))
