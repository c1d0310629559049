"""The flow, from top to bottom, from sources to comparisons; `trends.publish` goes on to the page.

documents → observations → evidence → panel → fits → comparisons (→ charts → report)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from trends import comparisons, documents, fits, limits, panel
from trends.documents import SourceFile
from trends.errors import unknown
from trends.followed import followed
from trends.reading import Said, joined, read_chunk, read_documents, together
from trends.schema import CHECKS, FAULTS, PANEL, Source

CORRECTIONS, BREAKS = "corrections.toml", "breaks.toml"


@dataclass(frozen=True)
class Plan:
    """What a run is asked for.

    Attributes
    ----------
    sources : tuple of str
        Files, folders or globs.
    indicators, regions : tuple of str
        Keep only these; empty keeps all. A region is named by its path or the end of it.
    benchmark : str or None
        The region every other is compared with; ``mean`` is the members' mean by population.
    models : tuple of str
        Names in `trends.fits.MODELS`; the first gives the verdicts.
    compared : tuple of str
        Names in `trends.comparisons.COMPARERS`.
    year, event, given
        As in `trends.comparisons.Asked`.
    adjustment : str
        A name in `trends.comparisons.ADJUSTMENTS`.
    encoding, boundaries : str or None
        Of every text; None finds it for each file. A GeoJSON file with the areas of regions, for maps.
    processes : int
        At most so many read at the same time; it changes nothing in what is read.
    """

    sources: tuple[str, ...] = ("data",)
    indicators: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    benchmark: str | None = None
    models: tuple[str, ...] = field(default_factory=lambda: (fits.DEFAULT_MODEL,))
    compared: tuple[str, ...] = comparisons.REPORTED
    year: int | None = None
    event: int | None = None
    given: tuple[str, ...] = ()
    adjustment: str = "holm"
    encoding: str | None = None
    boundaries: str | None = None
    processes: int = 1


@dataclass(frozen=True)
class Reading:
    """What the documents say: their passages, what was read out of them, and what was not.

    Attributes
    ----------
    files : int
        How many the sources hold, read or not.
    """

    files: int
    documents: tuple[Source, ...]
    tables: tuple[SourceFile, ...]
    observations: pl.DataFrame
    checks: pl.DataFrame
    faults: pl.DataFrame


@dataclass(frozen=True)
class Assembled:
    """What is compared: the PANEL, what did not enter it, and the region the benchmark turned out to be.

    Attributes
    ----------
    observations : DataFrame
        OBSERVATIONS, the derived ones following from the stated as they are corrected.
    left : DataFrame
        Rows of the PANEL that the plan did not ask for.
    checks : DataFrame
        CHECKS of each text's own arithmetic, and those between sources.
    """

    observations: pl.DataFrame
    panel: pl.DataFrame
    left: pl.DataFrame
    checks: pl.DataFrame
    faults: pl.DataFrame
    benchmark: str | None


@dataclass(frozen=True)
class Analysis:
    """What the panel shows: a trend for each series, and the regions compared."""

    fits: pl.DataFrame
    segments: pl.DataFrame
    fitted: pl.DataFrame
    comparisons: pl.DataFrame


@dataclass(frozen=True)
class Run:
    """Every table of one run, each as in `trends.schema`.

    Attributes
    ----------
    plan : Plan
        As it was asked for.
    left : DataFrame
        Rows of the PANEL that the plan did not ask for.
    benchmark : str or None
        The region that the plan's benchmark turned out to be.
    """

    plan: Plan
    reading: Reading
    panel: pl.DataFrame
    left: pl.DataFrame
    checks: pl.DataFrame
    analysis: Analysis
    faults: pl.DataFrame
    benchmark: str | None

    def summary(self) -> pl.DataFrame:
        """Return, for each indicator and model, how many series have which verdict."""
        counts = self.analysis.fits.group_by("indicator", "model", "verdict").len("series")
        return counts.pivot("verdict", index=["indicator", "model"], values="series").sort(
            "indicator", "model"
        )

    def _repr_html_(self) -> str:
        """Show the summary in a notebook."""
        return self.summary()._repr_html_()


def quiet(stage: str, done: int = 0, of: int = 0) -> None:
    """Say nothing of the stage that begins, nor how far it is."""


def run(plan: Plan, *, say: Callable[..., None] = quiet) -> Run:
    r"""Run every stage up to the comparisons.

    Raises
    ------
    TrendsError
        For a source, indicator, region, model or benchmark that does not exist.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> rows = [f"A,births,{year},{year - 1900}" for year in range(2000, 2009)]
    >>> _ = (folder / "a.csv").write_text("\n".join(["region,indicator,year,value", *rows]))
    >>> run(Plan(sources=(str(folder),))).analysis.fits["verdict"].to_list()
    ['rising']
    """
    reading = read(plan, say=say)
    assembled = assemble(reading, plan, say=say)
    analysis = analyse(assembled.panel, replace(plan, benchmark=assembled.benchmark), say=say)
    return Run(
        plan=plan,
        reading=replace(reading, observations=assembled.observations),
        panel=assembled.panel,
        left=assembled.left,
        checks=assembled.checks,
        analysis=analysis,
        faults=joined(reading.faults, assembled.faults),
        benchmark=assembled.benchmark,
    )


def read(plan: Plan, *, quoting: bool = True, say: Callable[..., None] = quiet) -> Reading:
    """Read the sources and what stands in them; derive and check by the texts' own arithmetic.

    Without `quoting` no `documents` are kept, and memory does not grow with their number.
    """
    limits.changed()  # a name or a number that is wrong is said before any work
    files, missing = documents.find(plan.sources)
    say("documents")
    texts = [f for f in files if f.kind == "document"]
    said = read_documents(texts, encoding=plan.encoding, processes=plan.processes, quoting=quoting, say=say)
    tables, as_texts = sheets_as_texts(
        [f for f in files if f.kind == "table"], plan.encoding, quoting=quoting
    )
    said = together([said, as_texts])
    faults = joined(missing, said.faults)
    return Reading(len(files) + missing.height, said.sources, tables, said.observations, said.checks, faults)


def sheets_as_texts(
    files: list[SourceFile], encoding: str | None, *, quoting: bool = True
) -> tuple[tuple[SourceFile, ...], Said]:
    """Read as texts those sheets that hold no table for the panel and yet say something."""
    tables: list[SourceFile] = []
    read: list[Said] = []
    for file in files:
        why = panel.lacks(file.path, file.name) if file.path.suffix.lower() in documents.SHEETS else ""
        said = read_chunk([file], encoding, quoting=quoting) if why else together([])
        if said.observations.is_empty():
            tables.append(file)
            continue
        told: list[dict[str, object]] = [
            {"document": file.name, "place": "", "kind": "read_as_text", "reason": why}
        ]
        read.append(replace(said, faults=pl.concat([said.faults, FAULTS.build(told)])))
    return tuple(tables), together(read)


def assemble(reading: Reading, plan: Plan, *, say: Callable[..., None] = quiet) -> Assembled:
    """Join what the texts say with the tables, and keep the series that the plan chooses."""
    say("panel")
    corrections = _beside(plan.sources, CORRECTIONS)
    said = followed(reading.observations, reading.tables, corrections)
    breaks = _beside(plan.sources, BREAKS)
    series, faults = panel.build(said, reading.tables, corrections=corrections, breaks=breaks, again=True)
    between = panel.cross_checks(series, said)
    checks = CHECKS.check(pl.concat([reading.checks, between]).sort(CHECKS.key))
    series, benchmark = panel.with_mean(series, plan.benchmark)
    chosen = choose(series, replace(plan, benchmark=benchmark))
    left = series.join(chosen, on=PANEL.key, how="anti")
    return Assembled(said, chosen, left, checks, faults, benchmark)


def analyse(series: pl.DataFrame, plan: Plan, *, say: Callable[..., None] = quiet) -> Analysis:
    """Fit every series of a PANEL and compare the regions."""
    say("fits")
    fitted = fits.fit(series, models=plan.models)
    say("comparisons")
    rows = comparisons.compare(
        series,
        fitted.fits,
        comparisons=plan.compared,
        asked=comparisons.Asked(plan.benchmark, plan.year, plan.event, plan.given),
        adjustment=plan.adjustment,
    )
    return Analysis(fitted.fits, fitted.segments, fitted.fitted, rows)


def choose(series: pl.DataFrame, plan: Plan) -> pl.DataFrame:
    """Keep the indicators and regions that the plan names, and its benchmark.

    Examples
    --------
    >>> from trends.schema import PANEL
    >>> choose(PANEL.empty(), Plan(regions=("闽清县",)))
    Traceback (most recent call last):
    trends.errors.UnknownNameError: --region: no region '闽清县'
    """
    known = series["indicator"].unique().to_list()
    for name in plan.indicators:
        if name not in known:
            raise unknown("indicator", name, known, where="--indicator")
    if plan.indicators:
        series = series.filter(pl.col("indicator").is_in(plan.indicators))
    places = series["region"].unique().sort().to_list()
    kept = {place for name in plan.regions for place in named(name, places)}
    if plan.benchmark is not None:
        kept |= set(named(plan.benchmark, places, where="--benchmark")) if plan.regions else set()
    return series.filter(pl.col("region").is_in(sorted(kept))) if plan.regions else series


def named(name: str, places: list[str], *, where: str = "--region") -> list[str]:
    """Return the places of this path, or all whose path ends so.

    Examples
    --------
    >>> named("闽清县", ["福建省福州市闽清县", "福建省"])
    ['福建省福州市闽清县']
    """
    found = [p for p in places if p == name] or [p for p in places if p.endswith(name)]
    if not found:
        raise unknown("region", name, places, where=where)
    return found


def _beside(sources: tuple[str, ...], name: str) -> Path | None:
    return next((path for source in sources if (path := Path(source) / name).is_file()), None)
