"""The commands of one stage each: a table or a chart into a file."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trends.cli import completion
from trends.cli.console import answer, progress, tell
from trends.cli.options import (
    Benchmark,
    Boundaries,
    Encoding,
    Engine,
    Indicators,
    Models,
    Out,
    PanelFile,
    Regions,
    Resume,
    Scheduler,
    Sources,
    planned,
    saved,
)
from trends.errors import unknown
from trends.outputs import spare

if TYPE_CHECKING:
    from trends.scale import Finished


def extract(
    out: Out,
    sources: Sources = None,
    encoding: Encoding = None,
    engine: Engine = "local",
    scheduler: Scheduler = None,
    resume: Resume = False,
) -> None:
    """Write every observation that stands in the sources."""
    from trends import pipeline, scale, storage
    from trends.provenance import inputs

    plan = planned(sources, encoding=encoding)
    spare(inputs(plan), out)
    if engine == "local" and not resume:
        with progress() as say:
            reading = pipeline.read(plan, quoting=False, say=say)
        tell(reading.faults)
        typer.echo(str(storage.save(reading.observations, out)))
        return
    way = scale.Way(engine, scheduler, resume)
    with progress() as say:
        done = scale.extract_sources(
            plan.sources, out, encoding=encoding, way=way, say=partial(say, "partitions")
        )
    tell(done.faults)
    _ended(done, out)


def panel(
    out: Out,
    sources: Sources = None,
    indicator: Indicators = None,
    region: Regions = None,
    encoding: Encoding = None,
) -> None:
    """Write the panel: a row per region, indicator, subgroup, role and year.

    With --out FOLDER/datapackage.json: a Data Package of observations, checks, panel and faults.
    """
    from trends import package, pipeline, storage
    from trends.provenance import inputs
    from trends.reading import joined

    plan = planned(sources, indicator, region, encoding=encoding)
    spare(inputs(plan), *(package.files(out) if out.name == package.NAME else [out]))
    with progress() as say:
        reading = pipeline.read(plan, quoting=False, say=say)
        assembled = pipeline.assemble(reading, plan, say=say)
    tell(assembled.faults)
    if out.name != package.NAME:
        typer.echo(str(storage.save(assembled.panel, out)))
        return
    faults = joined(reading.faults, assembled.faults)
    tables = {"observations": assembled.observations, "checks": assembled.checks}
    tables |= {"panel": assembled.panel, "faults": faults}
    typer.echo(str(package.save_package(tables, out)))


def fit(
    panel: PanelFile,
    out: Out,
    model: Models = None,
    engine: Engine = "local",
    scheduler: Scheduler = None,
    resume: Resume = False,
) -> None:
    """Fit a trend to every series of a saved panel, of any size where it is Parquet."""
    from trends import fits, scale, storage
    from trends.schema import PANEL

    spare([panel], out)
    names = tuple(model or (fits.DEFAULT_MODEL,))
    way = scale.Way(engine, scheduler, resume)
    if engine not in scale.ENGINES:
        raise unknown("engine", engine, scale.ENGINES, where="--engine")
    if storage.holds(panel, PANEL):
        with progress() as say:
            done = scale.fit_panel(panel, out, names, way=way, say=partial(say, "partitions"))
        _ended(done, out)
    else:
        typer.echo(str(storage.save(fits.fit_rows(saved(panel), names), out)))


def agreement(panel: PanelFile, out: Out, model: Models = None) -> None:
    """Set estimators beside each other for every series of a saved panel, and what the verdict hangs on.

    The first model's slope and verdict are given again without single years, with later beginnings,
    without flagged points and with derived ones.
    """
    from trends import fits, storage

    spare([panel], out)
    found = fits.agreement(saved(panel), models=tuple(model)) if model else fits.agreement(saved(panel))
    typer.echo(str(storage.save(found, out)))


def compare(
    panel: PanelFile,
    out: Out,
    comparison: Annotated[
        list[str] | None, typer.Option(help="May be repeated.", autocompletion=completion.comparisons)
    ] = None,
    benchmark: Benchmark = None,
    model: Models = None,
    year: Annotated[int | None, typer.Option(help="In which levels and ranks are compared.")] = None,
    event: Annotated[
        int | None, typer.Option(help="The first year after what before_after is about.")
    ] = None,
    given: Annotated[
        list[str] | None,
        typer.Option(help="An indicator whose first levels condition convergence. May be repeated."),
    ] = None,
    adjustment: Annotated[str, typer.Option(help="holm or benjamini_hochberg.")] = "holm",
) -> None:
    """Compare the regions of a saved panel."""
    from trends import pipeline, storage

    spare([panel], out)
    plan = planned(None, benchmark=benchmark, model=model, comparison=comparison)
    plan = replace(plan, year=year, event=event, given=tuple(given or ()), adjustment=adjustment)
    analysis = pipeline.analyse(saved(panel), plan)
    typer.echo(str(storage.save(analysis.comparisons, out)))


def chart(
    panel: PanelFile,
    chart: Annotated[str, typer.Option(help="The chart's name.", autocompletion=completion.charts)],
    out: Out,
    indicator: Annotated[str | None, typer.Option(help="Which; the widest one unless named.")] = None,
    boundaries: Boundaries = None,
) -> None:
    """Draw one chart of a saved panel."""
    from trends import charts, drawn

    spare([panel], out)
    if chart not in charts.CHARTS:
        raise unknown("chart", chart, charts.CHARTS, where="--chart")
    series, shapes = saved(panel), None
    if boundaries is not None:
        shapes = drawn.shaped(drawn.areas(str(boundaries)), series, str(boundaries))
        answer(f"boundaries: {shapes.said()}", err=True)
    typer.echo(str(drawn.draw_file(series, chart, out, indicator=indicator, shapes=shapes)))


def _ended(done: Finished, out: Path) -> None:
    """Name the output, or each partition that failed; those that are done stay for --resume."""
    for outcome in done.failed:
        answer(f"{outcome.path}: {outcome.reason}", err=True)
    if done.failed:
        finished = done.done + done.before
        told = (
            f"{finished} of {finished + len(done.failed)} partitions are done; --resume goes on with the rest"
        )
        typer.echo(told, err=True)
        raise typer.Exit(1)
    typer.echo(str(out))
