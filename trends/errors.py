"""Errors a user can cause: each names the thing, the place and the choices."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class TrendsError(Exception):
    """The call is wrong: one line that says what, where and what is possible.

    Parameters
    ----------
    what : str
        What is wrong, with the name of the thing.
    where : str
        The file, option or table it was found in.
    choices : iterable of str
        What would have been possible, nearest names first.

    Examples
    --------
    >>> print(TrendsError("no model 'liner'", where="--model", choices=["linear", "sen"]))
    --model: no model 'liner'; possible: linear, sen
    """

    def __init__(self, what: str, *, where: str = "", choices: Iterable[str] = ()) -> None:
        self.what, self.where, self.choices = what, where, tuple(choices)
        line = f"{where}: {what}" if where else what
        super().__init__(f"{line}; possible: {', '.join(self.choices)}" if self.choices else line)


class UnknownNameError(TrendsError):
    """A name that no registry, catalogue or table knows."""


class UnreadableError(TrendsError):
    """A file that cannot be read; the rest of the work goes on and the report names it."""


class TableError(TrendsError):
    """A table that does not keep its contract in `trends.schema`."""


def unknown(kind: str, name: str, known: Iterable[str], *, where: str, most: int = 12) -> UnknownNameError:
    """Build the error for a name that is not known, with the nearest names first.

    Examples
    --------
    >>> print(unknown("indicator", "birth_rate", ["crude_birth_rate", "births"], where="--indicator"))
    --indicator: no indicator 'birth_rate'; possible: crude_birth_rate, births
    """
    names = sorted(known)
    near = get_close_matches(name, names, n=most, cutoff=0.4)
    listed = near + [n for n in names if n not in near]
    shown = listed[:most] + (["…"] if len(listed) > most else [])
    return UnknownNameError(f"no {kind} '{name}'", where=where, choices=shown)
