"""What a report was made from, carried in the report: versions, options, and a hash of every input."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from hashlib import sha256
from importlib.metadata import requires, version
from pathlib import Path
from typing import Any, cast

from trends import documents, limits
from trends.errors import UnreadableError
from trends.pipeline import Plan

_BLOCK = re.compile(r'<script type="application/json" id="provenance">(.*?)</script>', re.DOTALL)
_NAME = re.compile(r"[A-Za-z0-9._-]+")


@dataclass(frozen=True)
class Provenance:
    """What decides the bytes of a report.

    Attributes
    ----------
    versions : dict of str to str
        Of the program and of each library it depends on.
    options : dict
        The plan, the language and title of the page, and the limits that the environment sets.
    inputs : dict of str to str
        SHA-256 of every file of the sources by its path, settings among them.
    """

    versions: dict[str, str]
    options: dict[str, Any]
    inputs: dict[str, str]


def provenance(plan: Plan, *, lang: str, title: str | None) -> Provenance:
    r"""Return what a report of this plan is made from, as the files stand now.

    Examples
    --------
    >>> import tempfile
    >>> at = Path(tempfile.mkdtemp())
    >>> _ = (at / "a.csv").write_text("region,indicator,year,value\n")
    >>> [len(told) for told in provenance(Plan(sources=(str(at),)), lang="en", title=None).inputs.values()]
    [64]
    """
    asked = {name: value for name, value in asdict(plan).items() if name != "processes"}
    options = {**asked, "lang": lang, "title": title, "limits": limits.changed()}
    hashes = {path.as_posix(): sha256(path.read_bytes()).hexdigest() for path in inputs(plan)}
    return Provenance(_versions(), json.loads(json.dumps(options)), hashes)


def read_provenance(page: Path) -> Provenance:
    """Return what a written report says it was made from.

    Raises
    ------
    UnreadableError
        When there is no such file, or it is no report of this program.

    Examples
    --------
    >>> read_provenance(Path("no/report.html"))
    Traceback (most recent call last):
    trends.errors.UnreadableError: no/report.html: no such file
    """
    try:
        found = _BLOCK.search(page.read_text(encoding="utf-8"))
        return Provenance(**json.loads(found[1])) if found else _not_ours(page)
    except FileNotFoundError:
        raise UnreadableError("no such file", where=str(page)) from None
    except OSError as error:
        raise UnreadableError(f"cannot be opened ({error.strerror})", where=str(page)) from None
    except (ValueError, TypeError):
        return _not_ours(page)


def plan_of(made: Provenance) -> Plan:
    """Return the plan that a report was made by."""
    known = {option.name for option in fields(Plan)}
    told = {k: tuple(v) if isinstance(v, list) else v for k, v in made.options.items() if k in known}
    return Plan(**cast("dict[str, Any]", told))


def changes(before: Provenance, now: Provenance) -> list[str]:
    """Return, a line each, what would make the report another one today.

    Examples
    --------
    >>> was = Provenance({"trends": "0.1.0"}, {}, {"a.txt": "12", "b.txt": "34"})
    >>> changes(was, Provenance({"trends": "0.2.0"}, {}, {"a.txt": "56", "c.txt": "78"}))
    ['trends 0.1.0 is 0.2.0 now', 'a.txt has changed', 'b.txt is gone', 'c.txt is new']
    """
    lines = [
        f"{name} {before.versions.get(name, 'absent')} is {now.versions.get(name, 'absent')} now"
        for name in sorted({*before.versions, *now.versions})
        if before.versions.get(name) != now.versions.get(name)
    ]
    was, bounds = before.options.get("limits", {}), now.options.get("limits", {})
    lines += [
        f"{limits.PREFIX}{name} was {was.get(name, 'not set')} and is {bounds.get(name, 'not set')} now"
        for name in sorted({*was, *bounds})
        if was.get(name) != bounds.get(name)
    ]
    for path in sorted({*before.inputs, *now.inputs}):
        if path not in now.inputs:
            lines.append(f"{path} is gone")
        elif path not in before.inputs:
            lines.append(f"{path} is new")
        elif before.inputs[path] != now.inputs[path]:
            lines.append(f"{path} has changed")
    return lines


def inputs(plan: Plan) -> Iterator[Path]:
    """Yield every file that is read, the settings that lie beside the sources and the boundaries, sorted.

    Examples
    --------
    >>> [path.name for path in inputs(Plan(sources=("data/documents",)))][-1].endswith(".txt")
    True
    """
    found, _ = documents.find(plan.sources)
    read = {file.path for file in found}
    folders = {path.parent for path in read} | {
        Path(source) for source in plan.sources if Path(source).is_dir()
    }
    settings = {path for folder in folders for path in folder.glob("*.toml")}
    parts = {part for path in read if path.is_dir() for part in path.rglob("*") if part.is_file()}
    areas = {Path(plan.boundaries)} if plan.boundaries else set()
    yield from sorted({path for path in read if path.is_file()} | parts | settings | areas)


def _versions() -> dict[str, str]:
    needed = [_NAME.match(line) for line in requires("trends") or () if "extra ==" not in line]
    return {name: version(name) for name in sorted(["trends", *(m[0] for m in needed if m)])}


def _not_ours(page: Path) -> Provenance:
    raise UnreadableError("is no report that says what it was made from", where=str(page))
