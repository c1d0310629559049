"""What verdicts mean: one frozen `Meaning` for each entry of ``verdicts.toml``, in its order."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Meaning:
    """One verdict.

    Attributes
    ----------
    verdict : str
        As in `trends.schema.VERDICT`.
    holds : str
        When an interval has it; "" for verdicts that come before there is one.
    says : dict of str to str
        By language, with ``{margin}`` and ``{minimum}`` to be filled in.
    """

    verdict: str
    holds: str
    says: dict[str, str]


@cache
def meanings() -> tuple[Meaning, ...]:
    """Return every verdict in the order in which the rules are asked.

    Examples
    --------
    >>> [one.verdict for one in meanings()][:3]
    ['stable', 'rising', 'falling']
    """
    entries = tomllib.loads(files(__package__).joinpath("verdicts.toml").read_text(encoding="utf-8"))
    return tuple(
        Meaning(name, entry.get("holds", ""), {lang: entry[lang] for lang in ("en", "zh")})
        for name, entry in entries.items()
    )
