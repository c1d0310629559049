"""One table file as statements of the panel, each with the line it stands in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl

from trends.catalogue.indicators import indicators
from trends.errors import TrendsError, UnreadableError
from trends.panel import cells, names
from trends.panel.grid import LINE, grid_of, read_grid
from trends.panel.layout import JOIN, PAIR, Layout, find_layout
from trends.panel.overrides import overridden, read_override
from trends.panel.statements import STATEMENTS, faults_of
from trends.panel.titles import Title, title_of
from trends.schema import FAULTS

NUMBERS = ("value", "se", "lower", "upper", "numerator", "denominator")
TEXTS = ("region", "region_code", "subgroup", "indicator", "year", "unit", "months", "flag", "source")


def read_statements(path: Path, name: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    r"""Read a table file, long or wide, as STATEMENTS and the FAULTS found in it.

    Parameters
    ----------
    path : Path
        The file, in a format of `trends.panel.TABLE_FORMATS`.
    name : str
        How it is named in `source` and in messages.

    Raises
    ------
    UnreadableError
        When the file holds no table with the columns needed, or the TOML beside it names what is
        not there.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "crude_birth_rate.csv"
    >>> _ = path.write_text("area,2001,2002\nA,9.5①,…\n")
    >>> statements, faults = read_statements(path, "crude_birth_rate.csv")
    >>> statements.select("indicator", "year", "value", "place").row(0), faults["reason"].to_list()
    (('crude_birth_rate', 2001, 9.5, 'line 2'), ['1 cell is marked as missing'])
    """
    return _read(*_laid_out(path, name), name)


def frame_statements(frame: pl.DataFrame, name: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return a frame of text cells, long or wide, as STATEMENTS and the FAULTS found in it.

    Examples
    --------
    >>> frame = pl.DataFrame({"region": ["A"], "indicator": ["births"], "year": ["2001"], "value": ["9"]})
    >>> frame_statements(frame, "frame")[0]["value"].to_list()
    [9.0]
    """
    grid = grid_of(frame)
    return _read(*_located(grid, title_of(grid), name), name)


