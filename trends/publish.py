"""From the tables of a run to what people read: the page, single charts, explanations, lists of faults."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from trends import charts, comparisons, fits, panel, storage
from trends.accounts import accounts, on_the_page
from trends.comparisons.calibration import promises
from trends.drawn import DRAWN, page_drawings, sparklines
from trends.errors import TableError, TrendsError, UnreadableError, unknown
from trends.pipeline import Plan, Run, assemble, named, quiet, read
from trends.provenance import provenance
from trends.report import FORMATS, Content, asked, build, every_pair
from trends.report import views as views_of
from trends.report.explain import explain as sentences
from trends.schema import PANEL

if TYPE_CHECKING:
    from trends.report import Report
    from trends.report.views import View

LANGUAGES = ("en", "zh")
SUFFIXES = {"html": ".html", "markdown": ".md"}
BENDING = "joinpoint"
"""The model of the lines that may bend, shown beside those that give the verdicts."""
LETTERED = 300
"""Regions up to which letters are looked for: a thousand take seconds, and need hundreds of letters."""


def writable(folder: Path) -> Path:
    """Return the folder, made when absent, before any long work is done for it.

    Raises
    ------
    TrendsError
        When it is a file, or cannot be written.

    Examples
    --------
    >>> writable(Path("/dev/null/reports"))
    Traceback (most recent call last):
    trends.errors.TrendsError: /dev/null/reports: cannot be written (Not a directory)
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TrendsError(f"cannot be written ({error.strerror})", where=str(folder)) from None
    if not os.access(folder, os.W_OK):
        raise TrendsError("cannot be written (Permission denied)", where=str(folder))
    return folder


def page(folder: Path, fmt: str = "html") -> Path:
    """Return the file that a report is written as.

    Examples
    --------
    >>> page(Path("reports"), "markdown").as_posix()
    'reports/report.md'
    """
    if fmt not in FORMATS:
        raise unknown("choice", fmt, FORMATS, where="--format")
    return folder / f"report{SUFFIXES[fmt]}"


def write(
    done: Run,
    folder: Path,
    *,
    lang: str = "en",
    title: str | None = None,
    fmt: str = "html",
    say: Callable[[str], None] = quiet,
) -> Path:
    """Write the report of a run as ``report.html`` or ``report.md``, whole or not at all."""
    path = page(folder, fmt)
    speaks(lang)
    say("report")
    return write_text(rendered(done, lang=lang, title=title, fmt=fmt), path)


def rendered(done: Run, *, lang: str = "en", title: str | None = None, fmt: str = "html") -> str:
    """Return the text of the report of a run, with what it was made from."""
    made = asdict(provenance(done.plan, lang=lang, title=title))
    return FORMATS[fmt](replace(compose(done, lang=lang, title=title), provenance=made))


def write_text(text: str, path: Path) -> Path:
    """Write a text whole or not at all."""

    def write(part: Path) -> None:
        part.write_text(text, encoding="utf-8")

    return storage.replace(path, write)


def speaks(lang: str) -> None:
    """Raise where the page is not to be had in a language, before any long work is done for it.

    Examples
    --------
    >>> speaks("fr")
    Traceback (most recent call last):
    trends.errors.UnknownNameError: --lang: no choice 'fr'; possible: en, zh
    """
    if lang not in LANGUAGES:
        raise unknown("choice", lang, LANGUAGES, where="--lang")


