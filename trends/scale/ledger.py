"""The folder of a run's parts: what was planned, what is finished, what is left to do."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from shutil import rmtree

from trends import storage
from trends.errors import TrendsError
from trends.scale.tasks import Task

PLAN = "plan.json"
SUFFIX = ".parts"


@dataclass(frozen=True)
class Ledger:
    """Where the parts of one output stand until they are joined.

    Attributes
    ----------
    folder : Path
        Beside the output: ``fits.parquet.parts``.
    """

    folder: Path

    @classmethod
    def beside(cls, out: Path) -> Ledger:
        """Return the ledger of an output file.

        Examples
        --------
        >>> Ledger.beside(Path("out/fits.parquet")).part(3).as_posix()
        'out/fits.parquet.parts/part-00003.parquet'
        """
        return cls(out.with_name(out.name + SUFFIX))

    def part(self, number: int) -> Path:
        """Return the path of a part; parts sort by name in the order of their partitions."""
        return self.folder / f"part-{number:05d}.parquet"

    def open(self, plan: dict[str, object], *, resume: bool) -> None:
        """Begin the folder with its plan, or go on with one of the same plan.

        Raises
        ------
        TrendsError
            When parts of an earlier run stand there and `resume` is not asked for, or when they are
            of another plan: other inputs or options would be mixed in one output.
        """
        said = json.dumps(plan, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        at = self.folder / PLAN
        if not at.exists():
            storage.replace(at, lambda path: _write(path, said))
        elif not resume:
            raise TrendsError(
                "parts of an unfinished run: --resume goes on with them, deleting the folder begins anew",
                where=str(self.folder),
            )
        elif (before := at.read_text(encoding="utf-8")) != said:
            changed = _changed(json.loads(before), plan)
            raise TrendsError(f"cannot resume: {changed} changed since", where=str(self.folder))

    def left(self, tasks: Sequence[Task]) -> list[Task]:
        """Return the tasks whose part is not there yet; a part that is there is whole."""
        return [task for task in tasks if not task.path.exists()]

    def close(self) -> None:
        """Remove the folder, once its parts are joined."""
        rmtree(self.folder)


def fingerprint(paths: Iterable[Path]) -> str:
    """Return what tells whether files changed between two runs: a hash of their names, sizes and times.

    Examples
    --------
    >>> fingerprint([]) == fingerprint(())
    True
    """
    told = sha256()
    for path in paths:
        stat = path.stat()
        told.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return told.hexdigest()


def _changed(before: dict[str, object], now: dict[str, object]) -> str:
    names = sorted(key for key in {*before, *now} if before.get(key) != now.get(key))
    return ", ".join(names)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
