"""A Data Package: every column described, every file as the descriptor says, the same bytes each time."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import polars as pl
import pytest

from tests.test_cli import SPEECH, run, table
from trends import storage
from trends.codebook import codebook
from trends.package import NAME, dictionary, save_package
from trends.schema import FAULTS, TABLES


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("package")
    (folder / "in").mkdir()
    (folder / "in" / "speech.txt").write_text(SPEECH, encoding="utf-8")
    (folder / "in" / "rates.csv").write_text(table(), encoding="utf-8")
    assert run("panel", folder / "in", "--out", folder / "out" / NAME) == 0
    return folder / "out" / NAME


def test_every_table_is_described_and_no_other() -> None:
    assert dictionary().keys() == TABLES.keys()


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_described_in_its_order(name: str) -> None:
    assert list(dictionary()[name]) == ["_", *TABLES[name].columns]
    assert all(len(said) > 6 and not said.endswith(".") for said in dictionary()[name].values())


def test_the_codebook_of_the_documentation_is_that_of_the_tables() -> None:
    page = (Path(__file__).parents[1] / "docs/pages/reference/tables.md").read_text(encoding="utf-8")
    assert page.split("written by trends.codebook -->\n\n")[1] == codebook(), "put codebook() there"


def test_the_files_are_as_the_descriptor_says(package: Path) -> None:
    described = json.loads(package.read_text(encoding="utf-8"))
    names = [
        f"{table}.{suffix}"
        for table in ("observations", "checks", "panel", "faults")
        for suffix in ("csv", "parquet")
    ]
    assert [resource["path"] for resource in described["resources"]] == names
    for resource in described["resources"]:
        data = package.with_name(resource["path"]).read_bytes()
        assert (len(data), f"sha256:{sha256(data).hexdigest()}") == (resource["bytes"], resource["hash"])
        frame = storage.load(package.with_name(resource["path"]), TABLES[resource["path"].split(".")[0]])
        assert frame.columns == [field["name"] for field in resource["schema"]["fields"]]
        assert frame.height == resource["rows"]


def test_fields_have_the_types_of_the_table_schema(package: Path) -> None:
    described = json.loads(package.read_text(encoding="utf-8"))["resources"]
    panel = next(resource for resource in described if resource["name"] == "panel-csv")["schema"]
    fields = {field["name"]: field for field in panel["fields"]}
    assert {fields[n]["type"] for n in ("year", "months")} == {"integer"}
    assert (fields["value"]["type"], fields["observations"]["type"]) == ("number", "list")
    assert "derived" in fields["role"]["constraints"]["enum"]
    assert panel["primaryKey"] == list(TABLES["panel"].key)
    assert fields["subgroup"]["missingValues"] == []


def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    rows = [{"document": "a", "place": "", "kind": "k", "reason": "r"}]
    written = [save_package({"faults": FAULTS.build(rows)}, tmp_path / n / NAME).read_bytes() for n in "ab"]
    assert written[0] == written[1]


def test_the_panel_of_a_package_is_a_panel(package: Path) -> None:
    assert run("fit", package.with_name("panel.parquet"), "--out", package.with_name("fits.csv")) == 0
    assert pl.read_csv(package.with_name("fits.csv")).height > 0


def test_a_list_is_joined_text_in_csv_a_list_in_parquet_and_no_key(tmp_path: Path) -> None:
    path = save_package({"checks": TABLES["checks"].empty()}, tmp_path / "datapackage.json")
    told = {one["name"]: one["schema"] for one in json.loads(path.read_text("utf-8"))["resources"]}
    kinds = {
        name: next(field for field in schema["fields"] if field["name"] == "observations")
        for name, schema in told.items()
    }
    assert (kinds["checks-csv"]["type"], kinds["checks-csv"]["delimiter"]) == ("list", ";")
    assert (kinds["checks-parquet"]["type"], "delimiter" in kinds["checks-parquet"]) == ("array", False)
    assert all("primaryKey" not in schema for schema in told.values())
