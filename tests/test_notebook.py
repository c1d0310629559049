"""The notebook runs from top to bottom, and what each cell ends with shows itself."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "docs" / "pages" / "notebook.ipynb"
SHOWS = ("_repr_html_", "_repr_mimebundle_")


def cells(kind: str) -> list[dict[str, object]]:
    told = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    return [cell for cell in told["cells"] if cell["cell_type"] == kind]


def carried_out(source: str, names: dict[str, object]) -> object:
    """Run a cell as a notebook does: the value of a last expression is what it shows."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, NOTEBOOK.name, "exec"), names)
    return eval(compile(ast.Expression(last.value), NOTEBOOK.name, "eval"), names) if last else None


def shown(value: object) -> str:
    by = next((name for name in SHOWS if hasattr(value, name)), "__repr__")
    return str(getattr(value, by)())


@pytest.mark.slow
def test_every_cell_runs_and_shows_what_it_ends_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").symlink_to(ROOT / "data")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    told = [shown(carried_out("".join(cell["source"]), names)) for cell in cells("code")]
    assert told[0].startswith("<iframe srcdoc=")
    assert all("<table" in part for part in told[1:4])
    assert "$schema" in told[4] or "vega" in told[4]
    assert "rising" in told[5]
    assert (tmp_path / "reports" / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_it_is_kept_without_results() -> None:
    assert all(not cell["outputs"] and cell["execution_count"] is None for cell in cells("code"))
    assert len(cells("code")) >= 6
