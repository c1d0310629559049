"""The command that goes the whole way: from the sources to a page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from trends.cli.console import progress, tell
from trends.cli.options import Benchmark, Encoding, Indicators, Regions, Sources, planned


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
) -> None:
    """Compare the regions of the sources and write one page."""
    from trends import pipeline, publish

    publish.writable(out)
    plan = planned(sources, indicator, region, benchmark=benchmark, encoding=encoding)
    with progress() as say:
        done = pipeline.run(plan, say=say)
        path = publish.write(done, out, lang=lang, title=title, fmt=format_, say=say)
    tell(done.faults)
    typer.echo(str(path))
