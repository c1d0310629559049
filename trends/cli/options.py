"""What the commands are asked: the options they share, and the plan these make."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trends.cli import completion

if TYPE_CHECKING:
    import polars as pl

    from trends.pipeline import Plan

Sources = Annotated[list[str] | None, typer.Argument(help="Files, folders or globs; data/ unless named.")]
PanelFile = Annotated[Path, typer.Argument(help="A saved panel (.parquet, .csv, .jsonl) or a tidy table.")]
Out = Annotated[Path, typer.Option(help="The file to write; its suffix is its format.")]
Indicators = Annotated[
    list[str] | None,
    typer.Option("--indicator", help="Keep this one; may be repeated.", autocompletion=completion.indicators),
]
Regions = Annotated[list[str] | None, typer.Option("--region", help="Keep this one; may be repeated.")]
Benchmark = Annotated[
    str | None,
    typer.Option(help="The region every other is compared with, parent, or mean: of all by population."),
]
Boundaries = Annotated[
    Path | None, typer.Option(help="A GeoJSON file with the areas of the regions, in degrees: for the map.")
]
Encoding = Annotated[str | None, typer.Option(help="Of every text; found for each file unless given.")]
Engine = Annotated[
    str,
    typer.Option(help="What carries partitions out: local, processes (one a core), or dask on a cluster."),
]
Scheduler = Annotated[str | None, typer.Option(help="A cluster's address; without it one starts here.")]
Resume = Annotated[bool, typer.Option("--resume", help="Go on with a run that was ended.")]
Models = Annotated[
    list[str] | None,
    typer.Option("--model", help="A trend model; may be repeated.", autocompletion=completion.models),
]


def planned(
    sources: list[str] | None,
    indicator: list[str] | None = None,
    region: list[str] | None = None,
    *,
    benchmark: str | None = None,
    encoding: str | None = None,
    model: list[str] | None = None,
    comparison: list[str] | None = None,
) -> Plan:
    """Return what a command was asked for; an option that was not given keeps the plan's default."""
    from trends.pipeline import Plan

    plan = Plan(
        sources=tuple(sources or ("data",)),
        indicators=tuple(indicator or ()),
        regions=tuple(region or ()),
        benchmark=benchmark,
        encoding=encoding,
        processes=os.cpu_count() or 1,
    )
    return replace(plan, models=tuple(model or plan.models), compared=tuple(comparison or plan.compared))


def saved(path: Path) -> pl.DataFrame:
    """Read a saved panel or a tidy table."""
    from trends import publish

    return publish.saved_panel(path)
