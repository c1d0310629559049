"""What a comparison is asked, besides the tables it looks at."""

from __future__ import annotations

from typing import NamedTuple


class Asked(NamedTuple):
    """What only the user can know: nothing here is ever guessed.

    Attributes
    ----------
    benchmark : str or None
        The region the others are compared with: its path, or the end of a path that only one region has.
    year : int or None
        The year in which levels and ranks are compared, and by which a goal without a year of its own
        is to be met; without it the last year of most of a cohort.
    event : int or None
        The first year after a policy or a break, for "before_after".
    given : tuple of str
        Indicators whose first levels set where a region tends to, for conditional convergence.
    """

    benchmark: str | None = None
    year: int | None = None
    event: int | None = None
    given: tuple[str, ...] = ()
