"""What a shell offers behind an option: the names that the registries and the catalogue know."""

from __future__ import annotations

from collections.abc import Iterable


def indicators(incomplete: str) -> list[str]:
    """Return the indicators of the catalogue that begin so.

    Examples
    --------
    >>> indicators("crude_birth")
    ['crude_birth_rate']
    """
    from trends.catalogue.indicators import indicators as known

    return _beginning(incomplete, known())


def models(incomplete: str) -> list[str]:
    """Return the trend models that begin so."""
    from trends.fits import MODELS

    return _beginning(incomplete, MODELS)


def comparisons(incomplete: str) -> list[str]:
    """Return the comparisons that begin so."""
    from trends.comparisons import COMPARERS

    return _beginning(incomplete, COMPARERS)


def charts(incomplete: str) -> list[str]:
    """Return the charts that begin so."""
    from trends.charts import CHARTS

    return _beginning(incomplete, CHARTS)


def _beginning(incomplete: str, names: Iterable[str]) -> list[str]:
    return sorted(name for name in names if name.startswith(incomplete))
