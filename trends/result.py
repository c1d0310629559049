"""The whole way in one call: sources in, a result out that shows itself and saves itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from trends import charts, drawn, fits, package, pipeline, publish
from trends.errors import unknown
from trends.outputs import spare
from trends.pipeline import Plan, Run
from trends.provenance import inputs

if TYPE_CHECKING:
    import altair as alt

COMPARED = Plan().compared
HEIGHT = 720
"""Pixels of the page in a notebook; it scrolls."""


@dataclass(frozen=True)
class Result:
    """A report with everything it says; the last line of a notebook's cell shows its page.

    Attributes
    ----------
    run : Run
        Every table, and the plan it was asked by.
    lang : str
        The language the page opens in.
    title : str or None
        In place of the finding as headline.
    """

    run: Run
    lang: str = "en"
    title: str | None = None

    @property
    def tables(self) -> dict[str, pl.DataFrame]:
        """Every table by its name in `trends.schema.TABLES`."""
        done, analysis = self.run, self.run.analysis
        return {
            "observations": done.reading.observations,
            "checks": done.checks,
            "panel": done.panel,
            "fits": analysis.fits,
            "segments": analysis.segments,
            "fitted": analysis.fitted,
            "comparisons": analysis.comparisons,
            "faults": done.faults,
        }

    @cached_property
    def page(self) -> str:
        """The page as HTML: one text that needs nothing else."""
        return publish.rendered(self.run, lang=self.lang, title=self.title)

    def chart(self, name: str = "lines", indicator: str | None = None) -> alt.Chart:
        """Draw one of `trends.charts.CHARTS`, of an indicator or of the one with the most regions.

        Raises
        ------
        UnknownNameError
            For a chart or an indicator that does not exist.
        """
        analysis = self.run.analysis
        chosen = drawn.drawable(self.run.panel, indicator)
        of = pl.col("indicator") == chosen
        tables = (frame.filter(of) for frame in (self.run.panel, analysis.fits, analysis.fitted))
        made: alt.Chart = charts.chart(name, *tables, indicator=chosen)
        return made

    def save(self, path: str | Path) -> Path:
        """Write the page (``.html``), the short text (``.md``) or the tables (``datapackage.json``).

        A file appears whole or not at all, and never in the place of one of the sources.

        Raises
        ------
        TrendsError
            For another suffix, or a place that cannot be written.
        """
        path = Path(path)
        if path.suffix not in SAVERS:
            raise unknown("format", path.suffix, SAVERS, where=str(path))
        written = package.files(path) if path.suffix == ".json" else [path]
        spare(inputs(self.run.plan), *written)
        return SAVERS[path.suffix](self, path)

    def _repr_html_(self) -> str:
        """Show the page in a notebook, kept apart from what else is in it."""
        return (
            f'<iframe srcdoc="{escape(self.page)}" sandbox="allow-scripts allow-downloads" '
            f'style="width:100%;height:{HEIGHT}px;border:0" title="trends report"></iframe>'
        )


def report(
    sources: str | Path | Sequence[str | Path] = "data",
    *,
    indicators: Sequence[str] = (),
    regions: Sequence[str] = (),
    benchmark: str | None = None,
    models: Sequence[str] = (fits.DEFAULT_MODEL,),
    compared: Sequence[str] = COMPARED,
    lang: str = "en",
    title: str | None = None,
) -> Result:
    r"""Read sources, fit and compare the regions; return tables, charts and page as one value.

    Parameters
    ----------
    sources : str, Path or sequence of these
        Files, folders or globs.
    indicators, regions : sequence of str
        Keep only these; empty keeps all.
    benchmark : str, optional
        The region every other is compared with; ``parent``, or ``mean``: of all by population.
    models : sequence of str
        Names in `trends.fits.MODELS`; the first gives the verdicts.
    compared : sequence of str
        Names in `trends.comparisons.COMPARERS`.
    lang : str
        The language the page opens in: ``en`` or ``zh``.
    title : str, optional
        In place of the finding as headline.

    Returns
    -------
    Result

    Raises
    ------
    TrendsError
        For a source or a name that does not exist.

    Examples
    --------
    >>> import tempfile, trends
    >>> folder = Path(tempfile.mkdtemp())
    >>> rows = [f"A,births,{year},{year - 1900}" for year in range(2000, 2009)]
    >>> _ = (folder / "a.csv").write_text("\n".join(["region,indicator,year,value", *rows]))
    >>> told = trends.report(folder)
    >>> told.tables["fits"]["verdict"].to_list(), told.save(folder / "out" / "report.html").name
    (['rising'], 'report.html')
    """
    publish.speaks(lang)
    named = [sources] if isinstance(sources, str | Path) else sources
    plan = Plan(
        sources=tuple(map(str, named)),
        indicators=tuple(indicators),
        regions=tuple(regions),
        benchmark=benchmark,
        models=tuple(models),
        compared=tuple(compared),
    )
    return Result(pipeline.run(plan), lang, title)


def _short(told: Result, path: Path) -> Path:
    text = publish.rendered(told.run, lang=told.lang, title=told.title, fmt="markdown")
    return publish.write_text(text, path)


def _packed(told: Result, path: Path) -> Path:
    return package.save_package({name: told.tables[name] for name in package.PACKED}, path)


SAVERS: dict[str, Callable[[Result, Path], Path]] = {
    ".html": lambda told, path: publish.write_text(told.page, path),
    ".md": _short,
    ".json": _packed,
}
"""How a result is saved, by suffix."""
