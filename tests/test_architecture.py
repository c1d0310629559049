"""The rules of the house that a machine can check; CONTRIBUTING says why each is there."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "trends"
STAGES = (
    "documents",
    "observations",
    "evidence",
    "panel",
    "fits",
    "comparisons",
    "charts",
    "report",
)
SUPPLIES = ("autoregression", "catalogue", "formats", "languages", "schema", "errors", "limits", "visible")
COMPOSERS = ("reading", "pipeline", "accounts", "provenance", "drawn", "publish", "result", "scale", "cli")
MODULES = sorted(PACKAGE.rglob("*.py"))
FORBIDDEN_FILES = re.compile(r"(utils?|helpers?|misc|common|base|manager)\.py")
FORBIDDEN_MODULES = {
    *("pickle", "marshal", "shelve"),  # nothing is executed from input
    *("socket", "urllib.request", "http", "ftplib", "requests", "httpx"),  # no network
    *("time", "uuid", "secrets"),  # no clock, no random id
    "pandas",
}
FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__", "print", "input", "breakpoint"}
FORBIDDEN_ATTRIBUTES = {("datetime", "now"), ("date", "today"), ("datetime", "today"), ("random", "seed")}


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(path: Path) -> set[str]:
    """Every module a file imports, wherever the import stands."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {a.name for a in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}: relative import"
            found |= {node.module or "", *(f"{node.module}.{a.name}" for a in node.names)}
    return found


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [n for n in ast.walk(tree(path)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def tops(path: Path) -> set[str]:
    """The second component of every `trends.…` import."""
    return {m.split(".")[1] for m in imported(path) if m.startswith("trends.")}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_stages_never_import_each_other(path: Path) -> None:
    home = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    foreign = tops(path) & ({*STAGES, *COMPOSERS} - {home})
    if home in STAGES:
        assert not foreign, f"the stage {home} may know {SUPPLIES} only"
    if home in SUPPLIES:
        assert not foreign, "what stages share knows no stage"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_files_and_functions_stay_small(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= 300
    for function in functions(path):
        where = f"{name_of(path)}:{function.lineno} {function.name}"
        assert body_lines(function) <= 40, where
        if path.parent.name != "cli":
            assert len(function.args.posonlyargs + function.args.args) <= 5, where


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_forbidden_is_used(path: Path) -> None:
    assert not FORBIDDEN_FILES.fullmatch(path.name)
    assert not {m for m in imported(path) if m in FORBIDDEN_MODULES or m.split(".")[0] in FORBIDDEN_MODULES}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in FORBIDDEN_CALLS, f"{name_of(path)}:{node.lineno} {node.func.id}"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            used = (node.value.id, node.attr)
            assert used not in FORBIDDEN_ATTRIBUTES, f"{name_of(path)}:{node.lineno} {used}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_default_is_never_a_changing_value(path: Path) -> None:
    for function in functions(path):
        for default in [*function.args.defaults, *(d for d in function.args.kw_defaults if d)]:
            assert not isinstance(default, ast.List | ast.Dict | ast.Set), (
                f"{function.name} in {name_of(path)}"
            )


def test_importing_the_package_stays_light() -> None:
    """Statistics, drawing and conversion load where they are used, not with the command line."""
    import subprocess

    heavy = "statsmodels altair vl_convert scipy pandas opencc polars"
    code = f"import sys, trends.cli; print(*[m for m in {heavy.split()!r} if m in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.split() == []


def test_every_public_name_is_there() -> None:
    import trends

    names = dir(trends)
    assert 15 <= len(names) <= 30
    assert all(getattr(trends, name) is not None for name in names)
    with pytest.raises(AttributeError, match="no attribute 'trend'"):
        trends.trend  # noqa: B018


def public_registries() -> list[tuple[dict[str, object], Path, set[str]]]:
    from trends import charts, comparisons, fits

    known = {"fits": fits.MODELS, "comparisons": comparisons.COMPARERS, "charts": charts.CHARTS}
    return [(dict(registry), PACKAGE / stage, set(registry)) for stage, registry in known.items()]


def test_registries_name_what_exists() -> None:
    for registry, folder, names in public_registries():
        assert names, folder.name
        files = {p.stem for p in folder.rglob("*.py")}
        assert names <= files | {n.replace("-", "_") for n in files}, f"{folder.name}: {names - files}"
        assert all(callable(v) or v is not None for v in registry.values())
