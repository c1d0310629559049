"""Regional trends out of official documents and tables, every number with its sentence.

    documents → observations → evidence → panel → fits → comparisons → charts → report

`run` goes the whole way up to the comparisons, `write` on to the page; each stage is also a package of
its own (`trends.documents`, `trends.observations` …), a function from one checked table to the next.

>>> import trends
>>> trends.Plan(sources=("data",), benchmark="全国").models
('ar1',)
"""

from importlib import import_module

_HOMES = {
    "trends.catalogue.indicators": ("Indicator", "indicators"),
    "trends.errors": ("TrendsError",),
    "trends.panel": ("panel_of",),
    "trends.pipeline": ("Plan", "Run", "analyse", "assemble", "read", "run"),
    "trends.publish": ("compose", "write"),
    "trends.schema": (
        *("OBSERVATIONS", "CHECKS", "PANEL", "FITS", "SEGMENTS", "FITTED", "COMPARISONS", "FAULTS"),
        *("Document", "Part"),
    ),
    "trends.storage": ("load", "save"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Import a public name where it is first asked for, so that `import trends` stays quick."""
    if name not in _HOME_OF:
        raise AttributeError(f"module 'trends' has no attribute '{name}'")
    return getattr(import_module(_HOME_OF[name]), name)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(_HOME_OF)
