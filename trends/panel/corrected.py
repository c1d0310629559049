"""What follows from a corrected number: the figures to derive from again, and the note that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import polars as pl

from trends.panel.corrections import apply_corrections, read_corrections
from trends.panel.sources import TableFile, statements

MARK = " · corrected: "
"""What a corrected statement's source says before the reason."""
FOLLOWS, BEFORE = " · follows from a corrected number: ", "from a number before its correction"
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_FIELDS = ("region", "indicator", "subgroup", "year", "year_low", "year_high", "value")


def corrected(
    observations: pl.DataFrame, tables: Sequence[TableFile], corrections: Path
) -> tuple[pl.DataFrame, list[str]]:
    """Return the stated OBSERVATIONS as corrections leave them, to derive from.

    Their quotes have the corrected number as it would be printed, whose digits bound what was rounded away.

    Parameters
    ----------
    observations : polars.DataFrame
        OBSERVATIONS, stated and derived.
    tables : sequence
        Table files: a correction that matches a row of theirs with another value is not applied.
    corrections : Path
        A TOML file of corrections.

    Returns
    -------
    polars.DataFrame
        Without those that are dropped.
    list of str
        Documents in which a number was corrected.

    Examples
    --------
    >>> import tempfile
    >>> from trends.schema import OBSERVATIONS
    >>> path = Path(tempfile.mkdtemp()) / "corrections.toml"
    >>> _ = path.write_text("")
    >>> corrected(OBSERVATIONS.empty(), [], path)[1]
    []
    """
    stated = observations.filter(pl.col("role").cast(pl.String) != "derived")
    before, _ = statements(observations, tables)
    after, _ = apply_corrections(before, read_corrections(corrections), name=corrections.name)
    changed, gone = _changed(before, after)
    hit = stated.filter(pl.col("id").is_in([*changed["id"], *gone]))
    base = _by_id(before).select("id", base="value")
    new = changed.join(stated.select("id", "quote", said="value"), on="id").join(base, on="id")
    # a statement counts in the base unit, an observation may be in another size of it
    factor = pl.when(pl.col("said") == 0).then(1.0).otherwise(pl.col("base") / pl.col("said"))
    new = new.with_columns(value=pl.col("value") / factor)
    quotes = [_printed(*row) for row in new.select("quote", "said", "value").iter_rows()]
    new = new.select("id", *_FIELDS).with_columns(quote=pl.Series(quotes, dtype=pl.String))
    kept = stated.filter(~pl.col("id").is_in(gone)).update(new, on="id", how="left")
    return kept.cast(observations.schema), hit["document"].unique().sort().to_list()


def _printed(quote: str | None, said: float, value: float) -> str | None:
    """Return a quote with another number in it, in the size in which the first one is printed."""
    found = _NUMBER.search(quote or "")
    if quote is None or found is None or not said or value == said:
        return quote
    size = Decimal(repr(said)) / Decimal(found[0].replace(",", ""))
    number = Decimal(repr(value)) / size if size else Decimal(0)
    return quote[: found.start()] + f"{number.normalize():f}" + quote[found.end() :]


def noted(
    before: pl.DataFrame, after: pl.DataFrame, observations: pl.DataFrame, *, again: bool
) -> pl.DataFrame:
    """Return corrected STATEMENTS in which what is derived from a corrected number says so.

    Parameters
    ----------
    before, after : polars.DataFrame
        STATEMENTS without and with the corrections.
    observations : polars.DataFrame
        OBSERVATIONS they are of.
    again : bool
        Whether they were derived from the corrected numbers; otherwise such a value is none to fit.

    Examples
    --------
    >>> from trends.panel.statements import STATEMENTS
    >>> from trends.schema import OBSERVATIONS
    >>> none = pl.DataFrame(schema=STATEMENTS)
    >>> noted(none, none, OBSERVATIONS.empty(), again=True).height
    0
    """
    changed, gone = _changed(before, after)
    why = dict(zip(changed["id"], changed["source"].str.split(MARK).list.last(), strict=True))
    why |= dict.fromkeys(gone, "it is left out")
    origins = observations.select("id", pl.col("derived_from").fill_null([])).iter_rows()
    of = {name: next((why[i] for i in found if i in why), None) for name, found in origins}
    if not why or not any(of.values()):
        return after
    told = pl.Series(
        [of.get(next(iter(ids or ()), "")) for ids in after["observations"].to_list()], dtype=pl.String
    )
    derived = (pl.col("role").cast(pl.String) == "derived") & pl.col("told").is_not_null()
    note = pl.col("source") + FOLLOWS + pl.col("told") if again else pl.col("source")
    status = pl.col("status") if again else pl.lit(BEFORE)
    marked = after.with_columns(told=told).with_columns(
        source=pl.when(derived).then(note).otherwise("source"),
        status=pl.when(derived).then(status).otherwise("status"),
    )
    return marked.drop("told")


def _changed(before: pl.DataFrame, after: pl.DataFrame) -> tuple[pl.DataFrame, list[str]]:
    """Return what corrections changed, by the id of its observation, and the ids of what they drop."""
    left = _by_id(after)
    gone = _by_id(before).join(left, on="id", how="anti")["id"].to_list()
    return left.filter(pl.col("source").str.contains(MARK, literal=True)), gone


def _by_id(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(id=pl.col("observations").list.first()).drop_nulls("id")
