"""Processes that work beside each other, one a core: a second thread of theirs would only wait for a core."""

from __future__ import annotations

import os

PRODUCTS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
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


def one_thread_a_product() -> None:
    """Keep products of matrices to one thread, where the user has not said otherwise; call it before numpy.

    Ours are small: a second thread waits longer than it works, and the last digit of a product would
    depend on how many cores share it, and with it the draws that follow from it.

    Examples
    --------
    >>> one_thread_a_product()
    >>> os.environ["OPENBLAS_NUM_THREADS"]
    '1'
    """
    for name in PRODUCTS:
        os.environ.setdefault(name, "1")
