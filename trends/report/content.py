"""What the report is made from: every value of a run, handed over at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from trends.schema import TABLES, Drawing, Source


def _empty(name: str) -> pl.DataFrame:
    return TABLES[name].empty()


@dataclass(frozen=True)
class Content:
    """The tables, documents and drawings of one run.

    Attributes
    ----------
    documents : sequence of Source
        With the passage of each observation.
    observations, checks, panel, fits, segments, fitted, comparisons, faults : polars.DataFrame
        The tables of `trends.schema`; an absent one is empty.
    bends, bent : polars.DataFrame
        SEGMENTS and FITTED of a line that may bend: what the small multiples show beside the verdicts.
    drawings : mapping of (indicator, chart name) to Drawing
        The charts that the page starts when they come near.
    labels : mapping of str to str
        The short name of each region; a region without one shows its path.
    english : mapping of str to str
        What an English sentence calls a region whose own name is in another script.
    tokens : mapping of str to mapping of str to str
        ``light`` and ``dark``: custom properties of CSS and their colours.
    runtime : str
        The JavaScript that draws the specifications; "" leaves the charts to their first paint.
    sparklines : mapping of (region, indicator) to str
        Small lines as SVG for the ranking table.
    benchmark : str or None
        The region that the others are held against; it is not counted among them.
    version : str
        The version of the program, for the last line.
    minimum : int
        Years that a series needs for a verdict, as the fits have it.
    calibration : polars.DataFrame
        How often each model calls a trend where there is none, by simulation: columns model, n, phi,
        years, errors, simulations, false_trends and coverage in percent; without rows there is no section.
    promises : polars.DataFrame
        How often the promises of the comparisons hold, by simulation: columns promise, regions, phi, cases,
        share, least and most in percent; without rows there is no table.
    letters : mapping of str to mapping of str to str
        By view, the letters of each region: those that share one are not shown to differ in pace.
    influence : polars.DataFrame
        What verdicts hang on, as `trends.fits.agreement` has it; a series without a row is not shown.
    accounts : sequence of (str, int, mapping of str to int)
        What is counted, how many came in, and how many ended up where.

    Examples
    --------
    >>> Content().panel.height
    0
    """

    documents: Sequence[Source] = ()
    observations: pl.DataFrame = field(default_factory=lambda: _empty("observations"))
    checks: pl.DataFrame = field(default_factory=lambda: _empty("checks"))
    panel: pl.DataFrame = field(default_factory=lambda: _empty("panel"))
    fits: pl.DataFrame = field(default_factory=lambda: _empty("fits"))
    segments: pl.DataFrame = field(default_factory=lambda: _empty("segments"))
    fitted: pl.DataFrame = field(default_factory=lambda: _empty("fitted"))
    bends: pl.DataFrame = field(default_factory=lambda: _empty("segments"))
    bent: pl.DataFrame = field(default_factory=lambda: _empty("fitted"))
    comparisons: pl.DataFrame = field(default_factory=lambda: _empty("comparisons"))
    faults: pl.DataFrame = field(default_factory=lambda: _empty("faults"))
    drawings: Mapping[tuple[str, str], Drawing] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    english: Mapping[str, str] = field(default_factory=dict)
    tokens: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    runtime: str = ""
    sparklines: Mapping[tuple[str, str], str] = field(default_factory=dict)
    benchmark: str | None = None
    version: str = ""
    minimum: int = 6
    calibration: pl.DataFrame = field(default_factory=pl.DataFrame)
    promises: pl.DataFrame = field(default_factory=pl.DataFrame)
    letters: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    influence: pl.DataFrame = field(default_factory=pl.DataFrame)
    accounts: Sequence[tuple[str, int, Mapping[str, int]]] = ()

    def named(self, lang: str) -> Mapping[str, str]:
        """Return the names of the regions in one language.

        Examples
        --------
        >>> content = Content(labels={"江苏省": "江苏省"}, english={"江苏省": "Jiangsu"})
        >>> content.named("en")["江苏省"], content.named("zh")["江苏省"]
        ('Jiangsu', '江苏省')
        """
        return {**self.labels, **self.english} if lang == "en" else self.labels
