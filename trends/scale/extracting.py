"""Documents in any number into OBSERVATIONS, a chunk of files at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from trends.scale.ledger import fingerprint
from trends.scale.run import HERE, Finished, Job, Way, run
from trends.scale.tasks import Made
from trends.schema import OBSERVATIONS

if TYPE_CHECKING:
    from trends.documents import SourceFile


def extract_sources(
    sources: Sequence[str],
    out: Path,
    *,
    encoding: str | None = None,
    way: Way = HERE,
    say: Callable[[int, int], None] = lambda done, all_: None,
) -> Finished:
    """Write every observation of the sources; memory holds a chunk of files.

    Parameters
    ----------
    sources : sequence of str
        Files, folders or globs.
    out : Path
        Where OBSERVATIONS go, as `trends.pipeline.read` gives them.
    encoding : str, optional
        Of every text.
    way, say
        As in `trends.scale.run`.

    Raises
    ------
    TrendsError
        For a source or engine that does not exist.

    Examples
    --------
    >>> import tempfile
    >>> at = Path(tempfile.mkdtemp())
    >>> _ = (at / "a.txt").write_text("2010年全县出生人口3021人。", encoding="utf-8")
    >>> extract_sources([str(at)], at / "out" / "observations.csv").rows
    1
    """
    from trends import documents, reading

    files, missing = documents.find(sources)
    parts = [(piece, encoding) for piece in reading.chunks(files)]
    plan: dict[str, object] = {
        "files": fingerprint(file.path for file in files),
        "encoding": encoding,
        "version": version("trends"),
    }
    job = Job(out, OBSERVATIONS, extract_chunk, parts, plan)
    done = run(job, way, say=say)
    return replace(done, faults=reading.joined(missing, done.faults))


def extract_chunk(files: Sequence[SourceFile], encoding: str | None) -> Made:
    """Read some files; no observation follows from those of two documents.

    Examples
    --------
    >>> extract_chunk([], None).table.height
    0
    """
    from trends import reading

    texts = [file for file in files if file.kind == "document"]
    sheets = [file for file in files if file.kind == "table"]
    said = reading.read_chunk(texts, encoding, quoting=False)
    if sheets:
        from trends import pipeline  # and with it every later stage, which a worker can do without

        said = reading.together([said, pipeline.sheets_as_texts(sheets, encoding, quoting=False)[1]])
    return Made(said.observations, said.faults)
