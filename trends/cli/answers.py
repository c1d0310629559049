"""The commands that answer on the terminal: where a number comes from, what is wrong, what is known."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trends.cli.console import answer, progress
from trends.cli.options import Encoding, Sources, planned

if TYPE_CHECKING:
    from trends.schema import Document


def explain(
    region: Annotated[str, typer.Option(help="Its name, or the end of its path.")],
    indicator: Annotated[str, typer.Option(help="An indicator of the catalogue.")],
    sources: Sources = None,
    year: Annotated[int | None, typer.Option(help="Only this year.")] = None,
    encoding: Encoding = None,
) -> None:
    """Say where a number comes from, sentence by sentence."""
    from trends import publish

    plan = planned(sources, [indicator], [region], encoding=encoding)
    with progress() as say:
        lines = publish.explain(plan, year=year, say=say)
    answer(lines)


def check(sources: Sources = None, encoding: Encoding = None) -> None:
    """List every fault of the sources by document; exit 1 when there is one.

    How each table was understood, and how many ties between figures hold, is said beside it.
    """
    from trends import listing, panel, pipeline
    from trends.reading import joined

    plan = planned(sources, encoding=encoding)
    with progress() as say:
        reading = pipeline.read(plan, quoting=False, say=say)
        assembled = pipeline.assemble(reading, plan, say=say)
    for table in reading.tables:
        answer(f"{table.name}: {panel.understood(table.path, table.name)}", err=True)
    answer(listing.summary(assembled.checks), err=True)
    faults = joined(reading.faults, assembled.faults)
    lines = listing.listing(reading.observations, assembled.checks, faults)
    for line in lines:
        answer(line)
    raise typer.Exit(1 if lines else 0)


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
    with progress() as say:
        reading = pipeline.read(planned(sources, encoding=encoding), quoting=False, say=say)
    found = observations.evaluate(reading.observations, statements)
    texts = {document.id.rsplit("/", 1)[-1]: document.text for document in _texts(sources)} if verbose else {}
    answer(rendered(found, verbose=verbose, texts=texts))


def catalogue(
    text: Annotated[str, typer.Argument(help="Only entries with this in them.")] = "",
    candidates: Annotated[
        list[str] | None,
        typer.Option(help="Files or folders: propose entries for what they measure besides."),
    ] = None,
) -> None:
    """List what can be recognised, and how to add to it."""
    from trends.catalogue.indicators import indicators

    if candidates:
        _propose(candidates, text)
        return
    for entry in indicators().values():
        names = [*entry.names.get("zh", ()), *entry.names.get("en", ())]
        line = f"{entry.id:36} {entry.unit:16} {entry.label['en']} · {entry.label['zh']} · {', '.join(names)}"
        if text.lower() in line.lower():
            answer(line)
    typer.echo("Add one: an entry in trends/catalogue/indicators/<topic>.toml, see CONTRIBUTING.", err=True)


def _propose(sources: list[str], text: str) -> None:
    from trends.observations.candidates import candidates

    for number, found in enumerate(candidates(_texts(sources)), 1):
        if text.lower() in found.words.lower():
            answer(found.entry(f"new_{number}") + "\n")


def _texts(sources: list[str] | None) -> list[Document]:
    from trends import documents

    files, _ = documents.find(sources or ["data"])
    return list(documents.read([file for file in files if file.kind == "document"])[0])