def _read(grid: pl.DataFrame, layout: Layout, title: Title, name: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    long = _long(grid, layout, title).with_columns(
        cells.number(pl.col(c)).alias(c + "_read") for c in NUMBERS
    )
    long = long.with_columns(cells.year(pl.col("year")).alias("year_read"))
    bad = _bad(long)
    good, shared = _apart(long.filter(bad.is_null()), name)
    what = _indicators(good, title.unit)
    return _statements(good, what, name), pl.concat(
        [_row_faults(long, bad, name), _unknown(what, name), shared]
    )


def read_laid_out(path: Path, name: str) -> tuple[dict[str, str], Layout]:
    r"""Return the header of a table file, with its line under "", and the layout found in it.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "births.csv"
    >>> _ = path.write_text("area,2001\nA,9\n")
    >>> read_laid_out(path, "births.csv")[0]
    {'c0': 'area', 'c1': '2001', '': '1'}
    """
    grid, layout, _ = _laid_out(path, name)
    head, above = (grid.row(max(row, 0), named=True) for row in (layout.row, layout.row - 1))
    line = head.pop(LINE)
    # of two header rows the upper one names the region
    said = {cell: " ".join(str(text or above[cell] or "").split()) for cell, text in head.items()}
    return said | {"": str(line)}, layout


def _laid_out(path: Path, name: str) -> tuple[pl.DataFrame, Layout, Title]:
    grid, override = read_grid(path, name), read_override(path, name)
    title = title_of(grid)
    return _located(overridden(grid, override, name) if override else grid, title, name)


def _located(grid: pl.DataFrame, title: Title, name: str) -> tuple[pl.DataFrame, Layout, Title]:
    whole = _named_by_file(Path(name).stem) or title.indicator
    title = replace(title, indicator=whole)
    return grid, find_layout(grid, name, indicator=whole, year=title.year), title


def lacks(path: Path, name: str) -> str:
    r"""Return why a file is no table that `read_statements` reads; nothing when it is one.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "t.csv"
    >>> _ = path.write_text("Notes\nof,one\n")
    >>> lacks(path, "t.csv")
    'lacks columns (needed: region, indicator, year, value, or region and one column a year)'
    """
    try:
        _laid_out(path, name)
    except UnreadableError as error:
        return error.what if error.where == name else ""  # of the file beside it: said where it is read
    except TrendsError:
        return ""
    return ""


def _named_by_file(stem: str) -> str:
    found, _, known = names.indicator(stem)
    if known:
        return found
    inside = [key for key in indicators() if key in stem.casefold()]
    return max(inside, key=len, default="")


def _long(grid: pl.DataFrame, layout: Layout, title: Title) -> pl.DataFrame:
    body = grid.slice(layout.row + 1)
    filled = pl.any_horizontal(pl.exclude(LINE).str.strip_chars().str.len_chars() > 0)
    body = body.filter(filled).select(LINE, *_ids(layout), *layout.spread)
    if layout.across:
        body = body.unpivot(
            on=list(layout.spread),
            index=[c for c in body.columns if c not in layout.spread],
            variable_name=layout.across,
            value_name="value",
        ).with_columns(pl.col(layout.across).replace_strict(layout.spread, return_dtype=pl.String))
    if layout.across == PAIR:
        both = pl.col(PAIR).str.split_exact(JOIN, 1)
        body = body.with_columns(year=both.struct.field("field_0"), indicator=both.struct.field("field_1"))
    absent = [c for c in (*TEXTS, *NUMBERS) if c not in body.columns]
    body = body.with_columns(pl.lit(None, pl.String).alias(c) for c in absent)
    whole = {
        name: said for name in ("indicator", "year") if (said := getattr(title, name)) and name in absent
    }
    return body.with_columns(pl.lit(said).alias(name) for name, said in whole.items())


def _ids(layout: Layout) -> list[pl.Expr]:
    kept = [c for c in layout.columns if c != layout.across and not (layout.across and c == "value")]
    return [pl.col(layout.columns[c]).str.replace_all(r"\s+", " ").str.strip_chars().alias(c) for c in kept]


def _bad(long: pl.DataFrame) -> pl.Series:
    def blank(column: str) -> pl.Expr:
        return pl.col(column).is_null() | (pl.col(column) == "")

    def odd(column: str) -> pl.Expr:
        return pl.format(
            "{} '{}'",
            pl.lit(column),
            pl.col(column).fill_null("").str.replace_all(r"\s+", " ").str.slice(0, 40),
        )

    reason = (
        pl.when(blank("region"))
        .then(pl.lit("no region"))
        .when(blank("indicator"))
        .then(pl.lit("no indicator"))
        .when(pl.col("year_read").is_null())
        .then(odd("year") + " is not a year")
        .when(cells.is_missing(pl.col("value")))
        .then(pl.lit(""))
        .when(pl.col("value_read").is_null())
        .then(odd("value") + " is not a number")
    )
    return long.select(reason.alias("reason"))["reason"]


def _row_faults(long: pl.DataFrame, bad: pl.Series, name: str) -> pl.DataFrame:
    found = long.select(LINE).with_columns(bad).drop_nulls("reason")
    rows = found.filter(pl.col("reason") != "").with_columns(
        document=pl.lit(name), place=pl.format("line {}", LINE), kind=pl.lit("row_skipped")
    )
    missing = found.filter(pl.col("reason") == "").height
    said = f"{missing} cells are marked as missing" if missing > 1 else "1 cell is marked as missing"
    count = [(name, "", "missing_value", said)] if missing else []
    return pl.concat([rows.select(FAULTS.columns.keys()).unique(), faults_of(count)])


def _apart(good: pl.DataFrame, name: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    # a country and its only region may bear one name: they are told apart by their codes
    cell = ["region", "indicator", "subgroup", "year_read"]
    first = (
        pl.col("region_code").sort_by(pl.col("region_code").str.len_chars(), "region_code").first().over(cell)
    )
    clash = (pl.col("value_read").n_unique().over(cell) > 1) & (pl.col("region_code") != first)
    codes = good.filter(clash).select("region", "region_code").unique().sort("region", "region_code")
    said = "another place of this name stands in the table; kept as '{} ({})'"
    faults = [(name, f"region {r}", "shared_name", said.format(r, code)) for r, code in codes.iter_rows()]
    other = pl.struct("region", "region_code").is_in(codes.to_struct().implode())
    named = pl.when(other).then(pl.format("{} ({})", "region", "region_code")).otherwise("region")
    return good.with_columns(region=named), faults_of(faults)


def _indicators(good: pl.DataFrame, whole: str) -> pl.DataFrame:
    said = good.select("indicator", "unit").unique().sort("indicator", "unit", nulls_last=True)
    rows = []
    for text, stated in said.iter_rows():
        key, bracket, known = names.indicator(text)
        own = (stated or bracket).strip()
        base, factor = names.unit(own or names.fitting(whole, key), key)
        rows.append((text, stated, key, base, factor, known))
    schema = {"indicator": pl.String, "unit": pl.String, "id": pl.String, "base": pl.String}
    return pl.DataFrame(rows, schema={**schema, "factor": pl.Float64, "known": pl.Boolean}, orient="row")


def _unknown(what: pl.DataFrame, name: str) -> pl.DataFrame:
    strange = what.filter(~pl.col("known"))["id"].unique().sort()
    reason = "'{}' is not in the catalogue; kept under its own name"
    return faults_of([(name, f"indicator {key}", "unknown_indicator", reason.format(key)) for key in strange])


def _statements(good: pl.DataFrame, what: pl.DataFrame, name: str) -> pl.DataFrame:
    joined = good.join(what, on=["indicator", "unit"], how="left", nulls_equal=True, maintain_order="left")
    scaled = [(pl.col(c + "_read") * pl.col("factor")).alias(c) for c in ("value", "se", "lower", "upper")]
    whole = [pl.col(c + "_read").alias(c) for c in ("numerator", "denominator")]
    place = pl.format("line {}", LINE)
    flags = pl.coalesce("flag", cells.note(pl.col("value")))
    said = [pl.format(" · {}", "source").fill_null(""), pl.format(" · mark {}", flags).fill_null("")]
    return joined.select(
        "region",
        *scaled,
        *whole,
        indicator="id",
        subgroup=pl.col("subgroup").fill_null(""),
        role=pl.lit("observed"),
        year="year_read",
        unit=pl.when(pl.col("base") != "").then("base").otherwise(cells.unit_mark(pl.col("value"))),
        months=cells.number(pl.col("months")).fill_null(12).cast(pl.Int32),
        year_low="year_read",
        year_high="year_read",
        status=pl.lit("ok"),
        source=pl.concat_str(pl.lit(name + " "), place, *said),
        observations=pl.lit([], pl.List(pl.String)),
        document=pl.lit(name),
        place=place,
        table=pl.lit(True),
        hedged=pl.lit(False),
        own=pl.lit(True),
        as_of=pl.col("year_read").max(),
    ).select(pl.col(c).cast(t) for c, t in STATEMENTS.items())