def compose(done: Run, *, lang: str = "en", title: str | None = None) -> Report:
    """Hand everything of a run to the report: its tables and texts, then the drawings of its views."""
    series, analysis = done.panel, done.analysis
    regions = series["region"].unique().to_list()
    bent = fits.fit(series, models=(BENDING,))
    content = Content(
        documents=done.reading.documents,
        observations=_asked(done),
        checks=done.checks,
        panel=series,
        fits=analysis.fits,
        segments=analysis.segments,
        fitted=analysis.fitted,
        bends=bent.segments,
        bent=bent.fitted,
        comparisons=analysis.comparisons,
        faults=done.faults,
        labels=charts.labels(regions),
        english=_english(regions),
        tokens=charts.TOKENS,
        benchmark=done.benchmark,
        version=version("trends"),
        minimum=fits.MINIMUM,
        calibration=fits.calibration_table(),
        promises=promises(),
    )
    every = views_of(content)
    views = [view for view in every if len(view.lines) >= DRAWN]
    told = [*accounts(done), on_the_page(series, every, views)]
    drawings = page_drawings(views, done, lang)
    drawn = replace(
        content,
        drawings=drawings,
        runtime=charts.runtime(drawing.spec for drawing in drawings.values()),
        sparklines=sparklines(views),
        accounts=[(one.of, one.total, one.parts) for one in told],
        influence=_influence(series, views),
        letters={view.id: _letters(view, analysis.comparisons) for view in views},
    )
    return build(drawn, lang=lang, title=title, seen=every)


def explain(plan: Plan, *, year: int | None = None, say: Callable[[str], None] = quiet) -> str:
    """Say for one region and indicator where each number comes from, sentence by sentence."""
    reading = read(plan, say=say)
    assembled = assemble(reading, replace(plan, indicators=(), regions=()), say=say)
    every = assembled.panel
    stated = assembled.observations.filter(pl.col("indicator").is_in(plan.indicators))
    places = sorted({*every["region"], *stated["region"]})
    kept = [place for name in plan.regions for place in named(name, places)]
    of = pl.col("region").is_in(kept) & pl.col("indicator").is_in(plan.indicators)
    content = Content(documents=reading.documents, observations=stated.filter(of), panel=every.filter(of))
    return sentences(content, year=year)


def saved_panel(path: Path) -> pl.DataFrame:
    """Read a saved PANEL, or a tidy or wide table as one.

    Raises
    ------
    UnreadableError
        When the file is neither; names what is missing.

    Examples
    --------
    >>> saved_panel(Path("no/panel.csv"))
    Traceback (most recent call last):
    trends.errors.UnreadableError: no/panel.csv: no such file
    """
    if not path.is_file():
        raise UnreadableError("no such file", where=str(path))
    with suppress(TableError):
        if path.suffix in storage.READERS:
            return storage.load(path, PANEL)
    return panel.read_table(path, path.name)[0]


def _asked(done: Run) -> pl.DataFrame:
    """Return the observations of the indicators and regions that the plan names."""
    stated, plan = done.reading.observations, done.plan
    if plan.indicators:
        stated = stated.filter(pl.col("indicator").is_in(plan.indicators))
    if plan.regions:
        stated = stated.filter(pl.col("region").is_in(done.panel["region"].unique().to_list()))
    return stated


def _english(regions: list[str]) -> dict[str, str]:
    own = charts.labels(regions)
    return {region: name for region, name in charts.labels(regions, "en").items() if name != own[region]}


def _influence(series: pl.DataFrame, views: list[View]) -> pl.DataFrame:
    """Return what the verdicts on the page hang on, as far as it shows residuals."""
    cells = ("region", "indicator", "subgroup")
    tested: dict[str, list[tuple[str, str, str]]] = {}
    for view in views:
        for line in asked(view):
            if line.fit:
                cell = (line.region, view.indicator.id, view.subgroup)
                tested.setdefault(line.fit.model, []).append(cell)
    found = [pl.DataFrame()]
    for model, rows in tested.items():
        some = series.join(pl.DataFrame(rows, schema=cells, orient="row"), on=cells, how="semi")
        told = fits.agreement(some, models=(model,)).filter(pl.col("role") == "observed")
        found.append(told.drop(f"slope_{model}", f"verdict_{model}"))
    return pl.concat(found[1:] or found)


def _letters(view: View, compared: pl.DataFrame) -> dict[str, str]:
    """Return the letters of a view's regions, given out from the highest pace to the lowest."""
    pairs = every_pair(compared, view)
    if len(view.judged) > LETTERED:
        return {}
    order = [line.region for line in reversed(view.judged)]
    return dict(comparisons.letters(pairs, order=order).iter_rows())
