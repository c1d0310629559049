"""The command line: a short function a command. Results go to files or stdout, messages to stderr.

Exit 0: done. 1: done, but the data are at fault. 2: the call is wrong; one line says how.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.exceptions import Abort, TyperException

from trends.errors import TrendsError, unknown

if TYPE_CHECKING:
    from collections.abc import Callable

    import polars as pl

    from trends.pipeline import Plan

app = typer.Typer(
    name="trends",
    help="From official documents and tables to a comparison of regional trends.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Sources = Annotated[list[str] | None, typer.Argument(help="Files, folders or globs; data/ unless named.")]
PanelFile = Annotated[Path, typer.Argument(help="A saved panel (.parquet, .csv, .jsonl) or a tidy table.")]
Out = Annotated[Path, typer.Option(help="The file to write; its suffix is its format.")]
Indicators = Annotated[list[str] | None, typer.Option("--indicator", help="Keep this one; may be repeated.")]
Regions = Annotated[list[str] | None, typer.Option("--region", help="Keep this one; may be repeated.")]
Benchmark = Annotated[
    str | None, typer.Option(help="The region every other is compared with, or mean: of all by population.")
]
Encoding = Annotated[str | None, typer.Option(help="Of every text; found for each file unless given.")]
Models = Annotated[list[str] | None, typer.Option("--model", help="A trend model; may be repeated.")]


@app.command()
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
    plan = _plan(sources, indicator, region, benchmark=benchmark, encoding=encoding)
    with _progress() as say:
        done = pipeline.run(plan, say=say)
        path = publish.write(done, out, lang=lang, title=title, fmt=format_, say=say)
    _tell(done.faults)
    typer.echo(str(path))


@app.command()
def extract(out: Out, sources: Sources = None, encoding: Encoding = None) -> None:
    """Write every observation that stands in the sources."""
    from trends import pipeline, storage

    with _progress() as say:
        reading = pipeline.read(_plan(sources, encoding=encoding), say=say)
    _tell(reading.faults)
    typer.echo(str(storage.save(reading.observations, out)))


@app.command()
def panel(
    out: Out,
    sources: Sources = None,
    indicator: Indicators = None,
    region: Regions = None,
    encoding: Encoding = None,
) -> None:
    """Write the panel: a row per region, indicator, subgroup, role and year."""
    from trends import pipeline, storage

    plan = _plan(sources, indicator, region, encoding=encoding)
    with _progress() as say:
        reading = pipeline.read(plan, say=say)
        assembled = pipeline.assemble(reading, plan, say=say)
    _tell(assembled.faults)
    typer.echo(str(storage.save(assembled.panel, out)))


@app.command()
def fit(panel: PanelFile, out: Out, model: Models = None) -> None:
    """Fit a trend to every series of a saved panel."""
    from trends import fits, storage

    fitted = fits.fit(_saved(panel), models=tuple(model or (fits.DEFAULT_MODEL,)))
    typer.echo(str(storage.save(fitted.fits, out)))


@app.command()
def compare(
    panel: PanelFile,
    out: Out,
    comparison: Annotated[list[str] | None, typer.Option(help="May be repeated.")] = None,
    benchmark: Benchmark = None,
    model: Models = None,
) -> None:
    """Compare the regions of a saved panel."""
    from trends import pipeline, storage

    plan = _plan(None, benchmark=benchmark, model=model, comparison=comparison)
    analysis = pipeline.analyse(_saved(panel), plan)
    typer.echo(str(storage.save(analysis.comparisons, out)))


@app.command()
def chart(
    panel: PanelFile,
    chart: Annotated[str, typer.Option(help="The chart's name.")],
    out: Out,
    indicator: Annotated[str | None, typer.Option(help="Which; the widest one unless named.")] = None,
) -> None:
    """Draw one chart of a saved panel."""
    from trends import charts, publish

    if chart not in charts.CHARTS:
        raise unknown("chart", chart, charts.CHARTS, where="--chart")
    typer.echo(str(publish.draw_file(_saved(panel), chart, out, indicator=indicator)))


@app.command()
def explain(
    region: Annotated[str, typer.Option(help="Its name, or the end of its path.")],
    indicator: Annotated[str, typer.Option(help="An indicator of the catalogue.")],
    sources: Sources = None,
    year: Annotated[int | None, typer.Option(help="Only this year.")] = None,
    encoding: Encoding = None,
) -> None:
    """Say where a number comes from, sentence by sentence."""
    from trends import publish

    plan = _plan(sources, [indicator], [region], encoding=encoding)
    with _progress() as say:
        lines = publish.explain(plan, year=year, say=say)
    typer.echo(lines)


@app.command()
def check(sources: Sources = None, encoding: Encoding = None) -> None:
    """List every fault of the sources; exit 1 when there is one."""
    from trends import pipeline, publish

    plan = _plan(sources, encoding=encoding)
    with _progress() as say:
        reading = pipeline.read(plan, say=say)
        assembled = pipeline.assemble(reading, plan, say=say)
    lines = publish.faults_of(reading, assembled.faults)
    for line in lines:
        typer.echo(line)
    raise typer.Exit(1 if lines else 0)


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Option(help="Annotated statements, one JSON object a line.")],
    sources: Sources = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Also what was missed.")] = False,
    encoding: Encoding = None,
) -> None:
    """Hold what is read against annotated statements: precision, recall and each field."""
    from trends import observations, pipeline
    from trends.observations.gold import read_gold, rendered

    statements = read_gold(gold)
    with _progress() as say:
        reading = pipeline.read(_plan(sources, encoding=encoding), say=say)
    found = observations.evaluate(reading.observations, statements)
    typer.echo(rendered(found, verbose=verbose))


@app.command()
def catalogue(text: Annotated[str, typer.Argument(help="Only entries with this in them.")] = "") -> None:
    """List what can be recognised, and how to add to it."""
    from trends.catalogue.indicators import indicators

    for entry in indicators().values():
        names = [*entry.names.get("zh", ()), *entry.names.get("en", ())]
        line = f"{entry.id:36} {entry.unit:16} {entry.label['en']} · {entry.label['zh']} · {', '.join(names)}"
        if text.lower() in line.lower():
            typer.echo(line)
    typer.echo("Add one: an entry in trends/catalogue/indicators/<topic>.toml, see CONTRIBUTING.", err=True)


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command line; an error a user caused is one line on stderr and exit 2."""
    try:
        code = app(args=None if argv is None else list(argv), standalone_mode=False)
    except (TrendsError, TyperException) as error:
        lines = error.format_message() if isinstance(error, TyperException) else str(error)
        typer.echo(f"trends: {lines}", err=True)
        sys.exit(2)
    except (Abort, KeyboardInterrupt):
        typer.echo("trends: interrupted", err=True)
        sys.exit(130)
    sys.exit(code if isinstance(code, int) else 0)


def _plan(
    sources: list[str] | None,
    indicator: list[str] | None = None,
    region: list[str] | None = None,
    *,
    benchmark: str | None = None,
    encoding: str | None = None,
    model: list[str] | None = None,
    comparison: list[str] | None = None,
) -> Plan:
    from trends.pipeline import Plan

    named = {"models": model, "compared": comparison}
    return Plan(
        sources=tuple(sources or ("data",)),
        indicators=tuple(indicator or ()),
        regions=tuple(region or ()),
        benchmark=benchmark,
        encoding=encoding,
        **{k: tuple(v) for k, v in named.items() if v},
    )


def _saved(path: Path) -> pl.DataFrame:
    from trends import publish

    return publish.saved_panel(path)


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Show the stage at work on a terminal, and nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("reading") as status:
        yield status.update


def _tell(faults: pl.DataFrame) -> None:
    import polars as pl

    unread = faults.filter(pl.col("kind") == "not_read")
    for document, reason in unread.select("document", "reason").iter_rows():
        typer.echo(f"not read: {document}: {reason}", err=True)
    others = faults.height - unread.height
    if others:
        typer.echo(f"{others} notes on the sources; trends check lists them", err=True)
