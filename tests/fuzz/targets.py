"""What must hold of any bytes whatever: each target takes one input and raises where a promise is broken."""

from __future__ import annotations

import random
import shlex
from collections.abc import Callable
from contextlib import chdir, redirect_stderr, redirect_stdout, suppress
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from trends import documents, evidence, observations, panel
from trends.cli import main
from trends.documents import READERS, SourceFile
from trends.errors import TrendsError, UnreadableError
from trends.panel.corrections import read_corrections
from trends.schema import CHECKS, FAULTS, OBSERVATIONS, PANEL

HERE = Path(__file__).parent
EXITS = {0, 1, 2}
CONTAINERS = ((b"word/", ".docx"), (b"xl/", ".xlsx"), (b"%PDF", ".pdf"))
FITTING = 0.9


class Target(NamedTuple):
    """A promise, the files it is tried on, and the suffixes they may have."""

    keeps: Callable[[Path], None]
    suffixes: tuple[str, ...]
    seeds: str


def reads_a_document(path: Path) -> None:
    """Any file is a document or a fault; every quote is its slice; whatever is derived keeps the contract."""
    texts, faults = documents.read([SourceFile(path, path.name, "document")])
    assert len(texts) + (faults["kind"] == "not_read").sum() == 1, "neither read nor named"
    stated = OBSERVATIONS.check(observations.extract(texts))
    for document in texts:
        for start, end, quote in stated.select("start", "end", "quote").iter_rows():
            assert document.text[start:end] == quote
    FAULTS.check(observations.faults(texts, stated))
    OBSERVATIONS.check(evidence.derive(stated))
    CHECKS.check(evidence.check(stated))


def reads_a_table(path: Path) -> None:
    """Any file is a PANEL or an error of one line that names it."""
    said = f"{path.name}: "
    try:
        rows, faults = panel.read_table(path, path.name)
    except UnreadableError as error:
        said = str(error)
    else:
        PANEL.check(rows)
        FAULTS.check(faults)
    assert said.startswith(f"{path.name}: ")
    assert "\n" not in said


def reads_settings(path: Path) -> None:
    """Any corrections or breaks file is read or is an error of one line."""
    for read in (read_corrections, panel.read_breaks):
        with suppress(TrendsError):
            read(path)


def takes_a_call(path: Path) -> None:
    """Any words on the command line end with 0, 1 or 2, and never with a traceback."""
    try:
        words = shlex.split(path.read_text("utf-8", "replace").replace("\0", ""))
    except ValueError:
        return
    if any(word.startswith("/") or ".." in word for word in words):
        return  # a spoiled path must not lead out of the folder
    folder = path.parent / "called"
    folder.mkdir(exist_ok=True)
    (folder / "panel.csv").write_bytes((HERE / "corpus" / "tables" / "tidy.csv").read_bytes())
    said, code = StringIO(), None
    with chdir(folder), redirect_stdout(said), redirect_stderr(said):
        try:
            main(words)
        except SystemExit as left:
            code = left.code
    assert code in EXITS, code
    assert "Traceback" not in said.getvalue()


TARGETS = {
    "documents": Target(reads_a_document, tuple(READERS), "documents"),
    "tables": Target(reads_a_table, tuple(panel.TABLE_FORMATS), "tables"),
    "settings": Target(reads_settings, (".toml",), "settings"),
    "calls": Target(takes_a_call, (".args",), "calls"),
}


def seeds(target: Target) -> list[bytes]:
    """The good inputs that are spoiled."""
    return [p.read_bytes() for p in sorted((HERE / "corpus" / target.seeds).iterdir())]


def suffix(target: Target, source: random.Random, data: bytes) -> str:
    """The suffix an input is given: mostly its container's, otherwise any."""
    fitting = [end for sign, end in CONTAINERS if sign in data[:2000] and end in target.suffixes]
    return source.choice(fitting if fitting and source.random() < FITTING else target.suffixes)
