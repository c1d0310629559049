"""The command that goes the whole way: from the sources to a page."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trends.cli.console import answer, progress, tell
from trends.cli.options import Benchmark, Boundaries, Encoding, Indicators, Regions, Sources, planned
from trends.cli.watch import state, watch
from trends.errors import TrendsError
from trends.outputs import spare

if TYPE_CHECKING:
    from trends.pipeline import Plan


def report(
    sources: Sources = None,
    out: Annotated[Path, typer.Option(help="The folder to write into.")] = Path("reports"),
    indicator: Indicators = None,
    region: Regions = None,
    benchmark: Benchmark = None,
    lang: Annotated[str, typer.Option(help="The language the page opens in: en or zh.")] = "en",
    title: Annotated[str | None, typer.Option(help="In place of the finding as headline.")] = None,
    format_: Annotated[str, typer.Option("--format", help="html or markdown.")] = "html",
    encoding: Encoding = None,
    boundaries: Boundaries = None,
    from_: Annotated[
        Path | None, typer.Option("--from", help="A report to make again, of the same sources and options.")
    ] = None,
    watch_: Annotated[
        bool, typer.Option("--watch", help="Write it again when a source changes, until Ctrl-C.")
    ] = False,
) -> None:
    """Compare the regions of the sources and write one page."""
    from trends import drawn, pipeline, publish
    from trends.provenance import inputs

    page = publish.page(publish.writable(out), format_)
    plan = planned(sources, indicator, region, benchmark=benchmark, encoding=encoding)
    plan = replace(plan, boundaries=None if boundaries is None else str(boundaries))
    if from_ is not None:
        plan, lang, title = _again(from_, alone=plan == planned(None) and title is None)

    def make() -> None:
        spare(inputs(plan), page)
        with progress() as say:
            areas = drawn.areas(plan.boundaries)
            done = pipeline.run(plan, say=say)
            path = publish.write(done, out, lang=lang, title=title, fmt=format_, say=say)
        tell(done.faults)
        if areas:
            answer(f"boundaries: {drawn.shaped(areas, done.panel, plan.boundaries).said()}", err=True)
        typer.echo(str(path))

    if watch_:
        watch(lambda: state(inputs(plan)), make, tell=partial(answer, err=True))
    else:
        make()


def _again(page: Path, *, alone: bool) -> tuple[Plan, str, str | None]:
    """Return what a report was made by; exit 1, saying what changed, when it would be another one today."""
    from trends.provenance import changes, plan_of, provenance, read_provenance

    if not alone:
        raise TrendsError(
            "takes sources and options from the report; only --out goes with it", where="--from"
        )
    made = read_provenance(page)
    plan, lang, title = plan_of(made), str(made.options["lang"]), made.options["title"]
    changed = changes(made, provenance(plan, lang=lang, title=title))
    for line in changed:
        answer(f"{page}: {line}", err=True)
    if changed:
        raise typer.Exit(1)
    return plan, lang, title
