"""Whether a grouping stays what it is when the data are drawn again."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from trends.comparisons.welch import Floats

Labels = NDArray[np.int64]
LEFT_OUT = -1
"""The label of an element that a repetition does not have."""
STABLE = 0.75
"""Agreement from which a group counts as stable (Hennig 2007)."""


def agreement(labels: Labels, again: Labels) -> Floats:
    """Return, for each element, how like its group is to its groups in the repetitions.

    The mean Jaccard coefficient of its group and the group it is in when the data are drawn again,
    elements that a repetition lacks not counted: 1 where its company never changes. Hennig (2007),
    Computational Statistics and Data Analysis 52, 258–271, for each element.

    Parameters
    ----------
    labels : (n,) array of int
        The grouping.
    again : (repetitions, n) array of int
        Groupings; `LEFT_OUT` for an element that a repetition does not have.

    Returns
    -------
    (n,) array
        NaN for an element that no repetition has.

    Examples
    --------
    >>> agreement(np.array([0, 0, 1, 1]), np.array([[5, 5, 7, 7], [5, 5, 5, 7]])).round(2)
    array([0.83, 0.83, 0.62, 0.75])
    """
    known = again != LEFT_OUT
    own = labels[:, None] == labels
    theirs = again[:, :, None] == again[:, None, :]
    both = known[:, :, None] & known[:, None, :]
    shared = (own & theirs & both).sum(axis=2)
    either = ((own | theirs) & both).sum(axis=2)
    with np.errstate(invalid="ignore", divide="ignore"):
        found: Floats = np.where(known, shared / np.maximum(either, 1), 0.0).sum(axis=0) / known.sum(axis=0)
    return found
