"""A stage that is a function too: ``trends.report(sources)`` goes the whole way in one call.

The package of this stage and the call that everybody looks for have one name. A function put in the place
of the package would last until somebody imports the package; a module that can be called is both at once,
in whatever order things are imported.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

WHOLE_WAY = "trends.result"
"""Whose `report` is called; named, not imported: the stage knows nothing of what composes it."""


class Called(ModuleType):
    """A module whose call is `trends.result.report`.

    Examples
    --------
    >>> import trends.report
    >>> trends.report("no/such/folder")
    Traceback (most recent call last):
    trends.errors.TrendsError: no/such/folder: no such file or folder
    """

    def __call__(self, *sources: object, **asked: object) -> object:
        """Go the whole way from sources to a page; see `trends.result.report`."""
        return import_module(WHOLE_WAY).report(*sources, **asked)
