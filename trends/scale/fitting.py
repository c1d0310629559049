"""A saved panel of any size into FITS, a partition at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from trends.scale.ledger import fingerprint
from trends.scale.run import HERE, Finished, Job, Way, run
from trends.schema import FITS


def fit_panel(
    panel: Path,
    out: Path,
    models: Sequence[str] | None = None,
    *,
    way: Way = HERE,
    say: Callable[[int, int], None] = lambda done, all_: None,
) -> Finished:
    """Fit models to every series of a saved panel; memory holds one partition.

    Parameters
    ----------
    panel : Path
        PANEL as Parquet, in the order of its key where it is larger than one partition.
    out : Path
        Where FITS go.
    models : sequence of str, optional
        Names in `trends.fits.MODELS`; without them the default one.
    way, say
        As in `trends.scale.run`.

    Raises
    ------
    UnknownNameError
        A model or engine that does not exist.
    TableError
        Not a panel, or rows out of order.

    Examples
    --------
    >>> import tempfile
    >>> from trends.schema import PANEL
    >>> at = Path(tempfile.mkdtemp())
    >>> PANEL.empty().write_parquet(at / "panel.parquet")
    >>> fit_panel(at / "panel.parquet", at / "fits.parquet").rows
    0
    """
    from trends import fits

    names = tuple(fits.chosen(models or (fits.DEFAULT_MODEL,)))
    parts = [(panel, *rows, names) for rows in fits.partitions(panel)]
    plan: dict[str, object] = {"models": list(names), "panel": fingerprint([panel])}
    job = Job(out, FITS, fits.fit_partition, parts, plan)
    return run(job, way, say=say)
