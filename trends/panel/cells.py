"""What one cell of a table says: a number, a missing mark, a footnote mark, a unit."""

from __future__ import annotations

import polars as pl

MISSING = frozenset(
    [
        *("", ".", "..", "...", "…", "……", "-", "--", "—", "——", "–", "－", ":", "：", "*", "/"),
        *("na", "n/a", "n.a.", "#n/a", "nan", "null", "none", "空", "无", "缺", "不详", "未统计"),
    ]
)
"""Cells that say there is no value, in lower case."""

_WIDE = str.maketrans("０１２３４５６７８９．，－＋％", "0123456789.,-+%")
_NOTE = r"\s*(\[[^\]]{1,4}\]|\([^)\d]{1,2}\)|（[^）]{1,2}）|[①-⑳¹²³⁴-⁹*†‡§#]+|\s+[a-z]{1,3})$"
_GROUPED = r"^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$"
_NUMBER = r"^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$"


def is_missing(cell: pl.Expr) -> pl.Expr:
    """Whether a text cell is null, blank or a missing mark.

    Examples
    --------
    >>> pl.Series("x", ["…", "12", None, "NA"]).to_frame().select(is_missing(pl.col("x")))["x"].to_list()
    [True, False, True, True]
    """
    bare = cell.str.strip_chars().str.to_lowercase()
    return bare.is_null() | bare.is_in(list(MISSING))


def number(cell: pl.Expr) -> pl.Expr:
    """Read the number a text cell holds, or null where it holds none.

    Full-width digits, thousands marks (comma, space, apostrophe), a decimal comma, footnote marks
    after the number and a per cent or per mille sign are understood.

    Examples
    --------
    >>> cells = pl.Series("x", ["1,234.5", "12.3①", "1 234 567", "9,5", "8.47‰", "ten"]).to_frame()
    >>> cells.select(number(pl.col("x")))["x"].to_list()
    [1234.5, 12.3, 1234567.0, 9.5, 8.47, None]
    """
    bare = _bare(cell).str.replace(r"\s*[%‰]$", "")
    bare = bare.str.replace_all(r"(\d)[\s\u00a0\u202f’'](\d{3})\b", "${1}${2}")
    bare = bare.str.replace_all(r"(\d)[\s\u00a0\u202f’'](\d{3})\b", "${1}${2}")
    grouped = bare.str.replace_all(",", "", literal=True)
    decimal = bare.str.replace(",", ".", literal=True)
    plain = pl.when(bare.str.contains(_GROUPED)).then(grouped).otherwise(decimal)
    return pl.when(plain.str.contains(_NUMBER)).then(plain).cast(pl.Float64, strict=False)


def note(cell: pl.Expr) -> pl.Expr:
    """Read the footnote mark after a number, or null.

    Examples
    --------
    >>> cells = pl.Series("x", ["12.3①", "10.5 b", "7"]).to_frame()
    >>> cells.select(note(pl.col("x")))["x"].to_list()
    ['①', 'b', None]
    """
    return cell.str.strip_chars().str.extract(_NOTE).str.strip_chars()


def unit_mark(cell: pl.Expr) -> pl.Expr:
    """Read the per cent or per mille sign in a cell, or null.

    Examples
    --------
    >>> pl.Series("x", ["8.47‰", "12"]).to_frame().select(unit_mark(pl.col("x")))["x"].to_list()
    ['‰', None]
    """
    return _bare(cell).str.extract(r"([%‰])$")


def year(cell: pl.Expr) -> pl.Expr:
    """Read the year a cell or a column's name holds (``2011``, ``2011年``, ``2011.0``), or null.

    Examples
    --------
    >>> pl.Series("x", ["2011年", "1990 ", "20xx", "11"]).to_frame().select(year(pl.col("x")))["x"].to_list()
    [2011, 1990, None, None]
    """
    found = cell.str.strip_chars().str.extract(
        r"^[xX]?((?:1[6-9]|20|21)\d\d)(?:\.0+)?\s*年?(?:\[YR\d+\]|[度末底])?$"
    )
    return found.cast(pl.Int32)


def _bare(cell: pl.Expr) -> pl.Expr:
    wide, narrow = map(chr, _WIDE), map(chr, _WIDE.values())
    plain = cell.str.replace_many(list(wide), list(narrow)).str.replace_all("−", "-", literal=True)
    return plain.str.strip_chars().str.replace(_NOTE, "").str.strip_chars()
