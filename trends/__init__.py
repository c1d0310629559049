r"""Regional trends out of official documents and tables, every number with its sentence.

    documents → observations → evidence → panel → fits → comparisons → charts → report

`report` goes the whole way in one call; what it returns shows itself in a notebook, draws, and saves
itself. `run` goes up to the comparisons, `read`, `assemble` and `analyse` are the three parts of that,
`write` goes on to the page. Each stage is a package, a function from one checked table to the next:

>>> import tempfile, trends
>>> from pathlib import Path
>>> folder = Path(tempfile.mkdtemp())
>>> for year in range(2001, 2010):
...     said = f"甲县{year}年工作总结\n{year}年，全县人口出生率为{10 + year % 10 / 2}‰。"
...     _ = (folder / f"{year}.txt").write_text(said, encoding="utf-8")

>>> files, _ = trends.documents.find([folder])
>>> texts, _ = trends.documents.read(files)
>>> observations = trends.observations.extract(texts)
>>> observations = trends.schema.OBSERVATIONS.check(observations.vstack(trends.evidence.derive(observations)))
>>> panel, faults = trends.panel.build(observations, [])
>>> fitted = trends.fits.fit(panel)
>>> fitted.fits["verdict"].to_list()
['rising']
>>> trends.comparisons.compare(panel, fitted.fits, comparisons=["ranks"]).columns[:2]
['comparison', 'indicator']
>>> chart = trends.charts.chart("lines", panel, fitted.fits, fitted.fitted, indicator="crude_birth_rate")
>>> told = trends.report.build(trends.report.Content(panel=panel, fits=fitted.fits, fitted=fitted.fitted))
>>> [view.indicator.id for view in told.views]
['crude_birth_rate']

All of this at once:

>>> trends.report(folder).tables["fits"].equals(fitted.fits)
True
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what `__getattr__` finds, for those who read types
    from trends.catalogue.indicators import Indicator as Indicator
    from trends.catalogue.indicators import indicators as indicators
    from trends.errors import TrendsError as TrendsError
    from trends.panel import panel_of as panel_of
    from trends.pipeline import Plan as Plan
    from trends.pipeline import Run as Run
    from trends.pipeline import analyse as analyse
    from trends.pipeline import assemble as assemble
    from trends.pipeline import read as read
    from trends.pipeline import run as run
    from trends.publish import write as write
    from trends.result import Result as Result
    from trends.result import report as report
    from trends.schema import Document as Document
    from trends.schema import Part as Part
    from trends.storage import load as load
    from trends.storage import save as save

_PACKAGES = (
    *("documents", "observations", "evidence", "panel", "fits", "comparisons", "charts", "report"),
    "schema",
)
_HOMES = {
    "trends.catalogue.indicators": ("Indicator", "indicators"),
    "trends.errors": ("TrendsError",),
    "trends.panel": ("panel_of",),
    "trends.pipeline": ("Plan", "Run", "analyse", "assemble", "read", "run"),
    "trends.publish": ("write",),
    "trends.result": ("Result",),
    "trends.schema": ("Document", "Part"),
    "trends.storage": ("load", "save"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Import a public name where it is first asked for, so that `import trends` stays quick."""
    if name in _PACKAGES:
        return import_module(f"trends.{name}")
    if name not in _HOME_OF:
        raise AttributeError(f"module 'trends' has no attribute '{name}'")
    return getattr(import_module(_HOME_OF[name]), name)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted((*_HOME_OF, *_PACKAGES))
