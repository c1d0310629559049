"""How a table was understood, in a line for its owner: what to correct by a TOML beside it."""

from __future__ import annotations

from pathlib import Path

from trends.errors import TrendsError
from trends.panel.layout import PAIR
from trends.panel.tables import read_laid_out, read_statements

ACROSS = {
    "": "one value a row",
    "year": "years across",
    "indicator": "indicators across",
    "region": "regions across",
    PAIR: "years and indicators across, in two header rows",
}
OVERRIDDEN = "as {} says, "


def understood(path: Path, name: str) -> str:
    r"""Say where a table's header stands, what its columns are and what was found in it.

    Parameters
    ----------
    path : Path
        A file in a format of `trends.panel.TABLE_FORMATS`.
    name : str
        How it is named in messages.

    Returns
    -------
    str
        "" for a table that cannot be read; the faults of the panel say why.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "t.csv"
    >>> _ = path.write_text("Table 3\narea,indicator,2001,2002\nA,births,9,8\nB,births,7,6\n")
    >>> understood(path, "t.csv")
    'header in line 2, years across; region "area", indicator "indicator"; 1 indicator, 2 regions, 2001–2002'
    """
    try:
        laid, (rows, _) = read_laid_out(path, name), read_statements(path, name)
    except TrendsError:
        return ""
    heads, layout = laid
    beside = path.with_name(f"{path.name}.toml")
    how = OVERRIDDEN.format(beside.name) if beside.is_file() else ""
    columns = ", ".join(f'{called} "{heads[cell]}"' for called, cell in layout.columns.items())
    found = [
        _counted(rows["indicator"].n_unique(), "indicator"),
        _counted(rows["region"].n_unique(), "region"),
    ]
    years = rows["year"].unique().sort().to_list()
    found += [f"{years[0]}–{years[-1]}"] if years else []
    where = f"{how}header in line {heads['']}, {ACROSS[layout.across]}"
    return f"{where}; {columns}; {', '.join(found)}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
