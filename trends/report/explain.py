"""Where a number comes from, for a terminal: its sentence, the number marked, and the rule that read it."""

from __future__ import annotations

import polars as pl

from trends.report.content import Content
from trends.schema import Source

MARK = ("[", "]")


def explain(content: Content, *, year: int | None = None) -> str:
    """Return one paragraph for each row of the panel and for each observation outside it.

    Parameters
    ----------
    content : Content
        Of one region and indicator, as the plan chose them.
    year : int or None
        Only the rows and observations that may stand for this year.

    Examples
    --------
    >>> explain(Content())
    'nothing is stated'
    """
    texts = {d.id: d for d in content.documents}
    series = _years(content.panel, year)
    told = [_row(row) for row in series.filter(pl.col("observations").list.len() == 0).iter_rows(named=True)]
    for row in _years(content.observations, year).sort("document", "start", "id").iter_rows(named=True):
        told.append(_observation(row, texts[row["document"]]))
    return "\n\n".join(told) or "nothing is stated"


def _years(table: pl.DataFrame, year: int | None) -> pl.DataFrame:
    if year is None:
        return table
    low, high = pl.coalesce("year", "year_low"), pl.coalesce("year", "year_high")
    return table.filter((low <= year) & (high >= year))


def _row(row: dict[str, object]) -> str:
    head = f"{row['region']} {row['indicator']} {row['year']}: {row['value']:g} {row['unit'] or ''}".strip()
    return f"{head}\n  {row['source']}"


def _observation(row: dict[str, object], source: Source) -> str:
    start, end = int(str(row["start"])), int(str(row["end"]))
    passage = source.passages[start, end]
    at, to = start - passage.start, end - passage.start
    marked = passage.text[passage.low : at] + MARK[0] + passage.text[at:to] + MARK[1]
    sentence = " ".join((marked + passage.text[to : passage.high]).split())
    value = "lost" if row["value"] is None else f"{row['bound']} {row['value']:g} {row['unit']}"
    origin = f", from {', '.join(map(str, row['derived_from']))}" if row["derived_from"] else ""  # type: ignore[call-overload]
    damage = "" if row["damage"] == "none" else f", {row['damage']}"
    subgroup = f" ({row['subgroup']})" if row["subgroup"] else ""
    return (
        f"{row['region']} {row['indicator']}{subgroup} {_when(row)}: {value}\n"
        f"  {row['document']} part {row['part']}, characters {start}-{end}: {sentence}\n"
        f"  {row['role']}, read by {row['rule']}{damage}{origin}"
    )


def _when(row: dict[str, object]) -> str:
    low, high = row["year_low"], row["year_high"]
    said = f" ({row['period_text']})" if row["period_text"] else ""
    return ("no year" if low is None else str(low) if low == high else f"{low}–{high}") + said
