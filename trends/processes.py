"""Processes that work beside each other, one a core: a second thread of theirs would only wait for a core."""

from __future__ import annotations

import os

ONE_THREAD = {"OMP_NUM_THREADS": 1, "MKL_NUM_THREADS": 1, "OPENBLAS_NUM_THREADS": 1, "POLARS_MAX_THREADS": 1}


def single_threaded() -> None:
    """Keep this process to one thread; call it before anything that computes is imported.

    Examples
    --------
    >>> single_threaded()
    >>> os.environ["POLARS_MAX_THREADS"]
    '1'
    """
    os.environ.update({name: str(threads) for name, threads in ONE_THREAD.items()})
