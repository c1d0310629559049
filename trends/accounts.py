"""What became of everything a run took in: totals, and the parts that must add up to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from trends.pipeline import Run
from trends.schema import SERIES

_PLACE = r"^characters (\d+)-(\d+)$"


@dataclass(frozen=True)
class Account:
    """A total and where it went.

    Attributes
    ----------
    of : str
        What is counted: files, observations, years, series, comparisons.
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
    {'files': 0, 'observations': 0, 'values': 0, 'series': 0, 'comparisons': 0}
    """
    return (_files(done), _observations(done), _values(done), _series(done), _contrasts(done))


def _files(done: Run) -> Account:
    whole = (pl.col("kind") == "not_read") & (pl.col("place") == "")
    unread = set(done.faults.filter(whole)["document"])
    tables = {table.name for table in done.reading.tables} - unread
    parts = {"documents": len(done.reading.documents), "tables": len(tables), "not_read": len(unread)}
    return Account("files", done.reading.files, parts)


def _observations(done: Run) -> Account:
    """Each is in the panel, was not asked for, or is listed with the reason why not."""
    stated = done.reading.observations.select("id", "document", "start", "end")
    used = _ids(done.panel)
    left = _ids(done.left) - used
    listed = done.faults.filter(pl.col("place").str.contains(_PLACE)).select(
        "document", *(pl.col("place").str.extract(_PLACE, k).cast(pl.Int32).alias(n) for k, n in _ENDS)
    )
    aside = set(stated.join(listed.unique(), on=["document", "start", "end"], how="semi")["id"]) - used - left
    known = set(stated["id"])
    parts = {"in_the_panel": len(used & known), "not_asked_for": len(left & known), "set_aside": len(aside)}
    return Account("observations", stated.height, parts)


_ENDS = ((1, "start"), (2, "end"))


def _ids(panel: pl.DataFrame) -> set[str]:
    return set(panel["observations"].explode().drop_nulls())


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
