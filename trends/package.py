"""The tables of a run as a Data Package: CSV and Parquet files, and a dictionary of every column."""

from __future__ import annotations

import json
import tomllib
from hashlib import sha256
from importlib import resources
from pathlib import Path

import polars as pl

from trends import storage
from trends.schema import TABLES, Table

NAME = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TYPES = {"String": "string", "Int32": "integer", "Float64": "number", "Date": "date", "Enum": "string"}
PACKED = ("observations", "checks", "panel", "faults")
"""The tables that `trends panel` puts into a package."""
FORMATS = {".csv": ("csv", "text/csv"), ".parquet": ("parquet", "application/vnd.apache.parquet")}


def save_package(tables: dict[str, pl.DataFrame], path: Path) -> Path:
    """Write each table as CSV and Parquet beside a ``datapackage.json`` that describes them.

    Parameters
    ----------
    tables : dict of str to polars.DataFrame
        By their names in `trends.schema.TABLES`.
    path : Path
        The descriptor, ``…/datapackage.json``; the tables are written into its folder.

    Returns
    -------
    Path
        The descriptor. It has no date and no machine's name: the same tables give the same bytes.

    Notes
    -----
    Data Package and Table Schema, version 2 (datapackage.org). In a CSV the items of a list are
    joined by ``;``.

    Examples
    --------
    >>> import tempfile
    >>> from trends.schema import FAULTS
    >>> path = save_package({"faults": FAULTS.empty()}, Path(tempfile.mkdtemp()) / NAME)
    >>> [resource["path"] for resource in json.loads(path.read_text())["resources"]]
    ['faults.csv', 'faults.parquet']
    """
    described = [
        _resource(TABLES[name], storage.save(frame, path.with_name(name + suffix)), frame.height)
        for name, frame in tables.items()
        for suffix in FORMATS
    ]
    package = {"$schema": PROFILE, "name": "trends", "resources": described}
    text = json.dumps(package, ensure_ascii=False, indent=1) + "\n"
    return storage.replace(path, lambda part: _write(part, text))


def files(path: Path) -> list[Path]:
    """Return the files of a package of a run: its descriptor and its tables.

    Examples
    --------
    >>> [file.name for file in files(Path("out/datapackage.json"))][:3]
    ['datapackage.json', 'observations.csv', 'observations.parquet']
    """
    return [path, *(path.with_name(name + suffix) for name in PACKED for suffix in FORMATS)]


def dictionary() -> dict[str, dict[str, str]]:
    """Return what each column of the exported tables says; under ``_``, the table itself.

    Examples
    --------
    >>> dictionary()["panel"]["value"]
    'In the base unit'
    """
    return tomllib.loads((resources.files("trends.schema") / "dictionary.toml").read_text(encoding="utf-8"))


def _resource(table: Table, path: Path, rows: int) -> dict[str, object]:
    form, media = FORMATS[path.suffix]
    data = path.read_bytes()
    said = dictionary()[table.name]
    fields = [_field(name, kind, said[name], table) for name, kind in table.columns.items()]
    fields = [_native(field) for field in fields] if form == "parquet" else fields
    # a list is no value that a key can be looked up by
    listed = any(isinstance(table.columns[name], pl.List) for name in table.key)
    key = {} if listed else {"primaryKey": list(table.key)}
    described = {
        "name": f"{table.name}-{form}",
        "path": path.name,
        "description": said["_"],
        "format": form,
        "mediatype": media,
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "rows": rows,
        "schema": {"fields": fields, **key, "missingValues": [""]},
    }
    return described | ({"encoding": "utf-8"} if form == "csv" else {})


def _field(name: str, kind: object, description: str, table: Table) -> dict[str, object]:
    listed = isinstance(kind, pl.List)
    field: dict[str, object] = {"name": name, "type": "list" if listed else TYPES[_named(kind)]}
    if listed:
        field |= {"itemType": "string", "delimiter": storage.JOINED}
    field["description"] = description
    key = name in table.key and not listed
    limits: dict[str, object] = {"required": True} if key else {}
    limits |= {"enum": kind.categories.to_list()} if isinstance(kind, pl.Enum) else {}
    # an empty text (no subgroup) is a value of a key and not a missing one
    whole: dict[str, object] = {"missingValues": []} if key and field["type"] == "string" else {}
    return field | whole | ({"constraints": limits} if limits else {})


def _native(field: dict[str, object]) -> dict[str, object]:
    """Describe a column of Parquet, where a list is a list and no joined text."""
    if field["type"] != "list":
        return field
    return {name: value for name, value in field.items() if name not in _JOINED} | {"type": "array"}


_JOINED = ("itemType", "delimiter")


def _named(kind: object) -> str:
    return kind.__name__ if isinstance(kind, type) else type(kind).__name__


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
